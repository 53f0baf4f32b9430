// A registry in the memory of one process: for tests, and the base of the embedded one, which hands in a journal.
// It does not store anything itself and knows no other process.

import { cannot, quoted } from '../errors.ts';
import { ListenerSet } from './listener-set.ts';
import { compareMembers } from './member-order.ts';
import {
  type Drain,
  type DrainPosition,
  type Member,
  type MemberState,
  type Membership,
  type MembershipView,
  type RateLimit,
  type Registry,
  RegistryError,
  type Unsubscribe,
} from './registry.ts';

/** Where accepted changes are made durable. Each is awaited before the change can be read; a rejection refuses it. */
export interface RegistryJournal {
  drainAdded(drain: Drain): Promise<void>;
  /** The positions of the drain go with it. */
  drainRemoved(drain: Drain): Promise<void>;
  drainPositionSaved(drainId: string, zone: string, position: DrainPosition): Promise<void>;
  limitSet(app: string, limit: RateLimit | undefined): Promise<void>;
}

/** What was saved before, as a journal reads it back. */
export interface RegistryState {
  /** Oldest first. */
  readonly drains?: Iterable<Drain>;
  readonly drainPositions?: Iterable<{
    readonly drainId: string;
    readonly zone: string;
    readonly position: DrainPosition;
  }>;
  readonly limits?: Iterable<readonly [app: string, limit: RateLimit]>;
}

/** Settings of a {@link MemoryRegistry}. */
export interface MemoryRegistryOptions {
  /** Default: `memory`. */
  readonly clusterId?: string;
  /** What to begin with. Default: nothing. */
  readonly initial?: RegistryState;
  /** Default: nothing is made durable. */
  readonly journal?: RegistryJournal;
}

/** All roles of one process share one of these. Reads are O(1) or a copy made at the last change. */
export class MemoryRegistry implements Registry {
  readonly clusterId: string;
  /** What is in this process cannot be out of reach. */
  readonly trouble = undefined;
  readonly #journal: RegistryJournal | undefined;
  readonly #members = new Map<string, Member>();
  /** Tells the handle of each member that another incarnation has its id. */
  readonly #tellLost = new Map<string, () => void>();
  readonly #drains = new Map<string, Drain>();
  /** drain id -> zone -> position. */
  readonly #positions = new Map<string, Map<string, DrainPosition>>();
  readonly #viewListeners = new ListenerSet<MembershipView>();
  readonly #drainListeners = new ListenerSet<string>();
  readonly #limitListeners = new ListenerSet<string>();
  #limits: ReadonlyMap<string, RateLimit>;
  #view: MembershipView = { epoch: 0, members: [] };
  #drainsByApp: ReadonlyMap<string, readonly Drain[]> = new Map();
  #allDrains: readonly Drain[] = [];
  #lastWrite: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(options: MemoryRegistryOptions = {}) {
    this.clusterId = options.clusterId ?? 'memory';
    this.#journal = options.journal;
    for (const drain of options.initial?.drains ?? []) this.#drains.set(drain.id, drain);
    for (const { drainId, zone, position } of options.initial?.drainPositions ?? []) {
      this.#keepPosition(drainId, zone, position);
    }
    this.#limits = new Map(options.initial?.limits ?? []);
    this.#indexDrains();
  }

  view(): MembershipView {
    return this.#view;
  }

  onView(listener: (view: MembershipView) => void): Unsubscribe {
    return this.#viewListeners.add(listener);
  }

  join(member: Member): Promise<Membership> {
    return this.#write('join the cluster', async () => {
      const key = memberKey(member);
      const before = this.#members.get(key);
      this.#members.set(key, member);
      this.#publishView();
      if (before !== undefined && before.incarnation !== member.incarnation) this.#tellLost.get(key)?.();
      let hasLeft = false;
      return {
        lost: new Promise((resolve) => this.#tellLost.set(key, resolve)),
        setState: (state: MemberState) =>
          this.#write('change the state of a member', async () => {
            const current = this.#members.get(key);
            if (current?.incarnation !== member.incarnation) {
              throw new RegistryError(
                cannot(
                  `set ${member.role} ${quoted(member.id)} to ${state}`,
                  'it is not a member any more',
                  'a joined member',
                ),
                { code: 'left' },
              );
            }
            if (current.state === state) return;
            this.#members.set(key, { ...current, state });
            this.#publishView();
          }),
        confirm: async () => {
          if (hasLeft || this.#members.has(key)) return;
          this.#members.set(key, member);
          this.#publishView();
        },
        leave: async () => {
          hasLeft = true;
          // Leaving works on a closed registry too: the order of a stop must not matter.
          if (this.#members.get(key)?.incarnation !== member.incarnation) return;
          this.#members.delete(key);
          this.#tellLost.delete(key);
          this.#publishView();
        },
      };
    });
  }

  async reportDead(member: Member): Promise<void> {
    const key = memberKey(member);
    if (this.#members.get(key)?.incarnation !== member.incarnation) return;
    this.#members.delete(key);
    this.#publishView();
  }

  drains(app?: string): readonly Drain[] {
    return app === undefined ? this.#allDrains : (this.#drainsByApp.get(app) ?? []);
  }

  onDrains(listener: (app: string) => void): Unsubscribe {
    return this.#drainListeners.add(listener);
  }

  addDrain(drain: Drain): Promise<void> {
    return this.#write('add a drain', async () => {
      if (this.drains(drain.app).some(({ url }) => url === drain.url)) {
        throw new RegistryError(
          cannot(
            'add a drain',
            `app ${quoted(drain.app)} has a drain with this URL already`,
            'a URL that is new',
          ),
          { code: 'duplicate' },
        );
      }
      if (this.#drains.has(drain.id)) {
        throw new RegistryError(
          cannot('add a drain', `the id ${quoted(drain.id)} is taken`, 'an id that is new'),
          { code: 'duplicate' },
        );
      }
      await this.#journal?.drainAdded(drain);
      this.#drains.set(drain.id, drain);
      this.#indexDrains();
      this.#drainListeners.emit(drain.app);
    });
  }

  removeDrain(app: string, id: string): Promise<boolean> {
    return this.#write('remove a drain', async () => {
      const drain = this.#drains.get(id);
      if (drain?.app !== app) return false;
      await this.#journal?.drainRemoved(drain);
      this.#drains.delete(id);
      this.#positions.delete(id);
      this.#indexDrains();
      this.#drainListeners.emit(app);
      return true;
    });
  }

  async drainPosition(drainId: string, zone: string): Promise<DrainPosition | undefined> {
    return this.#positions.get(drainId)?.get(zone);
  }

  saveDrainPosition(drainId: string, zone: string, position: DrainPosition): Promise<void> {
    return this.#write('save the position of a drain', async () => {
      if (!this.#drains.has(drainId)) return;
      await this.#journal?.drainPositionSaved(drainId, zone, position);
      this.#keepPosition(drainId, zone, position);
    });
  }

  limits(): ReadonlyMap<string, RateLimit> {
    return this.#limits;
  }

  onLimits(listener: (app: string) => void): Unsubscribe {
    return this.#limitListeners.add(listener);
  }

  setLimit(app: string, limit: RateLimit | undefined): Promise<void> {
    return this.#write('set a limit', async () => {
      if (limit === undefined && !this.#limits.has(app)) return;
      await this.#journal?.limitSet(app, limit);
      const limits = new Map(this.#limits);
      if (limit === undefined) limits.delete(app);
      else limits.set(app, limit);
      this.#limits = limits;
      this.#limitListeners.emit(app);
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#viewListeners.clear();
    this.#drainListeners.clear();
    this.#limitListeners.clear();
    await this.#lastWrite;
  }

  /** One write at a time, in the order of the calls: a check and what follows from it cannot be separated. */
  #write<T>(action: string, write: () => Promise<T>): Promise<T> {
    if (this.#closed) {
      return Promise.reject(new RegistryError(cannot(action, 'the registry is closed'), { code: 'closed' }));
    }
    const result = this.#lastWrite.then(write);
    this.#lastWrite = result.catch(() => undefined);
    return result;
  }

  #publishView(): void {
    const members = [...this.#members.values()].sort(compareMembers);
    this.#view = { epoch: this.#view.epoch + 1, members };
    this.#viewListeners.emit(this.#view);
  }

  #indexDrains(): void {
    this.#allDrains = [...this.#drains.values()];
    const byApp = new Map<string, Drain[]>();
    for (const drain of this.#allDrains) {
      const ofApp = byApp.get(drain.app);
      if (ofApp === undefined) byApp.set(drain.app, [drain]);
      else ofApp.push(drain);
    }
    this.#drainsByApp = byApp;
  }

  #keepPosition(drainId: string, zone: string, position: DrainPosition): void {
    const zones = this.#positions.get(drainId) ?? new Map<string, DrainPosition>();
    zones.set(zone, position);
    this.#positions.set(drainId, zones);
  }
}

function memberKey(member: Member): string {
  return `${member.role}/${member.id}`;
}
