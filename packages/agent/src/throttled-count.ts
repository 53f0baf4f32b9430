// Counts what happens often and is mentioned seldom: says when it is time, and how much there was since the last time.

/** One thing that is mentioned at most once in an interval. */
export class ThrottledCount {
  readonly #intervalMs: number;
  #count = 0;
  #mentionedMs = Number.NEGATIVE_INFINITY;

  constructor(intervalMs: number) {
    this.#intervalMs = intervalMs;
  }

  /** Adds; returns the sum since the last mention when it is time for the next one. */
  add(count: number, nowMs: number): number | undefined {
    this.#count += count;
    if (nowMs - this.#mentionedMs < this.#intervalMs) return undefined;
    const sum = this.#count;
    this.#count = 0;
    this.#mentionedMs = nowMs;
    return sum;
  }
}
