// Does memory stay where it is when lines flow for ten minutes?
import { setTimeout as delay } from 'node:timers/promises';
import type { Benchmark, Row } from './benchmark.ts';
import { numberOffsetOf } from './kit/line-template.ts';
import { Generator, Reader } from './kit/load.ts';
import { startCluster } from './kit/roles.ts';

const RATE = 40_000;
const MINUTES = 10;
const SAMPLE_MS = 5_000;
const app = 'soak-app';

export const soak: Benchmark = {
  name: 'soak',
  question: `${RATE.toLocaleString('en-US')} lines a second from BatchSender to a proto websocket for ${MINUTES} minutes`,
  isExtra: true,
  async run(report) {
    await using cluster = await startCluster({ name: 'soak', tls: true, agents: ['z1'], controller: true });
    const tls = cluster.tls === undefined ? {} : { tls: cluster.tls };
    const address = cluster.role('agent').address;
    await using generator = await Generator.start({
      ...tls,
      kind: 'batches',
      address,
      apps: [app],
      lines: 100,
      lineBytes: 300,
    });
    await using reader = await Reader.start({
      ...(cluster.edgeTls === undefined ? {} : { tls: cluster.edgeTls }),
      ...{ address: cluster.role('traffic-controller').address, format: 'proto', apps: [app] },
      numberOffset: numberOffsetOf(app, 300),
    });
    await generator.run({ rate: RATE, seconds: MINUTES * 60 });
    const samples = new Map<string, number[]>(cluster.roles.map(({ id }) => [id, []]));
    for (let minute = 0; minute < MINUTES; minute++) {
      for (let i = 0; i < 60_000 / SAMPLE_MS; i++) {
        await delay(SAMPLE_MS);
        for (const role of cluster.roles) samples.get(role.id)?.push(role.residentBytes() / 1e6);
      }
      report(`soak: minute ${minute + 1} of ${MINUTES}`);
    }
    const { sent } = await generator.stop();
    await delay(SAMPLE_MS);
    const { entries, dropped, outOfOrder } = await reader.report();
    const rows: Row[] = [
      { name: 'written', value: sent, unit: 'lines' },
      { name: 'lost and announced', value: dropped, unit: 'lines', goalMax: 0 },
      { name: 'lost and not announced', value: sent - entries - dropped, unit: 'lines', goalMax: 0 },
      { name: 'out of order', value: outOfOrder, unit: 'frames', goalMax: 0 },
    ];
    for (const [id, values] of samples) {
      const third = Math.floor(values.length / 3);
      rows.push(
        { name: `RSS ${id}, second third`, value: mean(values.slice(third, 2 * third)), unit: 'MB' },
        { name: `RSS ${id}, last third`, value: mean(values.slice(2 * third)), unit: 'MB' },
      );
    }
    return rows;
  },
};

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
