// What a benchmark is: one question, answered by a few rows. Rows are numbers with a unit and, where one was set, a goal. A benchmark never
// fails a build: it prints, and the JSON is kept.

/** One measured number. */
export interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** Highest value that meets the goal, in the same unit; absent where none was set. */
  readonly goalMax?: number;
}

/** One program of this folder. */
export interface Benchmark {
  readonly name: string;
  /** The question that it answers, in one sentence. */
  readonly question: string;
  run(): Promise<readonly Row[]>;
}

/** The q-quantile (0..1) of the values, by nearest rank. */
export function quantile(values: readonly number[], q: number): number {
  if (values.length === 0) return Number.NaN;
  const sorted = values.toSorted((a, b) => a - b);
  const rank = Math.max(0, Math.ceil(q * sorted.length) - 1);
  return sorted[rank] ?? Number.NaN;
}
