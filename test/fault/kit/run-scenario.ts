// Runs one scenario to its ledger. Everything that it started is ended when it returns, whatever happened; of a scenario that failed, the logs of all processes and the story of what was done stay in a folder that is named.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SeededRandom } from '../../kit/seeded-random.ts';
import { FaultCluster, type FaultClusterOptions } from './fault-cluster.ts';
import { type LedgerRow, ledgerTable } from './ledger-table.ts';
import type { Invariants, LossRule, Scenario } from './scenario.ts';
import { Traffic, type TrafficOptions } from './traffic.ts';

/** How a scenario is run. */
export interface RunOptions {
  readonly seed: number;
  /** See `ScenarioWorld.scale`. Default: 1. */
  readonly scale?: number;
  /** Over what the scenario says of its lines, such as their rate. */
  readonly traffic?: TrafficOptions;
  /** Over what the scenario says of its cluster. */
  readonly cluster?: FaultClusterOptions;
  /** Told what is done. */
  readonly tell?: (line: string) => void;
}

/** What became of it. */
export interface ScenarioReport {
  readonly name: string;
  readonly seed: number;
  readonly rows: readonly LedgerRow[];
  /** What is not as it has to be; empty: all is well. */
  readonly complaints: readonly string[];
  /** The ledger and the measurements as text. */
  readonly text: string;
  /** Where the evidence is, for one with complaints. */
  readonly evidenceFolder: string | undefined;
}

/** Runs it on a cluster of its own. */
export async function runScenario(scenario: Scenario, options: RunOptions): Promise<ScenarioReport> {
  const random = new SeededRandom(options.seed);
  await using cluster = await FaultCluster.start({ ...scenario.cluster, ...options.cluster }, random);
  return await runScenarioOn(cluster, scenario, options);
}

/** Runs it on a cluster that is there and is as the scenario wants it. After complaints the cluster is not to be used again. */
export async function runScenarioOn(
  cluster: FaultCluster,
  scenario: Scenario,
  options: RunOptions,
): Promise<ScenarioReport> {
  const { seed, scale = 1 } = options;
  const story: string[] = [];
  const fromMs = performance.now();
  const tell = (what: string): void => {
    const line = `${((performance.now() - fromMs) / 1000).toFixed(2).padStart(7)} s  ${what}`;
    story.push(line);
    options.tell?.(line);
  };
  const complaints: string[] = [];
  let rows: readonly LedgerRow[] = [];
  let measured = '';
  try {
    const prefix = scenario.name;
    await using traffic = await Traffic.start(cluster, { prefix, ...scenario.traffic, ...options.traffic });
    tell('lines flow');
    const world = { cluster, traffic, random: new SeededRandom(seed), scale, tell };
    try {
      await scenario.run(world);
      await cluster.heal();
      await cluster.untilServersUp();
      tell('healed');
      await traffic.untilFlowing();
      tell('lines flow again');
    } catch (error) {
      complaints.push(error instanceof Error ? error.message : String(error));
      await cluster.heal().catch((trouble: unknown) => complaints.push(String(trouble)));
    }
    const { tail } = scenario.invariants;
    rows = await traffic.reconcile(complaints, tail !== 'counted' && tail !== 'at least');
    tell('reconciled');
    measured = measurements(cluster, traffic);
    complaints.push(...readerComplaints(scenario.invariants, traffic));
    complaints.push(...complaintsOf(scenario.invariants, rows), ...(scenario.verify?.(world, rows) ?? []));
  } catch (error) {
    complaints.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  complaints.push(...cluster.crashes, ...lateStops(cluster));
  const heading = `${scenario.name} (seed ${seed}): ${complaints.length === 0 ? 'even' : 'NOT EVEN'}`;
  const text = [heading, ledgerTable(rows), measured, ...complaints.map((what) => `  ! ${what}`)].join('\n');
  const evidenceFolder =
    complaints.length === 0 ? undefined : keepEvidence(scenario.name, text, rows, story, cluster);
  return {
    ...{ name: scenario.name, seed, rows, complaints, evidenceFolder },
    text: evidenceFolder === undefined ? text : `${text}\n  evidence: ${evidenceFolder}`,
  };
}

function readerComplaints(invariants: Invariants, { allReaders }: Traffic): string[] {
  const gaps = allReaders.reduce((sum, { unknownGaps }) => sum + unknownGaps, 0);
  return [
    ...allReaders.flatMap(({ refusals }) => refusals),
    ...(gaps > 0 && invariants.unknownGaps !== true ? [`${gaps} gaps of unknown size`] : []),
  ];
}

/** What the rows have to be like. */
export function complaintsOf(invariants: Invariants, rows: readonly LedgerRow[]): string[] {
  const { tail, recent = tail, drain = tail, places = {}, mayRepeat = ['drain'] } = invariants;
  const rules: Readonly<Record<string, LossRule>> = { recent, drain, ...places };
  return rows.flatMap((row) => {
    const rule = rules[row.place] ?? tail;
    const repeats = row.duplicates > 0 && !mayRepeat.includes(row.place);
    return [
      ...lossComplaints(row, rule),
      ...(repeats ? [`${row.place}: ${row.duplicates} lines came twice`] : []),
      ...(row.outOfOrder > 0 ? [`${row.place}: ${row.outOfOrder} lines came out of order`] : []),
      ...(row.foreign > 0 ? [`${row.place}: ${row.foreign} lines are nobody's`] : []),
      ...(row.delivered === 0 ? [`${row.place}: nothing was delivered`] : []),
    ];
  });
}

function lossComplaints(row: LedgerRow, rule: LossRule): string[] {
  const { place, missing, announced } = row;
  const told = [...announced.values()].reduce((sum, count) => sum + count, 0);
  const complaints: string[] = [];
  if (rule === 'none' && told > 0) complaints.push(`${place}: ${told} lines were announced as lost`);
  if ((rule === 'announced' || rule === 'at least') && told === 0)
    complaints.push(`${place}: nothing was announced`);
  const isUneven = rule === 'at least' ? missing < 0 : rule === 'counted' ? false : missing !== 0;
  if (isUneven) {
    complaints.push(
      missing > 0 ? `${place}: ${missing} lines are missing` : `${place}: ${-missing} too many announced`,
    );
  }
  return complaints;
}

/** Stops that were not clean within the grace. */
function lateStops({ stops, graceMs }: FaultCluster): string[] {
  return stops
    .filter(({ status, tookMs }) => status !== 0 || tookMs > graceMs)
    .map(
      ({ id, status, signal, tookMs }) =>
        `${id} stopped with ${signal ?? status} after ${Math.round(tookMs)} ms`,
    );
}

function measurements({ stops }: FaultCluster, { readers, silenceMs }: Traffic): string {
  const resumed = readers.reduce((sum, reader) => sum + reader.resumed, 0);
  const closes = new Map<number, number>();
  for (const reader of readers) {
    for (const [code, count] of reader.closes) closes.set(code, (closes.get(code) ?? 0) + count);
  }
  const slowest = new Map<string, number>();
  for (const { role, tookMs } of stops) slowest.set(role, Math.max(slowest.get(role) ?? 0, tookMs));
  return [
    `  longest silence of a stream ${Math.round(silenceMs)} ms; tails resumed ${resumed} times`,
    closes.size === 0 ? '' : `; closes ${[...closes].map(([code, count]) => `${code}: ${count}`).join(', ')}`,
    ...[...slowest].map(([role, ms]) => `; slowest stop of a ${role} ${Math.round(ms)} ms`),
  ].join('');
}

function keepEvidence(
  name: string,
  text: string,
  rows: readonly LedgerRow[],
  story: readonly string[],
  cluster: FaultCluster,
): string {
  const folder = mkdtempSync(join(tmpdir(), `tailrace-fault-${name}-`));
  const evidence = rows.flatMap((row) => row.evidence);
  writeFileSync(join(folder, 'story.txt'), `${text}\n\n${evidence.join('\n')}\n\n${story.join('\n')}\n`);
  for (const { id, logs } of cluster.nodes) {
    for (const [i, log] of logs.entries()) writeFileSync(join(folder, `${id}-${i + 1}.log`), log);
  }
  return folder;
}
