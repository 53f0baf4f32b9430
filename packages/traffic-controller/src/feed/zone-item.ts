// What a reader of one zone gets, in order and without holes that are not told: lines, notices, and what is missing.
// It says nothing about filters or formats.

import type { DropReason } from '@tailrace/core/drop-notice';

interface Located {
  readonly logId: bigint;
  /** Index of the first line. */
  readonly index: number;
  /** Indices that it covers. */
  readonly count: number;
}

/** Lines: bytes[start,end) are `count` entries of an EnvelopeBatch, with one index each. */
export interface LinesItem extends Located {
  readonly kind: 'lines';
  readonly bytes: Buffer;
  readonly start: number;
  readonly end: number;
  /** Unix time in milliseconds at which the first of them reached the server, up to 1 s early for the others. */
  readonly arrivalMs: number;
  /** True: cut as other readers of the feed get it too, so that what is made of it is worth keeping. */
  readonly isShared: boolean;
}

/** A notice: bytes[start,end) are one entry that stands for `count` lines. */
export interface NoticeItem extends Located {
  readonly kind: 'notice';
  readonly bytes: Buffer;
  readonly start: number;
  readonly end: number;
  readonly arrivalMs: number;
}

/** `count` lines went before they could be read. */
export interface HoleItem extends Located {
  readonly kind: 'hole';
  /** Unix times in milliseconds around it. */
  readonly firstMs: number;
  readonly lastMs: number;
  readonly reason: DropReason;
}

/** A log begins at `index`; `missing` lines are lost before it, null is an unknown number. `count` is 0. */
export interface GapItem extends Located {
  readonly kind: 'gap';
  readonly missing: number | null;
  /** True: the reader has to be told, because lines are missing, or because the indices jump forward and it would think so. */
  readonly isTold: boolean;
}

/** One piece of a zone's log. */
export type ZoneItem = LinesItem | NoticeItem | HoleItem | GapItem;
