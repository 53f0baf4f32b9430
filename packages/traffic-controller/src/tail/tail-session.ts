// One live reader of one app: brings the zones together, first what was there when it came and then what comes, and writes batches as
// fast as the reader takes them, at most one in flight. It knows no websocket: a sink takes frames and says when they are gone.
import type { Logger } from 'pino';
import type { AppFeedHold, AppFeeds } from '../feed/app-feeds.ts';
import type { ZoneEvent } from '../feed/zone-feed.ts';
import { type ReadStart, startOf, ZoneReader } from '../feed/zone-reader.ts';
import {
  cursorRecord,
  drainRecord,
  type ReaderTotals,
  waitingRecord,
  zoneRecord,
  zoneText,
} from '../format/control-records.ts';
import type { RecentGate } from '../recent/recent-gate.ts';
import type { TurnQueue, TurnTaker } from '../turn-queue.ts';
import type { ServerDirectory } from '../upstream/server-directory.ts';
import type { LineFilter } from './line-filter.ts';
import type { Part } from './part.ts';
import { PartSource, type ZoneSource } from './part-source.ts';
import { encodePlace, movedTo, type ReaderPlace, type ZonePlace } from './reader-place.ts';
import { type ControlMessage, pieceBytesFor, type TailBatch } from './tail-batch.ts';

/** What a turn may read, whether or not the filter lets anything through. */
const TURN_MS_MAX = 2;
/** A reader whose filter lets nothing through still gets its cursor this often. */
const QUIET_CURSOR_MS = 1_000;
/** Lines that are this late still come, where `until` ends the tail. */
const UNTIL_GRACE_MS = 1_000;
/** A line's time may be so much before its arrival and still count. */
const CLOCK_TRUST_MS = 5 * 60_000;
/** Bytes that wait for a reader per zone while it reads what feeds do not hold. */
const CATCH_UP_BYTES_MAX = 64 * 1024;
/** The longest wait that a timer takes. */
const TIMER_MS_MAX = 2 ** 31 - 1;

/** What a reader asked for. */
export interface TailRequest {
  readonly app: string;
  /** Only these; undefined: all. */
  readonly zones: readonly string[] | undefined;
  /** How many lines to begin with. */
  readonly lines: number | 'all';
  /** Where to go on. */
  readonly after: ReaderPlace | undefined;
  readonly filter: LineFilter | undefined;
  readonly sinceMs: number | undefined;
  readonly untilMs: number | undefined;
  readonly order: 'arrival' | 'time';
  /** How long lines may wait for those of other zones, with `order` `time`. */
  readonly reorderMs: number;
}

/** Where batches go. */
export interface TailSink {
  /** Sends frames; `onFlushed` is called when the last byte has left for the kernel. */
  send(frames: readonly Buffer[], onFlushed: () => void): void;
  /** The tail has come to its end (`until`). */
  finish(): void;
  /** The tail cannot begin now. */
  refuse(reason: string): void;
  /** A bug of ours. */
  fail(error: unknown): void;
}

/** Counters that all sessions share. */
export interface TailCounters {
  delivered(lines: number): void;
  filtered(lines: number): void;
  dropped(lines: number): void;
}

/** What a {@link TailSession} is made with. */
export interface TailSessionOptions {
  readonly request: TailRequest;
  readonly clusterId: string;
  readonly feeds: AppFeeds;
  readonly directory: ServerDirectory;
  readonly turns: TurnQueue;
  /** Bounds how many sessions hold lines to begin with. */
  readonly scans: RecentGate;
  readonly createBatch: (bytesMax: number) => TailBatch;
  /** Most bytes of a batch at present. */
  readonly batchBytesMax: () => number;
  /** A known app with a name that looks like this one, for a reader that waits for one that nobody knows. */
  readonly similarApp: () => Promise<string | undefined>;
  readonly sink: TailSink;
  readonly counters: TailCounters;
  /** Unix time in milliseconds. */
  readonly nowMs: () => number;
  /** A clock in milliseconds that does not jump, for waiting. */
  readonly clockMs: () => number;
  readonly logger: Logger;
}

/**
 * Between any two cursor records: the distance of their indices, over all zones, is what the totals between them grew by, as long as the
 * logs are the same. Nothing is held back while the reader takes what it gets, and nothing is queued while it does not: it stays
 * behind in the feed, and is told if that goes on without it.
 */
export class TailSession implements TurnTaker {
  readonly #options: TailSessionOptions;
  readonly #hold: AppFeedHold;
  readonly #startedMs: number;
  readonly #readers = new Map<string, ZoneReader>();
  /** Delivered up to here. Zones that are not read keep what the reader's cursor said. */
  readonly #places = new Map<string, ZonePlace>();
  readonly #totals: ReaderTotals = { delivered: 0, filtered: 0, dropped: 0 };
  readonly #controls: ControlMessage[] = [];
  readonly #unsubscribe: () => void;
  readonly #source: PartSource;
  #parts: Part[] = [];
  #nextPart = 0;
  #isResolved = false;
  #isInFlight = false;
  #isCursorDue = false;
  #isFinished = false;
  #timer: NodeJS.Timeout | undefined;
  #lastCursorMs = 0;
  /** {@link ReaderTotals.filtered} as the last cursor record had it. */
  #filteredAtCursor = 0;
  #closed = false;

  constructor(options: TailSessionOptions) {
    this.#options = options;
    const { request, feeds, directory, nowMs } = options;
    this.#startedMs = nowMs();
    this.#hold = feeds.hold(request.app);
    for (const [zone, place] of request.after?.zones ?? []) this.#places.set(zone, place);
    this.#source = new PartSource({
      zones: this.#zones().map((zone) => this.#addZone(zone, this.#startIn(zone))),
      // A cursor says where zones begin, so everything from there on is wanted.
      lines: request.after === undefined ? request.lines : 'all',
      filter: request.filter,
      windowMs: request.order === 'time' ? request.reorderMs : undefined,
      clockMs: options.clockMs,
      scans: options.scans,
      onReady: () => this.#wake(),
      onRefused: (reason) => options.sink.refuse(reason),
      onPassed: (part) => this.#pass(part),
    });
    this.#unsubscribe = directory.onChange(() => this.#addNewZones());
    this.#wake();
  }

  get app(): string {
    return this.#options.request.app;
  }

  /** What the reader got so far. */
  get totals(): Readonly<ReaderTotals> {
    return this.#totals;
  }

  /** Where the reader stands. */
  get cursor(): string {
    const { clusterId: cluster, request } = this.#options;
    const zones = new Map(this.#places);
    for (const [zone, { position }] of this.#readers)
      if (!zones.has(zone)) zones.set(zone, { position, older: [] });
    return encodePlace({ cluster, app: request.app }, { zones, unseenSinceMs: this.#unseenSinceMs });
  }

  get #unseenSinceMs(): number {
    return this.#options.request.after?.unseenSinceMs ?? this.#startedMs;
  }

  turn(): void {
    if (this.#closed || this.#isInFlight || this.#isFinished) return;
    try {
      this.#fillBatch();
    } catch (error) {
      this.#options.sink.fail(error);
    }
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#source.close();
    this.#unsubscribe();
    this.#options.turns.remove(this);
    for (const reader of this.#readers.values()) reader.close();
    this.#hold.release();
  }

  #zones(): readonly string[] {
    const { request, directory } = this.#options;
    return directory.zones.filter((zone) => request.zones?.includes(zone) ?? true);
  }

  #startIn(zone: string): ReadStart {
    const { after, lines, filter, sinceMs } = this.#options.request;
    const position = after?.zones.get(zone)?.position;
    if (position !== undefined) return startOf(position);
    if (after !== undefined || lines === 0) return { kind: 'end' };
    if (lines !== 'all' && filter === undefined) return { kind: 'last', entries: lines };
    if (sinceMs === undefined) return { kind: 'oldest' };
    return { kind: 'since', arrivalMs: Math.max(0, sinceMs - CLOCK_TRUST_MS) };
  }

  #addZone(zone: string, start: ReadStart): ZoneSource {
    const { directory, logger } = this.#options;
    const feed = this.#hold.zone(zone);
    if (feed.isDown) this.#tellZone({ zone, state: 'down' });
    const reader = new ZoneReader({
      feed,
      directory,
      start,
      sinceMs: this.#startedMs,
      unseenSinceMs: this.#unseenSinceMs,
      remembered: this.#options.request.after?.zones.get(zone)?.older ?? [],
      windowBytes: CATCH_UP_BYTES_MAX,
      onReadable: () => this.#wake(),
      onZone: (event) => this.#tellZone(event),
      onDrainNews: (news) => {
        this.#controls.push({ json: drainRecord(this.#options.request.app, zone, news), text: news.message });
        this.#wake();
      },
      logger,
    });
    this.#readers.set(zone, reader);
    return this.#tracked(reader);
  }

  /** A zone that joins the cluster is read from when this reader came. */
  #addNewZones(): void {
    for (const zone of this.#zones()) {
      if (this.#readers.has(zone)) continue;
      this.#source.add(this.#addZone(zone, { kind: 'since', arrivalMs: this.#startedMs }));
    }
    this.#wake();
  }

  #tellZone(event: ZoneEvent): void {
    const { app } = this.#options.request;
    this.#controls.push({ json: zoneRecord(app, event), text: zoneText(event) });
    this.#wake();
  }

  #wake(): void {
    if (!this.#closed && !this.#isInFlight) this.#options.turns.enqueue(this);
  }

  #fillBatch(): void {
    const bytesMax = this.#options.batchBytesMax();
    const batch = this.#options.createBatch(bytesMax);
    this.#resolve();
    const hasControls = this.#controls.length > 0;
    for (const control of this.#controls.splice(0)) batch.addControl(control);
    const isMore = this.#addParts(batch, bytesMax);
    if (batch.bytes === 0 && !hasControls && !this.#isCursorDue) {
      if (isMore) this.#options.turns.enqueue(this);
      else this.#rest();
      return;
    }
    this.#send(batch.finish(cursorRecord(this.cursor, this.#totals)));
  }

  /** Puts into the batch what there is. True: there is more, and the turn is over. */
  #addParts(batch: TailBatch, bytesMax: number): boolean {
    const untilMs = performance.now() + TURN_MS_MAX;
    for (;;) {
      const part = this.#parts[this.#nextPart];
      if (part === undefined) {
        if (performance.now() >= untilMs) return true;
        const parts = this.#source.read(pieceBytesFor(bytesMax));
        if (parts === undefined) return false;
        this.#parts = parts;
        this.#nextPart = 0;
        continue;
      }
      if (!batch.add(part)) return true;
      this.#nextPart++;
      this.#account(part);
      if (batch.bytes >= bytesMax) return true;
    }
  }

  /** A reader whose first item makes its place before that item the one that was delivered. */
  #tracked(reader: ZoneReader): ZoneSource {
    return {
      zone: reader.zone,
      get isPastBacklog() {
        return reader.isPastBacklog;
      },
      get isExpected() {
        return reader.isExpected;
      },
      next: (bytesMax) => {
        const before = reader.position;
        const item = reader.next(bytesMax);
        if (item !== undefined && !this.#places.has(reader.zone)) {
          this.#places.set(reader.zone, { position: before, older: [] });
        }
        return item;
      },
    };
  }

  #account(part: Part): void {
    const { counters } = this.#options;
    const lines = part.kind === 'gap' ? (part.missing ?? 0) : part.count;
    if (part.kind === 'run') {
      this.#totals.delivered += lines;
      counters.delivered(lines);
    } else if (part.kind === 'skip') {
      this.#totals.filtered += lines;
      counters.filtered(lines);
    } else {
      this.#totals.dropped += lines;
      counters.dropped(lines);
    }
    this.#pass(part);
  }

  /** The reader is past this part. */
  #pass(part: Part): void {
    const position = { logId: part.logId, index: part.index + part.count };
    this.#places.set(part.zone, movedTo(this.#places.get(part.zone), position));
  }

  /** Says once what is known of the app when every zone has answered, or is known to be away. */
  #resolve(): void {
    if (this.#isResolved) return;
    let isUnknown = false;
    let isKnown = false;
    for (const { resolution } of this.#readers.values()) {
      if (resolution === 'pending') return;
      isUnknown ||= resolution === 'unknown';
      isKnown ||= resolution === 'known';
    }
    this.#isResolved = true;
    this.#isCursorDue = true;
    if (isUnknown && !isKnown) void this.#tellWaiting();
  }

  async #tellWaiting(): Promise<void> {
    const { request, similarApp } = this.#options;
    const similar = await similarApp().catch(() => undefined);
    this.#controls.push({ json: waitingRecord(request.app, similar), text: '' });
    this.#wake();
  }

  #send(frames: readonly Buffer[]): void {
    this.#isCursorDue = false;
    this.#filteredAtCursor = this.#totals.filtered;
    this.#lastCursorMs = this.#options.clockMs();
    if (frames.length === 0) {
      this.#wake();
      return;
    }
    this.#isInFlight = true;
    this.#options.sink.send(frames, () => {
      this.#isInFlight = false;
      this.#wake();
    });
  }

  /** Nothing to send: sets the timer for whatever comes next by time alone. */
  #rest(): void {
    const { clockMs, nowMs, request } = this.#options;
    const waitsMs: number[] = [];
    const { nextMs } = this.#source;
    if (nextMs !== undefined) waitsMs.push(nextMs - clockMs());
    if (request.untilMs !== undefined && this.#source.isCurrent && this.#isResolved) {
      const leftMs = request.untilMs + UNTIL_GRACE_MS - nowMs();
      if (leftMs <= 0) {
        this.#isFinished = true;
        this.#options.sink.finish();
        return;
      }
      waitsMs.push(leftMs);
    }
    if (this.#totals.filtered !== this.#filteredAtCursor) {
      const quietMs = this.#lastCursorMs + QUIET_CURSOR_MS - clockMs();
      this.#isCursorDue = quietMs <= 0;
      waitsMs.push(quietMs);
    }
    this.#wakeAfter(Math.min(...waitsMs));
  }

  #wakeAfter(waitMs: number): void {
    clearTimeout(this.#timer);
    if (waitMs === Number.POSITIVE_INFINITY) return;
    this.#timer = setTimeout(() => this.#wake(), Math.min(TIMER_MS_MAX, Math.max(1, Math.ceil(waitMs))));
  }
}
