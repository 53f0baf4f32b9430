// How many dumps run at once: each holds lines in memory and takes turns, so beyond a number the next ones wait a moment, and are then
// refused with an answer that says so.
import { cannot } from '@tailrace/core/errors';
import { ApiError } from '../api-error.ts';

/** Dumps at once, by default. */
export const RECENTS_MAX = 64;
/** How long one more waits. */
export const RECENT_WAIT_MS = 1_000;

/** First come, first served. */
export class RecentGate {
  readonly #max: number;
  readonly #waitMs: number;
  readonly #waiting = new Set<() => void>();
  #running = 0;

  constructor(max = RECENTS_MAX, waitMs = RECENT_WAIT_MS) {
    this.#max = max;
    this.#waitMs = waitMs;
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
        const whatIs = `${this.#running} dumps are running`;
        const message = cannot('dump the recent lines', whatIs, `less than ${this.#max}: try again`);
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
