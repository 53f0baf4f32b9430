// The lines of one origin, in memory and on disk: a queue of chunks like ChunkQueue's, of which the oldest are in memory to be
// sent, the newest because they were just written, and those in between may be on disk alone. It reads and writes no file: it
// says what is to be written, and is told what was.
import { entryEnd } from '@tailrace/proto/wire-scanner';
import { CHUNK_BYTES_MAX, CHUNK_BYTES_MIN, type ChunkBudget } from '../chunk-queue.ts';
import type { LineQueue, TakenSlice } from '../line-queue.ts';
import { Numbering } from './numbering.ts';
import type { SpoolOriginState } from './spool-format.ts';
import type { RecoveredChunk } from './spool-recovery.ts';
import type { SpoolPlace, SpoolSegment } from './spool-segment.ts';
import {
  isEvictable,
  newChunk,
  type PieceToWrite,
  type SpooledChunk,
  type SpooledQueueHost,
} from './spooled-chunk.ts';

/** A chunk for a larger entry is a multiple of this. */
const LARGE_CHUNK_STEP_BYTES = 4096;
/** Pieces of a chunk on disk to remember. One that was written in more is written again, as a whole, before it leaves memory. */
const PLACES_MAX = 16;
/** What is read back before it is asked for. */
const READ_AHEAD = { bytes: 256 * 1024, chunks: 16 };

/** Where the origin of a queue stands when it is taken over from another process. */
export interface SpooledQueueStart {
  readonly settledPosition: number;
  readonly settledSeq: number;
  readonly cuts: readonly (readonly [number, number])[];
}

/** FIFO of the entries of one origin. Positions count what came in, numbers what was taken; they differ by what was cut. */
export class SpooledQueue implements LineQueue {
  readonly #host: SpooledQueueHost;
  readonly #budget: ChunkBudget;
  #head: SpooledChunk | undefined;
  #tail: SpooledChunk | undefined;
  /** The first chunk with something that is not written nor about to be; later ones are not either. */
  #unwritten: SpooledChunk | undefined;
  /** The chunks from the first to the last of these are away. */
  #firstAway: SpooledChunk | undefined;
  #lastAway: SpooledChunk | undefined;
  /** Those of which nothing waits and something was not released. */
  readonly #pinned = new Set<SpooledChunk>();
  #allocatedBytes = 0;
  #unsentChunkBytes = 0;
  #unsentLines = 0;
  #unsentBytes = 0;
  #nextPosition: number;
  readonly #numbering: Numbering;
  /** A cut is not on disk: nothing may be sent, or another process would number what follows differently. */
  #isStateUnwritten: boolean;
  #stateVersion = 0;

  constructor(host: SpooledQueueHost, budget: ChunkBudget, start?: SpooledQueueStart) {
    this.#host = host;
    this.#budget = budget;
    const { settledPosition = 0, settledSeq = 0, cuts = [] } = start ?? {};
    this.#nextPosition = settledPosition + 1;
    this.#numbering = new Numbering(settledPosition, settledSeq, cuts);
    this.#isStateUnwritten = start !== undefined;
  }

  get unsentLines(): number {
    return this.#unsentLines;
  }

  get unsentBytes(): number {
    return this.#unsentBytes;
  }

  get unsentChunkBytes(): number {
    return this.#unsentChunkBytes;
  }

  get hasReady(): boolean {
    const head = this.#head;
    if (head === undefined || head.takenCount === head.count) return false;
    const { isSafe } = this.#host;
    if (isSafe && this.#isStateUnwritten) return false;
    if (head.isAway || head.buffer === undefined) return !head.isLoading;
    return !isSafe || head.writtenCount > head.takenCount;
  }

  /** Whether its state has to be written before anything more of it is sent. */
  get isStateUnwritten(): boolean {
    return this.#isStateUnwritten;
  }

  /** Whether nothing waits and everything that was taken was released. */
  get isSettled(): boolean {
    return this.#unsentLines === 0 && this.#numbering.isSettled;
  }

  get isKept(): boolean {
    return this.#host.isSafe;
  }

  get roomBytes(): number {
    const tail = this.#tail;
    if (tail?.buffer === undefined || tail.isAway || tail.isRewriting) return 0;
    // After a cut the next line does not belong behind what is left.
    return tail.firstPosition + tail.count === this.#nextPosition ? tail.buffer.length - tail.used : 0;
  }

  nextChunkBytes(needBytes: number): number {
    if (needBytes > CHUNK_BYTES_MAX) {
      return Math.ceil(needBytes / LARGE_CHUNK_STEP_BYTES) * LARGE_CHUNK_STEP_BYTES;
    }
    let bytes = CHUNK_BYTES_MIN;
    const wanted = Math.min(this.#allocatedBytes / 2, CHUNK_BYTES_MAX);
    while (bytes < needBytes || bytes * 2 <= wanted) bytes *= 2;
    return bytes;
  }

  addChunk(capacityBytes: number): void {
    const before = this.#tail;
    if (before !== undefined && before.takenCount === before.count) this.#unlink(before);
    this.#allocated(capacityBytes);
    const chunk = newChunk(this, this.#nextPosition, Buffer.allocUnsafeSlow(capacityBytes));
    this.#link(chunk);
    // Who stands on the one before goes on here, although that one may be no part of the queue any more.
    if (before !== undefined) before.next = chunk;
  }

  get tailBuffer(): Buffer {
    const buffer = this.#tail?.buffer;
    if (buffer === undefined) throw new Error('Cannot write: there is no chunk, expected addChunk first');
    return buffer;
  }

  get tailUsed(): number {
    return this.#tail?.used ?? 0;
  }

  commit(usedBytes: number, count: number): void {
    const tail = this.#tail as SpooledChunk;
    if (tail.takenCount === tail.count) this.#unsentChunkBytes += tail.buffer?.length ?? 0;
    this.#unsentBytes += usedBytes - tail.used;
    this.#unsentLines += count;
    this.#nextPosition += count;
    tail.used = usedBytes;
    tail.count += count;
    if (this.#unwritten === undefined) {
      this.#unwritten = tail;
      this.#host.onUnwritten(this);
    }
  }

  take(bytesMax: number, oneBytesMax: number): TakenSlice | undefined {
    const chunk = this.#head;
    if (chunk === undefined || !this.hasReady) return undefined;
    if (chunk.isAway) this.#want(chunk);
    const { buffer } = chunk;
    if (buffer === undefined || chunk.isLoading) return undefined;
    const { isSafe } = this.#host;
    const limit = isSafe ? chunk.writtenBytes : chunk.used;
    const start = chunk.takenBytes;
    let end = limit;
    let count = (isSafe ? chunk.writtenCount : chunk.count) - chunk.takenCount;
    if (end - start > bytesMax) {
      const countMax = count;
      end = entryEnd(buffer, start, limit);
      count = 1;
      if (end - start > bytesMax && end - start > oneBytesMax) return undefined;
      while (count < countMax) {
        const next = entryEnd(buffer, end, limit);
        if (next - start > bytesMax) break;
        end = next;
        count++;
      }
    }
    this.#numbering.take(chunk.firstPosition + chunk.takenCount, count);
    chunk.pins++;
    this.#consume(chunk, end, count);
    this.#readAhead();
    return { bytes: buffer.subarray(start, end), count, chunk };
  }

  release(slice: TakenSlice): void {
    const chunk = slice.chunk as SpooledChunk;
    this.#numbering.settle(slice.count);
    chunk.pins--;
    this.#freeIfDone(chunk);
  }

  dropOldest(): number {
    for (let chunk = this.#head; chunk !== undefined; chunk = chunk.next) {
      if (chunk.buffer !== undefined && !chunk.isAway && chunk.takenCount < chunk.count)
        return this.cut(chunk);
    }
    return 0;
  }

  /** Drops the oldest waiting entries, wherever they are, as many as lie together. Returns how many there were. */
  dropOldestAnywhere(): number {
    const head = this.#head;
    return head === undefined || head.takenCount === head.count ? 0 : this.cut(head);
  }

  /** Drops what waits of a chunk. Returns how many lines that were. */
  cut(chunk: SpooledChunk): number {
    const count = chunk.count - chunk.takenCount;
    if (count === 0) return 0;
    this.#addCut(chunk.firstPosition + chunk.takenCount, count);
    if (chunk === this.#unwritten) this.#skipUnwritten(chunk);
    this.#consume(chunk, chunk.used, count);
    this.#freeIfDone(chunk);
    this.#host.onUnwritten(this);
    return count;
  }

  /** A chunk that is on disk. For what another process left, in order. */
  addOnDisk(recovered: RecoveredChunk): void {
    const { firstPosition, count, usedBytes, places, settledCount, settledBytes } = recovered;
    const chunk = newChunk(this, firstPosition, undefined);
    for (const place of places) this.#hold(chunk, place);
    chunk.used = usedBytes;
    chunk.count = count;
    chunk.writtenBytes = usedBytes;
    chunk.writtenCount = count;
    chunk.flyingBytes = usedBytes;
    chunk.flyingCount = count;
    chunk.takenCount = settledCount;
    chunk.takenBytes = settledBytes;
    chunk.places = [...places];
    chunk.isAway = true;
    this.#link(chunk);
    this.#firstAway ??= chunk;
    this.#lastAway = chunk;
    this.#nextPosition = firstPosition + count;
    this.#unsentLines += count - settledCount;
    this.#unsentBytes += usedBytes - settledBytes;
  }

  /** No line will get a position up to this one. */
  skipTo(nextPosition: number): void {
    this.#nextPosition = Math.max(this.#nextPosition, nextPosition);
  }

  /** What is not written, oldest first; it counts as being written from now on. */
  collect(pieces: PieceToWrite[]): void {
    for (let chunk = this.#unwritten; chunk !== undefined; chunk = chunk.next) {
      const { buffer, flyingBytes, flyingCount } = chunk;
      if (chunk.isFreed || buffer === undefined || flyingCount === chunk.count) continue;
      pieces.push({
        chunk,
        bytes: buffer.subarray(flyingBytes, chunk.used),
        firstPosition: chunk.firstPosition + flyingCount,
        count: chunk.count - flyingCount,
        isWhole: false,
      });
      chunk.flyingBytes = chunk.used;
      chunk.flyingCount = chunk.count;
    }
    this.#unwritten = undefined;
  }

  /** A piece is on disk. */
  written(piece: PieceToWrite, place: SpoolPlace): void {
    const { chunk } = piece;
    if (chunk.isFreed) return;
    if (piece.isWhole) {
      chunk.isRewriting = false;
      for (const { segment, byteLength } of chunk.held.splice(0)) this.#letGo(segment, byteLength);
      chunk.places = [place];
      this.#hold(chunk, place);
      if (chunk.isAway && chunk.buffer !== undefined) this.#forgetBuffer(chunk);
      return;
    }
    chunk.writtenBytes += piece.bytes.length;
    chunk.writtenCount += piece.count;
    this.#hold(chunk, place);
    if (chunk.places !== undefined && chunk.places.length < PLACES_MAX) chunk.places.push(place);
    else chunk.places = undefined;
  }

  /** A piece could not be written: it is to be written again. Pieces come newest first. */
  notWritten(piece: PieceToWrite): void {
    const { chunk } = piece;
    if (chunk.isFreed) return;
    if (piece.isWhole) {
      chunk.isRewriting = false;
      if (chunk.isAway && chunk.buffer !== undefined) this.#bringBack(chunk);
      return;
    }
    chunk.flyingBytes -= piece.bytes.length;
    chunk.flyingCount -= piece.count;
    this.#unwritten = chunk;
  }

  /** Changes with every cut: who goes on with the origin has to know of it before anything is sent. */
  get stateVersion(): number {
    return this.#stateVersion;
  }

  /** The state is on disk as it was at this version of the cuts. */
  stateWritten(version: number): void {
    if (version === this.#stateVersion) this.#isStateUnwritten = false;
  }

  /**
   * Takes the chunk that is needed last out of memory. True: memory is free now. A piece: it will be when that is written;
   * not if it has to be `isNow`. False: there is none.
   */
  evict(isNow: boolean): PieceToWrite | boolean {
    const chunk = this.#evictable();
    if (chunk === undefined || (isNow && chunk.places === undefined)) return false;
    chunk.isAway = true;
    if (chunk === this.#firstAway?.prev) this.#firstAway = chunk;
    else if (chunk === this.#lastAway?.next) this.#lastAway = chunk;
    else {
      this.#firstAway = chunk;
      this.#lastAway = chunk;
    }
    this.#unsentChunkBytes -= chunk.buffer?.length ?? 0;
    if (chunk.places === undefined) return this.rewrite(chunk);
    this.#forgetBuffer(chunk);
    return true;
  }

  /** The whole of a chunk that is in memory, to be written into another segment. */
  rewrite(chunk: SpooledChunk): PieceToWrite {
    return this.rewriteFrom(chunk, chunk.buffer as Buffer);
  }

  /** The same of a chunk that was read from where it is. */
  rewriteFrom(chunk: SpooledChunk, entries: Buffer): PieceToWrite {
    chunk.isRewriting = true;
    const { writtenBytes, firstPosition, writtenCount: count } = chunk;
    return { chunk, bytes: entries.subarray(0, writtenBytes), firstPosition, count, isWhole: true };
  }

  /** A chunk that was wanted is in memory. */
  loaded(chunk: SpooledChunk, bytes: Buffer): void {
    if (chunk.isFreed) return;
    chunk.isLoading = false;
    chunk.wasLoaded = true;
    chunk.buffer = bytes;
    this.#allocated(bytes.length);
    if (chunk.takenCount < chunk.count) this.#unsentChunkBytes += bytes.length;
  }

  /** All that is not settled, oldest first. */
  *chunks(): Iterable<SpooledChunk> {
    yield* this.#pinned;
    for (let chunk = this.#head; chunk !== undefined; chunk = chunk.next) yield chunk;
  }

  /** How far the origin is. */
  state(): Pick<SpoolOriginState, 'settledPosition' | 'settledSeq' | 'nextPosition' | 'cuts'> {
    return { ...this.#numbering.state(), nextPosition: this.#writtenThrough + 1 };
  }

  /** Gives up everything: the lines are counted elsewhere. */
  close(): void {
    for (const chunk of this.chunks()) {
      for (const { segment, byteLength } of chunk.held.splice(0)) this.#letGo(segment, byteLength);
    }
  }

  /** The last position that is on disk or on its way there. */
  get #writtenThrough(): number {
    const chunk = this.#unwritten;
    return chunk === undefined ? this.#nextPosition - 1 : chunk.firstPosition + chunk.flyingCount - 1;
  }

  #addCut(position: number, count: number): void {
    this.#isStateUnwritten = true;
    this.#stateVersion++;
    this.#numbering.cut(position, count);
  }

  #evictable(): SpooledChunk | undefined {
    if (this.#lastAway !== undefined) {
      return [this.#lastAway.next, this.#firstAway?.prev].find(
        (each) => each !== undefined && isEvictable(each),
      );
    }
    let chunk = this.#tail;
    for (let i = 0; i < 4 && chunk !== undefined; i++) {
      if (isEvictable(chunk)) return chunk;
      chunk = chunk.prev;
    }
    return undefined;
  }

  /** Asks for a chunk that is away; one that did not leave yet stays. */
  #want(chunk: SpooledChunk): void {
    if (chunk.buffer !== undefined) {
      this.#bringBack(chunk);
      return;
    }
    this.#comeBack(chunk);
    chunk.isLoading = true;
    this.#host.onWanted(chunk);
  }

  #bringBack(chunk: SpooledChunk): void {
    this.#comeBack(chunk);
    if (chunk.takenCount < chunk.count) this.#unsentChunkBytes += chunk.buffer?.length ?? 0;
  }

  #comeBack(chunk: SpooledChunk): void {
    chunk.isAway = false;
    if (chunk === this.#firstAway) this.#firstAway = chunk.next?.isAway === true ? chunk.next : undefined;
    if (chunk === this.#lastAway) this.#lastAway = chunk.prev?.isAway === true ? chunk.prev : undefined;
    if (this.#firstAway === undefined || this.#lastAway === undefined) {
      this.#firstAway = undefined;
      this.#lastAway = undefined;
    }
  }

  #readAhead(): void {
    let aheadBytes = 0;
    let chunk = this.#head;
    for (let i = 0; i < READ_AHEAD.chunks && aheadBytes < READ_AHEAD.bytes && chunk !== undefined; i++) {
      if (chunk.isAway) this.#want(chunk);
      aheadBytes += chunk.used - chunk.takenBytes;
      chunk = chunk.next;
    }
  }

  #consume(chunk: SpooledChunk, end: number, count: number): void {
    this.#unsentBytes -= end - chunk.takenBytes;
    this.#unsentLines -= count;
    chunk.takenBytes = end;
    chunk.takenCount += count;
    if (chunk.takenCount < chunk.count) return;
    if (!chunk.isAway && !chunk.isLoading) this.#unsentChunkBytes -= chunk.buffer?.length ?? 0;
    if (chunk !== this.#tail) this.#unlink(chunk);
  }

  #freeIfDone(chunk: SpooledChunk): void {
    if (chunk.pins > 0 || chunk.takenCount < chunk.count || chunk.isFreed) return;
    if (chunk === this.#tail) this.#unlink(chunk);
    this.#pinned.delete(chunk);
    chunk.isFreed = true;
    if (chunk === this.#unwritten) this.#skipUnwritten(chunk);
    if (chunk.buffer !== undefined) this.#forgetBuffer(chunk);
    for (const { segment, byteLength } of chunk.held.splice(0)) this.#letGo(segment, byteLength);
  }

  /** Nothing of this chunk needs to be written any more. */
  #skipUnwritten(chunk: SpooledChunk): void {
    let next = chunk.next;
    while (next !== undefined && (next.isFreed || next.flyingCount === next.count)) next = next.next;
    this.#unwritten = next;
  }

  #link(chunk: SpooledChunk): void {
    const before = this.#tail;
    chunk.prev = before;
    this.#tail = chunk;
    if (before === undefined) this.#head = chunk;
    else before.next = chunk;
  }

  /** Its own `next` stays: who stands on it goes on from there. */
  #unlink(chunk: SpooledChunk): void {
    if (chunk.isAway) this.#comeBack(chunk);
    const { prev, next } = chunk;
    if (this.#head === chunk) this.#head = next;
    if (this.#tail === chunk) this.#tail = prev;
    if (prev !== undefined) prev.next = next;
    if (next !== undefined) next.prev = prev;
    chunk.prev = undefined;
    if (chunk.pins > 0) this.#pinned.add(chunk);
  }

  #hold(chunk: SpooledChunk, { segment, byteLength }: SpoolPlace): void {
    segment.liveBytes += byteLength;
    const known = chunk.held.find((each) => each.segment === segment);
    if (known !== undefined) {
      known.byteLength += byteLength;
      return;
    }
    segment.chunks++;
    chunk.held.push({ segment, byteLength });
  }

  #letGo(segment: SpoolSegment, byteLength: number): void {
    segment.liveBytes -= byteLength;
    segment.chunks--;
    if (segment.chunks === 0) this.#host.onUnused(segment);
  }

  #forgetBuffer(chunk: SpooledChunk): void {
    this.#allocated(-(chunk.buffer?.length ?? 0));
    chunk.buffer = undefined;
  }

  #allocated(deltaBytes: number): void {
    this.#allocatedBytes += deltaBytes;
    this.#budget.allocated(deltaBytes);
  }
}
