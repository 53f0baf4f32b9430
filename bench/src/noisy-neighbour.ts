// What do a hundred quiet apps notice of one that writes as fast as it can, with a limit and without?
import type { Benchmark, Row } from './benchmark.ts';
import { floorRows } from './kit/floor.ts';
import { Generator, Reader } from './kit/load.ts';
import { startCluster } from './kit/roles.ts';
import { measureParts } from './kit/run-options.ts';
import { runStep } from './kit/step.ts';
import { addRoleCosts, messagesOf, RowList, rowsOf } from './kit/step-rows.ts';

const QUIET_APPS = 100;
const QUIET_RATE = 1_000;
const SECONDS = 5;
/** The noisy app goes on while the last quiet lines arrive. */
const NOISE_SECONDS = SECONDS + 6;
const quietApps = Array.from({ length: QUIET_APPS }, (_, i) => `quiet-${i}`);

const goals = {
  'lost and announced': { max: 0 },
  'lost and not announced': { max: 0 },
  'latency p99': { max: 50 },
};

interface Part {
  readonly group: string;
  /** Of every app; undefined: none. */
  readonly limit: string | undefined;
}

const parts: readonly Part[] = [
  { group: 'without a limit', limit: undefined },
  { group: 'limit 10,000/s', limit: '10000/s' },
];

export const noisyNeighbour: Benchmark = {
  name: 'noisy-neighbour',
  question: '100 apps of 10 lines a second, tailed, beside one app at full speed through the same agent',
  seconds: 25,
  run: (reporter) =>
    measureParts('noisy-neighbour', reporter, parts, async (part) => {
      reporter.add(await floorRows(part.group, true, true));
      reporter.add(await measure(part));
    }),
};

async function measure({ group, limit }: Part): Promise<Row[]> {
  const flags = limit === undefined ? [] : ['--default-limit-lines', limit];
  await using cluster = await startCluster({
    name: `noisy-neighbour-${limit === undefined ? 'free' : 'limited'}`,
    tls: true,
    agents: ['z1'],
    controller: true,
    flags: { agent: flags, server: flags },
  });
  const tls = cluster.tls === undefined ? {} : { tls: cluster.tls };
  const write = { ...tls, kind: 'batches', address: cluster.role('agent').address, lineBytes: 300 } as const;
  await using quiet = await Generator.start({ ...write, apps: quietApps, lines: 1 });
  await using noisy = await Generator.start({ ...write, apps: ['noisy'], lines: 100 });
  await using reader = await Reader.start({
    ...(cluster.edgeTls === undefined ? {} : { tls: cluster.edgeTls }),
    address: cluster.role('traffic-controller').address,
    format: 'proto',
    apps: quietApps,
    numberOffset: -1,
  });
  const sentBefore = await noisy.run({ seconds: NOISE_SECONDS });
  const startedMs = performance.now();
  const step = await runStep(
    { cluster, generators: [quiet], reader },
    { rate: QUIET_RATE, seconds: SECONDS },
  );
  const { sent } = await noisy.stop();
  const tookS = Math.min((performance.now() - startedMs) / 1000, NOISE_SECONDS);
  const noisyRate = (sent - sentBefore) / tookS;
  const list = new RowList(group);
  list.add('the noisy app writes', noisyRate, '/s');
  const measuredS = (step.roles[0]?.cpuS ?? 0) / (step.roles[0]?.cores ?? 1);
  const lines = step.lines + noisyRate * measuredS;
  addRoleCosts(list, step.roles, () => lines);
  for (const [what, count] of messagesOf(step.roles))
    list.add(what, (what.endsWith(' reader') ? step.lines : lines) / count, 'lines');
  // A line's cost, and its share of a message, is that of a line of any app.
  const others = rowsOf({ group, step, goals, isSearch: false }).filter(
    ({ name }) => !name.startsWith('CPU ') && !name.startsWith('per message'),
  );
  return [...list.rows, ...others];
}
