// One subscription of a traffic controller: a cursor on a log with byte credits, or the wait for a log that is not there yet.
// It has no queue and no timer; when it has credit and there is something to read, it stands in the turn queue.
import type { LogCursor, SliceHold } from '@tailrace/core/app-log';
import { parseDropNotice } from '@tailrace/core/drop-notice';
import { EnvelopeView } from '@tailrace/proto/envelope-view';
import type {
  EndReason,
  From,
  IndexRange,
  Open,
  Position,
  ReaderEvent,
} from '@tailrace/proto/reader-messages';
import { entryBodyStart } from '@tailrace/proto/wire-scanner';
import type { AppReader, AppState, AppTable, DrainNews } from '../app-table.ts';
import type { Gate } from '../handover/gate.ts';
import type { Ownership } from '../ownership.ts';
import type { TurnQueue } from './turn-queue.ts';

/** What a slice costs beside its bytes, in bytes of credit: about what it costs both sides beside its payload. */
export const SLICE_COST_BYTES = 64;

/** Longest slice, in bytes; a single entry may be longer. */
export const SLICE_BYTES_MAX = 64 * 1024;

/**
 * A slice is cut to the credit that is left, but not shorter than this, in bytes: cutting to the last byte would send single
 * lines. So a subscription overshoots its credit by at most this, or by one entry that is longer.
 */
export const SLICE_BYTES_MIN = 4 * 1024;

/** Where a subscription's events go. Declared here, because a subscription needs no more of its session. */
export interface SubscriptionOutput {
  /** True while the stream takes nothing. */
  readonly isBlocked: boolean;
  /** Gives the subscription a turn when the stream takes messages again. */
  park(subscription: Subscription): void;
  /** `hold` is that of a slice's bytes, to be released when they are copied or thrown away. */
  emit(event: ReaderEvent, hold?: SliceHold): void;
  /** The subscription has sent its last event. */
  ended(subscription: Subscription): void;
}

/** What all subscriptions of a server share. */
export interface SubscriptionContext {
  readonly apps: AppTable;
  readonly ownership: Ownership;
  readonly gate: Gate;
  /** Calls back when it is known what became of logs that are not known here; undefined: it is, or will never be. */
  readonly marks: { wait(callBack: () => void): (() => void) | undefined };
  readonly queue: TurnQueue;
}

/**
 * Events come in this order: `opened` (for an app that is waited for, first with `known` false), `gap` if the position asked
 * for is not in this log, then slices and `overtaken`, then `ended` or `moved`. Without gaps: each slice or `overtaken` begins
 * at the index at which the one before it ended.
 *
 * Ready, and so in the turn queue, only while its credit is above 0 and there is something to read: one without credit
 * costs a few hundred bytes and no time, whatever its app writes.
 */
export class Subscription implements AppReader {
  queued = false;
  readonly sub: number;
  readonly app: string;
  readonly #context: SubscriptionContext;
  readonly #output: SubscriptionOutput;
  #state: AppState | undefined;
  #cursor: LogCursor | undefined;
  #credit: number;
  /** Index at which a subscription that does not follow ends. */
  #untilIndex = Number.POSITIVE_INFINITY;
  /** What to say at the end of the log instead of waiting. */
  #farewell: 'moved' | 'stopping' | undefined;
  /** What was asked for when the app was not known. */
  #awaitedFrom: From | undefined;
  /** Ends the wait for the log, or for its older lines, to come from another server. */
  #stopWaiting: (() => unknown) | undefined;
  #closed = false;

  constructor(open: Open, context: SubscriptionContext, output: SubscriptionOutput) {
    this.sub = open.sub;
    this.app = open.app;
    this.#credit = open.credit;
    this.#context = context;
    this.#output = output;
  }

  /** Sends `opened` and begins to read, or says why not; not before what is to be read is here. To be called once. */
  start(from: From, follow: boolean): void {
    const { apps, ownership, gate, marks } = this.#context;
    this.#stopWaiting = undefined;
    const state = apps.get(this.app);
    if (!ownership.owns(this.app)) {
      this.#leave({ kind: 'moved', sub: this.sub });
    } else if (state?.isLive) {
      if (!isPlaced(state, from)) this.#stopWaiting = marks.wait(() => this.start(from, follow));
      if (this.#stopWaiting !== undefined) return;
      if (isHere(state, from)) this.#begin(state, from, follow);
      else this.#stopWaiting = state.awaitOlder(() => this.start(from, follow));
    } else if (state !== undefined || !gate.isOpen) {
      this.#stopWaiting = gate.wait(() => this.start(from, follow));
    } else {
      const nowhere = { logId: 0n, index: 0, endIndex: 0 };
      this.#output.emit({ kind: 'opened', sub: this.sub, known: false, ...nowhere });
      this.#awaitedFrom = from;
      if (follow) apps.awaitApp(this.app, this);
      else this.end('unknown_app');
    }
  }

  /** The log begins: all of it is read, but of one that came from another server what the reader has read there. */
  logCreated(state: AppState): void {
    const from = this.#awaitedFrom;
    const isPlace = from?.kind === 'position' && placeOf(state, from.position) !== undefined;
    this.start(isPlace ? from : { kind: 'oldest' }, true);
  }

  logForgotten(): void {
    this.end('forgotten');
  }

  /** Whoever has the log now has all of it: the rest is read there. */
  logMoved(): void {
    if (this.#closed) return;
    const unread = this.#cursor !== undefined && !this.#isAtEnd(this.#cursor);
    this.#leave({ kind: 'moved', sub: this.sub, ...(unread ? { unread } : {}) });
  }

  drainTrouble(news: DrainNews): void {
    if (this.#closed || this.#untilIndex !== Number.POSITIVE_INFINITY) return;
    this.#output.emit({ kind: 'notice', sub: this.sub, ...news });
  }

  /** Lets so many bytes more be sent. */
  addCredit(bytes: number): void {
    this.#credit += bytes;
    if (this.#credit > 0) this.#context.queue.push(this);
  }

  /** The view has changed: an app of another server is waited for no more, and read only to its end. */
  ownershipChanged(): void {
    if (this.#closed) return;
    if (this.#context.ownership.owns(this.app)) {
      if (this.#farewell === 'moved') this.#farewell = undefined;
    } else if (this.#state === undefined) {
      this.#leave({ kind: 'moved', sub: this.sub });
    } else {
      this.#farewell ??= 'moved';
      this.#context.queue.push(this);
    }
  }

  /** Nothing will be written any more: ends at the end of the log. */
  stopAtEnd(): void {
    if (this.#closed) return;
    this.#farewell = 'stopping';
    if (this.#state === undefined) this.end('stopping');
    else this.#context.queue.push(this);
  }

  /** Sends `ended` and closes. */
  end(reason: EndReason): void {
    if (!this.#closed) this.#leave({ kind: 'ended', sub: this.sub, reason });
  }

  /** Lets go of the log. Nothing is sent any more. */
  close(): void {
    this.#closed = true;
    this.#cursor?.close();
    this.#state?.removeReader(this);
    this.#stopWaiting?.();
    this.#context.apps.stopAwaiting(this.app, this);
  }

  runTurn(bytesMax: number): number {
    let bytes = 0;
    while (!this.#closed && this.#cursor !== undefined) {
      if (this.#output.isBlocked) {
        this.#output.park(this);
        break;
      }
      if (this.#isAtEnd(this.#cursor)) {
        this.#atEnd();
        break;
      }
      if (this.#credit <= 0) break;
      if (bytes >= bytesMax) {
        this.#context.queue.push(this);
        break;
      }
      bytes += this.#readOnce(this.#cursor);
    }
    return bytes;
  }

  #begin(state: AppState, from: From, follow: boolean): void {
    const { log } = state;
    this.#state = state;
    state.addReader(this);
    const cursor = startCursor(state, from);
    this.#cursor = cursor;
    const endIndex = log.nextIndex;
    if (!follow) this.#untilIndex = endIndex;
    const place = from.kind === 'position' ? placeOf(state, from.position) : undefined;
    const isOther = from.kind === 'position' && from.position.logId !== log.logId;
    this.#output.emit({
      kind: 'opened',
      sub: this.sub,
      known: true,
      logId: log.logId,
      index: cursor.index,
      endIndex,
      ...(isOther && place !== undefined ? { continues: true, ...missedBefore(state, from.position) } : {}),
    });
    if (from.kind === 'position') {
      if (place === undefined) this.#output.emit({ kind: 'gap', sub: this.sub, missing: -1 });
      else if (place > endIndex) this.#output.emit({ kind: 'gap', sub: this.sub, missing: 0 });
    }
    this.#context.queue.push(this);
  }

  #isAtEnd(cursor: LogCursor): boolean {
    return cursor.index >= Math.min(this.#untilIndex, cursor.log.nextIndex);
  }

  #atEnd(): void {
    if (this.#untilIndex !== Number.POSITIVE_INFINITY) this.end('end');
    else if (this.#farewell === 'moved') this.#leave({ kind: 'moved', sub: this.sub });
    else if (this.#farewell === 'stopping') this.end('stopping');
    else if (this.#credit > 0) this.#state?.wakeNext(this);
  }

  /** Emits one slice, or one `overtaken`, which costs no credit. Returns the bytes. */
  #readOnce(cursor: LogCursor): number {
    const sliceBytes = Math.min(SLICE_BYTES_MAX, Math.max(SLICE_BYTES_MIN, this.#credit - SLICE_COST_BYTES));
    const next = cursor.nextHeld(sliceBytes, this.#untilIndex);
    if (next === undefined) return 0;
    const { sub } = this;
    if (next.kind === 'overtaken') {
      const { index, count, firstMs, lastMs, entry } = next;
      const range = { fromIndex: index, toIndex: index + count, firstMs, lastMs };
      const reason = entry === undefined ? undefined : reasonOf(entry);
      this.#output.emit({ kind: 'overtaken', sub, ...range, ...(reason === undefined ? {} : { reason }) });
      return SLICE_COST_BYTES;
    }
    const { index, count, bytes, arrivalMs } = next;
    const drop = next.kind === 'drop';
    const { logId } = cursor.log;
    this.#output.emit({ kind: 'slice', sub, logId, index, count, drop, arrivalMs, bytes }, next.hold);
    const cost = bytes.length + SLICE_COST_BYTES;
    this.#credit -= cost;
    return cost;
  }

  #leave(event: ReaderEvent): void {
    this.close();
    this.#output.emit(event);
    this.#output.ended(this);
  }
}

const view = new EnvelopeView();

/** Why the lines are gone for which a drop entry stands. */
function reasonOf(entry: Buffer): string | undefined {
  view.read(entry, entryBodyStart(entry, 0, entry.length), entry.length);
  return parseDropNotice(view)?.reason;
}

function startCursor(state: AppState, from: From): LogCursor {
  const { log } = state;
  switch (from.kind) {
    case 'last':
      return log.cursorFromEnd(from.entries);
    case 'position': {
      const index = placeOf(state, from.position);
      return index === undefined ? log.cursorAtOldest() : log.cursorAt(index);
    }
    case 'oldest':
      return log.cursorAtOldest();
    case 'end':
      return log.cursorAtEnd();
    case 'since':
      return log.cursorSince(from.arrivalMs);
  }
}

function placeOf(state: AppState, { logId, index }: Position): number | undefined {
  return state.indexOf(logId, index);
}

function missedBefore(state: AppState, { logId, index }: Position): { missed?: IndexRange } {
  const missed = state.missedBefore(logId, index);
  return missed === undefined ? {} : { missed };
}

/** False for a position that no log here has. */
function isPlaced(state: AppState, from: From): boolean {
  return (
    from.kind !== 'position' ||
    (placeOf(state, from.position) ?? Number.POSITIVE_INFINITY) <= state.log.nextIndex
  );
}

/** False while lines that are asked for may be on their way from another server. */
function isHere(state: AppState, from: From): boolean {
  const { log, older } = state;
  if (older === undefined) return true;
  switch (from.kind) {
    case 'end':
      return true;
    case 'last':
      return log.heldLines >= from.entries;
    case 'position':
      return (placeOf(state, from.position) ?? 0) >= log.firstIndex;
    case 'since':
      return log.reachesBackTo(from.arrivalMs);
    case 'oldest':
      return false;
  }
}
