// What does a tail cost while nothing is written: memory in controller and server, and CPU of both?
import { setTimeout as delay } from 'node:timers/promises';
import type { Benchmark, Row } from './benchmark.ts';
import { floorRows } from './kit/floor.ts';
import { Generator, Reader } from './kit/load.ts';
import { meterRoles } from './kit/role-meter.ts';
import { type CollectedMemory, startCluster } from './kit/roles.ts';
import { measureParts } from './kit/run-options.ts';
import { addRoleStates, RowList } from './kit/step-rows.ts';

const TAILS = 10_000;
const MEASURED_MS = 5_000;
const SETTLE_MS = 3_000;
const apps = Array.from({ length: TAILS }, (_, i) => `idle-${i}`);

const goals = {
  open: { min: TAILS },
  'controller, each': { max: 40 },
  'server, each': { max: 15 },
  'server, each, heap and buffers': { max: 15 },
  'CPU of both': { max: 2 },
};

interface Part {
  readonly group: string;
  readonly isTls: boolean;
}

const parts: readonly Part[] = [
  { group: 'TLS', isTls: true },
  { group: 'plain', isTls: false },
];

export const idleTails: Benchmark = {
  name: 'idle-tails',
  question: '10,000 tails of 10,000 apps that write nothing',
  seconds: 62,
  run: (reporter) =>
    measureParts('idle-tails', reporter, parts, async (part) => {
      reporter.add(await floorRows(part.group, part.isTls, true));
      reporter.add(await measure(part));
    }),
};

async function measure({ group, isTls }: Part): Promise<Row[]> {
  await using cluster = await startCluster({
    ...{ name: `idle-tails-${group}`, tls: isTls, controller: true, isCollectable: true },
  });
  const server = cluster.role('server');
  const controller = cluster.role('traffic-controller');
  const tls = cluster.tls === undefined ? {} : { tls: cluster.tls };
  await using generator = await Generator.start({
    ...{ ...tls, kind: 'uplink', address: server.address, apps },
    ...{ lines: 100, appsPerBatch: 100, lineBytes: 300 },
  });
  await generator.run({ allowed: TAILS, seconds: 5 });
  await delay(SETTLE_MS);
  const before = [await server.collected(), await controller.collected()] as const;
  const startedMs = performance.now();
  await using reader = await Reader.start({
    ...(cluster.edgeTls === undefined ? {} : { tls: cluster.edgeTls }),
    ...{ address: controller.address, format: 'proto', apps, numberOffset: -1 },
  });
  const openedS = (performance.now() - startedMs) / 1000;
  await delay(SETTLE_MS);
  const meter = await meterRoles(cluster);
  await delay(MEASURED_MS);
  const roles = await meter.read();
  const { open } = await reader.report();
  const eachKb = (bytes: number): number => bytes / 1e3 / TAILS;
  const list = new RowList(group, goals);
  list.add('open', open, 'tails');
  list.add('opened in', openedS, 's');
  const after = [await server.collected(), await controller.collected()] as const;
  for (const [i, what] of ['server', 'controller'].entries()) {
    const kb = (of: keyof CollectedMemory): number => eachKb((after[i]?.[of] ?? 0) - (before[i]?.[of] ?? 0));
    list.add(`${what}, each`, kb('residentBytes'), 'KB');
    list.add(`${what}, each, heap and buffers`, kb('liveBytes'), 'KB');
  }
  for (const { id, cores } of roles) list.add(`CPU ${id}`, 100 * cores, '%');
  list.add(
    'CPU of both',
    roles.reduce((sum, { cores }) => sum + 100 * cores, 0),
    '%',
  );
  addRoleStates(list, roles);
  return list.rows;
}
