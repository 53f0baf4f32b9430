// What does a tail cost while nothing is written: memory in controller and server, and CPU of both?
import { setTimeout as delay } from 'node:timers/promises';
import type { Benchmark, Row } from './benchmark.ts';
import { Generator, Reader } from './kit/load.ts';
import { isWanted, startCluster } from './kit/roles.ts';

const TAILS = 10_000;
const MEASURED_MS = 5_000;
const SETTLE_MS = 4_000;
const apps = Array.from({ length: TAILS }, (_, i) => `idle-${i}`);

export const idleTails: Benchmark = {
  name: 'idle-tails',
  question: '10,000 tails of 10,000 apps that write nothing',
  async run(report) {
    const rows: Row[] = [];
    for (const [group, tls] of [
      ['TLS', true],
      ['plain', false],
    ] as const) {
      if (!isWanted(group)) continue;
      report(`idle-tails: ${group}`);
      rows.push(...(await measure(group, tls)));
    }
    return rows;
  },
};

async function measure(group: string, isTls: boolean): Promise<Row[]> {
  await using cluster = await startCluster({ name: `idle-tails-${group}`, tls: isTls, controller: true });
  const server = cluster.role('server');
  const controller = cluster.role('traffic-controller');
  const tls = cluster.tls === undefined ? {} : { tls: cluster.tls };
  await using generator = await Generator.start({
    ...{
      ...tls,
      kind: 'uplink',
      address: server.address,
      apps,
      lines: 100,
      appsPerBatch: 100,
      lineBytes: 300,
    },
  });
  await generator.run({ allowed: TAILS, seconds: 5 });
  await delay(SETTLE_MS);
  const [serverBefore, controllerBefore] = [server.residentBytes(), controller.residentBytes()];
  const startedMs = performance.now();
  await using reader = await Reader.start({
    ...(cluster.edgeTls === undefined ? {} : { tls: cluster.edgeTls }),
    ...{ address: controller.address, format: 'proto', apps, numberOffset: -1 },
  });
  const openedS = (performance.now() - startedMs) / 1000;
  await delay(SETTLE_MS);
  const { open } = await reader.report();
  const cpuBefore = [server.cpuSeconds(), controller.cpuSeconds()];
  await delay(MEASURED_MS);
  const perCent = (cpuS: number, i: number): number =>
    ((cpuS - (cpuBefore[i] ?? 0)) / (MEASURED_MS / 1000)) * 100;
  const row = (name: string, value: number, unit: string, goalMax?: number): Row => ({
    group,
    name,
    value,
    unit,
    ...(goalMax === undefined ? {} : { goalMax }),
  });
  return [
    row('open', open, 'tails'),
    row('opened in', openedS, 's'),
    row('controller, each', (controller.residentBytes() - controllerBefore) / 1e3 / TAILS, 'KB', 40),
    row('server, each', (server.residentBytes() - serverBefore) / 1e3 / TAILS, 'KB', 15),
    row('CPU server', perCent(server.cpuSeconds(), 0), '%', 2),
    row('CPU controller', perCent(controller.cpuSeconds(), 1), '%', 2),
  ];
}
