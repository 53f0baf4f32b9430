// The one queue in which everything that reads a log stands: subscriptions and drains, of all sessions. It shares out turns of
// the event loop; what a reader does with its turn, and when it is ready, is the reader's business.

/** Bytes after which one turn of the event loop ends. */
export const TURN_BYTES_MAX = 64 * 1024;
/** Milliseconds after which one turn of the event loop ends. */
export const TURN_MS_MAX = 2;
/** Bytes that one reader should hand on before it stands at the back again; a single slice may overshoot it. */
export const VISIT_BYTES = 32 * 1024;

/** Something that reads a log in turns. */
export interface TurnReader {
  /** True while it stands in the queue. Written by the queue alone. */
  queued: boolean;
  /**
   * Reads and hands on about `bytesMax` bytes, and returns how many it was. A reader that still has work
   * pushes itself again before it returns.
   */
  runTurn(bytesMax: number): number;
}

/** Something that collects during turns and sends at their end. */
export interface TurnFlusher {
  /** True while it waits for the end of the turn. Written by the queue alone. */
  flushQueued: boolean;
  flush(): void;
}

/** Seams of a {@link TurnQueue}. */
export interface TurnQueueOptions {
  /** Called with the length of each turn in milliseconds. */
  readonly onTurn?: (durationMs: number) => void;
  /** Called with what a reader or flusher threw, which is a bug of ours; the others go on. */
  readonly onError: (error: unknown) => void;
}

/**
 * First in, first out, without priorities: with n ready readers each gets every nth visit, so one with much to read cannot
 * delay the others by more than a visit each. Pushing and visiting are O(1).
 */
export class TurnQueue {
  readonly #options: TurnQueueOptions;
  #ready: TurnReader[] = [];
  #head = 0;
  #flushers: TurnFlusher[] = [];
  #scheduled: NodeJS.Immediate | undefined;
  #closed = false;

  constructor(options: TurnQueueOptions) {
    this.#options = options;
  }

  /** Readers that wait for a turn. */
  get length(): number {
    return this.#ready.length - this.#head;
  }

  /** Puts a reader at the back; does nothing when it stands in the queue already. */
  push(reader: TurnReader): void {
    if (reader.queued || this.#closed) return;
    reader.queued = true;
    this.#ready.push(reader);
    this.#schedule();
  }

  /** Has `flush()` called at the end of this turn, or of the next one. */
  flushSoon(flusher: TurnFlusher): void {
    if (flusher.flushQueued || this.#closed) return;
    flusher.flushQueued = true;
    this.#flushers.push(flusher);
    this.#schedule();
  }

  /** No reader gets a turn from now on. */
  close(): void {
    this.#closed = true;
    clearImmediate(this.#scheduled);
    this.#scheduled = undefined;
    this.#ready = [];
    this.#head = 0;
    this.#flushers = [];
  }

  #schedule(): void {
    // setImmediate, not a microtask: sockets are looked at between two turns, and a peer's close is seen before a write.
    this.#scheduled ??= setImmediate(() => this.#turn());
  }

  #turn(): void {
    this.#scheduled = undefined;
    const startMs = performance.now();
    let bytes = 0;
    while (bytes < TURN_BYTES_MAX) {
      const reader = this.#ready[this.#head];
      if (reader === undefined) break;
      this.#head += 1;
      reader.queued = false;
      try {
        bytes += reader.runTurn(VISIT_BYTES);
      } catch (error) {
        this.#options.onError(error);
      }
      if (performance.now() - startMs >= TURN_MS_MAX) break;
    }
    this.#compact();
    this.#flush();
    this.#options.onTurn?.(performance.now() - startMs);
    if (this.length > 0 || this.#flushers.length > 0) this.#schedule();
  }

  #flush(): void {
    const flushers = this.#flushers;
    if (flushers.length === 0) return;
    this.#flushers = [];
    for (const flusher of flushers) {
      flusher.flushQueued = false;
      try {
        flusher.flush();
      } catch (error) {
        this.#options.onError(error);
      }
    }
  }

  #compact(): void {
    if (this.#head === this.#ready.length) {
      this.#ready = [];
      this.#head = 0;
    } else if (this.#head >= 1024 && this.#head * 2 >= this.#ready.length) {
      this.#ready = this.#ready.slice(this.#head);
      this.#head = 0;
    }
  }
}
