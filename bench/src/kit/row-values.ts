// Values of rows that were measured before, for rows that compare columns.
import type { Row } from '../benchmark.ts';

/** The value of a row; NaN where there is none. */
export function rowValue(rows: readonly Row[], group: string, name: string): number {
  return rows.find((row) => row.group === group && row.name === name)?.value ?? Number.NaN;
}

/** The rate of a column: without loss, or what it came to where there was loss. */
export function rateOf(rows: readonly Row[], group: string): number {
  const rates = ['rate without loss', 'rate (NOT without loss)', 'rate'].map((name) =>
    rowValue(rows, group, name),
  );
  return rates.find((rate) => rate > 0) ?? Number.NaN;
}
