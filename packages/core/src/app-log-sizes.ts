// How large the next chunk of a log is. Small for an app that says little, large where a chunk fills at once.

/** Smallest chunk. */
export const CHUNK_BYTES_MIN = 1024;
/** Largest chunk, but for a single entry that needs more. */
export const CHUNK_BYTES_MAX = 64 * 1024;
/** A chunk made for one entry that is larger than any chunk is rounded up to this. */
const OVERSIZE_STEP_BYTES = 4096;
/** A log is made of at least so many chunks when it is full, so that the oldest one is a small part of it. */
const CHUNKS_PER_LOG_MIN = 4;

/** The largest power of two that is not above `value` (at least 1, below 2^31). */
export function floorPowerOfTwo(value: number): number {
  return 2 ** (31 - Math.clz32(value));
}

/**
 * Bytes of the next chunk: half of what the log has already, so that at most a third of it lies idle, or as much as the run
 * at hand fills completely.
 * @param entryBytes the entry that has to fit.
 * @param runBytes all that is about to be appended, `entryBytes` included.
 */
export function nextChunkBytes(
  allocatedBytes: number,
  logBytesMax: number,
  entryBytes: number,
  runBytes: number,
): number {
  const chunkBytesMax = clamp(logBytesMax / CHUNKS_PER_LOG_MIN);
  const chunkBytes = floorPowerOfTwo(Math.min(chunkBytesMax, clamp(Math.max(allocatedBytes / 2, runBytes))));
  if (entryBytes <= chunkBytes) return chunkBytes;
  if (entryBytes > CHUNK_BYTES_MAX) return Math.ceil(entryBytes / OVERSIZE_STEP_BYTES) * OVERSIZE_STEP_BYTES;
  const floor = floorPowerOfTwo(entryBytes);
  return floor === entryBytes ? floor : 2 * floor;
}

function clamp(bytes: number): number {
  return Math.max(CHUNK_BYTES_MIN, Math.min(CHUNK_BYTES_MAX, bytes));
}
