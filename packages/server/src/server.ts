// A server: one shard of a zone. It puts the parts together, starts them in the order in which they need each other, and
// stops them so that nothing that was acknowledged is lost. What the parts do is in their own files.
import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { ServerDuplexStream } from '@grpc/grpc-js';
import type { DrainTarget } from '@tailrace/core/drain-url';
import { cannot } from '@tailrace/core/errors';
import { LogStore } from '@tailrace/core/log-store';
import type { Membership, RateLimit, Unsubscribe } from '@tailrace/core/registry';
import { type RoleHealth, registryWarnings } from '@tailrace/core/role-health';
import type * as admin from '@tailrace/proto/admin-messages';
import { READER_VERSION } from '@tailrace/proto/reader-messages';
import { handoverService, readerService, uplinkService } from '@tailrace/proto/services';
import { GrpcEndpoint, unaryHandler } from '@tailrace/transport/grpc-endpoint';
import type { Registry as MetricsRegistry } from 'prom-client';
import { listApps } from './admin.ts';
import { AppTable } from './app-table.ts';
import { dialOutside } from './drains/dial-outside.ts';
import { DrainManager } from './drains/drain-manager.ts';
import { testDrain } from './drains/drain-test.ts';
import { Gate } from './handover/gate.ts';
import { Handover } from './handover/handover.ts';
import { Ingest } from './ingest/ingest.ts';
import { NoticeBoard } from './ingest/notice-board.ts';
import { UplinkService } from './ingest/uplink-service.ts';
import { ServerMetrics } from './metrics.ts';
import { Ownership } from './ownership.ts';
import { ReaderService } from './reading/reader-service.ts';
import { TurnQueue } from './reading/turn-queue.ts';
import {
  APP_BYTES_MAX_DEFAULT,
  APP_IDLE_FORGET_MS_DEFAULT,
  APPS_MAX_DEFAULT,
  HOUSEKEEPING_MS_DEFAULT,
  type ServerOptions,
  TOTAL_BYTES_MAX_DEFAULT,
} from './server-options.ts';
import { SnapshotStore } from './snapshot-store.ts';
import { Standstill } from './standstill.ts';

export type { ServerOptions } from './server-options.ts';

/** The part of a stop's time in which others take the logs; the rest is for what they did not take. */
const HAND_OVER_PART = 0.6;
/** Time that a stop keeps for the disk and the connections after the last line was written, in milliseconds. */
const STOP_RESERVE_MS = 500;
/** A server that cannot start puts back what it has read, within this time in milliseconds. */
const START_FAILURE_GRACE_MS = 10_000;

/** `starting` until it has joined the cluster, `stopping` from the first call of `stop`. */
export type ServerState = 'new' | 'starting' | 'up' | 'stopping' | 'stopped';

/** A running server. */
export interface TailraceServer {
  readonly id: string;
  readonly state: ServerState;
  /** `host:port` that was bound. */
  readonly address: string;
  /** `host:port` that others dial; after {@link join}. */
  readonly advertised: string;
  /** Whether it is a member that can be called. */
  readonly health: RoleHealth;
  readonly metrics: MetricsRegistry;
  /** {@link prepare}, then {@link join}. @throws LogError */
  start(): Promise<void>;
  /** Listens and takes up what the last clean stop left. To be called once. @throws LogError */
  prepare(): Promise<void>;
  /**
   * Joins the cluster. Servers of one zone that start together are all prepared first and then join: the first to join alone
   * would own every app of the zone for a moment, and take lines into new logs.
   */
  join(): Promise<void>;
  /** Tells the others another address of this server. Does nothing before {@link join} and while it stops. */
  readvertise(address: string): Promise<void>;
  /**
   * Leaves the cluster, gives its logs to the other servers of the zone, keeps those that none of them took, and closes; all
   * within `graceMs`. Calling it again waits for the first call.
   */
  stop(graceMs: number, options?: StopOptions): Promise<void>;
  /** What it is doing, for people. Nothing secret is in it. */
  stateDump(): object;
}

/** How a server stops. */
export interface StopOptions {
  /** Default true. False: the other servers of the zone stop as well, so the logs are kept, and not given to them. */
  readonly handsOver?: boolean;
}

/** Puts a server together; nothing runs before `start`. */
export function createServer(options: ServerOptions): TailraceServer {
  return new Server(options);
}

class Server implements TailraceServer {
  readonly #options: ServerOptions;
  readonly #now = () => Date.now();
  readonly #metrics: ServerMetrics;
  readonly #queue: TurnQueue;
  readonly #store: LogStore;
  readonly #apps: AppTable;
  readonly #ownership: Ownership;
  readonly #gate = new Gate();
  readonly #standstill: Standstill;
  readonly #handover: Handover;
  readonly #notices: NoticeBoard;
  readonly #uplinks: UplinkService;
  readonly #readers: ReaderService;
  readonly #drains: DrainManager;
  readonly #snapshots: SnapshotStore | undefined;
  readonly #endpoint: GrpcEndpoint;
  #state: ServerState = 'new';
  /** What the last stop left is in the table, and has to be kept again. */
  #isLoaded = false;
  #address = '';
  #startedMs = 0;
  readonly #incarnation = randomUUID();
  #advertised = '';
  #membership: Membership | undefined;
  #housekeeping: NodeJS.Timeout | undefined;
  #unsubscribeLimits: Unsubscribe | undefined;
  #stopping: Promise<void> | undefined;

  constructor(options: ServerOptions) {
    this.#options = options;
    const { id, zone, registry, logger } = options;
    const now = this.#now;
    this.#metrics = this.#createMetrics();
    this.#queue = new TurnQueue({
      onTurn: (durationMs) => this.#metrics.turn(durationMs),
      onError: (error) => logger.error({ err: error }, 'a reader failed'),
    });
    this.#store = new LogStore({
      totalBytesMax: options.totalBytesMax ?? TOTAL_BYTES_MAX_DEFAULT,
      appBytesMax: options.appBytesMax ?? APP_BYTES_MAX_DEFAULT,
      appsMax: options.appsMax ?? APPS_MAX_DEFAULT,
      appIdleForgetMs: options.appIdleForgetMs ?? APP_IDLE_FORGET_MS_DEFAULT,
      newLogId: () => randomBytes(8).readBigUInt64LE(),
      now,
      onEvicted: (lines) => this.#metrics.evicted(lines),
    });
    this.#apps = new AppTable({ store: this.#store, queue: this.#queue, limitOf: this.#limitOf });
    this.#ownership = new Ownership({ ...options, onChanged: () => this.#ownershipChanged() });
    this.#standstill = new Standstill({
      confirm: () => this.#confirm(),
      onNoticed: (stoodMs) =>
        logger.warn(
          { stoodMs: Math.round(stoodMs) },
          'this server stood still: it asks whether it is still a member',
        ),
      now,
    });
    this.#notices = new NoticeBoard({
      apps: this.#apps,
      zone,
      now,
      onDropped: (reason, lines, announced) =>
        announced ? this.#metrics.dropped(reason, lines) : this.#metrics.unannounced(reason, lines),
    });
    const ingest = new Ingest({
      apps: this.#apps,
      gate: this.#gate,
      ownership: this.#ownership,
      standstill: this.#standstill,
      notices: this.#notices,
      now,
      counters: {
        linesTaken: (lines) => this.#metrics.linesTaken(lines),
        duplicates: (lines) => this.#metrics.duplicates(lines),
        refused: (reason, lines) => this.#metrics.unannounced(reason, lines),
      },
    });
    const shared = { cluster: registry.clusterId, id, logger };
    this.#uplinks = new UplinkService({ ...shared, ingest });
    const context = { apps: this.#apps, ownership: this.#ownership, gate: this.#gate, queue: this.#queue };
    this.#readers = new ReaderService({ ...shared, context });
    const { drainWriteStallMs: writeStallMs } = options;
    this.#drains = new DrainManager({
      ...context,
      isReady: (app) => this.#handover.isReady(app),
      onReleased: (app) => this.#handover.drainsReleased(app),
      registry,
      zone,
      logger,
      now,
      random: Math.random,
      dial: (target, signal) => this.#dial(target, signal),
      ...(writeStallMs === undefined ? {} : { writeStallMs }),
    });
    this.#handover = new Handover({
      ...shared,
      ...context,
      notices: this.#notices,
      drains: this.#drains,
      tls: options.tls,
      incarnation: this.#incarnation,
      zone,
      now,
      random: Math.random,
      onReady: (app) => this.#drains.appReady(app),
      counters: {
        appTaken: () => this.#metrics.appTaken(),
        appGiven: () => this.#metrics.appGiven(),
        bytesTaken: (bytes) => this.#metrics.bytesTaken(bytes),
        linesLost: (lines) => this.#metrics.dropped('not_handed_over', lines),
        gateTimedOut: () => this.#metrics.gateTimedOut(),
        conflict: () => this.#metrics.conflict(),
      },
    });
    const { dataDir } = options;
    this.#snapshots =
      dataDir === undefined ? undefined : new SnapshotStore({ dataDir, id, zone, logger, now });
    const { tls } = options;
    this.#endpoint = new GrpcEndpoint({
      logger,
      ...(tls === undefined ? {} : { tls }),
      onRefused: (reason) => this.#metrics.refused(reason),
    });
    const connect = (call: ByteStream) => this.#uplinks.serve(call);
    this.#endpoint.addService(uplinkService, { connect }, ['agent']);
    this.#endpoint.addService(readerService, this.#readerHandlers(), ['controller']);
    const take = (call: ByteStream) => this.#handover.serve(call);
    this.#endpoint.addService(handoverService, { take }, ['server']);
  }

  get id(): string {
    return this.#options.id;
  }

  get state(): ServerState {
    return this.#state;
  }

  get address(): string {
    return this.#address;
  }

  get advertised(): string {
    return this.#advertised;
  }

  get health(): RoleHealth {
    const reasons = this.#state === 'up' ? [] : [`the server is ${this.#state}`];
    return { reasons, warnings: registryWarnings(this.#options.registry) };
  }

  get metrics(): MetricsRegistry {
    return this.#metrics.registry;
  }

  async start(): Promise<void> {
    await this.prepare();
    await this.join();
  }

  async prepare(): Promise<void> {
    if (this.#state !== 'new')
      throw new Error(`Cannot start the server: it is ${this.#state}, expected a new one`);
    const { registry, housekeepingMs = HOUSEKEEPING_MS_DEFAULT } = this.#options;
    this.#state = 'starting';
    this.#startedMs = this.#now();
    await this.#orStop(async () => {
      this.#options.tls?.assertRole('server');
      // First, so that an address in use costs nothing; who calls now is told that the app is elsewhere.
      this.#address = await this.#endpoint.listen(this.#options.listen);
      await this.#load();
      this.#isLoaded = true;
      this.#unsubscribeLimits = registry.onLimits((app) => this.#apps.limitChanged(app, this.#now()));
      this.#ownership.start();
      this.#drains.start();
      this.#housekeeping = setInterval(() => this.#keepHouse(), housekeepingMs);
    });
  }

  async join(): Promise<void> {
    if (this.#state !== 'starting')
      throw new Error(`Cannot join the cluster: the server is ${this.#state}, expected one that is prepared`);
    const { logger, advertise } = this.#options;
    await this.#orStop(async () => {
      const port = this.#address.slice(this.#address.lastIndexOf(':'));
      this.#membership = await this.#joinAs(advertise?.replace(/:0$/, port) ?? this.#address);
    });
    this.#state = 'up';
    this.#standstill.start();
    // Where the members are written down, the view had this server already, and does not change.
    if (!this.#handover.hasBegun) this.#ownershipChanged();
    logger.debug({ address: this.#address, advertised: this.#advertised }, 'joined the cluster');
  }

  async readvertise(address: string): Promise<void> {
    if (this.#state !== 'up' || address === this.#advertised) return;
    const { logger } = this.#options;
    const before = this.#advertised;
    const membership = await this.#joinAs(address);
    this.#membership = membership;
    logger.warn({ before, advertised: address }, 'this server is reached at another address now');
    // Whoever stopped it meanwhile took out the member that was there before. Read anew: it changes while this waits.
    if (this.state !== 'up') await membership.leave();
  }

  stop(graceMs: number, { handsOver = true }: StopOptions = {}): Promise<void> {
    this.#stopping ??= this.#stop(graceMs, handsOver);
    return this.#stopping;
  }

  stateDump(): object {
    const { id, zone } = this.#options;
    const largest = [...this.#apps].sort((a, b) => b.log.allocatedBytes - a.log.allocatedBytes).slice(0, 20);
    return {
      id,
      zone,
      state: this.#state,
      address: this.#address,
      uptimeMs: this.#now() - this.#startedMs,
      memory: process.memoryUsage(),
      apps: this.#apps.size,
      allocatedBytes: this.#store.allocatedBytes,
      heldLines: this.#store.heldLines,
      readyReaders: this.#queue.length,
      pendingNoticeLines: this.#notices.pendingLines,
      uplinks: this.#uplinks.describe(),
      readers: this.#readers.describe(),
      drains: this.#drains.describe(),
      handover: this.#handover.describe(),
      largestApps: largest.map(({ log }) => ({
        app: log.app,
        logId: log.logId.toString(),
        firstIndex: log.firstIndex,
        nextIndex: log.nextIndex,
        heldLines: log.heldLines,
        allocatedBytes: log.allocatedBytes,
        droppedLines: log.droppedLines,
      })),
    };
  }

  async #joinAs(address: string): Promise<Membership> {
    const { registry, id, zone } = this.#options;
    const membership = await registry.join({
      id,
      role: 'server',
      zone,
      address,
      state: 'up',
      incarnation: this.#incarnation,
      version: READER_VERSION,
    });
    this.#advertised = address;
    return membership;
  }

  /** A start that fails leaves nothing behind. */
  async #orStop(step: () => Promise<void>): Promise<void> {
    try {
      await step();
    } catch (error) {
      await this.stop(START_FAILURE_GRACE_MS);
      throw error;
    }
  }

  readonly #limitOf = (app: string): RateLimit | undefined => {
    return this.#options.registry.limits().get(app) ?? this.#options.defaultLimit;
  };

  async #load(): Promise<void> {
    const result = await this.#snapshots?.load(this.#apps);
    if (result === undefined || (result.apps === 0 && result.damages === 0)) return;
    this.#metrics.snapshotDamages(result.damages);
    this.#options.logger.info(result, 'took up the lines of the last stop');
  }

  async #confirm(): Promise<void> {
    try {
      await this.#membership?.confirm?.();
    } catch (error) {
      // Without the registry nobody can take it out either.
      this.#options.logger.debug({ err: error }, 'nobody says whether this server is a member');
    }
  }

  #ownershipChanged(): void {
    this.#handover.viewChanged();
    this.#readers.ownershipChanged();
    this.#drains.ownershipChanged();
  }

  #keepHouse(): void {
    this.#apps.forgetIdle(this.#now(), this.#options.appIdleForgetMs ?? APP_IDLE_FORGET_MS_DEFAULT);
  }

  #dial(target: DrainTarget, signal: AbortSignal) {
    return dialOutside({ ...target, ...this.#dialPolicy(), signal });
  }

  #dialPolicy() {
    const { drainsAllowLoopback: allowLoopback, drainsCa: ca } = this.#options;
    return { allowLoopback, ...(ca === undefined ? {} : { ca }) };
  }

  /**
   * The order matters: without hand-over, drains keep their positions as an owner's before the view says otherwise; no line is
   * taken before the last notices are written; nothing is written after the readers were let go and the lines are saved.
   */
  async #stop(graceMs: number, handsOver: boolean): Promise<void> {
    const { logger } = this.#options;
    const startMs = this.#now();
    const deadlineMs = startMs + graceMs;
    const isUp = this.#state === 'up';
    this.#state = 'stopping';
    this.#unsubscribeLimits?.();
    clearInterval(this.#housekeeping);
    this.#standstill.close();
    if (!handsOver || !isUp) this.#freeze();
    await this.#within(deadlineMs, 'leave the membership', this.#membership?.setState('leaving'));
    // Only now is it known who is there: views come late.
    if (handsOver && isUp && !this.#ownership.isUp) await this.#giveAll(startMs + graceMs * HAND_OVER_PART);
    this.#freeze();
    this.#uplinks.close();
    this.#notices.flushAll();
    this.#notices.close();
    const readUntilMs = this.#now() + Math.max(0, deadlineMs - this.#now()) / 2;
    await Promise.all([this.#readers.stop(readUntilMs), this.#drains.stop(readUntilMs)]);
    this.#queue.close();
    if (this.#isLoaded) await this.#save(deadlineMs);
    await this.#within(deadlineMs, 'leave the membership', this.#membership?.leave());
    this.#handover.close();
    await this.#endpoint.close(Math.min(STOP_RESERVE_MS, deadlineMs - this.#now()));
    this.#state = 'stopped';
    logger.debug('everything is closed');
  }

  /** Whatever others do, this server goes on as it is. */
  #freeze(): void {
    this.#drains.freeze();
    this.#ownership.close();
    this.#handover.stopTaking();
  }

  async #giveAll(deadlineMs: number): Promise<void> {
    const apps = this.#apps.size;
    if (apps === 0 || this.#ownership.up.length === 0) return;
    const left = await this.#handover.giveAll(deadlineMs);
    this.#options.logger.info({ apps: apps - left, left }, 'handed the logs over');
  }

  async #save(deadlineMs: number): Promise<void> {
    const { logger } = this.#options;
    try {
      const result = await this.#snapshots?.save(this.#apps, deadlineMs - STOP_RESERVE_MS);
      if (result !== undefined) logger.info(result, 'kept the lines for the next start');
    } catch (error) {
      logger.error({ err: error }, 'the lines cannot be kept');
    }
  }

  /** A registry that does not answer must not hold up a stop. */
  async #within(deadlineMs: number, action: string, promise: Promise<void> | undefined): Promise<void> {
    const waitMs = Math.max(STOP_RESERVE_MS, deadlineMs - this.#now());
    try {
      await Promise.race([promise, delay(waitMs, undefined, { ref: false })]);
    } catch (error) {
      this.#options.logger.warn({ err: error }, cannot(action, 'the registry refuses'));
    }
  }

  #status(): admin.ServerStatusResponse {
    const { id, zone } = this.#options;
    return {
      id,
      zone,
      state: this.#state,
      apps: this.#apps.size,
      heldLines: this.#store.heldLines,
      heldBytes: this.#store.heldBytes,
      allocatedBytes: this.#store.allocatedBytes,
      linesTotal: this.#metrics.linesTotal,
      droppedTotal: this.#metrics.droppedTotal,
      readers: this.#readers.subscriptionCount,
      uplinks: this.#uplinks.size,
      drains: this.#drains.size,
      uptimeMs: this.#now() - this.#startedMs,
    };
  }

  #readerHandlers() {
    const { logger } = this.#options;
    const sources = { apps: this.#apps, ownership: this.#ownership, limitOf: this.#limitOf, now: this.#now };
    return {
      subscribe: (call: ByteStream) => this.#readers.serve(call),
      listApps: unaryHandler(logger, (request: admin.ListAppsRequest) => listApps(request, sources)),
      forgetLines: unaryHandler(logger, ({ app }: admin.ForgetLinesRequest) => ({
        forgottenLines: this.#apps.forgetLines(app),
      })),
      drainStates: unaryHandler(logger, ({ app }: admin.DrainStatesRequest) => ({
        drains: this.#drains.states(app),
      })),
      testDrain: unaryHandler(logger, ({ app, url, token }: admin.TestDrainRequest) =>
        testDrain(url, app, { ...this.#dialPolicy(), token, now: this.#now }),
      ),
      serverStatus: unaryHandler(logger, (_: admin.ServerStatusRequest) => this.#status()),
    };
  }

  #createMetrics(): ServerMetrics {
    return new ServerMetrics({
      heldLines: () => this.#store.heldLines,
      heldBytes: () => this.#store.heldBytes,
      allocatedBytes: () => this.#store.allocatedBytes,
      apps: () => this.#apps.size,
      readers: () => this.#readers.sessionCount,
      subscriptions: () => this.#readers.subscriptionCount,
      uplinks: () => this.#uplinks.size,
      slices: () => this.#readers.slices,
      sliceBytes: () => this.#readers.sliceBytes,
      arriving: () => this.#handover.arriving,
      heldForOthers: () => this.#handover.held,
      drains: () => this.#drains.countByState(),
    });
  }
}

type ByteStream = ServerDuplexStream<Buffer, Buffer>;
