// One benchmark as a markdown table: a line for each column of the benchmark where rates were measured, else a line for each number.
import { type Row, valueText } from '../benchmark.ts';
import { nodeLine } from './chosen-results.ts';
import type { BenchmarkResult } from './results.ts';

type Results = readonly Pick<BenchmarkResult, 'node' | 'rows'>[];

/** Cells of {@link stepTable}: title, and what is in it. */
const cells: readonly (readonly [title: string, textOf: (rows: readonly Row[]) => string])[] = [
  ['rate, /s', (rows) => rateText(rows)],
  ['floor, MB/s', (rows) => values(rows, ['floor, gRPC', 'floor, websocket'])],
  ['× floor', (rows) => values(rows, ['ratio to the floor'])],
  ['lost: announced / not', (rows) => values(rows, ['lost and announced', 'lost and not announced'])],
  ['CPU, µs a line', (rows) => named(rows, 'CPU ', 'us/line', ['all processes', 'of '])],
  ['RSS, MB', (rows) => named(rows, 'RSS ', 'MB', [])],
  ['latency p50 / p99 / max, ms', (rows) => values(rows, ['latency p50', 'latency p99', 'latency max'])],
  ['loop lag p99, ms', (rows) => named(rows, 'loop lag p99 ', 'ms', [])],
  ['lines per message', (rows) => named(rows, 'per message, ', 'lines', [])],
  ['cores', (rows) => values(rows, ['cores, all processes'])],
];

/** Rows that stand in a cell of {@link stepTable}, or in another table. */
const known =
  /^(rate|floor, |ratio to the floor|lost and |CPU (?!of TLS|server, to)|CPU, |RSS |latency |loop lag |per message, |cores|bound |out of order$)/;

/** A line for each column and Node; what has no cell of its own stands in the last one. */
export function stepTable(results: Results): string[] {
  const groups = [...new Set(results.flatMap(({ rows }) => rows.map(({ group }) => group)))];
  const lines = groups.flatMap((group) =>
    results.flatMap(({ node, rows }) => {
      const own = rows.filter((row) => row.group === group);
      if (own.length === 0) return [];
      const further = own
        .filter(({ name }) => !known.test(name))
        .map(({ name, value, unit }) => `${name} ${valueText(value)} ${unit}`.trim());
      return [[group ?? '', nodeLine(node), ...cells.map(([, textOf]) => textOf(own)), further.join('; ')]];
    }),
  );
  const used = [0, 1, ...cells.map((_, i) => i + 2), cells.length + 2].filter(
    (i) => i < 2 || lines.some((line) => line[i] !== ''),
  );
  const titles = ['column', 'Node', ...cells.map(([title]) => title), 'also'];
  return table([titles, ...lines].map((line) => used.map((i) => line[i] ?? '')));
}

/** A line for each number, a column for each column of the benchmark and each Node. */
export function valueTable(results: Results): string[] {
  const columns = results.flatMap(({ node, rows }) =>
    [...new Set(rows.map(({ group }) => group))].map((group) => ({
      title: [group, `Node ${nodeLine(node)}`].filter((part) => part !== undefined).join(', '),
      rows: rows.filter((row) => row.group === group),
    })),
  );
  const names = new Map(columns.flatMap(({ rows }) => rows.map(({ name, unit }) => [name, unit])));
  return table([
    ['', ...columns.map(({ title }) => title)],
    ...[...names].map(([name, unit]) => [
      unit === '' ? name : `${name}, ${unit}`,
      ...columns.map(({ rows }) => values(rows, [name])),
    ]),
  ]);
}

function table([head = [], ...lines]: readonly (readonly string[])[]): string[] {
  const line = (texts: readonly string[]): string => `| ${texts.join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...lines.map(line)];
}

function rateText(rows: readonly Row[]): string {
  const rate = rows.find(({ name, value }) => /^rate( without loss)?$/.test(name) && value > 0);
  if (rate !== undefined) return valueText(rate.value);
  const lossy = rows.find(({ name }) => name === 'rate (NOT without loss)');
  return lossy === undefined ? '' : `${valueText(lossy.value)} with loss`;
}

/** `1.2 / 3.4`; empty where none of them is known. */
function values(rows: readonly Row[], names: readonly string[]): string {
  const found = names.map((name) => rows.find((row) => row.name === name));
  if (found.every((row) => row === undefined)) return '';
  return found
    .filter((row) => row !== undefined)
    .map(({ value }) => (Number.isNaN(value) ? '–' : valueText(value)))
    .join(' / ');
}

/** `server 1.2, controller 0.6`: rows that begin with the prefix, but for some. */
function named(rows: readonly Row[], prefix: string, unit: string, but: readonly string[]): string {
  return rows
    .filter((row) => row.name.startsWith(prefix) && row.unit === unit)
    .map(({ name, value }) => ({ what: name.slice(prefix.length), value }))
    .filter(({ what }) => !but.some((start) => what.startsWith(start)))
    .map(({ what, value }) => `${what} ${valueText(value)}`)
    .join(', ');
}
