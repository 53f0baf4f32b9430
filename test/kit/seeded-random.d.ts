/** A generator with a seed (mulberry32: 32 bits of state, good enough to choose what to break next). */
export declare class SeededRandom {
  #private;
  readonly seed: number;
  constructor(seed: number);
  /** From SEED, or a new one. */
  static fromEnvironment(): SeededRandom;
  /** Uniform in [0, 1). */
  next(): number;
  /** A whole number in [from, to]. */
  between(from: number, to: number): number;
  pick<T>(items: readonly [T, ...T[]]): T;
}
//# sourceMappingURL=seeded-random.d.ts.map
