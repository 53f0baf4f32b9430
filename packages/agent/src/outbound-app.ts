// What a sender keeps for one app: its waiting lines, what it sent and has no answer for, and where it stands with the
// uplink that carries it. Data with a few questions; the buffer and the uplink change it.
import type { AppLimiter } from '@tailrace/core/app-limiter';
import type { OutboundLedger } from '@tailrace/core/outbound-ledger';
import { NONE_UNSURE } from '@tailrace/proto/mark-messages';
import type { Weighed } from './heaviest-first.ts';
import type { LineQueue, TakenSlice } from './line-queue.ts';
import type { Timer } from './scheduler.ts';

/** Lines that were given numbers and sent, or are to be sent again under the same numbers. */
export interface SentRun {
  readonly firstSeq: number;
  readonly count: number;
  /** `count` entries. */
  readonly bytes: Buffer;
  /** What to release once the run is resolved. */
  readonly slice: TakenSlice;
}

/** Who carries an app's lines away. */
export interface AppUplink {
  /** Says that the app has something to send. Cheap, and harmless when said twice. */
  offer(app: OutboundApp): void;
  /** Lets the app go. Nothing of it may be under way. */
  detach(app: OutboundApp): void;
}

/** One app at one sender. At most a few hundred bytes when idle. */
export class OutboundApp implements Weighed {
  readonly id: string;
  /** Numbers and running totals. */
  readonly ledger: OutboundLedger;
  /** Lines that were never sent. */
  readonly queue: LineQueue;
  /** Limit on what comes in; absent = none. */
  limiter: AppLimiter | undefined;
  /** Whether the app was forgotten: who still holds it has to ask for it anew. */
  isForgotten = false;
  /** When a line last came in, in milliseconds since the epoch. */
  lastUsedMs: number;
  /** Memory of the chunks with unsent lines: who holds most loses first. Belongs to the buffer. */
  weight = 0;
  heapIndex = -1;

  /** Sent before, not resolved, and not under way: goes again before anything new. Ascending by number. */
  readonly resend: SentRun[] = [];
  /** Lines that were sent and are not resolved, under way or in {@link resend}. */
  unresolvedLines = 0;
  /** Whether a total has risen since totals were last sent. */
  totalsRaised = false;
  /** Whether totals are to go even when no line does. */
  totalsDue = false;

  /** Name of the log behind the last ack; 0 before the first. */
  markLogId = 0n;
  /** The next index of that log. */
  markIndex = 0;
  /** How many of the indices before it were held. */
  markHeld = 0;
  /** Lines of other senders before it whose acks may not have arrived. */
  markUnsure = NONE_UNSURE;
  /** Which life of which server it was. */
  markLife = '';

  /** What another process left of the app and of which not everything is settled: nothing of this one goes before. */
  predecessor: OutboundApp | undefined;
  /** Undefined while no server owns the app. */
  uplink: AppUplink | undefined;
  /** Whether the uplink has the app in its rotation. */
  offered = false;
  /** Batches under way that hold something of this app. */
  unackedBatches = 0;
  /** Largest number under way. */
  sentThrough = 0;
  /** How the receiver refused something of this app while more of it was under way: nothing goes until that is answered. */
  refusedAs: 'moved' | 'overloaded' | undefined;
  /** Whether the app is to leave its uplink once nothing of it is under way. */
  leaving = false;
  /** Runs while the app is held back after a refusal. */
  hold: Timer | undefined;
  /** Refusals in a row. */
  refusals = 0;
  /** When something of this app was last accepted, or sent while nothing of it was under way. */
  progressMs = 0;
  /** Called when something of this app was accepted: who withholds acks from a sender of ours looks again. */
  onProgress: (() => void) | undefined;

  constructor(id: string, ledger: OutboundLedger, queue: LineQueue, nowMs: number) {
    this.id = id;
    this.ledger = ledger;
    this.queue = queue;
    this.lastUsedMs = nowMs;
  }

  /** Whether there are lines to send, or to send again. */
  get hasLines(): boolean {
    return this.queue.hasReady || this.resend.length > 0;
  }

  /** Whether there is anything to send now. */
  get hasWork(): boolean {
    return (this.hasLines || this.totalsDue) && this.predecessor === undefined;
  }

  /**
   * Whether the next run would overtake one that is under way: numbers have to arrive in order, so what was refused
   * waits for the answers to what was sent after it.
   */
  get mustWait(): boolean {
    const again = this.resend[0];
    return again !== undefined && this.unackedBatches > 0 && again.firstSeq <= this.sentThrough;
  }

  /** Lines that are held here alone, and have, or will have, a larger number than `seq`. */
  linesBehind(seq: number): number {
    if (this.queue.isKept) return 0;
    let lines = this.queue.unsentLines;
    for (const run of this.resend) if (run.firstSeq > seq) lines += run.count;
    return lines;
  }

  /** Whether nothing is held, under way or unannounced. */
  get isSettled(): boolean {
    return this.queue.unsentLines === 0 && this.unresolvedLines === 0 && this.ledger.isClean;
  }
}
