// Whether a process still runs: a living one, one that is gone, and one of which only the exit status is left.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { isAlive, ownIdentity } from './process-identity.ts';

test('this process is alive, and one with its number and another start is not', () => {
  expect(isAlive(ownIdentity())).toBe(true);
  if (ownIdentity().started !== '') {
    expect(isAlive({ pid: process.pid, started: 'another boot 1' })).toBe(false);
  }
});

test('a process that was waited for is not alive', async () => {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  expect(isAlive({ pid: child.pid ?? 0, started: '' })).toBe(false);
});

test('a process that was killed and that nobody has waited for is not alive', async () => {
  // Only Linux tells the state of a process; elsewhere such a process counts as alive.
  if (!existsSync('/proc/self/stat')) return;
  // The shell becomes `sleep`, which never asks for its children; only then the child may end, or the shell would ask for it.
  const parent = spawn('sh', ['-c', 'cat <&3 >/dev/null & echo $!; exec sleep 20 3<&-'], {
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
  });
  const [, stdout, , input] = parent.stdio;
  const [line] = (await once(stdout as Readable, 'data')) as [Buffer];
  const pid = Number(line.toString());
  while (readFileSync(`/proc/${parent.pid}/comm`, 'latin1').trim() !== 'sleep') await delay(5);
  (input as Writable).end();
  while (!/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'))) await delay(5);
  expect(isAlive({ pid, started: '' })).toBe(false);
  parent.kill('SIGKILL');
  await once(parent, 'exit');
});
