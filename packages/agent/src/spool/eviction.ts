// Which lines leave memory for the disk: those of the app that holds most, until half of the buffer is free.
import type { SpoolBuffer } from '../line-spool.ts';
import type { OutboundApp } from '../outbound-app.ts';
import type { PieceToWrite } from './spooled-chunk.ts';
import type { SpooledQueue } from './spooled-queue.ts';

/** From this part of the buffer's memory on, lines leave it. */
const MEMORY_SHARE = 0.5;
/** Most bytes that leave memory with one write. */
const EVICT_BYTES_MAX = 4 * 1024 * 1024;

/** Takes lines out of memory. Returns what has to be written for it; what is on disk in large pieces leaves at once. */
export function evictHeaviest(
  buffer: SpoolBuffer,
  queueOf: (app: OutboundApp) => SpooledQueue | undefined,
): readonly PieceToWrite[] {
  const pieces: PieceToWrite[] = [];
  let leavingBytes = 0;
  const keptBytes = buffer.bytesMax * MEMORY_SHARE;
  while (leavingBytes < EVICT_BYTES_MAX && buffer.allocatedBytes - leavingBytes > keptBytes) {
    const app = buffer.heaviest;
    const evicted = (app === undefined ? undefined : queueOf(app)?.evict(false)) ?? false;
    if (app === undefined || evicted === false) break;
    if (evicted !== true) {
      pieces.push(evicted);
      leavingBytes += evicted.chunk.buffer?.length ?? 0;
    }
    buffer.reweigh(app);
  }
  return pieces;
}
