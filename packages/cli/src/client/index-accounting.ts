// Checks the promise that no line is lost in silence: in each zone the indices of one app's log are without holes,
// except where a drop, a gap or a filter was announced. Not here: what is done about a hole.

/** A hole that nobody announced. */
export interface UnannouncedHole {
  readonly zone: string;
  /** Lines that are missing. */
  readonly missing: number;
}

interface ZonePosition {
  /** Index of the next line; undefined until the first record and after a gap that does not say where it ends. */
  expected: number | undefined;
  /** Holes not yet explained by the server's count of filtered lines. */
  pendingHoles: number;
}

/**
 * Follows the indices of one app. Without filters a hole is known at the line behind it. With filters it is known at
 * the frame's `cursor` record, which has the number of lines filtered so far; a hole larger than that is real.
 */
export class IndexAccounting {
  readonly #hasFilters: boolean;
  readonly #zones = new Map<string, ZonePosition>();
  /** Lines that may be missing anywhere: filtered ones, and drops without a zone. */
  #credit = 0;
  #filteredTotal = 0;

  constructor(options: { readonly hasFilters: boolean }) {
    this.#hasFilters = options.hasFilters;
  }

  /**
   * A record came that stands for `count` indices from `index` on: a line for one, a drop for as many as were dropped.
   * Returns how many lines before it are missing without a word.
   */
  record(zone: string, index: number, count: number): number {
    const position = this.#position(zone);
    const { expected } = position;
    position.expected = index + count;
    // A smaller index is a new log, which the server announces itself where lines were lost.
    if (expected === undefined || index <= expected) return 0;
    const hole = index - expected;
    if (this.#hasFilters) {
      position.pendingHoles += hole;
      return 0;
    }
    return hole - this.#useCredit(hole);
  }

  /** A drop was announced without its index. */
  drop(zone: string | undefined, count: number): void {
    const position = zone === undefined ? undefined : this.#position(zone);
    if (position === undefined) this.#credit += count;
    else if (position.expected !== undefined) position.expected += count;
  }

  /** A gap was announced: behind it the log goes on at `index`, or, where that is not said, wherever it does. */
  gap(zone: string | undefined, index: number | undefined): void {
    const positions = zone === undefined ? this.#zones.values() : [this.#position(zone)];
    for (const position of positions) position.expected = index;
  }

  /** The end of a frame: `filteredTotal` lines of this connection were filtered. Returns the holes beyond that. */
  frameEnd(filteredTotal: number): readonly UnannouncedHole[] {
    this.#credit += Math.max(0, filteredTotal - this.#filteredTotal);
    this.#filteredTotal = filteredTotal;
    if (!this.#hasFilters) return [];
    const holes: UnannouncedHole[] = [];
    for (const [zone, position] of this.#zones) {
      if (position.pendingHoles === 0) continue;
      const missing = position.pendingHoles - this.#useCredit(position.pendingHoles);
      position.pendingHoles = 0;
      if (missing > 0) holes.push({ zone, missing });
    }
    return holes;
  }

  /** A new connection goes on from a cursor: its totals begin at 0, positions and open holes stay. */
  reconnected(): void {
    this.#filteredTotal = 0;
  }

  /** A new connection that does not go on from a cursor: nothing before it counts. */
  restarted(): void {
    this.#zones.clear();
    this.#credit = 0;
    this.#filteredTotal = 0;
  }

  #useCredit(wanted: number): number {
    const used = Math.min(wanted, this.#credit);
    this.#credit -= used;
    return used;
  }

  #position(zone: string): ZonePosition {
    let position = this.#zones.get(zone);
    if (position === undefined) {
      position = { expected: undefined, pendingHoles: 0 };
      this.#zones.set(zone, position);
    }
    return position;
  }
}
