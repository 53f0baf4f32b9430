// What becomes of one batch from an agent: who owns its apps, what of it is new, what the limit lets through, and into which
// log it goes. No streams here: the caller decodes the batch and sends the answer, after this has returned.
import { validateAppId } from '@tailrace/core/app-id';
import { toDropReason } from '@tailrace/core/drop-notice';
import { cannot, LogError, quoted } from '@tailrace/core/errors';
import { InboundLedger } from '@tailrace/core/inbound-ledger';
import { EnvelopeView } from '@tailrace/proto/envelope-view';
import { type Mark, NO_MARK } from '@tailrace/proto/mark-messages';
import type {
  OpenOrigin,
  OriginLast,
  Run,
  Total,
  UplinkAck,
  UplinkBatch,
} from '@tailrace/proto/uplink-messages';
import { countEntries, entryBodyStart, entryEnd } from '@tailrace/proto/wire-scanner';
import type { AppState, AppTable } from '../app-table.ts';
import type { LostLogs } from '../marks/lost-logs.ts';
import type { Ownership } from '../ownership.ts';
import type { LogWriter } from './log-writer.ts';
import type { NoticeBoard } from './notice-board.ts';
import type { OwedLines, SenderLife } from './owed-lines.ts';

/** Knows no origin: what an app without a log is checked against. */
const NO_LEDGER = new InboundLedger();

/** Counters of an {@link Ingest}, called as things happen. */
export interface IngestCounters {
  linesTaken(lines: number): void;
  duplicates(lines: number): void;
  /**
   * Lines that no log announces: too many apps, an id that no agent lets through, or `bad_run`: the lines of a run with
   * impossible numbers, and 1 for an impossible total, of which nobody knows what it stands for.
   */
  refused(reason: 'too_many_apps' | 'bad_app_id' | 'bad_run', lines: number): void;
}

/** What an {@link Ingest} works with. */
export interface IngestOptions {
  readonly apps: AppTable;
  /** False: another server may still hold a log of apps that are not known here. */
  readonly gate: { readonly isOpen: boolean };
  readonly ownership: Ownership;
  /** False: the process stood still, and others may own its apps without its knowing. */
  readonly standstill: { readonly isViewSure: boolean };
  readonly notices: NoticeBoard;
  readonly writer: LogWriter;
  readonly lostLogs: LostLogs;
  readonly owed: OwedLines;
  readonly counters: IngestCounters;
  /** Unix time in milliseconds. */
  readonly now: () => number;
}

/** What is answered for apps whose part of a batch was not taken. */
interface Refused {
  readonly moved: Set<string>;
  readonly overloaded: Set<string>;
}

/** Takes batches. A batch is answered when everything of it that was not refused is in the logs. */
export class Ingest {
  readonly #options: IngestOptions;
  readonly #view = new EnvelopeView();

  constructor(options: IngestOptions) {
    this.#options = options;
  }

  /** Tells, of these origins, the number of the last line that was taken and is in a log, where this server knows it. */
  lastOf(open: readonly OpenOrigin[], answer: (known: OriginLast[]) => void): void {
    const { apps, writer } = this.#options;
    const known: OriginLast[] = [];
    for (const { app, origin } of open) {
      const state = apps.get(app);
      const last = state?.ledger.last(origin);
      if (state === undefined || last === undefined) continue;
      writer.marked(state, { origin, before: last, after: last });
      known.push({ app, origin, last });
    }
    writer.whenWritten((undone) => answer(known.filter(({ app }) => !undone.has(app))));
  }

  /** The sender will not use these origins again. */
  end(ended: readonly OpenOrigin[]): void {
    const { apps, writer, owed } = this.#options;
    owed.ended(ended);
    for (const { app, origin } of ended) {
      const state = apps.get(app);
      if (state === undefined) continue;
      state.ledger.end(origin);
      writer.ended(state, origin);
    }
  }

  /**
   * Takes a batch; `answer` is called with its answer, maybe before this returns.
   *
   * Of a full buffer the oldest lines went, so those totals come before the runs; a limit keeps out the newest, so its totals
   * come behind them. A run or total with impossible numbers is refused alone, and answered as if it was taken: sent again it would be no better, and the stream carries other apps too.
   * @param sender who sends it
   * @param onBad called with what is wrong for each of these.
   * @throws LogError `bad_batch` or WireError before anything was taken: the framing is broken, whatever follows is not to be trusted.
   */
  take(
    batch: UplinkBatch,
    sender: SenderLife,
    answer: (ack: UplinkAck) => void,
    onBad: (problem: string) => void = () => undefined,
  ): void {
    for (const run of batch.runs) checkFraming(run);
    const refused: Refused = { moved: new Set(), overloaded: new Set() };
    for (const mark of batch.marks ?? []) {
      const problem = this.#options.lostLogs.report(mark, sender.peer);
      if (problem !== undefined) onBad(`${problem} of ${quoted(mark.app)}`);
    }
    const isBehind = ({ reason }: Total): boolean => toDropReason(reason) === 'rate_limit';
    for (const total of batch.totals) if (!isBehind(total)) this.#checkAndTakeTotal(total, refused, onBad);
    this.#options.notices.flushDue();
    for (const run of batch.runs) {
      const { app, origin, firstSeq, count } = run;
      const problem = this.#ledgerOf(app).runProblem(origin, firstSeq, count);
      if (problem === undefined) this.#takeRun(run, sender, batch.id, refused);
      else this.#refuseBad(`the run of ${quoted(app)}: ${problem}`, count, onBad);
    }
    for (const total of batch.totals) if (isBehind(total)) this.#checkAndTakeTotal(total, refused, onBad);
    this.#options.notices.flushDue();
    this.#options.writer.whenWritten((undone) => {
      for (const app of undone) refused.moved.add(app);
      answer({ id: batch.id, moved: [...refused.moved], overloaded: [...refused.overloaded] });
    });
  }

  /**
   * How far the logs of a batch's apps are, in the order in which they come first in it; nothing for an app that was refused.
   * Only what the sender may rely on: lines of others whose acks may be lost with this server are named. Dropped lines that are counted and not yet announced count: their notice takes as many indices.
   */
  marksOf(batch: UplinkBatch, peer: string, { moved, overloaded }: UplinkAck): Mark[] {
    const nowMs = this.#options.now();
    const names = new Set<string>();
    for (const { app } of batch.runs) names.add(app);
    for (const { app } of batch.totals) names.add(app);
    return Array.from(names, (app) => {
      const state = this.#options.apps.get(app);
      if (state === undefined || moved.includes(app) || overloaded.includes(app)) return NO_MARK;
      const pending = this.#options.notices.pendingLinesOf(app);
      const { logId, firstIndex, nextIndex: endIndex } = state.log;
      const nextIndex = endIndex + pending;
      const unsure = state.unsureFor(peer, nowMs);
      return { app: '', logId, nextIndex, held: nextIndex - firstIndex, unsure };
    });
  }

  #ledgerOf(app: string): InboundLedger {
    return this.#options.apps.get(app)?.ledger ?? NO_LEDGER;
  }

  #refuseBad(problem: string, lines: number, onBad: (problem: string) => void): void {
    this.#options.counters.refused('bad_run', lines);
    onBad(problem);
  }

  #checkAndTakeTotal(total: Total, refused: Refused, onBad: (problem: string) => void): void {
    const { app, origin, reason, acked } = total;
    const problem = this.#ledgerOf(app).totalProblem(origin, reason, total.total, acked);
    if (problem === undefined) this.#takeTotal(total, refused);
    else this.#refuseBad(`the total of ${quoted(app)}: ${problem}`, 1, onBad);
  }

  #takeTotal(total: Total, refused: Refused): void {
    const { now, notices, writer } = this.#options;
    const { app, origin, reason, firstMs, lastMs, detail } = total;
    const state = this.#admit(app, total.total - total.acked, refused);
    if (state === undefined) return;
    const before = state.ledger.total(origin, reason);
    const lines = state.ledger.acceptTotal(origin, reason, total.total, total.acked, now());
    notices.add({ app, reason: toDropReason(reason), lines, firstMs, lastMs, detail });
    writer.marked(state, { origin, reason, before, after: Math.max(total.total, before ?? 0) });
  }

  #takeRun(run: Run, sender: SenderLife, batchId: number, refused: Refused): void {
    const { counters, notices, now, writer } = this.#options;
    const state = this.#admit(run.app, run.count, refused);
    if (state === undefined) return;
    const nowMs = now();
    const { origin } = run;
    const before = state.ledger.last(origin);
    const { skip, take, gap } = state.ledger.acceptRun(origin, run.firstSeq, run.count, nowMs);
    if (skip > 0) counters.duplicates(skip);
    if (gap > 0) {
      const firstMs = state.log.lastWriteMs === 0 ? nowMs : Math.min(state.log.lastWriteMs, nowMs);
      notices.addHere({
        app: run.app,
        reason: 'unexplained',
        lines: gap,
        firstMs,
        lastMs: nowMs,
        detail: '',
      });
    }
    if (take > 0) {
      const { nextIndex } = state.log;
      let start = 0;
      for (let i = 0; i < skip; i++) start = entryEnd(run.bytes, start, run.bytes.length);
      counters.linesTaken(take);
      if (state.limiter?.limit === undefined) {
        writer.lines(state, run.bytes, start, run.bytes.length, take, nowMs);
      } else {
        this.#appendLimited(state, run.bytes, start, nowMs);
      }
      state.noteTaken(sender.peer, batchId, nextIndex, nowMs);
    }
    this.#options.owed.taken(run, sender);
    writer.marked(state, { origin, before, after: Math.max(run.firstSeq + run.count - 1, before ?? 0) });
  }

  /** Appends what the limit lets through, in as few pieces as possible, and counts the rest. */
  #appendLimited(state: AppState, bytes: Buffer, start: number, nowMs: number): void {
    const { notices, writer } = this.#options;
    const { limiter, app } = state;
    const needsBytes = limiter?.limit?.bytes !== undefined;
    let refused = 0;
    let pieceStart = start;
    let pieceCount = 0;
    for (let offset = start; offset < bytes.length; ) {
      const end = entryEnd(bytes, offset, bytes.length);
      const payloadBytes = needsBytes ? this.#payloadBytes(bytes, offset, end) : 0;
      if (limiter?.allow(payloadBytes, nowMs) ?? true) {
        if (pieceCount === 0) pieceStart = offset;
        pieceCount += 1;
      } else {
        refused += 1;
        if (pieceCount > 0) writer.lines(state, bytes, pieceStart, offset, pieceCount, nowMs);
        pieceCount = 0;
      }
      offset = end;
    }
    if (pieceCount > 0) writer.lines(state, bytes, pieceStart, bytes.length, pieceCount, nowMs);
    if (refused === 0) return;
    const detail = `limit ${limiter?.refusedLimitText ?? ''}`;
    notices.add({ app, reason: 'rate_limit', lines: refused, firstMs: nowMs, lastMs: nowMs, detail });
  }

  /** What a limit in bytes counts: the text of a log line, and all of another envelope. */
  #payloadBytes(bytes: Buffer, entryStart: number, end: number): number {
    const start = entryBodyStart(bytes, entryStart, end);
    this.#view.read(bytes, start, end);
    return this.#view.kind === 'log' ? this.#view.payloadEnd - this.#view.payloadStart : end - start;
  }

  /** The app's state, or undefined when its lines are not taken here: then the reason is noted. */
  #admit(app: string, lines: number, refused: Refused): AppState | undefined {
    const { apps, gate, ownership, standstill, counters, writer, lostLogs } = this.#options;
    if (!standstill.isViewSure) {
      refused.overloaded.add(app);
      return undefined;
    }
    if (!ownership.owns(app)) {
      refused.moved.add(app);
      return undefined;
    }
    const known = apps.get(app);
    if (known?.isLive && writer.hasRoom(known)) return known;
    if (known !== undefined || !gate.isOpen || lostLogs.isAwaited(app)) {
      refused.overloaded.add(app);
      return undefined;
    }
    if (validateAppId(app) !== undefined) {
      counters.refused('bad_app_id', lines);
      return undefined;
    }
    const created = apps.getOrCreate(app);
    if (created === undefined) counters.refused('too_many_apps', lines);
    return created;
  }
}

function checkFraming(run: Run): void {
  const entries = countEntries(run.bytes, 0, run.bytes.length);
  if (entries === run.count) return;
  const whatIs = `the run of ${quoted(run.app)} says ${run.count} lines from ${run.firstSeq} and has ${entries}`;
  throw new LogError(cannot('take the batch', whatIs, 'as many as it says'), { code: 'bad_batch' });
}
