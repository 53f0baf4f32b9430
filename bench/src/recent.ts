// How long does a dump of 1,000 lines take that lie in two zones of two servers each, while agents write at full load?
import { setTimeout as delay } from 'node:timers/promises';
import { type Benchmark, quantile, type Row } from './benchmark.ts';
import { requestController } from './kit/controller-client.ts';
import { Generator } from './kit/load.ts';
import { startCluster } from './kit/roles.ts';
import { serverArrivals } from './kit/variants.ts';

const ZONES = ['z1', 'z2'];
const APPS = 100;
const DUMPS = 150;
const WARM_UP_MS = 3_000;
const DUMPS_MS_MAX = 15_000;
const FIRST_RATE = 2_000;
/** More than a dump has of each app, in each zone. */
const FILL_LINES = 120_000;
const FILL_SECONDS_MAX = 15;
const apps = Array.from({ length: APPS }, (_, i) => `recent-${i}`);

const loads: readonly (readonly [group: string, linesPerSecond: number | undefined])[] = [
  ['little load', FIRST_RATE],
  ['20,000/s', 20_000],
  ['full load', undefined],
];

export const recent: Benchmark = {
  name: 'recent',
  question: 'dumps of 1,000 lines of one app, of two zones with two servers each, while lines are written',
  async run(report) {
    const rows: Row[] = [];
    await using cluster = await startCluster({
      ...{ name: 'recent', tls: true, servers: { z1: 2, z2: 2 }, agents: ZONES, controller: true },
    });
    const tls = cluster.tls === undefined ? {} : { tls: cluster.tls };
    const target = { edgeTls: cluster.edgeTls, address: cluster.role('traffic-controller').address };
    for (const [group, rate] of loads) {
      report(`recent: ${group}`);
      const generators: Generator[] = [];
      for (const zone of ZONES) {
        const { address } = cluster.role('agent', zone);
        generators.push(
          await Generator.start({ ...tls, kind: 'batches', address, apps, lines: 100, lineBytes: 300 }),
        );
      }
      if (rate === FIRST_RATE) await fill(generators);
      const seconds = (WARM_UP_MS + DUMPS_MS_MAX) / 1000 + 2;
      const pace = rate === undefined ? { seconds } : { seconds, rate: rate / generators.length };
      await Promise.all(generators.map((each) => each.run(pace)));
      await delay(WARM_UP_MS);
      const before = await serverArrivals(cluster);
      const startedMs = performance.now();
      const millis: number[] = [];
      for (let i = 0; i < DUMPS && performance.now() - startedMs < DUMPS_MS_MAX; i++) {
        const dumpMs = performance.now();
        const path = `/v1/apps/${apps[i % APPS]}/recent?lines=1000&format=proto`;
        const { status, bytes } = await requestController(target, 'GET', path);
        millis.push(performance.now() - dumpMs);
        if (status !== 200 || bytes < 300_000)
          throw new Error(`Cannot dump: status ${status}, ${bytes} bytes`);
      }
      const after = await serverArrivals(cluster);
      const tookS = (performance.now() - startedMs) / 1000;
      for (const each of generators) await each[Symbol.asyncDispose]();
      const row = (name: string, value: number, unit: string, goalMax?: number): Row => ({
        ...{ group, name, value, unit },
        ...(goalMax === undefined ? {} : { goalMax }),
      });
      rows.push(
        row('written meanwhile', (after.delivered - before.delivered) / tookS, '/s'),
        row('time p50', quantile(millis, 0.5), 'ms'),
        row('time p99', quantile(millis, 0.99), 'ms', 50),
        row('time max', Math.max(...millis), 'ms'),
        row('dumps', millis.length, ''),
      );
    }
    return rows;
  },
};

async function fill(generators: readonly Generator[]): Promise<void> {
  await Promise.all(
    generators.map((each) => each.run({ rate: 40_000, allowed: FILL_LINES, seconds: FILL_SECONDS_MAX })),
  );
  for (
    const endMs = performance.now() + FILL_SECONDS_MAX * 1000;
    performance.now() < endMs;
    await delay(200)
  ) {
    const reports = await Promise.all(generators.map((each) => each.report()));
    if (reports.every(({ sent }) => sent >= FILL_LINES)) break;
  }
  await Promise.all(generators.map((each) => each.stop()));
}
