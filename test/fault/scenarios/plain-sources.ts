// Scenarios of senders that get no acknowledgement: what restarts cost them is measured and told, for docs/reliability.md.
import type { FaultNode } from '../kit/fault-node.ts';
import type { Scenario } from '../kit/scenario.ts';

const kinds = [
  ['grpc', "loggregator's BatchSender"],
  ['tcp', 'syslog over TCP'],
  ['udp', 'syslog over UDP'],
] as const;

/** Scenarios of senders without acks: restarts of servers cost them nothing, those of their agent what was on its way. */
export const plainSources: readonly Scenario[] = kinds.flatMap(([kind, what]): Scenario[] => [
  {
    name: `${kind}-servers-restart`,
    invariants: {
      promise: `Restarts of all servers lose no line of ${what}`,
      tail: kind === 'udp' ? 'counted' : 'none',
    },
    traffic: { kind },
    async run({ cluster, traffic }) {
      for (const server of cluster.servers) {
        await server.term();
        await server.start();
        await cluster.untilServersUp();
        await traffic.untilFlowing();
      }
    },
  },
  {
    name: `${kind}-agent-restarts`,
    invariants: {
      promise: `What the restarts of their agent cost senders of ${what} is counted: they get no acknowledgement`,
      tail: 'counted',
    },
    traffic: { kind },
    async run({ cluster, traffic, tell }) {
      for (let round = 0; round < 3; round++) {
        for (const agent of cluster.agents) {
          await restart(agent, tell);
          await traffic.untilFlowing();
        }
      }
    },
  },
]);

async function restart(agent: FaultNode, tell: (what: string) => void): Promise<void> {
  await agent.term();
  await agent.start();
  tell(`${agent.id} restarted`);
}
