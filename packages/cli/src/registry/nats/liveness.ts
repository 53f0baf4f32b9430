// Who lives: sends the heartbeats of this process's members, listens to those of the members that it looks after, and takes
// out of the registry whoever is silent. Heartbeats are core-NATS messages and touch no store.
//
//   servers      listen to those of their zone; in a big zone to the first five, who listen to all (see listenersMax)
//   controllers  listen to each other
//   agents       are heard by the first server of their zone alone; where a zone has no server, by the first controller
//   first controller   also hears all servers, and takes out those of a zone in which none is left to do it
//
// So messages grow with members × 5 at most, and an agent's heartbeat reaches one process.
import type { Msg, Subscription } from '@nats-io/transport-node';
import type { Member, Role, Unsubscribe } from '@tailrace/core/registry';
import type { BucketMirror, Change, MirrorEntry } from './bucket-mirror.ts';
import { FrozenZones } from './frozen-zones.ts';
import type { MemberDirectory } from './member-directory.ts';
import type { Memberships } from './memberships.ts';
import { textOf } from './nats-errors.ts';
import { ASK_CHECK } from './own-member.ts';
import { beatSubject, memberKey, memberPattern, memberSubject } from './registry-keys.ts';
import { DOUBTFUL_BEATS, GONE_BEATS, isMassLoss, SilenceCounter } from './silence.ts';
import type { StoreContext } from './store-context.ts';

/** Between two heartbeats of servers and controllers, in milliseconds: a crash is seen after 1.5 to 2.5 s. */
const beatMs = 500;
/** An agent sends one of so many. */
const agentEvery = 10;
/** Three missed heartbeats of an agent, in beats: its crash is seen after 15 to 20 s. */
const agentGoneBeats = 3 * agentEvery + GONE_BEATS;
/** After a reconnection others have so many beats to come back as well. */
const excuseBeats = 8;
/** Those that were taken out so many beats ago still count when a zone's loss is judged: 5 s. */
const recentBeats = 10;
/**
 * After so many beats (30 s) a mass loss is believed: long enough for a network or a NATS to come back, or for a zone's
 * machines to restart, and short enough that agents do not fill their buffers (64 MiB) for servers that are gone for good.
 */
const believeBeats = 60;
/** In zones of more servers than this only so many hear everybody; everybody hears these. */
const listenersMax = 5;
/** A member that is heard but has no record is told so at most once in so many beats. */
const tellBeats = 10;

interface Group {
  readonly zone: string;
  readonly role: Role;
  readonly subjects: readonly string[];
  readonly goneBeats: number;
  /** `each` alone; `zone`: over half at once is not believed at first; `empty`: only when all are silent. */
  readonly rule: 'each' | 'zone' | 'empty';
  /** The keys of the others; those of agents come from their own mirror and change without the view. */
  readonly keys: () => Iterable<string>;
}

/** Runs from `start` to `close`. */
export class Liveness {
  readonly #context: StoreContext;
  readonly #directory: MemberDirectory;
  readonly #memberships: Memberships;
  readonly #silence = new SilenceCounter();
  readonly #frozen: FrozenZones;
  readonly #subscriptions = new Map<string, Subscription>();
  /** zone -> the agents of it, where this process looks after them and its view does not hold them. */
  readonly #agents = new Map<string, BucketMirror<Member>>();
  readonly #removing = new Set<string>();
  readonly #removedAt = new Map<string, number>();
  readonly #frozenSince = new Map<string, number>();
  readonly #toldAt = new Map<string, number>();
  /** Subjects that NATS does not let this process listen to. */
  readonly #deaf = new Set<string>();
  readonly #unsubscribe: Unsubscribe[] = [];
  #groups: readonly Group[] = [];
  #beats = 0;
  #isEchoPending = false;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(context: StoreContext, directory: MemberDirectory, memberships: Memberships) {
    this.#context = context;
    this.#directory = directory;
    this.#memberships = memberships;
    this.#frozen = new FrozenZones(context);
  }

  /** Why the view is kept as it was, in words. */
  get trouble(): string | undefined {
    return this.#frozen.trouble;
  }

  start(): void {
    this.#frozen.start();
    this.#unsubscribe.push(
      this.#context.link.onChange((isUp) => {
        if (isUp) this.#reconnected();
      }),
      this.#directory.onView(() => this.#regroup()),
      this.#directory.onChanges((changes) => this.#noteRemovals(changes)),
    );
    this.#regroup();
    const everyMs = this.#context.role === 'agent' ? beatMs * agentEvery : beatMs;
    this.#timer = setInterval(() => this.#tick(), everyMs);
  }

  /** Takes a member out at once that somebody found dead, unless it answers or another life of it has joined since. */
  async reportDead(member: Member): Promise<void> {
    const key = memberKey(member);
    const isSame = (): boolean => this.#directory.get(key)?.value.incarnation === member.incarnation;
    if (this.#directory.isOwn(key) || !isSame()) return;
    if (await this.#memberships.isAlive(member)) return;
    if (isSame()) await this.#remove(key);
  }

  close(): void {
    this.#isClosed = true;
    clearInterval(this.#timer);
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    for (const mirror of this.#agents.values()) void mirror.close();
    this.#frozen.close();
  }

  #reconnected(): void {
    this.#silence.excuse(excuseBeats);
    this.#memberships.checkAll();
    this.#sendBeats(true);
  }

  #tick(): void {
    const { link } = this.#context;
    if (!link.isUp) return;
    this.#beats += 1;
    this.#sendBeats(false);
    // What NATS delivered before it answered this has been heard by then.
    if (this.#isEchoPending) return;
    this.#isEchoPending = true;
    link.connection
      .flush()
      .then(
        () => this.#judge(),
        () => undefined,
      )
      .finally(() => {
        this.#isEchoPending = false;
      });
  }

  #sendBeats(isFirst: boolean): void {
    const { link, cluster, role } = this.#context;
    for (const { member } of this.#memberships.members()) {
      const isDue = isFirst || role === 'agent' || member.role !== 'agent' || this.#beats % agentEvery === 0;
      if (isDue) link.connection.publish(beatSubject(cluster, member));
    }
  }

  /** Called with each heartbeat of our own that came back. */
  #judge(): void {
    if (this.#isClosed) return;
    this.#silence.beat();
    const now = this.#silence.now;
    for (const [key, removedAt] of this.#removedAt) {
      if (now - removedAt > recentBeats || this.#directory.get(key) !== undefined)
        this.#removedAt.delete(key);
    }
    for (const group of this.#groups) this.#judgeGroup(group);
    if (now % believeBeats === 0) this.#silence.keepOnly((key) => this.#isKnown(key));
    this.#frozen.announce();
  }

  #judgeGroup(group: Group): void {
    // Agents are many and slow: it is enough to look when they send.
    if (group.role === 'agent' && this.#silence.now % agentEvery !== 0) return;
    const gone: string[] = [];
    let watched = 0;
    let doubtful = 0;
    for (const key of group.keys()) {
      const missed = this.#silence.missed(key);
      watched += 1;
      if (missed >= DOUBTFUL_BEATS) doubtful += 1;
      if (missed >= group.goneBeats) gone.push(key);
    }
    const name = `${group.role} ${group.zone}`;
    if (gone.length === 0 || (group.rule === 'empty' && doubtful < watched)) {
      this.#believe(group, name);
      return;
    }
    if (group.subjects.some((subject) => this.#deaf.has(subject))) return;
    if (group.rule !== 'each' && !this.#isBelieved(group, name, doubtful)) return;
    for (const key of gone) void this.#remove(key);
  }

  #believe(group: Group, name: string): void {
    this.#frozenSince.delete(name);
    if (group.rule !== 'each') this.#frozen.thaw(group.zone, group.rule);
  }

  #isBelieved(group: Group, name: string, doubtful: number): boolean {
    const removed = [...this.#removedAt.keys()].filter((key) =>
      key.startsWith(zoneServers(group.zone)),
    ).length;
    const present = this.#directory
      .view()
      .members.filter(({ role, zone }) => role === 'server' && zone === group.zone).length;
    if (!isMassLoss({ present, doubtful, removed })) {
      this.#believe(group, name);
      return true;
    }
    const since = this.#frozenSince.get(name) ?? this.#silence.now;
    this.#frozenSince.set(name, since);
    if (this.#silence.now - since >= believeBeats) {
      this.#frozen.thaw(group.zone, group.rule);
      return true;
    }
    this.#frozen.freeze(group.zone, group.rule, doubtful + removed, present + removed);
    return false;
  }

  async #remove(key: string): Promise<void> {
    const entry = this.#directory.get(key) ?? this.#agentEntry(key);
    // One that is only remembered (revision 0) goes by itself.
    if (entry === undefined || entry.revision === 0 || this.#removing.has(key)) return;
    this.#removing.add(key);
    try {
      const revision = await this.#directory.bucket.remove(key, entry.revision, 'removed');
      if (revision === undefined) return;
      const { role, id, zone } = entry.value;
      this.#context.logger.warn({ role, id, zone }, 'Took a silent member out');
      this.#agents.get(zone)?.wrote(key, revision, undefined);
      this.#directory.removed(key, revision);
    } catch (error) {
      this.#context.logger.debug({ reason: textOf(error) }, 'Cannot take a silent member out');
    } finally {
      this.#removing.delete(key);
    }
  }

  #agentEntry(key: string): MirrorEntry<Member> | undefined {
    for (const mirror of this.#agents.values()) {
      const entry = mirror.get(key);
      if (entry !== undefined) return entry;
    }
    return undefined;
  }

  #noteRemovals(changes: readonly Change<Member>[]): void {
    for (const { key, before, after, removal } of changes) {
      if (after !== undefined) {
        this.#removedAt.delete(key);
        this.#silence.heard(key);
      } else {
        // A removal by ourselves comes without its kind.
        if (removal !== 'left' && before?.role === 'server') this.#removedAt.set(key, this.#silence.now);
        // Others took out one of ours, which lives.
        if (this.#directory.isOwn(key)) this.#memberships.checkAll();
      }
    }
  }

  /** What this process looks after, by the view of now. */
  #regroup(): void {
    if (this.#isClosed) return;
    const { cluster } = this.#context;
    const own = [...this.#memberships.members()].map(({ member }) => member);
    const servers = this.#directory.view().members.filter(({ role }) => role === 'server');
    const controllers = this.#directory.view().members.filter(({ role }) => role === 'controller');
    const groups: Group[] = [];
    const agentZones = new Set<string>();
    for (const zone of new Set(own.filter(({ role }) => role === 'server').map((member) => member.zone))) {
      const ofZone = servers.filter((server) => server.zone === zone);
      groups.push(this.#serverGroup(zone, ofZone));
      if (this.#isOwn(ofZone[0])) agentZones.add(zone);
    }
    if (own.some(({ role }) => role === 'controller')) {
      groups.push({
        zone: '*',
        role: 'controller',
        subjects: [beatSubject(cluster, { role: 'controller' })],
        goneBeats: GONE_BEATS,
        rule: 'each',
        keys: this.#keysOf(controllers),
      });
      if (this.#isOwn(controllers[0])) groups.push(...this.#firstControllerGroups(servers, agentZones));
    }
    for (const zone of agentZones) groups.push(this.#agentGroup(zone));
    this.#groups = groups;
    this.#followAgents(agentZones);
    this.#listen(new Set(groups.flatMap(({ subjects }) => subjects)));
  }

  #serverGroup(zone: string, servers: readonly Member[]): Group {
    const { cluster } = this.#context;
    const first = servers.slice(0, listenersMax);
    const hearsAll = servers.length <= listenersMax || first.some((server) => this.#isOwn(server));
    return {
      zone,
      role: 'server',
      subjects: hearsAll
        ? [beatSubject(cluster, { zone, role: 'server' })]
        : first.map((server) => beatSubject(cluster, server)),
      goneBeats: GONE_BEATS,
      rule: 'zone',
      keys: this.#keysOf(hearsAll ? servers : first),
    };
  }

  #firstControllerGroups(servers: readonly Member[], agentZones: Set<string>): Group[] {
    const { cluster } = this.#context;
    const zones = new Set(servers.map(({ zone }) => zone));
    for (const { role, zone } of this.#directory.view().members) {
      if (role === 'agent' && !zones.has(zone)) agentZones.add(zone);
    }
    return [...zones].map((zone) => ({
      zone,
      role: 'server',
      subjects: [beatSubject(cluster, { role: 'server' })],
      goneBeats: GONE_BEATS,
      rule: 'empty',
      keys: this.#keysOf(servers.filter((server) => server.zone === zone)),
    }));
  }

  #agentGroup(zone: string): Group {
    return {
      zone,
      role: 'agent',
      subjects: [beatSubject(this.#context.cluster, { zone, role: 'agent' })],
      goneBeats: agentGoneBeats,
      rule: 'each',
      keys: () => this.#agentKeys(zone),
    };
  }

  #keysOf(members: readonly Member[]): () => Iterable<string> {
    const keys = members.map((member) => memberKey(member)).filter((key) => !this.#directory.isOwn(key));
    return () => keys;
  }

  *#agentKeys(zone: string): Iterable<string> {
    const followed = this.#agents.get(zone) ?? { entries: () => this.#directory.entries() };
    for (const { key, value } of followed.entries()) {
      if (value.role === 'agent' && value.zone === zone && !this.#directory.isOwn(key)) yield key;
    }
  }

  #isKnown(key: string): boolean {
    return this.#directory.get(key) !== undefined || this.#agentEntry(key) !== undefined;
  }

  #isOwn(member: Member | undefined): boolean {
    return member !== undefined && this.#directory.isOwn(memberKey(member));
  }

  /** The first server of a zone sees its agents only for this; a controller sees them anyway. */
  #followAgents(zones: ReadonlySet<string>): void {
    if (this.#context.role === 'controller') return;
    for (const [zone, mirror] of this.#agents) {
      if (zones.has(zone)) continue;
      this.#agents.delete(zone);
      void mirror.close();
    }
    for (const zone of zones) {
      if (this.#agents.has(zone)) continue;
      const mirror = this.#directory.createMirror(memberPattern({ zone, role: 'agent' }), () => undefined);
      this.#agents.set(zone, mirror);
      mirror.start().catch((error: unknown) => {
        this.#context.logger.debug({ reason: textOf(error) }, 'Cannot follow the agents of this zone');
        if (this.#agents.get(zone) === mirror) this.#agents.delete(zone);
      });
    }
  }

  #listen(subjects: ReadonlySet<string>): void {
    const { connection } = this.#context.link;
    if (connection.isClosed()) return;
    for (const [subject, subscription] of this.#subscriptions) {
      if (subjects.has(subject)) continue;
      subscription.unsubscribe();
      this.#subscriptions.delete(subject);
    }
    for (const subject of subjects) {
      if (this.#subscriptions.has(subject)) continue;
      const callback = (error: Error | null, message: Msg): void => {
        if (error === null) this.#hear(message.subject);
        else this.#cannotHear(subject, error);
      };
      this.#subscriptions.set(subject, connection.subscribe(subject, { callback }));
    }
  }

  /** A user without that right hears nothing, which says nothing about the others. */
  #cannotHear(subject: string, error: Error): void {
    this.#deaf.add(subject);
    this.#context.logger.error({ err: error, subject }, 'NATS does not let this process hear heartbeats');
  }

  #hear(subject: string): void {
    const [role, zone, id] = subject.split('.').slice(-3);
    const key = `${zone}.${role}.${id}`;
    this.#silence.heard(key);
    if (this.#directory.isOwn(key) || this.#isKnown(key)) return;
    this.#tell(key, role as Role, Buffer.from(id ?? '', 'base64url').toString());
  }

  /** It lives and has no record: it was frozen, or has joined this moment. */
  #tell(key: string, role: Role, id: string): void {
    const now = this.#silence.now;
    if (now - (this.#toldAt.get(key) ?? Number.NEGATIVE_INFINITY) < tellBeats) return;
    if (this.#toldAt.size > 10_000) this.#toldAt.clear();
    this.#toldAt.set(key, now);
    this.#context.link.connection.publish(memberSubject(this.#context.cluster, { role, id }), ASK_CHECK);
  }
}

/** What the keys of a zone's servers begin with. */
function zoneServers(zone: string): string {
  return memberPattern({ zone, role: 'server' }).slice(0, -1);
}
