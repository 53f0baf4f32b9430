// How many look for held lines at once: each holds lines in memory and takes turns, so beyond a number the next ones wait a moment, and
// are then refused with an answer that says so. One gate for dumps, one for tails that begin with lines.
import { cannot } from '@tailrace/core/errors';
import { ApiError } from '../api-error.ts';

/** Dumps at once, by default. */
export const RECENTS_MAX = 64;
/** How long one more waits. */
export const RECENT_WAIT_MS = 1_000;

/** Tails that look for the lines that they begin with at once; beyond that the next ones wait. */
export const TAIL_SCANS_MAX = 64;
/** How long one of them waits. */
export const TAIL_SCAN_WAIT_MS = 60_000;

/** First come, first served. */
export class RecentGate {
  readonly #max: number;
  readonly #waitMs: number;
  readonly #action: string;
  readonly #waiting = new Set<() => void>();
  #running = 0;

  /**
   * @param max - how many may be inside
   * @param waitMs - how long one more waits
   * @param action - what they do, for the message of the error
   */
  constructor(max = RECENTS_MAX, waitMs = RECENT_WAIT_MS, action = 'dump the recent lines') {
    this.#max = max;
    this.#waitMs = waitMs;
    this.#action = action;
  }

  /** Dumps that run. */
  get running(): number {
    return this.#running;
  }

  /**
   * Resolves when there is room, to a function that gives the place back; calling it again does nothing.
   *
   * @throws ApiError `too_many_recents` after the wait
   */
  async enter(): Promise<() => void> {
    if (this.#running >= this.#max) await this.#wait();
    else this.#running++;
    let isInside = true;
    return () => {
      if (!isInside) return;
      isInside = false;
      this.#leave();
    };
  }

  #wait(): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(enter);
        const message = cannot(
          this.#action,
          `${this.#running} others do`,
          `less than ${this.#max}: try again`,
        );
        reject(new ApiError('too_many_recents', message, { headers: { 'retry-after': '1' } }));
      }, this.#waitMs);
      const enter = (): void => {
        clearTimeout(timer);
        resolve();
      };
      this.#waiting.add(enter);
    });
  }

  /** The place goes to the one that has waited longest, if any. */
  #leave(): void {
    const [next] = this.#waiting;
    if (next === undefined) {
      this.#running--;
      return;
    }
    this.#waiting.delete(next);
    next();
  }
}
