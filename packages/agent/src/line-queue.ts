// What a buffer needs of the queue of one app's lines. The interface only: ChunkQueue holds them in memory, SpooledQueue
// also on disk.

/** Entries that were taken. They stay valid until they are released. */
export interface TakenSlice {
  readonly bytes: Buffer;
  /** Entries in `bytes`. */
  readonly count: number;
  readonly chunk: unknown;
}

/** FIFO of entries. What is taken stays until it is released, because it may have to be sent again. */
export interface LineQueue {
  /** Entries that wait. */
  readonly unsentLines: number;
  /** Bytes of the entries that wait. */
  readonly unsentBytes: number;
  /** Memory that dropping what waits could give back, now or when older slices are released. */
  readonly unsentChunkBytes: number;
  /** Whether `take` gives something, or has to be asked so that it does soon. */
  readonly hasReady: boolean;
  /** Whether what waits survives this process. */
  readonly isKept: boolean;
  /** Bytes that fit without a new chunk. */
  readonly roomBytes: number;
  /** Memory that a new chunk for `needBytes` would take. */
  nextChunkBytes(needBytes: number): number;
  /** Adds an empty chunk of exactly this many bytes; the room that was left before it is given up. */
  addChunk(capacityBytes: number): void;
  /** Where the next entry is to be written: there are `roomBytes` after `tailUsed`. */
  readonly tailBuffer: Buffer;
  readonly tailUsed: number;
  /** Says that `count` entries were written into `tailBuffer` up to `usedBytes`. */
  commit(usedBytes: number, count: number): void;
  /** Takes the oldest entries: at most `bytesMax` bytes, but a single one may have `oneBytesMax`. */
  take(bytesMax: number, oneBytesMax: number): TakenSlice | undefined;
  /** Gives back what was taken. Exactly once per slice, in the order in which they were taken. */
  release(slice: TakenSlice): void;
  /** Drops the oldest waiting entries that are in memory, as many as lie together. Returns how many there were. */
  dropOldest(): number;
}
