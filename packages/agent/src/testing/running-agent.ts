// A real agent on real ports with fake owners, for tests.
import { createServer, type Server as NetServer } from 'node:net';
import { pino } from 'pino';
import { type Agent, type AgentOptions, createAgent } from '../agent.ts';
import { FakeOwner } from './fake-owner.ts';
import { FakeRegistry } from './fake-registry.ts';

/** What a test works with. */
export interface RunningAgent {
  readonly agent: Agent;
  readonly registry: FakeRegistry;
  readonly owner: FakeOwner;
  /** Log records of the agent. */
  readonly logs: { msg: string; level: number }[];
  stop(): Promise<void>;
}

/** Starts an agent and one owner. */
export async function runAgent(options: Partial<AgentOptions> = {}): Promise<RunningAgent> {
  const owner = new FakeOwner();
  await owner.start();
  const registry = new FakeRegistry();
  registry.setServers([{ id: 's1', address: owner.address }]);
  const logs: { msg: string; level: number }[] = [];
  const logger = pino({ level: 'info' }, { write: (line: string) => logs.push(JSON.parse(line)) });
  const agent = createAgent({
    id: 'agent-1',
    zone: 'z1',
    registry,
    logger,
    ingress: '127.0.0.1:0',
    syslog: ['tcp://127.0.0.1:0'],
    ...options,
  });
  await agent.start();
  return {
    agent,
    registry,
    owner,
    logs,
    stop: async () => {
      await agent.stop(5_000);
      owner.kill();
    },
  };
}

/** The host and port of a syslog URL. */
export function portOf(url: string | undefined): number {
  return Number(/:(\d+)(?:$|\?)/.exec(url ?? '')?.[1]);
}

/** A port that somebody else has. */
export async function takenPort(): Promise<{ readonly port: number; readonly server: NetServer }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return { port: typeof address === 'object' && address !== null ? address.port : 0, server };
}
