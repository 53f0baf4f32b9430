// A server that stops keeps its lines for its next start: all of them, or says how many not.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { LogStore } from '@tailrace/core/log-store';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppTable } from './app-table.ts';
import { TurnQueue } from './reading/turn-queue.ts';
import type { TailraceServer } from './server.ts';
import { SnapshotStore } from './snapshot-store.ts';
import { entriesOf, numbered } from './testing/lines.ts';
import type { TestSubscription } from './testing/test-reader.ts';
import { TestBed } from './testing/test-server.ts';
import { until } from './testing/until.ts';

let bed: TestBed;
let dataDir: string;
beforeEach(async () => {
  bed = new TestBed();
  dataDir = await bed.tempDir();
});
afterEach(() => bed.close());

async function readAll(server: TailraceServer, app: string): Promise<TestSubscription> {
  const reader = await bed.reader(server);
  const subscription = reader.subscribe(app, { follow: false });
  await until('the end', () => subscription.endReason !== undefined);
  return subscription;
}

/** Starts a server, writes lines into some apps, and stops it. */
async function leaveLines(apps: number, linesPerApp: number): Promise<void> {
  const server = await bed.start({ dataDir });
  const uplink = await bed.uplink(server);
  for (let i = 0; i < apps; i++) await uplink.sendLines(`app-${i}`, numbered('line', 1, linesPerApp));
  await server.stop(10_000);
}

describe('a clean stop and the next start', () => {
  test('bring back every line under its index, notices included', async () => {
    const first = await bed.start({ dataDir });
    const uplink = await bed.uplink(first);
    await uplink.sendNumbered('web', 1, 3_000);
    await uplink.sendNumbered('web', 3_011, 10);
    await uplink.sendTotal({ app: 'web', reason: 'agent_buffer', total: 5 });
    await uplink.sendLines('quiet', ['one']);
    const before = await readAll(first, 'web');
    await first.stop(10_000);

    const second = await bed.start({ dataDir });
    const after = await readAll(second, 'web');
    expect(after.lines).toEqual(before.lines);
    expect(after.notices).toEqual(before.notices);
    expect(after.opened).toEqual(before.opened);
    expect(after.distance).toBe(3_025);
    expect(after.problem).toBeUndefined();
    expect((await readAll(second, 'quiet')).lines).toEqual(['one']);
  });

  test('keep a reader’s position good, and what an agent sends again is skipped', async () => {
    const first = await bed.start({ dataDir });
    const uplink = await bed.uplink(first, 7n);
    await uplink.sendNumbered('web', 1, 100);
    const { opened } = await readAll(first, 'web');
    await first.stop(10_000);

    const second = await bed.start({ dataDir });
    const again = await bed.uplink(second, 7n);
    await again.sendNumbered('web', 91, 20);
    const reader = await bed.reader(second);
    const position = { logId: opened?.logId ?? 0n, index: 95 };
    const subscription = reader.subscribe('web', { from: { kind: 'position', position }, follow: false });
    await until('the end', () => subscription.endReason !== undefined);
    expect(subscription.has('gap')).toBe(false);
    expect(subscription.lines).toEqual(numbered('line', 96, 15));
  });

  test('lines that another server took and lost while this one was away are announced', async () => {
    const first = await bed.start({ dataDir });
    await (await bed.uplink(first, 7n)).sendNumbered('web', 1, 10);
    await first.stop(10_000);
    const second = await bed.start({ dataDir });
    await (await bed.uplink(second, 7n)).sendNumbered('web', 51, 10);
    expect((await readAll(second, 'web')).notices).toEqual(['40 lines are missing before this line']);
  });

  test('drops that were not yet announced are announced before the end', async () => {
    const first = await bed.start({ dataDir });
    const uplink = await bed.uplink(first);
    for (let total = 1; total <= 5; total++)
      await uplink.sendTotal({ app: 'web', reason: 'agent_buffer', total });
    await first.stop(10_000);
    expect((await readAll(await bed.start({ dataDir }), 'web')).droppedLines).toBe(5);
  });

  test('the file is gone once it is read: it must not come back after a crash', async () => {
    await leaveLines(1, 10);
    expect(await readdir(dataDir)).toEqual(['s1.logs']);
    await bed.start({ dataDir });
    expect(await readdir(dataDir)).toEqual([]);
  });

  test('servers with one folder keep files of their own', async () => {
    const servers = [await bed.start({ dataDir, id: 'z1/a' }), await bed.start({ dataDir, id: 'z1-a' })];
    await Promise.all(servers.map((server) => server.stop(5_000)));
    expect((await readdir(dataDir)).sort()).toEqual(['z1%2Fa.logs', 'z1-a.logs']);
  });

  test('a server that cannot start leaves the lines for the one that can', async () => {
    await leaveLines(3, 10);
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const address = taken.address();
    const port = typeof address === 'object' ? address?.port : 0;
    await expect(bed.start({ dataDir, listen: `127.0.0.1:${port}` })).rejects.toMatchObject({
      code: 'address_in_use',
      message: `Cannot listen on 127.0.0.1:${port}: the address is in use, expected a free one`,
    });
    await new Promise((resolve) => taken.close(resolve));
    expect((await readAll(await bed.start({ dataDir }), 'app-2')).lines).toHaveLength(10);
  });
});

describe('damage', () => {
  async function damagedStart(): Promise<TailraceServer> {
    const server = await bed.start({ dataDir });
    expect((await readdir(dataDir)).some((name) => /^s1\.logs\.damaged-\d+$/.test(name))).toBe(true);
    expect(bed.log.some(({ msg }) => msg === 'the saved lines are damaged')).toBe(true);
    return server;
  }

  test('what can be read is kept, and the rest is put aside and counted', async () => {
    await leaveLines(20, 100);
    const file = join(dataDir, 's1.logs');
    const bytes = await readFile(file);
    const middle = Math.floor(bytes.length / 2);
    bytes.fill(0xee, middle, middle + 3);
    await writeFile(file, bytes);
    const server = await damagedStart();
    expect(await bed.metric(server, 'snapshot_damages_total')).toBeGreaterThan(0);
    let whole = 0;
    for (let i = 0; i < 20; i++) {
      const { distance, lines, overtakenLines, droppedLines, problem } = await readAll(server, `app-${i}`);
      if (lines.length === 100) whole += 1;
      expect(problem).toBeUndefined();
      expect(lines.length + overtakenLines + droppedLines).toBe(distance);
    }
    expect(whole).toBeGreaterThanOrEqual(18);
  });

  test('of a file that was cut off, what is before is kept', async () => {
    await leaveLines(20, 100);
    const file = join(dataDir, 's1.logs');
    const bytes = await readFile(file);
    await writeFile(file, bytes.subarray(0, bytes.length / 2));
    const server = await damagedStart();
    expect(await bed.metric(server, 'held_lines')).toBeGreaterThan(500);
  });

  test.each([
    ['another file', Buffer.from('hello, I am another kind of file\n'.repeat(10))],
    ['an empty file', Buffer.alloc(0)],
  ])('%s is put aside and the server starts', async (_, bytes) => {
    await writeFile(join(dataDir, 's1.logs'), bytes);
    const server = await damagedStart();
    expect(await bed.metric(server, 'held_lines')).toBe(0);
  });
});

test('what does not fit into the time is announced exactly at the next start', async () => {
  const logger = pino({ level: 'silent' });
  const store = new SnapshotStore({ dataDir, id: 's1', zone: 'z1', logger, now: Date.now });
  const [saved, loaded] = [createTable(), createTable()];
  for (const app of ['web', 'api']) {
    const state = saved.getOrCreate(app);
    const bytes = entriesOf(numbered('line', 1, 70));
    if (state !== undefined) saved.appendLines(state, bytes, 0, bytes.length, 70, 1_000);
  }
  expect(await store.save(saved, 0)).toMatchObject({ apps: 2, lines: 0, lostLines: 140 });
  expect(await store.load(loaded)).toMatchObject({ apps: 2, lines: 0, lostLines: 140, damages: 0 });
  const log = loaded.get('web')?.log;
  expect(log?.logId).toBe(saved.get('web')?.log.logId);
  expect(log?.nextIndex).toBe(70);
  const slice = log?.cursorAtOldest().next(100_000);
  expect(slice).toMatchObject({ kind: 'drop', index: 0, count: 70 });
});

function createTable(): AppTable {
  let logId = 1n;
  const store = new LogStore({
    totalBytesMax: 1e9,
    appBytesMax: 1e9,
    appsMax: 10,
    appIdleForgetMs: 1e9,
    newLogId: () => logId++,
    now: Date.now,
  });
  const queue = new TurnQueue({
    onError: (error) => {
      throw error;
    },
  });
  return new AppTable({ store, queue, limitOf: () => undefined });
}
