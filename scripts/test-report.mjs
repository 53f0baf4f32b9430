// Reads vitest's JSON report: the totals in one line and the names of what was skipped. Also knows the programs that
// tests use as peers and that a machine may lack. Plain Node without dependencies.
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Programs that some tests talk to; without them those tests are skipped by name, and fail when CI=true. */
export const peers = [
  { program: 'rsyslogd', package: 'rsyslog', what: 'tests of drains to a real syslog receiver are skipped' },
  { program: 'logger', package: 'bsdutils', what: 'tests of logger as a syslog sender are skipped' },
  {
    program: 'nats-server',
    package: 'nats-server',
    what: 'tests of the registry of a cluster are skipped',
  },
  {
    program: 'python3',
    package: 'python3',
    what: 'tests that run a real server under tailrace run are skipped',
  },
  {
    program: 'openssl',
    package: 'openssl',
    what: 'checks of certificates by another implementation are skipped',
  },
  { program: 'curl', package: 'curl', what: 'reading by a program that is not ours is skipped' },
];

export function missingPeers() {
  return peers.filter((peer) => findProgram(peer.program) === undefined);
}

/** The path of a program; daemons are looked for in the sbin folders too, which a user's PATH often lacks. */
export function findProgram(program) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin', '/usr/local/sbin'];
  return folders
    .filter(Boolean)
    .map((folder) => join(folder, program))
    .find((path) => existsSync(path));
}

/** Totals of a report, or undefined when there is none (vitest did not get that far). */
export function readTotals(path) {
  let report;
  try {
    report = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  const passed = tests.filter((test) => test.status === 'passed').length;
  const skipped = tests.filter((test) => test.status !== 'passed' && test.status !== 'failed');
  // A file that cannot be loaded has no tests of its own: it counts as one that failed.
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  const failed = tests.filter((test) => test.status === 'failed').length + broken.length;
  return {
    line: `${passed} passed, ${failed} failed, ${skipped.length} skipped`,
    failed,
    skippedNames: skipped.map((test) => test.fullName),
  };
}

// `node scripts/test-report.mjs REPORT` prints the totals line; with `--missing-packages`, what to install.
if (process.argv[1]?.endsWith('test-report.mjs')) {
  if (process.argv[2] === '--missing-packages') {
    console.log([...new Set(missingPeers().map((peer) => peer.package))].join(' '));
  } else {
    console.log(readTotals(process.argv[2] ?? '')?.line ?? '0 passed, 1 failed, 0 skipped');
  }
}
