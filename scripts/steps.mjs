// What the scripts in this folder share: running one program with its output passed through, and finding the
// repository's own tools without a shell. Plain Node without dependencies, because it runs before they are installed.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The program of an installed package, to be run by this very Node. */
export function tool(packagePath) {
  return [process.execPath, join(root, 'node_modules', packagePath)];
}

export const tsc = tool('typescript/bin/tsc');
export const vitest = tool('vitest/vitest.mjs');
export const biome = tool('@biomejs/biome/bin/biome');
export const oxlint = tool('oxlint/bin/oxlint');

/**
 * Runs a program in the repository's root and resolves with its exit status (128 + n for a signal).
 * `capture` collects stdout and stderr together instead of passing them through.
 */
export function run(command, { env = {}, capture = false, stdout = 'inherit' } = {}) {
  const [program, ...args] = command;
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: capture ? ['ignore', 'pipe', 'pipe'] : ['inherit', stdout, 'inherit'],
    });
    const output = [];
    child.stdout?.on('data', (chunk) => output.push(chunk));
    child.stderr?.on('data', (chunk) => output.push(chunk));
    const forward = (signal) => child.kill(signal);
    process.on('SIGTERM', forward);
    // A terminal sends Ctrl-C to the child itself: only wait for it here, so that it can clean up.
    const wait = () => undefined;
    process.on('SIGINT', wait);
    const finish = (status, reason) => {
      process.off('SIGTERM', forward);
      process.off('SIGINT', wait);
      resolve({ status, output: Buffer.concat(output).toString(), reason });
    };
    child.on('error', (error) => finish(127, error.message));
    child.on('close', (code, signal) => finish(code ?? signalStatus(signal), signal ?? undefined));
  });
}

function signalStatus(signal) {
  if (signal === 'SIGINT') return 130;
  if (signal === 'SIGTERM') return 143;
  return 1;
}

export function seconds(sinceMs) {
  return `${((performance.now() - sinceMs) / 1000).toFixed(1)} s`;
}
