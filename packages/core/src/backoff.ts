// Waiting times between attempts: exponential with full jitter. It counts and computes; the caller waits.

/** Settings of a {@link Backoff}. */
export interface BackoffOptions {
  /** Upper bound of the first wait, in milliseconds. At least 1. */
  readonly baseMs: number;
  /** Upper bound of every wait, in milliseconds. At least `baseMs`. */
  readonly maxMs: number;
  /** Uniform in [0, 1), as `Math.random`. */
  readonly random: () => number;
}

/**
 * The nth wait is a random whole number of milliseconds between 1 and `min(maxMs, baseMs * 2^n)`.
 *
 * Full jitter: peers that failed together do not come back together.
 */
export class Backoff {
  readonly #options: BackoffOptions;
  #attempts = 0;

  constructor(options: BackoffOptions) {
    if (!(options.baseMs >= 1 && options.maxMs >= options.baseMs)) {
      throw new RangeError(
        `Cannot back off: base ${options.baseMs} ms and maximum ${options.maxMs} ms, expected 1 <= base <= maximum`,
      );
    }
    this.#options = options;
  }

  /** How many waits were handed out since the last reset. */
  get attempts(): number {
    return this.#attempts;
  }

  /** The next wait in milliseconds. */
  next(): number {
    const { baseMs, maxMs, random } = this.#options;
    // 2 ** 1024 is Infinity, which Math.min takes.
    const ceilingMs = Math.min(maxMs, baseMs * 2 ** this.#attempts);
    this.#attempts += 1;
    return 1 + Math.floor(random() * ceilingMs);
  }

  /** To be called after a success: the next wait is short again. */
  reset(): void {
    this.#attempts = 0;
  }
}
