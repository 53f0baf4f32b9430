// Traffic controllers against a real server: where subscriptions begin, how they go on, and what credits do.
import { status } from '@grpc/grpc-js';
import type { From } from '@tailrace/proto/reader-messages';
import { readerService } from '@tailrace/proto/services';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { TailraceServer } from '../server.ts';
import { usedBytes } from '../testing/collect-garbage.ts';
import { numbered } from '../testing/lines.ts';
import { TestReader, type TestSubscription } from '../testing/test-reader.ts';
import { TestBed } from '../testing/test-server.ts';
import type { TestUplink } from '../testing/test-uplink.ts';
import { until } from '../testing/until.ts';
import { SLICE_BYTES_MIN, SLICE_COST_BYTES } from './subscription.ts';

let bed: TestBed;
beforeEach(() => {
  bed = new TestBed();
});
afterEach(() => bed.close());

async function startWithLines(count: number): Promise<{
  server: TailraceServer;
  uplink: TestUplink;
  reader: TestReader;
}> {
  const server = await bed.start();
  const uplink = await bed.uplink(server);
  if (count > 0) await uplink.sendLines('web', numbered('line', 1, count));
  return { server, uplink, reader: await bed.reader(server) };
}

async function readAll(reader: TestReader, from: From): Promise<TestSubscription> {
  const subscription = reader.subscribe('web', { from, follow: false });
  await until('the end', () => subscription.endReason !== undefined);
  return subscription;
}

describe('hello', () => {
  test('a peer of another cluster is refused', async () => {
    const server = await bed.start();
    const reader = new TestReader(server.address, { cluster: 'other' });
    bed.onClose(() => reader.close());
    expect((await reader.ended)?.code).toBe(status.FAILED_PRECONDITION);
  });

  test('the server says who it is', async () => {
    const { reader } = await startWithLines(0);
    expect(await reader.hello).toMatchObject({ cluster: 'test', peer: 's1' });
  });

  test('a number that is in use ends the stream', async () => {
    const { server } = await startWithLines(0);
    const [one, two] = [await bed.reader(server), await bed.reader(server)];
    one.subscribe('web');
    one.resetNumbers();
    one.subscribe('web');
    expect((await one.ended)?.code).toBe(status.INVALID_ARGUMENT);
    const subscription = two.subscribe('web');
    await until('others go on', () => subscription.has('opened'));
  });
});

describe('where a subscription begins', () => {
  test('the last lines, the oldest, the end', async () => {
    const { reader } = await startWithLines(100);
    expect((await readAll(reader, { kind: 'last', entries: 3 })).lines).toEqual(numbered('line', 98, 3));
    expect((await readAll(reader, { kind: 'last', entries: 1000 })).lines).toEqual(numbered('line', 1, 100));
    expect((await readAll(reader, { kind: 'oldest' })).lines).toEqual(numbered('line', 1, 100));
    expect((await readAll(reader, { kind: 'end' })).lines).toEqual([]);
    expect((await readAll(reader, { kind: 'since', arrivalMs: 0 })).lines).toHaveLength(100);
    expect((await readAll(reader, { kind: 'since', arrivalMs: Date.now() + 60_000 })).lines).toEqual([]);
  });

  test('a position goes on exactly where it was', async () => {
    const { reader } = await startWithLines(100);
    const { opened } = await readAll(reader, { kind: 'end' });
    const position = { logId: opened?.logId ?? 0n, index: 42 };
    const subscription = await readAll(reader, { kind: 'position', position });
    expect(subscription.lines).toEqual(numbered('line', 43, 58));
    expect(subscription.has('gap')).toBe(false);
    expect(opened).toMatchObject({ known: true, index: 100, endIndex: 100 });
  });

  test('a position in another log is a gap of unknown size, and then everything', async () => {
    const { reader } = await startWithLines(10);
    const subscription = await readAll(reader, { kind: 'position', position: { logId: 1n, index: 5 } });
    expect(subscription.events.map(({ kind }) => kind)).toEqual(['opened', 'gap', 'slice', 'ended']);
    expect(subscription.events[1]).toMatchObject({ missing: -1 });
    expect(subscription.lines).toHaveLength(10);
  });

  test('a position after the end is a gap of nothing, and the end', async () => {
    const { reader } = await startWithLines(10);
    const { opened } = await readAll(reader, { kind: 'end' });
    const position = { logId: opened?.logId ?? 0n, index: 11 };
    const subscription = await readAll(reader, { kind: 'position', position });
    expect(subscription.events[1]).toMatchObject({ kind: 'gap', missing: 0 });
    expect(subscription.lines).toEqual([]);
  });

  test('one that does not follow ends at the index that was the end when it opened', async () => {
    const { reader, uplink } = await startWithLines(10);
    const subscription = reader.subscribe('web', { follow: false, credit: 0 });
    await until('it is open', () => subscription.has('opened'));
    await uplink.sendLines('web', ['later']);
    reader.credit(subscription, 1024 * 1024);
    await until('the end', () => subscription.endReason === 'end');
    expect(subscription.lines).toHaveLength(10);
  });

  test('an app that is not there ends at once, or is waited for and read from its first line', async () => {
    const { reader, uplink } = await startWithLines(0);
    const once = reader.subscribe('new', { follow: false });
    const follows = reader.subscribe('new', { from: { kind: 'end' } });
    await until('both are open', () => once.endReason !== undefined && follows.has('opened'));
    expect(once.endReason).toBe('unknown_app');
    expect(follows.opened).toMatchObject({ known: false });
    await uplink.sendLines('new', ['first', 'second']);
    await until('the lines', () => follows.lines.length === 2);
    expect(follows.opened).toMatchObject({ known: true, index: 0 });
    expect(follows.lines).toEqual(['first', 'second']);
  });
});

describe('what happens to a subscription', () => {
  test('lines that the log let go of are counted exactly', async () => {
    const server = await bed.start({ appBytesMax: 64 * 1024 });
    const uplink = await bed.uplink(server);
    const reader = await bed.reader(server);
    const slow = reader.subscribe('web', { credit: 0 });
    const fast = reader.subscribe('web');
    await until('both wait for the app', () => slow.has('opened') && fast.has('opened'));
    for (let i = 0; i < 50; i++) await uplink.sendLines('web', numbered('line', i * 100 + 1, 100));
    await until('the fast one has all', () => fast.lines.length === 5_000);
    reader.credit(slow, 10 * 1024 * 1024);
    await until('the slow one is at the end', () => slow.distance === 5_000);
    expect(slow.overtakenLines).toBeGreaterThan(0);
    expect(slow.overtakenLines + slow.lines.length).toBe(5_000);
    expect(slow.lines).toEqual(fast.lines.slice(slow.overtakenLines));
    expect([slow.problem, fast.problem]).toEqual([undefined, undefined]);
  });

  test('after lines were forgotten, readers go on with the next', async () => {
    const { reader, uplink } = await startWithLines(10);
    const current = reader.subscribe('web');
    const behind = reader.subscribe('web', { credit: 0 });
    await until('one has read them', () => current.lines.length === 10);
    await until('the other is open', () => behind.has('opened'));
    expect(await reader.ask(readerService.forgetLines, { app: 'web' })).toEqual({ forgottenLines: 10 });
    await uplink.sendLines('web', ['after']);
    reader.credit(behind, 10_000);
    await until('both go on', () => current.distance === 11 && behind.distance === 11);
    expect(current.lines.at(-1)).toBe('after');
    expect(behind).toMatchObject({ lines: ['after'], overtakenLines: 10 });
  });

  test('a closed subscription gets nothing more, and its number can be used again', async () => {
    const { reader, uplink } = await startWithLines(1);
    const closed = reader.subscribe('web');
    await until('its line', () => closed.lines.length === 1);
    reader.unsubscribe(closed);
    const other = reader.subscribe('web');
    await uplink.sendLines('web', ['2']);
    await until('the other has both', () => other.lines.length === 2);
    expect(closed.lines).toHaveLength(1);
  });

  test('when the app moves, the old owner says so at the end of its log, or when the new one has all of it', async () => {
    const server = await bed.start();
    const uplink = await bed.uplink(server);
    const reader = await bed.reader(server);
    const apps = numbered('app', 1, 20);
    for (const app of apps) await uplink.sendLines(app, ['a', 'b']);
    const subscriptions = apps.map((app) => reader.subscribe(app, { credit: 0 }));
    const awaiting = numbered('new', 1, 20).map((app) => reader.subscribe(app));
    await until('all are open', () => [...subscriptions, ...awaiting].every((each) => each.has('opened')));
    const other = await bed.reader(await bed.start({ id: 's2' }));
    await until('some awaited apps have moved', () =>
      awaiting.some(({ endReason }) => endReason === 'moved'),
    );
    expect(awaiting.some(({ endReason }) => endReason === undefined)).toBe(true);
    await until('some have moved', () => subscriptions.some(({ endReason }) => endReason === 'moved'));
    for (const subscription of subscriptions) reader.credit(subscription, 10_000);
    for (const [i, subscription] of subscriptions.entries()) {
      await until('it is read, or has moved', () => subscription.distance === 2 || subscription.has('moved'));
      if (subscription.distance === 2) continue;
      const { logId = 0n, index = 0 } = subscription.opened ?? {};
      const rest = other.subscribe(apps[i] ?? '', { from: { kind: 'position', position: { logId, index } } });
      await until('the rest is there', () => rest.lines.length === 2);
      expect(rest.opened).toMatchObject({ logId, index: 0 });
      expect(rest.has('gap')).toBe(false);
    }
    const late = apps.map((app) => reader.subscribe(app));
    await until('who comes late is told at once', () =>
      late.some(({ events }) => events[0]?.kind === 'moved'),
    );
  });

  test('a stopping server lets readers read to the end and says that it stops', async () => {
    const { reader, server, uplink } = await startWithLines(0);
    const subscription = reader.subscribe('web');
    const waiting = reader.subscribe('none');
    await until('they are open', () => subscription.has('opened') && waiting.has('opened'));
    for (let i = 0; i < 20; i++) await uplink.sendLines('web', numbered('line', i * 1_000, 1_000));
    await server.stop(10_000);
    await until('the ends', () => subscription.endReason !== undefined && waiting.endReason !== undefined);
    expect([subscription.endReason, waiting.endReason]).toEqual(['stopping', 'stopping']);
    expect(subscription.lines).toHaveLength(20_000);
    expect(await reader.ended).toBeUndefined();
  });
});

describe('credits', () => {
  test('a subscription without credit is sent nothing, and with credit no more than it allows', async () => {
    const { reader } = await startWithLines(10_000);
    const subscription = reader.subscribe('web', { credit: 0, renews: false });
    const witness = reader.subscribe('web');
    await until('the witness has all', () => witness.lines.length === 10_000);
    expect(subscription.lines).toEqual([]);
    let granted = 0;
    for (const credit of [1, 500, 5_000, 50_000, 100_000]) {
      reader.credit(subscription, credit);
      granted += credit;
      const before = subscription.cost;
      await until('more came', () => subscription.cost > before || before >= granted);
      const next = reader.subscribe('web', { from: { kind: 'last', entries: 1 }, follow: false });
      await until('a turn went by', () => next.endReason === 'end');
      expect(subscription.cost).toBeLessThan(granted + SLICE_BYTES_MIN + SLICE_COST_BYTES);
    }
    expect(subscription.problem).toBeUndefined();
  });

  test('slices of many subscriptions share messages', async () => {
    const { reader, uplink } = await startWithLines(1);
    const subscriptions = Array.from({ length: 200 }, () => reader.subscribe('web', { renews: false }));
    await until('all are at the end', () => subscriptions.every(({ lines }) => lines.length === 1));
    const before = reader.messages;
    await uplink.sendLines('web', ['x']);
    await until('all have it', () => subscriptions.every(({ lines }) => lines.length === 2));
    expect(reader.messages - before).toBeLessThan(50);
  });

  test('a stream that takes nothing stops its own subscriptions only', async () => {
    const { reader: stalled, server, uplink } = await startWithLines(0);
    const stuck = stalled.subscribe('web', { credit: 1024 * 1024 * 1024 });
    const reader = await bed.reader(server);
    const moving = reader.subscribe('web');
    await until('both are open', () => stuck.has('opened') && moving.has('opened'));
    stalled.pause();
    const line = 'x'.repeat(1_000);
    for (let i = 0; i < 100; i++) await uplink.sendLines('web', Array<string>(100).fill(line));
    await until('the moving one has all', () => moving.lines.length === 10_000);
    expect(moving.overtakenLines).toBe(0);
    expect(stuck.lines.length).toBeLessThan(10_000);
    stalled.resume();
    await until('the stalled one catches up', () => stuck.distance === 10_000);
    expect(stuck.problem).toBeUndefined();
  });

  test('a thousand subscriptions without credit on a busy app cost little, and others flow', async () => {
    const { reader, server, uplink } = await startWithLines(0);
    const stalled = await bed.reader(server);
    const idle = Array.from({ length: 1_000 }, () => stalled.subscribe('web', { credit: 0 }));
    const moving = reader.subscribe('web');
    await until('all are open', () => moving.has('opened') && idle.every((each) => each.has('opened')));
    const before = usedBytes();
    for (let i = 0; i < 200; i++) await uplink.sendLines('web', numbered('line', i * 500, 500));
    await until('the moving one has all', () => moving.lines.length === 100_000);
    // What the log holds and what this test remembers is no cost of the stalled ones.
    const held = await bed.metric(server, 'allocated_bytes');
    moving.lines.length = 0;
    moving.events.length = 0;
    expect(usedBytes() - before - held).toBeLessThan(50 * 1024 * 1024);
    expect(idle.every(({ distance }) => distance === 0)).toBe(true);
  }, 60_000);

  test('ten thousand subscriptions that wait cost a few kilobytes each, on both sides together', async () => {
    const { reader, uplink } = await startWithLines(1);
    const before = usedBytes();
    const idle = Array.from({ length: 10_000 }, (_, i) => {
      return reader.subscribe(i % 2 === 0 ? 'web' : `none-${i}`, { from: { kind: 'end' } });
    });
    await until('all are open', () => idle.every((each) => each.has('opened')));
    expect(usedBytes() - before).toBeLessThan(40 * 1024 * 1024);
    await uplink.sendLines('web', ['x']);
    await until('those of the app have it', () => idle.every(({ lines }, i) => lines.length === (i + 1) % 2));
  });

  test('accepted = delivered + dropped for every subscription, under any credits', async () => {
    const server = await bed.start({ appBytesMax: 48 * 1024 });
    const reader = await bed.reader(server);
    let origin = 1n;
    const step = fc.oneof(
      fc.record({ kind: fc.constant('lines' as const), count: fc.integer({ min: 1, max: 300 }) }),
      fc.record({ kind: fc.constant('gap' as const), count: fc.integer({ min: 1, max: 50 }) }),
      fc.record({ kind: fc.constant('total' as const), count: fc.integer({ min: 1, max: 50 }) }),
      fc.record({
        kind: fc.constant('credit' as const),
        sub: fc.nat(3),
        bytes: fc.integer({ min: 1, max: 20_000 }),
      }),
      fc.record({ kind: fc.constant('forget' as const) }),
    );
    const scenario = async (steps: (typeof step extends fc.Arbitrary<infer Step> ? Step : never)[]) => {
      const app = `app-${origin}`;
      const uplink = await bed.uplink(server, origin++);
      const subscriptions = [0, 1, 2, 3].map(() => reader.subscribe(app, { credit: 0, renews: false }));
      await until('all wait for the app', () => subscriptions.every((each) => each.has('opened')));
      let accepted = 0;
      let seq = 1;
      let total = 0;
      for (const step of steps) {
        if (step.kind === 'lines') {
          await uplink.sendNumbered(app, seq, step.count);
          seq += step.count;
          accepted += step.count;
        } else if (step.kind === 'gap' && seq > 1) {
          seq += step.count;
          await uplink.sendNumbered(app, seq, 1);
          seq += 1;
          accepted += step.count + 1;
        } else if (step.kind === 'total') {
          total += step.count;
          accepted += step.count;
          await uplink.sendTotal({ app, reason: 'agent_buffer', total });
        } else if (step.kind === 'credit') {
          const subscription = subscriptions[step.sub];
          if (subscription !== undefined) reader.credit(subscription, step.bytes);
        } else if (step.kind === 'forget') {
          await reader.ask(readerService.forgetLines, { app });
        }
      }
      for (const subscription of subscriptions) reader.credit(subscription, 100 * 1024 * 1024);
      for (const subscription of subscriptions) {
        await until(`${accepted} lines are accounted for`, () => subscription.distance >= accepted);
        const { distance, droppedLines, lines, overtakenLines, problem } = subscription;
        expect({ distance, problem }).toEqual({ distance: accepted, problem: undefined });
        expect(lines.length + droppedLines + overtakenLines).toBe(accepted);
        const numbers = lines.map((line) => Number(line.split(' ')[1]));
        expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
      }
    };
    // Several at a time: each may wait a second for its last notice.
    const scenarios = fc.array(fc.array(step, { minLength: 5, maxLength: 40 }), {
      minLength: 8,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(scenarios, async (scenarios) => {
        await Promise.all(scenarios.map(scenario));
      }),
      { numRuns: 5, endOnFailure: true },
    );
  }, 60_000);
});
