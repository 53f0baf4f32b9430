// The ledger of a scenario: for each place where its lines arrive, what was accepted and what became of it, as rows and as one table.
// What a scenario may lose or repeat is not decided here.
import type { NumberLedger } from './number-ledger.ts';

/** One place (`tail`, `recent`, `drain`) of all apps together. */
export interface LedgerRow {
  readonly place: string;
  /** Lines that were handed to an agent. */
  readonly accepted: number;
  readonly delivered: number;
  readonly filtered: number;
  /** Lines announced as lost, by reason. */
  readonly announced: ReadonlyMap<string, number>;
  /** Accepted lines that neither came nor were announced; negative: more was announced than is missing. */
  readonly missing: number;
  readonly duplicates: number;
  readonly outOfOrder: number;
  readonly foreign: number;
  /** What is missing where, and other oddities, for evidence. */
  readonly evidence: readonly string[];
}

/** What was written of one stream. */
export interface WrittenStream {
  readonly app: string;
  readonly instance: string;
  readonly written: number;
}

/** What came to one place: a ledger for each stream. */
export interface ArrivedStreams {
  readonly place: string;
  readonly streamOf: (app: string, instance: string) => NumberLedger | undefined;
  /** Ledgers of instances that nobody wrote, for evidence. */
  readonly strangers: readonly string[];
  readonly filtered: number;
  readonly announced: ReadonlyMap<string, number>;
}

/** The sum over all streams. Without evidence it is cheap enough to be asked again and again. */
export function ledgerRow(
  written: readonly WrittenStream[],
  arrived: ArrivedStreams,
  { withEvidence = true } = {},
): LedgerRow {
  const { place, filtered, announced, strangers } = arrived;
  let accepted = 0;
  let delivered = 0;
  let duplicates = 0;
  let outOfOrder = 0;
  let foreign = strangers.length;
  const evidence = [...strangers.map((name) => `${place}: instance ${name} is nobody's`)];
  for (const { app, instance, written: count } of written) {
    accepted += count;
    const ledger = arrived.streamOf(app, instance);
    const name = `${place}: ${app} ${instance} of ${count}`;
    if (ledger === undefined) {
      if (count > 0) evidence.push(`${name}: nothing came`);
      continue;
    }
    ledger.written = count;
    const { counts } = ledger;
    delivered += counts.delivered;
    duplicates += counts.duplicates;
    outOfOrder += counts.outOfOrder;
    foreign += counts.foreign;
    if (!withEvidence) continue;
    if (counts.delivered < count) evidence.push(`${name}: missing ${ledger.missing(count).join(' ')}`);
    if (ledger.oddities.length > 0) evidence.push(`${name}: ${ledger.oddities.join(', ')}`);
  }
  const lost = [...announced.values()].reduce((sum, count) => sum + count, 0);
  const missing = accepted - delivered - filtered - lost;
  return {
    ...{ place, accepted, delivered, filtered, announced, missing, duplicates, outOfOrder, foreign },
    evidence,
  };
}

const columns = [
  'place',
  'accepted',
  'delivered',
  'filtered',
  'announced',
  'missing',
  'duplicate',
  'out of order',
] as const;

/** Rows as text, one line each, under a line with the names of the columns. */
export function ledgerTable(rows: readonly LedgerRow[]): string {
  const cells = rows.map(({ place, accepted, delivered, filtered, announced, missing, ...row }) => [
    place,
    ...[accepted, delivered, filtered].map(String),
    announcedText(announced),
    ...[missing, row.duplicates, row.outOfOrder].map(String),
  ]);
  const widths = columns.map((name, i) => Math.max(name.length, ...cells.map((row) => row[i]?.length ?? 0)));
  return [columns as readonly string[], ...cells]
    .map((row) =>
      row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))),
    )
    .map((row) => row.join('  ').trimEnd())
    .join('\n');
}

function announcedText(announced: ReadonlyMap<string, number>): string {
  if (announced.size === 0) return '0';
  return [...announced].map(([reason, count]) => `${count} ${reason}`).join(', ');
}
