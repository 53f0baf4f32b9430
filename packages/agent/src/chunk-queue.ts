// The lines of one app that wait to be sent: a queue of chunks of entries (the bytes of an EnvelopeBatch's repeated
// field). Lines are taken or dropped from the front, in place: nothing is copied after it came in. What was taken
// stays in its chunk until it is released, because it may have to be sent again. Budgets are kept by the caller.
import type { ChunkPool } from '@tailrace/core/chunk-pool';
import { entryEnd } from '@tailrace/proto/wire-scanner';
import type { LineQueue, TakenSlice } from './line-queue.ts';

/** Smallest chunk: what an app that logs now and then costs. */
export const CHUNK_BYTES_MIN = 1024;
/** Largest chunk, unless a single entry needs more. */
export const CHUNK_BYTES_MAX = 64 * 1024;
/** A chunk for a larger entry is a multiple of this. */
const LARGE_CHUNK_STEP_BYTES = 4096;

/** A piece of memory with entries in [0, used), of which those in [unsentStart, used) still wait. */
interface Chunk {
  readonly buffer: Buffer;
  used: number;
  unsentStart: number;
  unsentCount: number;
  /** Slices that were taken and not yet released. */
  pins: number;
  next: Chunk | undefined;
}

/** Who counts the memory of many queues. */
export interface ChunkBudget {
  /** The queue holds `deltaBytes` more (or less) memory. */
  allocated(deltaBytes: number): void;
}

/**
 * FIFO of entries. `append`, `take` and `dropOldest` are O(1), except that `take` walks the entries of one chunk when it
 * may not take all of it.
 */
export class ChunkQueue implements LineQueue {
  readonly #budget: ChunkBudget;
  readonly #pool: ChunkPool | undefined;
  #head: Chunk | undefined;
  #tail: Chunk | undefined;
  #allocatedBytes = 0;
  #unsentChunkBytes = 0;
  #unsentLines = 0;
  #unsentBytes = 0;

  /** @param pool - where memory comes from and goes to; default: the garbage collector */
  constructor(budget: ChunkBudget, pool?: ChunkPool) {
    this.#budget = budget;
    this.#pool = pool;
  }

  /** Entries that wait. */
  get unsentLines(): number {
    return this.#unsentLines;
  }

  /** Bytes of the entries that wait. */
  get unsentBytes(): number {
    return this.#unsentBytes;
  }

  /** Memory of the chunks in which entries wait: what dropping could give back, now or when older slices are released. */
  get unsentChunkBytes(): number {
    return this.#unsentChunkBytes;
  }

  /** Whether there is anything to take. */
  get hasReady(): boolean {
    return this.#unsentLines > 0;
  }

  /** It is in memory alone. */
  get isKept(): boolean {
    return false;
  }

  /** Bytes that fit without a new chunk. */
  get roomBytes(): number {
    return this.#tail === undefined ? 0 : this.#tail.buffer.length - this.#tail.used;
  }

  /** Memory that a new chunk for `needBytes` would take. Chunks grow with what the app holds. */
  nextChunkBytes(needBytes: number): number {
    if (needBytes > CHUNK_BYTES_MAX) {
      return Math.ceil(needBytes / LARGE_CHUNK_STEP_BYTES) * LARGE_CHUNK_STEP_BYTES;
    }
    let bytes = CHUNK_BYTES_MIN;
    const wanted = Math.min(this.#allocatedBytes / 2, CHUNK_BYTES_MAX);
    while (bytes < needBytes || bytes * 2 <= wanted) {
      bytes *= 2;
    }
    return bytes;
  }

  /** Adds an empty chunk of exactly this many bytes; the room that was left before it is given up. */
  addChunk(capacityBytes: number): void {
    const chunk: Chunk = {
      buffer: this.#pool?.take(capacityBytes) ?? Buffer.allocUnsafeSlow(capacityBytes),
      used: 0,
      unsentStart: 0,
      unsentCount: 0,
      pins: 0,
      next: undefined,
    };
    this.#allocatedBytes += capacityBytes;
    this.#budget.allocated(capacityBytes);
    const before = this.#tail;
    this.#tail = chunk;
    if (before === undefined || before.unsentCount === 0) {
      this.#head = chunk;
    } else {
      before.next = chunk;
    }
  }

  /** Where the next entry is to be written: there are {@link roomBytes} after {@link tailUsed}. */
  get tailBuffer(): Buffer {
    return this.#requireTail().buffer;
  }

  get tailUsed(): number {
    return this.#requireTail().used;
  }

  /** Says that `count` entries were written into {@link tailBuffer} up to `usedBytes`. */
  commit(usedBytes: number, count: number): void {
    const tail = this.#requireTail();
    if (tail.unsentCount === 0) {
      this.#unsentChunkBytes += tail.buffer.length;
    }
    this.#unsentBytes += usedBytes - tail.used;
    this.#unsentLines += count;
    tail.unsentCount += count;
    tail.used = usedBytes;
  }

  /**
   * Takes the oldest entries: as many of one chunk as fit into `bytesMax`. Where not even one fits: that one if it has
   * at most `oneBytesMax` bytes, else none.
   */
  take(bytesMax: number, oneBytesMax: number): TakenSlice | undefined {
    const chunk = this.#head;
    if (chunk === undefined || chunk.unsentCount === 0) {
      return undefined;
    }
    const start = chunk.unsentStart;
    let end = chunk.used;
    let count = chunk.unsentCount;
    if (end - start > bytesMax) {
      end = entryEnd(chunk.buffer, start, chunk.used);
      count = 1;
      if (end - start > bytesMax && end - start > oneBytesMax) {
        return undefined;
      }
      while (count < chunk.unsentCount) {
        const next = entryEnd(chunk.buffer, end, chunk.used);
        if (next - start > bytesMax) {
          break;
        }
        end = next;
        count++;
      }
    }
    chunk.pins++;
    this.#consume(chunk, end, count);
    return { bytes: chunk.buffer.subarray(start, end), count, chunk };
  }

  /** Gives back what was taken. Exactly once per slice. */
  release(slice: TakenSlice): void {
    const chunk = slice.chunk as Chunk;
    chunk.pins--;
    if (chunk.pins === 0 && chunk.unsentCount === 0) {
      this.#free(chunk);
    }
  }

  /** Drops the waiting entries of the oldest chunk. Returns how many there were. */
  dropOldest(): number {
    const chunk = this.#head;
    if (chunk === undefined) {
      return 0;
    }
    const count = chunk.unsentCount;
    if (count > 0) {
      this.#consume(chunk, chunk.used, count);
      if (chunk.pins === 0) {
        this.#free(chunk);
      }
    }
    return count;
  }

  #consume(chunk: Chunk, end: number, count: number): void {
    this.#unsentBytes -= end - chunk.unsentStart;
    this.#unsentLines -= count;
    chunk.unsentStart = end;
    chunk.unsentCount -= count;
    if (chunk.unsentCount === 0) {
      this.#unsentChunkBytes -= chunk.buffer.length;
      if (chunk.next !== undefined) {
        this.#head = chunk.next;
      }
    }
  }

  /** Only for chunks in which nothing waits and nothing is pinned. */
  #free(chunk: Chunk): void {
    if (chunk === this.#tail) {
      this.#head = undefined;
      this.#tail = undefined;
    }
    this.#allocatedBytes -= chunk.buffer.length;
    this.#budget.allocated(-chunk.buffer.length);
    this.#pool?.give(chunk.buffer);
  }

  #requireTail(): Chunk {
    if (this.#tail === undefined) {
      throw new Error('Cannot write: there is no chunk, expected addChunk first');
    }
    return this.#tail;
  }
}
