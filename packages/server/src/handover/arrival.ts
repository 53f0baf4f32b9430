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

/**
 * A holder that has said so often that its lines are still to come, every 0.5 s, will not get them any more: two servers that wait
 * for each other would do so for ever.
 */
const EMPTY_ANSWERS_MAX = 120;

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
  /** Its name there: that of the part, or of a log that became the first lines of it, under the same indices. */
  readonly logId: bigint;
  /** Only its lines below this index are the part's. Default: all. */
  readonly toIndex?: number;
}

/** A log that is here. */
export interface LocalCopy {
  readonly log: AppLog;
  /** Only its lines below this index are the part's. Default: all. */
  readonly toIndex?: number;
}

/** A log that goes into the new one. */
export interface ArrivingPart {
  readonly offset: number;
  readonly fromIndex: number;
  /** The longest first. */
  readonly remote: readonly RemoteCopy[];
  /** Logs that were here, with the part's indices; they are emptied. */
  readonly local: readonly LocalCopy[];
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
  /** Copies that have no more of the current part. */
  readonly #exhausted = new Set<RemoteCopy>();
  /** Copies that end below what is asked for, and where: they are asked again when nobody else has it. */
  readonly #shorter = new Map<RemoteCopy, number>();
  #lostHolder = false;
  #isOver = false;
  /** Answers in a row that said "later". */
  #emptyAnswers = 0;
  /** Who was asked last. */
  #asked: RemoteCopy | undefined;
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

  /** More copies of what is fetched, with the log's own indices. False: it has no use for them. */
  add(remote: readonly RemoteCopy[], local: readonly LocalCopy[]): boolean {
    const [oldest, ...others] = this.#parts;
    if (this.#isOver || oldest?.offset !== 0 || others.length > 0) return false;
    const { remote: knownRemote, local: knownLocal } = oldest;
    this.#parts[0] = { ...oldest, remote: [...knownRemote, ...remote], local: [...knownLocal, ...local] };
    return true;
  }

  /** Begins; it may be over when this returns. */
  start(): void {
    this.state.older = this;
    this.#run();
  }

  hurry(): void {
    this.#isUrgent = true;
    this.#asked?.holder.hurry(this);
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
    const unused = this.detach();
    this.state.olderChanged();
    return unused;
  }

  /**
   * Ends it, for a log that another one replaces, and hands back the logs that were here, if their indices are those of the log.
   * Who waits for older lines hears nothing: there will be others to wait for.
   */
  detach(): AppLog[] {
    const [oldest, ...others] = this.#parts;
    if (oldest?.offset !== 0 || others.length > 0) {
      this.cancel();
      return [];
    }
    this.#parts.length = 0;
    this.cancel();
    // The lines of another log above its end are not this one's.
    const isWhole = ({ log, toIndex = log.nextIndex }: LocalCopy): boolean => toIndex >= log.nextIndex;
    for (const copy of oldest.local) if (!isWhole(copy)) copy.log.clear();
    return oldest.local.filter(isWhole).map(({ log }) => log);
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
        const top = this.state.log.firstIndex - part.offset;
        const local = top <= part.fromIndex ? undefined : localBelow(part, top);
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
    const copy = this.#asked;
    if (this.#isOver || part === undefined || copy?.holder !== holder || copy.logId !== piece.logId) return;
    const { log } = this.state;
    for (const chunk of piece.chunks) {
      const top = log.firstIndex - part.offset;
      if (top <= part.fromIndex) break;
      if (!isSoundChunk(chunk)) {
        this.#exhausted.add(copy);
        this.#lostHolder = true;
        break;
      }
      if (chunk.endIndex < top) {
        // A shorter copy: whoever has what is missing comes first, but what this one has may be here only.
        const hereEnd = localBelow(part, top)?.chunk.endIndex ?? 0;
        if (hereEnd > chunk.endIndex || this.#others(part, top, copy).length > 0) {
          this.#shorter.set(copy, chunk.endIndex);
          break;
        }
        this.#announceLost(part, chunk.endIndex);
      }
      this.#options.onBytes(chunk.bytes.length);
      const { firstIndex } = log;
      if (!this.#prepend(chunk, part)) break;
      // Only a part of a notice is wanted of it: asked again it would say the same.
      if (log.firstIndex === firstIndex) this.#exhausted.add(copy);
    }
    if (piece.atStart && !this.#shorter.has(copy)) this.#exhausted.add(copy);
    this.#emptyAnswers = piece.chunks.length === 0 && !piece.atStart ? this.#emptyAnswers + 1 : 0;
    if (this.#emptyAnswers >= EMPTY_ANSWERS_MAX) {
      this.#exhausted.add(copy);
      this.#lostHolder = true;
    }
    this.state.olderChanged();
    this.#run();
  }

  /** A holder is gone before it had answered. */
  holderLost(): void {
    if (!this.#isOver) this.#run();
  }

  /** Whoever may have what comes next, but `copy`. */
  #others(part: ArrivingPart, top: number, copy?: RemoteCopy): RemoteCopy[] {
    const isOther = (each: RemoteCopy): boolean =>
      each !== copy && each.holder.isThere && !this.#exhausted.has(each) && !this.#shorter.has(each);
    return part.remote.filter((each) => isOther(each) && (each.toIndex ?? top) >= top);
  }

  /** Of the shorter copies the longest that ends above `index`; it counts as one like others again. */
  #takeShorter({ remote }: ArrivingPart, index: number): RemoteCopy | undefined {
    let longest: RemoteCopy | undefined;
    let longestEnd = index;
    for (const copy of remote) {
      const endIndex = this.#shorter.get(copy) ?? copy.toIndex ?? 0;
      if (!copy.holder.isThere || this.#exhausted.has(copy) || endIndex <= longestEnd) continue;
      longest = copy;
      longestEnd = endIndex;
    }
    if (longest !== undefined) this.#shorter.delete(longest);
    return longest;
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
      const [other] = this.#others(part, top);
      const copy = other ?? this.#takeShorter(part, local?.chunk.endIndex ?? part.fromIndex);
      if (copy !== undefined) {
        this.#asked = copy;
        copy.holder.fetch(
          { app: this.state.app, logId: copy.logId, before: Math.min(top, copy.toIndex ?? top) },
          this,
        );
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
    return this.#lostHolder || part.remote.some((copy) => !copy.holder.isThere && !this.#exhausted.has(copy));
  }

  #unused(): AppLog[] {
    return this.#parts.flatMap(({ local }) => local.map(({ log }) => log));
  }

  /** Moves a chunk of a log that was here; what lies above it there is not wanted. False when the log takes nothing more. */
  #useLocal({ log, chunk }: LocalChunk, part: ArrivingPart): boolean {
    const { firstIndex } = this.state.log;
    // What lies in front of the part may be wanted for the part before.
    const isCut = chunk.firstIndex < part.fromIndex;
    if (!isCut) while (log.nextIndex > chunk.firstIndex && log.removeNewestChunk() !== undefined);
    const isTaken = this.#prepend(chunk, part);
    if (isCut && this.state.log.firstIndex === firstIndex) log.removeNewestChunk();
    return isTaken;
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
    const unused = new Set(this.#unused());
    for (const { log } of part?.local ?? []) if (!unused.has(log)) log.clear();
    this.#lostHolder = false;
    this.#exhausted.clear();
    this.#shorter.clear();
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

/** Of what was here and is wanted the chunk that reaches highest. */
function localBelow({ local }: ArrivingPart, top: number): LocalChunk | undefined {
  let highest: LocalChunk | undefined;
  for (const { log, toIndex = top } of local) {
    for (const chunk of log.chunksBefore(Math.min(top, toIndex))) {
      if (chunk.endIndex > (highest?.chunk.endIndex ?? 0)) highest = { log, chunk };
      break;
    }
  }
  return highest;
}
