// Scenarios of agents that keep what is not acknowledged on disk.
import { waitsFor } from '../kit/landed.ts';
import type { Scenario, ScenarioWorld } from '../kit/scenario.ts';

const OUTAGE_SECONDS = 60;

/** Stops all servers in order, as somebody does who takes a cluster down; they keep what they hold. */
async function stopServers({ cluster, tell }: ScenarioWorld): Promise<void> {
  await Promise.all(cluster.servers.map((server) => server.term()));
  tell('all servers stopped');
}

async function startServers({ cluster, traffic, tell }: ScenarioWorld): Promise<void> {
  await Promise.all(cluster.servers.map((server) => server.start()));
  await cluster.untilServersUp();
  tell('all servers up');
  await traffic.untilFlowing();
}

/** Scenarios with a spool. */
export const spools: readonly Scenario[] = [
  {
    name: 'outage',
    ...waitsFor('spool'),
    invariants: {
      promise: 'An outage of all servers for 60 s at 5,000 lines/s loses nothing with a spool',
      tail: 'none',
    },
    cluster: { spool: true, flags: { server: ['--app-log-bytes', '128MiB'] } },
    traffic: { linesPerSecond: 5_000, drains: true },
    async run(world) {
      await stopServers(world);
      const endMs = performance.now() + OUTAGE_SECONDS * world.scale * 1000;
      do await world.traffic.untilWritten(100);
      while (performance.now() < endMs);
      await startServers(world);
    },
  },
  {
    name: 'agent-restarts-while-cluster-is-down',
    isShort: true,
    ...waitsFor('spool'),
    invariants: {
      promise:
        'An agent that is killed, and one that is stopped, while all servers are down loses nothing with a spool',
      tail: 'none',
    },
    cluster: { spool: true, proxied: true },
    async run(world) {
      const { cluster, traffic, tell } = world;
      await stopServers(world);
      await traffic.untilWritten(1_000);
      const [killed, stopped] = cluster.agents;
      await killed?.kill();
      await stopped?.term();
      tell('one agent killed, one stopped');
      await Promise.all(cluster.agents.map((agent) => agent.start()));
      await traffic.untilWritten(1_000);
      await startServers(world);
    },
  },
  {
    name: 'everything-stops-at-once',
    ...waitsFor('spool'),
    invariants: {
      promise:
        'A cluster whose processes are all stopped at once and started again has every line, in tail and recent',
      tail: 'none',
    },
    cluster: { spool: true },
    async run({ cluster, traffic, tell }) {
      await traffic.untilWritten(1_000);
      await Promise.all(cluster.nodes.map((node) => node.term()));
      tell('everything stopped');
      await Promise.all(cluster.nodes.map((node) => node.start()));
      await cluster.untilServersUp();
      await traffic.untilFlowing();
    },
  },
  {
    name: 'disk-full',
    ...waitsFor('spool'),
    invariants: {
      promise: 'An agent whose disk is full goes on; what it could keep nowhere is announced, exactly',
      tail: 'announced',
    },
    cluster: {
      spool: true,
      spoolDiskBytes: 4 * 1024 * 1024,
      flags: { agent: ['--agent-buffer-bytes', '4MiB'], server: ['--app-log-bytes', '128MiB'] },
    },
    traffic: { kind: 'run', lineBytes: 1_000, linesPerSecond: 4_000 },
    async run(world) {
      await stopServers(world);
      // About 20 MB for each agent.
      await world.traffic.untilWritten(40_000);
      await startServers(world);
    },
  },
];
