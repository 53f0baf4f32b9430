// Whose turn it is on the event loop: everything that is ready to write to a reader, or to scan a log for one, stands in one queue
// and gets short turns in order, so that one busy app or one large dump never holds up the others. It does no work itself.

/** Something that has bounded pieces of work to do. */
export interface TurnTaker {
  /** Does one piece, at most a few milliseconds of it. It queues itself again when there is more. Must not throw. */
  turn(): void;
}

/** How long turns are taken one after the other before the event loop is let go. */
export const TURNS_MS_MAX = 2;

/** Where the clock and the scheduling come from; replaced in tests. */
export interface TurnQueueOptions {
  /** A clock in milliseconds. Default `performance.now`. */
  readonly nowMs?: () => number;
  /** Runs a function soon, after pending input has been handled. Default `setImmediate`. */
  readonly schedule?: (run: () => void) => void;
}

/** One round-robin queue. A taker stands in it once at most; queueing it again does nothing. */
export class TurnQueue {
  readonly #ready = new Set<TurnTaker>();
  readonly #nowMs: () => number;
  readonly #schedule: (run: () => void) => void;
  #scheduled = false;

  constructor(options: TurnQueueOptions = {}) {
    this.#nowMs = options.nowMs ?? (() => performance.now());
    this.#schedule = options.schedule ?? ((run) => void setImmediate(run));
  }

  /** How many wait for a turn. */
  get length(): number {
    return this.#ready.size;
  }

  /** Puts a taker at the end of the queue, if it is not in it. */
  enqueue(taker: TurnTaker): void {
    this.#ready.add(taker);
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.#schedule(this.#run);
  }

  /** Takes a taker out of the queue. */
  remove(taker: TurnTaker): void {
    this.#ready.delete(taker);
  }

  /** Resolves when it is the caller's turn: for loops written with `await`. */
  wait(): Promise<void> {
    return new Promise((resolve) => this.enqueue({ turn: resolve }));
  }

  readonly #run = (): void => {
    this.#scheduled = false;
    const untilMs = this.#nowMs() + TURNS_MS_MAX;
    // Iterating a set visits what is added meanwhile, at the end: that is the round robin.
    for (const taker of this.#ready) {
      this.#ready.delete(taker);
      taker.turn();
      if (this.#nowMs() >= untilMs) break;
    }
    if (this.#ready.size > 0 && !this.#scheduled) {
      this.#scheduled = true;
      this.#schedule(this.#run);
    }
  };
}
