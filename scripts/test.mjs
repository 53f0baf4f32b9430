// Runs the tests of the whole repository with vitest, hands on its arguments, and ends with what was skipped and why.
//
//   npm test                      everything
//   npm test -- packages/core     a part; every argument of `vitest run` works
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, vitest } from './steps.mjs';
import { missingPeers, readTotals } from './test-report.mjs';

const folder = mkdtempSync(join(tmpdir(), 'tailrace-test-'));
const report = process.env.TAILRACE_TEST_REPORT ?? join(folder, 'report.json');
const { status } = await run([
  ...vitest,
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...process.argv.slice(2),
]);
const totals = readTotals(report);
rmSync(folder, { recursive: true, force: true });

if (totals !== undefined) {
  for (const name of totals.skippedNames) console.log(`skipped: ${name}`);
  for (const peer of missingPeers())
    console.log(`${peer.program} is not installed (Debian package ${peer.package}): ${peer.what}`);
  if (process.env.TAILRACE_TEST_REPORT === undefined) console.log(totals.line);
}
process.exitCode = status;
