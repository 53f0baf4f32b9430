// Logs that move between real servers of one zone, with agents and readers whose every message the test sees: joins, stops, crashes
// of either side, and servers that started at different moments.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { TailraceServer } from '../server.ts';
import { numbered } from '../testing/lines.ts';
import { TestHolder, TestTaker } from '../testing/test-handover.ts';
import type { TestSubscription } from '../testing/test-reader.ts';
import { TestReceiver } from '../testing/test-receiver.ts';
import { TestBed } from '../testing/test-server.ts';
import type { TestUplink } from '../testing/test-uplink.ts';
import { until } from '../testing/until.ts';

let bed: TestBed;
beforeEach(() => {
  bed = new TestBed();
});
afterEach(() => bed.close());

const apps = numbered('app', 1, 12);

/** Writes to whoever of the servers takes it, as an agent would. Returns the one that did. */
async function write(
  uplinks: ReadonlyMap<TailraceServer, TestUplink>,
  app: string,
  firstSeq: number,
  count: number,
): Promise<TailraceServer> {
  for (;;) {
    for (const [server, uplink] of uplinks) {
      const ack = await uplink.sendNumbered(app, firstSeq, count);
      if (ack.moved.length + ack.overloaded.length === 0) return server;
    }
  }
}

async function uplinksTo(...servers: TailraceServer[]): Promise<Map<TailraceServer, TestUplink>> {
  const uplinks = new Map<TailraceServer, TestUplink>();
  for (const server of servers) uplinks.set(server, await bed.uplink(server, 7n));
  return uplinks;
}

/** Everything that a server holds of an app. */
async function readAll(server: TailraceServer, app: string): Promise<TestSubscription> {
  const subscription = (await bed.reader(server)).subscribe(app, { follow: false });
  await until('the end', () => subscription.endReason !== undefined);
  expect(subscription.problem).toBeUndefined();
  return subscription;
}

/** One server with some lines of every app; and a second one that joins then. */
async function startAndJoin(): Promise<{
  s1: TailraceServer;
  s2: TailraceServer;
  owners: Map<string, TailraceServer>;
}> {
  const s1 = await bed.start({ id: 's1' });
  const first = await uplinksTo(s1);
  for (const app of apps) await write(first, app, 1, 50);
  const s2 = await bed.start({ id: 's2' });
  const both = await uplinksTo(s1, s2);
  const owners = new Map<string, TailraceServer>();
  for (const app of apps) owners.set(app, await write(both, app, 51, 10));
  expect(new Set(owners.values()).size).toBe(2);
  return { s1, s2, owners };
}

describe('a server that joins', () => {
  test('has the whole logs of its apps, under their names, and the other one has them no more', async () => {
    const { s1, s2, owners } = await startAndJoin();
    for (const app of apps) {
      const all = await readAll(owners.get(app) ?? s1, app);
      expect(all.lines).toEqual(numbered('line', 1, 60));
      expect(all.notices).toEqual([]);
      expect(all.opened?.index).toBe(0);
    }
    const moved = apps.filter((app) => owners.get(app) === s2).length;
    await until('they are forgotten', async () => (await bed.metric(s1, 'apps')) === apps.length - moved);
    expect(await bed.metric(s1, 'handover_apps_given_total')).toBe(moved);
    expect(await bed.metric(s2, 'handover_apps_taken_total')).toBe(moved);
    expect(await bed.metric(s2, 'handover_timeouts_total')).toBe(0);
    expect(await bed.metric(s2, 'handover_conflicts_total')).toBe(0);
  });

  test('knows what was taken before: what is sent again is skipped, what is missing is a gap', async () => {
    const { s1, s2, owners } = await startAndJoin();
    const app = apps.find((each) => owners.get(each) === s2) ?? '';
    const uplink = (await uplinksTo(s2)).get(s2);
    await uplink?.sendNumbered(app, 41, 25);
    await uplink?.sendNumbered(app, 71, 1);
    const all = await readAll(s2, app);
    expect(all.lines).toEqual([...numbered('line', 1, 65), 'line 71']);
    expect(all.notices).toEqual(['5 lines are missing before this line']);
    expect(await bed.metric(s1, 'dropped_lines_total')).toBe(0);
  });

  test('announces what the other one had dropped and not told yet', async () => {
    const s1 = await bed.start({ id: 's1' });
    const [uplink] = (await uplinksTo(s1)).values();
    for (const app of apps) {
      await uplink?.sendNumbered(app, 1, 1);
      await uplink?.sendTotal({ app, reason: 'agent_buffer', total: 3 });
      await uplink?.sendTotal({ app, reason: 'agent_buffer', total: 8 });
    }
    const s2 = await bed.start({ id: 's2' });
    const both = await uplinksTo(s1, s2);
    for (const app of apps) {
      const owner = await write(both, app, 2, 1);
      await until('all are announced', async () => (await readAll(owner, app)).droppedLines === 8);
    }
  });
});

describe('a server that stops', () => {
  test('gives everything to the others before it is gone, and keeps nothing', async () => {
    const dataDir = await bed.tempDir();
    const s1 = await bed.start({ id: 's1', dataDir });
    const s2 = await bed.start({ id: 's2', dataDir });
    const both = await uplinksTo(s1, s2);
    for (const app of apps) await write(both, app, 1, 50);
    await s1.stop(10_000);
    for (const app of apps) expect((await readAll(s2, app)).lines).toEqual(numbered('line', 1, 50));
    const again = await bed.start({ id: 's1', dataDir });
    const after = await uplinksTo(again, s2);
    for (const app of apps) {
      const owner = await write(after, app, 51, 5);
      expect((await readAll(owner, app)).lines).toEqual(numbered('line', 1, 55));
    }
  });

  test('with nobody to take over keeps its lines, also when it was the last of two', async () => {
    const dataDir = await bed.tempDir();
    const s1 = await bed.start({ id: 's1', dataDir });
    const s2 = await bed.start({ id: 's2', dataDir });
    const both = await uplinksTo(s1, s2);
    for (const app of apps) await write(both, app, 1, 50);
    await s1.stop(10_000);
    await s2.stop(10_000);
    // In the other order, so that the first one is alone with nothing.
    const first = await bed.start({ id: 's1', dataDir });
    const second = await bed.start({ id: 's2', dataDir });
    const after = await uplinksTo(first, second);
    for (const app of apps) {
      const owner = await write(after, app, 51, 5);
      expect((await readAll(owner, app)).lines).toEqual(numbered('line', 1, 55));
    }
  });

  test('while another one takes from it a log that is still arriving there, nothing is lost', async () => {
    const { s1, s2 } = await startAndJoin();
    const s3 = await bed.start({ id: 's3' });
    await Promise.all([s2.stop(10_000), s1.stop(10_000)]);
    for (const app of apps) expect((await readAll(s3, app)).lines).toEqual(numbered('line', 1, 60));
  });
});

describe('different logs of one app', () => {
  test('of servers that started at different moments become one, and a reader of the younger one goes on', async () => {
    const dataDir = await bed.tempDir();
    const s1 = await bed.start({ id: 's1', dataDir });
    for (const app of apps) await write(await uplinksTo(s1), app, 1, 30);
    await s1.stop(10_000, { handsOver: false });
    // The zone begins anew without the server that has the logs.
    const s2 = await bed.start({ id: 's2', dataDir });
    const alone = await uplinksTo(s2);
    for (const app of apps) await write(alone, app, 31, 20);
    const opened = new Map<string, bigint>();
    for (const app of apps) opened.set(app, (await readAll(s2, app)).opened?.logId ?? 0n);
    const back = await bed.start({ id: 's1', dataDir });
    const both = await uplinksTo(back, s2);
    for (const app of apps) {
      const owner = await write(both, app, 51, 5);
      expect((await readAll(owner, app)).lines).toEqual(numbered('line', 1, 55));
      const position = { logId: opened.get(app) ?? 0n, index: 10 };
      const resumed = (await bed.reader(owner)).subscribe(app, { from: { kind: 'position', position } });
      await until('the rest', () => resumed.lines.length === 15);
      expect(resumed.lines).toEqual(numbered('line', 41, 15));
      expect(resumed.opened).toMatchObject({ continues: true });
      expect(resumed.has('gap')).toBe(false);
    }
  });
});

test('lines that are here are not thrown away because another server, which has still to fetch them, went on with the log', async () => {
  const dataDir = await bed.tempDir();
  const before = await bed.start({ id: 's1', dataDir });
  await write(await uplinksTo(before), 'web', 1, 20);
  const formerly = (await readAll(before, 'web')).opened?.logId ?? 0n;
  await before.stop(10_000, { handsOver: false });
  const holder = await TestHolder.start({ app: 'web', count: 30, heldFrom: 20, firstSeq: 1, formerly });
  bed.onClose(() => holder.close());
  const member = { role: 'server', zone: 'z1', version: 1, state: 'leaving', incarnation: 'x' } as const;
  await bed.registry.join({ ...member, id: 's0', address: holder.address });
  const s1 = await bed.start({ id: 's1', dataDir });
  const all = await readAll(s1, 'web');
  expect(all.lines).toEqual(numbered('line', 1, 30));
  expect(all.notices).toEqual([]);
  expect(all.opened).toMatchObject({ logId: 77n, index: 0 });
  expect(holder.wants).toHaveLength(1);
});

test('of a log that two servers took apart the oldest lines are kept, whoever of the two has them', async () => {
  const s1 = await bed.start({ id: 's1' });
  const uplinks = await uplinksTo(s1);
  for (const app of apps) await write(uplinks, app, 1, 30);
  const member = { role: 'server', zone: 'z1', version: 1, incarnation: 'x' } as const;
  const other = await bed.registry.join({ ...member, id: 's2', address: '127.0.0.1:1', state: 'up' });
  const taker = new TestTaker(s1.address, 's2');
  taker.ask(1, ['s1', 's2']);
  await until('it is told', () => taker.isAnswered);
  taker.close();
  await other.leave();
  const { app = '', logId = 0n } = taker.headers[0] ?? {};
  // This one goes on under another name, and the other one has gone on as well: but has let go of the oldest lines.
  await write(uplinks, app, 31, 1);
  const kept = { app, logId, count: 40, heldFrom: 25, firstIndex: 25, firstSeq: 1 };
  const holder = await TestHolder.start(kept);
  bed.onClose(() => holder.close());
  await bed.registry.join({ ...member, id: 's0', address: holder.address, state: 'leaving' });
  await until('it is taken', async () => (await readAll(s1, app)).opened?.logId === logId);
  const all = await readAll(s1, app);
  expect(all.lines).toEqual([...numbered('line', 1, 40), 'line 31']);
  expect(all.notices).toEqual([]);
});

test('a drain goes on at the new owner where the former one stopped, and delivers each line once', async () => {
  const receiver = await TestReceiver.listen();
  bed.onClose(() => receiver.close());
  const s1 = await bed.start({ id: 's1' });
  for (const app of apps) await bed.addDrain(receiver.url, { id: app, app });
  const first = await uplinksTo(s1);
  for (const app of apps) await write(first, app, 1, 20);
  const s2 = await bed.start({ id: 's2' });
  const both = await uplinksTo(s1, s2);
  for (const app of apps) await write(both, app, 21, 20);
  await until('all are delivered', () => receiver.frames.length >= 40 * apps.length);
  await s1.stop(10_000);
  const last = await uplinksTo(s2);
  for (const app of apps) await write(last, app, 41, 20);
  await until('the rest is delivered', () => receiver.frames.length >= 60 * apps.length);
  const expected = apps.flatMap(() => numbered('line', 1, 60));
  expect([...receiver.messages].sort()).toEqual(expected.sort());
});

test('where the view has a server before it joins, it takes up its lines all the same', async () => {
  const dataDir = await bed.tempDir();
  const first = await bed.start({ id: 's1', dataDir });
  await write(await uplinksTo(first), 'web', 1, 10);
  await first.stop(5_000);
  // As a file of members has it: there always, down or not.
  const fixed = { id: 's1', role: 'server', zone: 'z1', address: '127.0.0.1:1', version: 1 } as const;
  const { members } = { members: [{ ...fixed, state: 'up', incarnation: 'static' } as const] };
  const lost = new Promise<void>(() => undefined);
  const membership = { setState: async () => undefined, leave: async () => undefined, lost };
  const registry = Object.assign(Object.create(bed.registry), {
    clusterId: 'test',
    view: () => ({ epoch: 1, members }),
    onView: () => () => undefined,
    onDrains: () => () => undefined,
    onLimits: () => () => undefined,
    drains: () => [],
    limits: () => new Map(),
    join: async () => membership,
  });
  const second = await bed.start({ id: 's1', dataDir, registry });
  expect((await readAll(second, 'web')).lines).toEqual(numbered('line', 1, 10));
  await write(await uplinksTo(second), 'web', 11, 5);
  expect((await readAll(second, 'web')).lines).toEqual(numbered('line', 1, 15));
});

describe('a server that crashes', () => {
  const member = { role: 'server', zone: 'z1', version: 1 } as const;

  test('before its lines were fetched: those that came are there, the others are announced in their place', async () => {
    const holder = await TestHolder.start({ app: 'web', count: 30, heldFrom: 20, firstSeq: 1 });
    bed.onClose(() => holder.close());
    const membership = await bed.registry.join({
      ...member,
      id: 's0',
      address: holder.address,
      state: 'leaving',
      incarnation: 'x',
    });
    const s1 = await bed.start({ id: 's1' });
    const uplinks = await uplinksTo(s1);
    // Lines flow as soon as it is known where the former owner stopped.
    await write(uplinks, 'web', 31, 5);
    const reader = await bed.reader(s1);
    const newest = reader.subscribe('web', { from: { kind: 'end' } });
    const all = reader.subscribe('web', { follow: false });
    await until('the newest are open', () => newest.has('opened'));
    await until('a part is asked for', () => holder.wants.length >= 2);
    expect(all.has('opened')).toBe(false);
    await holder.close();
    await membership.leave();
    await until('the end', () => all.endReason !== undefined);
    expect(all.lines).toEqual(numbered('line', 21, 15));
    expect(all).toMatchObject({ droppedLines: 20, problem: undefined });
    expect(all.notices[0]).toMatch(
      /^Dropped 20 lines .*: their server went away before it had handed them over$/,
    );
    expect(all.opened).toMatchObject({ logId: 77n, index: 0, endIndex: 35 });
    const { metrics } = s1;
    expect(await metrics.metrics()).toContain('dropped_lines_total{reason="not_handed_over"} 20');
  });

  test('after it was told of logs: they go on under other names, and readers of them without a gap', async () => {
    const s1 = await bed.start({ id: 's1' });
    const uplinks = await uplinksTo(s1);
    for (const app of apps) await write(uplinks, app, 1, 30);
    const before = new Map<string, bigint>();
    for (const app of apps) before.set(app, (await readAll(s1, app)).opened?.logId ?? 0n);
    const identity = { ...member, id: 's2', address: '127.0.0.1:1', state: 'up', incarnation: 'x' } as const;
    const membership = await bed.registry.join(identity);
    const taker = new TestTaker(s1.address, 's2');
    taker.ask(1, ['s1', 's2']);
    await until('it is told', () => taker.isAnswered);
    expect(taker.headers.length).toBeGreaterThan(0);
    taker.close();
    await membership.leave();
    for (const app of apps) {
      await write(uplinks, app, 31, 5);
      const logId = before.get(app) ?? 0n;
      const given = taker.headers.some((header) => header.app === app);
      const all = await readAll(s1, app);
      expect(all.lines).toEqual(numbered('line', 1, 35));
      expect(all.opened?.logId === logId).toBe(!given);
      const position = { logId, index: 25 };
      const resumed = (await bed.reader(s1)).subscribe(app, { from: { kind: 'position', position } });
      await until('the rest', () => resumed.lines.length === 10);
      expect(resumed.opened).toMatchObject({ index: 25, ...(given ? { continues: true } : {}) });
      expect(resumed.has('gap')).toBe(false);
    }
  });
});
