// A server: one shard of a zone. It starts its parts in the order in which they need each other, and stops them so that nothing
// that was acknowledged is lost. How they are put together, and what they do, is in their own files.
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { cannot } from '@tailrace/core/errors';
import type { Membership, Unsubscribe } from '@tailrace/core/registry';
import { type RoleHealth, registryWarnings } from '@tailrace/core/role-health';
import { PROTOCOL_VERSION } from '@tailrace/proto/protocol-version';
import type { Registry as MetricsRegistry } from 'prom-client';
import { APP_IDLE_FORGET_MS_DEFAULT, HOUSEKEEPING_MS_DEFAULT, type ServerOptions } from './server-options.ts';
import { type ServerLife, ServerParts } from './server-parts.ts';
import { dumpOf } from './state-dump.ts';

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
  /** Ends at once, as a crash of its process would: it gives nothing away, keeps nothing and tells nobody. */
  abort(): Promise<void>;
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

class Server implements TailraceServer, ServerLife {
  readonly #options: ServerOptions;
  readonly #parts: ServerParts;
  readonly now = () => Date.now();
  #state: ServerState = 'new';
  /** What the last stop left is in the table, and has to be kept again. */
  #isLoaded = false;
  #address = '';
  startedMs = 0;
  readonly incarnation = randomUUID();
  #advertised = '';
  #membership: Membership | undefined;
  #housekeeping: NodeJS.Timeout | undefined;
  #unsubscribeLimits: Unsubscribe | undefined;
  #stopping: Promise<void> | undefined;

  constructor(options: ServerOptions) {
    this.#options = options;
    this.#parts = new ServerParts(options, this);
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
    return this.#parts.metrics.registry;
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
    this.startedMs = this.now();
    await this.#orStop(async () => {
      this.#options.tls?.assertRole('server');
      // First, so that an address in use costs nothing; who calls now is told that the app is elsewhere.
      this.#address = await this.#parts.endpoint.listen(this.#options.listen);
      await this.#load();
      this.#isLoaded = true;
      this.#unsubscribeLimits = registry.onLimits((app) => this.#parts.apps.limitChanged(app, this.now()));
      this.#parts.ownership.start();
      this.#parts.marks.start();
      this.#parts.drains.start();
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
    this.#parts.standstill.start();
    // Where the members are written down, the view had this server already, and does not change.
    if (!this.#parts.handover.hasBegun) this.#parts.ownershipChanged();
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

  abort(): Promise<void> {
    this.#stopping ??= this.#abort();
    return this.#stopping;
  }

  stateDump(): object {
    return dumpOf(this.#parts, this.#options, this);
  }

  async #joinAs(address: string): Promise<Membership> {
    const { registry, id, zone } = this.#options;
    const membership = await registry.join({
      id,
      role: 'server',
      zone,
      address,
      state: 'up',
      incarnation: this.incarnation,
      version: PROTOCOL_VERSION,
    });
    this.#advertised = address;
    void membership.lost.then(() => this.#lost(membership));
    return membership;
  }

  /** Somebody else is this member now, so there is nothing to leave. */
  #lost(membership: Membership): void {
    if (this.#membership === membership) this.#membership = undefined;
    this.#options.onLost?.();
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

  async #load(): Promise<void> {
    const result = await this.#parts.snapshots?.load(this.#parts.apps);
    if (result === undefined || (result.apps === 0 && result.damages === 0)) return;
    this.#parts.metrics.snapshotDamages(result.damages);
    this.#options.logger.info(result, 'took up the lines of the last stop');
  }

  async confirm(): Promise<void> {
    try {
      await this.#membership?.confirm?.();
    } catch (error) {
      // Without the registry nobody can take it out either.
      this.#options.logger.debug({ err: error }, 'nobody says whether this server is a member');
    }
  }

  #keepHouse(): void {
    const originIdleMs = this.#options.appIdleForgetMs ?? APP_IDLE_FORGET_MS_DEFAULT;
    this.#parts.apps.forgetIdle(this.now(), originIdleMs);
    this.#parts.keeper.forgetIdle(this.now(), originIdleMs);
    this.#parts.replicator?.forgetGone();
  }

  /**
   * The order matters: without hand-over, drains keep their positions as an owner's before the view says otherwise; no line is
   * taken before the last notices are written; nothing is written after the readers were let go and the lines are saved.
   */
  async #stop(graceMs: number, handsOver: boolean): Promise<void> {
    const { logger } = this.#options;
    const startMs = this.now();
    const deadlineMs = startMs + graceMs;
    const isUp = this.#state === 'up';
    this.#state = 'stopping';
    this.#unsubscribeLimits?.();
    clearInterval(this.#housekeeping);
    this.#parts.standstill.close();
    if (!handsOver || !isUp) this.#freeze();
    await this.#within(deadlineMs, 'leave the membership', this.#membership?.setState('leaving'));
    // Only now is it known who is there: views come late.
    if (handsOver && isUp && !this.#parts.ownership.isUp)
      await this.#giveAll(startMs + graceMs * HAND_OVER_PART);
    this.#freeze();
    this.#parts.replicator?.close();
    this.#parts.uplinks.close();
    this.#parts.owed.close();
    this.#parts.notices.flushAll();
    this.#parts.notices.close();
    const readUntilMs = this.now() + Math.max(0, deadlineMs - this.now()) / 2;
    await Promise.all([this.#parts.readers.stop(readUntilMs), this.#parts.drains.stop(readUntilMs)]);
    this.#parts.queue.close();
    if (this.#isLoaded) await this.#save(deadlineMs);
    await this.#within(deadlineMs, 'leave the membership', this.#membership?.leave());
    this.#parts.handover.close();
    this.#parts.keeper.close();
    this.#parts.replicas.close();
    await this.#parts.endpoint.close(Math.min(STOP_RESERVE_MS, deadlineMs - this.now()));
    this.#state = 'stopped';
    logger.debug('everything is closed');
  }

  async #abort(): Promise<void> {
    this.#state = 'stopping';
    this.#unsubscribeLimits?.();
    clearInterval(this.#housekeeping);
    this.#parts.standstill.close();
    await this.#parts.endpoint.close(0);
    this.#freeze();
    this.#parts.replicator?.close();
    this.#parts.notices.close();
    this.#parts.queue.close();
    this.#parts.handover.close();
    this.#parts.keeper.close();
    await this.#parts.drains.stop(this.now());
    this.#state = 'stopped';
  }

  /** Whatever others do, this server goes on as it is. */
  #freeze(): void {
    this.#parts.drains.freeze();
    this.#parts.ownership.close();
    this.#parts.handover.stopTaking();
    this.#parts.marks.close();
  }

  async #giveAll(deadlineMs: number): Promise<void> {
    const apps = this.#parts.apps.size;
    if (this.#parts.ownership.up.length === 0) return;
    const left = await this.#parts.handover.giveAll(deadlineMs);
    if (apps > 0) this.#options.logger.info({ apps: apps - left, left }, 'handed the logs over');
  }

  async #save(deadlineMs: number): Promise<void> {
    const { logger } = this.#options;
    try {
      const result = await this.#parts.snapshots?.save(this.#parts.apps, deadlineMs - STOP_RESERVE_MS);
      if (result !== undefined) logger.info(result, 'kept the lines for the next start');
    } catch (error) {
      logger.error({ err: error }, 'the lines cannot be kept');
    }
  }

  /** A registry that does not answer must not hold up a stop. */
  async #within(deadlineMs: number, action: string, promise: Promise<void> | undefined): Promise<void> {
    const waitMs = Math.max(STOP_RESERVE_MS, deadlineMs - this.now());
    try {
      await Promise.race([promise, delay(waitMs, undefined, { ref: false })]);
    } catch (error) {
      this.#options.logger.warn({ err: error }, cannot(action, 'the registry refuses'));
    }
  }
}
