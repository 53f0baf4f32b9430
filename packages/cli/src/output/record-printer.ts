// Prints the records of one or more apps and keeps count: lines to standard output, notices to standard error or, with
// JSON, into the stream. It also checks that no line is missing without a word. Not here: connections.

import { numberField, textField } from '../client/answer-fields.ts';
import { IndexAccounting } from '../client/index-accounting.ts';
import { type ControlRecord, isLogRecord, type StreamRecord } from '../client/log-records.ts';
import { NoticeTexts } from './control-notice.ts';
import { jsonLine, type LineFormat } from './line-format.ts';
import { OutputChunk } from './output-chunk.ts';
import type { OutputWriter } from './output-writer.ts';
import { escapeControls } from './terminal-safety.ts';

/** How a printer prints. */
export interface PrinterOptions {
  readonly apps: readonly string[];
  readonly format: LineFormat;
  /** Control records go into the stream as JSON instead of to standard error as notices. */
  readonly isJson: boolean;
  /** JSON only: `cursor` records are in the stream too. */
  readonly showCursor: boolean;
  readonly quiet: boolean;
  readonly utc: boolean;
  /** Filters are at work, so that indices may have holes; see IndexAccounting. */
  readonly hasFilters: boolean;
  readonly stdout: OutputWriter;
  readonly stderr: OutputWriter;
  /** Wraps a notice in colours where standard error has them. */
  readonly paintNotice: (text: string) => string;
  /** Ends the output behind the first message for which it returns true. */
  readonly matches?: (message: string) => boolean;
}

/** What was printed of one app. */
export interface AppTotals {
  readonly app: string;
  /** Log lines handed to standard output. */
  readonly lines: number;
  /** Lines that are missing: announced as dropped or as a gap, or found missing. */
  readonly dropped: number;
  /** A gap of unknown size was announced. */
  readonly hasUnknownGap: boolean;
  /** Zones that are away: lines of theirs may be missing. */
  readonly zonesDown: readonly string[];
  /** Position behind everything that standard output has taken; undefined before the first. */
  readonly cursor: string | undefined;
}

interface AppState {
  readonly accounting: IndexAccounting;
  lines: number;
  dropped: number;
  hasUnknownGap: boolean;
  readonly zonesDown: Set<string>;
  cursor: string | undefined;
}

/** Prints frames of records. After a match it prints nothing more. */
export class RecordPrinter {
  readonly #options: PrinterOptions;
  readonly #notices: NoticeTexts;
  readonly #chunk = new OutputChunk();
  readonly #states = new Map<string, AppState>();
  #isMatched = false;

  constructor(options: PrinterOptions) {
    this.#options = options;
    this.#notices = new NoticeTexts({ utc: options.utc });
    for (const app of options.apps) {
      this.#states.set(app, {
        accounting: new IndexAccounting({ hasFilters: options.hasFilters }),
        lines: 0,
        dropped: 0,
        hasUnknownGap: false,
        zonesDown: new Set(),
        cursor: undefined,
      });
    }
  }

  /** Whether a message matched: nothing more will be printed. */
  get isMatched(): boolean {
    return this.#isMatched;
  }

  /** Prints the records of an app with one write. `onWritten` is called when standard output has taken them. */
  print(app: string, records: readonly StreamRecord[], onWritten?: () => void): void {
    const state = this.#state(app);
    let cursor: string | undefined;
    for (const record of records) {
      if (this.#isMatched) break;
      if (isLogRecord(record)) {
        this.#account(app, state, record.zone, indexOf(record.index), 1);
        this.#options.format(record, this.#chunk);
        state.lines += 1;
        if (this.#options.matches?.(record.message) === true) this.#isMatched = true;
      } else {
        this.#control(app, state, record);
        if (record.type === 'cursor') cursor = textField(record, 'cursor') ?? cursor;
      }
    }
    this.#options.stdout.write(this.#chunk.take(), () => {
      state.cursor = cursor ?? state.cursor;
      onWritten?.();
    });
  }

  /** Prints a control record of our own making, such as `reconnect`, in place. */
  announce(app: string, record: ControlRecord): void {
    this.#control(app, this.#state(app), record);
    this.#options.stdout.write(this.#chunk.take());
  }

  /** A connection was made again; see IndexAccounting for what `resumed` means. */
  reconnected(app: string, resumed: boolean): void {
    const { accounting } = this.#state(app);
    if (resumed) accounting.reconnected();
    else accounting.restarted();
  }

  /** Remembers a position that came beside the records, when everything so far has been written. */
  setCursor(app: string, cursor: string): void {
    const state = this.#state(app);
    this.#options.stdout.write('', () => {
      state.cursor = cursor;
    });
  }

  /** Prints a line for people on standard error, unless that was turned off. */
  notice(text: string): void {
    if (!this.#options.quiet) this.#options.stderr.write(`${this.#options.paintNotice(`-- ${text} --`)}\n`);
  }

  /** What was printed, per app. */
  totals(): readonly AppTotals[] {
    return [...this.#states].map(([app, { lines, dropped, hasUnknownGap, zonesDown, cursor }]) => {
      return { app, lines, dropped, hasUnknownGap, zonesDown: [...zonesDown], cursor };
    });
  }

  /** Looks for a hole before a record that stands for `count` lines; one without an index cannot tell. */
  #account(app: string, state: AppState, zone: string, index: number | undefined, count: number): void {
    if (index === undefined) return;
    const missing = state.accounting.record(zone, index, count);
    if (missing > 0) this.#reportHole(app, state, zone, missing);
  }

  #control(app: string, state: AppState, record: ControlRecord): void {
    this.#count(app, state, record);
    this.#show(app, record);
    if (record.type !== 'cursor') return;
    for (const { zone, missing } of state.accounting.frameEnd(numberField(record, 'filtered') ?? 0)) {
      this.#reportHole(app, state, zone, missing);
    }
  }

  #count(app: string, state: AppState, record: ControlRecord): void {
    const zone = textField(record, 'zone');
    const index = numberField(record, 'index');
    if (record.type === 'drop') {
      const count = numberField(record, 'count') ?? 0;
      if (zone === undefined || index === undefined) state.accounting.drop(zone, count);
      else this.#account(app, state, zone, index, count);
      state.dropped += count;
    } else if (record.type === 'gap') {
      const missing = numberField(record, 'missing');
      state.accounting.gap(zone, index);
      state.dropped += missing ?? 0;
      if (missing === undefined) state.hasUnknownGap = true;
    } else if (record.type === 'zone' && zone !== undefined) {
      if (record['state'] === 'up') state.zonesDown.delete(zone);
      else state.zonesDown.add(zone);
    } else if (zone !== undefined) {
      // Metrics and what may come later have a place in the log as well.
      this.#account(app, state, zone, index, 1);
    }
  }

  #reportHole(app: string, state: AppState, zone: string, missing: number): void {
    state.dropped += missing;
    this.#show(app, { type: 'gap', app, zone, missing, reason: 'unannounced' });
  }

  #show(app: string, record: ControlRecord): void {
    const named = record['app'] === undefined ? { ...record, app } : record;
    if (this.#options.isJson) {
      if (record.type !== 'cursor' || this.#options.showCursor) this.#chunk.addText(`${jsonLine(named)}\n`);
      return;
    }
    const text = this.#notices.of(named);
    if (text === undefined) return;
    // The lines before it first: where both streams are one terminal, a notice stands where it belongs.
    this.#options.stdout.write(this.#chunk.take());
    const needsApp = this.#options.apps.length > 1 && record.type !== 'waiting';
    this.notice(needsApp ? `${escapeControls(app)}: ${text}` : text);
  }

  #state(app: string): AppState {
    const state = this.#states.get(app);
    if (state === undefined) throw new Error(`Cannot print records of "${app}": it is not one of the apps`);
    return state;
  }
}

function indexOf(text: string | undefined): number | undefined {
  const index = text === undefined ? Number.NaN : Number(text);
  return Number.isSafeInteger(index) ? index : undefined;
}
