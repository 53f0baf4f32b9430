// Which uplink carries which app: one uplink per server of the zone, apps by the ring of the servers that are up. An
// app changes its uplink only when nothing of it is under way on the old one, so that an owner never sees the lines of
// an app out of order. What an owner refuses is held back, that app alone.
import { HashRing } from '@tailrace/core/hash-ring';
import type { Member, MembershipView, Registry, Unsubscribe } from '@tailrace/core/registry';
import { MarkExchange } from './mark-exchange.ts';
import type { OutboundApp } from './outbound-app.ts';
import type { OutboundBuffer } from './outbound-buffer.ts';
import type { Scheduler } from './scheduler.ts';
import { type Refusal, UplinkClient, type UplinkState } from './uplink-client.ts';
import type { UplinkTransport } from './uplink-transport.ts';

const HOLD_BASE_MS = 100;
const HOLD_MAX_MS = 1_000;
/** How long a connection that is not needed any more may take to end in order. */
const RETIRE_GRACE_MS = 1_000;

/** Settings of {@link Uplinks}. */
export interface UplinksOptions {
  readonly registry: Registry;
  readonly buffer: OutboundBuffer;
  readonly scheduler: Scheduler;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly zone: string;
  /** Who we are, for the servers' logs. */
  readonly peer: string;
  /** Random name of this life of the agent. */
  readonly life: string;
  readonly connect: (address: string) => UplinkTransport;
  /** Every change of a connection, for logs. */
  readonly onState?: (server: string, state: UplinkState, why: string) => void;
}

/** State of one uplink, for people. */
export interface UplinkReport {
  readonly server: string;
  readonly address: string;
  readonly state: UplinkState;
  readonly apps: number;
  readonly unackedBatches: number;
  readonly connections: number;
}

interface ServerUplink {
  readonly server: string;
  readonly address: string;
  readonly client: UplinkClient;
}

/** All uplinks of an agent. */
export class Uplinks {
  readonly #options: UplinksOptions;
  /** By server id: those of the view. */
  readonly #current = new Map<string, ServerUplink>();
  /** Of servers that own nothing any more, until nothing of theirs is under way. */
  readonly #retiring = new Set<ServerUplink>();
  #ring = new HashRing([]);
  #unsubscribe: Unsubscribe | undefined;
  #isClosed = false;

  constructor(options: UplinksOptions) {
    this.#options = options;
  }

  /** Connects to the owners of the zone and follows the membership from now on. */
  start(): void {
    const { registry } = this.#options;
    this.#unsubscribe = registry.onView((view) => this.#follow(view));
    this.#follow(registry.view());
  }

  /** How many uplinks are open. */
  get connected(): number {
    let open = 0;
    for (const { client } of this.#current.values()) {
      open += client.state === 'open' ? 1 : 0;
    }
    return open;
  }

  /** Gives the app to the uplink of its owner, unless it is held back or still under way elsewhere. */
  route(app: OutboundApp): void {
    if (this.#isClosed || app.hold !== undefined || (this.#current.size === 0 && app.uplink === undefined)) {
      return;
    }
    const target = this.#ownerUplink(app);
    if (app.uplink === target) {
      app.leaving = false;
      if (target !== undefined) {
        target.offer(app);
      }
      return;
    }
    if (app.unackedBatches > 0) {
      app.leaving = true;
      return;
    }
    this.#detach(app);
    target?.attach(app);
  }

  /** The apps are forgotten: their origins end. */
  forget(apps: readonly OutboundApp[]): void {
    for (const { client } of this.#all()) {
      const ended = apps.filter((app) => app.uplink === client).map(originOf);
      client.sayBye(ended);
    }
    for (const app of apps) {
      this.#detach(app);
    }
  }

  /** Says bye for every app and ends all connections within `graceMs`. */
  async close(graceMs: number): Promise<void> {
    this.#isClosed = true;
    this.#unsubscribe?.();
    const all = [...this.#all()];
    await Promise.all(
      all.map(({ client }) => {
        client.sayBye([...client.apps()].filter((app) => app.isSettled).map(originOf));
        return client.close(graceMs);
      }),
    );
    this.#current.clear();
    this.#retiring.clear();
  }

  /** The state of every uplink. */
  report(): UplinkReport[] {
    return Array.from(this.#all(), ({ server, address, client }) => ({
      server,
      address,
      state: client.state,
      apps: client.appCount,
      unackedBatches: client.unackedBatches,
      connections: client.connections,
    }));
  }

  #follow(view: MembershipView): void {
    if (this.#isClosed) {
      return;
    }
    const owners = new Map<string, Member>();
    for (const member of view.members) {
      if (member.role === 'server' && member.zone === this.#options.zone && member.state === 'up') {
        owners.set(member.id, member);
      }
    }
    if (!this.#changeOwners(owners)) {
      return;
    }
    this.#ring = new HashRing([...owners.keys()]);
    for (const app of this.#options.buffer.everything()) {
      if (app.unackedBatches > 0 || app.hasWork || app.totalsRaised) {
        this.#release(app);
        this.route(app);
      } else {
        this.#detach(app);
      }
    }
    this.#sweep();
  }

  /** Makes the uplinks that are new and retires those that are gone. Returns whether anything changed. */
  #changeOwners(owners: ReadonlyMap<string, Member>): boolean {
    let isChanged = false;
    for (const [id, uplink] of this.#current) {
      if (owners.get(id)?.address !== uplink.address) {
        this.#current.delete(id);
        this.#retiring.add(uplink);
        isChanged = true;
      }
    }
    for (const [id, { address }] of owners) {
      if (!this.#current.has(id)) {
        this.#current.set(id, this.#connect(id, address));
        isChanged = true;
      }
    }
    return isChanged;
  }

  #connect(server: string, address: string): ServerUplink {
    const { registry, buffer, scheduler, random, zone, peer, life, connect, onState } = this.#options;
    const client = new UplinkClient({
      buffer,
      transport: connect(address),
      scheduler,
      random,
      cluster: registry.clusterId,
      peer,
      zone,
      batchesPerAppMax: 1,
      marks: new MarkExchange({ apps: () => buffer.everything(), scheduler, life }),
      listener: {
        onRefused: (app, refusal) => this.#refused(app, refusal),
        onReleased: (app) => this.#released(app),
        onState: (state, why) => onState?.(server, state, why),
      },
    });
    client.start();
    return { server, address, client };
  }

  #ownerUplink(app: OutboundApp): UplinkClient | undefined {
    const owner = this.#ring.owner(app.id);
    return owner === undefined ? undefined : this.#current.get(owner)?.client;
  }

  #refused(app: OutboundApp, refusal: Refusal): void {
    if (refusal === 'moved' && this.#ownerUplink(app) !== app.uplink) {
      this.route(app);
      return;
    }
    // Refused by the one who owns it in our view: views differ, or it has no room. Either passes.
    const { scheduler, random } = this.#options;
    app.hold = scheduler.after(holdMs(app.refusals, random()), () => {
      app.hold = undefined;
      this.route(app);
    });
  }

  #released(app: OutboundApp): void {
    app.leaving = false;
    this.route(app);
    this.#sweep();
  }

  /** A new view: the pause that an owner imposed is over. */
  #release(app: OutboundApp): void {
    app.hold?.cancel();
    app.hold = undefined;
  }

  #detach(app: OutboundApp): void {
    this.#release(app);
    app.uplink?.detach(app);
  }

  /** Ends the connections of servers that own nothing any more. */
  #sweep(): void {
    for (const uplink of this.#retiring) {
      if (uplink.client.appCount === 0) {
        this.#retiring.delete(uplink);
        void uplink.client.close(RETIRE_GRACE_MS);
      }
    }
  }

  *#all(): Iterable<ServerUplink> {
    yield* this.#current.values();
    yield* this.#retiring;
  }
}

/** 100 ms, 200 ms … 1 s; up to half of it less, so that many apps do not come back together. */
function holdMs(refusals: number, random: number): number {
  const fullMs = Math.min(HOLD_MAX_MS, HOLD_BASE_MS * 2 ** (refusals - 1));
  return Math.ceil(fullMs * (1 - random / 2));
}

function originOf(app: OutboundApp): { app: string; origin: bigint } {
  return { app: app.id, origin: app.ledger.origin };
}
