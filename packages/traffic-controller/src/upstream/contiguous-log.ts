// Makes one contiguous stream of what servers send about an app: each index once, in order, with a hole told where one is missing, also
// when slices overlap after a reconnect. Remembers where it was in logs that it has left. It asks no server for anything.
import type { Position, ReaderEvent } from '@tailrace/proto/reader-messages';
import { entryEnd } from '@tailrace/proto/wire-scanner';
import type { BeginningLog, HoleReason, LogSink } from './log-sink.ts';

/** Logs whose places are remembered, should their owner come back. */
const REMEMBERED_LOGS_MAX = 8;

/** Entries of a log, as they come. */
export type Slice = Extract<ReaderEvent, { kind: 'slice' }>;

/** Places in logs and their order. Hands on to a sink at once; keeps no lines. */
export class ContiguousLog {
  readonly #sink: Pick<LogSink, 'onLog' | 'onLines' | 'onDrop' | 'onHole'>;
  /** Next indices of logs that were left; the one that was left last stands at the end. */
  readonly #left: Map<bigint, number>;
  #logId: bigint | undefined;
  #index = 0;

  /**
   * @param position - where it goes on, if it was somewhere before
   * @param left - next indices of other logs that were read before
   */
  constructor(
    sink: Pick<LogSink, 'onLog' | 'onLines' | 'onDrop' | 'onHole'>,
    position: Position | undefined,
    left: ReadonlyMap<bigint, number> | undefined,
  ) {
    this.#sink = sink;
    this.#left = new Map(left);
    this.#logId = position?.logId;
    this.#index = position?.index ?? 0;
  }

  /** The log that is being read; undefined until there is one. */
  get logId(): bigint | undefined {
    return this.#logId;
  }

  /** Index of the next line. */
  get index(): number {
    return this.#index;
  }

  get position(): Position | undefined {
    return this.#logId === undefined ? undefined : { logId: this.#logId, index: this.#index };
  }

  /** Next index of a log that was left; undefined for one that was never read. */
  leftAt(logId: bigint): number | undefined {
    return this.#left.get(logId);
  }

  /** Another log begins, or the same one at another place. */
  begin(log: Omit<BeginningLog, 'isKnown'>): void {
    if (this.#logId !== undefined) {
      this.#left.delete(this.#logId);
      this.#left.set(this.#logId, this.#index);
      const [oldest] = this.#left.keys();
      if (this.#left.size > REMEMBERED_LOGS_MAX && oldest !== undefined) this.#left.delete(oldest);
    }
    const isKnown = this.#left.delete(log.logId);
    this.#logId = log.logId;
    this.#index = log.index;
    this.#sink.onLog({ ...log, isKnown });
  }

  /** Hands on what of a slice is new and lies before `stopIndex`. Returns how many of its bytes were not wanted. */
  take(slice: Slice, stopIndex: number): number {
    this.expect(slice.index, slice.arrivalMs);
    const end = Math.min(stopIndex, slice.index + slice.count);
    if (end <= this.#index) return slice.bytes.length;
    const index = this.#index;
    this.#index = end;
    if (!slice.drop) return this.#takeLines(slice, index, end);
    this.#sink.onDrop(index, end - index, slice.bytes, slice.arrivalMs);
    return 0;
  }

  /** Something at `index` comes: lines before it that have not come were lost on the way. */
  expect(index: number, atMs: number): void {
    this.lose(index, atMs, atMs, 'unexplained');
  }

  /** The lines up to `toIndex` will not come. */
  lose(toIndex: number, firstMs: number, lastMs: number, reason: HoleReason): void {
    if (toIndex <= this.#index) return;
    const index = this.#index;
    this.#index = toIndex;
    this.#sink.onHole(index, toIndex - index, firstMs, lastMs, reason);
  }

  #takeLines({ index: firstIndex, count, bytes, arrivalMs }: Slice, index: number, endIndex: number): number {
    const start = offsetAfter(bytes, 0, index - firstIndex);
    const isWhole = endIndex === firstIndex + count;
    const end = isWhole ? bytes.length : offsetAfter(bytes, start, endIndex - index);
    this.#sink.onLines(index, endIndex - index, bytes, start, end, arrivalMs);
    return bytes.length - (end - start);
  }
}

function offsetAfter(bytes: Buffer, offset: number, entries: number): number {
  let at = offset;
  for (let i = 0; i < entries; i++) at = entryEnd(bytes, at, bytes.length);
  return at;
}
