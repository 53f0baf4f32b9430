// Joining: who may have an id. One that is free, or that has the same address, at once; one that somebody else has, only when
// that one is gone. What becomes of a member once it has joined is its own business (OwnMember).
import { setTimeout as delay } from 'node:timers/promises';
import { cannot, quoted } from '@tailrace/core/errors';
import { type Member, RegistryError } from '@tailrace/core/registry';
import type { KvRecord } from './kv-bucket.ts';
import { decodeAt, type MemberDirectory } from './member-directory.ts';
import { isStarting, textOf, toRegistryError } from './nats-errors.ts';
import { ASK_ALIVE, ASK_CHECK, OwnMember } from './own-member.ts';
import { memberKey, memberPattern, memberSubject } from './registry-keys.ts';
import { encodeRecord } from './registry-records.ts';
import type { StoreContext } from './store-context.ts';
import { WriteQueue } from './write-queue.ts';

/** How long a joining process waits for the one that has its id, in milliseconds. */
const takenMs = 3_000;
/** One that has not answered for so long is gone: three heartbeats. */
const silentMs = 1_500;
const askMs = 250;
/** How often joining is tried while NATS is there and does not answer in time. */
const attemptsMax = 4;

/** The members of this process. */
export class Memberships {
  readonly #context: StoreContext;
  readonly #directory: MemberDirectory;
  readonly #queues = new Map<string, WriteQueue>();
  readonly #members = new Set<OwnMember>();

  constructor(context: StoreContext, directory: MemberDirectory) {
    this.#context = context;
    this.#directory = directory;
  }

  /** Those that have joined and not left. */
  *members(): Iterable<OwnMember> {
    for (const member of this.#members) {
      if (member.isIn) yield member;
      else this.#members.delete(member);
    }
  }

  /** Rejects with `taken` when somebody else lives under that id, with `unavailable` without contact. */
  join(member: Member): Promise<OwnMember> {
    const name = `${member.role}/${member.id}`;
    const queue = this.#queues.get(name) ?? new WriteQueue();
    this.#queues.set(name, queue);
    const action = `join as ${member.role} ${quoted(member.id)}`;
    return queue.alone(action, async () => {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await this.#join(member, action);
        } catch (error) {
          // A NATS to which thousands come at once answers late; what was written counts as ours at the next attempt.
          const isBusy = isStarting(error) && this.#context.link.isUp && attempt < attemptsMax;
          if (!isBusy) throw toRegistryError(error, action);
        }
      }
    });
  }

  /** Looks after all records: after a reconnection, or when somebody says that one is missing. */
  checkAll(): void {
    for (const member of this.members()) void member.check();
  }

  /** Asks the process that is this member. NATS answers at once for one whose connection is gone. */
  async isAlive(holder: Member): Promise<boolean> {
    const { link, cluster } = this.#context;
    try {
      const answer = await link.untilAnswered(() =>
        link.connection.request(memberSubject(cluster, holder), ASK_ALIVE, { timeout: askMs }),
      );
      return answer.string() === holder.incarnation;
    } catch (error) {
      this.#context.logger.debug({ reason: textOf(error) }, 'The process that has this id does not answer');
      return false;
    }
  }

  async leaveAll(): Promise<void> {
    await Promise.all([...this.members()].map((member) => member.leave()));
  }

  async #join(member: Member, action: string): Promise<OwnMember> {
    const { bucket } = this.#directory;
    const key = memberKey(member);
    for (;;) {
      // The id is one cluster's, so it is looked for in all zones.
      const newest = await bucket.read(memberPattern({ role: member.role, id: member.id }));
      const holder = holderOf(newest);
      const own = [...this.members()].find((other) => newest !== undefined && other.key === newest.key);
      if (holder !== undefined && own === undefined && holder.address !== member.address) {
        if (!(await this.#isGone(holder, newest, action))) continue;
      }
      // One of ours that others took out while it was cut off comes back as somebody who was away.
      if (own !== undefined && newest !== undefined && newest.data === undefined)
        this.#directory.tookOut(newest);
      const current = newest?.key === key ? newest : await bucket.read(key);
      const revision = await bucket.replace(key, encodeRecord(member), current?.revision ?? 0);
      if (revision === undefined) continue;
      if (newest?.data !== undefined && newest.key !== key) {
        const removed = await bucket.remove(newest.key, newest.revision, 'left');
        if (removed !== undefined) this.#directory.wrote(newest.key, removed, undefined);
      }
      if (own !== undefined) {
        own.replacedHere(member);
        if (own.key !== key) this.#directory.setOwn(own.key, undefined);
      } else if (holder !== undefined) {
        this.#ask(member, ASK_CHECK);
      }
      const joined = new OwnMember(this.#context, this.#directory, member, revision);
      this.#members.add(joined);
      this.#directory.setOwn(key, member);
      this.#directory.wrote(key, revision, member);
      return joined;
    }
  }

  /** True: it does not answer any more. False: its record changed, so that everything is to be looked at again. */
  async #isGone(holder: Member, record: KvRecord | undefined, action: string): Promise<boolean> {
    const startMs = performance.now();
    let heardMs = startMs;
    for (;;) {
      const isAlive = await this.isAlive(holder);
      const nowMs = performance.now();
      if (isAlive) heardMs = nowMs;
      if (nowMs - heardMs >= silentMs) return true;
      if (isAlive && nowMs - startMs >= takenMs) {
        const what = `a ${holder.role} with this id runs at ${holder.address} in zone ${quoted(holder.zone)}`;
        throw new RegistryError(cannot(action, what, 'an id that no other has'), { code: 'taken' });
      }
      await delay(askMs);
      const now = await this.#directory.bucket.read(memberPattern({ role: holder.role, id: holder.id }));
      if (now?.revision !== record?.revision) return false;
    }
  }

  #ask(member: Member, question: string): void {
    this.#context.link.connection.publish(memberSubject(this.#context.cluster, member), question);
  }
}

/** Who has the id by this record. Garbage is nobody's, a removal neither. */
function holderOf(record: KvRecord | undefined): Member | undefined {
  if (record?.data === undefined) return undefined;
  try {
    return decodeAt(record.key, record.data);
  } catch {
    return undefined;
  }
}
