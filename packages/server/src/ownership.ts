// Which apps this server owns, by the membership view alone, and who the other servers of its zone are. It watches the registry
// and tells when that changed; what follows for logs, readers and drains is theirs to do.
import { HashRing } from '@tailrace/core/hash-ring';
import type { Member, MembershipView, Registry, Unsubscribe } from '@tailrace/core/registry';

/** Settings and listeners of an {@link Ownership}. */
export interface OwnershipOptions {
  /** This server's member id. */
  readonly id: string;
  readonly zone: string;
  readonly registry: Registry;
  /** Called after the servers of the zone changed: those that are up, those that leave, or who they are. */
  readonly onChanged: () => void;
}

/**
 * The zone's ring over the servers that are up, built once for each change of them. While no server is up, ownership stays as it
 * was: the last one to leave has nobody to leave its apps to.
 */
export class Ownership {
  readonly #options: OwnershipOptions;
  #ring = new HashRing([]);
  #servers: readonly Member[] = [];
  #up: readonly string[] = [];
  #known = '';
  #unsubscribe: Unsubscribe | undefined;

  constructor(options: OwnershipOptions) {
    this.#options = options;
  }

  /** Takes the view of now, without telling the listener, and follows it from here on. */
  start(): void {
    const { registry } = this.#options;
    this.#setView(registry.view());
    this.#unsubscribe = registry.onView((view) => {
      if (this.#setView(view)) this.#options.onChanged();
    });
  }

  /** The view stays as it is from now on. */
  close(): void {
    this.#unsubscribe?.();
  }

  /** True: by the view this server is the app's owner in its zone. */
  owns(app: string): boolean {
    return this.#ring.owner(app) === this.#options.id;
  }

  /** Id of the app's owner in the zone; undefined while no server is up. */
  ownerOf(app: string): string | undefined {
    return this.#ring.owner(app);
  }

  /** Id of the server that would own the app without its owner, and so keeps a copy; undefined with fewer than two servers. */
  replicaOf(app: string): string | undefined {
    return this.#ring.replica(app);
  }

  /** True: by the view this server is a member, up or leaving. */
  get isMember(): boolean {
    return this.#servers.some(({ id }) => id === this.#options.id);
  }

  /** Ids of the zone's servers that are up, sorted. */
  get up(): readonly string[] {
    return this.#up;
  }

  /** True: this server is one of those that are up. */
  get isUp(): boolean {
    return this.#up.includes(this.#options.id);
  }

  /** The other servers of the zone, those that leave included. */
  get others(): readonly Member[] {
    return this.#servers.filter(({ id }) => id !== this.#options.id);
  }

  #setView(view: MembershipView): boolean {
    const { zone } = this.#options;
    const servers = view.members.filter((member) => member.role === 'server' && member.zone === zone);
    const known = JSON.stringify(
      servers.map(({ id, state, incarnation, address }) => [id, state, incarnation, address]),
    );
    if (known === this.#known) return false;
    this.#known = known;
    this.#servers = servers;
    this.#up = servers
      .filter(({ state }) => state === 'up')
      .map(({ id }) => id)
      .sort();
    // A ring takes milliseconds to make, and remembers owners.
    const isSame = this.#up.join('\n') === this.#ring.members.join('\n');
    if (this.#up.length > 0 && !isSame) this.#ring = new HashRing(this.#up);
    return true;
  }
}
