// One chunk of an app's log: a fixed buffer into which entries of an EnvelopeBatch are copied one after the other, with the
// indices of its lines and the places where that count is not simply one per entry. Written once from front to back,
// never rewritten while anybody may look at it, so a view of its bytes stays good for as long as somebody holds it. Knows no other chunk and no budget.
import { entryEnd } from '@tailrace/proto/wire-scanner';
import type { ChunkPool } from './chunk-pool.ts';

/** Lines that arrive within this time of each other share one arrival time. Coarser makes `since` less exact and slices longer. */
export const ARRIVAL_GRANULARITY_MS = 1000;

/** Numbers per stop in the flat list: offset, index, weight, arrival. */
const STOP_WIDTH = 4;

/** A slice of a chunk that somebody gives back. */
export interface SliceHold {
  /** To be called once, when nobody looks at the slice any more. */
  release(): void;
}

/** What a chunk has instead of memory that is another one's now. */
const NO_MEMORY = Buffer.alloc(0);

/** A place in a chunk. */
export interface ChunkPlace {
  /** Number of the last stop at or before the place. */
  readonly stop: number;
  /** Offset in the chunk's bytes at which the next entry begins. */
  readonly offset: number;
  readonly index: number;
}

/** A chunk as plain data, for files and for moving a log. */
export interface SnapshotChunk {
  readonly firstIndex: number;
  /** Index after the chunk's last line. */
  readonly endIndex: number;
  /** Entries that are lines. */
  readonly lines: number;
  /** Flat list of stops, four numbers each: offset, index, weight, arrivalMs (see {@link LogChunk}). */
  readonly stops: readonly number[];
  /** Entries, a serialized EnvelopeBatch. A view, not a copy. */
  readonly bytes: Buffer;
}

/**
 * Entries and their indices.
 *
 * A **stop** is a place where a slice has to end: the arrival time changes there (weight 0), a drop entry lies there that stands
 * for `weight` lines, or `-weight` lines are missing there without any entry. Between two stops lie lines only, one index each.
 * The first stop is the chunk's beginning. Stops are a flat list of numbers because a slow app has one for every line.
 *
 * Its memory goes back to the pool when its log has retired it, every {@link LogChunk.hold} was released, and nobody was ever given a view of
 * it in another way: who takes {@link LogChunk.bytes} may keep it for ever, and the memory is the garbage collector's.
 */
export class LogChunk implements SliceHold {
  readonly firstIndex: number;
  #bytes: Buffer;
  #used = 0;
  #endIndex: number;
  #lines = 0;
  #arrivalMs: number;
  readonly #stops: number[];
  readonly #pool: ChunkPool | undefined;
  #isLent = false;
  #holds = 0;
  #isRetired = false;

  /** An empty chunk of `capacityBytes`. The memory is not cleared: only bytes below `usedBytes` are ever handed out. */
  constructor(capacityBytes: number, firstIndex: number, arrivalMs: number, pool?: ChunkPool) {
    this.#bytes = pool?.take(capacityBytes) ?? Buffer.allocUnsafeSlow(capacityBytes);
    this.#pool = pool;
    this.firstIndex = firstIndex;
    this.#endIndex = firstIndex;
    this.#arrivalMs = arrivalMs;
    this.#stops = [0, firstIndex, 0, arrivalMs];
  }

  /** A chunk with a copy of the snapshot's bytes. The snapshot must be sound: see `isSoundChunk` in snapshot-file.ts. */
  static restore(snapshot: SnapshotChunk, capacityBytes: number, pool?: ChunkPool): LogChunk {
    const chunk = new LogChunk(capacityBytes, snapshot.firstIndex, snapshot.stops[3] ?? 0, pool);
    snapshot.bytes.copy(chunk.#bytes);
    chunk.#used = snapshot.bytes.length;
    chunk.#endIndex = snapshot.endIndex;
    chunk.#lines = snapshot.lines;
    chunk.#arrivalMs = snapshot.stops.at(-1) ?? 0;
    for (let i = STOP_WIDTH; i < snapshot.stops.length; i++) chunk.#stops.push(snapshot.stops[i] ?? 0);
    chunk.#stops[2] = snapshot.stops[2] ?? 0;
    return chunk;
  }

  snapshot(): SnapshotChunk {
    return {
      firstIndex: this.firstIndex,
      endIndex: this.#endIndex,
      lines: this.#lines,
      stops: this.#stops.slice(),
      bytes: this.bytes.subarray(0, this.#used),
    };
  }

  /** The chunk's memory, of which the first `usedBytes` are entries. Another one after {@link grow}. Views of it stay good for ever. */
  get bytes(): Buffer {
    this.#isLent = true;
    return this.#bytes;
  }

  /** A view of the entries in [start, end) that stays good until {@link release} was called as often as this. */
  hold(start: number, end: number): Buffer {
    this.#holds++;
    return this.#bytes.subarray(start, end);
  }

  /** {@inheritDoc SliceHold.release} */
  release(): void {
    if (this.#holds === 0) throw new Error('Cannot release a slice: none of the chunk is held');
    this.#holds--;
    if (!this.#isRetired || this.#holds > 0) return;
    this.#pool?.pinned(-this.#bytes.length);
    this.#giveBack();
  }

  /** The chunk is in no log any more, and nobody asks it for anything but {@link release}. To be called once. */
  retire(): void {
    this.#isRetired = true;
    if (this.#holds > 0) this.#pool?.pinned(this.#bytes.length);
    else this.#giveBack();
  }

  get capacityBytes(): number {
    return this.#bytes.length;
  }

  get usedBytes(): number {
    return this.#used;
  }

  get freeBytes(): number {
    return this.#bytes.length - this.#used;
  }

  /** Index after the chunk's last line. */
  get endIndex(): number {
    return this.#endIndex;
  }

  /** Entries that are lines, not drop entries. */
  get lines(): number {
    return this.#lines;
  }

  /** Arrival, in milliseconds and to {@link ARRIVAL_GRANULARITY_MS}, of the first entry. */
  get firstArrivalMs(): number {
    return this.arrivalAt(0);
  }

  /** Arrival, in milliseconds and to {@link ARRIVAL_GRANULARITY_MS}, of the last entry. */
  get lastArrivalMs(): number {
    return this.#arrivalMs;
  }

  get stopCount(): number {
    return this.#stops.length / STOP_WIDTH;
  }

  /** Offset of a stop, and for the stop after the last one the end of the bytes. */
  offsetAt(stop: number): number {
    return this.#stops[stop * STOP_WIDTH] ?? this.#used;
  }

  /** Index of a stop, and for the stop after the last one the end of the indices. */
  indexAt(stop: number): number {
    return this.#stops[stop * STOP_WIDTH + 1] ?? this.#endIndex;
  }

  /** 0: lines follow; above: a drop entry for so many lines; below: so many lines are missing here. */
  weightAt(stop: number): number {
    return this.#stops[stop * STOP_WIDTH + 2] ?? 0;
  }

  arrivalAt(stop: number): number {
    return this.#stops[stop * STOP_WIDTH + 3] ?? this.#arrivalMs;
  }

  /** Offset after the entry at `offset`. */
  entryEndAt(offset: number): number {
    return entryEnd(this.#bytes, offset, this.#used);
  }

  /** Moves the entries into larger memory. Slices of the old one stay good. */
  grow(capacityBytes: number): void {
    const bytes = Buffer.allocUnsafeSlow(capacityBytes);
    this.#bytes.copy(bytes, 0, 0, this.#used);
    this.#bytes = bytes;
  }

  /** Copies `count` whole entries, which must fit. */
  appendLines(source: Buffer, start: number, end: number, count: number, arrivalMs: number): void {
    if (Math.abs(arrivalMs - this.#arrivalMs) >= ARRIVAL_GRANULARITY_MS) {
      this.#arrivalMs = arrivalMs;
      this.#stop(0);
    }
    source.copy(this.#bytes, this.#used, start, end);
    this.#used += end - start;
    this.#endIndex += count;
    this.#lines += count;
  }

  /** Copies one entry, which must fit and stands for `weight` lines. */
  appendDrop(entry: Buffer, weight: number, arrivalMs: number): void {
    if (Math.abs(arrivalMs - this.#arrivalMs) >= ARRIVAL_GRANULARITY_MS) this.#arrivalMs = arrivalMs;
    this.#stop(weight);
    entry.copy(this.#bytes, this.#used);
    this.#used += entry.length;
    this.#endIndex += weight;
  }

  /** From here `count` lines are missing, with no entry that says so. */
  appendHole(count: number): void {
    this.#stop(-count);
    this.#endIndex += count;
  }

  /** The place of the entry with this index, or of the drop or hole that contains it. Walks at most from one stop to the next. */
  placeOf(index: number): ChunkPlace {
    let low = 0;
    let high = this.stopCount - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.indexAt(middle) <= index) low = middle;
      else high = middle - 1;
    }
    const weight = Math.abs(this.weightAt(low));
    const linesBefore = index - this.indexAt(low) - weight;
    if (linesBefore < 0) return { stop: low, offset: this.offsetAt(low), index };
    return { stop: low, offset: this.#skip(this.linesOffsetAt(low), linesBefore), index };
  }

  /** Index of the line number `line` (from 0) of the chunk's lines. */
  indexOfLine(line: number): number {
    let linesBefore = 0;
    for (let stop = 0; stop < this.stopCount; stop++) {
      const first = this.indexAt(stop) + Math.abs(this.weightAt(stop));
      const lines = this.indexAt(stop + 1) - first;
      if (line < linesBefore + lines) return first + line - linesBefore;
      linesBefore += lines;
    }
    return this.#endIndex;
  }

  /** Offset at which the lines after a stop begin: behind the drop entry, if it is one. */
  linesOffsetAt(stop: number): number {
    const offset = this.offsetAt(stop);
    return this.weightAt(stop) > 0 ? this.entryEndAt(offset) : offset;
  }

  #giveBack(): void {
    if (this.#isLent || this.#pool === undefined) return;
    const bytes = this.#bytes;
    this.#bytes = NO_MEMORY;
    this.#pool.give(bytes);
  }

  #stop(weight: number): void {
    this.#stops.push(this.#used, this.#endIndex, weight, this.#arrivalMs);
  }

  #skip(offset: number, entries: number): number {
    let at = offset;
    for (let i = 0; i < entries; i++) at = this.entryEndAt(at);
    return at;
  }
}
