// The time of day in nanoseconds, for lines that come without one. Not for measuring durations.

/** Further apart than this, the two clocks have drifted or the time of day was set: begin again from it. */
const DRIFT_MS_MAX = 2;
/** A smaller step back is none of the time of day, but of how it is put together here. */
const STEP_BACK_NS_MAX = 10_000_000n;

/**
 * Time of day with the resolution of the process's fine clock (about a microsecond). It does not run backwards, except
 * when the time of day is set back.
 */
export class WallClock {
  /** The same moment on both clocks. */
  #dayMs = Date.now();
  #fineMs = performance.now();
  /** A whole millisecond in both units: making a bigint of every time would cost more than the time. */
  #baseMs = 0;
  #baseNs = 0n;
  #lastNs = 0n;

  /** Nanoseconds since the Unix epoch. */
  nowNs(): bigint {
    const dayMs = Date.now();
    const fineMs = performance.now();
    let nowMs = this.#dayMs + (fineMs - this.#fineMs);
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
    const nowNs = this.#baseNs + BigInt(Math.floor((nowMs - wholeMs) * 1_000) * 1_000);
    if (nowNs > this.#lastNs || this.#lastNs - nowNs > STEP_BACK_NS_MAX) {
      this.#lastNs = nowNs;
    }
    return this.#lastNs;
  }
}
