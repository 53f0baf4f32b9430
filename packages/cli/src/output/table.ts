// Aligned tables for people. Every cell is made safe to show. Not here: JSON, which machines read.
import picocolors from 'picocolors';
import { escapeControls } from './terminal-safety.ts';

/** A column: its title, and `right` for numbers. */
export interface TableColumn {
  readonly title: string;
  readonly align?: 'left' | 'right';
}

const GAP = '  ';

/** The table as text, with a line of titles, each line ended by a newline. Missing cells are empty. */
export function renderTable(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  options: { readonly colour: boolean },
): string {
  const cells = rows.map((row) => columns.map((_column, at) => escapeControls(row[at] ?? '')));
  const widths = columns.map(({ title }, at) => {
    return cells.reduce((width, row) => Math.max(width, widthOf(row[at] ?? '')), title.length);
  });
  const renderRow = (row: readonly string[]): string => {
    const padded = row.map((cell, at) => pad(cell, widths[at] ?? 0, columns[at]?.align ?? 'left'));
    return padded.join(GAP).trimEnd();
  };
  const { bold } = picocolors.createColors(options.colour);
  const header = bold(renderRow(columns.map(({ title }) => title)));
  return [header, ...cells.map(renderRow), ''].join('\n');
}

/** Name and value per line, the values in one column. */
export function renderFields(fields: readonly (readonly [string, string])[]): string {
  const width = fields.reduce((widest, [name]) => Math.max(widest, name.length), 0);
  return fields
    .map(([name, value]) => `${`${name}:`.padEnd(width + 1)}${GAP}${escapeControls(value)}\n`)
    .join('');
}

/** `1,234` as people read it. */
export function countText(count: number | undefined): string {
  return count === undefined ? '-' : Math.round(count).toLocaleString('en-US');
}

/** Lines or bytes per second. */
export function rateText(rate: number | undefined): string {
  if (rate === undefined) return '-';
  if (rate === 0) return '0/s';
  return rate < 10 ? `${rate.toFixed(1)}/s` : `${countText(rate)}/s`;
}

/** Bytes in the unit that fits: `512 B`, `64 KiB`, `1.5 MiB`. */
export function bytesText(bytes: number | undefined): string {
  if (bytes === undefined) return '-';
  let value = bytes;
  for (const unit of ['B', 'KiB', 'MiB', 'GiB']) {
    if (value < 1024) return `${Number.isInteger(value) ? value : value.toFixed(1)} ${unit}`;
    value /= 1024;
  }
  return `${value.toFixed(1)} TiB`;
}

function pad(cell: string, width: number, align: 'left' | 'right'): string {
  const space = ' '.repeat(Math.max(0, width - widthOf(cell)));
  return align === 'left' ? cell + space : space + cell;
}

/** In characters; wide ones of East Asia count as one, which misaligns a column and nothing else. */
function widthOf(text: string): number {
  return Array.from(text).length;
}
