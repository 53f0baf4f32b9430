// The time of day in nanoseconds, for lines that come without one. Not for measuring durations.

/** Further apart than this, the two clocks have drifted or the time of day was set: begin again from it. */
const DRIFT_MS_MAX = 2;

/**
 * Time of day with the resolution of the process's fine clock (about a microsecond). It does not run backwards, except
 * when the time of day is set back.
 */
export class WallClock {
  #dayMs = Date.now();
  #fineMs = performance.now();
  #baseMs = 0;
  #baseNs = 0n;

  /** Nanoseconds since the Unix epoch. */
  nowNs(): bigint {
    const dayMs = Date.now();
    const fineMs = performance.now();
    let nowMs = this.#dayMs + (fineMs - this.#fineMs);
    // Date.now() has whole milliseconds: the fine time should be inside the one it names.
    if (Math.abs(nowMs - dayMs) > DRIFT_MS_MAX) {
      this.#dayMs = dayMs;
      this.#fineMs = fineMs;
      nowMs = dayMs;
    }
    const wholeMs = Math.floor(nowMs);
    if (wholeMs !== this.#baseMs) {
      this.#baseMs = wholeMs;
      this.#baseNs = BigInt(wholeMs) * 1_000_000n;
    }
    return this.#baseNs + BigInt(Math.floor((nowMs - wholeMs) * 1_000) * 1_000);
  }
}
