// How large the chunks of a log are. Each chunk costs some 700 bytes beside its own, so that 10,000 apps of 100 lines must
// not have ten each; and what lies idle in the last one must be a small part of the log. So the first chunk grows with what
// is written, and further ones are a quarter of the log. (Measured with 10,000 apps of 100 lines of 250 to 330 bytes: 35 to 85 MB of
// resident memory beside the lines, 100 to 127 MB with chunks that are powers of two, and no better with one chunk that always grows.)

import { POOLED_BYTES } from './chunk-pool.ts';

/** Chunk sizes are multiples of this. */
const STEP_BYTES = 1024;
/** Largest chunk, but for a single entry that needs more. */
const CHUNK_BYTES_MAX = POOLED_BYTES;
/** The only chunk of a log doubles up to this size; copying more than that would cost more than it saves. */
const GROWN_BYTES_MAX = 16 * 1024;
/** Smallest chunk after the first. */
const NEXT_BYTES_MIN = 4 * 1024;
/** A chunk is at most this part of the log, so that no more than this lies idle, and eviction takes a small part at a time. */
const PART_OF_LOG = 1 / 4;

/**
 * Size of a new chunk.
 * @param logBytesMax budget of the log.
 * @param logBytes what the log has allocated.
 * @param entryBytes the entry that must fit.
 * @param runBytes what is about to be appended; better if it fits.
 */
export function newChunkBytes(
  logBytesMax: number,
  logBytes: number,
  entryBytes: number,
  runBytes: number,
): number {
  const usual = logBytes === 0 ? STEP_BYTES : Math.max(NEXT_BYTES_MIN, logBytes * PART_OF_LOG);
  return stepsUp(Math.max(entryBytes, Math.min(chunkBytesMax(logBytesMax), Math.max(usual, runBytes))));
}

/**
 * Size to which the only chunk of a log grows; the size that it has, when it does not.
 * @param logBytesMax budget of the log.
 * @param chunkBytes its size now.
 * @param mustBytes what must fit: the bytes used, and an entry.
 * @param wantedBytes what should fit: the bytes used, and a run.
 */
export function grownChunkBytes(
  logBytesMax: number,
  chunkBytes: number,
  mustBytes: number,
  wantedBytes: number,
): number {
  const grownBytesMax = Math.min(GROWN_BYTES_MAX, chunkBytesMax(logBytesMax));
  if (mustBytes > grownBytesMax || chunkBytes >= grownBytesMax) return chunkBytes;
  return stepsUp(Math.min(grownBytesMax, Math.max(2 * chunkBytes, wantedBytes)));
}

/** Size of a chunk that is put back as it was. */
export function restoredChunkBytes(usedBytes: number): number {
  return stepsUp(usedBytes);
}

function chunkBytesMax(logBytesMax: number): number {
  return stepsUp(Math.min(CHUNK_BYTES_MAX, logBytesMax * PART_OF_LOG));
}

function stepsUp(bytes: number): number {
  return Math.ceil(bytes / STEP_BYTES) * STEP_BYTES;
}
