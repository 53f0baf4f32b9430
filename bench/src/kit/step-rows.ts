// The rows of a measured run, in one order for all benchmarks.
import type { Row } from '../benchmark.ts';
import { capacityRows, type Hops } from './capacity.ts';
import type { Floor } from './floor.ts';
import type { RoleReading } from './role-meter.ts';
import { isClean, type Step } from './step.ts';

/** Goals of a run, by the names of its rows. */
export type Goals = Readonly<Record<string, { readonly min?: number; readonly max?: number }>>;

/** Of every role in every benchmark. */
const LOOP_LAG_P99_MS_MAX = 20;

/** What rows are made of. */
export interface RowSource {
  /** The variant, over whose rows this stands. */
  readonly group: string;
  readonly step: Step;
  /** The floor of the column, and bytes of a line on the connection. */
  readonly floor?: Floor;
  readonly lineBytes?: number;
  /** Connections that a line crosses; absent: what the cores allow is not told. */
  readonly hops?: Hops;
  readonly goals?: Goals;
  /** Whether a run without loss was looked for. */
  readonly isSearch?: boolean;
  /** Deliveries per line. Default 1. */
  readonly fanOut?: number;
}

/** Makes rows of a group, with their goals. */
export class RowList {
  readonly rows: Row[] = [];
  readonly #group: string;
  readonly #goals: Goals;

  constructor(group: string, goals: Goals = {}) {
    this.#group = group;
    this.#goals = goals;
  }

  /** A value that is undefined or no number is left out, unless it has a goal, which is not met then. */
  add(name: string, value: number | undefined, unit: string): void {
    const goal = this.#goals[name];
    if (goal === undefined && (value === undefined || Number.isNaN(value))) return;
    const { min, max } = goal ?? (name.startsWith('loop lag p99 ') ? { max: LOOP_LAG_P99_MS_MAX } : {});
    this.rows.push({
      ...{ group: this.#group, name, value: value ?? Number.NaN, unit },
      ...(min === undefined ? {} : { goalMin: min }),
      ...(max === undefined ? {} : { goalMax: max }),
    });
  }
}

/** Rows of one variant. */
export function rowsOf(source: RowSource): Row[] {
  const { group, step, floor, lineBytes = 303, hops, goals = {}, isSearch = true, fanOut = 1 } = source;
  const list = new RowList(group, goals);
  const isLossy = isSearch && !isClean(step);
  const rateName = isSearch ? 'rate without loss' : 'rate';
  // No rate without loss was found: the goal is not met, and the rate has another name.
  if (!isLossy) list.add(rateName, step.rate, '/s');
  else {
    if (goals[rateName] !== undefined) list.add(rateName, 0, '/s');
    list.add('rate (NOT without loss)', step.rate, '/s');
  }
  if (floor !== undefined) {
    list.add('ratio to the floor', (step.rate * lineBytes) / floor.bytesPerSecond, 'x');
  }
  list.add('lost and announced', step.announced, 'lines');
  list.add('lost and not announced', step.unannounced, 'lines');
  // What serves all readers at once is counted per line that was written, the others per delivery.
  addRoleCosts(list, step.roles, (role) =>
    role === 'traffic-controller' ? step.lines : step.lines / fanOut,
  );
  list.add('CPU generator', step.generatorUs * fanOut, 'us/line');
  list.add('CPU pipe', step.pipeUs, 'us/line');
  if (step.readerUs > 0) list.add('CPU reader', step.readerUs, 'us/line');
  addRoleStates(list, step.roles);
  if (step.reader !== undefined && step.reader.latencyMaxMs > 0) {
    list.add('latency p50', step.reader.latencyP50Ms, 'ms');
    list.add('latency p99', step.reader.latencyP99Ms, 'ms');
    list.add('latency max', step.reader.latencyMaxMs, 'ms');
  }
  for (const [what, count] of messagesOf(step.roles)) list.add(what, step.lines / count / fanOut, 'lines');
  if (step.reader !== undefined) list.add('out of order', step.reader.outOfOrder, 'frames');
  list.add('cores, all processes', step.cores, 'cores');
  if (floor !== undefined && hops !== undefined) {
    const busiestCores = Math.max(
      ...step.roles.map(({ cores }) => cores),
      ...[step.generatorUs, step.readerUs].map((us) => (us * step.rate) / 1e6),
    );
    const used = { rate: step.rate, cores: step.cores, busiestCores };
    for (const [name, value, unit] of capacityRows({ step: used, floor, lineBytes, hops }))
      list.add(name, value, unit);
  }
  return list.rows;
}

/** CPU per line of each role. */
export function addRoleCosts(
  list: RowList,
  roles: readonly RoleReading[],
  linesOf: (role: RoleReading['role']) => number,
): void {
  for (const { id, role, cpuS } of roles)
    list.add(`CPU ${id}`, (cpuS * 1e6) / Math.max(1, linesOf(role)), 'us/line');
}

/** Cores, memory and loop lag of each role. */
export function addRoleStates(list: RowList, roles: readonly RoleReading[]): void {
  for (const { id, cores } of roles) list.add(`cores ${id}`, cores, 'cores');
  for (const { id, residentBytes } of roles) list.add(`RSS ${id}`, residentBytes / 1e6, 'MB');
  for (const { id, probe } of roles) list.add(`loop lag p99 ${id}`, probe.lagP99Ms, 'ms');
}

/** gRPC messages by what they carry. */
export function messagesOf(roles: readonly RoleReading[]): [string, number][] {
  const counts = { ingress: 0, uplink: 0, reader: 0 };
  for (const { role, probe } of roles) {
    if (role === 'agent') counts.ingress += probe.received['/loggregator.v2.Ingress/BatchSender'] ?? 0;
    if (role !== 'server') continue;
    counts.uplink += probe.received['/tailrace.v1.Uplink/Connect'] ?? 0;
    counts.reader += probe.sent['/tailrace.v1.Reader/Subscribe'] ?? 0;
  }
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => [`per message, ${name}`, count]);
}
