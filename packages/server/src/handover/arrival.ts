// The older lines of one log on their way into it: from the log that was here before and from other servers, the newest first,
// until the oldest is there or nobody has more. What does not come because its server went away is announced in its place.
import type { AppLog } from '@tailrace/core/app-log';
import { encodeDropNotice } from '@tailrace/core/drop-notice';
import type { SnapshotChunk } from '@tailrace/core/log-chunk';
import { chunkBefore, chunkFrom, dropChunk, shiftedChunk } from '@tailrace/core/snapshot-chunk';
import { isSoundChunk } from '@tailrace/core/snapshot-file';
import type { HandoverPiece, HandoverWant } from '@tailrace/proto/handover-messages';
import type { AppState, OlderLines } from '../app-table.ts';

/** Bytes that are moved from the former log in one turn of the event loop. */
const TURN_BYTES = 256 * 1024;

/** A server that holds a copy, as an arrival sees it. */
export interface CopyHolder {
  /** False: it is gone, with what it held. */
  readonly isThere: boolean;
  /** Asks for lines; `arrived` or `holderLost` of the arrival is called then. One want at a time. */
  fetch(want: HandoverWant, arrival: Arrival): void;
  /** What was asked for last comes before what others asked for. */
  hurry(arrival: Arrival): void;
}

/** A copy at another server. */
export interface RemoteCopy {
  readonly holder: CopyHolder;
  readonly nextIndex: number;
}

/** A log that goes into the new one. */
export interface ArrivingPart {
  readonly logId: bigint;
  readonly offset: number;
  readonly fromIndex: number;
  /** The longest first. */
  readonly remote: readonly RemoteCopy[];
  /** Logs that were here, the longest first; they are emptied. */
  readonly local: readonly AppLog[];
}

/** What an {@link Arrival} works with. */
export interface ArrivalOptions {
  readonly state: AppState;
  /** Oldest first. */
  readonly parts: readonly ArrivingPart[];
  readonly zone: string;
  /** Unix time in milliseconds. */
  readonly now: () => number;
  readonly onBytes: (bytes: number) => void;
  /** Lines that will not come, and that a notice stands for. */
  readonly onLost: (lines: number) => void;
  /** Everything that can be had is in the log. */
  readonly onComplete: (arrival: Arrival) => void;
}

/** A chunk of a log that was here. */
interface LocalChunk {
  readonly log: AppLog;
  readonly chunk: SnapshotChunk;
}

/** Fills a log from behind. Holds nothing of what comes. */
export class Arrival implements OlderLines {
  readonly state: AppState;
  readonly #options: ArrivalOptions;
  /** Oldest first; the last one is the current one. */
  readonly #parts: ArrivingPart[];
  /** Holders of the current part that have no more of it. */
  readonly #exhausted = new Set<CopyHolder>();
  #lostHolder = false;
  #isOver = false;
  /** Who was asked last. */
  #asked: CopyHolder | undefined;
  #isUrgent = false;
  #scheduled: NodeJS.Immediate | undefined;

  constructor(options: ArrivalOptions) {
    this.#options = options;
    this.state = options.state;
    this.#parts = [...options.parts];
  }

  /** Index in the log below which nothing will come. */
  get fromIndex(): number {
    const first = this.#parts[0];
    return first === undefined ? this.state.log.firstIndex : first.fromIndex + first.offset;
  }

  /** Begins; it may be over when this returns. */
  start(): void {
    this.state.older = this;
    this.#run();
  }

  hurry(): void {
    this.#isUrgent = true;
    this.#asked?.hurry(this);
  }

  cancel(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    clearImmediate(this.#scheduled);
    if (this.state.older === this) this.state.older = undefined;
    for (const log of this.#unused()) log.clear();
  }

  /** Ends it now, and hands back the logs that were here, with what was not taken out of them yet. */
  release(): AppLog[] {
    const unused = this.#unused();
    this.#parts.length = 0;
    this.cancel();
    this.state.olderChanged();
    return unused;
  }

  /**
   * Ends it now, for a server that stops: what was here goes into the log, what is elsewhere stays there. The lines between
   * are reported to readers as overtaken.
   */
  finishHere(): void {
    if (this.#isOver) return;
    clearImmediate(this.#scheduled);
    for (let part = this.#parts.at(-1); part !== undefined; part = this.#parts.at(-1)) {
      for (;;) {
        const local = localBelow(part, this.state.log.firstIndex - part.offset);
        if (local === undefined || !this.#useLocal(local, part)) break;
      }
      this.#endPart();
    }
    this.cancel();
    this.state.olderChanged();
  }

  /** The answer to a want came. */
  arrived(piece: HandoverPiece, holder: CopyHolder): void {
    const part = this.#parts.at(-1);
    if (this.#isOver || part === undefined || piece.logId !== part.logId) return;
    const { log } = this.state;
    for (const chunk of piece.chunks) {
      const top = log.firstIndex - part.offset;
      if (top <= part.fromIndex) break;
      // A shorter copy: whoever has what is missing is asked first.
      if (chunk.endIndex < top && this.#others(part, holder).length > 0) {
        this.#exhausted.add(holder);
        break;
      }
      if (!isSoundChunk(chunk)) {
        this.#exhausted.add(holder);
        this.#lostHolder = true;
        break;
      }
      if (chunk.endIndex < top) this.#announceLost(part, chunk.endIndex);
      this.#options.onBytes(chunk.bytes.length);
      if (!this.#prepend(chunk, part)) break;
    }
    if (piece.atStart) this.#exhausted.add(holder);
    this.state.olderChanged();
    this.#run();
  }

  /** A holder is gone before it had answered. */
  holderLost(): void {
    if (!this.#isOver) this.#run();
  }

  #others(part: ArrivingPart, holder: CopyHolder): RemoteCopy[] {
    return part.remote.filter(
      (copy) => copy.holder !== holder && copy.holder.isThere && !this.#exhausted.has(copy.holder),
    );
  }

  #run(): void {
    clearImmediate(this.#scheduled);
    this.#scheduled = undefined;
    let bytes = 0;
    for (let part = this.#parts.at(-1); part !== undefined && !this.#isOver; part = this.#parts.at(-1)) {
      const { log } = this.state;
      const top = log.firstIndex - part.offset;
      if (log.isFrontGone) {
        this.#dropParts();
        break;
      }
      if (top <= part.fromIndex) {
        this.#endPart();
        continue;
      }
      const local = localBelow(part, top);
      if (local?.chunk.endIndex === top) {
        this.#useLocal(local, part);
        bytes += local.chunk.bytes.length;
        if (bytes < TURN_BYTES) continue;
        this.#scheduled = setImmediate(() => this.#run());
        return;
      }
      const [copy] = this.#others(part, NOBODY);
      if (copy !== undefined) {
        this.#asked = copy.holder;
        copy.holder.fetch({ app: this.state.app, logId: part.logId, before: top }, this);
        if (this.#isUrgent) copy.holder.hurry(this);
        return;
      }
      if (this.#isLost(part)) this.#announceLost(part, local?.chunk.endIndex ?? part.fromIndex);
      if (local === undefined) this.#endPart();
      else this.#useLocal(local, part);
    }
    if (!this.#isOver) this.#complete();
  }

  /** Somebody had lines of this part and went away with them. */
  #isLost(part: ArrivingPart): boolean {
    return (
      this.#lostHolder || part.remote.some(({ holder }) => !holder.isThere && !this.#exhausted.has(holder))
    );
  }

  #unused(): AppLog[] {
    return this.#parts.flatMap(({ local }) => local);
  }

  /** Moves a chunk of a log that was here; what lies above it there is not wanted. False when the log takes nothing more. */
  #useLocal({ log, chunk }: LocalChunk, part: ArrivingPart): boolean {
    while (log.nextIndex > chunk.firstIndex && log.removeNewestChunk() !== undefined);
    return this.#prepend(chunk, part);
  }

  #prepend(chunk: SnapshotChunk, part: ArrivingPart): boolean {
    const { log } = this.state;
    const before = chunkBefore(chunk, log.firstIndex - part.offset);
    // What lies in front of the part may be a notice for lines that the part before still has.
    const wanted = before === undefined ? undefined : chunkFrom(before, part.fromIndex);
    return wanted === undefined || log.prependChunk(shiftedChunk(wanted, part.offset));
  }

  /** Nobody has the lines from `fromIndex` of the part to the first one of the log. */
  #announceLost(part: ArrivingPart, fromIndex: number): void {
    const { log } = this.state;
    const { zone, now, onLost } = this.#options;
    const firstIndex = fromIndex + part.offset;
    const count = log.firstIndex - firstIndex;
    if (count <= 0) return;
    const nowMs = now();
    const firstMs = Math.min(log.createdMs, nowMs);
    const { app } = this.state;
    const times = { firstMs, lastMs: nowMs, nowNs: BigInt(Math.floor(nowMs)) * 1_000_000n };
    const entry = encodeDropNotice({ app, zone, reason: 'not_handed_over', count, detail: '', ...times });
    if (log.prependChunk(dropChunk(firstIndex, log.firstIndex, entry, firstMs))) onLost(count);
  }

  #endPart(): void {
    const part = this.#parts.pop();
    for (const log of part?.local ?? []) log.clear();
    this.#lostHolder = false;
    this.#exhausted.clear();
  }

  #dropParts(): void {
    while (this.#parts.length > 0) this.#endPart();
  }

  #complete(): void {
    this.#isOver = true;
    if (this.state.older === this) this.state.older = undefined;
    this.#options.onComplete(this);
    this.state.olderChanged();
  }
}

/** The newest of what was here and is wanted. */
function localBelow({ local }: ArrivingPart, top: number): LocalChunk | undefined {
  for (const log of local) for (const chunk of log.chunksBefore(top)) return { log, chunk };
  return undefined;
}

const NOBODY: CopyHolder = { isThere: false, fetch: () => undefined, hurry: () => undefined };
