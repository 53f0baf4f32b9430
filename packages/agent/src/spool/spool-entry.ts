// What the spool knows of an origin, of this process or of one before it. Data.
import type { InboundLedgerJson } from '@tailrace/core/inbound-ledger';
import type { OutboundApp } from '../outbound-app.ts';
import type { SpooledQueue } from './spooled-queue.ts';

/** What the spool knows of an origin. */
export interface SpoolEntry {
  readonly app: OutboundApp;
  readonly appBytes: Buffer;
  readonly queue: SpooledQueue;
  readonly diskOrigin: bigint;
  readonly generation: number;
  /** Number of the segment in which its state stands. */
  stateSegment: number;
}

/** Whether nothing of the origin is held, under way or unannounced. */
export function isSettled({ queue, app }: SpoolEntry): boolean {
  return queue.isSettled && app.ledger.isClean;
}

/** An app as another process left it. */
export interface RestoredApp {
  readonly app: OutboundApp;
  /** Lines that the spool had and has no more; not counted anywhere yet. */
  readonly lostLines: number;
}

/** What another process left. */
export interface RestoredSpool {
  /** Of each app the oldest first. */
  readonly apps: readonly RestoredApp[];
  readonly inbound: InboundLedgerJson;
}
