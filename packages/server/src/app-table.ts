// The apps of a server: the log of each with its ledger, limiter, rate and readers, and who waits for an app that has no
// log yet. Every line enters a log through here, so that its readers are woken. Budgets are the LogStore's.
import { AppLimiter } from '@tailrace/core/app-limiter';
import type { AppLog, LogSnapshot } from '@tailrace/core/app-log';
import { InboundLedger, type InboundLedgerJson } from '@tailrace/core/inbound-ledger';
import type { LogStore } from '@tailrace/core/log-store';
import type { RateLimit } from '@tailrace/core/registry';
import { NONE_UNSURE, type UnsureLines } from '@tailrace/proto/mark-messages';
import type { IndexRange, ReaderEvent } from '@tailrace/proto/reader-messages';
import { RateMeter } from './rate-meter.ts';
import type { TurnQueue, TurnReader } from './reading/turn-queue.ts';

/** What is told of a drain, see `DrainTrouble`. */
export type DrainNews = Omit<Extract<ReaderEvent, { kind: 'notice' }>, 'kind' | 'sub'>;

/** A reader of one app's log, or one that waits for the log to come. */
export interface AppReader extends TurnReader {
  /** The app for which it waited has a log now, still empty. */
  logCreated(state: AppState): void;
  /** The app was forgotten; nothing will be written to the log that it reads. */
  logForgotten(): void;
  /** News of a drain of the app; who does not show it has none of this. */
  drainTrouble?(news: DrainNews): void;
  /** The log that it reads is no more: another server has it, or it became part of another one here. */
  logMoved(): void;
}

/** A log that became part of another one. */
export interface MergedLog {
  readonly logId: bigint;
  /** The places to which this applies, both included. A log may be there in several parts; the first that fits counts. */
  readonly fromIndex: number;
  readonly endIndex: number;
  /** What is to be added to their indices. */
  readonly offset: number;
  /** It was longer, up to here: the lines beyond `endIndex` are announced as lost somewhere behind. Default `endIndex`. */
  readonly announcedTo?: number;
  /** Indices here of lines that stand before its own, and that nobody could read in it: another server had taken them. */
  readonly missed?: IndexRange;
  /** True: its lines are not here, one notice stands for them. A copy that somebody still has is of use. */
  readonly isLost?: true;
}

/** Dropped lines of one reason that no notice stands for yet. */
export interface PendingDropLines {
  readonly reason: string;
  readonly lines: number;
  /** Unix times in milliseconds. */
  readonly firstMs: number;
  readonly lastMs: number;
  readonly detail: string;
}

/** Older lines of a log that are on their way from another server. */
export interface OlderLines {
  /** No line below this index will come. */
  readonly fromIndex: number;
  /** Somebody waits for them: they come before those of others. */
  hurry(): void;
  /** Nothing more is put into the log. */
  cancel(): void;
}

/** Where the lines of a sender's last batch are. */
interface TakenLines {
  /** Its number on the connection. */
  readonly batch: number;
  readonly fromIndex: number;
  readonly toIndex: number;
  /** Unix time in milliseconds. */
  readonly atMs: number;
}

/** An ack has arrived after so long, or its connection is known to be broken, in milliseconds. */
const ACK_MS_MAX = 2_000;
/** Most senders of an app whose lines are named in an ack as unsure. */
const UNSURE_MAX = 8;

/** What a server keeps of one app. */
export class AppState {
  readonly log: AppLog;
  readonly ledger: InboundLedger;
  readonly rate = new RateMeter();
  /** Undefined while the app has no limit. */
  limiter: AppLimiter | undefined;
  /** Where drains stand that do not run here at the moment, by drain id. */
  drainPositions: Map<string, number> | undefined;
  /** True: this server appends to the log, as the app's owner. Otherwise it holds it for whoever is. */
  isLive = false;
  /** Servers, as id/incarnation, that were told of this log since it was live, and may have appended to it. */
  givenTo: readonly string[] = [];
  /** Dropped lines that were counted and not announced, by reason; of a copy, whose owner is to announce them. */
  pendingDrops: Map<string, PendingDropLines> | undefined;
  /** Logs that are part of this one. */
  merged: readonly MergedLog[] = [];
  /** Who wrote last to this log, where, and when; made when the first one of several senders does. */
  #lastTaken: Map<string, TakenLines> | undefined;
  /** While older lines are on their way. */
  older: OlderLines | undefined;
  /** All readers of the log. Made when the first one comes: most apps have none. */
  #readers: Set<AppReader> | undefined;
  /** Those at the end of the log that want to be woken. */
  #waiting: Set<AppReader> | undefined;
  /** Called once when older lines have come, or will not. */
  #awaitingOlder: Set<() => void> | undefined;

  constructor(log: AppLog, ledger: InboundLedger) {
    this.log = log;
    this.ledger = ledger;
  }

  get app(): string {
    return this.log.app;
  }

  get readers(): Iterable<AppReader> {
    return this.#readers ?? [];
  }

  /**
   * Index in this log of a place in it or in a log that became part of it; undefined when there is none. Who is past the end
   * of such a log has read lines that nobody has any more, or that came here again: the place is that of its end.
   */
  indexOf(logId: bigint, index: number): number | undefined {
    if (logId === this.log.logId) return index;
    const part = this.#partOf(logId, index);
    return part === undefined ? undefined : Math.min(index, part.endIndex) + part.offset;
  }

  /** Lines of this log before {@link indexOf} a place in a log that became part of it, which nobody could read there. */
  missedBefore(logId: bigint, index: number): IndexRange | undefined {
    return logId === this.log.logId ? undefined : this.#partOf(logId, index)?.missed;
  }

  /** The part that has a place, or the last one before it. */
  #partOf(logId: bigint, index: number): MergedLog | undefined {
    let last: MergedLog | undefined;
    for (const part of this.merged) {
      if (part.logId !== logId) continue;
      if (index >= part.fromIndex && index <= part.endIndex) return part;
      if (part.endIndex < index && (last === undefined || part.endIndex > last.endIndex)) last = part;
    }
    return last;
  }

  /** How long a log is, as far as is known here; undefined for one that is neither this one nor a part of it. */
  endOf(logId: bigint): number | undefined {
    if (logId === this.log.logId) return this.log.nextIndex;
    let end: number | undefined;
    for (const part of this.merged) {
      if (part.logId === logId) end = Math.max(end ?? 0, part.announcedTo ?? part.endIndex);
    }
    return end;
  }

  /** Calls back once, when older lines have come or will not. Returns how to undo it. */
  awaitOlder(callBack: () => void): () => void {
    this.#awaitingOlder ??= new Set();
    this.#awaitingOlder.add(callBack);
    this.older?.hurry();
    return () => this.#awaitingOlder?.delete(callBack);
  }

  /** Older lines have come, or will not. */
  olderChanged(): void {
    const awaiting = this.#awaitingOlder;
    if (awaiting === undefined || awaiting.size === 0) return;
    this.#awaitingOlder = undefined;
    for (const callBack of awaiting) callBack();
  }

  /** Lines of a batch of a sender were appended: until its next batch comes nobody knows whether it got the ack. */
  noteTaken(peer: string, batch: number, fromIndex: number, nowMs: number): void {
    const toIndex = this.log.nextIndex;
    if (toIndex <= fromIndex) return;
    this.#lastTaken ??= new Map();
    const known = this.#lastTaken.get(peer);
    this.#lastTaken.delete(peer);
    const isSame = known?.batch === batch;
    this.#lastTaken.set(peer, {
      batch,
      fromIndex: isSame ? known.fromIndex : fromIndex,
      toIndex,
      atMs: nowMs,
    });
  }

  /** The lines of other senders whose acks may not have arrived, newest first. */
  unsureFor(peer: string, nowMs: number): readonly UnsureLines[] {
    const taken = this.#lastTaken;
    if (taken === undefined || (taken.size === 1 && taken.has(peer))) return NONE_UNSURE;
    const unsure: UnsureLines[] = [];
    for (const [other, { fromIndex, toIndex, atMs }] of taken) {
      // The one who wrote longest ago comes first.
      if (nowMs - atMs >= ACK_MS_MAX) taken.delete(other);
      else if (other !== peer) unsure.unshift({ peer: other, fromIndex, toIndex });
    }
    return unsure.slice(0, UNSURE_MAX);
  }

  addReader(reader: AppReader): void {
    this.#readers ??= new Set();
    this.#readers.add(reader);
  }

  removeReader(reader: AppReader): void {
    this.#readers?.delete(reader);
    this.#waiting?.delete(reader);
  }

  /** Gives the reader a turn when the next line comes, once. */
  wakeNext(reader: AppReader): void {
    this.#waiting ??= new Set();
    this.#waiting.add(reader);
  }

  /** Gives everybody who waits at the end a turn. */
  wake(queue: TurnQueue): void {
    if (this.#waiting === undefined || this.#waiting.size === 0) return;
    for (const reader of this.#waiting) queue.push(reader);
    this.#waiting.clear();
  }
}

/** What an {@link AppTable} works with. */
export interface AppTableOptions {
  readonly store: LogStore;
  readonly queue: TurnQueue;
  /** The limit that counts for an app now: its own or the default. */
  readonly limitOf: (app: string) => RateLimit | undefined;
}

/** Apps by id. Look-ups and appends are O(1) beside the log's own work and the readers that are woken. */
export class AppTable {
  readonly #store: LogStore;
  readonly #queue: TurnQueue;
  readonly #limitOf: (app: string) => RateLimit | undefined;
  readonly #states = new Map<string, AppState>();
  readonly #awaited = new Map<string, Set<AppReader>>();
  #sortedIds: readonly string[] | undefined;

  constructor(options: AppTableOptions) {
    this.#store = options.store;
    this.#queue = options.queue;
    this.#limitOf = options.limitOf;
  }

  get size(): number {
    return this.#states.size;
  }

  [Symbol.iterator](): IterableIterator<AppState> {
    return this.#states.values();
  }

  get(app: string): AppState | undefined {
    return this.#states.get(app);
  }

  /** The app, made if need be, and then told to those who wait for it; undefined when there are too many apps. */
  getOrCreate(app: string): AppState | undefined {
    const known = this.#states.get(app);
    if (known !== undefined) return known;
    const log = this.#store.getOrCreate(app);
    if (log === undefined) return undefined;
    return this.#add(log, new InboundLedger(), (state) => {
      state.isLive = true;
    });
  }

  /**
   * Puts a log in the place of the app's, with what belongs to it; who read the former one is sent away. Undefined, and
   * nothing changes, when there are too many apps.
   * @returns the new state, and the former log with what it holds, which nobody else has any more
   */
  replace(
    snapshot: LogSnapshot,
    ledger: InboundLedger,
    prepare: (state: AppState) => void,
  ): { readonly state: AppState; readonly formerLog: AppLog | undefined } | undefined {
    const former = this.#states.get(snapshot.app);
    const replaced = this.#store.replace(snapshot);
    if (replaced === undefined) return undefined;
    former?.older?.cancel();
    const state = this.#add(replaced.log, ledger, prepare);
    if (former !== undefined) sendAway(former);
    return { state, formerLog: replaced.former };
  }

  /** Takes an app out with its log, which goes into another table. What it holds counts until it is taken out or cleared. */
  detach(app: string): AppState | undefined {
    const state = this.#states.get(app);
    if (state === undefined) return undefined;
    this.#states.delete(app);
    this.#sortedIds = undefined;
    this.#store.detach(app);
    return state;
  }

  /** Another server has the app's log: forgets it here. */
  release(app: string): void {
    const state = this.#states.get(app);
    if (state === undefined) return;
    state.older?.cancel();
    this.#states.delete(app);
    this.#sortedIds = undefined;
    sendAway(state);
    this.#store.delete(app);
  }

  /** Puts back an app that was saved. Undefined when there are too many apps, or there is such an app already. */
  restore(snapshot: LogSnapshot, ledger: InboundLedgerJson): AppState | undefined {
    const log = this.#store.restore(snapshot);
    return log === undefined ? undefined : this.#add(log, InboundLedger.from(ledger));
  }

  /** Appends the `count` entries in bytes[start,end), which have been checked, and wakes readers. */
  appendLines(
    state: AppState,
    bytes: Buffer,
    start: number,
    end: number,
    count: number,
    nowMs: number,
  ): void {
    state.log.appendEntries(bytes, start, end, count, nowMs);
    state.rate.add(count, nowMs);
    state.wake(this.#queue);
  }

  /** Appends a notice that stands for `weight` lines, and wakes readers. */
  appendDrop(state: AppState, weight: number, entry: Buffer, nowMs: number): void {
    state.log.appendDrop(weight, entry, nowMs);
    state.wake(this.#queue);
  }

  /** Forgets the held lines of an app, but not the app: its readers go on. Returns how many lines. */
  forgetLines(app: string): number {
    const state = this.#states.get(app);
    if (state === undefined) return 0;
    const lines = state.log.heldLines;
    state.log.clear();
    state.wake(this.#queue);
    return lines;
  }

  /** Forgets the apps and the senders that were not heard of for long. O(apps). */
  forgetIdle(nowMs: number, originIdleMs: number): void {
    for (const app of this.#store.forgetIdle(nowMs)) {
      const state = this.#states.get(app);
      state?.older?.cancel();
      this.#states.delete(app);
      this.#sortedIds = undefined;
      for (const reader of [...(state?.readers ?? [])]) reader.logForgotten();
    }
    for (const state of this.#states.values()) state.ledger.forgetIdle(nowMs, originIdleMs);
  }

  /** Has `logCreated` called when the app gets a log. */
  awaitApp(app: string, reader: AppReader): void {
    const readers = this.#awaited.get(app);
    if (readers === undefined) this.#awaited.set(app, new Set([reader]));
    else readers.add(reader);
  }

  /** Undoes {@link awaitApp}. */
  stopAwaiting(app: string, reader: AppReader): void {
    const readers = this.#awaited.get(app);
    if (readers?.delete(reader) && readers.size === 0) this.#awaited.delete(app);
  }

  /** Takes the app's limit from the registry again. */
  limitChanged(app: string, nowMs: number): void {
    const state = this.#states.get(app);
    if (state === undefined) return;
    const limit = this.#limitOf(app);
    if (state.limiter !== undefined) state.limiter.setLimit(limit, nowMs);
    else if (limit !== undefined) state.limiter = new AppLimiter(limit, nowMs);
  }

  /** All ids in the order of their UTF-16 code units; sorted when first asked for after a change. */
  sortedIds(): readonly string[] {
    this.#sortedIds ??= [...this.#states.keys()].sort();
    return this.#sortedIds;
  }

  #add(log: AppLog, ledger: InboundLedger, prepare?: (state: AppState) => void): AppState {
    const state = new AppState(log, ledger);
    prepare?.(state);
    const limit = this.#limitOf(log.app);
    if (limit !== undefined) state.limiter = new AppLimiter(limit);
    this.#states.set(log.app, state);
    this.#sortedIds = undefined;
    const awaiting = this.#awaited.get(log.app);
    this.#awaited.delete(log.app);
    for (const reader of awaiting ?? []) reader.logCreated(state);
    return state;
  }
}

function sendAway(state: AppState): void {
  for (const reader of [...state.readers]) reader.logMoved();
  state.olderChanged();
}
