// Times between writing and reading, in buckets whose width is a share of their value: quantiles in fixed memory,
// however many values come. Not here: clocks.

/** Buckets per doubling: a quantile is at most 2^(1/16), 4.4 %, above the true one. */
const BUCKETS_PER_DOUBLING = 16;
/** From 1 µs to 2^40 µs, 12 days. */
const BUCKETS = 40 * BUCKETS_PER_DOUBLING + 1;

/** The quantiles that a canary tells, in milliseconds; 0 while nothing was measured. */
export interface LatencyQuantiles {
  readonly p50Ms: number;
  readonly p90Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

/** Counts times in microseconds. */
export class LatencyHistogram {
  readonly #counts = new Float64Array(BUCKETS);
  #count = 0;
  #sumUs = 0;
  #maxUs = 0;

  /** How many times were added. */
  get count(): number {
    return this.#count;
  }

  /** All of them together, in microseconds. */
  get sumUs(): number {
    return this.#sumUs;
  }

  /** Adds a time; one below a microsecond counts as one. */
  add(us: number): void {
    const value = Math.max(1, us);
    const bucket = Math.min(BUCKETS - 1, Math.ceil(Math.log2(value) * BUCKETS_PER_DOUBLING));
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1;
    this.#count += 1;
    this.#sumUs += value;
    this.#maxUs = Math.max(this.#maxUs, value);
  }

  /** The time that a share of all were not above, in microseconds; at most 4.4 % too large, never too small. */
  quantileUs(share: number): number {
    const wanted = Math.max(1, Math.ceil(share * this.#count));
    let seen = 0;
    for (const [bucket, count] of this.#counts.entries()) {
      seen += count;
      if (count > 0 && seen >= wanted) return Math.min(this.#maxUs, 2 ** (bucket / BUCKETS_PER_DOUBLING));
    }
    return 0;
  }

  /** The quantiles that people ask for. */
  quantiles(): LatencyQuantiles {
    return {
      p50Ms: this.quantileUs(0.5) / 1000,
      p90Ms: this.quantileUs(0.9) / 1000,
      p99Ms: this.quantileUs(0.99) / 1000,
      maxMs: this.#maxUs / 1000,
    };
  }

  /** Forgets everything. */
  clear(): void {
    this.#counts.fill(0);
    this.#count = 0;
    this.#sumUs = 0;
    this.#maxUs = 0;
  }
}
