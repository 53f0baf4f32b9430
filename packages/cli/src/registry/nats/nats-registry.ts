// The registry of a cluster: members, drains, positions and limits in JetStream key-value buckets. Puts its parts together
// and answers for them; each part is a file of its own beside this one.
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { cannot } from '@tailrace/core/errors';
import { ListenerSet } from '@tailrace/core/listener-set';
import {
  type Drain,
  type DrainPosition,
  type Member,
  type Membership,
  type MembershipView,
  type RateLimit,
  type Registry,
  RegistryError,
  type Unsubscribe,
} from '@tailrace/core/registry';
import { ClusterIdentity, SETTLE_MS_DEFAULT } from './cluster-identity.ts';
import { DrainBindings } from './drain-bindings.ts';
import { Liveness } from './liveness.ts';
import { MemberDirectory } from './member-directory.ts';
import { Memberships } from './memberships.ts';
import { isStarting, toOpenError, toRegistryError } from './nats-errors.ts';
import { NatsLink } from './nats-link.ts';
import { assertClusterName, CONNECT_TIMEOUT_MS_DEFAULT, type NatsRegistryOptions } from './nats-options.ts';
import { RateLimitTable } from './rate-limit-table.ts';
import { StoreContext } from './store-context.ts';
import { WriteQueue } from './write-queue.ts';

/** Controllers look for marks of old removals this often, in milliseconds. */
const sweepEveryMs = 600_000;
/** Between two attempts to open, in milliseconds. */
const retryMs = 200;

/**
 * One per process. `view()` holds what the role needs: see MemberDirectory; agents hold no drains.
 * Without contact reads answer as before, writes reject with `unavailable` within 3 s, and `trouble` says why.
 */
export class NatsRegistry implements Registry {
  readonly clusterId: string;
  readonly #context: StoreContext;
  readonly #identity: ClusterIdentity;
  readonly #directory: MemberDirectory;
  readonly #memberships: Memberships;
  readonly #liveness: Liveness;
  readonly #drains: DrainBindings;
  readonly #limits: RateLimitTable;
  readonly #drainListeners: ListenerSet<string>;
  readonly #limitListeners: ListenerSet<string>;
  readonly #queue = new WriteQueue();
  #sweeping: NodeJS.Timeout | undefined;
  #closing: Promise<void> | undefined;

  private constructor(context: StoreContext, identity: ClusterIdentity) {
    this.#context = context;
    this.#identity = identity;
    this.clusterId = identity.clusterId;
    this.#drainListeners = new ListenerSet();
    this.#limitListeners = new ListenerSet();
    this.#directory = new MemberDirectory(context);
    this.#memberships = new Memberships(context, this.#directory);
    this.#liveness = new Liveness(context, this.#directory, this.#memberships);
    this.#drains = new DrainBindings(context, (app) => this.#drainListeners.emit(app));
    this.#limits = new RateLimitTable(context, (app) => this.#limitListeners.emit(app));
  }

  /**
   * Connects, waiting for a NATS that is only starting, creates the buckets that are missing, and reads what they hold.
   * @throws LogError `nats_unreachable`, `nats_refused`, `nats_unusable`, `bad_nats_credentials` or `bad_cluster_name`
   */
  static async open(options: NatsRegistryOptions): Promise<NatsRegistry> {
    assertClusterName(options.cluster);
    const deadlineMs = performance.now() + (options.connectTimeoutMs ?? CONNECT_TIMEOUT_MS_DEFAULT);
    for (;;) {
      try {
        return await NatsRegistry.#openOnce(options);
      } catch (error) {
        if (!isStarting(error) || performance.now() > deadlineMs) {
          throw toOpenError(error, options);
        }
        await delay(retryMs);
      }
    }
  }

  static async #openOnce(options: NatsRegistryOptions): Promise<NatsRegistry> {
    const link = await NatsLink.open(options);
    const context = new StoreContext(link, options);
    try {
      const settleMs = options.settleMs ?? SETTLE_MS_DEFAULT;
      const registry = new NatsRegistry(context, await ClusterIdentity.open(context, randomUUID(), settleMs));
      await registry.#start();
      return registry;
    } catch (error) {
      context.close();
      await link.close();
      throw error;
    }
  }

  get trouble(): string | undefined {
    return (
      this.#context.link.trouble ??
      this.#identity.trouble ??
      this.#storeTrouble('members', this.#directory.trouble) ??
      this.#storeTrouble('drains', this.#followsDrains ? this.#drains.trouble : undefined) ??
      this.#storeTrouble('limits', this.#limits.trouble) ??
      this.#liveness.trouble
    );
  }

  /** How often a record was skipped because it could not be read. */
  get skippedRecords(): number {
    return this.#context.skippedRecords;
  }

  view(): MembershipView {
    return this.#directory.view();
  }

  onView(listener: (view: MembershipView) => void): Unsubscribe {
    return this.#directory.onView(listener);
  }

  join(member: Member): Promise<Membership> {
    const closed = this.#refusal('join the cluster');
    return closed ?? this.#memberships.join(member);
  }

  /** The member is asked first, so that one which lives stays. */
  async reportDead(member: Member): Promise<void> {
    await (this.#refusal('report a member') ?? this.#liveness.reportDead(member));
  }

  drains(app?: string): readonly Drain[] {
    return this.#drains.list(app);
  }

  onDrains(listener: (app: string) => void): Unsubscribe {
    return this.#drainListeners.add(listener);
  }

  addDrain(drain: Drain): Promise<void> {
    return this.#changeDrains('add a drain', () => this.#drains.add(drain));
  }

  removeDrain(app: string, id: string): Promise<boolean> {
    return this.#changeDrains('remove a drain', () => this.#drains.remove(app, id));
  }

  async drainPosition(drainId: string, zone: string): Promise<DrainPosition | undefined> {
    return this.#converted('read the position of a drain', () => this.#drains.position(drainId, zone));
  }

  saveDrainPosition(drainId: string, zone: string, position: DrainPosition): Promise<void> {
    const action = 'save the position of a drain';
    return (
      this.#refusal(action) ??
      this.#queue.together(action, () =>
        this.#converted(action, () => this.#drains.savePosition(drainId, zone, position)),
      )
    );
  }

  limits(): ReadonlyMap<string, RateLimit> {
    return this.#limits.all();
  }

  onLimits(listener: (app: string) => void): Unsubscribe {
    return this.#limitListeners.add(listener);
  }

  setLimit(app: string, limit: RateLimit | undefined): Promise<void> {
    return this.#change('set a limit', () => this.#limits.set(app, limit));
  }

  /**
   * Drops the marks that removals left in the buckets. Controllers do so by themselves.
   * @param olderThanMs - milliseconds, default an hour. Those of the last 10 minutes are needed by processes that were away
   */
  async sweep(olderThanMs?: number): Promise<void> {
    try {
      for (const part of [this.#directory, this.#drains, this.#limits]) await part.sweep(olderThanMs);
    } catch (error) {
      this.#context.logger.debug({ err: error }, 'Cannot drop the marks of old removals now');
    }
  }

  /** Takes the members of this process out and disconnects. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #start(): Promise<void> {
    try {
      await Promise.all([
        this.#directory.start(),
        this.#limits.start(),
        this.#followsDrains ? this.#drains.start() : undefined,
      ]);
      this.#liveness.start();
      if (this.#context.role === 'controller') {
        this.#sweeping = setInterval(() => void this.sweep(), sweepEveryMs);
      }
    } catch (error) {
      await this.#stop();
      throw error;
    }
  }

  async #close(): Promise<void> {
    this.#drainListeners.clear();
    this.#limitListeners.clear();
    await this.#queue.settled();
    await this.#memberships.leaveAll();
    await this.#stop();
    await this.#context.link.close();
  }

  async #stop(): Promise<void> {
    clearInterval(this.#sweeping);
    this.#context.close();
    this.#identity.close();
    this.#liveness.close();
    await Promise.all([this.#directory.close(), this.#drains.close(), this.#limits.close()]);
  }

  get #followsDrains(): boolean {
    return this.#context.role !== 'agent';
  }

  #storeTrouble(what: string, reason: string | undefined): string | undefined {
    if (reason === undefined) return undefined;
    return `NATS answers, but its records of ${what} cannot be followed: ${reason}`;
  }

  #changeDrains<T>(action: string, write: () => Promise<T>): Promise<T> {
    if (this.#followsDrains) return this.#change(action, write);
    // It would have to know those that exist to tell a duplicate.
    return Promise.reject(
      new RegistryError(cannot(action, 'agents do not hold drains', 'a traffic controller'), {
        code: 'read_only',
      }),
    );
  }

  #change<T>(action: string, write: () => Promise<T>): Promise<T> {
    return this.#refusal(action) ?? this.#queue.alone(action, () => this.#converted(action, write));
  }

  /** Undefined: changes are possible as far as this process knows. */
  #refusal(action: string): Promise<never> | undefined {
    if (this.#closing !== undefined) {
      return Promise.reject(new RegistryError(cannot(action, 'the registry is closed'), { code: 'closed' }));
    }
    const trouble = this.#context.link.trouble ?? this.#identity.trouble;
    if (trouble === undefined) return undefined;
    return Promise.reject(new RegistryError(cannot(action, trouble), { code: 'unavailable' }));
  }

  async #converted<T>(action: string, request: () => Promise<T>): Promise<T> {
    try {
      return await request();
    } catch (error) {
      throw toRegistryError(error, action);
    }
  }
}
