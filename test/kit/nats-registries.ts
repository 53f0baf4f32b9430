// Registries over NATS for tests, with what they hold made short: members, drains, and the ids that a registry sees.
import { NatsRegistry } from '@tailrace/cli/nats-registry';
import type { Drain, Member, Role } from '@tailrace/core/registry';
import { SpyLogger } from './spy-logger.ts';

/** The cluster of all of them. */
export const clusterName = 'faults';

/** Closes what a test opened, also when it failed; after NATS, which may be away then. */
export class Registries implements AsyncDisposable {
  readonly #open: NatsRegistry[] = [];
  readonly spy = new SpyLogger();
  readonly #servers: readonly string[];
  readonly #replicas: number;

  constructor(servers: readonly string[], replicas = 1) {
    this.#servers = servers;
    this.#replicas = replicas;
  }

  async open(role: Role, zone = 'z1', settleMs = 0): Promise<NatsRegistry> {
    const registry = await NatsRegistry.open({
      servers: this.#servers,
      cluster: clusterName,
      role,
      zone,
      replicas: this.#replicas,
      settleMs,
      logger: this.spy.logger,
    });
    this.#open.push(registry);
    return registry;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#open.map((registry) => registry.close()));
  }
}

/** A server, or what is said, at an address of its own. */
export function memberOf(
  id: string,
  role: Role = 'server',
  zone = 'z1',
  address = `127.0.0.1:${id.length}`,
): Member {
  return { id, role, zone, address, state: 'up', incarnation: '1', version: 1 };
}

/** A drain of the app `web`. */
export function drainOf(number: number): Drain {
  const id = `drain-${number}`;
  const url = `syslog://127.0.0.1:${7000 + number}`;
  return { id, app: 'web', url, token: `d.${number}`, createdAt: `2026-01-01T00:00:0${number}Z` };
}

/** The ids in a view, in its order. */
export function ids(registry: NatsRegistry): string[] {
  return registry.view().members.map(({ id }) => id);
}
