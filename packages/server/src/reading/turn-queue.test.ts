// Turns of the event loop: everybody gets one, none is long, and one reader's bug is not another's.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { TURN_BYTES_MAX, type TurnFlusher, TurnQueue, type TurnReader, VISIT_BYTES } from './turn-queue.ts';

function failOnError(error: unknown): void {
  throw error;
}

/** Hands on `bytesLeft` bytes in visits of the size that it is given. */
class SpyReader implements TurnReader {
  queued = false;
  visits: number[] = [];
  bytesLeft: number;
  readonly #queue: TurnQueue;
  readonly #order: SpyReader[];

  constructor(queue: TurnQueue, bytesLeft: number, order: SpyReader[] = []) {
    this.#queue = queue;
    this.bytesLeft = bytesLeft;
    this.#order = order;
  }

  runTurn(bytesMax: number): number {
    const bytes = Math.min(bytesMax, this.bytesLeft);
    this.bytesLeft -= bytes;
    this.visits.push(bytes);
    this.#order.push(this);
    if (this.bytesLeft > 0) this.#queue.push(this);
    return bytes;
  }
}

async function untilEmpty(queue: TurnQueue): Promise<number> {
  let turns = 0;
  while (queue.length > 0) {
    await nextTurn();
    turns += 1;
  }
  return turns;
}

test('readers take visits in turn, whatever they have to read', async () => {
  const queue = new TurnQueue({ onError: failOnError });
  const order: SpyReader[] = [];
  const large = new SpyReader(queue, 10 * VISIT_BYTES, order);
  const small = [new SpyReader(queue, 10, order), new SpyReader(queue, 10, order)];
  queue.push(large);
  for (const reader of small) queue.push(reader);
  await untilEmpty(queue);
  expect(order.slice(0, 4)).toEqual([large, small[0], small[1], large]);
  expect(large.bytesLeft).toBe(0);
});

test('a turn ends after its bytes, so that sockets are looked at in between', async () => {
  const queue = new TurnQueue({ onError: failOnError });
  const reader = new SpyReader(queue, 8 * TURN_BYTES_MAX);
  queue.push(reader);
  expect(await untilEmpty(queue)).toBeGreaterThanOrEqual(8);
});

test('a reader that is pushed twice stands in the queue once', async () => {
  const queue = new TurnQueue({ onError: failOnError });
  const reader = new SpyReader(queue, 1);
  queue.push(reader);
  queue.push(reader);
  expect(queue.length).toBe(1);
  await untilEmpty(queue);
  expect(reader.visits).toEqual([1]);
});

test('a flusher is called once at the end of a turn, also without a reader', async () => {
  const queue = new TurnQueue({ onError: failOnError });
  let flushes = 0;
  const flusher: TurnFlusher = {
    flushQueued: false,
    flush: () => {
      flushes += 1;
    },
  };
  queue.flushSoon(flusher);
  queue.flushSoon(flusher);
  await nextTurn();
  await nextTurn();
  expect(flushes).toBe(1);
});

test('what a reader throws is reported and the others go on', async () => {
  const errors: unknown[] = [];
  const queue = new TurnQueue({ onError: (error) => errors.push(error) });
  const broken: TurnReader = {
    queued: false,
    runTurn: () => {
      throw new Error('broken');
    },
  };
  const reader = new SpyReader(queue, 5);
  queue.push(broken);
  queue.push(reader);
  await untilEmpty(queue);
  expect(errors).toHaveLength(1);
  expect(reader.bytesLeft).toBe(0);
});

test('a closed queue gives no turns', async () => {
  const queue = new TurnQueue({ onError: failOnError });
  const reader = new SpyReader(queue, 5);
  queue.push(reader);
  queue.close();
  await nextTurn();
  await nextTurn();
  expect(reader.visits).toEqual([]);
});

test('a long queue is gone through without growing', async () => {
  const queue = new TurnQueue({ onError: failOnError });
  const readers = Array.from({ length: 5_000 }, () => new SpyReader(queue, 3 * VISIT_BYTES));
  for (const reader of readers) queue.push(reader);
  await untilEmpty(queue);
  expect(readers.every((reader) => reader.bytesLeft === 0)).toBe(true);
});
