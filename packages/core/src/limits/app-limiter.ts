// The rate limit of one app: lines per second and bytes per second together. It decides; the caller counts and
// announces what was refused.

import type { RateLimit } from '../registry/registry.ts';
import { TokenBucket } from './token-bucket.ts';

/** Which part of a limit refused a line. */
export type LimitedBy = 'lines' | 'bytes';

/** A line passes when both buckets have room, and only then is it charged to them. O(1) per line. */
export class AppLimiter {
  #limit: RateLimit | undefined;
  #lines: TokenBucket | undefined;
  #bytes: TokenBucket | undefined;
  #refusedBy: LimitedBy | undefined;

  /** @param limit - undefined, or a field that is absent, does not limit */
  constructor(limit: RateLimit | undefined, nowMs = 0) {
    this.setLimit(limit, nowMs);
  }

  get limit(): RateLimit | undefined {
    return this.#limit;
  }

  /** What refused the last line that was refused. */
  get refusedBy(): LimitedBy | undefined {
    return this.#refusedBy;
  }

  /** The limit that refused last, for a notice: `1000 lines/s`. Empty before anything was refused. */
  get refusedLimitText(): string {
    if (this.#refusedBy === undefined) return '';
    return `${this.#limit?.[this.#refusedBy] ?? 0} ${this.#refusedBy}/s`;
  }

  /** Whether one line with `bytes` payload bytes may pass; it is charged when it may. */
  allow(bytes: number, nowMs: number): boolean {
    if (this.#lines?.canTake(1, nowMs) === false) return this.#refuse('lines');
    if (this.#bytes?.take(bytes, nowMs) === false) return this.#refuse('bytes');
    this.#lines?.take(1, nowMs);
    return true;
  }

  /** Changes the limit from `nowMs` on; debts and what was saved up are kept as far as they fit. */
  setLimit(limit: RateLimit | undefined, nowMs: number): void {
    this.#limit = limit;
    this.#lines = changedBucket(this.#lines, limit?.lines, nowMs);
    this.#bytes = changedBucket(this.#bytes, limit?.bytes, nowMs);
  }

  #refuse(by: LimitedBy): false {
    this.#refusedBy = by;
    return false;
  }
}

function changedBucket(
  bucket: TokenBucket | undefined,
  ratePerSec: number | undefined,
  nowMs: number,
): TokenBucket | undefined {
  if (ratePerSec === undefined) return undefined;
  if (bucket === undefined) return new TokenBucket(ratePerSec, nowMs);
  bucket.setRate(ratePerSec, nowMs);
  return bucket;
}
