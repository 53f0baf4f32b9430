// Rows as text: one line each, and variants of one benchmark side by side.
import type { Row } from './benchmark.ts';

const NAME_WIDTH = 42;
const VALUE_WIDTH = 15;

/** Prints them. */
export function printRows(rows: readonly Row[]): void {
  for (const row of rows.filter(({ group }) => group === undefined)) {
    console.log(
      `  ${row.name.padEnd(NAME_WIDTH)} ${textOf(row).padStart(VALUE_WIDTH)} ${row.unit.padEnd(8)} ${verdict(row)}`,
    );
  }
  const groups = [...new Set(rows.map(({ group }) => group))].filter((group) => group !== undefined);
  if (groups.length === 0) return;
  const names = [
    ...new Map(rows.filter(({ group }) => group !== undefined).map((row) => [row.name, row.unit])),
  ];
  console.log(`  ${''.padEnd(NAME_WIDTH)} ${groups.map((group) => group.padStart(VALUE_WIDTH)).join(' ')}`);
  for (const [name, unit] of names) {
    const found = groups.map((group) => rows.find((row) => row.group === group && row.name === name));
    const cells = found.map((row) => (row === undefined ? '' : textOf(row)).padStart(VALUE_WIDTH));
    const verdicts = found
      .map((row) => (row === undefined ? '' : verdict(row)))
      .filter((text) => text !== '');
    console.log(`  ${`${name} (${unit})`.padEnd(NAME_WIDTH)} ${cells.join(' ')}  ${verdicts.join('; ')}`);
  }
}

function textOf({ value }: Row): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: value < 1000 ? 2 : 0 });
}

function verdict({ value, goalMax, goalMin }: Row): string {
  if (goalMax !== undefined) return `${value <= goalMax ? 'met' : 'NOT met'} (goal <= ${goalMax})`;
  if (goalMin !== undefined) return `${value >= goalMin ? 'met' : 'NOT met'} (goal >= ${goalMin})`;
  return '';
}
