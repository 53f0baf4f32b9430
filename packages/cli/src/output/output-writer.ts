// A bounded, ordered queue in front of a byte sink, with one write in flight. Not here: what the bytes mean.
import type { ByteSink } from './byte-sink.ts';

/** Above this many queued bytes the producer is asked to pause; it may go on below half of it. */
export const HIGH_WATER_BYTES = 4 * 1024 * 1024;
/** Small chunks are written together up to this size: one system call for many short frames. */
const WRITE_BYTES_MAX = 256 * 1024;

interface Chunk {
  readonly bytes: Buffer;
  readonly onWritten: (() => void) | undefined;
}

/**
 * Writes chunks in order. It never refuses a chunk: a producer that can pause looks at `isFull` after each write
 * and waits for `onRelief`, so that memory stays near the high-water mark plus one frame.
 * After the first error (EPIPE: the reader went away) every chunk is discarded and `failure` says why.
 */
export class OutputWriter {
  readonly #sink: ByteSink;
  readonly #highWaterBytes: number;
  #queue: Chunk[] = [];
  #queuedBytes = 0;
  #isWriting = false;
  #failure: NodeJS.ErrnoException | undefined;
  #reliefListeners: { readonly listener: () => void; readonly belowBytes: number }[] = [];
  #idleListeners: (() => void)[] = [];
  #failureListeners: ((error: NodeJS.ErrnoException) => void)[] = [];

  constructor(sink: ByteSink, options: { highWaterBytes?: number } = {}) {
    this.#sink = sink;
    this.#highWaterBytes = options.highWaterBytes ?? HIGH_WATER_BYTES;
  }

  /** Bytes handed in and not yet taken by the kernel. */
  get queuedBytes(): number {
    return this.#queuedBytes;
  }

  /** Whether the producer should pause. */
  get isFull(): boolean {
    return this.#queuedBytes >= this.#highWaterBytes;
  }

  /** Why nothing can be written any more; `undefined` while all is well. */
  get failure(): NodeJS.ErrnoException | undefined {
    return this.#failure;
  }

  /** Queues a chunk. `onWritten` is called when the kernel has taken it, never after a failure. */
  write(chunk: string | Buffer, onWritten?: () => void): void {
    if (this.#failure !== undefined) return;
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    if (bytes.length === 0 && !this.#isWriting) {
      onWritten?.();
      return;
    }
    this.#queue.push({ bytes, onWritten });
    this.#queuedBytes += bytes.length;
    this.#pump();
  }

  /** Calls the listener once, as soon as less than `belowBytes` are queued, or writing failed. Default: half of the mark. */
  onRelief(listener: () => void, belowBytes = this.#highWaterBytes / 2): void {
    this.#reliefListeners.push({ listener, belowBytes });
    this.#relieve();
  }

  /** Calls the listener at the first failure, at once if it has happened. */
  onFailure(listener: (error: NodeJS.ErrnoException) => void): void {
    if (this.#failure !== undefined) listener(this.#failure);
    else this.#failureListeners.push(listener);
  }

  /** Resolves when everything is written or writing failed (true), or after `timeoutMs` (false). */
  flush(timeoutMs = Number.POSITIVE_INFINITY): Promise<boolean> {
    if (!this.#isWriting) return Promise.resolve(true);
    return new Promise((resolve) => {
      const timer = Number.isFinite(timeoutMs) ? setTimeout(() => resolve(false), timeoutMs) : undefined;
      this.#idleListeners.push(() => {
        clearTimeout(timer);
        resolve(true);
      });
    });
  }

  #pump(): void {
    if (this.#isWriting) return;
    const batch = this.#takeBatch();
    if (batch.length === 0) {
      const idle = this.#idleListeners;
      this.#idleListeners = [];
      for (const listener of idle) listener();
      return;
    }
    const first = batch[0];
    const bytes =
      batch.length === 1 && first !== undefined
        ? first.bytes
        : Buffer.concat(batch.map((chunk) => chunk.bytes));
    this.#isWriting = true;
    this.#sink.write(bytes, (error) => {
      this.#isWriting = false;
      if (error !== undefined) {
        this.#fail(error);
        return;
      }
      this.#queuedBytes -= bytes.length;
      for (const chunk of batch) chunk.onWritten?.();
      this.#relieve();
      this.#pump();
    });
  }

  #takeBatch(): Chunk[] {
    let size = 0;
    let count = 0;
    for (const chunk of this.#queue) {
      if (count > 0 && size + chunk.bytes.length > WRITE_BYTES_MAX) break;
      size += chunk.bytes.length;
      count += 1;
    }
    return this.#queue.splice(0, count);
  }

  #relieve(): void {
    if (this.#reliefListeners.length === 0) return;
    const isRelieved = ({ belowBytes }: { belowBytes: number }): boolean =>
      this.#failure !== undefined || this.#queuedBytes < belowBytes;
    const relieved = this.#reliefListeners.filter(isRelieved);
    this.#reliefListeners = this.#reliefListeners.filter((waiting) => !isRelieved(waiting));
    for (const { listener } of relieved) listener();
  }

  #fail(error: NodeJS.ErrnoException): void {
    this.#failure = error;
    this.#queue = [];
    this.#queuedBytes = 0;
    const failed = this.#failureListeners;
    this.#failureListeners = [];
    for (const listener of failed) listener(error);
    this.#relieve();
    this.#pump();
  }
}
