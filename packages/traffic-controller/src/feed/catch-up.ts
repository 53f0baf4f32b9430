// A subscription of one reader's own, for what no feed holds: lines from before the reader came, dumps, and the way back after a
// break. What arrives waits here until it is taken, and only what was taken is asked for again, so a reader that stops costs one window.
import type { From, Position } from '@tailrace/proto/reader-messages';
import { entryEnd } from '@tailrace/proto/wire-scanner';
import type { Logger } from 'pino';
import { type FollowFrom, LogFollower } from '../upstream/log-follower.ts';
import type { BeginningLog, HoleReason, LogSink } from '../upstream/log-sink.ts';
import type { ServerDirectory } from '../upstream/server-directory.ts';
import type { LinesItem, ZoneItem } from './zone-item.ts';

/** What has been taken is given back as credit in parts of the window, not slice by slice. */
const GRANT_PARTS = 4;

/** What a {@link CatchUp} is made with. */
export interface CatchUpOptions {
  readonly app: string;
  readonly zone: string;
  readonly directory: ServerDirectory;
  readonly from: FollowFrom;
  /** False: ends where the log ended when it was opened. */
  readonly follow: boolean;
  /** Logs that the reader has read before, and their next lines. */
  readonly remembered?: ReadonlyMap<bigint, number>;
  /** Where to begin in a log that replaces another one and was never read. Default: at its oldest line. */
  readonly unseenFrom?: From;
  /** Most bytes that wait here or are on the way. */
  readonly windowBytes: number;
  /** There is an item, or the state changed. */
  readonly onReadable: () => void;
  readonly logger: Logger;
}

/**
 * - `opening`: not answered yet. - `unknown`: the owner does not know the app. - `reading`: lines come. - `done`: all was read (without `follow`).
 * - `away`: no owner can be reached; goes on from the same place when one can.
 */
export type CatchUpState = 'opening' | 'unknown' | 'reading' | 'done' | 'away';

/** A private reader of one app's log in one zone. */
export class CatchUp {
  readonly #follower: LogFollower;
  readonly #options: CatchUpOptions;
  readonly #queue: ZoneItem[] = [];
  #head = 0;
  #state: CatchUpState = 'opening';
  /** Where the log ended when it was opened first. */
  #backlogEnd: Position | undefined;
  #position: Position | undefined;
  #logId = 0n;
  #takenBytes = 0;

  constructor(options: CatchUpOptions) {
    this.#options = options;
    if (options.from.kind === 'position') this.#position = options.from.position;
    const { windowBytes: creditBytes, ...followed } = options;
    this.#follower = new LogFollower({ ...followed, creditBytes, sink: this.#createSink() });
    this.#follower.start();
  }

  get state(): CatchUpState {
    return this.#state;
  }

  /** Where the log ended when it was opened; undefined while that is not known. */
  get backlogEnd(): Position | undefined {
    return this.#backlogEnd;
  }

  /** The place after the last item that was taken; undefined while no log is known. */
  get position(): Position | undefined {
    return this.#position;
  }

  /** {@link position}, if the server has confirmed that its log has such a place; a cursor from outside may name any. */
  get confirmedPosition(): Position | undefined {
    const isAtGap = this.#queue[this.#head]?.kind === 'gap';
    return this.#backlogEnd === undefined || isAtGap ? undefined : this.#position;
  }

  /** True: everything was read and taken, or there is nothing to read. Never with `follow`. */
  get isDone(): boolean {
    const isEnded = this.#state === 'done' || (this.#state === 'unknown' && !this.#options.follow);
    return isEnded && !this.isReadable;
  }

  /** True: there is an item. */
  get isReadable(): boolean {
    return this.#head < this.#queue.length;
  }

  /** Takes the next item; lines are cut so that they have at most `bytesMax` bytes, but one at least. */
  next(bytesMax: number): ZoneItem | undefined {
    const item = this.#queue[this.#head];
    if (item === undefined) return undefined;
    const taken = item.kind === 'lines' ? this.#takeLines(item, bytesMax) : item;
    if (taken === item) this.#shift();
    this.#position = { logId: taken.logId, index: taken.index + taken.count };
    if (taken.kind === 'lines' || taken.kind === 'notice') this.#grant(taken.end - taken.start);
    return taken;
  }

  close(): void {
    this.#follower.close();
    this.#queue.length = 0;
    this.#head = 0;
  }

  #takeLines(item: LinesItem, bytesMax: number): LinesItem {
    if (item.end - item.start <= bytesMax) return item;
    let end = entryEnd(item.bytes, item.start, item.end);
    let count = 1;
    for (let next = end; next < item.end; count++) {
      next = entryEnd(item.bytes, end, item.end);
      if (next - item.start > bytesMax) break;
      end = next;
    }
    if (end === item.end) return item;
    this.#queue[this.#head] = { ...item, index: item.index + count, count: item.count - count, start: end };
    return { ...item, count, end };
  }

  #shift(): void {
    this.#head++;
    if (this.#head === this.#queue.length) {
      this.#queue.length = 0;
      this.#head = 0;
    }
  }

  #grant(bytes: number): void {
    this.#takenBytes += bytes;
    if (this.#takenBytes < this.#options.windowBytes / GRANT_PARTS && this.isReadable) return;
    const takenBytes = this.#takenBytes;
    this.#takenBytes = 0;
    this.#follower.grant(takenBytes);
  }

  #push(item: ZoneItem): void {
    this.#queue.push(item);
    if (this.#queue.length - this.#head === 1) this.#options.onReadable();
  }

  #enter(state: CatchUpState): void {
    this.#state = state;
    this.#options.onReadable();
  }

  #createSink(): LogSink {
    return {
      onLog: (log: BeginningLog) => {
        this.#logId = log.logId;
        this.#backlogEnd ??= { logId: log.logId, index: log.endIndex };
        const { logId, index, missing } = log;
        this.#push({ kind: 'gap', logId, index, count: 0, missing, isTold: missing !== 0 });
        this.#enter('reading');
      },
      onResumed: (endIndex) => {
        this.#logId = this.#follower.position?.logId ?? this.#logId;
        this.#backlogEnd ??= { logId: this.#logId, index: endIndex };
        this.#enter('reading');
      },
      onLines: (index, count, bytes, start, end, arrivalMs) => {
        const logId = this.#logId;
        this.#push({ kind: 'lines', logId, index, count, bytes, start, end, arrivalMs, isShared: false });
      },
      onDrop: (index, count, bytes, arrivalMs) => {
        const logId = this.#logId;
        this.#push({ kind: 'notice', logId, index, count, bytes, start: 0, end: bytes.length, arrivalMs });
      },
      onHole: (index: number, count: number, firstMs: number, lastMs: number, reason: HoleReason) => {
        this.#push({ kind: 'hole', logId: this.#logId, index, count, firstMs, lastMs, reason });
      },
      onUnknown: () => this.#enter('unknown'),
      onAway: () => this.#enter('away'),
      onEnd: () => this.#enter(this.#state === 'unknown' ? 'unknown' : 'done'),
    };
  }
}
