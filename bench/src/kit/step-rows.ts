// The rows of a measured run, in one order for all benchmarks.
import type { Row } from '../benchmark.ts';
import type { RoleCluster } from './roles.ts';
import { isClean, type Step } from './step.ts';

/** Goals of a run, by the names of its rows. */
export type Goals = Readonly<Record<string, { readonly min?: number; readonly max?: number }>>;

/** What rows are made of. */
export interface RowSource {
  /** The variant, over whose rows this stands. */
  readonly group: string;
  readonly step: Step;
  readonly cluster: RoleCluster;
  /** Bytes per second of the floor, and bytes of a line on the connection. */
  readonly floorBytes?: number;
  readonly lineBytes?: number;
  readonly goals?: Goals;
  /** Whether a run without loss was looked for. */
  readonly isSearch?: boolean;
  /** Deliveries per line. Default 1. */
  readonly fanOut?: number;
}

/** Rows of one variant. */
export function rowsOf({
  group,
  step,
  cluster,
  floorBytes,
  lineBytes = 303,
  goals = {},
  isSearch = true,
  fanOut = 1,
}: RowSource): Row[] {
  const rows: Row[] = [];
  const add = (name: string, value: number | undefined, unit: string): void => {
    if (value === undefined || Number.isNaN(value)) return;
    const { min, max } = goals[name] ?? {};
    rows.push({
      group,
      name,
      value,
      unit,
      ...(min === undefined ? {} : { goalMin: min }),
      ...(max === undefined ? {} : { goalMax: max }),
    });
  };
  add(
    isSearch && isClean(step) ? 'rate without loss' : isSearch ? 'rate (NOT without loss)' : 'rate',
    step.rate,
    '/s',
  );
  if (floorBytes !== undefined) add('ratio to the floor', (step.rate * lineBytes) / floorBytes, 'x');
  add('lost and announced', step.announced, 'lines');
  add('lost and not announced', step.unannounced, 'lines');
  // What serves all readers at once is counted per line that was written, the others per delivery.
  for (const [i, role] of step.roles.entries()) {
    const perLine = cluster.roles[i]?.role === 'traffic-controller' ? 1 : fanOut;
    add(`CPU ${role.id}`, role.cpuUs * perLine, 'us/line');
  }
  add('CPU generator', step.generatorUs * fanOut, 'us/line');
  add('CPU pipe', step.pipeUs, 'us/line');
  if (step.reader !== undefined) add('CPU reader', step.readerUs, 'us/line');
  for (const role of step.roles) add(`cores ${role.id}`, role.cores, 'cores');
  for (const role of step.roles) add(`RSS ${role.id}`, role.residentMb, 'MB');
  for (const role of step.roles) add(`loop lag p99 ${role.id}`, role.probe.lagP99Ms, 'ms');
  if (step.reader !== undefined && step.reader.latencyMaxMs > 0) {
    add('latency p50', step.reader.latencyP50Ms, 'ms');
    add('latency p99', step.reader.latencyP99Ms, 'ms');
    add('latency max', step.reader.latencyMaxMs, 'ms');
  }
  for (const [what, count] of messagesOf(step, cluster)) add(what, step.lines / count / fanOut, 'lines');
  if (step.reader !== undefined) add('out of order', step.reader.outOfOrder, 'frames');
  return rows;
}

function messagesOf(step: Step, cluster: RoleCluster): [string, number][] {
  const counts = { ingress: 0, uplink: 0, reader: 0 };
  for (const [i, { probe }] of step.roles.entries()) {
    if (cluster.roles[i]?.role === 'agent')
      counts.ingress += probe.received['/loggregator.v2.Ingress/BatchSender'] ?? 0;
    if (cluster.roles[i]?.role !== 'server') continue;
    counts.uplink += probe.received['/tailrace.v1.Uplink/Connect'] ?? 0;
    counts.reader += probe.sent['/tailrace.v1.Reader/Subscribe'] ?? 0;
  }
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => [`per message, ${name}`, count]);
}
