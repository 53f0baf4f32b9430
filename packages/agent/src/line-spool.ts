// What the buffer and the spool need of each other. The interfaces only.
import type { DropReason } from '@tailrace/core/drop-notice';
import type { ChunkBudget } from './chunk-queue.ts';
import type { LineQueue } from './line-queue.ts';
import type { OutboundApp } from './outbound-app.ts';

/** What a buffer needs of a spool. */
export interface LineSpool {
  /** A queue for a new origin. */
  openQueue(budget: ChunkBudget): LineQueue;
  /** The app has a queue of the spool. */
  adopt(app: OutboundApp): void;
  /** The app is not used any more. */
  forget(app: OutboundApp): void;
  /** A total of the app has changed. */
  changed(app: OutboundApp): void;
  /** Something of the app was acknowledged. */
  settled(app: OutboundApp): void;
  /** Calls back when everything that was told until now survives this process, or cannot. */
  afterKept(run: () => void): void;
  /** Memory beyond the buffer's for lines that are being written. */
  readonly reserveBytes: number;
  /** Makes memory free without a loss. False: it cannot now. */
  relieve(): boolean;
}

/** What a spool needs of a buffer. */
export interface SpoolBuffer {
  readonly allocatedBytes: number;
  readonly bytesMax: number;
  /** The app whose unsent lines take most memory. */
  readonly heaviest: OutboundApp | undefined;
  /** The memory of the app's unsent lines has changed. */
  reweigh(app: OutboundApp): void;
  /** The app may have something to send. */
  offer(app: OutboundApp): void;
  /** Lines were taken out of the app's queue, never to be sent. */
  dropUnsent(app: OutboundApp, reason: DropReason, lines: number): void;
}
