// The spool inside of a real agent, in a real folder. What a kill leaves behind is a copy of the folder as it was: a process
// that is killed leaves what was written, and nothing else.

import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AgentOptions } from '../agent.ts';
import { LineSender } from '../line-sender.ts';
import { portOf, type RunningAgent, runAgent } from '../testing/running-agent.ts';

let base: string;
const running: RunningAgent[] = [];

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'tailrace-spool-'));
});

afterEach(async () => {
  for (const each of running.splice(0)) await each.stop();
  await rm(base, { recursive: true, force: true });
});

async function start(
  folder: string,
  options: Partial<AgentOptions> & { bytesMax?: number; isAway?: boolean } = {},
): Promise<RunningAgent> {
  const { bytesMax, isAway, ...rest } = options;
  const spool = { folder: join(base, folder), ...(bytesMax === undefined ? {} : { bytesMax }) };
  const run = await runAgent({ ...rest, spool });
  if (isAway === true) run.owner.kill();
  running.push(run);
  return run;
}

async function syslog({ agent }: RunningAgent, text: string): Promise<void> {
  const socket = connect(portOf(agent.addresses.syslog[0]), '127.0.0.1');
  await once(socket, 'connect');
  socket.end(text);
  await once(socket, 'close');
}

async function until(check: () => boolean, what: string): Promise<void> {
  const endMs = Date.now() + 20_000;
  while (!check()) {
    if (Date.now() > endMs) throw new Error(`timed out: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const numbered = (from: number, to: number, app = 'web', more = '') =>
  Array.from({ length: to - from + 1 }, (_, i) => `<14>1 - host ${app} - - - line ${from + i}${more}\n`).join(
    '',
  );
const texts = (from: number, to: number, more = '') =>
  Array.from({ length: to - from + 1 }, (_, i) => `line ${from + i}${more}`);

/** As a kill would leave it. */
async function copyOf(folder: string): Promise<string> {
  const copy = `${folder}-copy`;
  await cp(join(base, folder), join(base, copy), { recursive: true });
  await rm(join(base, copy, 'lock'), { force: true });
  return copy;
}

const kept = (run: RunningAgent, lines: number) =>
  until(() => run.agent.stateDump().receivedLines >= lines, `${lines} lines`);

/** Waits until so many lines of at least 300 bytes lie on disk: nobody holds a syslog sender back whose disk is slow. */
const onDisk = (run: RunningAgent, lines: number) =>
  until(() => (run.agent.stateDump().spool?.bytes ?? 0) >= lines * 300, `${lines} lines on disk`);

/** Waits until what came in until now is on disk: a line of a pipe that comes behind it is acknowledged. */
async function written(run: RunningAgent): Promise<void> {
  const { ingress } = run.agent.addresses;
  const sender = new LineSender({ address: ingress, app: 'probe', instanceId: '0', peer: 'pipe' });
  sender.write(Buffer.from('probe'), false);
  await until(() => sender.counts.acked === 1, 'the ack of a probe');
  await sender.close(0);
}

describe('the way of a line', () => {
  test('through the spool to the owner, which empties it', async () => {
    const run = await start('a');
    await syslog(run, numbered(1, 5000));
    await run.owner.until(() => run.owner.lines('web').length >= 5000);
    expect(run.owner.lines('web')).toEqual(texts(1, 5000));
    await run.stop();
    expect(await readdir(join(base, 'a'))).toEqual([]);
  });

  test('a line of a pipe is acknowledged when it is in the spool', async () => {
    const run = await start('a', { isAway: true });
    const sender = new LineSender({
      address: run.agent.addresses.ingress,
      app: 'web',
      instanceId: '0',
      peer: 'pipe',
    });
    for (let i = 1; i <= 3000; i++) sender.write(Buffer.from(`line ${i}`), false);
    await until(() => sender.counts.acked === 3000, 'acks');
    const copy = await copyOf('a');
    const next = await start(copy);
    await next.owner.until(() => next.owner.lines('web').length >= 3000);
    expect(next.owner.lines('web')).toEqual(texts(1, 3000));
    await sender.close(0);
  });
});

test('with syncs a pipe is answered after them, and everything goes its way', async () => {
  const spool = { folder: join(base, 'a'), fsyncMs: 5 };
  const run = await runAgent({ spool });
  running.push(run);
  const { ingress } = run.agent.addresses;
  const sender = new LineSender({ address: ingress, app: 'web', instanceId: '0', peer: 'pipe' });
  for (let i = 1; i <= 5000; i++) sender.write(Buffer.from(`line ${i}`), false);
  expect(await sender.close(10_000)).toEqual({ sent: 5000, acked: 5000, dropped: 0 });
  await run.owner.until(() => run.owner.lines('web').length >= 5000);
  expect(run.owner.lines('web')).toEqual(texts(1, 5000));
  await run.stop();
  expect(await readdir(join(base, 'a'))).toEqual([]);
});

describe('a folder', () => {
  test('that is a file is refused, and nothing stays open', async () => {
    await writeFile(join(base, 'a'), '');
    await expect(start('a')).rejects.toMatchObject({ code: 'spool_unusable' });
  });

  test('that another agent uses is refused', async () => {
    await start('a');
    await expect(start('a')).rejects.toMatchObject({ code: 'spool_in_use' });
  });

  test('whose agent is gone is taken over; files of others in it stay as they are', async () => {
    await mkdir(join(base, 'a'));
    const gone = { pid: 2 ** 22 + 1, host: hostname(), began: '1' };
    await writeFile(join(base, 'a', 'lock'), JSON.stringify(gone));
    await writeFile(join(base, 'a', 'notes.txt'), 'mine');
    const run = await start('a');
    await syslog(run, numbered(1, 10));
    await run.owner.until(() => run.owner.lines('web').length >= 10);
    await run.stop();
    expect(await readdir(join(base, 'a'))).toEqual(['notes.txt']);
  });
});

describe('an agent that comes back', () => {
  test('sends what was not acknowledged, before anything new, and once', async () => {
    const run = await start('a', { isAway: true });
    await syslog(run, numbered(1, 2000));
    await kept(run, 2000);
    await run.agent.stop(1000);
    const next = await start('a');
    await syslog(next, numbered(2001, 4000));
    await next.owner.until(() => next.owner.lines('web').length >= 4000);
    expect(next.owner.lines('web')).toEqual(texts(1, 4000));
    expect(next.owner.model.holes).toEqual([]);
    expect(next.agent.stateDump().dropped).toEqual({});
  });

  test('three times, while no server can be reached', async () => {
    for (let life = 0; life < 3; life++) {
      const run = await start('a', { isAway: true });
      await syslog(run, numbered(life * 1000 + 1, life * 1000 + 1000));
      await kept(run, 1000);
      await run.agent.stop(1000);
    }
    const next = await start('a');
    await next.owner.until(() => next.owner.lines('web').length >= 3000);
    expect(next.owner.lines('web')).toEqual(texts(1, 3000));
    await until(() => next.agent.stateDump().unackedLines === 0, 'acks');
    await next.stop();
    expect(await readdir(join(base, 'a'))).toEqual([]);
  });

  test('reports the drops that nobody had heard of', async () => {
    const run = await start('a', { isAway: true, defaultLimit: { lines: 10 } });
    await syslog(run, numbered(1, 500));
    await kept(run, 500);
    const dropped = run.agent.stateDump().dropped['rate_limit'] ?? 0;
    expect(dropped).toBeGreaterThan(0);
    await written(run);
    const copy = await copyOf('a');
    const next = await start(copy);
    await next.owner.until(() => next.owner.model.record('web').dropped >= dropped);
    expect(next.owner.model.record('web').dropped).toBe(dropped);
    await next.owner.until(() => next.owner.lines('web').length + dropped >= 500);
    expect(next.owner.lines('web').length + dropped).toBe(500);
  });

  test('what a pipe sends again after a kill is not taken twice', async () => {
    const run = await start('a', { isAway: true });
    const { ingress } = run.agent.addresses;
    const sender = new LineSender({ address: ingress, app: 'web', instanceId: '0', peer: 'pipe' });
    for (let i = 1; i <= 2000; i++) sender.write(Buffer.from(`line ${i}`), false);
    await until(() => sender.counts.acked === 2000, 'acks');
    const copy = await copyOf('a');
    await run.agent.stop(0);
    const next = await start(copy, { ingress });
    for (let i = 2001; i <= 4000; i++) sender.write(Buffer.from(`line ${i}`), false);
    expect(await sender.close(10_000)).toMatchObject({ dropped: 0, acked: 4000 });
    await next.owner.until(() => next.owner.lines('web').length >= 4000);
    expect(next.owner.lines('web')).toEqual(texts(1, 4000));
  });
});

describe('more lines than memory holds', () => {
  test('go to disk, come back in order, and none is lost', async () => {
    const run = await start('a', { isAway: true, bufferBytesMax: 4 * 1024 * 1024, syslogConnectionsMax: 10 });
    const more = 'x'.repeat(300);
    const apps = ['a', 'b', 'c'];
    for (let from = 1; from <= 20_000; from += 1000) {
      for (const app of apps) await syslog(run, numbered(from, from + 999, app, more));
      await onDisk(run, 3 * (from + 999));
    }
    await kept(run, 60_000);
    expect(run.agent.stateDump().dropped).toEqual({});
    expect(run.agent.stateDump()).toMatchObject({ unsentLines: 60_000 });
    expect(run.agent.stateDump().bufferBytes).toBeLessThanOrEqual(8 * 1024 * 1024);
    await run.owner.start();
    for (const app of apps) {
      await run.owner.until(() => run.owner.lines(app).length >= 20_000);
      expect(run.owner.lines(app)).toEqual(texts(1, 20_000, more));
    }
    await until(() => run.agent.stateDump().unackedLines === 0, 'acks');
    expect(run.agent.stateDump().spool?.trouble).toBe('');
    await run.stop();
    expect(await readdir(join(base, 'a'))).toEqual([]);
  });

  test('survive the process as well', async () => {
    const run = await start('a', { isAway: true, bufferBytesMax: 4 * 1024 * 1024 });
    const more = 'x'.repeat(300);
    for (let from = 1; from <= 20_000; from += 1000) {
      await syslog(run, numbered(from, from + 999, 'web', more));
      await onDisk(run, from + 999);
    }
    await kept(run, 20_000);
    await run.agent.stop(0);
    const next = await start('a', { bufferBytesMax: 4 * 1024 * 1024 });
    await next.owner.until(() => next.owner.lines('web').length >= 20_000);
    expect(next.owner.lines('web')).toEqual(texts(1, 20_000, more));
  });
});

describe('a spool that is full', () => {
  test('loses the oldest lines of who holds most, counted and announced', async () => {
    const run = await start('a', {
      isAway: true,
      bytesMax: 16 * 1024 * 1024,
      bufferBytesMax: 4 * 1024 * 1024,
    });
    await syslog(run, numbered(1, 100, 'quiet'));
    const more = 'x'.repeat(500);
    for (let from = 1; from <= 60_000; from += 1000)
      await syslog(run, numbered(from, from + 999, 'noisy', more));
    await kept(run, 60_100);
    await run.owner.start();
    const lost = () => run.agent.stateDump().dropped['agent_buffer'] ?? 0;
    const noisy = run.owner.model.record('noisy');
    await run.owner.until(() => noisy.lines.length + noisy.dropped >= 60_000);
    await until(() => run.agent.stateDump().unackedLines + run.agent.stateDump().unsentLines === 0, 'acks');
    expect(lost()).toBeGreaterThan(10_000);
    expect(noisy.lines.length + lost()).toBe(60_000);
    expect(noisy.dropped).toBe(lost());
    expect(noisy.lines.at(-1)).toBe(`line 60000${more}`);
    const arrived = new Set(noisy.lines);
    expect(noisy.lines).toEqual(texts(1, 60_000, more).filter((line) => arrived.has(line)));
    expect(run.owner.lines('quiet')).toEqual(texts(1, 100));
    expect(run.owner.model.holes).toEqual([]);
  });
});

describe('a damaged spool', () => {
  const damage = async (change: (bytes: Buffer) => Buffer): Promise<RunningAgent> => {
    const run = await start('a', { isAway: true });
    for (let from = 1; from <= 5000; from += 500) await syslog(run, numbered(from, from + 499));
    await kept(run, 5000);
    await run.agent.stop(0);
    const [name = ''] = (await readdir(join(base, 'a'))).filter((each) => each.endsWith('.spool'));
    const file = join(base, 'a', name);
    await writeFile(file, change(await readFile(file)));
    return start('a');
  };

  test('one bit: the lines of that piece are announced, the others arrive, the file is kept aside', async () => {
    const next = await damage((bytes) => {
      const at = bytes.indexOf('line 2500');
      bytes[at] = (bytes[at] ?? 0) ^ 4;
      return bytes;
    });
    await next.owner.until(
      () => next.owner.lines('web').length + next.owner.model.record('web').dropped >= 5000,
    );
    const lines = next.owner.lines('web');
    expect(lines.length).toBeGreaterThan(0);
    expect(lines).not.toContain('line 2500');
    expect(lines.length + (next.agent.stateDump().dropped['agent_spool'] ?? 0)).toBe(5000);
    expect(lines).toEqual(texts(1, 5000).filter((line) => lines.includes(line)));
    expect(next.logs.some(({ msg }) => /is damaged/.test(msg))).toBe(true);
    expect(next.agent.stateDump().spool?.damagedSegments).toBe(1);
    await until(() => next.agent.stateDump().unackedLines === 0, 'acks');
    await next.stop();
    expect(await readdir(join(base, 'a'))).toEqual([expect.stringMatching(/\.damaged$/)]);
  });

  test.each([
    ['empty', () => Buffer.alloc(0)],
    ['of zeros', (bytes: Buffer) => Buffer.alloc(bytes.length)],
    [
      'of a version from the future',
      (bytes: Buffer) => Buffer.concat([Buffer.from('tailrace-spool 2\n'), bytes]),
    ],
    ['of something else', () => Buffer.from('#!/bin/sh\nexit 1\n')],
  ])('a segment %s stops nothing', async (_, change) => {
    const next = await damage(change);
    await syslog(next, numbered(1, 10, 'new'));
    await next.owner.until(() => next.owner.lines('new').length >= 10);
  });
});
