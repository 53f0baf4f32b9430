// What a spool is told, what it works with, and what it tells people. Data.
import type { InboundLedger } from '@tailrace/core/inbound-ledger';
import type { Logger } from 'pino';
import type { ChunkBudget } from '../chunk-queue.ts';
import type { SpoolBuffer } from '../line-spool.ts';
import type { Scheduler } from '../scheduler.ts';
import type { SpoolFileSystem } from './spool-segment.ts';

/** Default of {@link SpoolOptions.bytesMax}: 1 GiB. */
export const SPOOL_BYTES = 1024 * 1024 * 1024;

/** Settings of a spool. */
export interface SpoolOptions {
  /** Folder of its own; made if need be. */
  readonly folder: string;
  /** Disk space, in bytes. */
  readonly bytesMax?: number | undefined;
  /** How long what was written may be in the memory of the kernel alone, in milliseconds. Default: as long as that wants. */
  readonly fsyncMs?: number | undefined;
  readonly scheduler: Scheduler;
  readonly logger: Logger;
  readonly newOrigin: () => bigint;
  /** For tests. */
  readonly files?: SpoolFileSystem;
}

/** Whom the spool works with. */
export interface SpoolSurroundings {
  readonly buffer: SpoolBuffer & ChunkBudget;
  /** What was taken of the senders of lines that are acknowledged. */
  readonly inbound: () => InboundLedger;
  /** Something is on disk, or the spool does without one: who waits for a ticket looks again. */
  readonly onKept: () => void;
}

/** The state of a spool, for people. */
export interface SpoolReport {
  readonly folder: string;
  /** Why lines are kept in memory alone; empty when they are not. */
  readonly trouble: string;
  readonly bytes: number;
  readonly bytesMax: number;
  readonly segments: number;
  readonly restoredLines: number;
  readonly damagedSegments: number;
  readonly writeErrors: number;
}
