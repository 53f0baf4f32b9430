// `tailrace traffic-controller`: one traffic controller of a cluster in a process of its own.
import {
  createTrafficController,
  type TrafficController,
} from '@tailrace/traffic-controller/traffic-controller';
import type { CommandContext } from '../commands/command-context.ts';
import {
  type TrafficControllerConfig,
  trafficControllerConfigSource,
} from '../settings/traffic-controller-config.ts';
import { runRole } from './run-role.ts';
import type { RoleDefinition, RoleSurroundings, RunningRole } from './running-role.ts';

const controllerRole: RoleDefinition<TrafficControllerConfig> = {
  role: 'controller',
  title: 'traffic controller',
  source: trafficControllerConfigSource,
  addressesOf: ({ http }) => [http],
  dataDirOf: ({ dataDir }) => dataDir,
  create,
};

/** Runs until it is stopped; resolves to the exit status. */
export async function runTrafficController(
  flags: Readonly<Record<string, unknown>>,
  context: CommandContext,
): Promise<number> {
  return runRole(controllerRole, flags, context);
}

async function create({
  config,
  registry,
  logger,
  version,
}: RoleSurroundings<TrafficControllerConfig>): Promise<RunningRole> {
  const controller = createTrafficController({
    id: config.id,
    zone: config.zone,
    registry,
    logger,
    http: config.http,
    ...(config.publicUrl === undefined ? {} : { publicUrl: config.publicUrl }),
    allowOrigins: config.allowOrigins,
    feedBytesMax: config.tailLogBytesMax,
    version,
  });
  return new ControllerRole(controller);
}

class ControllerRole implements RunningRole {
  readonly #controller: TrafficController;

  constructor(controller: TrafficController) {
    this.#controller = controller;
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
    return performance.now() - startedMs <= graceMs + 500;
  }

  stateDump(): object {
    return this.#controller.stateDump();
  }
}
