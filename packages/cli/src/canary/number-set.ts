// Which of the numbers 1, 2, 3 … have come, in memory that grows with the holes between them and not with how many they
// are. Not here: what a hole means.

/** What became of a number that was added. */
export type Added =
  /** It had not come before. */
  | 'new'
  /** It had. */
  | 'known'
  /** It lies among holes that were given up: it may have come before or not. */
  | 'late';

/** Default of the bound on holes: two numbers of 8 bytes each, and a splice of that length for every late number. */
export const HOLES_MAX = 10_000;

/**
 * Numbers from 1 on, kept as ranges. Adding in order is O(1), anything else O(log holes + holes moved). Beyond
 * `holesMax` ranges the oldest hole is given up: its numbers count as absent for ever.
 */
export class NumberSet {
  readonly #holesMax: number;
  /** Disjoint, rising, with at least one number between them; range i is `#firsts[i]` to `#lasts[i]`. */
  readonly #firsts: number[] = [];
  readonly #lasts: number[] = [];
  /** Through this number nothing is told apart any more. */
  #floor = 0;
  #floorCount = 0;
  #count = 0;

  /** @param holesMax - 1 or more */
  constructor(holesMax: number = HOLES_MAX) {
    this.#holesMax = holesMax;
  }

  /** How many different numbers came, without those that were `late`. */
  get count(): number {
    return this.#count;
  }

  /** The largest number that came; 0 before the first. */
  get highest(): number {
    return this.#lasts.at(-1) ?? 0;
  }

  /** The smallest number that came; 0 before the first. */
  get lowest(): number {
    return this.#lowest;
  }

  #lowest = 0;

  /** How many ranges there are. */
  get ranges(): number {
    return this.#firsts.length;
  }

  /** Adds a whole number, 1 or more. */
  add(number: number): Added {
    if (number <= this.#floor) return 'late';
    const at = this.#rangeFrom(number);
    if (at < this.#firsts.length && (this.#firsts[at] ?? 0) <= number) return 'known';
    this.#insert(at, number);
    this.#count += 1;
    if (this.#lowest === 0 || number < this.#lowest) this.#lowest = number;
    if (this.#firsts.length > this.#holesMax) this.#giveUpOldest();
    return 'new';
  }

  /** How many of the numbers 1 to `through` came. Through a number among holes given up it errs towards fewer. */
  countThrough(through: number): number {
    if (through >= this.highest) return this.#count;
    if (through <= this.#floor) return Math.min(through, this.#floorCount);
    let count = this.#floorCount;
    for (const [i, first] of this.#firsts.entries()) {
      if (first > through) break;
      count += Math.min(this.#lasts[i] ?? 0, through) - first + 1;
    }
    return count;
  }

  /** The index of the first range that ends at `number` or later. */
  #rangeFrom(number: number): number {
    if (number > this.highest) return this.#lasts.length;
    let low = 0;
    let high = this.#lasts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#lasts[middle] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Puts a number that is in no range before range `at`, and closes what is no hole any more. */
  #insert(at: number, number: number): void {
    const touchesBefore = at > 0 && this.#lasts[at - 1] === number - 1;
    const touchesBehind = this.#firsts[at] === number + 1;
    if (touchesBefore && touchesBehind) {
      this.#lasts[at - 1] = this.#lasts[at] ?? number;
      this.#firsts.splice(at, 1);
      this.#lasts.splice(at, 1);
    } else if (touchesBefore) {
      this.#lasts[at - 1] = number;
    } else if (touchesBehind) {
      this.#firsts[at] = number;
    } else {
      this.#firsts.splice(at, 0, number);
      this.#lasts.splice(at, 0, number);
    }
  }

  /** Nothing up to the end of the first range is told apart any more. */
  #giveUpOldest(): void {
    const first = this.#firsts.shift() ?? 0;
    const last = this.#lasts.shift() ?? 0;
    this.#floor = last;
    this.#floorCount += last - first + 1;
  }
}
