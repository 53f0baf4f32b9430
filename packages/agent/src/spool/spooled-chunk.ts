// A stretch of the lines of one origin, which is in memory, on disk, or both, and the pieces in which it is written. Data with
// a few questions; the queue changes it.
import type { SpoolPlace, SpoolSegment } from './spool-segment.ts';
import type { SpooledQueue } from './spooled-queue.ts';

/** Entries of one origin, in memory, on disk, or both. Its fields belong to the queue. */
export interface SpooledChunk {
  readonly queue: SpooledQueue;
  /** Undefined: on disk alone. */
  buffer: Buffer | undefined;
  /** Position of the first entry. */
  readonly firstPosition: number;
  used: number;
  count: number;
  /** What was sent or dropped of it, from its beginning. */
  takenBytes: number;
  takenCount: number;
  /** What is on disk, and what is on its way there. */
  writtenBytes: number;
  writtenCount: number;
  flyingBytes: number;
  flyingCount: number;
  /** Slices that were taken and not yet released. */
  pins: number;
  /** All of it on disk, in order; undefined: written in too many pieces. */
  places: SpoolPlace[] | undefined;
  /** The segments with bytes of it. */
  readonly held: { readonly segment: SpoolSegment; byteLength: number }[];
  /** Gone from memory, or to go when it is written as a whole. */
  isAway: boolean;
  isLoading: boolean;
  wasLoaded: boolean;
  isRewriting: boolean;
  isFreed: boolean;
  prev: SpooledChunk | undefined;
  next: SpooledChunk | undefined;
}

/** A piece of a chunk that is to be written. */
export interface PieceToWrite {
  readonly chunk: SpooledChunk;
  readonly bytes: Buffer;
  readonly firstPosition: number;
  readonly count: number;
  /** The chunk as a whole, once more. */
  readonly isWhole: boolean;
}

/** What a queue needs of the spool. */
export interface SpooledQueueHost {
  /** Whether only what is on disk may be sent. False while the disk does not take anything. */
  readonly isSafe: boolean;
  /** The queue has something to write. */
  onUnwritten(queue: SpooledQueue): void;
  /** The chunk is needed in memory; `loaded` or `lost` is to follow. */
  onWanted(chunk: SpooledChunk): void;
  /** Nothing of the segment is needed any more. */
  onUnused(segment: SpoolSegment): void;
}

/** A chunk that nothing is known of but where it begins. */
export function newChunk(
  queue: SpooledQueue,
  firstPosition: number,
  buffer: Buffer | undefined,
): SpooledChunk {
  return {
    queue,
    buffer,
    firstPosition,
    used: 0,
    count: 0,
    takenBytes: 0,
    takenCount: 0,
    writtenBytes: 0,
    writtenCount: 0,
    flyingBytes: 0,
    flyingCount: 0,
    pins: 0,
    places: [],
    held: [],
    isAway: false,
    isLoading: false,
    wasLoaded: false,
    isRewriting: false,
    isFreed: false,
    prev: undefined,
    next: undefined,
  };
}

/** Whether a chunk can leave memory: all of it waits, and all of it is on disk. */
export function isEvictable(chunk: SpooledChunk): boolean {
  return (
    chunk.buffer !== undefined &&
    chunk.count > 0 &&
    chunk.pins === 0 &&
    chunk.takenCount === 0 &&
    chunk.writtenCount === chunk.count &&
    chunk.flyingCount === chunk.count &&
    !chunk.isAway &&
    !chunk.isLoading &&
    !chunk.wasLoaded &&
    !chunk.isRewriting
  );
}

/** Whether a chunk may be written again, as a whole. */
export function isMovable(chunk: SpooledChunk): boolean {
  const isWritten = chunk.writtenCount === chunk.count && chunk.flyingCount === chunk.count;
  return isWritten && !chunk.isFreed && !chunk.isRewriting;
}
