import { encodeEntry } from '@tailrace/proto/envelope';
import { countEntries } from '@tailrace/proto/wire-scanner';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CHUNK_BYTES_MAX, CHUNK_BYTES_MIN, ChunkQueue, type TakenSlice } from './chunk-queue.ts';

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

const operation = fc.oneof(
  fc.record({ do: fc.constant('append' as const), bytes: fc.integer({ min: 2, max: 3000 }) }),
  fc.record({ do: fc.constant('take' as const), bytes: fc.integer({ min: 1, max: 6000 }) }),
  fc.record({ do: fc.constant('release' as const), which: fc.nat(5) }),
  fc.record({ do: fc.constant('drop' as const) }),
);

test('takes and drops from the front exactly what a plain list would', () => {
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 300 }), (operations) => {
      const budget = new Budget();
      const queue = new ChunkQueue(budget);
      const model: Buffer[] = [];
      const taken: { slice: TakenSlice; bytes: Buffer }[] = [];
      let fill = 0;
      for (const each of operations) {
        if (each.do === 'append') {
          const entry = entryOf(each.bytes, ++fill & 0xff);
          append(queue, entry);
          model.push(entry);
        } else if (each.do === 'take') {
          const slice = queue.take(each.bytes, Number.POSITIVE_INFINITY);
          expect(slice === undefined).toBe(model.length === 0);
          if (slice === undefined) continue;
          const bytes = Buffer.concat(model.splice(0, slice.count));
          expect(slice.bytes).toEqual(bytes);
          expect(slice.count === 1 || slice.bytes.length <= each.bytes).toBe(true);
          taken.push({ slice, bytes });
        } else if (each.do === 'release') {
          const [given] = taken.splice(each.which % Math.max(1, taken.length), 1);
          if (given !== undefined) queue.release(given.slice);
        } else {
          model.splice(0, queue.dropOldest());
        }
        expect(queue.unsentLines).toBe(model.length);
        expect(queue.unsentBytes).toBe(model.reduce((bytes, entry) => bytes + entry.length, 0));
        // What was taken stays as it was, whatever is written and dropped after it.
        for (const { slice, bytes } of taken) expect(slice.bytes.equals(bytes)).toBe(true);
      }
      while (queue.dropOldest() > 0);
      for (const { slice } of taken) queue.release(slice);
      expect(budget.bytes).toBe(0);
      expect(queue.unsentChunkBytes).toBe(0);
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
