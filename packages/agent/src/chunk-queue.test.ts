// The queue of one app's lines against a plain list.
import assert from 'node:assert/strict';
import { ChunkPool } from '@tailrace/core/chunk-pool';
import { encodeEntry } from '@tailrace/proto/envelope';
import { countEntries } from '@tailrace/proto/wire-scanner';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CHUNK_BYTES_MAX, CHUNK_BYTES_MIN, ChunkQueue } from './chunk-queue.ts';
import type { TakenSlice } from './line-queue.ts';

class Budget {
  bytes = 0;
  allocated(delta: number): void {
    this.bytes += delta;
  }
}

function append(queue: ChunkQueue, entry: Buffer): void {
  if (queue.roomBytes < entry.length) queue.addChunk(queue.nextChunkBytes(entry.length));
  entry.copy(queue.tailBuffer, queue.tailUsed);
  queue.commit(queue.tailUsed + entry.length, 1);
}

/** An entry of exactly this many bytes, at least 2. */
function entryOf(bytes: number, fill: number): Buffer {
  const headerBytes = bytes <= 129 ? 2 : bytes <= 16_386 ? 3 : 4;
  return encodeEntry(Buffer.alloc(bytes - headerBytes, fill));
}

type Operation =
  | { readonly do: 'append' | 'take'; readonly bytes: number }
  | { readonly do: 'release'; readonly which: number }
  | { readonly do: 'drop' };

const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({ do: fc.constant('append' as const), bytes: fc.integer({ min: 2, max: 3000 }) }),
  fc.record({ do: fc.constant('take' as const), bytes: fc.integer({ min: 1, max: 6000 }) }),
  fc.record({ do: fc.constant('release' as const), which: fc.nat(5) }),
  fc.record({ do: fc.constant('drop' as const) }),
);

/** A queue beside a plain list of the entries that should be in it. */
class Compared {
  readonly budget = new Budget();
  /** What is given back is overwritten, as it is when other lines come there. */
  readonly queue = new ChunkQueue(this.budget, new ChunkPool((memory) => memory.fill(0xff)));
  readonly #waiting: Buffer[] = [];
  readonly #taken: { readonly slice: TakenSlice; readonly bytes: Buffer }[] = [];
  #fill = 0;

  run(operation: Operation): void {
    if (operation.do === 'append') {
      const entry = entryOf(operation.bytes, ++this.#fill & 0xff);
      append(this.queue, entry);
      this.#waiting.push(entry);
    } else if (operation.do === 'take') {
      this.#take(operation.bytes);
    } else if (operation.do === 'release') {
      const [given] = this.#taken.splice(operation.which % Math.max(1, this.#taken.length), 1);
      if (given !== undefined) this.queue.release(given.slice);
    } else {
      this.#waiting.splice(0, this.queue.dropOldest());
    }
    this.#compare();
  }

  finish(): void {
    while (this.queue.dropOldest() > 0);
    for (const { slice } of this.#taken) this.queue.release(slice);
  }

  #take(bytesMax: number): void {
    const slice = this.queue.take(bytesMax, Number.POSITIVE_INFINITY);
    assert.equal(slice === undefined, this.#waiting.length === 0);
    if (slice === undefined) return;
    const bytes = Buffer.concat(this.#waiting.splice(0, slice.count));
    assert(slice.bytes.equals(bytes));
    assert(slice.count === 1 || slice.bytes.length <= bytesMax);
    this.#taken.push({ slice, bytes });
  }

  #compare(): void {
    assert.equal(this.queue.unsentLines, this.#waiting.length);
    const waitingBytes = this.#waiting.reduce((bytes, entry) => bytes + entry.length, 0);
    assert.equal(this.queue.unsentBytes, waitingBytes);
    // What was taken stays as it was, whatever is written and dropped after it.
    assert(this.#taken.every(({ slice, bytes }) => slice.bytes.equals(bytes)));
  }
}

test('takes and drops from the front exactly what a plain list would', () => {
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 300 }), (operations) => {
      const compared = new Compared();
      for (const each of operations) compared.run(each);
      compared.finish();
      expect(compared.budget.bytes).toBe(0);
      expect(compared.queue.unsentChunkBytes).toBe(0);
    }),
  );
});

test('chunks begin small and grow with what the app holds', () => {
  const budget = new Budget();
  const queue = new ChunkQueue(budget);
  append(queue, entryOf(100, 1));
  expect(budget.bytes).toBe(CHUNK_BYTES_MIN);
  for (let i = 0; i < 10_000; i++) append(queue, entryOf(100, 1));
  expect(queue.nextChunkBytes(100)).toBe(CHUNK_BYTES_MAX);
  expect(budget.bytes).toBeLessThan(1.2 * 10_000 * 100);
});

test('an entry over the largest chunk gets a chunk of its own', () => {
  const budget = new Budget();
  const queue = new ChunkQueue(budget);
  append(queue, entryOf(100_000, 1));
  expect(budget.bytes).toBe(102_400);
  expect(queue.take(1, 1)).toBeUndefined();
  const slice = queue.take(1, 200_000);
  expect(slice?.bytes.length).toBe(100_000);
  expect(countEntries(slice?.bytes ?? Buffer.alloc(0), 0, 100_000)).toBe(1);
});
