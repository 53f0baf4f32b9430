// Which server to ask for an app in a zone: the membership view's servers, a hash ring per zone, and an upstream per server.
// It decides nothing about subscriptions; those who read listen for changes and ask again.
import { HashRing } from '@tailrace/core/hash-ring';
import type { Member, MembershipView, Registry, Unsubscribe } from '@tailrace/core/registry';
import type { Upstream, UpstreamOptions } from './upstream.ts';

/** What an upstream is made with by the directory. */
export type UpstreamTarget = Pick<UpstreamOptions, 'serverId' | 'zone' | 'address' | 'onState'>;

/** Settings and seams of a {@link ServerDirectory}. */
export interface ServerDirectoryOptions {
  readonly registry: Registry;
  /** Zones that exist even while nobody is in them. */
  readonly zones: readonly string[];
  readonly createUpstream: (target: UpstreamTarget) => Upstream;
  readonly nowMs: () => number;
}

/**
 * The servers of the cluster as the view has them. Owners are taken among those that are `up`; upstreams are kept to those
 * that are leaving too, until they are gone, because subscriptions there are read to their end.
 */
export class ServerDirectory {
  readonly #options: ServerDirectoryOptions;
  readonly #upstreams = new Map<string, Upstream>();
  readonly #rings = new Map<string, HashRing>();
  /** Zone -> Unix time in milliseconds since which it has had no server that is up. */
  readonly #emptySinceMs = new Map<string, number>();
  readonly #listeners = new Set<() => void>();
  readonly #unsubscribe: Unsubscribe;
  #zones: readonly string[] = [];
  /** The servers of the last view, as text. */
  #known = '';

  constructor(options: ServerDirectoryOptions) {
    this.#options = options;
    for (const zone of options.zones) this.#emptySinceMs.set(zone, options.nowMs());
    this.#apply(options.registry.view());
    this.#unsubscribe = options.registry.onView((view) => this.#apply(view));
  }

  /** Every zone that is set, or has been seen in a view since the start; sorted. */
  get zones(): readonly string[] {
    return this.#zones;
  }

  /** Upstreams to all servers in the view. */
  get upstreams(): readonly Upstream[] {
    return [...this.#upstreams.values()];
  }

  /** The upstream to the owner of an app in a zone; undefined when no server of the zone is up. */
  owner(zone: string, app: string): Upstream | undefined {
    const id = this.#rings.get(zone)?.owner(app);
    return id === undefined ? undefined : this.#upstreams.get(serverKey(zone, id));
  }

  /** Upstreams to the servers of a zone that are up. */
  upstreamsOf(zone: string): readonly Upstream[] {
    const ids = this.#rings.get(zone)?.members ?? [];
    return ids.flatMap((id) => this.#upstreams.get(serverKey(zone, id)) ?? []);
  }

  /** Unix time in milliseconds since which no server of the zone has been up; undefined while one is. */
  emptySinceMs(zone: string): number | undefined {
    return this.#emptySinceMs.get(zone);
  }

  /** Calls the listener after servers or zones changed, or an upstream became ready or was lost. */
  onChange(listener: () => void): Unsubscribe {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  close(): void {
    this.#unsubscribe();
    this.#listeners.clear();
    for (const upstream of this.#upstreams.values()) upstream.close();
    this.#upstreams.clear();
    this.#rings.clear();
  }

  #apply(view: MembershipView): void {
    const servers = view.members.filter(({ role }) => role === 'server');
    const known = JSON.stringify(servers.map(({ zone, id, address, state }) => [zone, id, address, state]));
    // Agents come and go without a consequence here.
    if (known === this.#known) return;
    this.#known = known;
    this.#replaceUpstreams(servers);
    const zones = new Set([...this.#emptySinceMs.keys(), ...this.#zones, ...servers.map(({ zone }) => zone)]);
    this.#zones = [...zones].sort();
    for (const zone of this.#zones) {
      this.#setOwners(
        zone,
        servers.filter((server) => server.zone === zone && server.state === 'up').map(({ id }) => id),
      );
    }
    this.#changed();
  }

  #setOwners(zone: string, ids: readonly string[]): void {
    if (ids.length === 0) {
      this.#rings.delete(zone);
      if (!this.#emptySinceMs.has(zone)) this.#emptySinceMs.set(zone, this.#options.nowMs());
      return;
    }
    this.#emptySinceMs.delete(zone);
    const members = this.#rings.get(zone)?.members.join('\n');
    // A ring takes milliseconds to make, and remembers owners.
    if (members !== [...ids].sort().join('\n')) this.#rings.set(zone, new HashRing(ids));
  }

  #replaceUpstreams(servers: readonly Member[]): void {
    const wanted = new Map(servers.map((server) => [serverKey(server.zone, server.id), server]));
    const gone: Upstream[] = [];
    for (const [key, upstream] of this.#upstreams) {
      if (wanted.get(key)?.address === upstream.address) continue;
      this.#upstreams.delete(key);
      gone.push(upstream);
    }
    for (const [key, { id, zone, address }] of wanted) {
      if (this.#upstreams.has(key)) continue;
      const onState = (): void => this.#changed();
      this.#upstreams.set(key, this.#options.createUpstream({ serverId: id, zone, address, onState }));
    }
    // Last, so that whoever hears of the loss finds the new owners here.
    queueMicrotask(() => {
      for (const upstream of gone) upstream.close();
    });
  }

  #changed(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

/** Ids are unique among servers; the zone is part of it so that a server that moved is a new one. */
function serverKey(zone: string, id: string): string {
  return `${zone}/${id}`;
}
