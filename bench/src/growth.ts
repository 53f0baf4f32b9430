// Does a line cost more when there are many apps, or when much is held? The same rate into servers that hold more and more.
import type { Benchmark, Row } from './benchmark.ts';
import { Generator } from './kit/load.ts';
import { isWanted, startCluster } from './kit/roles.ts';
import { runStep } from './kit/step.ts';
import { rowsOf } from './kit/step-rows.ts';
import { serverArrivals } from './kit/variants.ts';

const RATE = 40_000;
const FILL_SECONDS_MAX = 25;
/** Of a line in the log. */
const LINE_BYTES = 100;
const LINES_PER_APP = 10;
const GOAL = 1.25;

interface Size {
  readonly group: string;
  readonly apps: number;
  /** Lines to write before anything is measured. */
  readonly fillLines: number;
  readonly flags: readonly string[];
}

const large = ['--server-log-bytes', '3GiB', '--app-log-bytes', '3GiB', '--server-apps', '100000'];
const sizes: readonly Size[] = [
  {
    group: '10 apps, 1 MB',
    apps: 10,
    fillLines: 10_000,
    flags: ['--server-log-bytes', '2MiB', '--app-log-bytes', '1MiB'],
  },
  { group: '1,000 apps', apps: 1_000, fillLines: 10_000, flags: large },
  { group: '100,000 apps', apps: 100_000, fillLines: 1_000_000, flags: large },
  { group: '10 apps, 2 GB', apps: 10, fillLines: 20_000_000, flags: large },
];

export const growth: Benchmark = {
  name: 'growth',
  question:
    '40,000 lines a second of 100 bytes, ten of an app at a time, into a server that holds more and more',
  async run(report) {
    const rows: Row[] = [];
    for (const size of sizes.filter(({ group }) => isWanted(group))) {
      report(`growth: ${size.group}`);
      rows.push(...(await measure(size)));
    }
    const cost = (group: string): number =>
      rows.find((row) => row.group === group && row.name === 'CPU server')?.value ?? Number.NaN;
    const first = cost(sizes[0]?.group ?? '');
    for (const { group } of sizes.slice(1)) {
      const value = cost(group) / first;
      if (!Number.isNaN(value))
        rows.push({ group, name: 'cost of a line, to the first', value, unit: 'x', goalMax: GOAL });
    }
    return rows;
  },
};

async function measure({ group, apps, fillLines, flags }: Size): Promise<Row[]> {
  await using cluster = await startCluster({
    name: `growth-${group.replaceAll(/\W+/g, '-')}`,
    tls: true,
    flags: { server: flags },
  });
  const tls = cluster.tls === undefined ? {} : { tls: cluster.tls };
  await using generator = await Generator.start({
    ...{ ...tls, kind: 'uplink', address: cluster.role('server').address },
    ...{
      apps: Array.from({ length: apps }, (_, i) => `growth-${i}`),
      lines: 10 * LINES_PER_APP,
      appsPerBatch: 10,
    },
    lineBytes: LINE_BYTES,
  });
  await generator.run({ allowed: fillLines, seconds: FILL_SECONDS_MAX });
  for (const endMs = performance.now() + FILL_SECONDS_MAX * 1000; performance.now() < endMs; ) {
    const { delivered } = await serverArrivals(cluster);
    if (delivered >= fillLines) break;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await generator.stop();
  const setup = { cluster, generators: [generator], arrivals: () => serverArrivals(cluster) };
  const step = await runStep(setup, { rate: RATE, seconds: 4 });
  const held = (await cluster.role('server').metrics()).get('tailrace_server_held_bytes') ?? 0;
  return [{ group, name: 'held', value: held / 1e6, unit: 'MB' }, ...rowsOf({ group, step, cluster })];
}
