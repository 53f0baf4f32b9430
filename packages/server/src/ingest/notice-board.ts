// Turns counted drops into drop entries in the logs: at once when the app's last one for that reason is a second old,
// otherwise by a timer, also when no further line comes. It keeps no counts of its own beyond what is pending.
import { type DropReason, encodeDropNotice } from '@tailrace/core/drop-notice';
import { DropNotices, type PendingDrop } from '@tailrace/core/drop-notices';
import type { AppTable } from '../app-table.ts';
import type { LogWriter } from './log-writer.ts';

/** How often pending drops are looked at while there are any, in milliseconds. A notice is late by so much at most. */
const CHECK_INTERVAL_MS = 250;

/** Lines that were dropped for one reason. */
export interface DroppedLines {
  readonly app: string;
  readonly reason: DropReason;
  readonly lines: number;
  /** Unix times in milliseconds of the first and the last of them. */
  readonly firstMs: number;
  readonly lastMs: number;
  /** What the notice says beside the count, may be empty. */
  readonly detail: string;
}

/** What a {@link NoticeBoard} works with. */
export interface NoticeBoardOptions {
  readonly apps: AppTable;
  readonly writer: LogWriter;
  readonly zone: string;
  /** Unix time in milliseconds. */
  readonly now: () => number;
  /** Called with every drop that is counted, once; `announced` false: there is no log that could hold its notice. */
  readonly onDropped: (reason: DropReason, lines: number, announced: boolean) => void;
}

/** Every line that was added is in a drop entry at the latest {@link CHECK_INTERVAL_MS} after a second has passed. */
export class NoticeBoard {
  readonly #options: NoticeBoardOptions;
  readonly #notices = new DropNotices();
  #timer: NodeJS.Timeout | undefined;

  constructor(options: NoticeBoardOptions) {
    this.#options = options;
  }

  /** Lines that are counted and not yet announced. */
  get pendingLines(): number {
    return this.#notices.pendingLines;
  }

  /** Those of one app: when they are announced its log is longer by so much. */
  pendingLinesOf(app: string): number {
    return this.#notices.pendingLinesOf(app);
  }

  /** Counts dropped lines. Their notice comes with the next {@link flushDue} at which it may. */
  add(dropped: DroppedLines): void {
    const { app, reason, lines, firstMs, lastMs, detail } = dropped;
    if (lines < 1) return;
    const fits = this.#notices.add(app, reason, lines, firstMs, lastMs, detail, this.#options.now());
    if (fits) this.#tellPending(app, reason);
    else this.#write({ app, reason, count: lines, firstMs, lastMs, detail });
  }

  /** Lines of an app that are counted and not yet announced. */
  pendingOf(app: string): PendingDrop[] {
    return this.#notices.pendingOf(app);
  }

  /** Another server announces what is pending of an app. */
  forget(app: string): void {
    this.#notices.takeAll(app);
  }

  /** Announces lines that are missing exactly here, before the next line of the app. */
  addHere(dropped: DroppedLines): void {
    const { app, reason, lines, firstMs, lastMs, detail } = dropped;
    if (lines >= 1) this.#write({ app, reason, count: lines, firstMs, lastMs, detail });
  }

  /** Writes the notices that may be written now, and sees to the others. */
  flushDue(): void {
    if (this.#notices.pendingLines === 0) return;
    for (const drop of this.#notices.due(this.#options.now())) this.#write(drop);
    if (this.#notices.pendingLines > 0) {
      this.#timer ??= setTimeout(() => {
        this.#timer = undefined;
        this.flushDue();
      }, CHECK_INTERVAL_MS);
    }
  }

  /** Writes every notice, due or not, of one app or of all. */
  flushAll(app?: string): void {
    for (const drop of this.#notices.takeAll(app)) this.#write(drop);
  }

  /** Ends the timer. What is pending is lost unless {@link flushAll} was called. */
  close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #tellPending(app: string, reason: DropReason): void {
    const { apps, writer } = this.#options;
    const state = apps.get(app);
    if (state === undefined) return;
    const drop = this.#notices.pendingOf(app).find((each) => each.reason === reason);
    const none = { app, reason, count: 0, firstMs: 0, lastMs: 0, detail: '' };
    const { count, ...fields } = drop ?? none;
    writer.pending(state, { ...fields, lines: count });
  }

  #write(drop: PendingDrop): void {
    const { apps, writer, zone, now, onDropped } = this.#options;
    const state = apps.getOrCreate(drop.app);
    onDropped(drop.reason, drop.count, state !== undefined);
    if (state === undefined) return;
    const nowMs = now();
    const entry = encodeDropNotice({ ...drop, zone, nowNs: BigInt(Math.floor(nowMs)) * 1_000_000n });
    writer.drop(state, drop.count, entry, nowMs);
    this.#tellPending(drop.app, drop.reason);
  }
}
