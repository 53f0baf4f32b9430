// The controller's copy of one tailed app's log in one zone: filled by one subscription, however many people read. It holds the newest
// lines in the same kind of log as the server's, under the owner's indices, and tells readers whether the zone can be reached.
// Where a reader stands, and how it gets to lines that are older than this, is the reader's business (zone-reader.ts).
import { AppLog } from '@tailrace/core/app-log';
import { encodeDropNotice } from '@tailrace/core/drop-notice';
import type { Position } from '@tailrace/proto/reader-messages';
import type { Logger } from 'pino';
import { LogFollower } from '../upstream/log-follower.ts';
import type { BeginningLog, DrainNews, HoleReason, LogSink } from '../upstream/log-sink.ts';
import type { ServerDirectory } from '../upstream/server-directory.ts';

/** A zone counts as away when its owner has been out of reach for longer than this. */
export const ZONE_AWAY_AFTER_MS = 2_000;
/** The feed is filled whatever its readers do when the most advanced one has stood still for this long. */
const READER_STALLED_AFTER_MS = 250;
/**
 * Bytes on the way to one feed at most, as many as an internal connection carries at once; three quarters of a feed that is not larger. It bounds
 * what a feed takes from far away: with a server at 12 ms there and back, 1 MiB was 80 MB/s, 2 MiB 130, and 3 MiB are 165.
 */
const CREDIT_BYTES_MAX = 4 * 1024 * 1024;
/** How much is read before more is asked for, as a part of the credit. */
const GRANT_PARTS = 16;
/** The most advanced reader may be so much behind, as a part of the feed: with what is on the way there is still an eighth left. */
const BEHIND_PARTS = 8;

/** A log of the zone, or the part of it that the feed has seen. The next one begins when the owner's log is another. */
export interface FeedSegment {
  readonly log: AppLog;
  /** Index at which the feed began to read it. */
  readonly startIndex: number;
  /** Lines lost between the segment before and this one: 0 none, null an unknown number. */
  readonly missingBefore: number | null;
  /** True: the feed has read the lines before it in an earlier segment; else it begins with what arrived since the feed was made. */
  readonly isKnown: boolean;
  /** True: the log before it, but shorter, so that indices that were read stand for other lines now. */
  readonly isRewritten: boolean;
  /** A place in the segment before that is `startIndex` here: that log is part of this one. */
  readonly continues: Position | undefined;
  next: FeedSegment | undefined;
}

/** The zone can be reached or cannot. The numbers say what happened to the lines of the time between. */
export type ZoneEvent =
  | { readonly zone: string; readonly state: 'down' }
  | {
      readonly zone: string;
      readonly state: 'up';
      readonly recovered: number;
      /** Null: unknown, because the log is another one. */
      readonly missing: number | null;
    };

/** A reader of a feed, as the feed sees it. */
export interface FeedReader {
  /** There is something to read, or the feed changed in another way that the reader waits for. */
  onFeed(): void;
  /** The zone went away or came back. */
  onZone(event: ZoneEvent): void;
  /** A drain of the app in this zone does not work, or works again. */
  onDrainNews(news: DrainNews): void;
  /** Index up to which it has read the segment; undefined while it reads elsewhere. */
  readIndex(segment: FeedSegment): number | undefined;
}

/**
 * - `opening`: nobody has answered yet. - `unknown`: the owner does not know the app. - `reading`: `current` is the owner's log.
 * - `away`: no owner can be reached; what was read stays readable.
 */
export type FeedPhase = 'opening' | 'unknown' | 'reading' | 'away';

/** Counters that all feeds share. */
export interface FeedCounters {
  lines(count: number): void;
  /** Lines that a server's log lost before the feed could read them. */
  overtaken(count: number): void;
  allocated(deltaBytes: number): void;
}

/** What a {@link ZoneFeed} is made with. */
export interface ZoneFeedOptions {
  readonly app: string;
  readonly zone: string;
  readonly directory: ServerDirectory;
  /** Budget of the log in allocated bytes. */
  readonly bytesMax: number;
  readonly nowMs: () => number;
  readonly logger: Logger;
  readonly counters: FeedCounters;
}

/** One app in one zone. Appending costs one copy of the bytes, plus a wake-up per reader that has read everything. */
export class ZoneFeed implements LogSink {
  readonly app: string;
  readonly zone: string;
  /** Unix time in milliseconds: a log that the feed has never read is read from here on. */
  readonly startedMs: number;
  readonly #options: ZoneFeedOptions;
  readonly #follower: LogFollower;
  readonly #readers = new Set<FeedReader>();
  readonly #waiting = new Set<FeedReader>();
  readonly #creditBytes: number;
  #segment: FeedSegment | undefined;
  #phase: FeedPhase = 'opening';
  #isDown = false;
  #downTimer: NodeJS.Timeout | undefined;
  /** What is to be told when it is known how much of the time away is missing. */
  #recovery: { readonly endIndex: number; readonly startIndex: number; missing: number } | undefined;
  /** Bytes appended for which no credit was given back yet. */
  #owedBytes = 0;
  #grantTimer: NodeJS.Timeout | undefined;
  #frontierIndex = 0;
  #frontierMovedMs = 0;
  /** A reader left, and it may have been the most advanced one. */
  #isFrontierStale = false;
  #closed = false;

  constructor(options: ZoneFeedOptions) {
    this.app = options.app;
    this.zone = options.zone;
    this.#options = options;
    this.startedMs = options.nowMs();
    this.#creditBytes = Math.min(CREDIT_BYTES_MAX, Math.floor((options.bytesMax * 3) / 4));
    this.#follower = new LogFollower({
      app: options.app,
      zone: options.zone,
      directory: options.directory,
      from: this.#isAwayAtStart() ? { kind: 'since', arrivalMs: this.startedMs } : { kind: 'end' },
      follow: true,
      creditBytes: this.#creditBytes,
      unseenFrom: { kind: 'since', arrivalMs: this.startedMs },
      sink: this,
      logger: options.logger,
    });
    this.#follower.start();
  }

  /** The log that is being filled, or was when the zone went away; undefined until one is known. */
  get current(): FeedSegment | undefined {
    return this.#segment;
  }

  get phase(): FeedPhase {
    return this.#phase;
  }

  /** True: away for longer than {@link ZONE_AWAY_AFTER_MS}, and told so. */
  get isDown(): boolean {
    return this.#isDown;
  }

  get readerCount(): number {
    return this.#readers.size;
  }

  /** Bytes of memory that the current log holds. */
  get allocatedBytes(): number {
    return this.#segment?.log.allocatedBytes ?? 0;
  }

  /** Lets go of the oldest lines until at most so many bytes are allocated. Readers that have not read them are told. */
  shrinkTo(bytes: number): void {
    const log = this.#segment?.log;
    while (log !== undefined && log.allocatedBytes > bytes && log.evictOldestChunk());
  }

  attach(reader: FeedReader): void {
    this.#readers.add(reader);
  }

  detach(reader: FeedReader): void {
    this.#readers.delete(reader);
    this.#waiting.delete(reader);
    this.#isFrontierStale = true;
    if (this.#owedBytes > 0) this.#grantIfPaced();
  }

  /** The reader has read everything there is, and hears of it when there is more. */
  wait(reader: FeedReader): void {
    this.#waiting.add(reader);
  }

  /** A reader has read the current log up to `index`. */
  progressed(segment: FeedSegment, index: number): void {
    if (segment !== this.#segment || index <= this.#frontierIndex) return;
    this.#frontierIndex = index;
    this.#frontierMovedMs = this.#options.nowMs();
    if (this.#owedBytes > 0) this.#grantIfPaced();
  }

  close(): void {
    this.#closed = true;
    this.#follower.close();
    clearTimeout(this.#downTimer);
    clearTimeout(this.#grantTimer);
    this.#readers.clear();
    this.#waiting.clear();
    const allocatedBytes = this.allocatedBytes;
    this.#segment = undefined;
    this.#options.counters.allocated(-allocatedBytes);
  }

  onLog(log: BeginningLog): void {
    const previous = this.#segment;
    const segment: FeedSegment = {
      log: new AppLog({
        app: this.app,
        logId: log.logId,
        startIndex: log.index,
        bytesMax: this.#options.bytesMax,
        createdMs: this.#options.nowMs(),
        onAllocated: (deltaBytes) => {
          if (this.#segment === segment) this.#options.counters.allocated(deltaBytes);
        },
      }),
      startIndex: log.index,
      missingBefore: log.missing,
      isKnown: log.isKnown,
      isRewritten: log.isRewritten,
      continues: log.continues,
      next: undefined,
    };
    // What the log before held is counted until here; readers that are still in it keep it for a moment.
    this.#options.counters.allocated(-this.allocatedBytes);
    this.#segment = segment;
    if (previous !== undefined) previous.next = segment;
    this.#frontierIndex = log.index;
    this.#frontierMovedMs = this.#options.nowMs();
    this.#phase = 'reading';
    this.#isBack({ startIndex: log.index, endIndex: log.endIndex, missing: log.missing });
    this.#changed();
  }

  onResumed(endIndex: number): void {
    const startIndex = this.#segment?.log.nextIndex ?? endIndex;
    this.#phase = 'reading';
    this.#isBack({ startIndex, endIndex, missing: 0 });
    this.#changed();
  }

  onLines(_index: number, count: number, bytes: Buffer, start: number, end: number, arrivalMs: number): void {
    this.#segment?.log.appendEntries(bytes, start, end, count, arrivalMs);
    this.#options.counters.lines(count);
    this.#appended(end - start);
  }

  onDrop(_index: number, count: number, entry: Buffer, arrivalMs: number): void {
    this.#segment?.log.appendDrop(count, entry, arrivalMs);
    this.#appended(entry.length);
  }

  onHole(_index: number, count: number, firstMs: number, lastMs: number, reason: HoleReason): void {
    const { app, zone } = this;
    const nowNs = BigInt(this.#options.nowMs()) * 1_000_000n;
    const entry = encodeDropNotice({ reason, count, firstMs, lastMs, detail: '', app, zone, nowNs });
    this.#segment?.log.appendDrop(count, entry, lastMs);
    this.#options.counters.overtaken(count);
    if (this.#recovery !== undefined) this.#recovery.missing += count;
    this.#appended(0);
  }

  onDrainNews(news: DrainNews): void {
    for (const reader of [...this.#readers]) reader.onDrainNews(news);
  }

  onUnknown(): void {
    this.#phase = 'unknown';
    // Lines of a log that was here before and is not any more: nobody can say how many.
    this.#isBack({ startIndex: 0, endIndex: 0, missing: this.#segment === undefined ? 0 : null });
    this.#changed();
  }

  onAway(): void {
    this.#phase = 'away';
    this.#recovery = undefined;
    if (this.#isDown || this.#downTimer !== undefined || this.#closed) return;
    const waitMs = Math.max(0, this.#awaySinceMs() + ZONE_AWAY_AFTER_MS - this.#options.nowMs());
    if (waitMs === 0) {
      this.#goDown();
    } else {
      this.#downTimer = setTimeout(() => this.#goDown(), waitMs);
    }
    this.#changed();
  }

  onEnd(): void {
    // A feed follows: it has no end.
  }

  #isAwayAtStart(): boolean {
    return this.#options.nowMs() - this.#awaySinceMs() >= ZONE_AWAY_AFTER_MS;
  }

  /** Since when the owner has been out of reach; now, if it is not. */
  #awaySinceMs(): number {
    const { directory, nowMs } = this.#options;
    const owner = directory.owner(this.zone, this.app);
    return (owner === undefined ? directory.emptySinceMs(this.zone) : owner.notReadySinceMs) ?? nowMs();
  }

  #goDown(): void {
    this.#downTimer = undefined;
    this.#isDown = true;
    this.#tell({ zone: this.zone, state: 'down' });
    this.#changed();
  }

  /** The owner answered: the zone is back, and what is missing is known now or with the first line that comes. */
  #isBack(log: {
    readonly startIndex: number;
    readonly endIndex: number;
    readonly missing: number | null;
  }): void {
    clearTimeout(this.#downTimer);
    this.#downTimer = undefined;
    if (!this.#isDown) return;
    this.#isDown = false;
    const { startIndex, endIndex, missing } = log;
    const waiting = Math.max(0, endIndex - startIndex);
    if (missing === null || waiting === 0) {
      this.#tell({ zone: this.zone, state: 'up', recovered: waiting, missing });
    } else {
      this.#recovery = { startIndex, endIndex, missing };
    }
  }

  #tellRecovery(): void {
    const recovery = this.#recovery;
    if (recovery === undefined) return;
    this.#recovery = undefined;
    const { startIndex, endIndex, missing } = recovery;
    const recovered = Math.max(0, endIndex - startIndex - missing);
    this.#tell({ zone: this.zone, state: 'up', recovered, missing });
  }

  #tell(event: ZoneEvent): void {
    for (const reader of [...this.#readers]) reader.onZone(event);
  }

  #changed(): void {
    for (const reader of [...this.#readers]) reader.onFeed();
  }

  #appended(bytes: number): void {
    this.#tellRecovery();
    this.#owedBytes += bytes;
    this.#grantIfPaced();
    if (this.#waiting.size === 0) return;
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const reader of waiting) reader.onFeed();
  }

  /**
   * Gives credit back as readers keep up. A reader that reads, however slowly, paces the feed, because the server's log holds
   * more than this one; a reader that stands still does not, or it would hold up those who come later.
   */
  #grantIfPaced(): void {
    if (this.#owedBytes < this.#creditBytes / GRANT_PARTS) return;
    const waitMs = this.#pacedForMs();
    if (waitMs > 0) {
      this.#grantTimer ??= setTimeout(() => {
        this.#grantTimer = undefined;
        this.#grantIfPaced();
      }, waitMs);
      return;
    }
    clearTimeout(this.#grantTimer);
    this.#grantTimer = undefined;
    const bytes = this.#owedBytes;
    this.#owedBytes = 0;
    this.#follower.grant(bytes);
  }

  /** How long to wait for the most advanced reader; 0: go on. */
  #pacedForMs(): number {
    const segment = this.#segment;
    if (segment === undefined) return 0;
    if (this.#isFrontierStale) this.#findFrontier(segment);
    if (this.#behindBytes(segment.log) <= this.#options.bytesMax / BEHIND_PARTS) return 0;
    return Math.max(0, this.#frontierMovedMs + READER_STALLED_AFTER_MS - this.#options.nowMs());
  }

  #findFrontier(segment: FeedSegment): void {
    this.#isFrontierStale = false;
    this.#frontierIndex = segment.startIndex;
    for (const reader of this.#readers) {
      this.#frontierIndex = Math.max(this.#frontierIndex, reader.readIndex(segment) ?? 0);
    }
  }

  /** How far the most advanced reader is behind. Lines are not all of one length; their mean is good enough to tell a half. */
  #behindBytes(log: AppLog): number {
    const held = log.nextIndex - log.firstIndex;
    const behind = log.nextIndex - Math.max(this.#frontierIndex, log.firstIndex);
    return held === 0 ? 0 : (behind / held) * log.heldBytes;
  }
}
