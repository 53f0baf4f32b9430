// A reader's place in an app's log. It has no queue: it is a number and a hint where that number lies, and reading is a view
// of a chunk's bytes. It does not hold the chunk, so a reader that stands still keeps no memory alive.
import type { AppLog } from './app-log.ts';
import type { LogChunk, SliceHold } from './log-chunk.ts';

/** Consecutive entries of a log, a valid EnvelopeBatch. Stays good for as long as somebody has it, or until its hold is released. */
export interface LogSlice {
  /** `lines`: `count` entries with one index each. `drop`: one entry, the notice, which stands for `count` lines. */
  readonly kind: 'lines' | 'drop';
  /** Index of the first line. */
  readonly index: number;
  /** Indices that the slice covers, at least 1. */
  readonly count: number;
  readonly bytes: Buffer;
  /** Unix time in milliseconds at which the first of them arrived, up to 1 s early for the others. */
  readonly arrivalMs: number;
  /** To be released when the bytes are needed no more; only of {@link LogCursor.nextHeld}. */
  readonly hold?: SliceHold;
}

/** The lines `index` to `index + count - 1` are gone: evicted, forgotten, or never here. */
export interface Overtaken {
  readonly kind: 'overtaken';
  readonly index: number;
  readonly count: number;
  /** Unix time in milliseconds of the newest arrival known before the hole: no line of it arrived earlier. */
  readonly firstMs: number;
  /** Unix time in milliseconds of the oldest arrival known after the hole; never before `firstMs`. */
  readonly lastMs: number;
  /** They are part of what a drop entry stands for: that entry, whose other lines come before or after. Absent: they were held once. */
  readonly entry?: Buffer;
}

/**
 * Reads a log forwards from an index. What it returns is contiguous: each result begins at the index at which the one before
 * it ended. Made by the log's `cursor…` methods. Every step costs O(1) plus, where a byte or index limit cuts a piece of
 * the log, the walk over its entries.
 */
export class LogCursor {
  readonly log: AppLog;
  #index: number;
  /** Number of the chunk in which the place is known, or -1. */
  #chunkNumber = -1;
  #stop = 0;
  #offset = 0;
  #deliveredMs: number | undefined;
  #closed = false;

  /** For {@link AppLog}: readers get their cursors from the log. */
  constructor(log: AppLog, index: number) {
    this.log = log;
    this.#index = index;
  }

  /** Index of the next line to deliver. */
  get index(): number {
    return this.#index;
  }

  /** Lines between here and the end of the log, held or not. */
  get lag(): number {
    return this.log.nextIndex - this.#index;
  }

  /**
   * The next entries, or what is missing before them; undefined at the end of the log, at `untilIndex`, or when closed.
   * @param bytesMax most bytes to return; at least one entry is returned whatever its size.
   * @param untilIndex index at which to stop. A drop entry that crosses it is reported as overtaken, up to there and from there.
   */
  next(bytesMax: number, untilIndex = Number.POSITIVE_INFINITY): LogSlice | Overtaken | undefined {
    return this.#next(bytesMax, untilIndex, false);
  }

  /** The same, for readers that say when they are done: a slice has a hold then, and its chunk's memory can be used again. */
  nextHeld(bytesMax: number, untilIndex = Number.POSITIVE_INFINITY): LogSlice | Overtaken | undefined {
    return this.#next(bytesMax, untilIndex, true);
  }

  /** Ends the cursor: {@link next} returns undefined from now on. */
  close(): void {
    this.#closed = true;
  }

  #next(bytesMax: number, untilIndex: number, isHeld: boolean): LogSlice | Overtaken | undefined {
    const limit = Math.min(untilIndex, this.log.nextIndex);
    if (this.#closed || this.#index >= limit) return undefined;
    if (this.#index < this.log.firstIndex) return this.#overtaken(Math.min(this.log.firstIndex, limit));
    for (let chunk = this.#locate(); chunk !== undefined; chunk = this.#nextChunk()) {
      for (;;) {
        const linesIndex = chunk.indexAt(this.#stop) + Math.abs(chunk.weightAt(this.#stop));
        if (this.#index < linesIndex) return this.#readStop(chunk, linesIndex, limit, isHeld);
        if (this.#index < chunk.indexAt(this.#stop + 1))
          return this.#readLines(chunk, bytesMax, limit, isHeld);
        if (this.#stop + 1 >= chunk.stopCount) break;
        this.#stop++;
      }
    }
    return this.#overtaken(limit);
  }

  #locate(): LogChunk | undefined {
    const known = this.log.chunkAt(this.#chunkNumber);
    if (known !== undefined) return known;
    this.#chunkNumber = this.log.chunkNumberOf(this.#index);
    const chunk = this.log.chunkAt(this.#chunkNumber);
    if (chunk === undefined) return undefined;
    const place = chunk.placeOf(this.#index);
    this.#stop = place.stop;
    this.#offset = place.offset;
    return chunk;
  }

  #nextChunk(): LogChunk | undefined {
    const next = this.log.chunkAt(this.#chunkNumber + 1);
    if (next === undefined) return undefined;
    this.#chunkNumber++;
    this.#stop = 0;
    this.#offset = 0;
    return next;
  }

  /** At a drop entry, inside one, or at a hole. */
  #readStop(chunk: LogChunk, linesIndex: number, limit: number, isHeld: boolean): LogSlice | Overtaken {
    const stop = this.#stop;
    const index = this.#index;
    const whole = index === chunk.indexAt(stop) && linesIndex <= limit;
    const start = this.#offset;
    const target = Math.min(linesIndex, limit);
    if (target === linesIndex) this.#offset = chunk.linesOffsetAt(stop);
    this.#index = target;
    if (whole && chunk.weightAt(stop) > 0) {
      this.#deliveredMs = chunk.arrivalAt(stop);
      const bytes = bytesOf(chunk, start, this.#offset, isHeld);
      const drop = {
        kind: 'drop',
        index,
        count: target - index,
        bytes,
        arrivalMs: this.#deliveredMs,
      } as const;
      return isHeld ? { ...drop, hold: chunk } : drop;
    }
    const firstMs = chunk.arrivalAt(stop);
    const lastMs = Math.max(firstMs, chunk.arrivalAt(stop + 1));
    const hole = { kind: 'overtaken', index, count: target - index, firstMs, lastMs } as const;
    if (chunk.weightAt(stop) <= 0) return hole;
    return { ...hole, entry: chunk.bytes.subarray(chunk.offsetAt(stop), chunk.linesOffsetAt(stop)) };
  }

  #readLines(chunk: LogChunk, bytesMax: number, limit: number, isHeld: boolean): LogSlice {
    const index = this.#index;
    const start = this.#offset;
    let end = chunk.offsetAt(this.#stop + 1);
    let endIndex = chunk.indexAt(this.#stop + 1);
    if (end - start > bytesMax || endIndex > limit) {
      end = chunk.entryEndAt(start);
      const lastIndex = Math.min(endIndex, limit);
      for (endIndex = index + 1; endIndex < lastIndex; endIndex++) {
        const entryEnd = chunk.entryEndAt(end);
        if (entryEnd - start > bytesMax) break;
        end = entryEnd;
      }
    }
    this.#index = endIndex;
    this.#offset = end;
    this.#deliveredMs = chunk.arrivalAt(this.#stop);
    const bytes = bytesOf(chunk, start, end, isHeld);
    const lines = {
      kind: 'lines',
      index,
      count: endIndex - index,
      bytes,
      arrivalMs: this.#deliveredMs,
    } as const;
    return isHeld ? { ...lines, hold: chunk } : lines;
  }

  #overtaken(target: number): Overtaken {
    const index = this.#index;
    this.#index = target;
    this.#chunkNumber = -1;
    const around = this.log.arrivalsAround(index);
    const firstMs = this.#deliveredMs ?? around.firstMs;
    return {
      kind: 'overtaken',
      index,
      count: target - index,
      firstMs,
      lastMs: Math.max(firstMs, around.lastMs),
    };
  }
}

function bytesOf(chunk: LogChunk, start: number, end: number, isHeld: boolean): Buffer {
  return isHeld ? chunk.hold(start, end) : chunk.bytes.subarray(start, end);
}
