// How long does a dump of 1,000 lines take that lie in two zones of two servers each, while agents write at full load?
import { setTimeout as delay } from 'node:timers/promises';
import { type Benchmark, quantile, type Row } from './benchmark.ts';
import { requestController } from './kit/controller-client.ts';
import { floorRows } from './kit/floor.ts';
import { Generator } from './kit/load.ts';
import { meterRoles } from './kit/role-meter.ts';
import { type RoleCluster, startCluster } from './kit/roles.ts';
import { measureParts } from './kit/run-options.ts';
import type { Arrivals } from './kit/step.ts';
import { addRoleCosts, addRoleStates, messagesOf, RowList } from './kit/step-rows.ts';
import { serverArrivals } from './kit/variants.ts';

const ZONES = ['z1', 'z2'];
const APPS = 100;
const LINES = 1_000;
/** A dump has as many bytes at least. */
const DUMP_BYTES_MIN = 300 * LINES;
const DUMPS = 150;
const WARM_UP_MS = 2_000;
const DUMPS_MS_MAX = 12_000;
/** More than a dump has of each app, in each zone. */
const FILL_LINES = 120_000;
const FILL_SECONDS_MAX = 15;
const ARRIVE_MS_MAX = 4_000;
const goals = { 'time p99': { max: 50 } };
const apps = Array.from({ length: APPS }, (_, i) => `recent-${i}`);

interface Part {
  readonly group: string;
  /** Lines per second; undefined: as many as the agents take. */
  readonly rate: number | undefined;
}

const parts: readonly Part[] = [
  { group: '2,000/s', rate: 2_000 },
  { group: '20,000/s', rate: 20_000 },
  { group: 'full load', rate: undefined },
];

export const recent: Benchmark = {
  name: 'recent',
  question: 'dumps of 1,000 lines of one app, of two zones with two servers each, while lines are written',
  seconds: 28,
  async run(reporter) {
    const floors = await floorRows('', true, false);
    await using cluster = await startCluster({
      ...{ name: 'recent', tls: true, servers: { z1: 2, z2: 2 }, agents: ZONES, controller: true },
    });
    await withGenerators(cluster, fill);
    await measureParts('recent', reporter, parts, async (part) => {
      reporter.add(floors.map((row) => ({ ...row, group: part.group })));
      reporter.add(await withGenerators(cluster, (generators) => measure(part, cluster, generators)));
    });
  },
};

async function measure(
  { group, rate }: Part,
  cluster: RoleCluster,
  generators: readonly Generator[],
): Promise<Row[]> {
  const target = { edgeTls: cluster.edgeTls, address: cluster.role('traffic-controller').address };
  const seconds = (WARM_UP_MS + DUMPS_MS_MAX) / 1000 + 2;
  const pace = rate === undefined ? { seconds } : { seconds, rate: rate / generators.length };
  const begin = await serverArrivals(cluster);
  await Promise.all(generators.map((each) => each.run(pace)));
  await delay(WARM_UP_MS);
  const meter = await meterRoles(cluster);
  const before = await serverArrivals(cluster);
  const startedMs = performance.now();
  const millis: number[] = [];
  for (let i = 0; i < DUMPS && performance.now() - startedMs < DUMPS_MS_MAX; i++) {
    const dumpMs = performance.now();
    const path = `/v1/apps/${apps[i % APPS]}/recent?lines=${LINES}&format=proto`;
    const { status, bytes } = await requestController(target, 'GET', path);
    millis.push(performance.now() - dumpMs);
    if (status !== 200 || bytes < DUMP_BYTES_MIN)
      throw new Error(`Cannot dump: status ${status}, ${bytes} bytes`);
  }
  const after = await serverArrivals(cluster);
  const tookS = (performance.now() - startedMs) / 1000;
  const roles = await meter.read();
  const missing = await missingLines(cluster, generators, begin);
  const lines = after.delivered - before.delivered;
  const list = new RowList(group, goals);
  list.add('written meanwhile', lines / tookS, '/s');
  list.add('lost and announced', after.announced - before.announced, 'lines');
  list.add('lost and not announced', missing, 'lines');
  list.add('time p50', quantile(millis, 0.5), 'ms');
  list.add('time p99', quantile(millis, 0.99), 'ms');
  list.add('time max', Math.max(...millis), 'ms');
  list.add('dumps', millis.length, '');
  // With the dumps, which are a large part of it where little is written.
  addRoleCosts(list, roles, () => lines);
  addRoleStates(list, roles);
  for (const [what, count] of messagesOf(roles))
    if (what.endsWith('uplink')) list.add(what, lines / count, 'lines');
  return list.rows;
}

/** Lines that were sent and neither arrived nor were announced as dropped, once nothing is on its way. */
async function missingLines(
  cluster: RoleCluster,
  generators: readonly Generator[],
  begin: Arrivals,
): Promise<number> {
  const reports = await Promise.all(generators.map((each) => each.stop()));
  const sent = reports.reduce((sum, report) => sum + report.sent, 0);
  let missing = sent;
  for (
    const endMs = performance.now() + ARRIVE_MS_MAX;
    performance.now() < endMs && missing > 0;
    await delay(100)
  ) {
    const { delivered, announced } = await serverArrivals(cluster);
    missing = sent - (delivered - begin.delivered) - (announced - begin.announced);
  }
  return missing;
}

/** With one generator for each zone, which are ended then. */
async function withGenerators<T>(
  cluster: RoleCluster,
  use: (generators: readonly Generator[]) => Promise<T>,
): Promise<T> {
  const tls = cluster.tls === undefined ? {} : { tls: cluster.tls };
  const generators = await Promise.all(
    ZONES.map((zone) => {
      const { address } = cluster.role('agent', zone);
      return Generator.start({ ...tls, kind: 'batches', address, apps, lines: 100, lineBytes: 300 });
    }),
  );
  try {
    return await use(generators);
  } finally {
    for (const each of generators) await each[Symbol.asyncDispose]();
  }
}

async function fill(generators: readonly Generator[]): Promise<void> {
  await Promise.all(
    generators.map((each) => each.run({ rate: 40_000, allowed: FILL_LINES, seconds: FILL_SECONDS_MAX })),
  );
  const isFull = async (): Promise<boolean> => {
    const reports = await Promise.all(generators.map((each) => each.report()));
    return reports.every(({ sent }) => sent >= FILL_LINES);
  };
  for (const endMs = performance.now() + FILL_SECONDS_MAX * 1000; performance.now() < endMs; await delay(200))
    if (await isFull()) break;
  await Promise.all(generators.map((each) => each.stop()));
}
