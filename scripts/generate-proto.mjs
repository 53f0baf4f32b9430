// Writes packages/proto/gen from packages/proto/proto with protobufjs-cli: one static ES module and its types per
// package. With --check it writes nothing and exits with 1 when the files there are not what would be written.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const packageDir = resolve(dirname(fileURLToPath(import.meta.url)), '../packages/proto');
const protoDir = join(packageDir, 'proto');
const genDir = join(packageDir, 'gen');
const cliDir = dirname(createRequire(import.meta.url).resolve('protobufjs-cli/package.json'));

/** The generated modules and the folder of .proto files that each is made from. */
const modules = [
  { name: 'loggregator', dir: 'loggregator-api/v2' },
  { name: 'tailrace', dir: 'tailrace/v1' },
];

// Neither services (grpc-js has its own) nor the conversions that nothing here uses.
const pbjsFlags = [
  '-t',
  'static-module',
  '-w',
  'esm',
  '--no-service',
  '--no-delimited',
  '--no-typeurl',
  '--no-verify',
];

function runTool(tool, args) {
  execFileSync(process.execPath, [join(cliDir, 'bin', tool), ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/**
 * Gives protobufjs the `Long` that makes numbers of 64 bits exact. It looks for one by itself with `require`, but goes
 * on without, rounding, where that finds an ES module.
 */
function setLong(text) {
  const protobufImport = 'import $protobuf from "protobufjs/minimal.js";\n';
  if (!text.includes(protobufImport)) {
    throw new Error(`Cannot set Long: the generated code has no line ${protobufImport}`);
  }
  const lines = 'import $Long from "long";\n\n$protobuf.util.Long = $Long;\n$protobuf.configure();\n';
  return text.replace(protobufImport, `${protobufImport}${lines}`);
}

/** The types import `long` as only CommonJS can. */
function fixTypes(text) {
  return text
    .replace('import Long = require("long");', 'import type Long from "long";')
    .replace(/[ \t]+$/gm, '');
}

/** The text of every generated file by its name. */
function generate() {
  const files = new Map();
  const tempDir = mkdtempSync(join(tmpdir(), 'tailrace-proto-'));
  try {
    for (const { name, dir } of modules) {
      const protos = readdirSync(join(protoDir, dir))
        .filter((file) => file.endsWith('.proto'))
        .sort()
        .map((file) => join(protoDir, dir, file));
      const flags = [...pbjsFlags, '-r', name, '-p', protoDir];
      const plain = join(tempDir, `${name}.js`);
      const commented = join(tempDir, `${name}-commented.js`);
      const types = join(tempDir, `${name}.d.ts`);
      runTool('pbjs', [...flags, '--no-comments', '-o', plain, ...protos]);
      runTool('pbjs', [...flags, '-o', commented, ...protos]);
      runTool('pbts', ['-o', types, commented]);
      files.set(`${name}.js`, setLong(readFileSync(plain, 'utf8')));
      files.set(`${name}.d.ts`, fixTypes(readFileSync(types, 'utf8')));
    }
  } finally {
    rmSync(tempDir, { recursive: true, force: true });
  }
  return files;
}

function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

const stale = [...generate()].filter(([name, text]) => readIfThere(join(genDir, name)) !== text);
if (process.argv.includes('--check')) {
  for (const [name] of stale) {
    console.error(`packages/proto/gen/${name} is not current: run \`npm run generate\``);
  }
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  for (const [name, text] of stale) {
    writeFileSync(join(genDir, name), text);
    console.log(`wrote packages/proto/gen/${name}`);
  }
}
