// What benchmarks of one chain of roles have in common: a cluster, generators, a reader, a floor of the same moment, and a search for the
// highest rate without loss; once per variant.
import type { Reporter, Row } from '../benchmark.ts';
import type { GeneratorSettings } from '../programs/generate.ts';
import { floorOf, floorRows } from './floor.ts';
import { numberOffsetOf } from './line-template.ts';
import { Generator, Reader } from './load.ts';
import { profileStep } from './profiled-step.ts';
import { findRate } from './rate-search.ts';
import { type ClusterSpec, type RoleCluster, startCluster } from './roles.ts';
import { measureParts } from './run-options.ts';
import { type Arrivals, runStep, type Setup } from './step.ts';
import { type Goals, rowsOf } from './step-rows.ts';

/** 2.4 MB of lines of 300 bytes: less than what any role holds for the next. */
const WINDOW_LINES = 8_000;
/** Of each try: with all columns of all benchmarks, a run stays under 15 minutes. */
const SECONDS = 2;

/** One variant. */
export interface Variant {
  /** Over its column. */
  readonly group: string;
  readonly cluster: Omit<ClusterSpec, 'name'>;
  readonly write: Omit<GeneratorSettings, 'address' | 'tls'> & {
    /** Role to write to. */
    readonly to: 'server' | 'agent';
    /** Generators; default 1. */
    readonly count?: number;
  };
  /** Absent: arrivals are counted by the server. */
  readonly read?: {
    readonly format: 'json' | 'proto' | 'envelope';
    /** App of each websocket. */
    readonly apps: readonly string[];
    /** False: more than one app is read, or lines are no envelopes where they are written. */
    readonly isOrdered?: boolean;
  };
  readonly goals?: Goals;
  /** Lines per second; absent: the highest rate is looked for. */
  readonly rate?: number;
  /** No rate is looked for: the acks of the servers pace the generator. */
  readonly isUnpaced?: boolean;
  /** Deliveries per line. Default 1. */
  readonly fanOut?: number;
  readonly due?: (sent: number) => number;
  readonly windowLines?: number;
  readonly seconds?: number;
  /** For bytes per line on the connection. Default 303: the entry of an envelope of 300 bytes. */
  readonly entryBytes?: number;
}

/** Measures them one after the other; gives what was measured to the reporter, and back. */
export async function measureVariants(
  name: string,
  variants: readonly Variant[],
  reporter: Reporter,
): Promise<Row[]> {
  const rows: Row[] = [];
  await measureParts(name, reporter, variants, async (variant) => {
    const measured = [
      ...(await floorRows(variant.group, variant.cluster.tls, variant.read !== undefined)),
      ...(await measure(name, variant)),
    ];
    rows.push(...measured);
    reporter.add(measured);
  });
  return rows;
}

async function measure(name: string, variant: Variant): Promise<Row[]> {
  const { write, read } = variant;
  const runName = `${name}-${variant.group.replaceAll(/[^a-z0-9]+/gi, '-')}`;
  await using cluster = await startCluster({ ...variant.cluster, name: runName });
  const tls = cluster.tls === undefined ? {} : { tls: cluster.tls };
  const reader =
    read === undefined
      ? undefined
      : await Reader.start({
          ...(cluster.edgeTls === undefined ? {} : { tls: cluster.edgeTls }),
          address: cluster.role('traffic-controller').address,
          format: read.format,
          apps: read.apps,
          numberOffset: read.isOrdered === false ? -1 : numberOffsetOf(read.apps[0] ?? '', write.lineBytes),
        });
  const generators: Generator[] = [];
  for (let i = 0; i < (write.count ?? 1); i++) {
    generators.push(
      await Generator.start({
        ...write,
        ...(write.kind === 'syslog' ? {} : tls),
        address: addressOf(cluster, write),
      }),
    );
  }
  try {
    return await measureSetup(variant, {
      cluster,
      generators,
      ...(reader === undefined ? {} : { reader }),
    });
  } finally {
    await reader?.[Symbol.asyncDispose]();
    await Promise.all(generators.map((each) => each[Symbol.asyncDispose]()));
  }
}

async function measureSetup(
  variant: Variant,
  { cluster, generators, reader }: Pick<Setup, 'cluster' | 'generators' | 'reader'>,
): Promise<Row[]> {
  const { rate, fanOut = 1, seconds = SECONDS, windowLines = WINDOW_LINES } = variant;
  const setup: Setup = {
    cluster,
    generators,
    fanOut,
    ...(variant.due === undefined ? {} : { due: variant.due }),
    ...(reader === undefined ? { arrivals: () => serverArrivals(cluster) } : { reader }),
  };
  const floor = await floorOf('up', variant.cluster.tls);
  const websocket =
    reader === undefined
      ? {}
      : { websocket: { count: 1, floor: await floorOf('websocket', variant.cluster.tls) } };
  const shared = {
    ...{ group: variant.group, fanOut, floor, goals: variant.goals ?? {} },
    lineBytes: variant.entryBytes ?? 303,
    // What the cores allow follows from a run that uses as much of them as it can.
    ...(rate === undefined && fanOut === 1 && variant.write.kind !== 'stdout'
      ? { hops: { grpc: grpcHopsOf(variant), ...websocket } }
      : {}),
  };
  if (rate !== undefined || variant.isUnpaced === true) {
    const plan = { seconds, ...(rate === undefined ? {} : { rate }) };
    const step = await runStep(setup, plan);
    await profileStep(setup, plan);
    return rowsOf({ ...shared, step, isSearch: false });
  }
  const { best, pilot } = await findRate(setup, { window: windowLines * fanOut, seconds });
  await profileStep(setup, { seconds, rate: best.rate / fanOut });
  return [
    ...rowsOf({ ...shared, step: best }),
    { group: variant.group, name: 'rate of the closed loop', value: pilot.rate, unit: '/s' },
  ];
}

/** Streams of gRPC that a line crosses: to the agent where it comes from a BatchSender, to the server, to the controller. */
function grpcHopsOf({ write, read }: Variant): number {
  return (write.kind === 'batches' ? 1 : 0) + 1 + (read === undefined ? 0 : 1);
}

function addressOf(cluster: RoleCluster, { to, kind }: Variant['write']): string {
  const role = cluster.role(to);
  if (kind !== 'syslog') return role.address;
  if (role.syslogAddress === undefined) throw new Error('Cannot send syslog: the agent has no listener');
  return role.syslogAddress;
}

/** What servers took, and what they were told is missing. */
export async function serverArrivals(cluster: RoleCluster): Promise<Arrivals> {
  const servers = cluster.roles.filter(({ role }) => role === 'server');
  const metrics = await Promise.all(servers.map((server) => server.metrics()));
  const sum = (name: string): number => metrics.reduce((total, each) => total + (each.get(name) ?? 0), 0);
  return {
    delivered: sum('tailrace_server_lines_received_total'),
    announced: sum('tailrace_server_dropped_lines_total'),
  };
}
