// Scenarios in which processes stop as they are asked to and come back.
import { shuffled } from '../../kit/seeded-random.ts';
import type { FaultNode } from '../kit/fault-node.ts';
import { waitsFor } from '../kit/landed.ts';
import type { Scenario, ScenarioWorld } from '../kit/scenario.ts';

/** Stops a process, starts it, and waits until the lines flow through it. */
async function restart({ cluster, traffic, tell }: ScenarioWorld, node: FaultNode): Promise<void> {
  const { tookMs } = await node.term();
  tell(`${node.id} stopped after ${Math.round(tookMs)} ms`);
  await node.start();
  await cluster.untilServersUp();
  tell(`${node.id} is up`);
  await traffic.untilFlowing();
}

/** What a minute at 20,000 lines/s needs: about 100 bytes of text are 200 in a log, of 4 apps in 2 zones. */
const wideLogs = ['--app-log-bytes', '256MiB', '--server-log-bytes', '2GiB'] as const;

/** Scenarios of planned restarts. */
export const restarts: readonly Scenario[] = [
  {
    name: 'term-each-role',
    isShort: true,
    invariants: {
      promise:
        'A server, a controller and an agent that are stopped and started lose no line and repeat none',
      tail: 'none',
    },
    traffic: { drains: true },
    async run(world) {
      const { cluster, random } = world;
      const { servers, controllers, agents } = cluster;
      for (const nodes of [servers, controllers, agents]) {
        await restart(world, random.pick(nodes as [FaultNode, ...FaultNode[]]));
      }
    },
  },
  {
    name: 'servers-one-by-one',
    isShort: true,
    invariants: { promise: 'Restarting all servers, one after the other, loses no line', tail: 'none' },
    traffic: { drains: true },
    async run(world) {
      for (const server of shuffled(world.cluster.servers, world.random)) await restart(world, server);
    },
  },
  {
    name: 'rolling-restart',
    ...waitsFor('spool', 'replicas'),
    invariants: {
      promise:
        'Restarting every server, controller and agent of a cluster with spools and two copies, at 20,000 lines/s, loses, repeats and disorders no line',
      tail: 'none',
    },
    cluster: { replicas: 2, spool: true, flags: { server: wideLogs } },
    traffic: { drains: true, linesPerSecond: 20_000 },
    async run(world) {
      const { servers, controllers, agents } = world.cluster;
      for (const server of servers) {
        await world.cluster.untilReplicated();
        await restart(world, server);
      }
      for (const node of [...controllers, ...agents]) await restart(world, node);
      await world.cluster.untilReplicated();
    },
  },
];
