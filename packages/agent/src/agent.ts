// The agent: puts sources, intake, buffer and uplinks together, opens and closes them in order, and shows their state.
// Reading settings and handling signals is the program's.
import { randomUUID } from 'node:crypto';
import { ingressServerOptions } from '@tailrace/core/channel-options';
import type { Membership, RateLimit, Registry } from '@tailrace/core/registry';
import { type RoleHealth, registryWarnings } from '@tailrace/core/role-health';
import { PROTOCOL_VERSION } from '@tailrace/proto/protocol-version';
import { ingressService, uplinkService } from '@tailrace/proto/services';
import { GrpcEndpoint } from '@tailrace/transport/grpc-endpoint';
import { RefusalLog, type RefusalReason } from '@tailrace/transport/refusal-log';
import type { TlsFiles } from '@tailrace/transport/tls-files';
import type { Logger } from 'pino';
import type { Registry as MetricsRegistry } from 'prom-client';
import { AgentCounters } from './agent-counters.ts';
import { createAgentMetrics } from './agent-metrics.ts';
import { GrpcUplinkTransport } from './grpc-uplink-transport.ts';
import { Intake } from './intake.ts';
import { OutboundBuffer } from './outbound-buffer.ts';
import { randomOrigin } from './random-origin.ts';
import { RateLimits } from './rate-limits.ts';
import { systemScheduler, type Timer } from './scheduler.ts';
import { createSyslogListener } from './sources/create-syslog-listener.ts';
import { ingressHandlers } from './sources/ingress-service.ts';
import { SenderNetworks } from './sources/sender-networks.ts';
import type { SyslogListener } from './sources/syslog-listener.ts';
import { UplinkReceiver } from './sources/uplink-receiver.ts';
import { WRITER_ROLES } from './sources/writer-roles.ts';
import { Spool } from './spool/spool.ts';
import type { SpoolReport } from './spool/spool-options.ts';
import { ThrottledCount } from './throttled-count.ts';
import type { UplinkState } from './uplink-client.ts';
import { type UplinkReport, Uplinks } from './uplinks.ts';
import { WallClock } from './wall-clock.ts';

/** Default of {@link AgentOptions.bufferBytesMax}: 64 MiB. */
export const AGENT_BUFFER_BYTES = 64 * 1024 * 1024;
/** Default of {@link AgentOptions.appsMax}. */
export const AGENT_APPS_MAX = 10_000;
/** Default of {@link AgentOptions.appIdleForgetMs}: 24 h. */
export const APP_IDLE_FORGET_MS = 24 * 3_600_000;

/** How often idle apps are looked for, at most. */
const FORGET_INTERVAL_MS = 60_000;
/** What is kept of the grace for ending connections in order. */
const END_GRACE_MS = 1_000;
/** A server that stays away is mentioned so often. */
const UPLINK_LOG_MS = 10_000;
/** Senders that are not allowed are mentioned so often; all of them are counted. */
const REFUSAL_LOG_MS = 60_000;

/** Settings of an agent. */
export interface AgentOptions {
  /** Unique among the agents of the cluster. */
  readonly id: string;
  readonly zone: string;
  /** Where members and limits are found. The agent joins it; closing it is the caller's. */
  readonly registry: Registry;
  readonly logger: Logger;
  /** `host:port` of the gRPC port for programs, `pipe` and `run`; port 0 takes a free one. */
  readonly ingress: string;
  /** `host:port` of it as the status shows it; port 0 is the one that was bound. Default: where it listens. */
  readonly advertise?: string;
  /** Syslog listeners: `tcp://host:port`, `udp://host:port`, `tls://host:port`, `unix:///path`, `unixgram:///path`, each with `?app=` or `?app-prefix=`. */
  readonly syslog: readonly string[];
  /** Memory for lines that are not acknowledged, in bytes. Default 64 MiB; more survives longer outages. */
  readonly bufferBytesMax?: number;
  /**
   * Most apps at a time. A further one replaces one that is settled and idle for 60 s; while there is none, its lines are
   * dropped and counted, and those of `pipe` and `run` stay with their sender. Default 10,000.
   */
  readonly appsMax?: number;
  /** An app without a line for so long is forgotten, in milliseconds. Default 24 h. */
  readonly appIdleForgetMs?: number;
  /** Where lines are kept on disk until they are acknowledged. Default: nowhere. */
  readonly spool?: AgentSpoolOptions;
  /** Limit of apps without one of their own. Default: none. */
  readonly defaultLimit?: RateLimit;
  /** Version of the internal protocol, for the membership. Default: that of the uplink. */
  readonly version?: number;
  /** Networks (`10.0.0.0/8`) that may write where no certificate is asked for, beside this machine. Default: all. */
  readonly syslogAllow?: readonly string[];
  /** Connections at a time per syslog listener. Default 1000. */
  readonly syslogConnectionsMax?: number;
  /**
   * Mutual TLS to servers and on the gRPC port, and the certificate of `tls://` listeners; the caller closes it. Default: plain text.
   */
  readonly tls?: TlsFiles;
  /** Called once when another process has taken the id over: this one is to be stopped. Default: nothing happens. */
  readonly onLost?: () => void;
}

/** Settings of an agent's spool. */
export interface AgentSpoolOptions {
  /** A folder that no other agent uses; made if need be. */
  readonly folder: string;
  /** Disk space, in bytes. Default 1 GiB; more survives longer outages. */
  readonly bytesMax?: number;
  /**
   * How long at most a line may be in the memory of the kernel alone, in milliseconds: what is acknowledged to `pipe` and `run` then
   * survives the machine. Default: it survives the process.
   */
  readonly fsyncMs?: number | undefined;
}

/** Where an agent listens. */
export interface AgentAddresses {
  /** `host:port`. */
  readonly ingress: string;
  /** URLs with the ports that were bound, in the order of the options. */
  readonly syslog: readonly string[];
}

/** The state of an agent, for people. */
export interface AgentState {
  readonly id: string;
  readonly zone: string;
  readonly addresses: AgentAddresses;
  readonly apps: number;
  readonly bufferBytes: number;
  readonly bufferBytesMax: number;
  readonly receivedLines: number;
  readonly unsentLines: number;
  readonly unackedLines: number;
  readonly sentLines: number;
  readonly ackedLines: number;
  readonly dropped: Readonly<Record<string, number>>;
  readonly rejected: Readonly<Record<string, number>>;
  readonly tooManyAppsLines: number;
  readonly senders: number;
  readonly syslogConnections: number;
  readonly uplinks: readonly UplinkReport[];
  /** Undefined: it has none. */
  readonly spool: SpoolReport | undefined;
}

/** A running agent. */
export interface Agent {
  /**
   * Opens everything and joins the cluster. When it rejects, nothing stays open. Throws LogError `address_in_use`, `cannot_listen`,
   * `tls_unusable`, `spool_in_use` or `spool_unusable`.
   */
  start(): Promise<void>;
  /** Valid once started. */
  readonly addresses: AgentAddresses;
  /** Whether its sources are open and any server of its zone can be reached. */
  readonly health: RoleHealth;
  /** Closes the sources, sends what is left within `graceMs`, and leaves. Later calls wait for the first. */
  stop(graceMs: number): Promise<void>;
  readonly metrics: MetricsRegistry;
  stateDump(): AgentState;
}

/** Builds an agent; nothing is opened before `start`. Throws LogError `cannot_listen` for a syslog URL that cannot be read. */
export function createAgent(options: AgentOptions): Agent {
  return new AgentProcess(options);
}

class AgentProcess implements Agent {
  readonly metrics: MetricsRegistry;
  readonly #options: AgentOptions;
  /** Names this life of the agent. */
  readonly #life = randomUUID();
  readonly #counters = new AgentCounters();
  readonly #spool: Spool | undefined;
  readonly #buffer: OutboundBuffer;
  readonly #limits: RateLimits;
  readonly #uplinks: Uplinks;
  readonly #receiver: UplinkReceiver;
  readonly #grpc: GrpcEndpoint;
  /** Of the `tls://` listeners. */
  readonly #refusals: RefusalLog;
  readonly #syslog: readonly SyslogListener[];
  /** When the trouble of a server was last mentioned. */
  readonly #uplinkLoggedMs = new Map<string, number>();
  readonly #strangers = new ThrottledCount(REFUSAL_LOG_MS);
  readonly #kernelDrops = new ThrottledCount(REFUSAL_LOG_MS);
  #addresses: AgentAddresses = { ingress: '', syslog: [] };
  #membership: Membership | undefined;
  #forgetTimer: Timer | undefined;
  #stopped: Promise<void> | undefined;

  constructor(options: AgentOptions) {
    this.#options = options;
    const { id, zone, registry, logger } = options;
    const scheduler = systemScheduler;
    const life = this.#life;
    const clock = new WallClock();
    const nowNs = (): bigint => clock.nowNs();
    const now = (): number => scheduler.now();
    const spool =
      options.spool === undefined
        ? undefined
        : new Spool({ ...options.spool, scheduler, logger, newOrigin: randomOrigin });
    this.#spool = spool;
    this.#buffer = new OutboundBuffer({
      spool,
      bytesMax: options.bufferBytesMax ?? AGENT_BUFFER_BYTES,
      appsMax: options.appsMax ?? AGENT_APPS_MAX,
      fullReason: 'agent_buffer',
      newOrigin: randomOrigin,
      scheduler,
      onUnrouted: (app) => this.#uplinks.route(app),
      onReplaced: (app) => this.#uplinks.forget([app]),
    });
    this.#uplinks = new Uplinks({
      registry,
      buffer: this.#buffer,
      scheduler,
      random: Math.random,
      zone,
      peer: id,
      life,
      connect: (address) => new GrpcUplinkTransport({ address, role: 'server', tls: options.tls }),
      onState: (server, state, why) => this.#logUplink(server, state, why),
    });
    this.#limits = new RateLimits({
      registry,
      defaultLimit: options.defaultLimit,
      now,
      find: (app) => this.#buffer.apps.get(app),
    });
    const intake = new Intake({
      buffer: this.#buffer,
      limits: this.#limits,
      counters: this.#counters,
      now,
      nowNs,
      onTooManyApps: (lines) =>
        logger.warn(
          { lines, appsMax: this.#appsMax },
          'lines of new apps are not taken: there are too many apps',
        ),
    });
    this.#receiver = new UplinkReceiver({
      intake,
      buffer: this.#buffer,
      counters: this.#counters,
      scheduler,
      cluster: registry.clusterId,
      id,
      spool,
    });
    const { tls } = options;
    this.#grpc = new GrpcEndpoint({
      logger,
      options: ingressServerOptions,
      ...(tls === undefined ? {} : { tls }),
    });
    this.#grpc.addService(ingressService, ingressHandlers(intake, this.#counters), WRITER_ROLES);
    this.#grpc.addService(uplinkService, this.#receiver.handlers(), WRITER_ROLES);
    const refusals = new RefusalLog(logger);
    this.#refusals = refusals;
    const senders = options.syslogAllow === undefined ? undefined : new SenderNetworks(options.syslogAllow);
    this.#syslog = options.syslog.map((url) =>
      createSyslogListener(url, {
        intake,
        counters: this.#counters,
        now,
        nowNs,
        ...(tls === undefined ? {} : { tls: { files: tls, refusals } }),
        onKernelDrops: (listener, datagrams) => this.#logKernelDrops(listener, datagrams),
        ...(senders === undefined ? {} : { isSenderAllowed: (from) => this.#isAllowed(senders, from) }),
        ...(options.syslogConnectionsMax === undefined
          ? {}
          : { connectionsMax: options.syslogConnectionsMax }),
      }),
    );
    this.metrics = createAgentMetrics({
      buffer: this.#buffer,
      spool,
      counters: this.#counters,
      uplinksConnected: () => this.#uplinks.connected,
      sendersConnected: () => this.#receiver.senders,
      syslogConnections: () => this.#syslogConnections,
      refusedPeers: () => this.#refusedPeers(),
    });
  }

  get addresses(): AgentAddresses {
    return this.#addresses;
  }

  get health(): RoleHealth {
    const { registry } = this.#options;
    const trouble = this.#spool?.trouble ?? '';
    const spoolWarnings =
      trouble === '' ? [] : [`spool: it cannot be written (${trouble}), lines are kept in memory alone`];
    return {
      reasons: this.#unreadyReasons(),
      warnings: [...registryWarnings(registry), ...spoolWarnings],
    };
  }

  async start(): Promise<void> {
    const { id, zone, registry, logger } = this.#options;
    try {
      this.#options.tls?.assertRole('agent');
      await this.#openSpool();
      const syslog: string[] = [];
      for (const listener of this.#syslog) {
        syslog.push(await listener.listen());
      }
      this.#addresses = { ingress: await this.#grpc.listen(this.#options.ingress), syslog };
      this.#limits.start();
      this.#uplinks.start();
      this.#membership = await registry.join({
        id,
        role: 'agent',
        zone,
        address: this.#advertised(),
        state: 'up',
        incarnation: this.#life,
        version: this.#options.version ?? PROTOCOL_VERSION,
        sources: syslog,
      });
      void this.#membership.lost.then(() => this.#lost());
    } catch (error) {
      await this.#close(0);
      throw error;
    }
    this.#scheduleForgetting();
    logger.debug({ addresses: this.#addresses }, 'joined the cluster');
  }

  async #openSpool(): Promise<void> {
    if (this.#spool === undefined) return;
    const { apps, inbound } = await this.#spool.open({
      buffer: this.#buffer,
      inbound: () => this.#receiver.ledger,
      onKept: () => this.#receiver.onKept(),
    });
    this.#receiver.ledger.merge(inbound);
    for (const { app, lostLines } of apps) this.#buffer.restore(app, lostLines);
    await this.#spool.begin();
    const { restoredLines } = this.#buffer;
    if (restoredLines > 0) {
      const lostLines = apps.reduce((sum, each) => sum + each.lostLines, 0);
      this.#options.logger.info({ lines: restoredLines, lostLines }, 'lines of the spool are sent first');
    }
  }

  stop(graceMs: number): Promise<void> {
    this.#stopped ??= this.#stop(graceMs);
    return this.#stopped;
  }

  async #stop(graceMs: number): Promise<void> {
    const { logger } = this.#options;
    const endMs = Date.now() + graceMs;
    const endGraceMs = Math.min(END_GRACE_MS, graceMs / 4);
    await this.#membership?.setState('leaving').catch((error: unknown) => {
      logger.warn({ err: error }, 'the membership did not take the state "leaving"');
    });
    await this.#spool?.flush();
    await this.#closeSources(endGraceMs);
    this.#buffer.announceNow();
    // What is in the spool need not wait for servers that are away.
    const mayWait = !this.#isSpooling || this.#uplinks.connected > 0;
    const isClean = await this.#buffer.whenClean(mayWait ? Math.max(0, endMs - Date.now() - endGraceMs) : 0);
    if (!isClean) {
      const { unsentLines, unresolvedLines } = this.#buffer;
      if (this.#isSpooling) {
        logger.info({ lines: unsentLines + unresolvedLines }, 'lines stay in the spool for the next start');
      } else
        logger.error(
          { unsentLines, unackedLines: unresolvedLines },
          'the agent stops with lines that no server took',
        );
    }
    await this.#close(endGraceMs);
    logger.debug('everything is closed');
  }

  stateDump(): AgentState {
    const { id, zone } = this.#options;
    const buffer = this.#buffer;
    return {
      id,
      zone,
      addresses: this.#addresses,
      apps: buffer.apps.size,
      bufferBytes: buffer.allocatedBytes,
      bufferBytesMax: buffer.bytesMax,
      receivedLines: buffer.receivedLines,
      unsentLines: buffer.unsentLines,
      unackedLines: buffer.unresolvedLines,
      sentLines: buffer.sentLines,
      ackedLines: buffer.ackedLines,
      dropped: Object.fromEntries(buffer.dropped),
      rejected: Object.fromEntries(this.#counters.rejected),
      tooManyAppsLines: this.#counters.tooManyAppsLines,
      senders: this.#receiver.senders,
      syslogConnections: this.#syslogConnections,
      uplinks: this.#uplinks.report(),
      spool: this.#spool?.report(),
    };
  }

  /** Whether lines that no server took are kept for the next start. */
  get #isSpooling(): boolean {
    return this.#spool !== undefined && this.#spool.trouble === '';
  }

  /** Somebody else is this member now, so there is nothing to leave. */
  #lost(): void {
    this.#membership = undefined;
    this.#options.onLost?.();
  }

  #advertised(): string {
    const { ingress } = this.#addresses;
    return this.#options.advertise?.replace(/:0$/, ingress.slice(ingress.lastIndexOf(':'))) ?? ingress;
  }

  #unreadyReasons(): string[] {
    if (this.#stopped !== undefined) return ['the agent is stopping'];
    if (this.#membership === undefined) return ['the agent is no member of the cluster'];
    const { zone } = this.#options;
    const uplinks = this.#uplinks.report();
    if (uplinks.length === 0) return [`zone ${zone} has no servers`];
    return uplinks.some(({ state }) => state === 'open') ? [] : [`no server of zone ${zone} can be reached`];
  }

  get #appsMax(): number {
    return this.#options.appsMax ?? AGENT_APPS_MAX;
  }

  get #syslogConnections(): number {
    return this.#syslog.reduce((connections, listener) => connections + listener.connections, 0);
  }

  #refusedPeers(): ReadonlyMap<RefusalReason, number> {
    const counts = new Map(this.#grpc.refused);
    for (const [reason, count] of this.#refusals.counts)
      counts.set(reason, (counts.get(reason) ?? 0) + count);
    return counts;
  }

  async #closeSources(graceMs: number): Promise<void> {
    this.#receiver.close();
    await Promise.all([this.#grpc.close(graceMs), ...this.#syslog.map((listener) => listener.close())]);
  }

  async #close(graceMs: number): Promise<void> {
    this.#forgetTimer?.cancel();
    await this.#closeSources(0);
    await this.#uplinks.close(graceMs);
    this.#limits.close();
    this.#buffer.close();
    await this.#spool?.close();
    await this.#membership?.leave();
    this.#membership = undefined;
  }

  #scheduleForgetting(): void {
    const idleMs = this.#options.appIdleForgetMs ?? APP_IDLE_FORGET_MS;
    this.#forgetTimer = systemScheduler.after(Math.min(FORGET_INTERVAL_MS, idleMs), () => {
      const nowMs = systemScheduler.now();
      this.#uplinks.forget(this.#buffer.forgetIdle(nowMs - idleMs));
      this.#receiver.forgetIdle(nowMs, idleMs);
      this.#scheduleForgetting();
    });
  }

  #isAllowed(senders: SenderNetworks, address: string | undefined): boolean {
    if (senders.allows(address)) return true;
    if (this.#strangers.add(1, systemScheduler.now()) !== undefined) {
      this.#options.logger.warn(
        { address },
        'a machine outside of the allowed networks writes syslog to this agent',
      );
    }
    return false;
  }

  #logKernelDrops(listener: string, count: number): void {
    const datagrams = this.#kernelDrops.add(count, systemScheduler.now());
    if (datagrams !== undefined)
      this.#options.logger.warn({ listener, datagrams }, 'the kernel dropped datagrams: they came too fast');
  }

  #logUplink(server: string, state: UplinkState, why: string): void {
    const { logger } = this.#options;
    if (state === 'open') {
      this.#uplinkLoggedMs.delete(server);
      logger.info({ server }, 'the uplink is open');
    } else if (state === 'waiting') {
      const nowMs = systemScheduler.now();
      if (nowMs - (this.#uplinkLoggedMs.get(server) ?? 0) >= UPLINK_LOG_MS) {
        this.#uplinkLoggedMs.set(server, nowMs);
        logger.warn({ server, why }, 'the uplink is down, it is tried again');
      }
    } else if (state === 'closed') {
      this.#uplinkLoggedMs.delete(server);
    }
  }
}
