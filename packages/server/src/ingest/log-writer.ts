// The one way by which lines and notices of an owned app get into its log after it was set up: whoever decides what is appended
// (a batch's ingest, the notice board) says it here. Whether another server gets it first is the writer's business alone.
import type { AppState, AppTable } from '../app-table.ts';
import type { DroppedLines } from './notice-board.ts';

/** A number that a ledger has just moved: the last line, or a total, of one sender. */
export interface LedgerMark {
  readonly origin: bigint;
  /** Absent: the number of the last line taken. */
  readonly reason?: string;
  /** What it was; undefined when nothing was known. */
  readonly before: number | undefined;
  readonly after: number;
}

/** Nobody's lines were undone. */
export const NOTHING_UNDONE: ReadonlySet<string> = new Set();

/** Appends happen in the order of the calls, per app; at once, or when it is certain that they may. */
export interface LogWriter {
  /** False while so much is under way for this app that nothing more should be taken. */
  hasRoom(state: AppState): boolean;
  /** Appends the `count` entries in bytes[start,end), which have been checked. */
  lines(state: AppState, bytes: Buffer, start: number, end: number, count: number, nowMs: number): void;
  /** Appends a notice that stands for `weight` lines. */
  drop(state: AppState, weight: number, entry: Buffer, nowMs: number): void;
  /** The app's ledger has moved. To be called after what the mark stands for was written. */
  marked(state: AppState, mark: LedgerMark): void;
  /** A sender will not send again. */
  ended(state: AppState, origin: bigint): void;
  /** All dropped lines of the app and reason that are counted and not yet announced; `lines` 0: none any more. */
  pending(state: AppState, dropped: DroppedLines): void;
  /** What is under way goes into the log now: the log is about to become part of another one. */
  settle(state: AppState): void;
  /** Where a drain of the app stands. */
  drainAt(state: AppState, drainId: string, index: number): void;
  /** Forgets the held lines of an app, but not the app. Returns how many lines. */
  forgetLines(app: string): number;
  /**
   * Calls back when all that was written or marked since the last call is in the logs; at once, if it is. The apps that it is
   * called with are those of which it is not: their lines are to be sent again, to whoever owns them now.
   */
  whenWritten(callBack: (undone: ReadonlySet<string>) => void): void;
}

/** Appends at once. */
export class DirectLogWriter implements LogWriter {
  readonly #apps: AppTable;

  constructor(apps: AppTable) {
    this.#apps = apps;
  }

  hasRoom(): boolean {
    return true;
  }

  lines(state: AppState, bytes: Buffer, start: number, end: number, count: number, nowMs: number): void {
    this.#apps.appendLines(state, bytes, start, end, count, nowMs);
  }

  drop(state: AppState, weight: number, entry: Buffer, nowMs: number): void {
    this.#apps.appendDrop(state, weight, entry, nowMs);
  }

  marked(): void {}

  ended(): void {}

  pending(): void {}

  settle(): void {}

  drainAt(): void {}

  forgetLines(app: string): number {
    return this.#apps.forgetLines(app);
  }

  whenWritten(callBack: (undone: ReadonlySet<string>) => void): void {
    callBack(NOTHING_UNDONE);
  }
}
