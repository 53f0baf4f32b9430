// The lines of one app in one zone: a bounded list of chunks in which envelopes lie as the entries of an EnvelopeBatch, and an
// index that counts accepted lines, present or dropped. Everything that reads is a LogCursor. It knows its own budget; the
// budget over all apps is the LogStore's, and whose lines it takes is the ledger's.
import { entryEnd } from '@tailrace/proto/wire-scanner';
import { EvictionTimes } from './app-log-evictions.ts';
import { grownChunkBytes, newChunkBytes, restoredChunkBytes } from './app-log-sizes.ts';
import type { ChunkPool } from './chunk-pool.ts';
import { ARRIVAL_GRANULARITY_MS, LogChunk, type SnapshotChunk } from './log-chunk.ts';
import { LogCursor } from './log-cursor.ts';
import { chunkBefore } from './snapshot-chunk.ts';

export type { SliceHold } from './log-chunk.ts';
export type { LogCursor, LogSlice, Overtaken } from './log-cursor.ts';

/** Default budget of one app: 16 MiB of allocated bytes. */
export const APP_BYTES_MAX_DEFAULT = 16 * 1024 * 1024;

/** Number of the first chunk of a log: far from 0, because chunks that are put in front get lower ones. */
const FIRST_CHUNK_NUMBER = 2 ** 30;

/** What a log is made with. The callbacks must not append to the log. */
export interface AppLogOptions {
  readonly app: string;
  /** Random name of this log; kept when the log moves or is restored. 64 bits, unsigned. */
  readonly logId: bigint;
  /** Index of the first line. Default 0. */
  readonly startIndex?: number;
  /** Most bytes to allocate. Default {@link APP_BYTES_MAX_DEFAULT}. One chunk is held whatever its size, so an entry larger than this still fits. */
  readonly bytesMax?: number;
  /** Unix time in milliseconds that stands for the last write until there is one. Default 0. */
  readonly createdMs?: number;
  /** Where memory comes from and goes to. Default: the garbage collector. */
  readonly pool?: ChunkPool | undefined;
  /** Called when the log allocates (above 0) or lets go of (below 0) bytes. */
  readonly onAllocated?: (deltaBytes: number) => void;
  /** Called with the lines that were evicted to stay within a budget (not those that {@link AppLog.clear} forgets). */
  readonly onEvicted?: (lines: number) => void;
  /** Called once after each append, when the log is whole again. */
  readonly onAppend?: () => void;
}

/** What a log is made with beside its name. */
export type AppLogRules = Omit<AppLogOptions, 'app' | 'logId' | 'startIndex'>;

/** A log as plain data. The bytes are views of the log's chunks and stay good while the log goes on. */
export interface LogSnapshot {
  readonly app: string;
  readonly logId: bigint;
  readonly firstIndex: number;
  readonly nextIndex: number;
  /** Unix time in milliseconds at which the log was made, wherever that was. */
  readonly createdMs: number;
  readonly lastWriteMs: number;
  readonly droppedLines: number;
  /** Oldest first. */
  readonly chunks: Iterable<SnapshotChunk>;
}

/**
 * The bounded log of one app.
 *
 * Invariants: indices `firstIndex` to `nextIndex - 1` are held, every one as a line, as a part of a drop entry or as a part of
 * a hole; `allocatedBytes` is at most `bytesMax`, or there is one chunk only. Appending costs one copy per chunk that a
 * run touches, and a walk over its entries only where it does not fit into one chunk.
 */
export class AppLog {
  readonly app: string;
  readonly logId: bigint;
  readonly bytesMax: number;
  readonly #rules: AppLogRules;
  #evictions: EvictionTimes | undefined;
  #chunks: LogChunk[] = [];
  /** Number of the oldest chunk. No number is given twice, so a cursor can tell that its chunk is gone. */
  #firstChunkNumber = FIRST_CHUNK_NUMBER;
  /** The oldest lines were let go of: nothing older can be put in front any more. */
  #isFrontGone = false;
  #firstIndex: number;
  #nextIndex: number;
  #heldLines = 0;
  #heldBytes = 0;
  #allocatedBytes = 0;
  #droppedLines = 0;
  #lastWriteMs: number;

  /** @param rules - kept as they are: they may be an object with methods of a class, which a copy would not have */
  constructor(options: AppLogOptions, rules: AppLogRules = options) {
    this.app = options.app;
    this.logId = options.logId;
    this.bytesMax = rules.bytesMax ?? APP_BYTES_MAX_DEFAULT;
    this.#rules = rules;
    this.#firstIndex = options.startIndex ?? 0;
    this.#nextIndex = this.#firstIndex;
    this.#lastWriteMs = rules.createdMs ?? 0;
  }

  /**
   * A log with the snapshot's name, indices and lines (copied). Where chunks are missing between two others or at the end, the
   * lines are reported to readers as overtaken. Chunks must be sound (`isSoundChunk` of snapshot-file.ts), in order and not overlap.
   */
  static restore(snapshot: LogSnapshot, rules: AppLogRules): AppLog {
    const { app, logId, firstIndex } = snapshot;
    const log = new AppLog({ app, logId, startIndex: firstIndex }, rules);
    for (const chunk of snapshot.chunks) log.#restoreChunk(chunk);
    log.skipTo(snapshot.nextIndex);
    log.#droppedLines = snapshot.droppedLines;
    log.#lastWriteMs = snapshot.lastWriteMs;
    rules.onAppend?.();
    return log;
  }

  /** Index of the oldest line held; `nextIndex` when nothing is held. */
  get firstIndex(): number {
    return this.#firstIndex;
  }

  /** Index of the next line to be appended. */
  get nextIndex(): number {
    return this.#nextIndex;
  }

  /** Entries held that are lines, not drop entries. */
  get heldLines(): number {
    return this.#heldLines;
  }

  /** Bytes of the entries held, drop entries included. */
  get heldBytes(): number {
    return this.#heldBytes;
  }

  /** Bytes of the chunks held, used or not: what counts against budgets. */
  get allocatedBytes(): number {
    return this.#allocatedBytes;
  }

  /** Unix time in milliseconds at which the log was made. */
  get createdMs(): number {
    return this.#rules.createdMs ?? 0;
  }

  /** True: lines were let go of at the front, so that nothing older can be put there. */
  get isFrontGone(): boolean {
    return this.#isFrontGone;
  }

  /** Unix time in milliseconds of the last append. */
  get lastWriteMs(): number {
    return this.#lastWriteMs;
  }

  /** Sum of the weights of all drop entries ever appended. */
  get droppedLines(): number {
    return this.#droppedLines;
  }

  /**
   * Appends `count` entries, the bytes `start` to `end` of a checked EnvelopeBatch.
   * @param arrivalMs Unix time in milliseconds.
   */
  appendEntries(bytes: Buffer, start: number, end: number, count: number, arrivalMs: number): void {
    if (count < 1) return;
    let at = start;
    let left = count;
    while (at < end) {
      let chunk = this.#chunks.at(-1);
      if (chunk === undefined || end - at > chunk.freeBytes) {
        chunk = this.#makeRoom(entryEnd(bytes, at, end) - at, end - at, arrivalMs);
      }
      let pieceEnd = end;
      let pieceCount = left;
      if (end - at > chunk.freeBytes) {
        pieceEnd = at;
        pieceCount = 0;
        for (
          let next = entryEnd(bytes, at, end);
          next - at <= chunk.freeBytes;
          next = entryEnd(bytes, next, end)
        ) {
          pieceEnd = next;
          pieceCount++;
        }
      }
      chunk.appendLines(bytes, at, pieceEnd, pieceCount, arrivalMs);
      this.#nextIndex += pieceCount;
      this.#heldLines += pieceCount;
      this.#heldBytes += pieceEnd - at;
      at = pieceEnd;
      left -= pieceCount;
    }
    this.#lastWriteMs = arrivalMs;
    this.#rules.onAppend?.();
  }

  /** Appends one entry, a notice, that takes `weight` indices (at least 1). */
  appendDrop(weight: number, entry: Buffer, arrivalMs: number): void {
    if (weight < 1) return;
    let chunk = this.#chunks.at(-1);
    if (chunk === undefined || chunk.freeBytes < entry.length) {
      chunk = this.#makeRoom(entry.length, entry.length, arrivalMs);
    }
    chunk.appendDrop(entry, weight, arrivalMs);
    this.#nextIndex += weight;
    this.#heldBytes += entry.length;
    this.#droppedLines += weight;
    this.#lastWriteMs = arrivalMs;
    this.#rules.onAppend?.();
  }

  /**
   * Goes on at a later index: the lines before it are not here and never will be, and readers are told that they were
   * overtaken. Does nothing for an index that is not above `nextIndex`.
   */
  skipTo(index: number): void {
    const missing = index - this.#nextIndex;
    if (missing <= 0) return;
    const last = this.#chunks.at(-1);
    if (last === undefined) {
      this.#evicted(index, this.#lastWriteMs);
      this.#firstIndex = index;
    } else {
      last.appendHole(missing);
    }
    this.#nextIndex = index;
  }

  /**
   * Puts older entries in front (copied). What is missing between them and the log's first line is reported to readers as
   * overtaken. False, and nothing is taken, when the budget is full or the log has let go of its oldest lines since: then
   * nothing older will be taken either.
   * @param older a sound chunk that ends at or before `firstIndex`.
   */
  prependChunk(older: SnapshotChunk): boolean {
    const missing = this.#firstIndex - older.endIndex;
    if (this.#isFrontGone || missing < 0) return false;
    const capacityBytes = restoredChunkBytes(older.bytes.length);
    if (this.#chunks.length > 0 && this.#allocatedBytes + capacityBytes > this.bytesMax) {
      this.#isFrontGone = true;
      this.#evicted(this.#firstIndex, older.stops.at(-1) ?? 0);
      this.#rules.onEvicted?.(older.lines);
      return false;
    }
    const chunk = LogChunk.restore(older, capacityBytes, this.#rules.pool);
    if (missing > 0) chunk.appendHole(missing);
    this.#chunks.unshift(chunk);
    this.#firstChunkNumber--;
    this.#firstIndex = older.firstIndex;
    this.#heldLines += older.lines;
    this.#heldBytes += older.bytes.length;
    this.#allocated(capacityBytes);
    this.#rules.onAppend?.();
    return true;
  }

  /** Takes the newest chunk out, for a log that gives its lines to another one. Nobody may read it or append to it any more. */
  removeNewestChunk(): SnapshotChunk | undefined {
    const chunk = this.#chunks.pop();
    if (chunk === undefined) return undefined;
    this.#nextIndex = chunk.firstIndex;
    this.#heldLines -= chunk.lines;
    this.#heldBytes -= chunk.usedBytes;
    this.#allocated(-chunk.capacityBytes);
    return chunk.snapshot();
  }

  /** What is held below `endIndex`, in chunks, newest first. The bytes are views of the log's chunks. */
  *chunksBefore(endIndex: number): Iterable<SnapshotChunk> {
    for (let i = this.#chunks.length - 1; i >= 0; i--) {
      const chunk = this.#chunks[i];
      if (chunk === undefined || chunk.firstIndex >= endIndex) continue;
      const part = chunkBefore(chunk.snapshot(), endIndex);
      if (part !== undefined) yield part;
    }
  }

  /** Lets go of the oldest chunk. False when nothing is held. */
  evictOldestChunk(): boolean {
    const chunk = this.#chunks.shift();
    if (chunk === undefined) return false;
    this.#isFrontGone = true;
    this.#firstChunkNumber++;
    this.#firstIndex = chunk.endIndex;
    this.#heldLines -= chunk.lines;
    this.#heldBytes -= chunk.usedBytes;
    this.#evicted(chunk.endIndex, chunk.lastArrivalMs);
    const { capacityBytes, lines } = chunk;
    chunk.retire();
    this.#allocated(-capacityBytes);
    this.#rules.onEvicted?.(lines);
    return true;
  }

  /** Forgets the lines: nothing is held, indices go on. Readers that have not read them are told that they were overtaken. */
  clear(): void {
    this.#isFrontGone = true;
    const last = this.#chunks.at(-1);
    if (last === undefined) return;
    const { lastArrivalMs } = last;
    const chunks = this.#chunks;
    this.#firstChunkNumber += chunks.length;
    this.#chunks = [];
    for (const chunk of chunks) chunk.retire();
    this.#firstIndex = this.#nextIndex;
    this.#heldLines = 0;
    this.#heldBytes = 0;
    this.#evicted(this.#nextIndex, lastArrivalMs);
    this.#allocated(-this.#allocatedBytes);
  }

  /** A cursor at `index`. Below `firstIndex` it first tells what is gone; above `nextIndex` it stands at the end. */
  cursorAt(index: number): LogCursor {
    return new LogCursor(this, Math.min(index, this.#nextIndex));
  }

  /** A cursor from which the last `entries` lines follow, with the drop entries that lie between them; all that is held, if that is less. */
  cursorFromEnd(entries: number): LogCursor {
    if (entries <= 0) return this.cursorAtEnd();
    let missing = entries;
    for (let i = this.#chunks.length - 1; i >= 0; i--) {
      const chunk = this.#chunks[i];
      if (chunk === undefined) break;
      if (chunk.lines >= missing) return this.cursorAt(chunk.indexOfLine(chunk.lines - missing));
      missing -= chunk.lines;
    }
    return this.cursorAtOldest();
  }

  /** A cursor at the oldest line held. */
  cursorAtOldest(): LogCursor {
    return this.cursorAt(this.#firstIndex);
  }

  /** A cursor at the end: it reads what is appended from now on. */
  cursorAtEnd(): LogCursor {
    return this.cursorAt(this.#nextIndex);
  }

  /** A cursor before every held line that arrived at `arrivalMs` or later; it may begin with lines that are up to 1 s older. */
  cursorSince(arrivalMs: number): LogCursor {
    for (const chunk of this.#chunks) {
      for (let stop = 0; stop < chunk.stopCount; stop++) {
        if (chunk.arrivalAt(stop) > arrivalMs - ARRIVAL_GRANULARITY_MS)
          return this.cursorAt(chunk.indexAt(stop));
      }
    }
    return this.cursorAtEnd();
  }

  /** True: every line that arrived at `arrivalMs` or later is held, or was let go of. */
  reachesBackTo(arrivalMs: number): boolean {
    const oldest = this.#chunks[0];
    return oldest !== undefined && oldest.firstArrivalMs <= arrivalMs - ARRIVAL_GRANULARITY_MS;
  }

  /** The newest entries, newest piece first, each a valid EnvelopeBatch in log order; at most `bytesMax` together. For cheap samples. */
  *newestBytes(bytesMax: number): Iterable<Buffer> {
    let left = bytesMax;
    for (let i = this.#chunks.length - 1; i >= 0; i--) {
      const chunk = this.#chunks[i];
      if (chunk === undefined) return;
      let start = 0;
      while (chunk.usedBytes - start > left) start = chunk.entryEndAt(start);
      if (start < chunk.usedBytes) yield chunk.bytes.subarray(start, chunk.usedBytes);
      if (start > 0) return;
      left -= chunk.usedBytes;
    }
  }

  /** The log as plain data, see {@link LogSnapshot}. */
  snapshot(): LogSnapshot {
    return {
      app: this.app,
      logId: this.logId,
      firstIndex: this.#firstIndex,
      nextIndex: this.#nextIndex,
      createdMs: this.createdMs,
      lastWriteMs: this.#lastWriteMs,
      droppedLines: this.#droppedLines,
      chunks: this.#chunks.map((chunk) => chunk.snapshot()),
    };
  }

  /** For cursors: the chunk with this number, undefined when it is gone or not yet made. */
  chunkAt(chunkNumber: number): LogChunk | undefined {
    return this.#chunks[chunkNumber - this.#firstChunkNumber];
  }

  /** For cursors: number of the chunk that holds `index`, which must be at least `firstIndex`. */
  chunkNumberOf(index: number): number {
    let low = 0;
    let high = this.#chunks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#chunks[middle]?.firstIndex ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    return this.#firstChunkNumber + low;
  }

  /** For cursors: what is known of the time when the line `index`, which is gone, arrived. */
  arrivalsAround(index: number): { readonly firstMs: number; readonly lastMs: number } {
    const lastMs = this.#chunks[0]?.firstArrivalMs ?? this.#lastWriteMs;
    return { firstMs: this.#evictions?.before(index) ?? this.#rules.createdMs ?? lastMs, lastMs };
  }

  /** The last chunk, if it has room for an entry or grows, or a new one; with room for the whole run, if that is not too large. */
  #makeRoom(entryBytes: number, runBytes: number, arrivalMs: number): LogChunk {
    const last = this.#chunks.at(-1);
    if (last !== undefined && this.#chunks.length === 1) {
      const { capacityBytes, usedBytes } = last;
      const grownBytes = grownChunkBytes(
        this.bytesMax,
        capacityBytes,
        usedBytes + entryBytes,
        usedBytes + runBytes,
      );
      if (grownBytes > capacityBytes) {
        last.grow(grownBytes);
        this.#allocated(grownBytes - capacityBytes);
      }
    }
    if (last !== undefined && last.freeBytes >= entryBytes) return last;
    const capacityBytes = newChunkBytes(this.bytesMax, this.#allocatedBytes, entryBytes, runBytes);
    return this.#addChunk(new LogChunk(capacityBytes, this.#nextIndex, arrivalMs, this.#rules.pool));
  }

  /** Adds a chunk at the end. Others make room for it first, so that the budget is kept while it is added. */
  #addChunk(chunk: LogChunk): LogChunk {
    while (this.#allocatedBytes + chunk.capacityBytes > this.bytesMax && this.evictOldestChunk());
    this.#chunks.push(chunk);
    this.#allocated(chunk.capacityBytes);
    return chunk;
  }

  #restoreChunk(snapshot: SnapshotChunk): void {
    this.skipTo(snapshot.firstIndex);
    this.#addChunk(LogChunk.restore(snapshot, restoredChunkBytes(snapshot.bytes.length), this.#rules.pool));
    this.#nextIndex = snapshot.endIndex;
    this.#heldLines += snapshot.lines;
    this.#heldBytes += snapshot.bytes.length;
  }

  #evicted(endIndex: number, arrivalMs: number): void {
    this.#evictions ??= new EvictionTimes();
    this.#evictions.add(endIndex, arrivalMs);
  }

  #allocated(deltaBytes: number): void {
    this.#allocatedBytes += deltaBytes;
    this.#rules.onAllocated?.(deltaBytes);
  }
}
