// What a canary tells: one object, its text for people, its line while it runs, and what its exit status is. Pure.
import { EXIT } from '../exit-codes.ts';
import type { LatencyQuantiles } from './latency-histogram.ts';
import type { LedgerTotals } from './ledger.ts';
import type { RecentTotals } from './recent-check.ts';

/** Everything that is known at one moment. */
export interface CanaryState {
  readonly app: string;
  readonly run: string;
  /** False: it still runs, and lines are on their way. */
  readonly isFinal: boolean;
  /** Since the first numbered line. */
  readonly seconds: number;
  readonly totals: LedgerTotals;
  /** Lines neither arrived nor announced in time; at the end all of `totals.missing`. */
  readonly missing: number;
  readonly latency: LatencyQuantiles;
  readonly reconnects: number;
  /** Lines of the app that are not of this run. */
  readonly foreign: number;
  readonly zonesDown: readonly string[];
  /** Agents that cannot be reached. */
  readonly agentsAway: readonly string[];
  readonly isTailUp: boolean;
  /** What `recent` had at the end; undefined before, and where it could not be read. */
  readonly recent: RecentTotals | undefined;
}

/** How a run ended: everything is accounted for, something is not, or nobody can tell. */
export type CanaryResult = 'ok' | 'incomplete' | 'unreachable';

/** @param isStrict - every line must have arrived once: announced drops and duplicates count as incomplete too */
export function resultOf(state: CanaryState, isStrict: boolean): CanaryResult {
  const { totals, recent, missing, isTailUp } = state;
  const isBlind = !isTailUp && missing > 0;
  const isMissing = !isBlind && missing + (recent?.missing ?? 0) > 0;
  const isDisordered = totals.outOfOrder + (recent?.outOfOrder ?? 0) > 0;
  const isRepeated = totals.duplicate + totals.late + (recent?.duplicate ?? 0) > 0;
  const isShort = totals.absent > 0 || totals.unknownLosses > 0;
  if (isMissing || isDisordered || (isStrict && (isRepeated || (isShort && !isBlind)))) return 'incomplete';
  return isBlind || totals.unacknowledged > 0 || recent === undefined ? 'unreachable' : 'ok';
}

/** The exit status for a result. */
export function exitCodeOf(result: CanaryResult): number {
  return { ok: EXIT.ok, incomplete: EXIT.incomplete, unreachable: EXIT.unreachable }[result];
}

/** The object of `-o json`. Fields are only ever added. */
export function reportObject(state: CanaryState, isStrict: boolean): object {
  const { totals, latency, recent } = state;
  return {
    type: 'canary',
    final: state.isFinal,
    app: state.app,
    run: state.run,
    seconds: rounded(state.seconds),
    sent: totals.sent,
    acknowledged: totals.acknowledged,
    received: totals.received,
    announced: totals.announced,
    unknown_losses: totals.unknownLosses,
    missing: state.missing,
    duplicate: totals.duplicate,
    late: totals.late,
    out_of_order: totals.outOfOrder,
    in_flight: inFlight(state),
    unacknowledged: totals.unacknowledged,
    surplus: totals.surplus,
    foreign: state.foreign,
    latency_ms: {
      p50: rounded(latency.p50Ms),
      p90: rounded(latency.p90Ms),
      p99: rounded(latency.p99Ms),
      max: rounded(latency.maxMs),
    },
    reconnects: state.reconnects,
    zones_down: state.zonesDown,
    agents_away: state.agentsAway,
    recent:
      recent === undefined
        ? null
        : {
            held: recent.held,
            announced: recent.announced,
            missing: recent.missing,
            duplicate: recent.duplicate,
            out_of_order: recent.outOfOrder,
          },
    ...(state.isFinal ? { result: resultOf(state, isStrict) } : {}),
  };
}

/** The line while it runs. */
export function statusLine(state: CanaryState): string {
  const { totals, latency } = state;
  const away = [
    ...state.zonesDown.map((zone) => `zone ${zone} away`),
    ...state.agentsAway.map((address) => `agent ${address} away`),
    ...(state.isTailUp ? [] : ['tail away']),
  ];
  return [
    `${Math.floor(state.seconds)} s`,
    `sent ${totals.sent}`,
    `received ${totals.received}`,
    `in flight ${inFlight(state)}`,
    `announced ${totals.announced}`,
    `missing ${state.missing}`,
    `duplicate ${totals.duplicate}`,
    `p99 ${millisecondsText(latency.p99Ms)}`,
    ...away,
  ].join(' | ');
}

/** What people read at the end. */
export function summaryText(state: CanaryState, isStrict: boolean): string {
  const { totals, latency, recent } = state;
  const rate = state.seconds > 0 ? ` (${(totals.sent / state.seconds).toFixed(0)}/s)` : '';
  const quantiles = [
    `p50 ${millisecondsText(latency.p50Ms)}`,
    `p90 ${millisecondsText(latency.p90Ms)}`,
    `p99 ${millisecondsText(latency.p99Ms)}`,
    `max ${millisecondsText(latency.maxMs)}`,
  ];
  const unknown =
    totals.unknownLosses > 0 ? `, and ${totals.unknownLosses} times a number that is not known` : '';
  const rows: [string, string][] = [
    ['sent', `${totals.sent} in ${state.seconds.toFixed(1)} s${rate}`],
    ['acknowledged', `${totals.acknowledged}`],
    ['received', `${totals.received}`],
    ['announced', `${totals.announced}${unknown}`],
    ['missing', `${state.missing}`],
    ['duplicate', `${totals.duplicate + totals.late}`],
    ['out of order', `${totals.outOfOrder}`],
    ['latency', quantiles.join(', ')],
    ['recent', recent === undefined ? 'not read' : recentText(recent)],
  ];
  if (state.reconnects > 0) rows.push(['reconnects', `${state.reconnects}`]);
  if (totals.unacknowledged > 0) rows.push(['not taken', `${totals.unacknowledged}`]);
  const result = {
    ok: 'every line is accounted for',
    incomplete: isStrict
      ? 'not every line arrived once and in order'
      : 'lines are missing or out of order, and nothing said so',
    unreachable: 'the cluster could not be reached to the end: what became of some lines is not known',
  }[resultOf(state, isStrict)];
  rows.push(['result', result]);
  return `${rows.map(([name, value]) => `${name.padEnd(14)}${value}`).join('\n')}\n`;
}

function recentText(recent: RecentTotals): string {
  const { held, announced, missing, duplicate, outOfOrder } = recent;
  return `${held} held, ${announced} announced, ${missing} missing, ${duplicate} duplicate, ${outOfOrder} out of order`;
}

/** Written, and nothing is known of them yet. */
function inFlight({ totals, missing }: CanaryState): number {
  return Math.max(0, totals.missing - missing) + totals.unacknowledged;
}

function millisecondsText(ms: number): string {
  return ms >= 1000 ? `${(ms / 1000).toFixed(1)} s` : `${ms.toFixed(1)} ms`;
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
