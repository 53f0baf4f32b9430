// What a tail shows, in order: first what was there when the reader came, merged by time over the zones, then what comes, as it comes.
// It knows neither where zones get their lines from nor how parts are sent.
import type { RecentGate } from '../recent/recent-gate.ts';
import { LastLines } from './last-lines.ts';
import type { LineFilter } from './line-filter.ts';
import { LiveOrder, type LiveSource } from './live-order.ts';
import type { Part } from './part.ts';
import { type MergeSource, ZoneMerge } from './zone-merge.ts';

/** A reader that begins with so few lines, unfiltered, holds next to nothing. */
const FEW_LINES = 100;

/** One zone, as this file sees it. */
export type ZoneSource = MergeSource & LiveSource;

/** What a {@link PartSource} is made with. */
export interface PartSourceOptions {
  /** Zones that are there when the reader comes. */
  readonly zones: readonly ZoneSource[];
  /** The newest so many lines to begin with; `all` for everything that zones begin with; 0 for nothing. */
  readonly lines: number | 'all';
  readonly filter: LineFilter | undefined;
  /** How long a line may wait for those of other zones; undefined: order of arrival. */
  readonly windowMs: number | undefined;
  readonly clockMs: () => number;
  /** Bounds how many readers hold lines to begin with, or look for them. */
  readonly scans: RecentGate;
  /** There may be parts now. */
  readonly onReady: () => void;
  /** There was no room among the readers that look for lines. */
  readonly onRefused: (reason: string) => void;
  /** Called for each part that is not shown because it lies before the newest lines. */
  readonly onPassed: (part: Part) => void;
}

/** Brings zones together for one reader. */
export class PartSource {
  readonly #options: PartSourceOptions;
  readonly #zones: ZoneSource[];
  readonly #live: LiveOrder;
  readonly #lastLines: LastLines | undefined;
  /** What was there when the reader came; undefined when all of it has been read. */
  #merge: ZoneMerge | undefined;
  #isWaitingForRoom = false;
  #leaveRoom = (): void => undefined;
  #closed = false;

  constructor(options: PartSourceOptions) {
    this.#options = options;
    const { zones, lines, filter, windowMs, clockMs } = options;
    this.#zones = [...zones];
    this.#live = new LiveOrder(windowMs, filter, clockMs);
    if (lines === 0) return;
    this.#merge = new ZoneMerge(zones, filter, clockMs);
    if (lines === 'all') return;
    this.#lastLines = new LastLines(lines);
    if (filter !== undefined || lines > FEW_LINES) void this.#enterRoom();
  }

  /** True: what was there when the reader came has been handed out, or there was nothing, and nothing waits for its time. */
  get isCurrent(): boolean {
    return this.#merge === undefined && this.#live.nextDueMs === undefined;
  }

  /** Time by the clock at which there may be parts without anybody saying so; undefined when there is no such time. */
  get nextMs(): number | undefined {
    return this.#merge === undefined ? this.#live.nextDueMs : this.#merge.nextStallMs;
  }

  /** A zone that came later: it is read live. */
  add(zone: ZoneSource): void {
    this.#zones.push(zone);
  }

  /**
   * Reads about one piece per zone; undefined when there is nothing to read now. An empty result is no end: what was read may have to wait.
   *
   * @param pieceBytes - most bytes of lines of a piece
   */
  read(pieceBytes: number): Part[] | undefined {
    if (this.#merge === undefined) {
      const parts = this.#live.take(this.#zones, pieceBytes);
      return parts.length > 0 || this.#live.hasRead ? parts : undefined;
    }
    return this.#isWaitingForRoom ? undefined : this.#readBacklog(this.#merge, pieceBytes);
  }

  close(): void {
    this.#closed = true;
    this.#leaveRoom();
  }

  #readBacklog(merge: ZoneMerge, pieceBytes: number): Part[] | undefined {
    const parts = merge.take(pieceBytes);
    const { isDone } = merge;
    if (isDone) {
      this.#merge = undefined;
      this.#leaveRoom();
    }
    if (this.#lastLines === undefined) return parts.length > 0 || isDone ? parts : undefined;
    for (const part of parts) this.#lastLines.push(part, this.#options.onPassed);
    if (isDone) return this.#lastLines.take();
    return parts.length > 0 ? [] : undefined;
  }

  /** Waits for a place among those that hold many lines, or search many, before the first is handed out. */
  async #enterRoom(): Promise<void> {
    this.#isWaitingForRoom = true;
    try {
      this.#leaveRoom = await this.#options.scans.enter();
    } catch (error) {
      if (!this.#closed) this.#options.onRefused(error instanceof Error ? error.message : 'try again');
      return;
    }
    this.#isWaitingForRoom = false;
    if (this.#closed) this.#leaveRoom();
    else this.#options.onReady();
  }
}
