// What one sender has sent and dropped of one app: the sequence of its lines and the running totals of its drops. It holds
// no lines; which of them are on the way is the buffer's and the uplink's.
import type { Total } from '@tailrace/proto/uplink-messages';
import { type DropReason, toDropReason } from './drop-reason.ts';
import { JUMP_MAX, SEQ_MAX } from './inbound-ledger.ts';

/** Spans kept per reason between reports that are not yet acknowledged; beyond that the newest two become one, with a wider time. */
const SPANS_MAX = 8;

/** Drops between two reports. */
interface Span {
  /** The running total at the end of the span. */
  total: number;
  readonly firstMs: number;
  lastMs: number;
}

interface ReasonState {
  total: number;
  sent: number;
  acked: number;
  detail: string;
  /** What is not acknowledged, oldest first. */
  spans: Span[];
}

/** Where an {@link OutboundLedger} stands. */
export interface OutboundLedgerSnapshot {
  /** Number of the last line that was numbered. */
  readonly lastSeq: number;
  readonly totals: ReadonlyArray<Pick<Total, 'reason' | 'total' | 'acked' | 'firstMs' | 'lastMs' | 'detail'>>;
}

/**
 * The sender's side of the sequence of one app, from one origin.
 *
 * `accepted = lastSeq + sum of totals`. Sequence numbers have no holes: what is dropped is never numbered. A total is sent
 * until it is acknowledged, and contains every earlier one. No report is one that a receiver refuses: a total ends at
 * `SEQ_MAX - 1`, what is dropped beyond it is not announced; and it rises by at most `JUMP_MAX` over what is acknowledged,
 * the rest is reported after the acknowledgement.
 */
export class OutboundLedger {
  readonly app: string;
  /** Random name of this sequence, 64 bits, unsigned. */
  readonly origin: bigint;
  #lastSeq = 0;
  readonly #reasons = new Map<DropReason, ReasonState>();

  /** @param restored where a ledger of this origin stood that another process kept: its reports count as not sent */
  constructor(app: string, origin: bigint, restored?: OutboundLedgerSnapshot) {
    this.app = app;
    this.origin = origin;
    if (restored === undefined) return;
    this.#lastSeq = restored.lastSeq;
    for (const { reason, total, acked, firstMs, lastMs, detail } of restored.totals) {
      const spans = total > acked ? [{ total, firstMs, lastMs }] : [];
      this.#reasons.set(toDropReason(reason), { total, sent: acked, acked, detail, spans });
    }
  }

  /** Number of the last line that was numbered, 0 before the first. */
  get lastSeq(): number {
    return this.#lastSeq;
  }

  /** Lines dropped, over all reasons. */
  get droppedLines(): number {
    let lines = 0;
    for (const { total } of this.#reasons.values()) lines += total;
    return lines;
  }

  /** Where it stands, for a process that goes on with it. */
  snapshot(): OutboundLedgerSnapshot {
    const totals = Array.from(this.#reasons, ([reason, { total, acked, detail, spans }]) => ({
      reason,
      total,
      acked,
      firstMs: spans[0]?.firstMs ?? 0,
      lastMs: spans.at(-1)?.lastMs ?? 0,
      detail,
    }));
    return { lastSeq: this.#lastSeq, totals };
  }

  /** Whether every drop is acknowledged. */
  get isClean(): boolean {
    for (const { total, acked } of this.#reasons.values()) if (total > acked) return false;
    return true;
  }

  /** Numbers the next `count` lines. Returns the first number. */
  assign(count: number): number {
    const firstSeq = this.#lastSeq + 1;
    this.#lastSeq += count;
    return firstSeq;
  }

  /**
   * Counts lines that are dropped and will not be numbered.
   * @param detail what the notice says beside the count, such as `limit 1000 lines/s`; the newest one is told.
   */
  drop(reason: DropReason, lines: number, nowMs: number, detail = ''): void {
    if (lines < 1) return;
    let state = this.#reasons.get(reason);
    if (state === undefined) {
      state = { total: 0, sent: 0, acked: 0, detail, spans: [] };
      this.#reasons.set(reason, state);
    }
    const total = Math.min(state.total + lines, SEQ_MAX - 1);
    if (total === state.total) return;
    state.total = total;
    if (detail !== '') state.detail = detail;
    const span = state.spans.at(-1);
    if (span === undefined || (span.total <= state.sent && state.spans.length < SPANS_MAX)) {
      state.spans.push({ total: state.total, firstMs: nowMs, lastMs: nowMs });
    } else {
      span.total = state.total;
      span.lastMs = Math.max(span.lastMs, nowMs);
    }
  }

  /** What is not acknowledged, whether it was sent or not: for the first report on a new connection. */
  pendingTotals(): Total[] {
    return this.#totals((state) => state.total > state.acked);
  }

  /** Whether {@link unsentTotals} has any. */
  get hasUnsentTotals(): boolean {
    for (const state of this.#reasons.values()) if (isUnsent(state)) return true;
    return false;
  }

  /** What was not sent since {@link resetSent}: for the reports after the first. */
  unsentTotals(): Total[] {
    return this.#totals(isUnsent);
  }

  /** These totals are on their way. */
  totalsSent(totals: readonly Total[]): void {
    for (const { state, total } of this.#own(totals)) state.sent = Math.max(state.sent, total);
  }

  /** These totals, as they were sent, are announced or about to be. */
  ackTotals(totals: readonly Total[]): void {
    for (const { state, total } of this.#own(totals)) {
      state.acked = Math.max(state.acked, Math.min(total, state.total));
      state.spans = state.spans.filter((span) => span.total > state.acked);
    }
  }

  /** The connection is gone, and with it every report that was on its way. */
  resetSent(): void {
    for (const state of this.#reasons.values()) state.sent = state.acked;
  }

  #totals(isWanted: (state: ReasonState) => boolean): Total[] {
    const totals: Total[] = [];
    for (const [reason, state] of this.#reasons) {
      const firstMs = state.spans[0]?.firstMs;
      if (firstMs === undefined || !isWanted(state)) continue;
      const lastMs = state.spans.reduce((latest, span) => Math.max(latest, span.lastMs), firstMs);
      const { acked, detail } = state;
      totals.push({
        app: this.app,
        origin: this.origin,
        reason,
        total: reportable(state),
        acked,
        firstMs,
        lastMs,
        detail,
      });
    }
    return totals;
  }

  *#own(totals: readonly Total[]): Iterable<{ state: ReasonState; total: number }> {
    for (const { app, origin, reason, total } of totals) {
      const state = this.#reasons.get(reason as DropReason);
      if (app === this.app && origin === this.origin && state !== undefined) yield { state, total };
    }
  }
}

/** The total that may be reported now. */
function reportable({ total, acked }: ReasonState): number {
  return Math.min(total, acked + JUMP_MAX);
}

function isUnsent(state: ReasonState): boolean {
  return reportable(state) > Math.max(state.acked, state.sent);
}
