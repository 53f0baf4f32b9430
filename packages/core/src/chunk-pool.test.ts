// Memory that is used again, against a copy of everything that anybody may still look at. What comes back is overwritten at once.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppLog, type LogCursor, type SliceHold } from './app-log.ts';
import { sampleEntry } from './app-log-samples.ts';
import { ChunkPool, POOLED_BYTES } from './chunk-pool.ts';

const LOGS = 2;
const LOG_BYTES_MAX = 4 * POOLED_BYTES;

interface Seen {
  readonly bytes: Buffer;
  readonly copy: Buffer;
  readonly hold: SliceHold | undefined;
}

/** Logs of one pool, a cursor on each, and what was read and is not released. */
class World {
  returns = 0;
  readonly pool = new ChunkPool((memory) => {
    this.returns++;
    memory.fill(0xff);
  });
  readonly logs = Array.from(
    { length: LOGS },
    (_, i) => new AppLog({ app: `app-${i}`, logId: BigInt(i), bytesMax: LOG_BYTES_MAX, pool: this.pool }),
  );
  readonly cursors: LogCursor[] = this.logs.map((log) => log.cursorAtEnd());
  readonly seen: Seen[] = [];
  #line = 0;

  append(log: AppLog, entries: number, bytes: number): void {
    const run = Array.from({ length: entries }, () => sampleEntry(`${this.#line++}`, bytes));
    const joined = Buffer.concat(run);
    log.appendEntries(joined, 0, joined.length, entries, this.#line);
  }

  read(cursor: LogCursor, isHeld: boolean, bytesMax: number): void {
    const piece = isHeld ? cursor.nextHeld(bytesMax) : cursor.next(bytesMax);
    if (piece === undefined || piece.kind === 'overtaken') return;
    assert.equal(piece.hold !== undefined, isHeld);
    this.seen.push({ bytes: piece.bytes, copy: Buffer.from(piece.bytes), hold: piece.hold });
  }

  release(which: number): void {
    const held = this.seen.filter(({ hold }) => hold !== undefined);
    const given = held[which % Math.max(1, held.length)];
    if (given === undefined) return;
    given.hold?.release();
    this.seen.splice(this.seen.indexOf(given), 1);
  }

  check(): void {
    assert.ok(this.seen.every(({ bytes, copy }) => bytes.equals(copy)));
  }
}

type Operation = (world: World) => void;

const which = fc.nat(LOGS - 1);
const operation: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(which, fc.integer({ min: 1, max: 60 }), fc.constantFrom(100, 1_000, 1_000, 70_000))
      .map(
        ([i, entries, bytes]): Operation =>
          (world) =>
            world.append(world.logs[i] as AppLog, bytes > 10_000 ? 1 : entries, bytes),
      ),
  },
  {
    weight: 6,
    arbitrary: fc.tuple(which, fc.boolean(), fc.integer({ min: 1, max: POOLED_BYTES })).map(
      ([i, isHeld, bytesMax]): Operation =>
        (world) =>
          world.read(world.cursors[i] as LogCursor, isHeld, bytesMax),
    ),
  },
  {
    weight: 4,
    arbitrary: fc.nat(20).map(
      (i): Operation =>
        (world) =>
          world.release(i),
    ),
  },
  {
    weight: 1,
    arbitrary: which.map(
      (i): Operation =>
        (world) =>
          void world.logs[i]?.evictOldestChunk(),
    ),
  },
  {
    weight: 1,
    arbitrary: which.map(
      (i): Operation =>
        (world) =>
          world.logs[i]?.clear(),
    ),
  },
  {
    weight: 1,
    arbitrary: which.map(
      (i): Operation =>
        (world) =>
          void world.logs[i]?.snapshot(),
    ),
  },
);

test('nothing that anybody may still look at is used again, and all that was held is free in the end', () => {
  let returns = 0;
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 120, size: 'max' }), (operations) => {
      const world = new World();
      for (const run of operations) {
        run(world);
        world.check();
      }
      while (world.seen.some(({ hold }) => hold !== undefined)) world.release(0);
      assert.equal(world.pool.pinnedBytes, 0);
      returns += world.returns;
    }),
    { numRuns: 60 },
  );
  // Or the property would say nothing.
  expect(returns).toBeGreaterThan(0);
});

describe('the memory of a chunk', () => {
  function filled(): { world: World; log: AppLog; cursor: LogCursor } {
    const world = new World();
    const [log, cursor] = [world.logs[0], world.cursors[0]];
    assert(log !== undefined && cursor !== undefined);
    // More than the first chunks, which grow: from here on they have the one size that is kept.
    while (log.allocatedBytes < LOG_BYTES_MAX - POOLED_BYTES) world.append(log, 60, 1_000);
    cursor.close();
    return { world, log, cursor: log.cursorAt(log.nextIndex) };
  }

  test('is used for the next chunk when nobody has read it', () => {
    const { world, log } = filled();
    world.append(log, 60, 1_000);
    const before = world.returns;
    for (let i = 0; i < 20; i++) world.append(log, 60, 1_000);
    expect(world.returns).toBeGreaterThan(before);
    expect(world.pool.idleBytes).toBeLessThanOrEqual(2 * POOLED_BYTES);
  });

  test('counts as pinned while a slice of it is held and its log has let go of it, and comes back after that', () => {
    const { world, log, cursor } = filled();
    world.append(log, 60, 1_000);
    const piece = cursor.nextHeld(1_000);
    assert(piece?.kind === 'lines');
    const copy = Buffer.from(piece.bytes);
    log.clear();
    const before = world.returns;
    expect(world.pool.pinnedBytes).toBeGreaterThanOrEqual(POOLED_BYTES / 4);
    expect(piece.bytes.equals(copy)).toBe(true);
    piece.hold?.release();
    expect(world.pool.pinnedBytes).toBe(0);
    expect(world.returns).toBe(before + 1);
    expect(piece.bytes.equals(copy)).toBe(false);
  });

  test('never comes back when a reader took a slice without a hold', () => {
    const { world, log, cursor } = filled();
    world.append(log, 60, 1_000);
    const piece = cursor.next(1_000);
    assert(piece?.kind === 'lines');
    const copy = Buffer.from(piece.bytes);
    log.clear();
    for (let i = 0; i < 20; i++) world.append(log, 60, 1_000);
    expect(piece.bytes.equals(copy)).toBe(true);
  });

  test('cannot be released more often than it is held', () => {
    const { world, log, cursor } = filled();
    world.append(log, 1, 100);
    const piece = cursor.nextHeld(1_000);
    assert(piece?.kind === 'lines');
    piece.hold?.release();
    expect(() => piece.hold?.release()).toThrow('none of the chunk is held');
  });
});
