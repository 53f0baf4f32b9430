// What does an agent that is connected cost its server while it writes nothing?
import { setTimeout as delay } from 'node:timers/promises';
import type { Benchmark } from './benchmark.ts';
import { startLoad } from './kit/load.ts';
import { CLUSTER, startCluster } from './kit/roles.ts';

const AGENTS = 1_000;
const MEASURED_MS = 8_000;
const SETTLE_MS = 3_000;

export const agents: Benchmark = {
  name: 'agents',
  question: '1,000 agents that are connected to one server over TLS and write nothing',
  async run() {
    await using cluster = await startCluster({ name: 'agents', tls: true });
    const server = cluster.role('server');
    await delay(SETTLE_MS);
    const before = server.residentBytes();
    const startedMs = performance.now();
    const tls = cluster.tls === undefined ? {} : { tls: cluster.tls };
    await using connected = await startLoad('connect', {
      ...tls,
      address: server.address,
      cluster: CLUSTER,
      count: AGENTS,
    });
    const openedS = (performance.now() - startedMs) / 1000;
    await delay(SETTLE_MS);
    const cpuBefore = server.cpuSeconds();
    await delay(MEASURED_MS);
    return [
      { name: 'connected in', value: openedS, unit: 's' },
      {
        name: 'memory of the server, each',
        value: (server.residentBytes() - before) / 1e3 / AGENTS,
        unit: 'KB',
      },
      {
        name: 'CPU of the server',
        value: ((server.cpuSeconds() - cpuBefore) / (MEASURED_MS / 1000)) * 100,
        unit: '%',
      },
      { name: 'CPU of the agents together', value: connected.cpuSeconds(), unit: 's' },
    ];
  },
};
