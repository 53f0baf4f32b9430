// Scenarios in which processes stop as they are asked to and come back.
import { shuffled } from '../../kit/seeded-random.ts';
import type { FaultNode } from '../kit/fault-node.ts';
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
];
