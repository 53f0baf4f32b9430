// The account of a canary as Prometheus reads it. Names and meanings are documented in docs/canary.md; no label holds an app.

import type { CanaryState } from './canary-report.ts';
import type { LatencyQuantiles } from './latency-histogram.ts';

/** Content type of the text format. */
export const CANARY_METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

/** What the page is made of. */
export interface CanaryMetrics {
  readonly state: CanaryState;
  /** Over the whole run. */
  readonly latency: LatencyQuantiles;
  readonly latencyCount: number;
  readonly latencySumUs: number;
}

/** The page. */
export function canaryMetricsText({ state, latency, latencyCount, latencySumUs }: CanaryMetrics): string {
  const { totals } = state;
  const lines: string[] = [];
  const add = (type: 'counter' | 'gauge', name: string, help: string, value: number): void => {
    lines.push(`# HELP tailrace_canary_${name} ${help}`, `# TYPE tailrace_canary_${name} ${type}`);
    lines.push(`tailrace_canary_${name} ${value}`);
  };
  add('counter', 'sent_lines_total', 'Lines written.', totals.sent);
  add('counter', 'acknowledged_lines_total', 'Lines that an agent has taken.', totals.acknowledged);
  add('counter', 'received_lines_total', 'Different lines that came back through the tail.', totals.received);
  add('counter', 'announced_lines_total', 'Lines that the cluster said it dropped.', totals.announced);
  add('counter', 'unknown_losses_total', 'Announced losses of unknown size.', totals.unknownLosses);
  add('counter', 'duplicate_lines_total', 'Lines that came back again.', totals.duplicate + totals.late);
  add(
    'counter',
    'out_of_order_lines_total',
    'Lines behind a later one of their instance.',
    totals.outOfOrder,
  );
  add('counter', 'reconnects_total', 'Tails that were lost and made again.', state.reconnects);
  add('gauge', 'missing_lines', 'Lines overdue that were not announced: lost in silence.', state.missing);
  add('gauge', 'tail_up', '1 while the tail is connected.', state.isTailUp ? 1 : 0);
  add('gauge', 'agents_away', 'Agents that cannot be reached.', state.agentsAway.length);
  add('gauge', 'zones_down', 'Zones that the tail says are away.', state.zonesDown.length);
  const summary = 'tailrace_canary_latency_seconds';
  lines.push(
    `# HELP ${summary} From writing a line to reading it from the tail.`,
    `# TYPE ${summary} summary`,
  );
  for (const [quantile, ms] of [
    ['0.5', latency.p50Ms],
    ['0.9', latency.p90Ms],
    ['0.99', latency.p99Ms],
    ['1', latency.maxMs],
  ] as const) {
    lines.push(`${summary}{quantile="${quantile}"} ${ms / 1000}`);
  }
  lines.push(`${summary}_sum ${latencySumUs / 1e6}`, `${summary}_count ${latencyCount}`);
  return `${lines.join('\n')}\n`;
}
