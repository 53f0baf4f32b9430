// Scenarios of rates: what `pipe` writes at a rate that the cluster can carry is never dropped; beyond that what is dropped is announced.
import type { Scenario, ScenarioWorld } from '../kit/scenario.ts';

const SECONDS = 20;

async function write({ traffic, scale }: ScenarioWorld): Promise<void> {
  const endMs = performance.now() + SECONDS * scale * 1000;
  do await traffic.untilWritten(1_000);
  while (performance.now() < endMs);
}

/** The logs hold all that is written. */
const wideLogs = ['--app-log-bytes', '256MiB', '--server-log-bytes', '2GiB'] as const;

/** Scenarios of rates. */
export const loads: readonly Scenario[] = [
  {
    name: 'pipe-20000',
    invariants: { promise: 'At 20,000 lines/s through pipe nothing is dropped', tail: 'none' },
    cluster: { flags: { server: wideLogs } },
    traffic: { kind: 'pipe', linesPerSecond: 20_000 },
    run: write,
  },
  {
    name: 'overload',
    invariants: {
      promise:
        'At five times that, from senders that never wait, at least half is delivered and the rest is announced',
      tail: 'accounted',
      recent: 'accounted',
    },
    cluster: { flags: { server: wideLogs } },
    traffic: { kind: 'run', linesPerSecond: 100_000, filteredReader: false },
    run: write,
    verify: (_world, rows) =>
      rows
        .filter(({ place }) => place === 'tail')
        .filter(({ delivered, accepted }) => delivered < accepted / 2)
        .map(
          ({ delivered, accepted }) => `only ${delivered} of ${accepted} lines were delivered, expected half`,
        ),
  },
];
