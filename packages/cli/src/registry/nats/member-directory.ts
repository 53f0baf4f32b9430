// The members that this process sees, as one view: what NATS holds of them, and its own, which are in it for as long as they
// have not left, also while NATS is away or has lost them.
//
// Who sees whom follows from the role, so that a change of one member does not reach everybody: an agent and a server see the
// servers of their zone, a controller sees all members. Everybody sees the members of its own process.
import { ListenerSet } from '@tailrace/core/listener-set';
import { compareMembers } from '@tailrace/core/member-order';
import type { Member, MembershipView, Unsubscribe } from '@tailrace/core/registry';
import { BucketMirror, type Change, type MirrorEntry } from './bucket-mirror.ts';
import type { KvBucket, KvRecord } from './kv-bucket.ts';
import { memberKey, memberPattern } from './registry-keys.ts';
import { decodeMember, RecordError } from './registry-records.ts';
import type { StoreContext } from './store-context.ts';

/** Members of a store that came back empty have so long to put themselves back, in milliseconds. */
const lostMs = 10_000;

/** Reads are O(1); a change costs O(members), several that arrive together cost as much as one. */
export class MemberDirectory {
  readonly bucket: KvBucket;
  readonly #context: StoreContext;
  readonly #mirror: BucketMirror<Member>;
  readonly #own = new Map<string, Member>();
  readonly #viewListeners = new ListenerSet<MembershipView>();
  readonly #changeListeners = new ListenerSet<readonly Change<Member>[]>();
  readonly #lostTimers = new Set<NodeJS.Timeout>();
  #view: MembershipView = { epoch: 0, members: [] };
  #refresh: NodeJS.Immediate | undefined;

  constructor(context: StoreContext) {
    this.#context = context;
    this.bucket = context.bucket('members');
    const isController = context.role === 'controller';
    this.#mirror = this.createMirror(
      isController ? '>' : memberPattern({ zone: context.zone, role: 'server' }),
      (changes) => {
        this.#changeListeners.emit(changes);
        // Hundreds of changes arrive in one piece when a big zone restarts: one new view for all of them.
        this.#refresh ??= setImmediate(() => this.#publish());
      },
    );
  }

  /** A mirror of other members than those in the view. */
  createMirror(
    filter: string,
    onChanges: (changes: readonly Change<Member>[]) => void,
  ): BucketMirror<Member> {
    const mirror: BucketMirror<Member> = new BucketMirror({
      ...this.#context.mirrorOptions(this.bucket),
      filter,
      decode: ({ key, data }) => decodeAt(key, data),
      onChanges,
      onLost: (lost) => this.#forgetLater(mirror, lost),
    });
    return mirror;
  }

  async start(): Promise<void> {
    await this.#mirror.start();
    this.#publish();
  }

  get trouble(): string | undefined {
    return this.#mirror.trouble;
  }

  /** Drops the marks of what was removed long ago. */
  sweep(olderThanMs?: number): Promise<void> {
    return this.#mirror.sweep(olderThanMs);
  }

  view(): MembershipView {
    return this.#view;
  }

  onView(listener: (view: MembershipView) => void): Unsubscribe {
    return this.#viewListeners.add(listener);
  }

  /** What changed in the part of the bucket that is followed, before the view shows it. */
  onChanges(listener: (changes: readonly Change<Member>[]) => void): Unsubscribe {
    return this.#changeListeners.add(listener);
  }

  /** What NATS holds of a member that is in the view of this process. */
  get(key: string): MirrorEntry<Member> | undefined {
    return this.#mirror.get(key);
  }

  /** What NATS holds of the members in the view. */
  entries(): Iterable<MirrorEntry<Member>> {
    return this.#mirror.entries();
  }

  isOwn(key: string): boolean {
    return this.#own.has(key);
  }

  own(): Iterable<Member> {
    return this.#own.values();
  }

  /** Takes over what this process has just written of any member; the view shows it when this returns. */
  wrote(key: string, revision: number, member: Member | undefined): void {
    if (this.#isFollowed(key)) this.#mirror.wrote(key, revision, member);
    this.#publish();
  }

  /** Takes over that a silent member was taken out. Many may go at once: the view shows all of them a moment later. */
  removed(key: string, revision: number): void {
    if (this.#isFollowed(key)) this.#mirror.wrote(key, revision, undefined);
  }

  /** A member of this process, or undefined when it is none any more; the view shows it when this returns. */
  setOwn(key: string, member: Member | undefined): void {
    if (member === undefined) this.#own.delete(key);
    else this.#own.set(key, member);
    this.#publish();
  }

  /**
   * Others took out a member of this process, which is about to come back. The view shows that it was away: what it owned was
   * somebody else's meanwhile, and is to be asked for again.
   */
  tookOut({ key, revision }: KvRecord): void {
    this.#own.delete(key);
    this.wrote(key, revision, undefined);
  }

  async close(): Promise<void> {
    clearImmediate(this.#refresh);
    for (const timer of this.#lostTimers) clearTimeout(timer);
    this.#viewListeners.clear();
    this.#changeListeners.clear();
    await this.#mirror.close();
  }

  #isFollowed(key: string): boolean {
    const { role, zone } = this.#context;
    return role === 'controller' || key.startsWith(memberPattern({ zone, role: 'server' }).slice(0, -1));
  }

  #forgetLater(mirror: BucketMirror<Member>, lost: readonly MirrorEntry<Member>[]): void {
    this.#context.logger.warn(
      { members: lost.length },
      'NATS has lost its members: they put themselves back',
    );
    const timer = setTimeout(() => {
      this.#lostTimers.delete(timer);
      mirror.forget(lost.map(({ key }) => key));
    }, lostMs);
    this.#lostTimers.add(timer);
  }

  #publish(): void {
    clearImmediate(this.#refresh);
    this.#refresh = undefined;
    const byKey = new Map<string, Member>();
    for (const { key, value } of this.#mirror.entries()) byKey.set(key, value);
    for (const [key, member] of this.#own) byKey.set(key, member);
    const members = [...byKey.values()].sort(compareMembers);
    if (isSame(members, this.#view.members)) return;
    this.#view = { epoch: this.#view.epoch + 1, members };
    this.#viewListeners.emit(this.#view);
  }
}

/** A member as it stands under its key. */
export function decodeAt(key: string, data: Uint8Array): Member {
  const member = decodeMember(data);
  if (memberKey(member) !== key) throw new RecordError('its key is that of another member', false);
  return member;
}

function isSame(a: readonly Member[], b: readonly Member[]): boolean {
  return a.length === b.length && a.every((member, index) => isSameMember(member, b[index]));
}

/** Zone, role and id are the same by their place in the order unless one of the others differs. */
function isSameMember(a: Member, b: Member | undefined): boolean {
  if (a === b) return true;
  return (
    b !== undefined &&
    a.incarnation === b.incarnation &&
    a.state === b.state &&
    a.address === b.address &&
    a.version === b.version &&
    a.id === b.id &&
    a.role === b.role &&
    a.zone === b.zone &&
    (a.sources ?? []).join(' ') === (b.sources ?? []).join(' ')
  );
}
