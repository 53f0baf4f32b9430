// A whole cluster in one process: the roles as they run on machines of their own, over gRPC on loopback, with one registry.
// It starts and stops them in order. Not here: what is printed, signals, where the settings come from.
import { join } from 'node:path';
import { type Agent, createAgent } from '@tailrace/agent/agent';
import type { Registry } from '@tailrace/core/registry';
import type { RoleHealth } from '@tailrace/core/role-health';
import { createServer, type TailraceServer } from '@tailrace/server/server';
import { mergedMetrics } from '@tailrace/traffic-controller/merged-metrics';
import type { TokenVerifier } from '@tailrace/traffic-controller/token-verifier';
import {
  createTrafficController,
  type TrafficController,
} from '@tailrace/traffic-controller/traffic-controller';
import type { TlsFiles } from '@tailrace/transport/tls-files';
import type { Logger } from 'pino';
import { Deadline } from '../process/deadline.ts';
import type { MetricsPage } from '../roles/state-pages.ts';
import type { UpConfig } from '../settings/up-config.ts';
import { zones } from '../settings/value-schemas.ts';
import { ServerSet } from './server-set.ts';

/** Where the cluster listens. */
export interface ClusterAddresses {
  /** The traffic controller's. */
  readonly url: string;
  readonly zones: readonly ZoneAddresses[];
}

/** Where a zone's agent listens. */
export interface ZoneAddresses {
  readonly zone: string;
  /** HOST:PORT. */
  readonly ingress: string;
  readonly syslog: readonly string[];
}

/** What a cluster is made of. */
export interface ClusterOptions {
  readonly config: UpConfig;
  /** Belongs to the caller, who closes it after the stop. */
  readonly registry: Registry;
  readonly logger: Logger;
  readonly version: string;
  /** Mutual TLS between the roles and HTTPS; the certificate names all roles. The caller closes it. Default: plain text. */
  readonly tls?: TlsFiles | undefined;
  /** Asks readers for tokens. The caller closes it. Default: everybody may do everything. */
  readonly tokens?: TokenVerifier | undefined;
}

/** Part of the grace that each step of a stop may use up, counted from its beginning; the rest is for the ones after it. */
const agentShare = 0.4;
const serverShare = 0.9;

/** Two zones with two servers and an agent each, and a traffic controller. */
export class Cluster {
  readonly #options: ClusterOptions;
  readonly #servers: ServerSet<TailraceServer>;
  readonly #agents: readonly Agent[];
  readonly #controller: TrafficController;
  readonly #controllerLogger: Logger;
  #stopped: Promise<boolean> | undefined;

  constructor(options: ClusterOptions) {
    this.#options = options;
    const { config, registry, logger, version, tokens } = options;
    const tls = this.#tls;
    this.#controllerLogger = logger.child({ role: 'controller' });
    this.#servers = new ServerSet((id, zone) => this.#createServer(id, zone), config.graceMs);
    this.#agents = zones.map((zone) =>
      createAgent({
        id: `${zone}-agent`,
        zone,
        registry,
        logger: logger.child({ role: 'agent', zone }),
        ingress: config.ingress[zone],
        syslog: config.syslog[zone],
        ...(config.syslogAllow.length === 0 ? {} : { syslogAllow: config.syslogAllow }),
        ...tls,
        bufferBytesMax: config.agentBufferBytesMax,
        appsMax: config.agentAppsMax,
        appIdleForgetMs: config.appIdleForgetMs,
        ...(config.defaultLimit === undefined ? {} : { defaultLimit: config.defaultLimit }),
      }),
    );
    this.#controller = createTrafficController({
      id: 'controller',
      registry,
      logger: this.#controllerLogger,
      http: config.http,
      ...(config.publicUrl === undefined ? {} : { publicUrl: config.publicUrl }),
      allowOrigins: config.allowOrigins,
      serverControl: {
        start: (target) => this.#servers.start(target),
        stop: (target) => this.#servers.stop(target),
      },
      zones,
      feedBytesMax: config.tailLogBytesMax,
      drainsPerAppMax: config.drainsPerAppMax,
      metricsRegistries: () => this.#metricsRegistries,
      ...(tokens === undefined ? {} : { tokens }),
      ...tls,
      version,
    });
  }

  /** Where it listens; after the start. */
  get addresses(): ClusterAddresses {
    return {
      url: this.#controller.url,
      zones: this.#agents.map(({ addresses }, i) => ({ zone: zones[i] ?? '', ...addresses })),
    };
  }

  /** That of the controller; what is wrong with an agent is a warning, because the other zone goes on. */
  get health(): RoleHealth {
    const { reasons, warnings } = this.#controller.health;
    const ofAgents = this.#agents.flatMap(({ health }, i) =>
      health.reasons.map((reason) => `agent of ${zones[i]}: ${reason}`),
    );
    return { reasons, warnings: [...warnings, ...ofAgents] };
  }

  /** Of all parts, those of the same name added up. */
  get metrics(): MetricsPage {
    const { metrics: own } = this.#controller;
    return {
      contentType: own.contentType,
      metrics: async () => (await mergedMetrics([own, ...this.#metricsRegistries])).text,
    };
  }

  /**
   * Starts everything. The sources come last, so that a line that arrives has an owner that stays.
   * When one part cannot start, the others are stopped again, and its error is thrown.
   */
  async start(): Promise<void> {
    try {
      await this.#servers.startAll();
      await this.#controller.start();
      await Promise.all(this.#agents.map((agent) => agent.start()));
    } catch (error) {
      await this.stop(this.#options.config.graceMs);
      throw error;
    }
  }

  /**
   * Stops everything: sources, then what the agents hold, then the servers with their lines in the data folder, then the
   * readers. Resolves to whether all of it was done within `graceMs` and no line was lost.
   */
  stop(graceMs: number): Promise<boolean> {
    this.#stopped ??= this.#stop(graceMs);
    return this.#stopped;
  }

  /** Everything that it holds, for a person who looks for the cause of a trouble. */
  stateDump(): Record<string, unknown> {
    return {
      controller: this.#controller.stateDump(),
      agents: this.#agents.map((agent) => agent.stateDump()),
      servers: this.#servers.running.map((server) => server.stateDump()),
    };
  }

  get #tls(): { readonly tls?: TlsFiles } {
    const { tls } = this.#options;
    return tls === undefined ? {} : { tls };
  }

  get #metricsRegistries() {
    return [...this.#servers.running, ...this.#agents].map(({ metrics }) => metrics);
  }

  async #stop(graceMs: number): Promise<boolean> {
    const { logger } = this.#options;
    const deadline = new Deadline(graceMs);
    const step = async (
      name: string,
      endMs: number,
      act: (leftMs: number) => Promise<unknown>,
    ): Promise<boolean> => {
      const leftMs = Math.max(0, deadline.leftMs - (graceMs - endMs));
      const work = act(leftMs).catch((error: unknown) => {
        logger.error({ err: error }, `Cannot stop ${name} cleanly`);
        return Promise.reject(error);
      });
      const isInTime = await new Deadline(leftMs).meets(work);
      if (!isInTime) logger.error(`Cannot stop ${name} within ${Math.round(leftMs)} ms`);
      return isInTime;
    };
    // That its servers go away one by one is no news to anybody who asked for it.
    if (logger.isLevelEnabled('warn')) this.#controllerLogger.level = 'error';
    await this.#startServersOfHeldLines();
    const results = [
      await step('the agents', graceMs * agentShare, (leftMs) =>
        all(this.#agents.map((agent) => agent.stop(leftMs))),
      ),
      await step('the servers', graceMs * serverShare, (leftMs) => this.#servers.stopAll(leftMs)),
      await step('the controller', graceMs, (leftMs) => this.#controller.stop(leftMs)),
    ];
    const lost = this.#agents.map(heldLines).reduce((sum, lines) => sum + lines, 0);
    if (lost > 0)
      logger.error({ lines: lost }, 'Cannot keep the lines that the agents held: no server took them');
    return results.every(Boolean) && lost === 0;
  }

  /** Lines for a zone whose servers somebody has stopped are kept like all others: by those servers. */
  async #startServersOfHeldLines(): Promise<void> {
    const waiting = zones.filter((zone, i) => {
      const agent = this.#agents[i];
      return agent !== undefined && heldLines(agent) > 0 && !this.#servers.hasRunning(zone);
    });
    for (const zone of waiting) {
      await this.#servers.start(zone).catch((error: unknown) => {
        this.#options.logger.error({ err: error, zone }, 'Cannot start the servers for lines that wait');
      });
    }
  }

  #createServer(id: string, zone: string): TailraceServer {
    const { config, registry, logger } = this.#options;
    return createServer({
      id,
      zone,
      registry,
      logger: logger.child({ role: 'server', id }),
      listen: '127.0.0.1:0',
      dataDir: join(config.dataDir, 'servers', id),
      appBytesMax: config.appLogBytesMax,
      totalBytesMax: config.serverLogBytesMax,
      appsMax: config.serverAppsMax,
      appIdleForgetMs: config.appIdleForgetMs,
      ...(config.defaultLimit === undefined ? {} : { defaultLimit: config.defaultLimit }),
      drainsAllowLoopback: true,
      ...this.#tls,
    });
  }
}

/** Lines that an agent has accepted and no server has acknowledged. */
function heldLines(agent: Agent): number {
  const { unsentLines, unackedLines } = agent.stateDump();
  return unsentLines + unackedLines;
}

/** Waits for all, then throws the first error: what follows must not overlap with work that still goes on. */
async function all(work: readonly Promise<unknown>[]): Promise<void> {
  const results = await Promise.allSettled(work);
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}
