// The logs of a process by app, within a common budget of memory and a limit on the number of apps. It decides whose lines go
// when memory is full; what a log does with its own budget is the AppLog's, and nothing here knows who owns an app.

import { AppLog, type AppLogOptions, type LogSnapshot } from './app-log.ts';
import { ChunkPool } from './chunk-pool.ts';

/** What an app costs beside its chunks, in bytes: counted for each app, with lines or without. */
export const APP_OVERHEAD_BYTES = 512;

/** Size classes, powers of two of allocated bytes: enough for 2^47. */
const CLASS_COUNT = 48;

export interface LogStoreOptions {
  /** Most bytes over all apps: chunks, plus {@link APP_OVERHEAD_BYTES} per app. When full, see {@link LogStore.enforceBudget}. */
  readonly totalBytesMax: number;
  /** Most bytes of chunks of one app; its oldest chunk goes. */
  readonly appBytesMax: number;
  /** Most apps; further ones are refused. */
  readonly appsMax: number;
  /** An app that was not written to for so long is forgotten by {@link LogStore.forgetIdle}. */
  readonly appIdleForgetMs: number;
  /** A random name for a new log, 64 bits, unsigned. */
  readonly newLogId: () => bigint;
  /** Unix time in milliseconds. */
  readonly now: () => number;
  /** Called with the lines that were evicted, of whatever app and budget. */
  readonly onEvicted?: (lines: number) => void;
  /** A store that has the same `totalBytesMax` together with this one; when that is full, the larger of the two evicts. */
  readonly sharedWith?: () => LogStore | undefined;
}

/** The size class of a log without a chunk: in none. */
const NO_CHUNK = -1;

/** Whom logs tell what happens to them. */
interface StoredLogOwner {
  allocated(stored: StoredLog, deltaBytes: number): void;
  appended(stored: StoredLog): void;
  evicted(lines: number): void;
}

/** A log with its place in the store. It is its log's options itself: with 10,000 apps, closures for each would cost megabytes. */
class StoredLog implements AppLogOptions {
  readonly app: string;
  readonly logId: bigint;
  readonly bytesMax: number;
  readonly createdMs: number;
  readonly pool: ChunkPool;
  sizeClass = NO_CHUNK;
  /** False once the log was taken out of the store. */
  isIn = true;
  /** What of the log is in the store's sums. */
  countedLines = 0;
  countedBytes = 0;
  readonly #owner: StoredLogOwner;
  #log: AppLog | undefined;

  constructor(
    owner: StoredLogOwner,
    pool: ChunkPool,
    {
      app,
      logId,
      bytesMax,
      createdMs,
    }: Pick<AppLogOptions, 'app' | 'logId'> & Readonly<{ bytesMax: number; createdMs: number }>,
  ) {
    this.#owner = owner;
    this.pool = pool;
    this.app = app;
    this.logId = logId;
    this.bytesMax = bytesMax;
    this.createdMs = createdMs;
  }

  get log(): AppLog {
    if (this.#log === undefined) throw new Error('Cannot use a stored log: it is not made yet');
    return this.#log;
  }

  /** To be set once, when the log is made. */
  set log(log: AppLog) {
    this.#log = log;
  }

  onAllocated(deltaBytes: number): void {
    this.#owner.allocated(this, deltaBytes);
  }

  onEvicted(lines: number): void {
    this.#owner.evicted(lines);
  }

  onAppend(): void {
    if (this.#log !== undefined) this.#owner.appended(this);
  }
}

/**
 * Logs by app. After every append `allocatedBytes` is at most `totalBytesMax`, or no log holds a chunk. Appending costs O(1)
 * beside the log's own work, as does each eviction.
 */
export class LogStore {
  readonly #options: LogStoreOptions;
  readonly #stored = new Map<string, StoredLog>();
  /** Logs by size class; inside a class the one whose last write, or last change of class, is longest ago comes first. */
  readonly #classes: ReadonlyArray<Set<StoredLog>> = Array.from(
    { length: CLASS_COUNT },
    () => new Set<StoredLog>(),
  );
  readonly #owner: StoredLogOwner = {
    allocated: (stored, deltaBytes) => {
      this.#chunkBytes += deltaBytes;
      if (deltaBytes >= 0) return;
      this.#recount(stored);
      if (stored.sizeClass !== NO_CHUNK) this.#classify(stored);
    },
    appended: (stored) => this.#written(stored),
    evicted: (lines) => this.#options.onEvicted?.(lines),
  };
  readonly #pool = new ChunkPool();
  #chunkBytes = 0;
  #heldLines = 0;
  #heldBytes = 0;

  constructor(options: LogStoreOptions) {
    this.#options = options;
  }

  /** Number of apps. */
  get size(): number {
    return this.#stored.size;
  }

  /** Bytes of all chunks, those included that somebody holds a slice of, plus {@link APP_OVERHEAD_BYTES} per app. */
  get allocatedBytes(): number {
    return this.#chunkBytes + this.#pool.pinnedBytes + this.#stored.size * APP_OVERHEAD_BYTES;
  }

  /** Lines held, over all apps. */
  get heldLines(): number {
    return this.#heldLines;
  }

  /** Bytes of the entries held, over all apps. */
  get heldBytes(): number {
    return this.#heldBytes;
  }

  get(app: string): AppLog | undefined {
    return this.#stored.get(app)?.log;
  }

  /** The app's log, made if need be; undefined when there are too many apps. */
  getOrCreate(app: string): AppLog | undefined {
    const known = this.#stored.get(app);
    if (known !== undefined) return known.log;
    if (this.#stored.size >= this.#options.appsMax) return undefined;
    const { newLogId, now } = this.#options;
    return this.#add(app, newLogId(), now(), (options) => new AppLog(options));
  }

  /**
   * Puts back a log that was saved, with its name and indices. Undefined when there are too many apps or the app has a log
   * already. Chunks must be sound, see `AppLog.restore`.
   */
  restore(snapshot: LogSnapshot): AppLog | undefined {
    if (this.#stored.has(snapshot.app) || this.#stored.size >= this.#options.appsMax) return undefined;
    return this.#restore(snapshot);
  }

  /**
   * Puts a log in the place of the app's. Undefined, and nothing changes, when there are too many apps. The former log is out of
   * the store, but what it holds counts until it is taken out or cleared. Chunks must be sound, see `AppLog.restore`.
   */
  replace(snapshot: LogSnapshot): { readonly log: AppLog; readonly former: AppLog | undefined } | undefined {
    const former = this.#stored.get(snapshot.app);
    if (former === undefined && this.#stored.size >= this.#options.appsMax) return undefined;
    if (former !== undefined) this.#takeOut(former);
    return { log: this.#restore(snapshot), former: former?.log };
  }

  /** Takes a log out of the store as it is. What it holds counts until it is taken out or cleared; nobody may append to it. */
  detach(app: string): AppLog | undefined {
    const stored = this.#stored.get(app);
    if (stored === undefined) return undefined;
    this.#takeOut(stored);
    this.#stored.delete(app);
    return stored.log;
  }

  /** Forgets an app and its lines. Readers that still hold the log are overtaken to its end; nobody may append to it any more. */
  delete(app: string): boolean {
    const stored = this.#stored.get(app);
    if (stored === undefined) return false;
    stored.log.clear();
    this.#takeOut(stored);
    this.#stored.delete(app);
    return true;
  }

  /** Forgets the apps that were not written to for `appIdleForgetMs`, and returns their ids. O(apps). */
  forgetIdle(nowMs: number): string[] {
    const forgotten: string[] = [];
    for (const [app, { log }] of this.#stored) {
      if (nowMs - log.lastWriteMs >= this.#options.appIdleForgetMs) forgotten.push(app);
    }
    for (const app of forgotten) this.delete(app);
    return forgotten;
  }

  *[Symbol.iterator](): Iterator<AppLog> {
    for (const { log } of this.#stored.values()) yield log;
  }

  /**
   * Evicts until the total is within the budget: always the oldest chunk of a log of the largest size class, so that an app
   * that says little keeps its lines; inside the class that of the log that was written to longest ago. Called on every append.
   */
  enforceBudget(): void {
    const { totalBytesMax, sharedWith } = this.#options;
    const other = sharedWith?.();
    if (other === undefined) {
      while (this.allocatedBytes > totalBytesMax && this.#evictOne());
      return;
    }
    while (this.allocatedBytes + other.allocatedBytes > totalBytesMax) {
      const isLarger = this.allocatedBytes >= other.allocatedBytes;
      const larger = isLarger ? this : other;
      if (!larger.#evictOne() && !(isLarger ? other : this).#evictOne()) return;
    }
  }

  #evictOne(): boolean {
    const largest = this.#classes.findLast((members) => members.size > 0);
    const first = largest?.values().next().value;
    return first?.log.evictOldestChunk() ?? false;
  }

  #restore(snapshot: LogSnapshot): AppLog {
    const { app, logId, createdMs } = snapshot;
    return this.#add(app, logId, createdMs, (options) => AppLog.restore(snapshot, options));
  }

  /** Sums what is held: the log tells when it changes. */
  #recount(stored: StoredLog): void {
    if (!stored.isIn) return;
    const { heldLines, heldBytes } = stored.log;
    this.#heldLines += heldLines - stored.countedLines;
    this.#heldBytes += heldBytes - stored.countedBytes;
    stored.countedLines = heldLines;
    stored.countedBytes = heldBytes;
  }

  #takeOut(stored: StoredLog): void {
    this.#classes[stored.sizeClass]?.delete(stored);
    stored.sizeClass = NO_CHUNK;
    stored.isIn = false;
    this.#heldLines -= stored.countedLines;
    this.#heldBytes -= stored.countedBytes;
  }

  #add(app: string, logId: bigint, createdMs: number, make: (options: AppLogOptions) => AppLog): AppLog {
    const { appBytesMax } = this.#options;
    const stored = new StoredLog(this.#owner, this.#pool, { app, logId, bytesMax: appBytesMax, createdMs });
    const log = make(stored);
    stored.log = log;
    this.#stored.set(app, stored);
    this.#written(stored);
    return log;
  }

  #written(stored: StoredLog): void {
    this.#recount(stored);
    this.#classes[stored.sizeClass]?.delete(stored);
    stored.sizeClass = sizeClassOf(stored.log.allocatedBytes);
    this.#classes[stored.sizeClass]?.add(stored);
    this.enforceBudget();
  }

  /** After a log has let go of chunks: it may belong to a smaller class. */
  #classify(stored: StoredLog): void {
    const sizeClass = sizeClassOf(stored.log.allocatedBytes);
    if (sizeClass === stored.sizeClass) return;
    this.#classes[stored.sizeClass]?.delete(stored);
    stored.sizeClass = sizeClass;
    this.#classes[sizeClass]?.add(stored);
  }
}

function sizeClassOf(allocatedBytes: number): number {
  return allocatedBytes === 0 ? NO_CHUNK : Math.min(CLASS_COUNT - 1, Math.floor(Math.log2(allocatedBytes)));
}
