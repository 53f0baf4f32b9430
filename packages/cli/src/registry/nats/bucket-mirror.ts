// What a process remembers of a part of a bucket, kept the same as the bucket by one JetStream consumer. The consumer is made
// again whenever anything may have been missed (a gap, silence, a reconnection). After a short time it goes on after the last
// change that it brought, because the marks of removals are kept much longer; after a longer one, or when the bucket is another,
// everything is compared. So a removal is never missed. Decides nothing about what the values mean.
import { isDeepStrictEqual } from 'node:util';
import type { Logger } from 'pino';
import { BucketWatch, type WatchEnd } from './bucket-watch.ts';
import type { KvBucket, KvRecord, Removal } from './kv-bucket.ts';
import { textOf } from './nats-errors.ts';
import { RecordError } from './registry-records.ts';

/** One key that is different now. */
export interface Change<T> {
  readonly key: string;
  readonly before: T | undefined;
  readonly after: T | undefined;
  /** How the value went away. */
  readonly removal?: Removal;
}

/** A value and where it stands. */
export interface MirrorEntry<T> {
  readonly key: string;
  readonly value: T;
  /** 0: the bucket has lost it, and it is only remembered here. */
  readonly revision: number;
}

/** Settings of a {@link BucketMirror}. */
export interface BucketMirrorOptions<T> {
  readonly bucket: KvBucket;
  /** Which keys: `>` for all. */
  readonly filter: string;
  /** Throws RecordError for a record that has to be skipped. */
  readonly decode: (record: { readonly key: string; readonly data: Uint8Array }) => T;
  /** Called when the changes can be read. Never with none. */
  readonly onChanges: (changes: readonly Change<T>[]) => void;
  /** The bucket is a new, empty one: these values were in the old one. They stay until somebody removes them by name. */
  readonly onLost: (lost: readonly MirrorEntry<T>[]) => void;
  readonly onSkipped: (key: string, reason: string) => void;
  /** NATS says at least this often that it is there; after two that are missing the consumer is made again. Milliseconds. */
  readonly idleMs: number;
  /** True: `sweep` is called. */
  readonly sweeps: boolean;
  readonly logger: Logger;
}

interface Cell<T> {
  readonly revision: number;
  /** When it was removed, as far as this process knows, on the process's own clock. */
  readonly removedMs?: number;
  /** Absent: removed, or not readable. */
  readonly value?: T;
  /** The comparison during which it was written by this process: it may be newer than what is compared. */
  readonly writtenDuring: number;
}

/** Marks of removals are dropped by `sweep` when they are this old, in milliseconds: an hour. */
const sweepMs = 3_600_000;
/** So many at a time. */
const sweepMax = 1_000;
/** A watch that was away for less goes on where it stood: much less than marks are kept. */
const resumeMs = 600_000;
/** After so many removals the marks that are not needed any more are forgotten. */
const marksMax = 1_000;

/** Where values come from and how they are compared. Reads are O(1); a change costs O(1), a comparison O(keys). */
export class BucketMirror<T> {
  readonly #options: BucketMirrorOptions<T>;
  readonly #cells = new Map<string, Cell<T>>();
  #comparison = 0;
  #created: string | undefined;
  #highestRevision = 0;
  /** Everything up to this revision has been read; 0: nothing to go on from. */
  #readUpTo = 0;
  #watchedMs = 0;
  #marks = 0;
  #trouble: string | undefined = 'it has not been read yet';
  #watch: BucketWatch | undefined;
  #wake: (() => void) | undefined;
  #isClosed = false;
  #running: Promise<void> | undefined;

  constructor(options: BucketMirrorOptions<T>) {
    this.#options = options;
  }

  /** Reads the bucket for the first time, and follows it from then on. Rejects when that first time fails. */
  async start(): Promise<void> {
    const first = await this.#compare();
    this.#running = this.#follow(first);
  }

  /** Why this may be old, in words; undefined while it is not. */
  get trouble(): string | undefined {
    return this.#trouble;
  }

  get(key: string): MirrorEntry<T> | undefined {
    const cell = this.#cells.get(key);
    return cell?.value === undefined ? undefined : { key, value: cell.value, revision: cell.revision };
  }

  *entries(): Iterable<MirrorEntry<T>> {
    for (const [key, { value, revision }] of this.#cells)
      if (value !== undefined) yield { key, value, revision };
  }

  /** Takes over what this process has just written, so that it can be read before NATS has told it back. */
  wrote(key: string, revision: number, value: T | undefined): void {
    const change = this.#set(key, {
      revision,
      writtenDuring: this.#comparison,
      ...(value === undefined ? {} : { value }),
    });
    if (change !== undefined) this.#options.onChanges([change]);
  }

  /** Gives up values that only are remembered (revision 0). */
  forget(keys: readonly string[]): void {
    const changes: Change<T>[] = [];
    for (const key of keys) {
      const cell = this.#cells.get(key);
      if (cell?.revision !== 0 || cell.value === undefined) continue;
      this.#cells.delete(key);
      changes.push({ key, before: cell.value, after: undefined });
    }
    if (changes.length > 0) this.#options.onChanges(changes);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#watch?.stop('closed');
    this.#wake?.();
    await this.#running;
  }

  async #follow(first: BucketWatch): Promise<void> {
    const { link } = this.#options.bucket;
    const unsubscribe = link.onChange((isUp) => {
      if (isUp) this.#wake?.();
      else this.#watch?.stop('the connection was lost');
    });
    let watch: BucketWatch | undefined = first;
    let attempts = 0;
    while (!this.#isClosed) {
      if (watch !== undefined) {
        this.#trouble = undefined;
        attempts = 0;
        const end: WatchEnd = await watch.ended;
        this.#watchedMs = performance.now();
        if (this.#isClosed) break;
        this.#trouble = `what it holds is read again: ${end}`;
        this.#options.logger.info(
          { bucket: this.#options.bucket.name, reason: end },
          'Reading a bucket again',
        );
      }
      watch = await this.#compare().catch((error: unknown) => {
        this.#trouble = textOf(error);
        return undefined;
      });
      if (watch === undefined) await this.#pause(attempts++);
    }
    watch?.stop('closed');
    unsubscribe();
  }

  /** Until the connection is back, or a little longer with each attempt: 0.1 s to 2 s. */
  #pause(attempts: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(
        () => this.#wake?.(),
        Math.min(2_000, 100 * 2 ** attempts) * (0.5 + Math.random()),
      );
      this.#wake = () => {
        clearTimeout(timer);
        this.#wake = undefined;
        resolve();
      };
      if (this.#isClosed) this.#wake();
    });
  }

  /** Drops the marks of old removals from the bucket, whose number would grow for ever. Everybody may do it. */
  async sweep(olderThanMs = sweepMs): Promise<void> {
    const { bucket } = this.#options;
    const beforeMs = performance.now() - olderThanMs;
    const old = [...this.#cells].filter(
      ([, { removedMs }]) => removedMs !== undefined && removedMs <= beforeMs,
    );
    for (const [key, { revision }] of old.slice(0, sweepMax)) {
      // Only what is older than this: a value that was put meanwhile stays.
      await bucket.drop(key, revision + 1);
      if (this.#cells.get(key)?.revision === revision) this.#cells.delete(key);
    }
  }

  /** Reads what changed, or everything to compare it with what is remembered; returns the watch that goes on from there. */
  async #compare(): Promise<BucketWatch> {
    const { bucket, filter, idleMs } = this.#options;
    this.#comparison += 1;
    const { created, lastRevision } = await bucket.ensure();
    const isNew =
      this.#created !== undefined && (created !== this.#created || lastRevision < this.#highestRevision);
    if (isNew) this.#startAnew();
    const isResumed = this.#readUpTo > 0 && performance.now() - this.#watchedMs < resumeMs;
    const watch = new BucketWatch({
      bucket,
      filter,
      idleMs,
      ...(isResumed ? { afterRevision: this.#readUpTo } : {}),
      onRecord: (record) => this.#take(record),
    });
    this.#watch = watch;
    if (this.#isClosed) watch.stop('closed');
    const records = await watch.open();
    this.#created = created;
    this.#takeAll(records, isResumed, isNew);
    this.#readUpTo = Math.max(this.#readUpTo, lastRevision);
    watch.release();
    return watch;
  }

  /** Revisions of an older incarnation of the bucket say nothing about this one. */
  #startAnew(): void {
    this.#highestRevision = 0;
    this.#readUpTo = 0;
    for (const [key, cell] of this.#cells) {
      if (cell.value === undefined) this.#cells.delete(key);
      else this.#cells.set(key, { ...cell, revision: 0, writtenDuring: -1 });
    }
  }

  #takeAll(records: ReadonlyMap<string, KvRecord>, isResumed: boolean, isNew: boolean): void {
    const changes: Change<T>[] = [];
    const lost: MirrorEntry<T>[] = [];
    for (const record of records.values()) {
      const change = this.#read(record);
      if (change !== undefined) changes.push(change);
    }
    for (const [key, cell] of isResumed ? [] : this.#cells) {
      if (records.has(key) || cell.writtenDuring === this.#comparison) continue;
      if (cell.value === undefined) {
        this.#cells.delete(key);
      } else if (cell.revision === 0) {
        lost.push({ key, value: cell.value, revision: 0 });
      } else {
        // It is gone, and so is the mark of its removal.
        this.#cells.delete(key);
        changes.push({ key, before: cell.value, after: undefined, removal: 'removed' });
      }
    }
    if (changes.length > 0) this.#options.onChanges(changes);
    if (isNew && lost.length > 0) this.#options.onLost(lost);
  }

  #take(record: KvRecord): void {
    const change = this.#read(record);
    this.#readUpTo = Math.max(this.#readUpTo, record.revision);
    if (record.data === undefined && !this.#options.sweeps) this.#dropMarks(record.revision);
    if (change !== undefined) this.#options.onChanges([change]);
  }

  /** Marks of removals keep older records out that are still on their way: none are, once a newer one came. */
  #dropMarks(belowRevision: number): void {
    this.#marks += 1;
    if (this.#marks < marksMax) return;
    this.#marks = 0;
    for (const [key, { value, revision }] of this.#cells) {
      if (value === undefined && revision < belowRevision) this.#cells.delete(key);
    }
  }

  #read(record: KvRecord): Change<T> | undefined {
    const { key, revision, data, removal } = record;
    const known = this.#cells.get(key);
    if (known !== undefined && known.revision >= revision) return undefined;
    let value: T | undefined;
    if (data !== undefined) {
      try {
        value = this.#options.decode({ key, data });
      } catch (error) {
        if (!(error instanceof RecordError)) throw error;
        this.#options.onSkipped(key, error.message);
      }
    }
    const cell = { revision, writtenDuring: -1, ...(value === undefined ? {} : { value }) };
    return this.#set(key, cell, removal);
  }

  #set(key: string, cell: Cell<T>, removal?: Removal): Change<T> | undefined {
    const known = this.#cells.get(key);
    if (known !== undefined && known.revision >= cell.revision) return undefined;
    this.#highestRevision = Math.max(this.#highestRevision, cell.revision);
    this.#cells.set(key, cell.value === undefined ? { ...cell, removedMs: performance.now() } : cell);
    if (known?.value === undefined && cell.value === undefined) return undefined;
    // What was only remembered has been put back as it was.
    if (known?.revision === 0 && isDeepStrictEqual(known.value, cell.value)) return undefined;
    return {
      key,
      before: known?.value,
      after: cell.value,
      ...(removal === undefined ? {} : { removal }),
    };
  }
}
