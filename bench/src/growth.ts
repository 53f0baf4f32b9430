// Does a line cost more when there are many apps, or when much is held? The same rate into servers that hold more and more.
import { setTimeout as delay } from 'node:timers/promises';
import type { Benchmark, Row } from './benchmark.ts';
import { floorOf, floorRows } from './kit/floor.ts';
import { Generator } from './kit/load.ts';
import { profileStep } from './kit/profiled-step.ts';
import { type RoleCluster, startCluster } from './kit/roles.ts';
import { rowValue } from './kit/row-values.ts';
import { measureParts } from './kit/run-options.ts';
import { runStep } from './kit/step.ts';
import { rowsOf } from './kit/step-rows.ts';
import { serverArrivals } from './kit/variants.ts';
import { availableBytes } from './process-usage.ts';

const RATE = 40_000;
const SECONDS = 4;
const FILL_SECONDS_MAX = 40;
const LINE_BYTES = 100;
/** Of the lines that fill a server to gigabytes. */
const FILL_LINE_BYTES = 1_000;
const RUNS_PER_BATCH = 10;
const LINES_PER_RUN = 10;
const COST_MAX = 1.25;
const GB = 1e9;
/** For the machine to keep on top of what a column holds: processes, and chunks that are not full. */
const SPARE_BYTES = 1.5 * GB;

interface Size {
  readonly group: string;
  readonly apps: number;
  /** Lines to write before anything is measured, and bytes of each. */
  readonly fill: { readonly lines: number; readonly lineBytes: number };
  /** Bytes that have to be held then. */
  readonly heldBytesMin: number;
  readonly flags: readonly string[];
}

const large = ['--server-log-bytes', '4GiB', '--app-log-bytes', '4GiB', '--server-apps', '100000'];
const smallFill = { lines: 10_000, lineBytes: LINE_BYTES };
const manyFill = { lines: 1_000_000, lineBytes: LINE_BYTES };
const largeFill = { lines: 2_100_000, lineBytes: FILL_LINE_BYTES };
const sizes: readonly Size[] = [
  {
    ...{ group: '1 app, 1 MB', apps: 1, fill: smallFill, heldBytesMin: 0.5e6 },
    flags: ['--server-log-bytes', '2MiB', '--app-log-bytes', '1MiB'],
  },
  { group: '1,000 apps', apps: 1_000, fill: manyFill, heldBytesMin: 1e8, flags: large },
  { group: '100,000 apps', apps: 100_000, fill: manyFill, heldBytesMin: 1e8, flags: large },
  { group: '1 app, 2 GB', apps: 1, fill: largeFill, heldBytesMin: 2 * GB, flags: large },
  { group: '100,000 apps, 2 GB', apps: 100_000, fill: largeFill, heldBytesMin: 2 * GB, flags: large },
];

export const growth: Benchmark = {
  name: 'growth',
  question:
    '40,000 lines a second of 100 bytes, ten of an app at a time, into a server that holds more and more',
  seconds: 75,
  async run(reporter) {
    const rows: Row[] = [];
    const first = sizes[0]?.group ?? '';
    await measureParts('growth', reporter, sizes, async (size) => {
      const measured = [...(await floorRows(size.group, true, false)), ...(await measure(size))];
      rows.push(...measured);
      const { group } = size;
      const value = rowValue(rows, group, 'CPU server') / rowValue(rows, first, 'CPU server');
      const cost = { group, name: 'cost of a line, to the first', value, unit: 'x', goalMax: COST_MAX };
      reporter.add(group === first || Number.isNaN(value) ? measured : [...measured, cost]);
    });
  },
};

async function measure({ group, apps, fill, heldBytesMin, flags }: Size): Promise<Row[]> {
  const neededBytes = heldBytesMin + SPARE_BYTES;
  if (availableBytes() < neededBytes) {
    const gigabytes = (bytes: number): string => `${(bytes / GB).toFixed(1)} GB`;
    throw new Error(
      `Cannot hold so much: ${gigabytes(availableBytes())} of memory are available, expected ${gigabytes(neededBytes)}`,
    );
  }
  await using cluster = await startCluster({
    name: `growth-${group.replaceAll(/\W+/g, '-')}`,
    tls: true,
    flags: { server: flags },
  });
  {
    await using filler = await startGenerator(cluster, apps, fill.lineBytes);
    await writeAll(cluster, filler, fill.lines, fill.lines);
  }
  await using generator = await startGenerator(cluster, apps, LINE_BYTES);
  // Once over all apps: a sender that a server has never met costs it a place in every app's ledger, and that is no cost of a line.
  const once = Math.max(apps, RUNS_PER_BATCH) * LINES_PER_RUN;
  await writeAll(cluster, generator, once, fill.lines + once);
  const setup = { cluster, generators: [generator], arrivals: () => serverArrivals(cluster) };
  const plan = { rate: RATE, seconds: SECONDS };
  const step = await runStep(setup, plan);
  await profileStep(setup, plan);
  const held = (await cluster.role('server').metrics()).get('tailrace_server_held_bytes') ?? 0;
  const floor = await floorOf('up', true);
  return [
    { group, name: 'held', value: held / 1e6, unit: 'MB', goalMin: heldBytesMin / 1e6 },
    ...rowsOf({ group, step, floor, lineBytes: LINE_BYTES + 3, isSearch: false }),
  ];
}

/** Writes so many lines as fast as they are taken; until the server has had `delivered` in sum. */
async function writeAll(
  cluster: RoleCluster,
  generator: Generator,
  lines: number,
  delivered: number,
): Promise<void> {
  await generator.run({ allowed: lines, seconds: FILL_SECONDS_MAX });
  const endMs = performance.now() + FILL_SECONDS_MAX * 1000;
  while (performance.now() < endMs && (await serverArrivals(cluster)).delivered < delivered) await delay(200);
  await generator.stop();
}

/** Batches of ten runs, each of another app where there are as many. */
function startGenerator(cluster: RoleCluster, apps: number, lineBytes: number): Promise<Generator> {
  const tls = cluster.tls === undefined ? {} : { tls: cluster.tls };
  const names = Array.from({ length: Math.max(apps, RUNS_PER_BATCH) }, (_, i) => `growth-${i % apps}`);
  return Generator.start({
    ...{ ...tls, kind: 'uplink', address: cluster.role('server').address, apps: names, lineBytes },
    ...{ lines: RUNS_PER_BATCH * LINES_PER_RUN, appsPerBatch: RUNS_PER_BATCH },
  });
}
