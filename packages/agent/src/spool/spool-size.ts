// How a spool stays within its size: lines of who holds most are dropped when too much waits, and what is needed of old segments
// is moved together when too much of them is not. It writes nothing itself.
import type { OutboundApp } from '../outbound-app.ts';
import type { SpoolEntry } from './spool-entry.ts';
import type { SpoolFolder } from './spool-folder.ts';
import { readChunk } from './spool-loader.ts';
import type { SpoolSegment } from './spool-segment.ts';
import { isMovable, type PieceToWrite, type SpooledChunk } from './spooled-chunk.ts';
import type { SpooledQueue } from './spooled-queue.ts';

/** Segments that a full spool has, about. */
const SEGMENTS = 64;
const SEGMENT_BYTES_MIN = 128 * 1024;
const SEGMENT_BYTES_MAX = 64 * 1024 * 1024;
/** From this part of the spool on that is needed, lines are dropped rather than moved together. */
const LIVE_SHARE = 0.75;
/** From this part of that on, senders that can wait have to. */
const FULL_SHARE = 0.9;
/** A spool of more segments, of which less than this part is needed, is made smaller. */
const SPARSE_SEGMENTS = 4;
const SPARSE_SHARE = 0.25;
/** Least time between two moves: each looks at every chunk. */
const CLEAN_INTERVAL_MS = 50;
const CLEAN_SEGMENTS_MAX = 8;

/** Settings of {@link SpoolSize}. */
export interface SpoolSizeOptions {
  readonly bytesMax: number;
  readonly folder: SpoolFolder;
  readonly entries: ReadonlyMap<SpooledQueue, SpoolEntry>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** The segment that is written to. */
  readonly active: () => SpoolSegment | undefined;
  /** Lines are to be written once more. */
  readonly onMoved: (pieces: readonly PieceToWrite[]) => void;
  /** Lines were dropped. */
  readonly onDropped: (app: OutboundApp, lines: number) => void;
}

/** Keeps one spool within its size; what one write takes may come on top for a moment. */
export class SpoolSize {
  /** From here on a segment is full. */
  readonly segmentBytesMax: number;
  readonly #options: SpoolSizeOptions;
  #isCleaning = false;
  #cleanedMs = Number.NEGATIVE_INFINITY;

  constructor(options: SpoolSizeOptions) {
    this.#options = options;
    const segmentBytes = Math.floor(options.bytesMax / SEGMENTS);
    this.segmentBytesMax = Math.min(SEGMENT_BYTES_MAX, Math.max(SEGMENT_BYTES_MIN, segmentBytes));
  }

  /** Whether so much waits that senders that can wait have to. */
  get isFull(): boolean {
    return this.#options.folder.liveBytes > this.#limitBytes * LIVE_SHARE * FULL_SHARE;
  }

  /** Whether new lines may be written: beyond its size not until what is being moved has made room. */
  get hasRoom(): boolean {
    return !this.#isCleaning || this.#options.folder.byteLength <= this.#options.bytesMax;
  }

  /** A frame with moved lines was written, or was not. */
  moved(): void {
    this.#isCleaning = false;
  }

  /** Drops lines or moves them together when the disk space is used up. */
  keep(): void {
    const { folder } = this.#options;
    const { byteLength: bytes, liveBytes, segments } = folder;
    const mostBytes = this.#limitBytes * LIVE_SHARE;
    if (bytes > this.#limitBytes && liveBytes > mostBytes) {
      this.#dropOldest(Math.max(this.segmentBytesMax, liveBytes - mostBytes));
      return;
    }
    const isSparse = segments.size > SPARSE_SEGMENTS && liveBytes < bytes * SPARSE_SHARE;
    if (this.#isCleaning) return;
    const isTime = this.#options.now() - this.#cleanedMs >= CLEAN_INTERVAL_MS;
    if (
      bytes > this.#options.bytesMax - this.segmentBytesMax ||
      (isTime && (bytes > this.#limitBytes || isSparse))
    ) {
      void this.#clean();
    }
  }

  /** What may be used without what is needed to move lines together. */
  get #limitBytes(): number {
    return this.#options.bytesMax - 2 * this.segmentBytesMax;
  }

  #dropOldest(bytes: number): void {
    const { entries, onDropped } = this.#options;
    const stepBytes = bytes / 4;
    for (let left = bytes; left > 0; ) {
      let most: SpoolEntry | undefined;
      for (const entry of entries.values()) {
        if (entry.queue.unsentBytes > (most?.queue.unsentBytes ?? 0)) most = entry;
      }
      if (most === undefined) return;
      const { queue, app } = most;
      const endBytes = Math.max(0, queue.unsentBytes - stepBytes);
      const before = queue.unsentBytes;
      let lines = 0;
      while (queue.unsentBytes > endBytes) {
        const dropped = queue.dropOldestAnywhere();
        if (dropped === 0) break;
        lines += dropped;
      }
      if (lines === 0) return;
      left -= before - queue.unsentBytes;
      onDropped(app, lines);
    }
  }

  /** Moves what is needed of the oldest segments, so that they can go, and with them those after them of which nothing is. */
  async #clean(): Promise<void> {
    const { folder, entries, now, active, onMoved } = this.#options;
    this.#cleanedMs = now();
    const victims = folder.oldest(2 * this.segmentBytesMax, CLEAN_SEGMENTS_MAX, active());
    if (victims.size === 0) return;
    this.#isCleaning = true;
    const onDisk: SpooledChunk[] = [];
    const inMemory: PieceToWrite[] = [];
    for (const queue of entries.keys()) {
      for (const chunk of queue.chunks()) {
        if (!chunk.held.some(({ segment }) => victims.has(segment)) || !isMovable(chunk)) continue;
        if (chunk.buffer === undefined) onDisk.push(chunk);
        else inMemory.push(queue.rewrite(chunk));
      }
    }
    onMoved(inMemory);
    const pieces: PieceToWrite[] = [];
    for (const chunk of onDisk) {
      const bytes = await readChunk(chunk).catch(() => undefined);
      if (bytes !== undefined && isMovable(chunk)) pieces.push(chunk.queue.rewriteFrom(chunk, bytes));
    }
    if (pieces.length === 0 && inMemory.length === 0) this.#isCleaning = false;
    onMoved(pieces);
  }
}
