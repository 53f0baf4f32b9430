// `tailrace agent`: the agent of one host in a process of its own.
import { type Agent, createAgent } from '@tailrace/agent/agent';
import type { Registry } from '@tailrace/core/registry';
import type { CommandContext } from '../commands/command-context.ts';
import { type AgentConfig, agentConfigSource } from '../settings/agent-config.ts';
import { shownAddress } from './advertised-address.ts';
import { runRole } from './run-role.ts';
import type { RoleDefinition, RoleSurroundings, RunningRole } from './running-role.ts';

const agentRole: RoleDefinition<AgentConfig> = {
  role: 'agent',
  title: 'agent',
  source: agentConfigSource,
  addressesOf: ({ ingress }) => [ingress],
  prepare:
    async (surroundings) =>
    async ({ registry }) =>
      create(surroundings, registry),
};

/** Runs until it is stopped; resolves to the exit status. */
export async function runAgent(
  flags: Readonly<Record<string, unknown>>,
  context: CommandContext,
): Promise<number> {
  return runRole(agentRole, flags, context);
}

async function create(
  { config, tls, logger, onLost }: RoleSurroundings<AgentConfig>,
  registry: Registry,
): Promise<RunningRole> {
  const agent = createAgent({
    id: config.id,
    zone: config.zone,
    registry,
    logger,
    ingress: config.ingress,
    advertise: await shownAddress(config.ingress, config.registry),
    syslog: config.syslog,
    ...(config.syslogAllow.length === 0 ? {} : { syslogAllow: config.syslogAllow }),
    bufferBytesMax: config.agentBufferBytesMax,
    appsMax: config.agentAppsMax,
    appIdleForgetMs: config.appIdleForgetMs,
    ...(config.spool === undefined ? {} : { spool: config.spool }),
    onLost,
    ...(tls === undefined ? {} : { tls }),
    ...(config.defaultLimit === undefined ? {} : { defaultLimit: config.defaultLimit }),
  });
  return new AgentRole(agent);
}

class AgentRole implements RunningRole {
  readonly #agent: Agent;

  constructor(agent: Agent) {
    this.#agent = agent;
  }

  get health() {
    return this.#agent.health;
  }

  get metrics() {
    return this.#agent.metrics;
  }

  async start(): Promise<Readonly<Record<string, unknown>>> {
    await this.#agent.start();
    const { ingress, syslog } = this.#agent.addresses;
    return { ingress, syslog };
  }

  /** Not clean where lines stayed here that no server took: they end with the process, unless they are in a spool. */
  async stop(graceMs: number): Promise<boolean> {
    await this.#agent.stop(graceMs);
    const { unsentLines, unackedLines, spool } = this.#agent.stateDump();
    return unsentLines + unackedLines === 0 || spool?.trouble === '';
  }

  stateDump(): object {
    return this.#agent.stateDump();
  }
}
