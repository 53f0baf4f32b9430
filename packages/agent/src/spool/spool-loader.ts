// Reads chunks of the spool back into memory, a few at a time and only while there is room. Which chunks are needed is the
// queues' affair.
import { crc32 } from 'node:zlib';
import type { Scheduler } from '../scheduler.ts';
import type { SpooledChunk } from './spooled-chunk.ts';

/** Reads under way. */
const READS_MAX = 8;
/** What may be read although memory is full: lines have to be read to be sent, and sent to make room. */
const RESERVE_CHUNKS = 16;

/** Settings of a {@link SpoolLoader}. */
export interface SpoolLoaderOptions {
  readonly scheduler: Scheduler;
  /** Whether there is memory. */
  readonly mayLoad: () => boolean;
  readonly onLoaded: (chunk: SpooledChunk) => void;
  /** A chunk cannot be read: it is in memory no more than on disk. */
  readonly onLost: (chunk: SpooledChunk, error: unknown) => void;
}

/** The reads of one spool. */
export class SpoolLoader {
  readonly #options: SpoolLoaderOptions;
  #wanted: SpooledChunk[] = [];
  #reads = 0;
  /** Chunks that were read while memory was full, and are not freed yet. */
  #reserved = new Set<SpooledChunk>();
  #isClosed = false;

  constructor(options: SpoolLoaderOptions) {
    this.#options = options;
  }

  /** The chunk is needed. */
  want(chunk: SpooledChunk): void {
    this.#wanted.push(chunk);
    this.pump();
  }

  /** Begins what can be begun; to be called when memory became free. */
  pump(): void {
    while (this.#wanted.length > 0 && this.#reads < READS_MAX && !this.#isClosed) {
      const hasMemory = this.#options.mayLoad();
      if (!hasMemory) {
        for (const chunk of this.#reserved) if (chunk.isFreed) this.#reserved.delete(chunk);
        if (this.#reserved.size >= RESERVE_CHUNKS) return;
      }
      const chunk = this.#wanted.shift();
      if (chunk === undefined || chunk.isFreed) continue;
      if (!hasMemory) this.#reserved.add(chunk);
      this.#reads++;
      void this.#load(chunk);
    }
  }

  /** Begins nothing more. */
  close(): void {
    this.#isClosed = true;
    this.#wanted = [];
  }

  async #load(chunk: SpooledChunk): Promise<void> {
    try {
      const bytes = await readChunk(chunk);
      this.#reads--;
      if (this.#isClosed || chunk.isFreed) return;
      chunk.queue.loaded(chunk, bytes);
      this.#options.onLoaded(chunk);
    } catch (error) {
      this.#reads--;
      if (this.#isClosed || chunk.isFreed) return;
      chunk.isLoading = false;
      this.#options.onLost(chunk, error);
    }
    this.pump();
  }
}

/** The entries of a chunk that is on disk. Rejects when they are not what was written. */
export async function readChunk(chunk: SpooledChunk): Promise<Buffer> {
  const { places } = chunk;
  if (places === undefined) throw new Error('the chunk is in too many pieces');
  try {
    const pieces: Buffer[] = [];
    for (const { segment, offset, byteLength, crc } of places) {
      const bytes = await segment.read(offset, byteLength);
      if (crc32(bytes) !== crc) throw new Error(`${segment.path} is damaged at ${offset}`);
      pieces.push(bytes);
    }
    return pieces.length === 1 ? (pieces[0] as Buffer) : Buffer.concat(pieces);
  } catch (error) {
    // It was moved while it was read, and where it was is gone.
    if (chunk.places !== places && !chunk.isFreed) return readChunk(chunk);
    throw error;
  }
}
