// What a reader of a log is handed: which log it is, lines, notices and holes, without a gap that is not told. Who reads, and from which
// server, is not decided here.
import type { DropReason } from '@tailrace/core/drop-notice';
import type { Position, ReaderEvent } from '@tailrace/proto/reader-messages';

/** A log that begins: the first one, or another one after it. */
export interface BeginningLog {
  readonly logId: bigint;
  /** The next line has this index. */
  readonly index: number;
  /** The log's end when it was opened. */
  readonly endIndex: number;
  /** Lines that are missing before it: 0 none, null an unknown number. */
  readonly missing: number | null;
  /** True: it was read before, up to `index`, and goes on there. */
  readonly isKnown: boolean;
  /** True: it is the log that was being read, but shorter: its end was lost, and its indices are used again for other lines. */
  readonly isRewritten: boolean;
  /** The log that was being read is a part of this one: this place in it is `index` here. */
  readonly continues?: Position;
}

/** What a server tells of a drain. */
export type DrainNews = Omit<Extract<ReaderEvent, { kind: 'notice' }>, 'kind' | 'sub'>;

/** Why lines are missing inside a log: it no longer holds them, they were lost on the way, or what the notice said of which they are a part. */
export type HoleReason = DropReason;

/** Takes what is read. The calls come one at a time and must not throw. Bytes are views that stay good. */
export interface LogSink {
  /** A log begins at `log.index`; everything after this call is of this log. */
  onLog(log: BeginningLog): void;
  /** After an interruption the log that was being read goes on at the same place; its end is at `endIndex` now. */
  onResumed(endIndex: number): void;
  /** `count` entries: bytes[start,end). */
  onLines(index: number, count: number, bytes: Buffer, start: number, end: number, arrivalMs: number): void;
  /** A notice that stands for `count` lines. */
  onDrop(index: number, count: number, entry: Buffer, arrivalMs: number): void;
  /** `count` lines were lost between the log and here. */
  onHole(index: number, count: number, firstMs: number, lastMs: number, reason: HoleReason): void;
  /** News of a drain of the app, in no log; for those who show it. */
  onDrainNews?(news: DrainNews): void;
  /** The owner has no such app. A follower waits for it. */
  onUnknown(): void;
  /** No owner can be reached at present. */
  onAway(): void;
  /** Without `follow`: everything was read, up to the end that the log had when it was opened. */
  onEnd(): void;
}
