// Which apps this server owns, by the membership view alone. It watches the registry and tells when that changed; what
// follows for logs, readers and drains is theirs to do.
import { HashRing } from '@tailrace/core/hash-ring';
import type { MembershipView, Registry, Unsubscribe } from '@tailrace/core/registry';

/** How long after a change of the view a server still takes lines of an app whose log it holds, in milliseconds. */
export const SETTLE_MS_DEFAULT = 2_000;

/** Settings and listeners of an {@link Ownership}. */
export interface OwnershipOptions {
  /** This server's member id. */
  readonly id: string;
  readonly zone: string;
  readonly registry: Registry;
  /**
   * Unit milliseconds, default {@link SETTLE_MS_DEFAULT}. Agents see a change of the view at other moments than this server;
   * within this time the former owner takes what they still send it. Longer keeps readers longer at the former owner.
   */
  readonly settleMs?: number;
  /** Called after the servers of the zone changed. */
  readonly onChanged: () => void;
  /** Called when the settling time after the last change is over. */
  readonly onSettled: () => void;
}

/** The zone's ring over the servers that are up, built once for each change of them. */
export class Ownership {
  readonly #options: OwnershipOptions;
  readonly #settleMs: number;
  #ring = new HashRing([]);
  #members = '';
  #settling: NodeJS.Timeout | undefined;
  #unsubscribe: Unsubscribe | undefined;

  constructor(options: OwnershipOptions) {
    this.#options = options;
    this.#settleMs = options.settleMs ?? SETTLE_MS_DEFAULT;
  }

  /** Takes the view of now, without telling the listeners, and follows it from here on. */
  start(): void {
    const { registry } = this.#options;
    this.#setView(registry.view());
    this.#unsubscribe = registry.onView((view) => {
      if (this.#setView(view)) this.#changed();
    });
  }

  close(): void {
    this.#unsubscribe?.();
    clearTimeout(this.#settling);
    this.#settling = undefined;
  }

  /** True: by the view this server is the app's owner in its zone. */
  owns(app: string): boolean {
    return this.#ring.owner(app) === this.#options.id;
  }

  /** True within the settling time after a change. */
  get isSettling(): boolean {
    return this.#settling !== undefined;
  }

  /** Whether lines and readers of the app are taken: it is owned, or its log is held and the view has just changed. */
  accepts(app: string, isHeld: boolean): boolean {
    return this.owns(app) || (isHeld && this.isSettling);
  }

  #changed(): void {
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => {
      this.#settling = undefined;
      this.#options.onSettled();
    }, this.#settleMs);
    this.#options.onChanged();
  }

  #setView(view: MembershipView): boolean {
    const { zone } = this.#options;
    const ids = view.members
      .filter((member) => member.role === 'server' && member.zone === zone && member.state === 'up')
      .map((member) => member.id)
      .sort();
    const members = JSON.stringify(ids);
    if (members === this.#members) return false;
    this.#members = members;
    this.#ring = new HashRing(ids);
    return true;
  }
}
