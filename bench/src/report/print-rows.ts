// Rows as text: one line each, and variants of one benchmark side by side.
import { goalText, isMet, type Row, valueText } from '../benchmark.ts';

const NAME_WIDTH = 42;
const VALUE_WIDTH = 17;

/** As lines. */
export function rowLines(rows: readonly Row[]): string[] {
  const lines = rows
    .filter(({ group }) => group === undefined)
    .map(
      (row) =>
        `  ${row.name.padEnd(NAME_WIDTH)} ${textOf(row).padStart(VALUE_WIDTH)} ${row.unit.padEnd(8)} ${verdict(row)}`,
    );
  const groups = [...new Set(rows.map(({ group }) => group))].filter((group) => group !== undefined);
  if (groups.length === 0) return lines.map((line) => line.trimEnd());
  const names = [
    ...new Map(rows.filter(({ group }) => group !== undefined).map((row) => [row.name, row.unit])),
  ];
  lines.push(`  ${''.padEnd(NAME_WIDTH)} ${groups.map((group) => group.padStart(VALUE_WIDTH)).join(' ')}`);
  for (const [name, unit] of names) {
    const found = groups.map((group) => rows.find((row) => row.group === group && row.name === name));
    const cells = found.map((row) => (row === undefined ? '' : textOf(row)).padStart(VALUE_WIDTH));
    const verdicts = found
      .map((row) => (row === undefined ? '' : verdict(row)))
      .filter((text) => text !== '');
    lines.push(`  ${`${name} (${unit})`.padEnd(NAME_WIDTH)} ${cells.join(' ')}  ${verdicts.join('; ')}`);
  }
  return lines.map((line) => line.trimEnd());
}

function textOf({ value }: Row): string {
  return Number.isNaN(value) ? '-' : valueText(value);
}

function verdict(row: Row): string {
  const met = isMet(row);
  return met === undefined ? '' : `${met ? 'met' : 'NOT met'} (goal ${goalText(row)})`;
}
