// One reader's way through one zone: from where it wants to begin, over lines that only the server has, to the feed that it shares with
// others, and along that from one log to the next. Each line once; what it missed is told. It does not wait: it says that there is
// nothing, and calls back.
import type { LogCursor } from '@tailrace/core/app-log';
import { type DropReason, parseDropNotice } from '@tailrace/core/drop-notice';
import { EnvelopeView } from '@tailrace/proto/envelope-view';
import type { Position } from '@tailrace/proto/reader-messages';
import { entryBodyStart } from '@tailrace/proto/wire-scanner';
import type { Logger } from 'pino';
import type { FollowFrom } from '../upstream/log-follower.ts';
import type { DrainNews } from '../upstream/log-sink.ts';
import type { ServerDirectory } from '../upstream/server-directory.ts';
import { CatchUp } from './catch-up.ts';
import type { FeedReader, FeedSegment, ZoneEvent, ZoneFeed } from './zone-feed.ts';
import type { GapItem, ZoneItem } from './zone-item.ts';

/**
 * Places that no log has, for cursors: logId 0 and a Unix time in milliseconds for "what arrives from then on", and index 0 for "from the
 * first line", for an app that was unknown.
 */
export const NO_LOG_ID = 0n;

/** Logs whose places are remembered, should their owner come back. */
const REMEMBERED_LOGS_MAX = 8;

/** Where a reader begins: after the newest line, or somewhere else. */
export type ReadStart = FollowFrom | { readonly kind: 'end' };

/** What is known of a zone for this reader. `pending`: nothing yet. */
export type ZoneResolution = 'pending' | 'known' | 'unknown' | 'down';

/** What a {@link ZoneReader} is made with. */
export interface ZoneReaderOptions {
  readonly feed: ZoneFeed;
  readonly directory: ServerDirectory;
  readonly start: ReadStart;
  /** Unix time in milliseconds from which lines are wanted if the zone comes only later. */
  readonly sinceMs: number;
  /** Unix time in milliseconds from which lines are wanted of logs that this reader never saw; earlier for one that comes back. */
  readonly unseenSinceMs: number;
  /** Places in other logs of the zone that this reader has read before. */
  readonly remembered: readonly Position[];
  /** Most bytes that wait for this reader while it reads what the feed does not hold. */
  readonly windowBytes: number;
  /** There may be something to read, or {@link ZoneReader.resolution} changed. */
  readonly onReadable: () => void;
  readonly onZone: (event: ZoneEvent) => void;
  /** Default: nobody is told. */
  readonly onDrainNews?: (news: DrainNews) => void;
  readonly logger: Logger;
}

interface LivePlace {
  segment: FeedSegment;
  cursor: LogCursor;
  /** The feed is behind: what it gets up to this index has been read elsewhere. */
  skipToIndex: number;
}

/** A place in a cursor as a start. */
export function startOf(position: Position): FollowFrom {
  if (position.logId !== NO_LOG_ID) return { kind: 'position', position };
  return position.index === 0 ? { kind: 'beginning' } : { kind: 'since', arrivalMs: position.index };
}

/** Reads one zone for one reader. */
export class ZoneReader implements FeedReader {
  readonly #options: ZoneReaderOptions;
  readonly #feed: ZoneFeed;
  #live: LivePlace | undefined;
  #catchUp: CatchUp | undefined;
  #catchUpFrom: FollowFrom | undefined;
  /** The app was unknown: it is read from the beginning of the segment that comes after this one. */
  #awaited: { readonly after: FeedSegment | undefined } | undefined;
  /** Next lines of logs that were read before the current one. */
  readonly #remembered: Map<bigint, number>;
  /** Comes before everything else. */
  #pending: GapItem | undefined;
  #backlogEnd: Position | undefined;
  #position: Position | undefined;
  #closed = false;

  constructor(options: ZoneReaderOptions) {
    this.#options = options;
    this.#feed = options.feed;
    this.#remembered = new Map(options.remembered.map(({ logId, index }) => [logId, index]));
    this.#feed.attach(this);
    if (options.start.kind === 'position') this.#position = options.start.position;
    if (options.start.kind === 'end') this.#startAtEnd();
    else if (!this.#joinUnconfirmed()) this.#openCatchUp(options.start);
  }

  get zone(): string {
    return this.#feed.zone;
  }

  /** What is known of the zone; `down` only as long as nothing else is. */
  get resolution(): ZoneResolution {
    if (this.#live !== undefined || this.#catchUp?.position !== undefined) return 'known';
    if (this.#catchUp?.state === 'unknown' || this.#awaited !== undefined) return 'unknown';
    if (this.#catchUp?.state === 'reading') return 'known';
    return this.#feed.isDown ? 'down' : 'pending';
  }

  /** True: the zone can be reached and knows the app. */
  get isExpected(): boolean {
    return !this.#feed.isDown && this.resolution === 'known';
  }

  /** True: what was there when the reader came has been read, or there is nothing, or it cannot be had now. */
  get isPastBacklog(): boolean {
    const end = this.#catchUp?.backlogEnd ?? this.#backlogEnd;
    if (end === undefined) return this.resolution !== 'pending' && this.resolution !== 'known';
    if (this.#feed.isDown) return true;
    const position = this.#position;
    return position !== undefined && position.logId === end.logId && position.index >= end.index;
  }

  /** The next line to come, also in the terms of {@link NO_LOG_ID}. */
  get position(): Position {
    if (this.#position !== undefined) return this.#position;
    const { sinceMs } = this.#options;
    if (this.resolution === 'unknown') return { logId: NO_LOG_ID, index: 0 };
    const from = this.#catchUpFrom;
    if (from?.kind === 'beginning') return { logId: NO_LOG_ID, index: 0 };
    // `oldest` is "from 1 ms on": unlike the beginning, what is gone already is not announced.
    if (from?.kind === 'oldest') return { logId: NO_LOG_ID, index: 1 };
    return { logId: NO_LOG_ID, index: from?.kind === 'since' ? from.arrivalMs : sinceMs };
  }

  /**
   * The next piece; undefined when there is none now: then `onReadable` is called when there is.
   *
   * @param bytesMax - most bytes of lines in it; one line at least
   */
  next(bytesMax: number): ZoneItem | undefined {
    if (this.#closed) return undefined;
    if (this.#live === undefined && this.#join(this.#catchUp?.confirmedPosition)) this.#closeCatchUp();
    const before = this.#position;
    const item = this.#take(bytesMax);
    if (item === undefined) return undefined;
    if (before !== undefined && before.logId !== item.logId) this.#remember(before);
    this.#position = { logId: item.logId, index: item.index + item.count };
    return item.kind === 'gap' ? { ...item, isTold: item.missing !== 0 || isJump(before, item) } : item;
  }

  #take(bytesMax: number): ZoneItem | undefined {
    const pending = this.#pending;
    this.#pending = undefined;
    if (pending !== undefined) return pending;
    return this.#live === undefined ? this.#catchUp?.next(bytesMax) : this.#nextLive(this.#live, bytesMax);
  }

  readIndex(segment: FeedSegment): number | undefined {
    return this.#live?.segment === segment ? this.#live.cursor.index : undefined;
  }

  onFeed(): void {
    if (this.#closed) return;
    this.#awaitIfUnknown();
    if (this.#live === undefined && this.#catchUp === undefined) this.#startAtEnd();
    else if (this.#feed.isDown) this.#giveUpOnLast();
    this.#options.onReadable();
  }

  onZone(event: ZoneEvent): void {
    this.#options.onZone(event);
  }

  onDrainNews(news: DrainNews): void {
    this.#options.onDrainNews?.(news);
  }

  close(): void {
    this.#closed = true;
    this.#closeCatchUp();
    this.#live?.cursor.close();
    this.#live = undefined;
    this.#feed.detach(this);
  }

  /** Begins after the newest line as soon as it is known which that is. */
  #startAtEnd(): void {
    const segment = this.#feed.current;
    if (this.#awaited !== undefined) {
      if (segment !== undefined && segment !== this.#awaited.after) this.#pending = this.#goTo(segment);
    } else if (this.#feed.isDown) {
      this.#openCatchUp({ kind: 'since', arrivalMs: this.#options.sinceMs });
    } else if (this.#feed.phase === 'reading' && segment !== undefined) {
      this.#enter(segment, segment.log.nextIndex);
    } else if (this.#feed.phase === 'unknown') {
      this.#awaited = { after: segment };
    }
  }

  /** A zone that is away cannot say which its last lines are; when it is back it is read from when this reader came. */
  #giveUpOnLast(): void {
    if (this.#catchUpFrom?.kind !== 'last' || this.#catchUp?.state !== 'away') return;
    if (this.#catchUp.position !== undefined || this.#catchUp.isReadable) return;
    this.#closeCatchUp();
    this.#openCatchUp({ kind: 'since', arrivalMs: this.#options.sinceMs });
  }

  #openCatchUp(from: FollowFrom): void {
    const { app, zone } = this.#feed;
    const { directory, windowBytes, unseenSinceMs, logger } = this.#options;
    const onReadable = (): void => {
      this.#awaitIfUnknown();
      this.#options.onReadable();
    };
    this.#catchUpFrom = from;
    this.#catchUp = new CatchUp({
      app,
      zone,
      directory,
      from,
      follow: true,
      unseenFrom: { kind: 'since', arrivalMs: unseenSinceMs },
      remembered: this.#remembered,
      windowBytes,
      onReadable,
      logger,
    });
  }

  /** Nothing is held anywhere: the feed waits for the first line as well, and one who waits is enough. */
  #awaitIfUnknown(): void {
    if (this.#catchUp?.state !== 'unknown' || this.#feed.phase !== 'unknown') return;
    if (this.#position !== undefined) return;
    this.#awaited = { after: this.#feed.current };
    this.#closeCatchUp();
  }

  #closeCatchUp(): void {
    if (this.#catchUp === undefined) return;
    this.#backlogEnd ??= this.#catchUp.backlogEnd;
    this.#catchUp.close();
    this.#catchUp = undefined;
  }

  /** A place that nobody but the reader vouches for is taken only where the feed itself has been. */
  #joinUnconfirmed(): boolean {
    const log = this.#feed.current?.log;
    return log !== undefined && this.#position !== undefined && this.#position.index <= log.nextIndex
      ? this.#join(this.#position)
      : false;
  }

  /** Goes over to the feed, if that holds the place. */
  #join(position: Position | undefined): boolean {
    const segment = this.#feed.current;
    if (position === undefined || segment?.log.logId !== position.logId) return false;
    if (position.index < segment.log.firstIndex) return false;
    this.#enter(segment, position.index);
    return true;
  }

  #enter(segment: FeedSegment, index: number): void {
    const { log } = segment;
    this.#awaited = undefined;
    this.#live = { segment, cursor: log.cursorAt(index), skipToIndex: index };
    this.#position = { logId: log.logId, index };
    this.#backlogEnd ??= { logId: log.logId, index: log.nextIndex };
    this.#feed.progressed(segment, index);
    this.#feed.wait(this);
  }

  #nextLive(live: LivePlace, bytesMax: number): ZoneItem | undefined {
    const { cursor, segment } = live;
    while (cursor.index < live.skipToIndex) {
      if (cursor.next(bytesMax, live.skipToIndex) === undefined) return this.#nextSegment(live);
    }
    const slice = cursor.next(bytesMax);
    if (slice === undefined) return this.#nextSegment(live);
    this.#feed.progressed(segment, cursor.index);
    const { logId } = segment.log;
    const { index, count } = slice;
    if (slice.kind === 'overtaken') {
      const { firstMs, lastMs, entry } = slice;
      const reason = entry === undefined ? 'slow_reader' : reasonOf(entry);
      return { kind: 'hole', logId, index, count, firstMs, lastMs, reason };
    }
    const { bytes, arrivalMs } = slice;
    const end = bytes.length;
    if (slice.kind === 'drop')
      return { kind: 'notice', logId, index, count, bytes, start: 0, end, arrivalMs };
    return { kind: 'lines', logId, index, count, bytes, start: 0, end, arrivalMs, isShared: true };
  }

  #nextSegment(live: LivePlace): ZoneItem | undefined {
    const { next } = live.segment;
    if (next === undefined) {
      this.#feed.wait(this);
      return undefined;
    }
    live.cursor.close();
    this.#live = undefined;
    this.#remember(this.position);
    return this.#goTo(next);
  }

  /**
   * Goes on in another log, through the feed if that holds all that this reader has not read of it, else by itself. Returns the gap before
   * it, unless the catch-up will bring it.
   */
  #goTo(segment: FeedSegment): GapItem | undefined {
    this.#awaited = undefined;
    const { unseenSinceMs } = this.#options;
    const { log, startIndex, missingBefore: missing } = segment;
    const { logId } = log;
    // It may have been in this log before: since then it has read on in the one that became part of it.
    const remembered = segment.isRewritten
      ? startIndex
      : (this.#continuedIn(segment) ?? this.#remembered.get(logId));
    const isAllNew = startIndex === 0 || (!segment.isKnown && unseenSinceMs >= this.#feed.startedMs);
    if (remembered === undefined && !isAllNew) {
      this.#openCatchUp({ kind: 'since', arrivalMs: unseenSinceMs });
      return undefined;
    }
    const index = remembered ?? startIndex;
    if (index >= startIndex) this.#enter(segment, index);
    else this.#openCatchUp({ kind: 'position', position: { logId, index } });
    return { kind: 'gap', logId, index, count: 0, missing, isTold: missing !== 0 };
  }

  /** Where the place of now is in a log that has become part of the segment's. */
  #continuedIn({ continues, startIndex }: FeedSegment): number | undefined {
    const position = this.#position;
    if (continues === undefined || position?.logId !== continues.logId) return undefined;
    return startIndex + position.index - continues.index;
  }

  #remember({ logId, index }: Position): void {
    if (logId === NO_LOG_ID) return;
    this.#remembered.delete(logId);
    this.#remembered.set(logId, index);
    const [oldest] = this.#remembered.keys();
    if (this.#remembered.size > REMEMBERED_LOGS_MAX && oldest !== undefined) this.#remembered.delete(oldest);
  }
}

const view = new EnvelopeView();

/** Why the lines are gone for which a notice stands. */
function reasonOf(entry: Buffer): DropReason {
  view.read(entry, entryBodyStart(entry, 0, entry.length), entry.length);
  return parseDropNotice(view)?.reason ?? 'unexplained';
}

/** Another log goes on at a higher index than the one before it stopped at: it was read before, up to there. */
function isJump(before: Position | undefined, item: ZoneItem): boolean {
  return before !== undefined && before.logId !== item.logId && item.index > before.index;
}
