// One member of this process and its record in NATS. It keeps the record there: when somebody took it out although the member
// lives (the process was frozen for a while, or NATS lost its data), it puts it back. A newer incarnation ends it.
import type { Msg, Subscription } from '@nats-io/transport-node';
import { cannot, quoted } from '@tailrace/core/errors';
import { type Member, type MemberState, type Membership, RegistryError } from '@tailrace/core/registry';
import { decodeAt, type MemberDirectory } from './member-directory.ts';
import { textOf, toRegistryError } from './nats-errors.ts';
import { memberKey, memberPattern, memberSubject } from './registry-keys.ts';
import { encodeRecord, RecordError } from './registry-records.ts';
import type { StoreContext } from './store-context.ts';
import { WriteQueue } from './write-queue.ts';

/** Asked of a member: answers with its incarnation. */
export const ASK_ALIVE = 'alive';
/** Asked of a member: look whether your record is still there. Not answered. */
export const ASK_CHECK = 'check';
/** Each member looks so often whether its record is there; plus up to as much again. */
const checkMs = 30_000;
/** A look that failed is repeated after so long. */
const recheckMs = 1_000;

/** Joined when it is made, out after `leave`, after a newer incarnation, or when the registry is closed. */
export class OwnMember implements Membership {
  readonly key: string;
  readonly lost: Promise<void>;
  readonly #context: StoreContext;
  readonly #directory: MemberDirectory;
  readonly #queue = new WriteQueue();
  readonly #subscription: Subscription;
  #member: Member;
  #revision: number;
  #isIn = true;
  #timer: NodeJS.Timeout | undefined;
  #tellLost: () => void = () => undefined;

  /** @param revision - that under which its record was written */
  constructor(context: StoreContext, directory: MemberDirectory, member: Member, revision: number) {
    this.#context = context;
    this.#directory = directory;
    this.#member = member;
    this.#revision = revision;
    this.key = memberKey(member);
    this.lost = new Promise((resolve) => {
      this.#tellLost = resolve;
    });
    this.#subscription = context.link.connection.subscribe(memberSubject(context.cluster, member), {
      callback: (error, message) => this.#answer(error, message),
    });
    this.#checkAfter(checkMs * (1 + Math.random()));
  }

  get member(): Member {
    return this.#member;
  }

  get isIn(): boolean {
    return this.#isIn;
  }

  setState(state: MemberState): Promise<void> {
    const { role, id } = this.#member;
    const action = `set ${role} ${quoted(id)} to ${state}`;
    return this.#queue.alone(action, async () => {
      if (this.#isIn && this.#member.state === state) return;
      const wanted = { ...this.#member, state };
      try {
        if (this.#isIn) await this.#keep(wanted);
      } catch (error) {
        throw toRegistryError(error, action);
      }
      if (!this.#isIn) {
        throw new RegistryError(cannot(action, 'it is not a member any more', 'a joined member'), {
          code: 'left',
        });
      }
    });
  }

  /** Also without contact: then the others notice its silence. */
  async leave(): Promise<void> {
    if (!this.#isIn) return;
    this.#end();
    await this.#queue.settled();
    try {
      const revision = await this.#directory.bucket.remove(this.key, this.#revision, 'left');
      if (revision !== undefined) this.#directory.wrote(this.key, revision, undefined);
    } catch (error) {
      this.#context.logger.warn(
        { err: error },
        cannot(
          'take this member out of the registry',
          textOf(error),
          'a NATS that answers; the others will notice',
        ),
      );
    }
    this.#directory.setOwn(this.key, undefined);
  }

  /** Ends it because this process has joined the same id again, as the same incarnation or another. */
  replacedHere({ incarnation }: Member): void {
    this.#end();
    if (incarnation !== this.#member.incarnation) this.#tellLost();
  }

  async confirm(): Promise<void> {
    if (!this.#isIn) return;
    const action = 'confirm a member';
    try {
      await this.#queue.alone(action, () => this.#keep(this.#member));
    } catch (error) {
      throw toRegistryError(error, action);
    }
  }

  /** Makes sure that the record is there; does nothing to one that somebody else has taken over. */
  async check(): Promise<void> {
    if (!this.#isIn) return;
    let nextMs = checkMs * (1 + Math.random());
    try {
      await this.confirm();
    } catch (error) {
      this.#context.logger.debug({ err: error }, 'Cannot look after the record of this member');
      nextMs = recheckMs;
    }
    if (this.#isIn) this.#checkAfter(nextMs);
  }

  /** Writes the record unless it is there as it should be, or somebody else's is. */
  async #keep(wanted: Member): Promise<void> {
    const { bucket } = this.#directory;
    while (this.#isIn) {
      const newest = await bucket.read(memberPattern({ role: wanted.role, id: wanted.id }));
      const current = newest === undefined || newest.key === this.key ? newest : await bucket.read(this.key);
      for (const record of [newest, current]) {
        if (record?.data !== undefined && this.#isOthers(record.key, record.data)) {
          this.#takenOver();
          return;
        }
      }
      const held = current?.data === undefined ? undefined : decodeOrUndefined(this.key, current.data);
      if (held !== undefined && held.state === wanted.state) {
        this.#kept(wanted, current?.revision ?? 0);
        return;
      }
      if (held === undefined) {
        this.#context.logger.warn({ member: wanted.id }, 'Others took this member out: it joins again');
        if (current !== undefined && current.data === undefined) this.#directory.tookOut(current);
      }
      const revision = await bucket.replace(this.key, encodeRecord(wanted), current?.revision ?? 0);
      if (revision !== undefined) {
        this.#kept(wanted, revision);
        return;
      }
    }
  }

  #kept(member: Member, revision: number): void {
    if (!this.#isIn) return;
    this.#member = member;
    this.#revision = revision;
    this.#directory.setOwn(this.key, member);
    this.#directory.wrote(this.key, revision, member);
  }

  #isOthers(key: string, data: Uint8Array): boolean {
    try {
      return decodeAt(key, data).incarnation !== this.#member.incarnation;
    } catch (error) {
      // A newer version of this program has taken the id over; garbage is nobody's.
      return error instanceof RecordError && error.isNewer;
    }
  }

  #takenOver(): void {
    this.#end();
    this.#directory.setOwn(this.key, undefined);
    const { role, id } = this.#member;
    this.#context.logger.error(
      { role, id },
      'Another process has joined with this id: this one is no member any more',
    );
    this.#tellLost();
  }

  #end(): void {
    this.#isIn = false;
    clearTimeout(this.#timer);
    if (!this.#context.link.connection.isClosed()) this.#subscription.unsubscribe();
  }

  #checkAfter(delayMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.check(), delayMs);
  }

  #answer(error: Error | null, message: Msg): void {
    if (error !== null || !this.#isIn) return;
    const question = message.string();
    if (question === ASK_ALIVE) message.respond(this.#member.incarnation);
    if (question === ASK_CHECK) void this.check();
  }
}

function decodeOrUndefined(key: string, data: Uint8Array): Member | undefined {
  try {
    return decodeAt(key, data);
  } catch {
    return undefined;
  }
}
