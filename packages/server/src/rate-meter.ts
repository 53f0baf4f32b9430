// How many lines a second an app has written lately. Approximate by less than a second at both ends of the span; exact
// counts are in the log's indices.

/** The span over which the rate is taken, in seconds. */
export const RATE_SPAN_S = 10;

/** Counts by second in a ring of {@link RATE_SPAN_S}; O(1) per count, about 200 bytes. */
export class RateMeter {
  readonly #counts: number[] = new Array<number>(RATE_SPAN_S).fill(0);
  #second = 0;

  /** Adds `count` at `nowMs`, Unix time in milliseconds. */
  add(count: number, nowMs: number): void {
    this.#advance(nowMs);
    const slot = this.#second % RATE_SPAN_S;
    this.#counts[slot] = (this.#counts[slot] ?? 0) + count;
  }

  /** Per second, over the last {@link RATE_SPAN_S} seconds. */
  ratePerSec(nowMs: number): number {
    this.#advance(nowMs);
    let sum = 0;
    for (const count of this.#counts) sum += count;
    return sum / RATE_SPAN_S;
  }

  /** A clock that was set back counts into the newest second. */
  #advance(nowMs: number): void {
    const second = Math.floor(nowMs / 1000);
    if (second <= this.#second) return;
    const from = Math.max(this.#second + 1, second - RATE_SPAN_S + 1);
    for (let at = from; at <= second; at++) this.#counts[at % RATE_SPAN_S] = 0;
    this.#second = second;
  }
}
