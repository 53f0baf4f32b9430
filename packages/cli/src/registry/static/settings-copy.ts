// What this process knows of drains and limits that another one keeps: plain memory, changed by what the other one tells.
// It calls nobody.
import { ListenerSet } from '@tailrace/core/listener-set';
import type { Drain, RateLimit, Unsubscribe } from '@tailrace/core/registry';

/** Reads are O(1) or a copy made at the last change. */
export class SettingsCopy {
  readonly #drainListeners = new ListenerSet<string>();
  readonly #limitListeners = new ListenerSet<string>();
  #drainsByApp = new Map<string, readonly Drain[]>();
  #allDrains: readonly Drain[] | undefined;
  #limits: ReadonlyMap<string, RateLimit> = new Map();

  drains(app?: string): readonly Drain[] {
    if (app !== undefined) return this.#drainsByApp.get(app) ?? [];
    this.#allDrains ??= oldestFirst([...this.#drainsByApp.values()].flat());
    return this.#allDrains;
  }

  limits(): ReadonlyMap<string, RateLimit> {
    return this.#limits;
  }

  onDrains(listener: (app: string) => void): Unsubscribe {
    return this.#drainListeners.add(listener);
  }

  onLimits(listener: (app: string) => void): Unsubscribe {
    return this.#limitListeners.add(listener);
  }

  setDrains(app: string, told: readonly Drain[]): void {
    const drains = oldestFirst(told);
    if (isSame(this.#drainsByApp.get(app) ?? [], drains)) return;
    if (drains.length === 0) this.#drainsByApp.delete(app);
    else this.#drainsByApp.set(app, drains);
    this.#allDrains = undefined;
    this.#drainListeners.emit(app);
  }

  setLimit(app: string, limit: RateLimit | undefined): void {
    if (isSame(this.#limits.get(app), limit)) return;
    const limits = new Map(this.#limits);
    if (limit === undefined) limits.delete(app);
    else limits.set(app, limit);
    this.#limits = limits;
    this.#limitListeners.emit(app);
  }

  /** Takes everything at once, and tells of the apps for which it is different. */
  replace(told: ReadonlyMap<string, readonly Drain[]>, limits: ReadonlyMap<string, RateLimit>): void {
    const drains = new Map([...told].map(([app, ofApp]) => [app, oldestFirst(ofApp)] as const));
    const [oldDrains, oldLimits] = [this.#drainsByApp, this.#limits];
    const drainApps = changedKeys(oldDrains, drains);
    const limitApps = changedKeys(oldLimits, limits);
    this.#drainsByApp = drains;
    this.#allDrains = undefined;
    if (limitApps.length > 0) this.#limits = limits;
    for (const app of drainApps) this.#drainListeners.emit(app);
    for (const app of limitApps) this.#limitListeners.emit(app);
  }

  /** Ends all subscriptions. */
  close(): void {
    this.#drainListeners.clear();
    this.#limitListeners.clear();
  }
}

/** Drains of one moment stay in the order in which they were told. */
function oldestFirst(drains: readonly Drain[]): readonly Drain[] {
  return drains.toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0));
}

function changedKeys(before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>): string[] {
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys].filter((key) => !isSame(before.get(key), after.get(key)));
}

/** Both come from the same reader of JSON, with their fields in the same order. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
