// A registry that a test changes by hand: the view and the limits, at once and without promises.
import type {
  Drain,
  DrainPosition,
  Member,
  Membership,
  MembershipView,
  RateLimit,
  Registry,
  Unsubscribe,
} from '@tailrace/core/registry';

/** View and limits are whatever the test sets last. Drains are not kept. */
export class FakeRegistry implements Registry {
  readonly trouble = undefined;
  readonly clusterId: string;
  /** What joined, in the order of joining. */
  readonly joined: Member[] = [];
  readonly #limits = new Map<string, RateLimit>();
  readonly #viewListeners = new Set<(view: MembershipView) => void>();
  readonly #limitListeners = new Set<(app: string) => void>();
  #view: MembershipView = { epoch: 0, members: [] };

  constructor(clusterId = 'fake') {
    this.clusterId = clusterId;
  }

  /** Makes these servers the members, in zone z1, up. */
  setServers(servers: ReadonlyArray<{ readonly id: string; readonly address: string }>): void {
    const members = servers.map(
      ({ id, address }): Member => ({
        id,
        role: 'server',
        zone: 'z1',
        address,
        state: 'up',
        incarnation: '1',
        version: 1,
      }),
    );
    this.#view = { epoch: this.#view.epoch + 1, members };
    for (const listener of this.#viewListeners) {
      listener(this.#view);
    }
  }

  view(): MembershipView {
    return this.#view;
  }

  onView(listener: (view: MembershipView) => void): Unsubscribe {
    this.#viewListeners.add(listener);
    return () => this.#viewListeners.delete(listener);
  }

  async join(member: Member): Promise<Membership> {
    this.joined.push(member);
    return {
      setState: async () => undefined,
      leave: async () => undefined,
      lost: new Promise(() => undefined),
    };
  }

  limits(): ReadonlyMap<string, RateLimit> {
    return this.#limits;
  }

  onLimits(listener: (app: string) => void): Unsubscribe {
    this.#limitListeners.add(listener);
    return () => this.#limitListeners.delete(listener);
  }

  async setLimit(app: string, limit: RateLimit | undefined): Promise<void> {
    if (limit === undefined) {
      this.#limits.delete(app);
    } else {
      this.#limits.set(app, limit);
    }
    for (const listener of this.#limitListeners) {
      listener(app);
    }
  }

  drains(): readonly Drain[] {
    return [];
  }

  onDrains(): Unsubscribe {
    return () => undefined;
  }

  async addDrain(): Promise<void> {}

  async removeDrain(): Promise<boolean> {
    return false;
  }

  async drainPosition(): Promise<DrainPosition | undefined> {
    return undefined;
  }

  async saveDrainPosition(): Promise<void> {}

  async close(): Promise<void> {}
}
