// Everything that is checked without running the product: format, lint, types, generated files, house rules.
// Every stage runs even when one before it failed; ends with one line per stage and its time.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { biome, oxlint, root, run, seconds, tsc, vitest } from './steps.mjs';

// oxlint's type-aware rules and the generators read the compiler's output, so types come before them.
const stages = [
  { name: 'format and lint (biome)', command: [...biome, 'check', '--error-on-warnings', '.'] },
  { name: 'types (tsc -b)', command: [...tsc, '-b'] },
  { name: 'promises and types (oxlint)', command: [...oxlint, '--type-aware', '--deny-warnings', '.'] },
  { name: 'generated protocol code', command: [process.execPath, 'scripts/generate-proto.mjs', '--check'] },
  { name: 'generated documentation', command: [process.execPath, 'scripts/generate-docs.mjs', '--check'] },
  { name: 'house rules (test/tidy)', command: [...vitest, 'run', '--reporter=dot', 'test/tidy'] },
];

if (!existsSync(join(root, 'node_modules', '.package-lock.json'))) {
  console.error('Cannot check: the dependencies are not installed, expected `npm ci` before');
  process.exit(1);
}

const lines = [];
let failed = false;
for (const stage of stages) {
  const startedMs = performance.now();
  const { status, output, reason } = await run(stage.command, { capture: true });
  if (status !== 0) {
    failed = true;
    console.log(`--- ${stage.name}\n${output.trimEnd()}${reason ? `\n${reason}` : ''}\n`);
  }
  lines.push(
    `${status === 0 ? 'ok    ' : 'FAILED'}  ${stage.name.padEnd(30)} ${seconds(startedMs).padStart(8)}`,
  );
}
console.log(lines.join('\n'));
process.exitCode = failed ? 1 : 0;
