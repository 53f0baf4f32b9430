// What the buffer keeps, drops and counts. How it is emptied over connections: uplinks.property.test.ts.
import { encodeEntry, encodeLogEnvelope } from '@tailrace/proto/envelope';
import { describe, expect, test } from 'vitest';
import { OutboundBuffer } from './outbound-buffer.ts';
import { payloads } from './testing/owner-model.ts';
import { SenderWorld } from './testing/sender-world.ts';

const KIB = 1024;

function entries(count: number, first = 1): Buffer {
  return Buffer.concat(
    Array.from({ length: count }, (_, i) =>
      encodeEntry(
        encodeLogEnvelope({
          timestampNs: 1n,
          sourceId: 'a',
          instanceId: '0',
          payload: Buffer.from(`${first + i}`),
          isErr: false,
        }),
      ),
    ),
  );
}

describe('when the buffer is full', () => {
  test('the oldest lines of the app that holds most go, and quiet apps lose nothing', () => {
    const world = new SenderWorld({ bytesMax: 256 * KIB });
    world.write('quiet', 10);
    world.write('noisy', 20_000);
    world.write('quiet', 10);
    const quiet = world.app('quiet');
    const noisy = world.app('noisy');
    expect(quiet.queue.unsentLines).toBe(20);
    expect(quiet.ledger.droppedLines).toBe(0);
    expect(noisy.queue.unsentLines + noisy.ledger.droppedLines).toBe(20_000);
    expect(noisy.queue.unsentLines).toBeGreaterThan(1_000);
    expect(world.buffer.allocatedBytes).toBeLessThanOrEqual(256 * KIB);
    expect(world.buffer.dropped.get('agent_buffer')).toBe(noisy.ledger.droppedLines);
    expect(world.buffer.receivedLines).toBe(20_020);
  });

  test('two noisy apps end up with about the same', () => {
    const world = new SenderWorld({ bytesMax: 1024 * KIB });
    for (let i = 0; i < 200; i++) {
      world.write('one', 100);
      world.write('two', 300);
    }
    const [one, two] = [world.app('one').queue.unsentBytes, world.app('two').queue.unsentBytes];
    expect(one / two).toBeGreaterThan(0.6);
    expect(one / two).toBeLessThan(1.7);
  });

  test('the newest lines stay', () => {
    const world = new SenderWorld({ bytesMax: 128 * KIB });
    const app = world.app('a');
    for (let i = 0; i < 100; i++) {
      const bytes = entries(100, i * 100 + 1);
      world.buffer.appendEntries(app, bytes, 0, bytes.length, 100);
    }
    const lines: string[] = [];
    for (;;) {
      const run = world.buffer.take(app, KIB * KIB, KIB * KIB);
      if (run === undefined) break;
      lines.push(...payloads(run.bytes));
    }
    expect(lines.at(-1)).toBe('10000');
    expect(lines.length + app.ledger.droppedLines).toBe(10_000);
    expect(lines[0]).toBe(`${app.ledger.droppedLines + 1}`);
  });

  test('what was sent stays, and a new line that finds no room is itself dropped', () => {
    const world = new SenderWorld({ bytesMax: 64 * KIB });
    const app = world.app('a');
    world.write('a', 2000);
    const sent: unknown[] = [];
    for (;;) {
      const run = world.buffer.take(app, KIB * KIB, KIB * KIB);
      if (run === undefined) break;
      sent.push(run);
    }
    const { unresolvedLines } = world.buffer;
    world.write('b', 1000);
    expect(world.buffer.unresolvedLines).toBe(unresolvedLines);
    expect(world.app('b').ledger.droppedLines).toBeGreaterThan(0);
    expect(world.app('b').queue.unsentLines + world.app('b').ledger.droppedLines).toBe(1000);
  });
});

describe('what the owner has already', () => {
  test('a run that arrived in part is sent again from the first line that did not', () => {
    const world = new SenderWorld();
    const app = world.app('a');
    const bytes = entries(10);
    world.buffer.appendEntries(app, bytes, 0, bytes.length, 10);
    const run = world.buffer.take(app, KIB * KIB, KIB * KIB);
    if (run === undefined) throw new Error('nothing to take');
    world.buffer.requeue(app, run);
    world.buffer.resolveThrough(app, 4);
    const again = world.buffer.take(app, KIB * KIB, KIB * KIB);
    expect(again?.firstSeq).toBe(5);
    expect(again?.count).toBe(6);
    expect(payloads(again?.bytes ?? Buffer.alloc(0))).toEqual(['5', '6', '7', '8', '9', '10']);
    expect(world.buffer.ackedLines).toBe(4);
    expect(world.buffer.unresolvedLines).toBe(6);
  });

  test('a run that arrived as a whole is done', () => {
    const world = new SenderWorld();
    const app = world.app('a');
    const bytes = entries(10);
    world.buffer.appendEntries(app, bytes, 0, bytes.length, 10);
    for (const lines of [3, 3]) {
      const run = world.buffer.take(app, (bytes.length / 10) * lines, KIB);
      if (run !== undefined) world.buffer.requeue(app, run);
      world.buffer.resolveThrough(app, 3);
    }
    expect(world.buffer.ackedLines).toBe(3);
    world.buffer.resolveThrough(app, 1_000_000);
    expect(world.buffer.unresolvedLines).toBe(0);
    expect(app.queue.unsentLines).toBe(4);
    expect(world.buffer.ackedLines).toBe(6);
  });
});

test('bulk entries larger than a chunk are cut at the ends of entries', () => {
  const world = new SenderWorld();
  const app = world.app('a');
  const bytes = entries(20_000);
  expect(bytes.length).toBeGreaterThan(256 * KIB);
  world.buffer.appendEntries(app, bytes, 0, bytes.length, 20_000);
  const lines: string[] = [];
  for (;;) {
    const run = world.buffer.take(app, KIB * KIB, KIB * KIB);
    if (run === undefined) break;
    expect(run.bytes.length).toBeLessThanOrEqual(64 * KIB);
    lines.push(...payloads(run.bytes));
  }
  expect(lines).toHaveLength(20_000);
  expect(lines.every((line, i) => line === `${i + 1}`)).toBe(true);
});

test('more apps than the limit are refused, known ones go on', () => {
  const world = new SenderWorld({ appsMax: 2 });
  expect(world.buffer.open('a')).toBeDefined();
  expect(world.buffer.open('b')).toBeDefined();
  expect(world.buffer.open('c')).toBeUndefined();
  expect(world.buffer.open('a')).toBe(world.buffer.open('a'));
});

test('an idle app is forgotten only when nothing of it is held, under way or unannounced', () => {
  const world = new SenderWorld();
  const link = world.open();
  world.write('done', 1);
  link.ack(1);
  world.write('held', 1);
  world.buffer.refuse(world.app('unannounced'), 'rate_limit', 1);
  world.scheduler.advance(100);
  const forgotten = world.buffer.forgetIdle(world.scheduler.now() + 1).map((app) => app.id);
  expect(forgotten).toEqual(['done']);
  expect([...world.buffer.apps.keys()]).toEqual(['held', 'unannounced']);
});

test('it is clean only when totals are announced too', async () => {
  const world = new SenderWorld();
  const link = world.open();
  world.write('a', 1);
  link.ack(1);
  world.buffer.refuse(world.app('a'), 'rate_limit', 3);
  expect(world.buffer.isClean).toBe(false);
  const clean = world.buffer.whenClean(10_000);
  world.scheduler.advance(1000);
  link.ack(2);
  expect(await clean).toBe(true);
});

test('waiting for it to be clean ends at its deadline', async () => {
  const world = new SenderWorld();
  world.write('a', 1);
  const clean = world.buffer.whenClean(500);
  world.scheduler.advance(500);
  expect(await clean).toBe(false);
});

test('a fair share is an equal part for each app with unsent lines, and one left over', () => {
  const world = new SenderWorld({ bytesMax: 900 });
  expect(world.buffer.fairShareBytes).toBe(900);
  const buffer = new OutboundBuffer({
    bytesMax: 90 * KIB,
    appsMax: 10,
    fullReason: 'agent_buffer',
    newOrigin: () => 1n,
    scheduler: world.scheduler,
    onUnrouted: () => undefined,
  });
  for (const id of ['a', 'b']) {
    const app = buffer.open(id);
    const bytes = entries(1);
    if (app !== undefined) buffer.appendEntries(app, bytes, 0, bytes.length, 1);
  }
  expect(buffer.fairShareBytes).toBe(30 * KIB);
});

test('drops beyond the largest total are announced as far as it goes, and leave nothing unannounced for ever', () => {
  const world = new SenderWorld();
  const link = world.open();
  const app = world.app('a');
  world.buffer.refuse(app, 'source_buffer', 2 ** 32 + 5);
  world.scheduler.advance(1000);
  link.ack(1);
  world.scheduler.advance(1000);
  link.ack(2);
  expect(link.batches.flatMap(({ totals }) => totals).map(({ total }) => total)).toEqual([
    2 ** 32,
    2 ** 32 + 5,
  ]);
  expect(world.buffer.isClean).toBe(true);
  world.buffer.refuse(app, 'source_buffer', 2 ** 50);
  for (let id = 3; !world.buffer.isClean && id < 100_000; id++) {
    world.scheduler.advance(1000);
    link.ack(id);
  }
  expect(link.batches.at(-1)?.totals).toMatchObject([{ total: 2 ** 48 - 1 }]);
  world.buffer.refuse(app, 'source_buffer', 1);
  expect(world.buffer.isClean).toBe(true);
});

test('a further app replaces the settled one that is idle for longest, once that is 60 s, and nothing else', () => {
  const replaced: string[] = [];
  const world = new SenderWorld({ appsMax: 3, onReplaced: (app) => replaced.push(app.id) });
  const link = world.open();
  world.write('older', 1);
  link.ack(1);
  world.scheduler.advance(10);
  world.write('old', 1);
  link.ack(2);
  world.write('unresolved', 1);
  world.scheduler.advance(59_000);
  expect(world.buffer.open('new')).toBeUndefined();
  world.scheduler.advance(2_000);
  const older = world.app('older');
  expect(world.buffer.open('new')).toBeDefined();
  expect(older.isForgotten).toBe(true);
  expect(world.buffer.open('newer')).toBeDefined();
  expect(world.buffer.open('newest')).toBeUndefined();
  expect(replaced).toEqual(['older', 'old']);
  expect([...world.buffer.apps.keys()]).toEqual(['unresolved', 'new', 'newer']);
});

test('an app that is used again before its turn comes is not replaced', () => {
  const world = new SenderWorld({ appsMax: 2 });
  const link = world.open();
  world.write('a', 1);
  link.ack(1);
  world.write('b', 1);
  link.ack(2);
  world.scheduler.advance(61_000);
  expect(world.buffer.open('c')).toBeDefined();
  world.write('b', 1);
  expect(world.buffer.open('d')).toBeUndefined();
  expect([...world.buffer.apps.keys()]).toEqual(['b', 'c']);
});
