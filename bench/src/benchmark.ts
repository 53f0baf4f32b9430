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

/** Where a benchmark tells what it does and what came out. */
export interface Reporter {
  /** What is done next, for whoever waits. */
  doing(what: string): void;
  /** Rows that are measured: they are kept also when what comes after them fails. */
  add(rows: readonly Row[]): void;
  /** A part did not work; the others go on. */
  failed(part: string, error: unknown): void;
}

/** One program of this folder. */
export interface Benchmark {
  readonly name: string;
  /** The question that it answers, in one sentence. */
  readonly question: string;
  /** How long it takes on a machine that has nothing else to do; it is ended after {@link limitSeconds}. */
  readonly seconds: number;
  /** Takes long, or needs what not every machine has, and runs only when it is named. */
  readonly isExtra?: boolean;
  run(reporter: Reporter): Promise<void>;
}

/** After so long a benchmark is ended, whatever it does: a slow machine takes longer, a hang lasts for ever. */
export function limitSeconds(seconds: number): number {
  return Math.ceil(2 * seconds + 30);
}

/** Whether the row's goal is met; undefined where none was set. A value that is no number meets none. */
export function isMet({ value, goalMax, goalMin }: Row): boolean | undefined {
  if (goalMax === undefined && goalMin === undefined) return undefined;
  return (goalMax === undefined || value <= goalMax) && (goalMin === undefined || value >= goalMin);
}

/** The goal as it is shown: `<= 4`. */
export function goalText({ goalMax, goalMin }: Row): string {
  const texts = [
    ...(goalMin === undefined ? [] : [`>= ${valueText(goalMin)}`]),
    ...(goalMax === undefined ? [] : [`<= ${valueText(goalMax)}`]),
  ];
  return texts.join(' and ');
}

/** A number as it is shown everywhere. */
export function valueText(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: Math.abs(value) < 1000 ? 2 : 0 });
}

/** The q-quantile (0..1) of the values, by nearest rank. */
export function quantile(values: readonly number[], q: number): number {
  if (values.length === 0) return Number.NaN;
  const sorted = values.toSorted((a, b) => a - b);
  const rank = Math.max(0, Math.ceil(q * sorted.length) - 1);
  return sorted[rank] ?? Number.NaN;
}
