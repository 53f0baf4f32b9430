// Remembers roughly when the lines arrived that a log no longer holds, so that a reader who comes for them is told a time and
// not only a number. It keeps few, widely spaced marks, not a history.

/** Marks kept; when they are full every second one goes. 64 marks of 16 bytes. */
const MARKS_MAX = 64;

/** Arrival times of evicted lines, sparse. O(1) per eviction, O(marks) per question. */
export class EvictionTimes {
  #endIndices: number[] = [];
  #arrivals: number[] = [];

  /** Everything below `endIndex` is gone, and the last of it arrived at `arrivalMs`. */
  add(endIndex: number, arrivalMs: number): void {
    if (this.#endIndices.length >= MARKS_MAX) {
      this.#endIndices = this.#endIndices.filter((_, i) => i % 2 === 0);
      this.#arrivals = this.#arrivals.filter((_, i) => i % 2 === 0);
    }
    this.#endIndices.push(endIndex);
    this.#arrivals.push(arrivalMs);
  }

  /** The newest known arrival before the line `index`; undefined when none is known. Errs towards too early. */
  before(index: number): number | undefined {
    for (let i = this.#endIndices.length - 1; i >= 0; i--) {
      if ((this.#endIndices[i] ?? 0) <= index) return this.#arrivals[i];
    }
    return undefined;
  }
}
