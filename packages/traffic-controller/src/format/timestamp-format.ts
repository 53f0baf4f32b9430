// Timestamps of envelopes as RFC 3339 in UTC. Lines come by the hundred thousand and many in one second, so the part down to the second
// is made once. It takes every 64-bit timestamp, also those before 1970 that the general formatter refuses.

/** Writes nanoseconds since 1970; keeps the last second. */
export class TimestampFormat {
  #second = Number.NaN;
  #toSecond = '';

  /** `2026-11-20T11:00:00.123456789Z`. */
  toNanoseconds(timestampNs: bigint): string {
    let ms = Number(timestampNs / 1_000_000n);
    let ns = Number(timestampNs % 1_000_000n);
    if (ns < 0) {
      ns += 1_000_000;
      ms -= 1;
    }
    const second = Math.floor(ms / 1000);
    const fraction = (ms - second * 1000) * 1_000_000 + ns;
    return `${this.#upToSecond(second)}.${String(fraction).padStart(9, '0')}Z`;
  }

  /** `2026-11-20T11:00:00.123Z`. */
  toMilliseconds(timestampMs: number): string {
    const second = Math.floor(timestampMs / 1000);
    return `${this.#upToSecond(second)}.${String(timestampMs - second * 1000).padStart(3, '0')}Z`;
  }

  #upToSecond(second: number): string {
    if (second !== this.#second) {
      this.#second = second;
      this.#toSecond = new Date(second * 1000).toISOString().slice(0, -5);
    }
    return this.#toSecond;
  }
}
