// Random choices that can be made again: a fault test prints its seed, and SEED=… in the environment repeats it.
/** A generator with a seed (mulberry32: 32 bits of state, good enough to choose what to break next). */
export class SeededRandom {
  seed;
  #state;
  constructor(seed) {
    this.seed = seed >>> 0;
    this.#state = this.seed;
  }
  /** From SEED, or a new one. */
  static fromEnvironment() {
    const given = Number(process.env['SEED']);
    return new SeededRandom(
      Number.isInteger(given) && given > 0 ? given : Math.floor(Math.random() * 2 ** 32),
    );
  }
  /** Uniform in [0, 1). */
  next() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  /** A whole number in [from, to]. */
  between(from, to) {
    return from + Math.floor(this.next() * (to - from + 1));
  }
  pick(items) {
    return items[this.between(0, items.length - 1)] ?? items[0];
  }
}
//# sourceMappingURL=seeded-random.js.map
