// A token bucket with debt. It decides, and knows nothing of what is limited or of what becomes of the refused.

/**
 * Lets `ratePerSec` units a second through, and after a pause a burst of one second's worth.
 *
 * An item larger than the whole burst passes when the bucket is not in debt and is paid off afterwards, so that no
 * item is too large for ever. Hence in any span of t seconds at most `rate * (1 + t)` units plus one oversized item pass.
 * Exact for whole rates, amounts and milliseconds. O(1).
 */
export class TokenBucket {
  #ratePerSec: number;
  /** In thousandths of a unit, so that one millisecond adds exactly `ratePerSec`. Negative: debt. */
  #milliTokens: number;
  #atMs: number;

  /**
   * @param ratePerSec - units per second and the burst; 0 lets nothing through
   * @param nowMs - when the bucket, full at first, begins to count
   */
  constructor(ratePerSec: number, nowMs = 0) {
    this.#ratePerSec = checkedRate(ratePerSec);
    this.#milliTokens = ratePerSec * 1000;
    this.#atMs = nowMs;
  }

  get ratePerSec(): number {
    return this.#ratePerSec;
  }

  /** Whether `take(amount, nowMs)` would succeed. */
  canTake(amount: number, nowMs: number): boolean {
    this.#refill(nowMs);
    if (this.#ratePerSec === 0) return false;
    return amount > this.#ratePerSec ? this.#milliTokens >= 0 : this.#milliTokens >= amount * 1000;
  }

  /** Takes `amount` units and returns true, or takes nothing and returns false. */
  take(amount: number, nowMs: number): boolean {
    if (!this.canTake(amount, nowMs)) return false;
    this.#milliTokens -= amount * 1000;
    return true;
  }

  /** Changes rate and burst from `nowMs` on. A debt stays; what was saved up is cut to the new burst. */
  setRate(ratePerSec: number, nowMs: number): void {
    this.#refill(nowMs);
    this.#ratePerSec = checkedRate(ratePerSec);
    this.#milliTokens = Math.min(this.#milliTokens, ratePerSec * 1000);
  }

  /** A clock that was set back adds nothing, and counts on from where it is. */
  #refill(nowMs: number): void {
    const elapsedMs = nowMs - this.#atMs;
    this.#atMs = nowMs;
    if (elapsedMs <= 0) return;
    this.#milliTokens = Math.min(this.#ratePerSec * 1000, this.#milliTokens + elapsedMs * this.#ratePerSec);
  }
}

function checkedRate(ratePerSec: number): number {
  if (ratePerSec >= 0 && ratePerSec < Number.POSITIVE_INFINITY) return ratePerSec;
  throw new RangeError(`Cannot limit to ${ratePerSec} per second: expected a finite number of at least 0`);
}
