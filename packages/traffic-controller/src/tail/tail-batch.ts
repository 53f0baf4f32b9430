// What a tail session writes into: one batch of frames for one reader. Which parts are in it, and when it is sent, is the session's
// business; how they look is that of the two implementations.
import type { Part } from './part.ts';

/** Largest batch, and so largest frame; only a single line that is longer alone goes over it. */
export const BATCH_BYTES_MAX = 256 * 1024;
/** Smallest limit that readers are given when there are many of them. */
export const BATCH_BYTES_MIN = 16 * 1024;
/** What all readers' batches in flight may hold together before each gets less. */
const BATCHES_BYTES_MAX = 32 * 1024 * 1024;
/**
 * A record has at most about ten times the bytes of its envelope (a tiny one), so pieces of a tenth of a batch always fit into an empty one.
 */
const PIECES_PER_BATCH = 10;

/** How much one reader may have in flight when there are so many. A reader that stops reading keeps one batch in memory. */
export function batchBytesMaxFor(readers: number): number {
  const share = Math.floor(BATCHES_BYTES_MAX / Math.max(1, readers));
  return Math.max(BATCH_BYTES_MIN, Math.min(BATCH_BYTES_MAX, share));
}

/** How many bytes of envelopes to take at once for a batch of this size. */
export function pieceBytesFor(batchBytesMax: number): number {
  return Math.floor(batchBytesMax / PIECES_PER_BATCH);
}

/** A record that is no line. */
export interface ControlMessage {
  /** The record, finished. */
  readonly json: string;
  /** What a reader without control records is shown instead; empty: nothing. */
  readonly text: string;
}

/** Collects parts and control records in order. */
export interface TailBatch {
  /** Bytes of the frames so far. */
  readonly bytes: number;
  /** False: it does not fit any more, and nothing was added. An empty batch takes everything. */
  add(part: Part): boolean;
  addControl(message: ControlMessage): void;
  /** The frames, ready for the socket, with the cursor record at the end if the format has control records. To be called once. */
  finish(cursorJson: string): readonly Buffer[];
}
