// `tailrace traffic-controller`: one traffic controller of a cluster in a process of its own.

import type { TokenVerifier } from '@tailrace/traffic-controller/token-verifier';
import {
  createTrafficController,
  type TrafficController,
} from '@tailrace/traffic-controller/traffic-controller';
import type { CommandContext } from '../commands/command-context.ts';
import type { OpenedRegistry } from '../registry/open-registry.ts';
import {
  type TrafficControllerConfig,
  trafficControllerConfigSource,
} from '../settings/traffic-controller-config.ts';
import { shownAddress } from './advertised-address.ts';
import { runRole } from './run-role.ts';
import type { CreateRole, RoleDefinition, RoleSurroundings, RunningRole } from './running-role.ts';
import { openTokens, withoutSecrets } from './token-keys.ts';

const controllerRole: RoleDefinition<TrafficControllerConfig> = {
  role: 'controller',
  title: 'traffic controller',
  source: trafficControllerConfigSource,
  shown: withoutSecrets,
  addressesOf: ({ http }) => [http],
  dataDirOf: ({ dataDir }) => dataDir,
  prepare,
};

/** Runs until it is stopped; resolves to the exit status. */
export async function runTrafficController(
  flags: Readonly<Record<string, unknown>>,
  context: CommandContext,
): Promise<number> {
  return runRole(controllerRole, flags, context);
}

/** Keys of tokens that cannot be read are told at once, also while there is no registry. */
async function prepare(surroundings: RoleSurroundings<TrafficControllerConfig>): Promise<CreateRole> {
  const tokens = await openTokens(surroundings.config, surroundings.logger);
  return async (opened) => create(surroundings, tokens, opened);
}

async function create(
  { config, tls, logger, version, onLost }: RoleSurroundings<TrafficControllerConfig>,
  tokens: TokenVerifier | undefined,
  { registry, isKeptHere }: OpenedRegistry,
): Promise<RunningRole> {
  const controller = createTrafficController({
    id: config.id,
    zone: config.zone,
    registry,
    logger,
    http: config.http,
    advertise: await shownAddress(config.http, config.registry),
    ...(config.publicUrl === undefined ? {} : { publicUrl: config.publicUrl }),
    allowOrigins: config.allowOrigins,
    feedBytesMax: config.tailLogBytesMax,
    drainsPerAppMax: config.drainsPerAppMax,
    version,
    onLost,
    sharesRegistry: isKeptHere,
    ...(tokens === undefined ? {} : { tokens }),
    ...(tls === undefined ? {} : { tls }),
  });
  return new ControllerRole(controller, tokens);
}

class ControllerRole implements RunningRole {
  readonly #controller: TrafficController;
  readonly #tokens: TokenVerifier | undefined;

  constructor(controller: TrafficController, tokens: TokenVerifier | undefined) {
    this.#controller = controller;
    this.#tokens = tokens;
  }

  get health() {
    return this.#controller.health;
  }

  get metrics() {
    return this.#controller.metrics;
  }

  async start(): Promise<Readonly<Record<string, unknown>>> {
    await this.#controller.start();
    return { url: this.#controller.url };
  }

  async stop(graceMs: number): Promise<boolean> {
    const startedMs = performance.now();
    await this.#controller.stop(graceMs);
    this.#tokens?.close();
    return performance.now() - startedMs <= graceMs + 500;
  }

  stateDump(): object {
    return this.#controller.stateDump();
  }
}
