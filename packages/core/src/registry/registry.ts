// What every role knows of the cluster: members, drain bindings with their positions, and limits per app.
// These are the types and guarantees only; implementations live elsewhere and all pass the same conformance cases.
// No log line ever goes through a registry.

import { LogError, type LogErrorOptions } from '../errors.ts';

/** What a member does. One process may be several members. */
export type Role = 'server' | 'agent' | 'controller';

/** `up` serves; `leaving` is handing over or draining, and owns no app any more. */
export type MemberState = 'up' | 'leaving';

/** One member of the cluster. Identified by role and id together. */
export interface Member {
  /** Unique among the members of the same role. */
  readonly id: string;
  readonly role: Role;
  readonly zone: string;
  /** `host:port` that others dial. */
  readonly address: string;
  readonly state: MemberState;
  /** Drawn anew at every start of the process, so that a restart under the same id can be told. */
  readonly incarnation: string;
  /** Version of the internal protocol that it speaks. */
  readonly version: number;
  /** Agents: the addresses of its sources, for people to read. */
  readonly sources?: readonly string[];
}

/** All members at one moment. */
export interface MembershipView {
  /** Rises with every change that this registry has seen; not comparable between processes. */
  readonly epoch: number;
  /** Sorted by zone, then id, then role. */
  readonly members: readonly Member[];
}

/** A binding of an app to a receiver of its lines. */
export interface Drain {
  readonly id: string;
  readonly app: string;
  /** As it was given. It may hold credentials: mask it before it is shown or logged. */
  readonly url: string;
  /** `d.<uuid>`: what the receiver can tell its drains apart by. */
  readonly token: string;
  /** RFC 3339, UTC. */
  readonly createdAt: string;
}

/** Limit of one app in each zone. A field that is absent does not limit; 0 lets nothing through. */
export interface RateLimit {
  /** Lines per second. */
  readonly lines?: number;
  /** Payload bytes per second. */
  readonly bytes?: number;
}

/** Up to where a drain has handed lines to its receiver. */
export interface DrainPosition {
  /** 64-bit log id in decimal. */
  readonly logId: string;
  /** The next index to deliver. */
  readonly index: number;
}

/** Ends a subscription. Calling it again does nothing. */
export type Unsubscribe = () => void;

/** The handle of a joined member. */
export interface Membership {
  /** Changes the state in the view. Rejects with `left` after `leave` or when a newer incarnation has taken the id over. */
  setState(state: MemberState): Promise<void>;
  /** Takes the member out of the view. Calling it again, or after a newer incarnation joined, does nothing. */
  leave(): Promise<void>;
  /**
   * Resolves as soon as this process knows that a newer incarnation has taken the id over: the member is out, and what it did is
   * the other's to do now. Stays pending otherwise, also after `leave` and when its own incarnation joined again.
   */
  readonly lost: Promise<void>;
  /**
   * Resolves when the view shows what others have made of this member up to now; joins again, in a later view, if they took it out.
   * For a process that stood still. Rejects when the store cannot be reached. Absent where nobody else can take a member out.
   */
  confirm?(): Promise<void>;
}

/**
 * The registry as one process sees it.
 *
 * Guarantees: reads answer from memory and never wait; what a resolved write changed is in every later read of this
 * process, and in those of others within a second; listeners are called after the change can be read, never with the
 * state that was there before they were added. Writes are applied in the order in which they were called.
 */
export interface Registry {
  /** Names the cluster; two processes with different ids refuse each other. */
  readonly clusterId: string;
  /**
   * Why what this process knows may be out of date, in words for people: the store cannot be reached, or so many members
   * went away at once that the view is kept as it was. Undefined while all is well. Log traffic goes on meanwhile.
   */
  readonly trouble: string | undefined;

  /** The members now. The same object until something changes. */
  view(): MembershipView;
  onView(listener: (view: MembershipView) => void): Unsubscribe;
  /**
   * Adds a member, or replaces the one with the same role and id. Rejects with `taken` when a live process elsewhere has
   * that role and id.
   */
  join(member: Member): Promise<Membership>;

  /**
   * Takes a member out whose process is surely gone, so that nobody waits for its heartbeats; the one that it names, not one that
   * joined under its id since. A member that lives after all joins again. Absent where nobody else can take a member out.
   */
  reportDead?(member: Member): Promise<void>;

  /** The drains of one app, or of all, oldest first. */
  drains(app?: string): readonly Drain[];
  /** Called with the app whose drains changed. */
  onDrains(listener: (app: string) => void): Unsubscribe;
  /** Rejects with `duplicate` when the app has a drain with that url already, or the id is taken. */
  addDrain(drain: Drain): Promise<void>;
  /** Removes a drain and its positions. Resolves to false when the app has no such drain. */
  removeDrain(app: string, id: string): Promise<boolean>;

  /** Undefined when nothing was saved for this drain and zone. */
  drainPosition(drainId: string, zone: string): Promise<DrainPosition | undefined>;
  /** Keeps nothing when the drain has been removed. */
  saveDrainPosition(drainId: string, zone: string, position: DrainPosition): Promise<void>;

  /** The limits that were set per app. The same object until something changes. */
  limits(): ReadonlyMap<string, RateLimit>;
  /** Called with the app whose limit changed. */
  onLimits(listener: (app: string) => void): Unsubscribe;
  /** Sets the limit of an app; `undefined` removes it, so that the default counts again. */
  setLimit(app: string, limit: RateLimit | undefined): Promise<void>;

  /** Ends all subscriptions. Later writes reject with `closed`; reads still answer. Calling it again does nothing. */
  close(): Promise<void>;
}

/**
 * `duplicate`: such a drain exists. `left`: this member is out. `taken`: another process is this member. `read_only`: changes
 * are not possible here. `unavailable`: the store cannot be reached now.
 */
export type RegistryErrorCode = 'duplicate' | 'left' | 'taken' | 'closed' | 'read_only' | 'unavailable';

/** What a registry rejects with. */
export class RegistryError extends LogError<RegistryErrorCode> {
  override readonly name = 'RegistryError';

  constructor(message: string, options: LogErrorOptions<RegistryErrorCode>) {
    super(message, { retryable: options.code === 'unavailable', ...options });
  }
}
