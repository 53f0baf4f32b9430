// One JetStream key-value bucket: reads from its leader, so that nothing old is read, and writes that say which revision
// they replace. It is an ordinary bucket that the `nats kv` tools can show; it keeps one value per key.
import { setTimeout as wait } from 'node:timers/promises';
import { PubHeaders, type StoredMsg } from '@nats-io/jetstream';
import { Kvm } from '@nats-io/kv';
import { headers } from '@nats-io/transport-node';
import { isMissingStream, isSubjectsTaken, isWrongRevision } from './nats-errors.ts';
import type { NatsLink } from './nats-link.ts';

/** How often, and how many milliseconds apart, a bucket is looked for that another process seems to be making. */
const BEING_MADE = { tries: 40, everyMs: 50 };

/** Why a key has no value: its owner took it out, or somebody else did because the owner was silent. */
export type Removal = 'left' | 'removed';

/** What a bucket holds under a key. */
export interface KvRecord {
  readonly key: string;
  /** Rises with every write to the bucket. */
  readonly revision: number;
  /** Absent: the key was removed, and this is the mark of that. */
  readonly data?: Uint8Array;
  readonly removal?: Removal;
}

/** Which incarnation of the bucket this is. */
export interface BucketIdentity {
  /** Moment of its creation: another one means that what was in it is lost. */
  readonly created: string;
  /** The highest revision so far. */
  readonly lastRevision: number;
}

const operationHeader = 'KV-Operation';
// Both mean "no value" to every client of such a bucket; we use them to tell a clean leave from a removal by others.
const operations = { left: 'PURGE', removed: 'DEL' } as const;

/** A bucket by its name. Nothing is kept in memory here. */
export class KvBucket {
  readonly name: string;
  readonly link: NatsLink;
  readonly #replicas: number;

  constructor(link: NatsLink, name: string, replicas: number) {
    this.link = link;
    this.name = name;
    this.#replicas = replicas;
  }

  /** The name of the stream behind the bucket. */
  get stream(): string {
    return `KV_${this.name}`;
  }

  /** Creates the bucket where it is missing. Two processes may do so at once. */
  async ensure(): Promise<BucketIdentity> {
    return this.link.untilAnswered(async () => {
      for (let tries = 1; ; tries += 1) {
        try {
          return await this.#identity();
        } catch (error) {
          if (!isMissingStream(error)) throw error;
        }
        try {
          await new Kvm(this.link.js).create(this.name, { history: 1, replicas: this.#replicas });
        } catch (error) {
          // nats-server takes the subjects before it knows the stream by its name: who comes in between is told that they overlap.
          if (!isSubjectsTaken(error) || tries === BEING_MADE.tries) throw error;
          await wait(BEING_MADE.everyMs);
        }
      }
    });
  }

  /** The newest record under a key, or under any key that fits a pattern with `*`. */
  async read(pattern: string): Promise<KvRecord | undefined> {
    return this.link.untilAnswered(async () => {
      const message = await this.link.streams.streams.getMessage(this.stream, {
        last_by_subj: this.subject(pattern),
      });
      return message === null ? undefined : this.#toRecord(message);
    });
  }

  /** Writes whatever was there before. Resolves to the new revision. */
  async put(key: string, data: Uint8Array): Promise<number> {
    return this.link.untilAnswered(async () => (await this.link.js.publish(this.subject(key), data)).seq);
  }

  /** Writes only over this revision; 0: only where no record is. Undefined: somebody was faster. */
  async replace(key: string, data: Uint8Array, revision: number): Promise<number | undefined> {
    return this.#unlessChanged(async () => {
      const expect = { lastSubjectSequence: revision };
      return (await this.link.js.publish(this.subject(key), data, { expect })).seq;
    });
  }

  /** Writes where no value is, also where one was removed. Undefined: there is a value. */
  async create(key: string, data: Uint8Array): Promise<number | undefined> {
    const revision = await this.replace(key, data, 0);
    if (revision !== undefined) return revision;
    const current = await this.read(key);
    if (current?.data !== undefined) return undefined;
    return this.replace(key, data, current?.revision ?? 0);
  }

  /** Removes a key if it has this revision. Undefined: it has another one. */
  async remove(key: string, revision: number, removal: Removal): Promise<number | undefined> {
    return this.#unlessChanged(async () => {
      const marks = headers();
      marks.set(operationHeader, operations[removal]);
      marks.set(PubHeaders.ExpectedLastSubjectSequenceHdr, String(revision));
      return (await this.link.js.publish(this.subject(key), new Uint8Array(), { headers: marks })).seq;
    });
  }

  /** Drops everything that fits the pattern below a revision, without leaving marks; watches do not see it. */
  async drop(pattern: string, belowRevision?: number): Promise<void> {
    await this.link.untilAnswered(() =>
      this.link.streams.streams.purge(this.stream, {
        filter: this.subject(pattern),
        ...(belowRevision === undefined ? {} : { seq: belowRevision }),
      }),
    );
  }

  /** The subject of a key, or of a pattern of keys. */
  subject(pattern: string): string {
    return `$KV.${this.name}.${pattern}`;
  }

  /** The key of a subject of this bucket. */
  keyOf(subject: string): string {
    return subject.slice(this.subject('').length);
  }

  async #identity(): Promise<BucketIdentity> {
    const { created, state } = await this.link.streams.streams.info(this.stream);
    return { created, lastRevision: state.last_seq };
  }

  async #unlessChanged(write: () => Promise<number>): Promise<number | undefined> {
    try {
      return await this.link.untilAnswered(write);
    } catch (error) {
      if (isWrongRevision(error)) return undefined;
      throw error;
    }
  }

  #toRecord(message: StoredMsg): KvRecord {
    // The client's type says that there are always headers; a record that was put has none.
    const operation = (message.header as StoredMsg['header'] | undefined)?.get(operationHeader);
    return toRecord(this.keyOf(message.subject), message.seq, message.data, operation);
  }
}

/** A record from its parts as NATS delivers them. */
export function toRecord(
  key: string,
  revision: number,
  data: Uint8Array,
  operation: string | undefined,
): KvRecord {
  if (operation === operations.left) return { key, revision, removal: 'left' };
  if (operation === operations.removed) return { key, revision, removal: 'removed' };
  return { key, revision, data };
}

/** The header in which a removal says what it is. */
export { operationHeader };
