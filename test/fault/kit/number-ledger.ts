// What became of numbered lines 1, 2, 3 … of one stream (an app's lines of one instance): which numbers came, which came again, which
// came behind a larger one. Pure; it knows nothing of where the lines come from.

/** What came so far, against what was written. */
export interface NumberCounts {
  /** Different numbers that came. */
  readonly delivered: number;
  /** Lines that came although their number had come before. */
  readonly duplicates: number;
  /** Lines that came for the first time and behind a larger number. */
  readonly outOfOrder: number;
  /** Lines whose number was never written. */
  readonly foreign: number;
}

const FIRST_BYTES = 1024;

/** One bit for each number; O(1) per line. */
export class NumberLedger {
  #seen = new Uint8Array(FIRST_BYTES);
  #delivered = 0;
  #duplicates = 0;
  #outOfOrder = 0;
  #foreign = 0;
  #largest = 0;
  /** Of the last duplicates and lines out of order, for evidence. */
  readonly oddities: string[] = [];

  /** A line came. */
  take(number: number): void {
    if (!Number.isInteger(number) || number < 1) {
      this.#foreign += 1;
      this.#note(`foreign ${number}`);
      return;
    }
    const byte = number >>> 3;
    const bit = 1 << (number & 7);
    if (byte >= this.#seen.length) this.#grow(byte);
    if (((this.#seen[byte] ?? 0) & bit) !== 0) {
      this.#duplicates += 1;
      this.#note(`${number} again after ${this.#largest}`);
      return;
    }
    this.#seen[byte] = (this.#seen[byte] ?? 0) | bit;
    this.#delivered += 1;
    if (number < this.#largest) {
      this.#outOfOrder += 1;
      this.#note(`${number} after ${this.#largest}`);
    } else this.#largest = number;
  }

  get counts(): NumberCounts {
    const { largest } = this;
    return {
      delivered: this.#delivered,
      duplicates: this.#duplicates,
      outOfOrder: this.#outOfOrder,
      foreign: this.#foreign + (largest > this.written ? largest - this.written : 0),
    };
  }

  /** The largest number that came. */
  get largest(): number {
    return this.#largest;
  }

  /** How many were written; numbers above it are foreign. Default: any. */
  written = Number.POSITIVE_INFINITY;

  /** The ranges of 1 … `written` that did not come, at most `rangesMax`, as `a-b`. */
  missing(written: number, rangesMax = 10): string[] {
    const ranges: string[] = [];
    let from = 0;
    for (let number = 1; number <= written + 1; number++) {
      const isMissing = number <= written && !this.#has(number);
      if (isMissing && from === 0) from = number;
      if (!isMissing && from !== 0) {
        if (ranges.length >= rangesMax) return [...ranges, '…'];
        ranges.push(from === number - 1 ? String(from) : `${from}-${number - 1}`);
        from = 0;
      }
    }
    return ranges;
  }

  #has(number: number): boolean {
    return ((this.#seen[number >>> 3] ?? 0) & (1 << (number & 7))) !== 0;
  }

  #grow(byte: number): void {
    const larger = new Uint8Array(Math.max(2 * this.#seen.length, byte + 1));
    larger.set(this.#seen);
    this.#seen = larger;
  }

  #note(what: string): void {
    if (this.oddities.length < 20) this.oddities.push(what);
  }
}
