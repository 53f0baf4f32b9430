// The writer of a server that keeps two copies of each line: what is to be appended goes to the replica of its app first, and into
// the log here when the replica has it. An app whose replica is not there goes on alone; one whose copy is not whole yet goes on
// with it. Which server is the replica is the membership view's to say.
import type { Logger } from 'pino';
import type { AppState, AppTable } from '../app-table.ts';
import type { LedgerMark, LogWriter } from '../ingest/log-writer.ts';
import { NOTHING_UNDONE } from '../ingest/log-writer.ts';
import type { DroppedLines, NoticeBoard } from '../ingest/notice-board.ts';
import type { Ownership } from '../ownership.ts';
import { type Copy, CopyIndex, type CopyPiece, copyHeader, toWholeMs } from './copy-index.ts';
import {
  type Piece,
  ReplicaLink,
  type ReplicaLinkListener,
  type ReplicaLinkOptions,
} from './replica-link.ts';

/** How long copies are begun in one turn of the event loop, in milliseconds. */
const TURN_MS_MAX = 2;
/** An app whose copy was refused is tried again after so long, in milliseconds. */
const REFUSED_MS = 1_000;
/** How often it is looked whether the view can be believed again, in milliseconds. */
const UNSURE_CHECK_MS = 50;

/** Counters of a {@link Replicator}. */
export interface ReplicatorCounters {
  /** A replica is lost. */
  lost(why: 'gone' | 'silent' | 'nonsense'): void;
  /** Lines that are in one log only because their replica was lost on the way. */
  alone(lines: number): void;
}

/** What a {@link Replicator} works with. */
export interface ReplicatorOptions
  extends Pick<
    ReplicaLinkOptions<CopyPiece>,
    'cluster' | 'id' | 'incarnation' | 'tls' | 'logger' | 'random'
  > {
  readonly apps: AppTable;
  readonly ownership: Ownership;
  readonly gate: { readonly isOpen: boolean };
  readonly standstill: { readonly isViewSure: boolean };
  /** Asks the registry whether this server is still a member. */
  readonly confirm: () => Promise<void>;
  readonly notices: () => Pick<NoticeBoard, 'pendingOf' | 'forget'>;
  /** Unix time in milliseconds. */
  readonly now: () => number;
  readonly logger: Logger;
  readonly counters: ReplicatorCounters;
  /** The link to a server, which was open, is lost. */
  readonly onPeerLost: (serverId: string, address: string) => void;
}

/** Writes to two servers. */
export class Replicator implements LogWriter, ReplicaLinkListener<CopyPiece> {
  readonly #options: ReplicatorOptions;
  readonly #links = new Map<string, ReplicaLink<CopyPiece>>();
  readonly #copies = new CopyIndex();
  /** Apps whose copy was refused, until when they go on alone; Unix times in milliseconds. */
  readonly #refusedUntilMs = new Map<AppState, number>();
  /** Links to which something was written since the last `whenWritten`. */
  readonly #touched = new Set<ReplicaLink<CopyPiece>>();
  /** Pieces of lost links whose fate is not known while the view is not sure. */
  #unsure: CopyPiece[] = [];
  #unsureTimer: NodeJS.Timeout | undefined;
  /** Apps that may have no copy yet. */
  #toOpen: Iterator<AppState> | undefined;
  #isOpenDue = false;
  #openScheduled: NodeJS.Immediate | undefined;
  #retryTimer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(options: ReplicatorOptions) {
    this.#options = options;
  }

  /** Whether all apps of this server are taken over and have a whole copy. O(apps). */
  get isInSync(): boolean {
    const { apps, ownership, gate } = this.#options;
    if (!gate.isOpen || ownership.up.length < 2 || ![...this.#links.values()].some(({ isOpen }) => isOpen))
      return false;
    for (const state of apps) if (state.isLive && this.#copies.get(state)?.isSynced !== true) return false;
    return true;
  }

  /** Apps whose copy is whole. */
  get syncedApps(): number {
    return this.#copies.synced;
  }

  hasRoom(state: AppState): boolean {
    return this.#copies.get(state)?.link.hasRoom ?? true;
  }

  lines(state: AppState, bytes: Buffer, start: number, end: number, count: number, nowMs: number): void {
    const copy = this.#copyOf(state);
    if (copy === undefined) {
      this.#options.apps.appendLines(state, bytes, start, end, count, nowMs);
      return;
    }
    const { handle, nextIndex: index } = copy;
    const entries = bytes.subarray(start, end);
    copy.nextIndex += count;
    const op = { kind: 'lines', handle, index, count, arrivalMs: toWholeMs(nowMs), bytes: entries } as const;
    this.#push(copy, op, entries.length);
  }

  drop(state: AppState, weight: number, entry: Buffer, nowMs: number): void {
    const copy = this.#copyOf(state);
    if (copy === undefined) {
      this.#options.apps.appendDrop(state, weight, entry, nowMs);
      return;
    }
    const { handle, nextIndex: index } = copy;
    copy.nextIndex += weight;
    this.#push(
      copy,
      { kind: 'drop', handle, index, weight, arrivalMs: toWholeMs(nowMs), entry },
      entry.length,
    );
  }

  marked(state: AppState, mark: LedgerMark): void {
    const copy = this.#copyOf(state);
    if (copy === undefined) return;
    const { origin, reason = '', before, after } = mark;
    if (before === after) this.#touched.add(copy.link);
    else this.#push(copy, { kind: 'mark', handle: copy.handle, origin, reason, after }, 0, mark);
  }

  ended(state: AppState, origin: bigint): void {
    const copy = this.#copies.get(state);
    if (copy !== undefined) this.#push(copy, { kind: 'ended', handle: copy.handle, origin });
  }

  pending(state: AppState, dropped: DroppedLines): void {
    const copy = this.#copyOf(state);
    if (copy === undefined) return;
    this.#push(copy, { kind: 'pending', handle: copy.handle, pending: toPending(dropped) });
  }

  /** A drain has handed its lines on up to here. */
  drainAt(state: AppState, drainId: string, index: number): void {
    const copy = this.#copies.get(state);
    if (copy === undefined || copy.drains.get(drainId) === index) return;
    copy.drains.set(drainId, index);
    this.#push(copy, { kind: 'drain', handle: copy.handle, drain: { drainId, index } });
  }

  forgetLines(app: string): number {
    const { apps } = this.#options;
    const state = apps.get(app);
    const copy = state === undefined ? undefined : this.#copies.get(state);
    if (copy === undefined) return apps.forgetLines(app);
    this.#push(copy, { kind: 'clear', handle: copy.handle });
    return copy.state.log.heldLines;
  }

  whenWritten(callBack: (undone: ReadonlySet<string>) => void): void {
    const touched = [...this.#touched];
    this.#touched.clear();
    for (const link of touched) link.flush();
    let waiting = 1;
    let undone = NOTHING_UNDONE;
    const done = (more: ReadonlySet<string>): void => {
      if (more.size > 0) undone = new Set([...undone, ...more]);
      waiting -= 1;
      if (waiting === 0) callBack(undone);
    };
    const wait = { op: undefined, bytes: 0, isEnd: true, copy: undefined, mark: undefined, isApplied: true };
    for (const link of touched) {
      if (link.isIdle) continue;
      waiting += 1;
      link.push({ ...wait, done });
    }
    if (this.#unsure.length > 0) {
      waiting += 1;
      this.#unsure.push({ ...wait, done });
    }
    done(NOTHING_UNDONE);
  }

  settle(state: AppState): void {
    const copy = this.#copies.get(state);
    if (copy === undefined) return;
    for (const piece of copy.link.unanswered()) if (piece.copy === copy) this.#apply(piece);
    this.#copies.forget(copy);
  }

  /** To be called after the zone's servers, or who owns what, changed. */
  viewChanged(): void {
    const { ownership } = this.#options;
    if (this.#isClosed) return;
    if (ownership.isMember) this.#detachMoved();
    else this.#undoAll();
    this.#keepLinks();
    this.openSoon();
  }

  /** Begins the copies of apps that have none, a few in each turn of the event loop. */
  openSoon(): void {
    if (this.#isClosed || ![...this.#links.values()].some(({ isOpen }) => isOpen)) return;
    this.#isOpenDue = true;
    this.#openScheduled ??= setImmediate(() => this.#openSome());
  }

  /** Forgets apps that are no more. O(copies). */
  forgetGone(): void {
    const { apps } = this.#options;
    for (const copy of this.#copies.all()) {
      if (apps.get(copy.state.app) === copy.state) continue;
      this.#push(copy, { kind: 'close', handle: copy.handle });
      this.#copies.forget(copy);
    }
    for (const state of this.#refusedUntilMs.keys()) {
      if (apps.get(state.app) !== state) this.#refusedUntilMs.delete(state);
    }
  }

  /** What is under way goes into the logs as it is, and nothing more is copied. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    clearImmediate(this.#openScheduled);
    clearTimeout(this.#retryTimer);
    clearInterval(this.#unsureTimer);
    for (const link of this.#links.values()) this.#settle(link.close());
    this.#settle(this.#unsure.splice(0));
    for (const link of this.#links.values()) this.#copies.forgetAll(link);
    this.#links.clear();
  }

  /** For the state dump. O(apps). */
  describe(): object {
    return {
      isInSync: this.isInSync,
      copies: this.#copies.size,
      synced: this.#copies.synced,
      refused: this.#refusedUntilMs.size,
      unsure: this.#unsure.length,
      links: Array.from(this.#links.values(), (link) => link.describe()),
    };
  }

  opened(): void {
    this.openSoon();
  }

  written(pieces: readonly CopyPiece[]): void {
    for (const piece of pieces) {
      this.#apply(piece);
      piece.done?.(NOTHING_UNDONE);
    }
  }

  synced(link: ReplicaLink<CopyPiece>, handle: number): void {
    const copy = this.#copies.numbered(link, handle);
    if (copy === undefined || !this.#copies.setSynced(copy)) return;
    const { app, log } = copy.state;
    const op = { kind: 'forget', log: { app, logId: log.logId, nextIndex: log.nextIndex } } as const;
    for (const other of this.#links.values()) {
      if (other === link || !other.isOpen) continue;
      other.push({
        op,
        bytes: 0,
        isEnd: true,
        copy: undefined,
        mark: undefined,
        done: undefined,
        isApplied: true,
      });
    }
  }

  refused(link: ReplicaLink<CopyPiece>, handle: number, reason: string): void {
    const copy = this.#copies.numbered(link, handle);
    if (copy === undefined) return;
    const { logger, now, confirm } = this.#options;
    const { state } = copy;
    const pieces = [...link.unanswered()].filter((piece) => piece.copy === copy);
    if (reason === 'taken_over') {
      // The other one went on without this server, which may have missed that it is no member any more.
      logger.warn(
        { replica: link.replica },
        'a replica owns an app of this server: asking whether it is a member',
      );
      state.isLive = false;
      this.#copies.forget(copy);
      this.#undo(pieces);
      void confirm().catch(() => undefined);
      return;
    }
    this.#copies.forget(copy);
    for (const piece of pieces) this.#applyAlone(piece);
    this.#refusedUntilMs.set(state, now() + REFUSED_MS);
    this.#retryLater();
  }

  lost(
    link: ReplicaLink<CopyPiece>,
    pieces: readonly CopyPiece[],
    why: 'gone' | 'silent' | 'nonsense',
  ): void {
    const { counters, standstill, onPeerLost } = this.#options;
    counters.lost(why);
    this.#copies.forgetAll(link);
    if (this.#unsure.length === 0 && standstill.isViewSure) {
      this.#settle(pieces);
    } else {
      // Others may have taken this server out: until it knows, nothing is certain to be its own.
      this.#unsure.push(...pieces);
      this.#unsureTimer ??= setInterval(() => this.#settleUnsure(), UNSURE_CHECK_MS);
    }
    if (why === 'gone') onPeerLost(link.replica, link.address);
  }

  #retryLater(): void {
    this.#retryTimer ??= setTimeout(() => {
      this.#retryTimer = undefined;
      this.openSoon();
      if (this.#refusedUntilMs.size > 0) this.#retryLater();
    }, REFUSED_MS);
  }

  #settleUnsure(): void {
    if (!this.#options.standstill.isViewSure) return;
    clearInterval(this.#unsureTimer);
    this.#unsureTimer = undefined;
    this.#settle(this.#unsure.splice(0));
    this.openSoon();
  }

  /** Nobody answers these any more: what is this server's goes into its logs, the rest is undone. */
  #settle(pieces: readonly CopyPiece[]): void {
    const undone: CopyPiece[] = [];
    for (const piece of pieces) {
      if (piece.isApplied || piece.copy === undefined || piece.copy.state.isLive) this.#applyAlone(piece);
      else undone.push(piece);
    }
    const apps = this.#undo(undone);
    for (const piece of pieces) piece.done?.(apps);
  }

  /** This server was taken out of the membership: another one may have appended the same, or will be sent it again. */
  #undoAll(): void {
    const pieces = this.#unsure.splice(0);
    for (const link of this.#links.values()) pieces.push(...link.close());
    this.#links.clear();
    for (const copy of this.#copies.all()) this.#copies.forget(copy);
    const apps = this.#undo(pieces.filter(({ isApplied }) => !isApplied));
    for (const piece of pieces) piece.done?.(apps);
  }

  /** Sets the ledgers back. Returns the apps. */
  #undo(pieces: readonly CopyPiece[]): ReadonlySet<string> {
    const { now, notices } = this.#options;
    const apps = new Set<string>();
    for (const piece of pieces.toReversed()) {
      if (piece.copy === undefined || piece.isApplied) continue;
      piece.isApplied = true;
      const { state } = piece.copy;
      apps.add(state.app);
      if (piece.mark === undefined) continue;
      const { origin, reason, before } = piece.mark;
      if (reason === undefined) state.ledger.setLast(origin, before, now());
      else state.ledger.setTotal(origin, reason, before, now());
    }
    for (const app of apps) notices().forget(app);
    return apps;
  }

  /** Copies that are not to be where they are: what is under way goes into the log before anything that comes after it. */
  #detachMoved(): void {
    const { ownership } = this.#options;
    const moved = new Set<Copy>();
    for (const copy of this.#copies.all()) {
      const isHere = copy.state.isLive && ownership.replicaOf(copy.state.app) === copy.link.replica;
      if (!isHere) moved.add(copy);
    }
    if (moved.size === 0) return;
    for (const link of this.#links.values()) {
      if (link.isIdle) continue;
      for (const piece of link.unanswered()) {
        if (piece.copy !== undefined && moved.has(piece.copy)) this.#apply(piece);
      }
    }
    for (const copy of moved) this.#copies.forget(copy);
  }

  #keepLinks(): void {
    const { ownership } = this.#options;
    const others = new Map(ownership.others.map((member) => [member.id, member]));
    for (const [replica, link] of [...this.#links]) {
      if (others.get(replica)?.address === link.address) continue;
      this.#links.delete(replica);
      this.#copies.forgetAll(link);
      this.#settle(link.close());
    }
    if (!ownership.isUp) return;
    for (const [replica, { address }] of others) {
      if (this.#links.has(replica)) continue;
      const { cluster, id, incarnation, tls, logger, random } = this.#options;
      const shared = { cluster, id, incarnation, tls, logger, random };
      this.#links.set(replica, new ReplicaLink<CopyPiece>({ ...shared, replica, address, listener: this }));
    }
  }

  #openSome(): void {
    this.#openScheduled = undefined;
    const startMs = performance.now();
    for (;;) {
      const next = this.#toOpen?.next();
      if (next === undefined || next.done === true) {
        if (!this.#isOpenDue) {
          this.#toOpen = undefined;
          return;
        }
        this.#isOpenDue = false;
        this.#toOpen = [...this.#options.apps].values();
        continue;
      }
      this.#copyOf(next.value);
      if (performance.now() - startMs < TURN_MS_MAX) continue;
      this.#openScheduled = setImmediate(() => this.#openSome());
      return;
    }
  }

  /** The app's copy, begun if need be; undefined while it goes on alone. */
  #copyOf(state: AppState): Copy | undefined {
    const known = this.#copies.get(state);
    if (known !== undefined) {
      this.#touched.add(known.link);
      return known;
    }
    const { ownership, apps, now } = this.#options;
    if (!state.isLive || this.#unsure.length > 0) return undefined;
    const replica = ownership.replicaOf(state.app);
    const link = replica === undefined ? undefined : this.#links.get(replica);
    if (link === undefined || !link.isOpen || apps.get(state.app) !== state) return undefined;
    const untilMs = this.#refusedUntilMs.get(state);
    if (untilMs !== undefined) {
      if (now() < untilMs) return undefined;
      this.#refusedUntilMs.delete(state);
    }
    return this.#open(state, link);
  }

  #open(state: AppState, link: ReplicaLink<CopyPiece>): Copy {
    const pending = this.#options
      .notices()
      .pendingOf(state.app)
      .map(({ count, ...drop }) => toPending({ ...drop, lines: count }));
    const header = copyHeader(state, pending);
    const copy = this.#copies.add(state, link);
    this.#push(copy, { kind: 'open', handle: copy.handle, header }, header.state.length, undefined, true);
    return copy;
  }

  #push(copy: Copy, op: NonNullable<Piece['op']>, bytes = 0, mark?: LedgerMark, isEnd = false): void {
    this.#touched.add(copy.link);
    copy.link.push({ op, bytes, isEnd, copy, mark, done: undefined, isApplied: false });
  }

  #applyAlone(piece: CopyPiece): void {
    if (!piece.isApplied && piece.op?.kind === 'lines') this.#options.counters.alone(piece.op.count);
    this.#apply(piece);
  }

  /** The piece's part in the log here. */
  #apply(piece: CopyPiece): void {
    const { op, copy } = piece;
    if (piece.isApplied || copy === undefined) return;
    piece.isApplied = true;
    const { apps } = this.#options;
    const { state } = copy;
    if (op?.kind === 'lines') apps.appendLines(state, op.bytes, 0, op.bytes.length, op.count, op.arrivalMs);
    else if (op?.kind === 'drop') apps.appendDrop(state, op.weight, op.entry, op.arrivalMs);
    else if (op?.kind === 'clear' && apps.get(state.app) === state) apps.forgetLines(state.app);
  }
}

function toPending({ reason, lines, firstMs, lastMs, detail }: DroppedLines) {
  return { reason, lines, firstMs: toWholeMs(firstMs), lastMs: toWholeMs(lastMs), detail };
}
