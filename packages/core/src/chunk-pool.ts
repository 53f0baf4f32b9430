// Memory of chunks that were let go of, for the next ones: a busy log goes through a thousand of them a second, and what is left to the garbage
// collector stays resident until all of the heap is searched. Only chunks of the one size that busy logs have are kept. Whether memory may be
// used again is the chunk's to know (log-chunk.ts).

/** Size of the chunks that are kept; also the largest size of a chunk, but for a single entry that needs more. */
export const POOLED_BYTES = 64 * 1024;
/** Most chunks that lie here unused: 4 MiB. What comes beyond is the garbage collector's. */
const IDLE_MAX = 64;

/** One for all logs of a store, or all queues of an agent. */
export class ChunkPool {
  readonly #idle: Buffer[] = [];
  readonly #onReturned: ((memory: Buffer) => void) | undefined;
  #pinnedBytes = 0;

  /** @param onReturned For tests: what is done to memory that comes back. */
  constructor(onReturned?: (memory: Buffer) => void) {
    this.#onReturned = onReturned;
  }

  /** Bytes of chunks that their logs have let go of while somebody still holds a slice of them. */
  get pinnedBytes(): number {
    return this.#pinnedBytes;
  }

  /** Bytes that lie here unused. */
  get idleBytes(): number {
    return this.#idle.length * POOLED_BYTES;
  }

  /** Memory of exactly this size, not cleared. */
  take(bytes: number): Buffer {
    return (bytes === POOLED_BYTES ? this.#idle.pop() : undefined) ?? Buffer.allocUnsafeSlow(bytes);
  }

  /** Nobody has a view of this memory, or will. */
  give(memory: Buffer): void {
    this.#onReturned?.(memory);
    if (memory.length === POOLED_BYTES && this.#idle.length < IDLE_MAX) this.#idle.push(memory);
  }

  /** A chunk is out of its log and held by somebody (above 0), or held no more (below 0). */
  pinned(deltaBytes: number): void {
    this.#pinnedBytes += deltaBytes;
  }
}
