// What is done to the chunks of a log on their way into another one: cut at an index, moved to other indices, and the chunk that
// stands for what did not come. Plain data in, plain data out; the logs themselves are AppLog's.
import { entryEnd } from '@tailrace/proto/wire-scanner';
import type { SnapshotChunk } from './log-chunk.ts';

/** Numbers per stop, see `LogChunk`: offset, index, weight, arrival. */
const STOP_WIDTH = 4;

/**
 * The part of a chunk that lies below `endIndex`; undefined when there is none. A drop entry across the cut becomes a hole up
 * to it. The bytes are a view. Walks over the entries between two stops at most.
 */
export function chunkBefore(chunk: SnapshotChunk, endIndex: number): SnapshotChunk | undefined {
  if (endIndex >= chunk.endIndex) return chunk;
  const { bytes } = chunk;
  const stops: number[] = [];
  let lines = 0;
  let end = 0;
  for (let i = 0; i < chunk.stops.length; i += STOP_WIDTH) {
    const [offset = 0, index = 0, weight = 0, arrivalMs = 0] = chunk.stops.slice(i, i + STOP_WIDTH);
    if (index >= endIndex) break;
    const linesIndex = index + Math.abs(weight);
    if (linesIndex > endIndex) {
      stops.push(offset, index, index - endIndex, arrivalMs);
      break;
    }
    stops.push(offset, index, weight, arrivalMs);
    const nextIndex = Math.min(endIndex, chunk.stops[i + STOP_WIDTH + 1] ?? chunk.endIndex);
    end = weight > 0 ? entryEnd(bytes, offset, bytes.length) : offset;
    for (let left = nextIndex - linesIndex; left > 0; left--) end = entryEnd(bytes, end, bytes.length);
    lines += nextIndex - linesIndex;
  }
  if (end === 0) return undefined;
  return { firstIndex: chunk.firstIndex, endIndex, lines, stops, bytes: bytes.subarray(0, end) };
}

/**
 * The part of a chunk from `startIndex` on; undefined when there is none. A drop entry across the cut becomes a hole from there. The
 * bytes are a view. Walks over the entries between two stops at most.
 */
export function chunkFrom(chunk: SnapshotChunk, startIndex: number): SnapshotChunk | undefined {
  if (startIndex <= chunk.firstIndex) return chunk;
  const { bytes } = chunk;
  const stops: number[] = [];
  let lines = 0;
  let start = 0;
  for (let i = 0; i < chunk.stops.length; i += STOP_WIDTH) {
    const [offset = 0, index = 0, weight = 0, arrivalMs = 0] = chunk.stops.slice(i, i + STOP_WIDTH);
    const nextIndex = chunk.stops[i + STOP_WIDTH + 1] ?? chunk.endIndex;
    if (nextIndex <= startIndex) continue;
    const linesIndex = index + Math.abs(weight);
    lines += nextIndex - Math.max(startIndex, linesIndex);
    if (index >= startIndex) {
      if (stops.length === 0) start = offset;
      stops.push(offset - start, index, weight, arrivalMs);
      continue;
    }
    start = weight > 0 ? entryEnd(bytes, offset, bytes.length) : offset;
    for (let left = startIndex - linesIndex; left > 0; left--) start = entryEnd(bytes, start, bytes.length);
    stops.push(0, startIndex, Math.min(0, startIndex - linesIndex), arrivalMs);
  }
  if (stops.length === 0 || start === bytes.length) return undefined;
  return { firstIndex: startIndex, endIndex: chunk.endIndex, lines, stops, bytes: bytes.subarray(start) };
}

/** The same chunk with all indices higher by `offset`. */
export function shiftedChunk(chunk: SnapshotChunk, offset: number): SnapshotChunk {
  if (offset === 0) return chunk;
  return {
    ...chunk,
    firstIndex: chunk.firstIndex + offset,
    endIndex: chunk.endIndex + offset,
    stops: chunk.stops.map((number, i) => (i % STOP_WIDTH === 1 ? number + offset : number)),
  };
}

/** A chunk with one drop entry, which stands for all of its indices. */
export function dropChunk(
  firstIndex: number,
  endIndex: number,
  entry: Buffer,
  arrivalMs: number,
): SnapshotChunk {
  const stops = [0, firstIndex, endIndex - firstIndex, arrivalMs];
  return { firstIndex, endIndex, lines: 0, stops, bytes: entry };
}
