// A registry as one process of several sees it: the others' changes of the membership come late, each process at its own
// moment, and several at once look like one. What this process changes itself it sees at once.
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

/** Everything but the views goes to the other registry. */
export class LaggingRegistry implements Registry {
  readonly #inner: Registry;
  readonly #lagMs: () => number;
  readonly #listeners = new Set<(view: MembershipView) => void>();
  readonly #unsubscribe: Unsubscribe;
  #view: MembershipView;
  #timer: NodeJS.Timeout | undefined;

  /** @param lagMs - how long the next change takes */
  constructor(inner: Registry, lagMs: () => number) {
    this.#inner = inner;
    this.#lagMs = lagMs;
    this.#view = inner.view();
    this.#unsubscribe = inner.onView(() => {
      this.#timer ??= setTimeout(() => this.#catchUp(), this.#lagMs());
    });
  }

  get clusterId(): string {
    return this.#inner.clusterId;
  }

  get trouble(): string | undefined {
    return this.#inner.trouble;
  }

  view(): MembershipView {
    return this.#view;
  }

  onView(listener: (view: MembershipView) => void): Unsubscribe {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  async join(member: Member): Promise<Membership> {
    const membership = await this.#inner.join(member);
    this.#catchUp();
    return {
      lost: membership.lost,
      setState: async (state) => {
        await membership.setState(state);
        this.#catchUp();
      },
      leave: async () => {
        await membership.leave();
        this.#catchUp();
      },
      confirm: async () => {
        await membership.confirm?.();
        this.#catchUp();
      },
    };
  }

  async reportDead(member: Member): Promise<void> {
    await this.#inner.reportDead?.(member);
    this.#catchUp();
  }

  drains(app?: string): readonly Drain[] {
    return this.#inner.drains(app);
  }

  onDrains(listener: (app: string) => void): Unsubscribe {
    return this.#inner.onDrains(listener);
  }

  addDrain(drain: Drain): Promise<void> {
    return this.#inner.addDrain(drain);
  }

  removeDrain(app: string, id: string): Promise<boolean> {
    return this.#inner.removeDrain(app, id);
  }

  drainPosition(drainId: string, zone: string): Promise<DrainPosition | undefined> {
    return this.#inner.drainPosition(drainId, zone);
  }

  saveDrainPosition(drainId: string, zone: string, position: DrainPosition): Promise<void> {
    return this.#inner.saveDrainPosition(drainId, zone, position);
  }

  limits(): ReadonlyMap<string, RateLimit> {
    return this.#inner.limits();
  }

  onLimits(listener: (app: string) => void): Unsubscribe {
    return this.#inner.onLimits(listener);
  }

  setLimit(app: string, limit: RateLimit | undefined): Promise<void> {
    return this.#inner.setLimit(app, limit);
  }

  /** The other registry stays as it is. */
  async close(): Promise<void> {
    this.#unsubscribe();
    clearTimeout(this.#timer);
    this.#listeners.clear();
  }

  #catchUp(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#view === this.#inner.view()) return;
    this.#view = this.#inner.view();
    for (const listener of [...this.#listeners]) listener(this.#view);
  }
}
