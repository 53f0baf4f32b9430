// Opens the registry that `--registry` names, and waits a while for one that is not there yet: a cluster whose parts start
// together must not depend on their order. What a registry is and does is its own.
import { setTimeout as delay } from 'node:timers/promises';
import { LogError } from '@tailrace/core/errors';
import type { Registry, Role } from '@tailrace/core/registry';
import type { TlsFiles } from '@tailrace/transport/tls-files';
import type { Logger } from 'pino';
import type { RegistryConfig } from '../settings/role-config.ts';

/** How long one attempt may take, in milliseconds. */
const ATTEMPT_MS = 1_000;
/** Between two attempts. */
const PAUSE_MS = 500;
/** How often a start that waits says so. */
const SAY_MS = 5_000;

/** Who opens a registry, and with what. */
export interface RegistryUser {
  readonly role: Role;
  readonly id: string;
  readonly zone: string;
  /** `host:port` by which the file of a static cluster may know this process. */
  readonly addresses: readonly string[];
  /** Where the controller of a static cluster keeps drains and limits. */
  readonly dataDir?: string;
  readonly tls?: TlsFiles;
  readonly logger: Logger;
  /** Ends the waiting. */
  readonly signal: AbortSignal;
}

/** A registry and what else its kind can do. */
export interface OpenedRegistry {
  readonly registry: Registry & { readonly skippedRecords?: number };
  /** Whether this process keeps it and the others ask this process. */
  readonly isKeptHere: boolean;
  /** What SIGHUP does; undefined where there is nothing to read again. */
  readonly reload?: () => Promise<void>;
}

/**
 * Opens it, trying again for `waitMs` while it cannot be reached.
 *
 * @throws LogError of the registry, `aborted` when the signal came
 * @throws ConfigError for a static cluster's file that is wrong
 */
export async function openRegistry(config: RegistryConfig, user: RegistryUser): Promise<OpenedRegistry> {
  return withPatience(config.waitMs, user, (attemptMs) => openOnce(config, user, attemptMs));
}

/** Tries until it succeeds, fails for a reason that does not pass, or the time is over. */
export async function withPatience<T>(
  waitMs: number,
  { logger, signal }: Pick<RegistryUser, 'logger' | 'signal'>,
  attempt: (attemptMs: number) => Promise<T>,
): Promise<T> {
  const startedMs = performance.now();
  let saidMs = Number.NEGATIVE_INFINITY;
  for (;;) {
    signal.throwIfAborted();
    const leftMs = startedMs + waitMs - performance.now();
    try {
      return await attempt(Math.max(1, Math.min(ATTEMPT_MS, leftMs)));
    } catch (error) {
      const nowMs = performance.now();
      if (!isPassing(error) || nowMs + PAUSE_MS >= startedMs + waitMs) throw error;
      if (nowMs - saidMs >= SAY_MS) {
        saidMs = nowMs;
        const waitedMs = Math.round(nowMs - startedMs);
        logger.warn({ waitedMs, waitMs, why: (error as Error).message }, 'waiting for the registry');
      }
      await delay(PAUSE_MS, undefined, { signal });
    }
  }
}

/** Whether the same attempt may succeed a moment later. */
function isPassing(error: unknown): boolean {
  return error instanceof LogError && (error.retryable || error.code === 'nats_unreachable');
}

async function openOnce(
  { address, cluster, replicas, nats }: RegistryConfig,
  { role, id, zone, addresses, dataDir, tls, logger }: RegistryUser,
  attemptMs: number,
): Promise<OpenedRegistry> {
  if (address.kind === 'nats') {
    const { NatsRegistry } = await import('./nats/nats-registry.ts');
    const registry = await NatsRegistry.open({
      servers: address.servers,
      cluster,
      role,
      zone,
      replicas,
      ...nats,
      logger,
      connectTimeoutMs: attemptMs,
    });
    return { registry, isKeptHere: false };
  }
  const { StaticRegistry } = await import('./static/static-registry.ts');
  const registry = await StaticRegistry.open({
    file: address.file,
    self: { role, id, zone, addresses },
    ...(dataDir === undefined ? {} : { dataDir }),
    ...(tls === undefined ? {} : { tls }),
    logger,
  });
  return { registry, isKeptHere: registry.isHolder, reload: () => registry.reload() };
}
