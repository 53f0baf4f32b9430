// Brings a clone to the state in which it can run: checks Node, installs the dependencies, compiles. Each step is left out
// when a stamp says that nothing has changed since it was done. Plain Node without dependencies.
//
//   node scripts/prepare.mjs [PROJECT…]     compiles these TypeScript projects (default: all)
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run, seconds, tsc } from './steps.mjs';

const stampFile = join(root, '.tailrace-prepared');
const installedMarker = join(root, 'node_modules', '.package-lock.json');

const major = 20;
const minor = 19;
const [nodeMajor, nodeMinor] = process.versions.node.split('.').map(Number);
if (nodeMajor < major || (nodeMajor === major && nodeMinor < minor)) {
  fail(
    `Cannot run Tailrace: this is Node ${process.versions.node}, expected Node ${major}.${minor} or newer`,
    1,
  );
}

const projects = process.argv.slice(2);
const stamp = readStamp();
await install();
await compile();

async function install() {
  const wanted = installStamp();
  if (existsSync(installedMarker)) {
    // Somebody's own `npm ci` counts too: npm writes its marker last, when everything is in place.
    const own =
      !stamp.installed &&
      statSync(installedMarker).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
    if (stamp.installed === wanted || own) {
      stamp.installed = wanted;
      return;
    }
  }
  const startedMs = performance.now();
  process.stderr.write('Installing dependencies (npm ci) …\n');
  // npm's own report belongs to stderr: what is prepared for may be read from stdout.
  const { status, reason } = await run(
    [...npm(), 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      stdout: 2,
    },
  );
  if (status !== 0)
    fail(`Cannot install the dependencies: npm ci ended with ${reason ?? `status ${status}`}`, status);
  stamp.installed = wanted;
  stamp.compiled = {};
  writeStamp();
  process.stderr.write(`Installed dependencies in ${seconds(startedMs)}\n`);
}

async function compile() {
  const key = projects.join(' ') || 'all';
  const wanted = sourcesStamp();
  if (stamp.compiled[key] === wanted && existsSync(join(root, 'packages/cli/dist'))) {
    writeStamp();
    return;
  }
  const startedMs = performance.now();
  process.stderr.write('Compiling (tsc -b) …\n');
  const { status, reason } = await run([...tsc, '-b', ...projects], { stdout: 2 });
  if (status !== 0) fail(`Cannot compile: tsc -b ended with ${reason ?? `status ${status}`}`, status);
  stamp.compiled[key] = wanted;
  writeStamp();
  process.stderr.write(`Compiled in ${seconds(startedMs)}\n`);
}

/** What an installation depends on: the lock file, and the platform, because some packages carry native code. */
function installStamp() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return createHash('sha256').update(lock).update(`${process.platform} ${process.arch}`).digest('hex');
}

/** Changes when a source is added, removed or written: names, sizes and times only, so that it takes milliseconds. */
function sourcesStamp() {
  const hash = createHash('sha256').update(stamp.installed);
  const visit = (path) => {
    for (const entry of readdirSync(join(root, path), { withFileTypes: true })) {
      if (entry.name === 'node_modules' || entry.name === 'dist' || entry.name.startsWith('.')) continue;
      const name = `${path}/${entry.name}`;
      if (entry.isDirectory()) visit(name);
      else if (/\.(ts|js|json)$/.test(entry.name)) {
        const { size, mtimeMs } = statSync(join(root, name));
        hash.update(`${name} ${size} ${mtimeMs}\n`);
      }
    }
  };
  for (const folder of ['packages', 'test', 'bench']) visit(folder);
  hash
    .update(readFileSync(join(root, 'tsconfig.base.json')))
    .update(readFileSync(join(root, 'tsconfig.json')));
  return hash.digest('hex');
}

/** npm as it was called, else the one on the path. */
function npm() {
  const script = process.env.npm_execpath;
  if (script !== undefined && /npm-cli\.[cm]?js$/.test(script)) return [process.execPath, script];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}

function readStamp() {
  try {
    const { installed, compiled } = JSON.parse(readFileSync(stampFile, 'utf8'));
    if (typeof installed === 'string' && typeof compiled === 'object' && compiled !== null)
      return { installed, compiled };
  } catch {
    // No stamp, or one of another version: everything is looked at again.
  }
  return { installed: '', compiled: {} };
}

function writeStamp() {
  writeFileSync(stampFile, `${JSON.stringify({ installed: stamp.installed, compiled: stamp.compiled })}\n`);
}

function fail(message, status) {
  process.stderr.write(`${message}\n`);
  process.exit(status);
}
