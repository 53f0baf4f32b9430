// Removes everything that a run of the docker suite made, as soon as its standard input ends: when the suite asks for it, and
// also when the suite was interrupted or killed. Plain JavaScript, so that it starts without anything else.
//
//   node reaper.mjs PROJECT IMAGE_PREFIX
import { spawnSync } from 'node:child_process';

const [, , project = '', imagePrefix = ''] = process.argv;
if (!/^tailrace-test-[a-z0-9]+$/.test(project) || !imagePrefix.startsWith('tailrace-test-')) {
  throw new Error(
    `Cannot clean up after "${project}": it is no project of this suite, expected tailrace-test-…`,
  );
}

const docker = (...args) =>
  (spawnSync('docker', args, { encoding: 'utf8', timeout: 120_000 }).stdout ?? '')
    .split('\n')
    .filter(Boolean);
const label = `label=com.docker.compose.project=${project}`;
// The stages of a build stay behind without a name: those that this run made are those that were not there before.
const stages = () =>
  docker(
    'images',
    '--quiet',
    '--no-trunc',
    '--filter',
    'dangling=true',
    '--filter',
    'label=dev.tailrace.stage',
  );
const stagesBefore = new Set(stages());

// Ctrl-C goes to the whole group of processes; what it started must still be cleaned up.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
process.stdin.resume();
process.stdin.once('end', () => void cleanUp());
process.stdin.once('error', () => void cleanUp());
process.stdout.write('ready\n');

/** What may still be started by a compose that was interrupted with the tests is found by a later round. */
async function cleanUp() {
  for (let round = 0, quiet = 0; round < 100 && quiet < 3; round += 1) {
    quiet = removeEverything() ? 0 : quiet + 1;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  process.exit(0);
}

/** One look at everything; whether there was anything. */
function removeEverything() {
  const found = [
    remove(['rm', '--force', '--volumes'], docker('ps', '--all', '--quiet', '--filter', label)),
    remove(['network', 'rm'], docker('network', 'ls', '--quiet', '--filter', label)),
    remove(['volume', 'rm', '--force'], docker('volume', 'ls', '--quiet', '--filter', label)),
    // By name: the same image may have another name, which is somebody else's.
    remove(
      ['rmi'],
      docker('images', '--format', '{{.Repository}}:{{.Tag}}', '--filter', `reference=${imagePrefix}*`),
    ),
  ];
  // Last: they are the parents of the images. One that is in use by another build stays, and is no reason to go on.
  remove(
    ['rmi'],
    stages().filter((id) => !stagesBefore.has(id)),
  );
  return found.some(Boolean);
}

function remove(command, ids) {
  if (ids.length > 0) docker(...command, ...new Set(ids));
  return ids.length > 0;
}
