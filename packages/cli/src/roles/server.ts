// `tailrace server`: one server of a cluster in a process of its own.
import type { Registry } from '@tailrace/core/registry';
import { createServer } from '@tailrace/server/server';
import type { CommandContext } from '../commands/command-context.ts';
import { type ServerConfig, serverConfigSource } from '../settings/server-config.ts';
import { advertisedAddress, dialProblem, isOwnHost } from './advertised-address.ts';
import { AdvertisedServer } from './advertised-server.ts';
import { runRole } from './run-role.ts';
import type { RoleDefinition, RoleSurroundings, RunningRole } from './running-role.ts';

const serverRole: RoleDefinition<ServerConfig> = {
  role: 'server',
  title: 'server',
  source: serverConfigSource,
  idOf: ({ id, isIdGiven, registry, advertise, listen }) =>
    registry.address.kind === 'static' && !isIdGiven ? (advertise ?? listen) : id,
  addressesOf: ({ listen, advertise }) => (advertise === undefined ? [listen] : [advertise, listen]),
  prepare:
    async (surroundings) =>
    ({ registry }) =>
      create(surroundings, registry),
};

/** Runs until it is stopped; resolves to the exit status. */
export async function runServer(
  flags: Readonly<Record<string, unknown>>,
  context: CommandContext,
): Promise<number> {
  return runRole(serverRole, flags, context);
}

async function create(
  { config, tls, logger, onLost }: RoleSurroundings<ServerConfig>,
  registry: Registry,
): Promise<RunningRole> {
  const { advertise, findHost } = await advertisedAddress(config, registry);
  const isNamedByAddress = config.registry.address.kind === 'static' && !config.isIdGiven;
  const server = createServer({
    id: isNamedByAddress ? (advertise ?? config.listen) : config.id,
    zone: config.zone,
    registry,
    logger,
    listen: config.listen,
    ...(advertise === undefined ? {} : { advertise }),
    ...(config.dataDir === undefined ? {} : { dataDir: config.dataDir }),
    appBytesMax: config.appLogBytesMax,
    totalBytesMax: config.serverLogBytesMax,
    appsMax: config.serverAppsMax,
    replicas: config.replicas,
    appIdleForgetMs: config.appIdleForgetMs,
    ...(config.defaultLimit === undefined ? {} : { defaultLimit: config.defaultLimit }),
    drainsAllowLoopback: config.drainsAllowLoopback,
    onLost,
    ...(tls === undefined ? {} : { tls }),
  });
  return new AdvertisedServer({ server, registry, logger, findHost, isOwnHost, dialProblem });
}
