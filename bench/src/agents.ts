// What does an agent that is connected cost its server while it writes nothing?
import { setTimeout as delay } from 'node:timers/promises';
import type { Benchmark, Row } from './benchmark.ts';
import { floorRows } from './kit/floor.ts';
import { startLoad } from './kit/load.ts';
import { meterRoles } from './kit/role-meter.ts';
import { CLUSTER, type CollectedMemory, startCluster } from './kit/roles.ts';
import { measureParts } from './kit/run-options.ts';
import { addRoleStates, RowList } from './kit/step-rows.ts';

const AGENTS = 1_000;
const MEASURED_MS = 6_000;
const SETTLE_MS = 3_000;

export const agents: Benchmark = {
  name: 'agents',
  question: '1,000 agents that are connected to one server over TLS and write nothing',
  seconds: 18,
  run: (reporter) =>
    measureParts('agents', reporter, [{ group: '1,000 agents' }], async ({ group }) => {
      reporter.add(await floorRows(group, true, false));
      reporter.add(await measure(group));
    }),
};

async function measure(group: string): Promise<Row[]> {
  await using cluster = await startCluster({ name: 'agents', tls: true, isCollectable: true });
  const server = cluster.role('server');
  const before = await server.collected();
  const opening = await meterRoles(cluster);
  const startedMs = performance.now();
  const tls = cluster.tls === undefined ? {} : { tls: cluster.tls };
  await using connected = await startLoad('connect', {
    ...{ ...tls, address: server.address, cluster: CLUSTER, count: AGENTS },
  });
  const openedS = (performance.now() - startedMs) / 1000;
  const [opened] = await opening.read();
  await delay(SETTLE_MS);
  const meter = await meterRoles(cluster);
  await delay(MEASURED_MS);
  const roles = await meter.read();
  const list = new RowList(group);
  list.add('connected in', openedS, 's');
  list.add('CPU of the server to connect one', ((opened?.cpuS ?? 0) * 1e3) / AGENTS, 'ms');
  const after = await server.collected();
  const eachKb = (of: keyof CollectedMemory): number => (after[of] - before[of]) / 1e3 / AGENTS;
  list.add('memory of the server, each', eachKb('residentBytes'), 'KB');
  list.add('memory of the server, each, heap and buffers', eachKb('liveBytes'), 'KB');
  list.add('CPU of the server, all at rest', 100 * (roles[0]?.cores ?? 0), '%');
  list.add('CPU of the agents together, start included', connected.cpuSeconds(), 's');
  addRoleStates(list, roles);
  return list.rows;
}
