// What a benchmark is: one question, answered by a few rows. Rows are numbers with a unit and, where one was set, a goal. A benchmark never
// fails a build: it prints, and the JSON is kept.

/** One measured number. */
export interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** Highest value that meets the goal, in the same unit; absent where none was set. */
  readonly goalMax?: number;
  /** Lowest value that meets the goal; absent where none was set. */
  readonly goalMin?: number;
  /** The variant that it belongs to, where a benchmark measures several; they are shown side by side. */
  readonly group?: string;
}

/** One program of this folder. */
export interface Benchmark {
  readonly name: string;
  /** The question that it answers, in one sentence. */
  readonly question: string;
  /** Takes long, and runs only when it is named. */
  readonly isExtra?: boolean;
  /** @param report - called with what is done next, for whoever waits */
  run(report: (what: string) => void): Promise<readonly Row[]>;
}

/** The q-quantile (0..1) of the values, by nearest rank. */
export function quantile(values: readonly number[], q: number): number {
  if (values.length === 0) return Number.NaN;
  const sorted = values.toSorted((a, b) => a - b);
  const rank = Math.max(0, Math.ceil(q * sorted.length) - 1);
  return sorted[rank] ?? Number.NaN;
}
