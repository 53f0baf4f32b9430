// Follows several apps at once and prints them: one connection each, paused together while standard output is full.
// Not here: how it all ends (logs.ts).
import { AppMerger } from '../client/app-merger.ts';
import type { ControllerEndpoint } from '../client/controller-endpoint.ts';
import type { StreamRecord } from '../client/log-records.ts';
import { TailFollower } from '../client/tail-follower.ts';
import type { OutputWriter } from '../output/output-writer.ts';
import type { RecordPrinter } from '../output/record-printer.ts';
import { escapeControls } from '../output/terminal-safety.ts';
import type { CursorFile } from './cursor-file.ts';
import type { LogsPlan } from './logs-plan.ts';
import type { FirstEnd } from './reading-end.ts';

/** A connection that takes longer than this is worth a word. */
const CONNECTING_NOTICE_MS = 300;

/** What a session works with. */
export interface FollowParts {
  readonly endpoint: ControllerEndpoint;
  readonly plan: LogsPlan;
  readonly printer: RecordPrinter;
  readonly stdout: OutputWriter;
  readonly end: FirstEnd;
  readonly cursorFile: CursorFile | undefined;
  readonly now: () => number;
}

/** A running `logs`. It begins with its construction and ends with `close`. */
export class FollowSession {
  readonly #parts: FollowParts;
  readonly #followers: readonly TailFollower[];
  readonly #merger: AppMerger | undefined;
  #running: number;
  #connectingTimer: NodeJS.Timeout | undefined;
  #isPaused = false;

  constructor(parts: FollowParts) {
    this.#parts = parts;
    const { plan, now } = parts;
    const print = (app: string, records: readonly StreamRecord[]): void => this.#print(app, records);
    this.#merger =
      plan.reorderMs !== undefined && plan.apps.length > 1
        ? new AppMerger({ apps: plan.apps, windowMs: plan.reorderMs, now, print })
        : undefined;
    this.#running = plan.apps.length;
    this.#connectingTimer = setTimeout(() => {
      parts.printer.notice(`connecting to ${escapeControls(parts.endpoint.text)}`);
    }, CONNECTING_NOTICE_MS);
    this.#followers = plan.apps.map((app) => this.#follow(app));
    for (const follower of this.#followers) follower.start();
  }

  /** Ends the connections and hands everything that came to standard output. */
  close(): void {
    clearTimeout(this.#connectingTimer);
    for (const follower of this.#followers) follower.close();
    this.#merger?.flush();
  }

  #follow(app: string): TailFollower {
    const { endpoint, plan, printer, end } = this.#parts;
    const cursor = plan.cursors.get(app);
    const order = plan.reorderMs === undefined ? 'arrival' : 'time';
    const reorder = plan.reorderMs === undefined ? undefined : String(plan.reorderMs);
    const request = {
      app,
      query: { ...plan.filters, order, reorder, format: 'json' },
      start: cursor === undefined ? plan.start : { after: cursor },
    };
    return new TailFollower(endpoint, request, {
      policy: plan.policy,
      random: Math.random,
      listener: {
        onConnected: () => clearTimeout(this.#connectingTimer),
        onFrame: (records) => this.#received(app, records),
        onReconnecting: ({ attempt, afterMs, reason, cursor: position }) => {
          clearTimeout(this.#connectingTimer);
          const record = { type: 'reconnect', app, attempt, after_ms: afterMs, reason };
          this.#announce(app, position === undefined ? record : { ...record, cursor: position });
        },
        onReconnected: (resumed) => {
          printer.reconnected(app, resumed);
          if (plan.output !== 'json')
            printer.notice(plan.apps.length > 1 ? `${escapeControls(app)}: reconnected` : 'reconnected');
          if (!resumed)
            this.#announce(app, {
              type: 'gap',
              app,
              missing: null,
              reason: 'the cluster is another one now',
            });
        },
        onEnd: (error) => {
          if (error !== undefined) end.end({ kind: 'failed', error });
          this.#running -= 1;
          if (this.#running === 0) end.end({ kind: 'done' });
        },
      },
    });
  }

  #received(app: string, records: readonly StreamRecord[]): void {
    if (this.#merger === undefined) this.#print(app, records);
    else this.#merger.push(app, records);
    this.#pauseWhileFull();
  }

  #announce(app: string, record: { readonly type: string; readonly [field: string]: unknown }): void {
    if (this.#merger === undefined) this.#parts.printer.announce(app, record);
    else this.#merger.push(app, [record]);
  }

  #print(app: string, records: readonly StreamRecord[]): void {
    const { printer, cursorFile, end } = this.#parts;
    printer.print(app, records, cursorFile === undefined ? undefined : () => cursorFile.changed());
    if (printer.isMatched) end.end({ kind: 'match' });
  }

  #pauseWhileFull(): void {
    const { stdout } = this.#parts;
    if (this.#isPaused || !stdout.isFull) return;
    this.#isPaused = true;
    for (const follower of this.#followers) follower.pause();
    stdout.onRelief(() => {
      this.#isPaused = false;
      for (const follower of this.#followers) follower.resume();
    });
  }
}
