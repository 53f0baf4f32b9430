// What do a hundred quiet apps notice of one that writes as fast as it can, with a limit and without?
import type { Benchmark, Row } from './benchmark.ts';
import { Generator, Reader } from './kit/load.ts';
import { isWanted, startCluster } from './kit/roles.ts';
import { runStep } from './kit/step.ts';
import { rowsOf } from './kit/step-rows.ts';

const QUIET_APPS = 100;
const QUIET_RATE = 1_000;
const SECONDS = 6;
const quietApps = Array.from({ length: QUIET_APPS }, (_, i) => `quiet-${i}`);

const goals = {
  'lost and announced': { max: 0 },
  'lost and not announced': { max: 0 },
  'latency p99': { max: 50 },
};

export const noisyNeighbour: Benchmark = {
  name: 'noisy-neighbour',
  question: '100 apps of 10 lines a second, tailed, beside one app at full speed through the same agent',
  async run(report) {
    const rows: Row[] = [];
    for (const [group, limit] of [
      ['without a limit', undefined],
      ['limit 10,000/s', '10000/s'],
    ] as const) {
      if (!isWanted(group)) continue;
      report(`noisy-neighbour: ${group}`);
      rows.push(...(await measure(group, limit)));
    }
    return rows;
  },
};

async function measure(group: string, limit: string | undefined): Promise<Row[]> {
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
  const sentBefore = await noisy.run({ seconds: SECONDS + 5 });
  const startedMs = performance.now();
  const step = await runStep(
    { cluster, generators: [quiet], reader },
    { rate: QUIET_RATE, seconds: SECONDS },
  );
  const { sent } = await noisy.stop();
  const noisyRate =
    ((sent - sentBefore) * 1000) / Math.min(performance.now() - startedMs, (SECONDS + 5) * 1000);
  return [
    { group, name: 'the noisy app writes', value: noisyRate, unit: '/s' },
    ...rowsOf({ group, step, cluster, goals, isSearch: false }).filter(
      ({ name }) => !name.startsWith('CPU '),
    ),
  ];
}
