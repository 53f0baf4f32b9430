// Two and three real servers of one zone that keep copies of each other's logs: what an ack means, what is left after a crash, how
// copies are completed, and replicas that answer wrongly or not at all.
import { HashRing } from '@tailrace/core/hash-ring';
import type { ReplicationDown, ReplicationOp } from '@tailrace/proto/replication-messages';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { TailraceServer } from '../server.ts';
import { entriesOf, numbered } from '../testing/lines.ts';
import type { TestSubscription } from '../testing/test-reader.ts';
import { TestReceiver } from '../testing/test-receiver.ts';
import { TestOwner, TestReplica } from '../testing/test-replica.ts';
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

async function readAll(server: TailraceServer, app: string): Promise<TestSubscription> {
  const subscription = (await bed.reader(server)).subscribe(app, { follow: false });
  await until('the end', () => subscription.endReason !== undefined);
  expect(subscription.problem).toBeUndefined();
  return subscription;
}

const isInSync = (server: TailraceServer): boolean =>
  (server.stateDump() as { replication?: { isInSync?: boolean } }).replication?.isInSync === true;

const inSync = (...servers: TailraceServer[]): Promise<void> =>
  until('all copies are whole', () => servers.every(isInSync));

const replicas = 2;

/** Lines of 1 KB, so that a log takes some time to be fetched. */
const long = (from: number, count: number): string[] =>
  Array.from({ length: count }, (_, i) => `line ${from + i} ${'x'.repeat(1_000)}`);

describe('the server that is left after a crash', () => {
  test('has every line that was acknowledged, once, and goes on', async () => {
    const s1 = await bed.start({ id: 's1', replicas });
    const s2 = await bed.start({ id: 's2', replicas });
    await inSync(s1, s2);
    const both = await uplinksTo(s1, s2);
    const owners = new Map<string, TailraceServer>();
    for (const app of apps) owners.set(app, await write(both, app, 1, 50));
    expect(new Set(owners.values()).size).toBe(2);
    expect(await bed.metric(s2, 'copied_lines_total')).toBeGreaterThan(0);
    await bed.crash(s1);
    const left = await uplinksTo(s2);
    // Sent again, as an agent does that had no answer.
    for (const app of apps) await write(left, app, 41, 20);
    for (const app of apps) {
      const all = await readAll(s2, app);
      expect(all.lines).toEqual(numbered('line', 1, 60));
      expect(all.notices).toEqual([]);
    }
    expect(await bed.metric(s2, 'copies')).toBe(0);
    expect(isInSync(s2)).toBe(false);
  });

  test('knows a place in the log that it goes on with, under another name', async () => {
    const s1 = await bed.start({ id: 's1', replicas });
    const s2 = await bed.start({ id: 's2', replicas });
    await inSync(s1, s2);
    const both = await uplinksTo(s1, s2);
    let app = '';
    for (const each of apps) if ((await write(both, each, 1, 20)) === s1) app = each;
    const before = await readAll(s1, app);
    const logId = before.opened?.logId ?? 0n;
    await bed.crash(s1);
    await write(await uplinksTo(s2), app, 21, 5);
    const resumed = (await bed.reader(s2)).subscribe(app, {
      from: { kind: 'position', position: { logId, index: 15 } },
      follow: false,
    });
    await until('the end', () => resumed.endReason !== undefined);
    expect(resumed.lines).toEqual(numbered('line', 16, 10));
    expect(resumed.has('gap')).toBe(false);
    expect(resumed.opened?.logId).not.toBe(logId);
  });

  test('announces what the other one had dropped and not told yet', async () => {
    const s1 = await bed.start({ id: 's1', replicas });
    const s2 = await bed.start({ id: 's2', replicas });
    await inSync(s1, s2);
    const both = await uplinksTo(s1, s2);
    for (const app of apps) {
      const owner = await write(both, app, 1, 1);
      await both.get(owner)?.sendTotal({ app, reason: 'agent_buffer', total: 3 });
      await both.get(owner)?.sendTotal({ app, reason: 'agent_buffer', total: 8 });
    }
    await bed.crash(s1);
    const left = await uplinksTo(s2);
    for (const app of apps) {
      await left.get(s2)?.sendTotal({ app, reason: 'agent_buffer', total: 8 });
      await until('all are announced', async () => (await readAll(s2, app)).droppedLines === 8);
    }
  });

  test('has what was written before there was a second one', async () => {
    const s1 = await bed.start({ id: 's1', replicas });
    const [uplink] = (await uplinksTo(s1)).values();
    for (const app of apps) await uplink?.sendLines(app, long(1, 200));
    expect(isInSync(s1)).toBe(false);
    const s2 = await bed.start({ id: 's2', replicas });
    await inSync(s1, s2);
    expect(await bed.metric(s1, 'copies')).toBe(await bed.metric(s2, 'replicated_apps'));
    await bed.crash(s2);
    for (const app of apps) {
      await write(await uplinksTo(s1), app, 201, 1);
      expect((await readAll(s1, app)).distance).toBe(201);
    }
  });
});

test('a server that crashed and is back before anybody noticed gets its lines from its replica', async () => {
  const s1 = await bed.start({ id: 's1', replicas });
  const s2 = await bed.start({ id: 's2', replicas });
  await inSync(s1, s2);
  const both = await uplinksTo(s1, s2);
  const owners = new Map<string, TailraceServer>();
  for (const app of apps) owners.set(app, await write(both, app, 1, 50));
  for (const app of apps) await both.get(owners.get(app) ?? s1)?.sendLines(app, long(51, 300));
  await s1.abort();
  const back = await bed.start({ id: 's1', replicas });
  const now = await uplinksTo(back, s2);
  for (const app of apps) {
    const owner = await write(now, app, 301, 60);
    expect(owner === s2).toBe(owners.get(app) === s2);
    const all = await readAll(owner, app);
    expect(all.distance).toBe(360);
    expect(all.lines.length).toBe(360);
  }
  await inSync(back, s2);
  await bed.crash(s2);
  const left = await uplinksTo(back);
  for (const app of apps) {
    await write(left, app, 361, 1);
    expect((await readAll(back, app)).lines.length).toBe(361);
  }
});

test('a server that stops gives the copies away whose owner has just crashed, also when it owns nothing itself', async () => {
  const s1 = await bed.start({ id: 's1', replicas });
  const s2 = await bed.start({ id: 's2', replicas });
  const s3 = await bed.start({ id: 's3', replicas });
  const ring = new HashRing(['s1', 's2', 's3']);
  const between = numbered('app', 1, 200).filter(
    (app) => ring.owner(app) === 's1' && ring.replica(app) === 's2',
  );
  const some = between.slice(0, 5);
  const uplinks = await uplinksTo(s1);
  for (const app of some) await write(uplinks, app, 1, 50);
  await inSync(s1, s2, s3);
  expect(await bed.metric(s2, 'copies')).toBe(5);
  const member = bed.registry.view().members.find(({ id }) => id === 's1');
  await s1.abort();
  const stopped = s2.stop(10_000);
  if (member !== undefined) await bed.registry.reportDead(member);
  await stopped;
  const left = await uplinksTo(s3);
  for (const app of some) {
    await write(left, app, 41, 20);
    const all = await readAll(s3, app);
    expect(all.lines).toEqual(numbered('line', 1, 60));
    expect(all.notices).toEqual([]);
  }
});

describe('while copies are completed', () => {
  test('the replica may crash: the next one gets all', async () => {
    const s1 = await bed.start({ id: 's1', replicas });
    const [uplink] = (await uplinksTo(s1)).values();
    for (const app of apps) await uplink?.sendLines(app, long(1, 500));
    const s2 = await bed.start({ id: 's2', replicas });
    await until('copies begin', async () => (await bed.metric(s2, 'copies')) > 0);
    await bed.crash(s2);
    const s3 = await bed.start({ id: 's3', replicas });
    await inSync(s1, s3);
    for (const server of [s1, s3]) expect(await bed.metric(server, 'copies')).toBeGreaterThan(0);
  });

  test('the owner may crash: what came is there, the rest is announced, and lines flow', async () => {
    const s1 = await bed.start({ id: 's1', replicas });
    const [uplink] = (await uplinksTo(s1)).values();
    for (const app of apps) await uplink?.sendLines(app, long(1, 500));
    const s2 = await bed.start({ id: 's2', replicas });
    await until('copies begin', async () => (await bed.metric(s2, 'copies')) > 0);
    await bed.crash(s1);
    const left = await uplinksTo(s2);
    for (const app of apps) {
      await write(left, app, 501, 10);
      const all = await readAll(s2, app);
      expect(all.lines.slice(-10)).toEqual(numbered('line', 501, 10));
      // Of an app that had not moved before the crash nothing is known.
      const known = all.lines.length + all.droppedLines + all.overtakenLines;
      expect([10, 510]).toContain(known);
    }
  });
});

describe('a replica', () => {
  async function withReplica(): Promise<{ s1: TailraceServer; replica: TestReplica; app: string }> {
    const replica = await TestReplica.start();
    bed.onClose(() => replica.close());
    await bed.registry.join({
      id: 's0',
      role: 'server',
      zone: 'z1',
      version: 1,
      address: replica.address,
      state: 'up',
      incarnation: 'x',
    });
    const s1 = await bed.start({ id: 's1', replicas });
    await until('it is asked', () => replica.streams === 1);
    const app = apps.find((each) => new HashRing(['s0', 's1']).owner(each) === 's1') ?? '';
    return { s1, replica, app };
  }

  test('is answered for before a line is acknowledged, or seen by a reader', async () => {
    const { s1, replica, app } = await withReplica();
    const held: ReplicationDown[] = [];
    replica.answer = (id, appended) => {
      held.push({ kind: 'ack', id, appended });
      return [];
    };
    const uplink = await bed.uplink(s1, 7n);
    const subscription = (await bed.reader(s1)).subscribe(app);
    void uplink.sendLinesWhenTaken(app, ['one']);
    await until('the replica has it', () => replica.ops.some(({ kind }) => kind === 'lines'));
    expect(uplink.acks.filter(({ overloaded }) => overloaded.length === 0)).toEqual([]);
    expect(subscription.lines).toEqual([]);
    for (const answer of held) replica.send(answer);
    await until('it is read', () => subscription.lines.length === 1);
    await until('it is acknowledged', () => uplink.acks.some(({ overloaded }) => overloaded.length === 0));
  });

  test('is told where the drains of an app stand', async () => {
    const { s1, replica, app } = await withReplica();
    const receiver = await TestReceiver.listen();
    bed.onClose(() => receiver.close());
    await bed.addDrain(receiver.url, { id: 'd1', app });
    const uplink = await bed.uplink(s1, 7n);
    await uplink.sendLinesWhenTaken(app, numbered('line', 1, 200));
    const places = () => replica.ops.flatMap((op) => (op.kind === 'drain' ? [op.drain] : []));
    await until('the place is told', () =>
      places().some(({ drainId, index }) => drainId === 'd1' && index === 200),
    );
  });

  const wrong: readonly [string, (id: number, appended: number) => readonly ReplicationDown[]][] = [
    ['says that it has what it did not get', (id, appended) => [{ kind: 'ack', id, appended: appended + 1 }]],
    ['answers what it was not sent', (id, appended) => [{ kind: 'ack', id: id + 1, appended }]],
    ['speaks of a copy that was never begun', () => [{ kind: 'synced', handles: [99] }]],
  ];
  test.each(wrong)('that %s is cut off, and the owner goes on alone', async (_, answer) => {
    const { s1, replica, app } = await withReplica();
    replica.answer = answer;
    const uplink = await bed.uplink(s1, 7n);
    await uplink.sendLinesWhenTaken(app, ['one']);
    expect((await readAll(s1, app)).lines).toEqual(['one']);
    expect(await bed.metric(s1, 'replicas_lost_total')).toBe(1);
    expect(await bed.metric(s1, 'uncopied_lines_total')).toBe(1);
    expect(bed.log).toContainEqual(expect.objectContaining({ why: 'nonsense', replica: 's0' }));
  });

  test('that does not answer is cut off after 2 s, and the owner goes on alone', async () => {
    const { s1, replica, app } = await withReplica();
    replica.answer = () => [];
    const uplink = await bed.uplink(s1, 7n);
    await uplink.sendLinesWhenTaken(app, ['one']);
    expect((await readAll(s1, app)).lines).toEqual(['one']);
    expect(bed.log).toContainEqual(expect.objectContaining({ why: 'silent', replica: 's0' }));
  });
});

describe('an owner', () => {
  const header = {
    app: 'web',
    logId: 5n,
    firstIndex: 10,
    nextIndex: 10,
    createdMs: 1,
    lastWriteMs: 1,
    droppedLines: 0,
    givenTo: [],
    draining: false,
    state: '',
  };
  const lines = { kind: 'lines', count: 1, arrivalMs: 1, bytes: entriesOf(['x']) } as const;
  const wrong: readonly [string, readonly ReplicationOp[], RegExp][] = [
    [
      'appends to a copy that it never began',
      [{ ...lines, handle: 3, index: 0 }],
      /no copy has the number 3/,
    ],
    [
      'leaves lines out',
      [
        { kind: 'open', handle: 1, header },
        { ...lines, handle: 1, index: 11 },
      ],
      /index 11 of a log follows 10/,
    ],
    [
      'gives a number twice',
      [
        { kind: 'open', handle: 1, header },
        { kind: 'open', handle: 1, header },
      ],
      /number 1 is given twice/,
    ],
  ];
  test.each(wrong)('that %s is refused', async (_, ops, message) => {
    const replica = await TestReplica.start();
    bed.onClose(() => replica.close());
    const address = replica.address;
    const member = { role: 'server', zone: 'z1', version: 1, state: 'up', incarnation: 'x' } as const;
    await bed.registry.join({ ...member, id: 's0', address });
    const s1 = await bed.start({ id: 's1', replicas });
    const app = apps.find((each) => new HashRing(['s0', 's1']).owner(each) === 's0') ?? '';
    const owner = new TestOwner(s1.address, 's0');
    bed.onClose(() => owner.close());
    owner.send(ops.map((op) => (op.kind === 'open' ? { ...op, header: { ...header, app } } : op)));
    expect((await owner.ended).details).toMatch(message);
  });
});
