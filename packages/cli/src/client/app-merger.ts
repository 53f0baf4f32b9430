// Merges the records of several apps by time, inside a window; each app's own order is kept. For terminals.
// Not here: merging the zones of one app, which the controller does.
import { Collator } from '@tailrace/core/collator';
import { isLogRecord, type StreamRecord } from './log-records.ts';

/** Takes frames per app and gives them back as runs of one app, in the order of their times. */
export class AppMerger {
  readonly #collator: Collator<StreamRecord>;
  readonly #print: (app: string, records: readonly StreamRecord[]) => void;
  readonly #now: () => number;
  readonly #lastTimeMs = new Map<string, number>();
  #timer: NodeJS.Timeout | undefined;

  constructor(options: {
    readonly apps: readonly string[];
    readonly windowMs: number;
    /** Milliseconds since 1970. */
    readonly now: () => number;
    readonly print: (app: string, records: readonly StreamRecord[]) => void;
  }) {
    this.#collator = new Collator({ windowMs: options.windowMs, now: () => performance.now() });
    this.#collator.setZones(options.apps);
    this.#print = options.print;
    this.#now = options.now;
  }

  /** Takes a frame of an app. */
  push(app: string, records: readonly StreamRecord[]): void {
    const nowMs = this.#now();
    for (const record of records) {
      // A control record stays behind the line before it.
      const writtenMs = isLogRecord(record) ? Date.parse(record.time) : (this.#lastTimeMs.get(app) ?? nowMs);
      const timeMs = Number.isNaN(writtenMs) ? nowMs : writtenMs;
      this.#lastTimeMs.set(app, timeMs);
      // Old lines keep their times; only one from the future of this host may count as from now.
      this.#collator.push(app, record, timeMs, Math.min(timeMs, nowMs));
    }
    this.#release();
  }

  /** Gives back everything at once. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#printRuns(this.#collator.flush());
  }

  #release(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#printRuns(this.#collator.take());
    const dueMs = this.#collator.nextDueMs();
    if (dueMs !== undefined) {
      this.#timer = setTimeout(() => this.#release(), Math.max(1, Math.ceil(dueMs - performance.now())));
    }
  }

  #printRuns(released: readonly { readonly zone: string; readonly item: StreamRecord }[]): void {
    let run: StreamRecord[] = [];
    let runApp: string | undefined;
    for (const { zone: app, item } of released) {
      if (runApp !== undefined && app !== runApp) {
        this.#print(runApp, run);
        run = [];
      }
      runApp = app;
      run.push(item);
    }
    if (runApp !== undefined) this.#print(runApp, run);
  }
}
