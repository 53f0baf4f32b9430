// The traffic controller: puts its parts together, starts and stops them. Any controller answers any request for the whole cluster and
// keeps nothing that another one would miss. What the parts do is theirs.

import { randomUUID } from 'node:crypto';
import { networkInterfaces } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { LogError } from '@tailrace/core/errors';
import type { Membership, Registry } from '@tailrace/core/registry';
import { type RoleHealth, registryWarnings } from '@tailrace/core/role-health';
import { PROTOCOL_VERSION } from '@tailrace/proto/protocol-version';
import { RefusalLog } from '@tailrace/transport/refusal-log';
import type { TlsFiles } from '@tailrace/transport/tls-files';
import type { Logger } from 'pino';
import type { Registry as MetricsRegistry } from 'prom-client';
import { AuditLog } from './auth/audit-log.ts';
import { RequestAuthorizer } from './auth/request-authorizer.ts';
import type { TokenVerifier } from './auth/token-verifier.ts';
import { ControllerMetrics } from './controller-metrics.ts';
import { AppFeeds, FEEDS_BYTES_MAX_DEFAULT } from './feed/app-feeds.ts';
import { SliceJsonCache } from './format/slice-json-cache.ts';
import { addAppRoutes } from './http/app-routes.ts';
import { addDrainRoutes } from './http/drain-routes.ts';
import { createHttpServer, type HttpServer, portOf } from './http/http-server.ts';
import { addLimitRoutes } from './http/limit-routes.ts';
import { listenError, parseHostPort, urlOf } from './http/listen-address.ts';
import { OriginPolicy } from './http/origin-policy.ts';
import { addRecentRoute } from './http/recent-route.ts';
import { addRegistryRoutes } from './http/registry-routes.ts';
import { addStatusRoutes, type ServerControl } from './http/status-routes.ts';
import { addTailRoute } from './http/tail-route.ts';
import { RecentGate, TAIL_SCAN_WAIT_MS, TAIL_SCANS_MAX } from './recent/recent-gate.ts';
import { TurnQueue } from './turn-queue.ts';
import { ServerCalls } from './upstream/server-calls.ts';
import { ServerDirectory } from './upstream/server-directory.ts';
import { Upstream } from './upstream/upstream.ts';
import { TailSockets } from './websocket/tail-sockets.ts';

export type { ServerControl } from './http/status-routes.ts';

/** Default of {@link TrafficControllerOptions.feedBytesMax}: 4 MiB. */
export const FEED_BYTES_MAX_DEFAULT = 4 * 1024 * 1024;
/** Default of {@link TrafficControllerOptions.readersMax}. */
export const READERS_MAX_DEFAULT = 10_000;
/** Default of {@link TrafficControllerOptions.drainsPerAppMax}. */
export const DRAINS_PER_APP_MAX_DEFAULT = 10;
/** How long connections that are cut off at the end of the grace may take to be gone. */
const CUT_OFF_MS = 500;
/** Entries of each list in a state dump. */
const DUMP_ENTRIES_MAX = 100;

/** What a controller is made with. */
export interface TrafficControllerOptions {
  /** Names this controller to servers, in logs and in the status. */
  readonly id: string;
  /** Its zone, to be listed among the members of the cluster. Default: it is not listed. */
  readonly zone?: string;
  /** `HOST:PORT` under which it is listed; port 0 is the one that was bound. Default: where it listens. */
  readonly advertise?: string;
  /** Members, drains and limits. It belongs to the caller, who closes it. */
  readonly registry: Registry;
  readonly logger: Logger;
  /** `HOST:PORT` to listen on; port 0 takes any. */
  readonly http: string;
  /** URL under which people reach this controller, if it is another than its addresses. */
  readonly publicUrl?: string;
  /** Origins of web pages that may read and change things. */
  readonly allowOrigins: readonly string[];
  /** Asks every request for a token. It belongs to the caller, who closes it. Absent: everybody may do everything. */
  readonly tokens?: TokenVerifier;
  /** Stops and starts servers, where they run in the same process. */
  readonly serverControl?: ServerControl;
  /** Zones that are known to exist even while nobody is in them. */
  readonly zones?: readonly string[];
  /** Memory for the newest lines of each tailed app, per zone, in bytes. Default 4 MiB. More bears slower readers. */
  readonly feedBytesMax?: number;
  /** Memory for the newest lines of all tailed apps together, in bytes. Default 512 MiB. */
  readonly feedsBytesMax?: number;
  /** Most tails at once. Default 10,000. One whose reader stops reading costs up to 256 KiB, less when there are many. */
  readonly readersMax?: number;
  /** Most drains of one app, when they are added here. Default 10. Each one costs the app's server a connection and a cursor. */
  readonly drainsPerAppMax?: number;
  /** Other metrics that `/metrics` shows beside our own; those of the same name are added up. */
  readonly metricsRegistries?: () => readonly MetricsRegistry[];
  /** Mutual TLS to servers, and HTTPS with the same certificate; the caller closes it. Default: plain text. */
  readonly tls?: TlsFiles;
  /** Called once when another process has taken the id over: this one is to be stopped. Default: nothing happens. */
  readonly onLost?: () => void;
  /** True: this controller keeps the drains and limits of a static cluster, and its other processes ask it. Default: false. */
  readonly sharesRegistry?: boolean;
  readonly version: string;
}

/** A traffic controller. */
export interface TrafficController {
  /** Begins to listen. Throws LogError `address_in_use`, `address_unusable` or `invalid_address`. */
  start(): Promise<void>;
  /** Where it listens; after the start. */
  readonly url: string;
  /** Whether it can answer requests. */
  readonly health: RoleHealth;
  /** Closes all tails with 1001, lets requests finish, and closes everything within the time. */
  stop(graceMs: number): Promise<void>;
  readonly metrics: MetricsRegistry;
  /** Connections, feeds and readers, for a person who looks for the cause of a trouble. */
  stateDump(): Record<string, unknown>;
}

/** Makes a controller. It connects to servers at once, and listens when it is started. */
export function createTrafficController(options: TrafficControllerOptions): TrafficController {
  return new Controller(options);
}

class Controller implements TrafficController {
  readonly #options: TrafficControllerOptions;
  readonly #metrics = new ControllerMetrics();
  readonly #directory: ServerDirectory;
  readonly #feeds: AppFeeds;
  readonly #sockets: TailSockets;
  readonly #gate = new RecentGate();
  readonly #jsonCache = new SliceJsonCache(this.#metrics);
  readonly #audit: AuditLog;
  readonly #authorizer: RequestAuthorizer;
  /** Of connections without a usable handshake. */
  readonly #refusals: RefusalLog;
  readonly #server: HttpServer;
  #url = '';
  #membership: Membership | undefined;
  #stopped: Promise<void> | undefined;

  constructor(options: TrafficControllerOptions) {
    this.#options = options;
    const { registry, logger, feedBytesMax = FEED_BYTES_MAX_DEFAULT } = options;
    this.#sockets = new TailSockets(options.readersMax ?? READERS_MAX_DEFAULT);
    this.#directory = new ServerDirectory({
      registry,
      zones: options.zones ?? [],
      nowMs: Date.now,
      createUpstream: (target) =>
        new Upstream({
          ...target,
          clusterId: registry.clusterId,
          peer: options.id,
          tls: options.tls,
          logger,
          nowMs: Date.now,
          random: Math.random,
        }),
    });
    this.#feeds = new AppFeeds({
      directory: this.#directory,
      feedBytesMax,
      totalBytesMax: options.feedsBytesMax ?? FEEDS_BYTES_MAX_DEFAULT,
      nowMs: Date.now,
      logger,
      counters: this.#metrics,
    });
    this.#audit = new AuditLog(logger);
    this.#authorizer = new RequestAuthorizer({
      tokens: options.tokens,
      audit: this.#audit,
      onRefused: (reason) => this.#metrics.accessRefused(reason),
    });
    const { tls } = options;
    this.#refusals = new RefusalLog(logger, (reason) => this.#metrics.peerRefused(reason));
    this.#server = createHttpServer({
      authorizer: this.#authorizer,
      policy: new OriginPolicy({
        ...(options.publicUrl === undefined ? {} : { publicUrl: options.publicUrl }),
        allowOrigins: options.allowOrigins,
        machineAddresses,
        ...(tls === undefined ? {} : { isCertified: (name: string) => tls.current.namesHost(name) }),
      }),
      ...(tls === undefined ? {} : { tls: { files: tls, refusals: this.#refusals } }),
      logger,
      isStopping: () => this.#stopped !== undefined,
      onAnswered: (method, status) => this.#metrics.requestAnswered(method, status),
    });
    this.#addRoutes();
    this.#watch();
  }

  get url(): string {
    return this.#url;
  }

  get health(): RoleHealth {
    const { registry, tokens } = this.#options;
    const keys = tokens?.trouble === undefined ? [] : [`tokens: ${tokens.trouble}`];
    return { reasons: this.#unreadyReasons(), warnings: [...registryWarnings(registry), ...keys] };
  }

  get metrics(): MetricsRegistry {
    return this.#metrics.registry;
  }

  async start(): Promise<void> {
    const { http, logger, tls } = this.#options;
    const { host, port: wantedPort } = parseHostPort(http);
    const { app } = this.#server;
    try {
      tls?.assertRole('controller');
      // Fastify would listen on every address of localhost, with servers whose certificates would stay as they are.
      const isTwofold = tls !== undefined && host === 'localhost';
      await app.listen({ host: isTwofold ? '127.0.0.1' : host, port: wantedPort });
    } catch (error) {
      this.#directory.close();
      throw error instanceof LogError ? error : listenError(http, error);
    }
    const port = portOf(app.server);
    this.#url = urlOf({ host, port }, tls === undefined ? 'http' : 'https');
    logger.debug({ url: this.#url }, 'the traffic controller listens');
    try {
      await this.#join(port);
    } catch (error) {
      await this.stop(0);
      throw error;
    }
  }

  stop(graceMs: number): Promise<void> {
    this.#stopped ??= this.#stop(graceMs);
    return this.#stopped;
  }

  stateDump(): Record<string, unknown> {
    return {
      url: this.#url,
      upstreams: this.#directory.upstreams.map(
        ({ serverId, zone, address, state, lastError, reconnects, subscriptionCount }) => ({
          serverId,
          zone,
          address,
          state,
          lastError,
          reconnects,
          subscriptionCount,
        }),
      ),
      feeds: [...this.#feeds]
        .sort((a, b) => b.allocatedBytes - a.allocatedBytes)
        .slice(0, DUMP_ENTRIES_MAX)
        .map(({ app, zone, phase, isDown, readerCount, allocatedBytes, current }) => ({
          app,
          zone,
          phase,
          isDown,
          readerCount,
          allocatedBytes,
          logId: current === undefined ? null : String(current.log.logId),
          firstIndex: current?.log.firstIndex ?? null,
          nextIndex: current?.log.nextIndex ?? null,
        })),
      readers: this.#sockets.size,
      slowestReaders: this.#sockets.describe(DUMP_ENTRIES_MAX),
      recentsRunning: this.#gate.running,
      jsonCacheBytes: this.#jsonCache.bytes,
      heap: process.memoryUsage(),
    };
  }

  async #stop(graceMs: number): Promise<void> {
    const { app } = this.#server;
    const deadlineMs = performance.now() + graceMs;
    const left = this.#leave();
    const closed = (async () => app.close())();
    await this.#sockets.closeAll(graceMs / 2);
    const timer = setTimeout(
      () => app.server.closeAllConnections(),
      Math.max(0, deadlineMs - performance.now()),
    );
    await withinMs(closed, deadlineMs - performance.now() + CUT_OFF_MS);
    clearTimeout(timer);
    await withinMs(left, deadlineMs - performance.now());
    this.#feeds.close();
    this.#directory.close();
    this.#audit.close();
    this.#refusals.close();
  }

  async #join(port: number): Promise<void> {
    const { id, zone, registry, http, advertise = http } = this.#options;
    if (zone === undefined) return;
    const { host, port: advertisedPort } = parseHostPort(advertise);
    this.#membership = await registry.join({
      id,
      role: 'controller',
      zone,
      address: `${host.includes(':') ? `[${host}]` : host}:${advertisedPort === 0 ? port : advertisedPort}`,
      state: 'up',
      incarnation: randomUUID(),
      version: PROTOCOL_VERSION,
    });
    void this.#membership.lost.then(() => this.#lost());
  }

  /** Somebody else is this member now, so there is nothing to leave. */
  #lost(): void {
    this.#membership = undefined;
    this.#options.onLost?.();
  }

  async #leave(): Promise<void> {
    try {
      await this.#membership?.leave();
    } catch (error) {
      this.#options.logger.warn({ err: error }, 'Cannot leave the membership: the registry refuses');
    }
  }

  #addRoutes(): void {
    const { app, upgradeOf } = this.#server;
    const { id, registry, logger, version, serverControl } = this.#options;
    const directory = this.#directory;
    const authorizer = this.#authorizer;
    const calls = new ServerCalls(directory);
    const shared = {
      clusterId: registry.clusterId,
      authorizer,
      directory,
      calls,
      turns: new TurnQueue(),
      metrics: this.#metrics,
      nowMs: Date.now,
      clockMs: () => performance.now(),
      logger,
    };
    addAppRoutes(app, { calls, authorizer });
    const { drainsPerAppMax = DRAINS_PER_APP_MAX_DEFAULT } = this.#options;
    addDrainRoutes(app, { registry, calls, authorizer, nowMs: Date.now, drainsPerAppMax });
    addLimitRoutes(app, { registry, authorizer });
    addRecentRoute(app, { ...shared, gate: this.#gate });
    addTailRoute(app, upgradeOf, {
      ...shared,
      feeds: this.#feeds,
      scans: new RecentGate(TAIL_SCANS_MAX, TAIL_SCAN_WAIT_MS, 'begin the tail'),
      jsonCache: this.#jsonCache,
      sockets: this.#sockets,
    });
    if (this.#options.sharesRegistry === true) addRegistryRoutes(app, { registry, authorizer });
    addStatusRoutes(app, {
      id,
      version,
      registry,
      authorizer,
      directory,
      calls,
      serverControl,
      metricsRegistries: () => [this.#metrics.registry, ...(this.#options.metricsRegistries?.() ?? [])],
      readers: () => this.#sockets.size,
      health: () => this.health,
    });
  }

  #watch(): void {
    this.#metrics.watch({
      readers: () => this.#sockets.byFormat,
      feeds: () => [...this.#feeds].length,
      recentsRunning: () => this.#gate.running,
      upstreams: () => {
        const counts = new Map<string, number>();
        for (const { state } of this.#directory.upstreams) counts.set(state, (counts.get(state) ?? 0) + 1);
        return counts;
      },
      reconnects: () => this.#directory.upstreams.reduce((sum, { reconnects }) => sum + reconnects, 0),
      jsonCacheBytes: () => this.#jsonCache.bytes,
    });
  }

  /** A controller that reaches one server can answer something; which zones are away it tells in its answers. */
  #unreadyReasons(): string[] {
    if (this.#stopped !== undefined) return ['the controller is stopping'];
    if (this.#url === '') return ['the controller is starting'];
    const { upstreams } = this.#directory;
    const { tokens } = this.#options;
    if (tokens?.hasKeys === false)
      return [`no token can be checked: ${tokens.trouble ?? 'there are no keys'}`];
    if (upstreams.some(({ isReady }) => isReady)) return [];
    if (upstreams.length === 0) return ['the cluster has no servers'];
    return upstreams.map(
      ({ serverId, lastError }) => `server ${serverId} cannot be reached: ${lastError || 'connecting'}`,
    );
  }
}

function machineAddresses(): string[] {
  return Object.values(networkInterfaces()).flatMap((addresses) =>
    (addresses ?? []).map(({ address }) => address),
  );
}

/** Neither a registry that does not answer nor a connection that stays may hold up a stop. */
async function withinMs(work: Promise<void>, waitMs: number): Promise<void> {
  await Promise.race([work, delay(Math.max(0, waitMs), undefined, { ref: false })]);
}
