// What a run counts as, and what people and programs are told.
import { describe, expect, it } from 'vitest';
import { canaryMetricsText } from './canary-metrics.ts';
import {
  type CanaryState,
  exitCodeOf,
  reportObject,
  resultOf,
  statusLine,
  summaryText,
} from './canary-report.ts';
import type { LedgerTotals } from './ledger.ts';

const totals: LedgerTotals = {
  sent: 10,
  acknowledged: 10,
  received: 10,
  duplicate: 0,
  late: 0,
  outOfOrder: 0,
  absent: 0,
  announced: 0,
  unknownLosses: 0,
  missing: 0,
  surplus: 0,
  unacknowledged: 0,
};
const recent = { held: 10, announced: 0, missing: 0, duplicate: 0, outOfOrder: 0 };

function state(changed: Partial<LedgerTotals> = {}, fields: Partial<CanaryState> = {}): CanaryState {
  const all = { ...totals, ...changed };
  return {
    app: 'web',
    run: 'a1',
    isFinal: true,
    seconds: 2,
    totals: all,
    missing: all.missing,
    latency: { p50Ms: 1, p90Ms: 2, p99Ms: 3.25, maxMs: 1500 },
    reconnects: 0,
    foreign: 0,
    zonesDown: [],
    agentsAway: [],
    isTailUp: true,
    recent,
    ...fields,
  };
}

describe('the result of a canary', () => {
  it.each<[string, CanaryState, number, number]>([
    ['everything arrived', state(), 0, 0],
    ['drops were announced', state({ absent: 2, announced: 2 }), 0, 5],
    ['a line came twice', state({ duplicate: 1 }), 0, 5],
    ['a line is missing', state({ absent: 1, missing: 1 }), 5, 5],
    ['a line is out of order', state({ outOfOrder: 1 }), 5, 5],
    ['recent misses one', state({}, { recent: { ...recent, missing: 1 } }), 5, 5],
    ['recent could not be read', state({}, { recent: undefined }), 6, 6],
    ['an agent did not take a line', state({ unacknowledged: 1 }), 6, 6],
    ['the tail is away and lines with it', state({ absent: 1, missing: 1 }, { isTailUp: false }), 6, 6],
  ])('is what it should be when %s', (_what, ended, plain, strict) => {
    expect([exitCodeOf(resultOf(ended, false)), exitCodeOf(resultOf(ended, true))]).toEqual([plain, strict]);
  });

  it('has the same fields in every object, and its result in the last one', () => {
    const running = reportObject(state({}, { isFinal: false, recent: undefined }), false);
    const final = reportObject(state(), false);
    expect(Object.keys(final)).toEqual([...Object.keys(running), 'result']);
    expect(final).toMatchObject({ result: 'ok', latency_ms: { p50: 1, p90: 2, p99: 3.25, max: 1500 } });
    expect(running).toMatchObject({ final: false, recent: null });
  });

  it('calls lines in flight what is written and neither here nor overdue', () => {
    const running = state({ missing: 4, unacknowledged: 3 }, { isFinal: false, missing: 1 });
    expect(reportObject(running, false)).toMatchObject({ missing: 1, in_flight: 6 });
    expect(statusLine(running)).toContain('in flight 6');
  });

  it('is told in words', () => {
    expect(summaryText(state({ absent: 1, missing: 1 }), false)).toMatch(
      /^missing {7}1$[\s\S]*^latency {7}p50 1\.0 ms, p90 2\.0 ms, p99 3\.3 ms, max 1\.5 s$[\s\S]*nothing said so$/m,
    );
    expect(statusLine(state({}, { zonesDown: ['z2'], isTailUp: false }))).toMatch(
      /\| zone z2 away \| tail away$/,
    );
  });

  it('is on the page of metrics without the app', () => {
    const latency = { p50Ms: 1, p90Ms: 2, p99Ms: 3, maxMs: 4 };
    const text = canaryMetricsText({
      state: state({ missing: 1 }),
      latency,
      latencyCount: 10,
      latencySumUs: 5e6,
    });
    expect(text).toContain('\ntailrace_canary_missing_lines 1\n');
    expect(text).toContain('\ntailrace_canary_latency_seconds{quantile="0.99"} 0.003\n');
    expect(text).toMatch(/_sum 5\ntailrace_canary_latency_seconds_count 10\n$/);
    expect(text).not.toContain('web');
  });
});
