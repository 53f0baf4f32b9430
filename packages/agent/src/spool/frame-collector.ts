// What the next write to the spool is to hold: lines, states of origins, what was taken of senders, and lines that move. It
// writes nothing; a frame that could not be written is taken back.
import type { InboundLedger } from '@tailrace/core/inbound-ledger';
import { isSettled, type SpoolEntry } from './spool-entry.ts';
import type { ItemToWrite } from './spool-format.ts';
import type { SpoolSegment } from './spool-segment.ts';
import type { PieceToWrite } from './spooled-chunk.ts';
import type { SpooledQueue } from './spooled-queue.ts';

/** What one write holds. */
export interface SpoolFrame {
  readonly id: number;
  readonly pieces: readonly PieceToWrite[];
  readonly states: readonly { readonly entry: SpoolEntry; readonly version: number }[];
  readonly origins: readonly bigint[];
  readonly isCheckpoint: boolean;
  /** Whether lines are in it that were moved to clean a segment. */
  readonly isCleaning: boolean;
  /** Segments that are not needed any more once it is on disk. */
  readonly unused: readonly SpoolSegment[];
}

/** How a frame is to be. */
export interface FrameWishes {
  /** Number of the segment that it goes to. */
  readonly segment: number;
  /** Whether it is the first of its segment: it then has the state of all origins that are not settled. */
  readonly isCheckpoint: boolean;
  /** False: nothing new, only what moves. */
  readonly hasRoom: boolean;
  /** Pieces that leave memory. */
  readonly evict: () => readonly PieceToWrite[];
}

/** The content of the next frame. Numbers of frames ascend. */
export class FrameCollector {
  /** By queue: those of this process and of others. */
  readonly entries: ReadonlyMap<SpooledQueue, SpoolEntry>;
  #unwritten = new Set<SpooledQueue>();
  #states = new Set<SpoolEntry>();
  #origins = new Set<bigint>();
  #moved: PieceToWrite[] = [];
  #unused = new Set<SpoolSegment>();
  #frameId = 1;

  constructor(entries: ReadonlyMap<SpooledQueue, SpoolEntry>) {
    this.entries = entries;
  }

  get hasWork(): boolean {
    return (
      this.#unwritten.size > 0 ||
      this.#states.size > 0 ||
      this.#origins.size > 0 ||
      this.#moved.length > 0 ||
      this.#unused.size > 0
    );
  }

  /** The frame after which everything that is here, or was, is written. */
  get ticket(): number {
    return this.hasWork ? this.#frameId : this.#frameId - 1;
  }

  /** The queue has lines to write, or a state. */
  addQueue(queue: SpooledQueue): void {
    this.#unwritten.add(queue);
  }

  /** The queue will write nothing more. */
  removeQueue(queue: SpooledQueue): void {
    this.#unwritten.delete(queue);
  }

  /** The state of an origin has changed. */
  addState(entry: SpoolEntry): void {
    this.#states.add(entry);
  }

  /** Something was taken of an origin of a sender. */
  addOrigin(origin: bigint): void {
    this.#origins.add(origin);
  }

  /** Lines that are to be written once more. */
  addMoved(pieces: readonly PieceToWrite[]): void {
    this.#moved.push(...pieces);
  }

  /** A segment can go when what is here is written. */
  addUnused(segment: SpoolSegment): void {
    this.#unused.add(segment);
  }

  /** The next frame; undefined when there is nothing to write. */
  collect({ segment, isCheckpoint, hasRoom, evict }: FrameWishes): SpoolFrame | undefined {
    if (!this.hasWork && !isCheckpoint) return undefined;
    const pieces: PieceToWrite[] = [];
    if (hasRoom) for (const queue of this.#unwritten) queue.collect(pieces);
    pieces.push(...this.#moved, ...(hasRoom ? evict() : []));
    const states = this.#states;
    for (const { chunk } of pieces) {
      const entry = this.entries.get(chunk.queue);
      if (entry !== undefined && entry.stateSegment !== segment) states.add(entry);
    }
    for (const queue of this.#unwritten) {
      const entry = this.entries.get(queue);
      if (entry !== undefined && queue.isStateUnwritten) states.add(entry);
    }
    if (isCheckpoint) for (const entry of this.entries.values()) if (!isSettled(entry)) states.add(entry);
    const frame: SpoolFrame = {
      // What is only moved is nothing that anybody waits for.
      id: hasRoom ? this.#frameId++ : this.#frameId - 1,
      pieces,
      states: Array.from(states, (entry) => ({ entry, version: entry.queue.stateVersion })),
      origins: hasRoom ? [...this.#origins] : [],
      isCheckpoint,
      isCleaning: this.#moved.length > 0,
      unused: [...this.#unused],
    };
    if (hasRoom) {
      this.#unwritten = new Set();
      this.#origins = new Set();
    }
    this.#states = new Set();
    this.#moved = [];
    this.#unused = new Set();
    return frame;
  }

  /** The items of a frame: those of its pieces are the last ones, in their order. */
  itemsOf({ states, origins, pieces, isCheckpoint }: SpoolFrame, inbound: InboundLedger): ItemToWrite[] {
    const items: ItemToWrite[] = [];
    for (const { entry } of states) {
      const { app, diskOrigin, generation, queue } = entry;
      const { totals } = app.ledger.snapshot();
      const of = { app: app.id, origin: diskOrigin, wireOrigin: app.ledger.origin, generation };
      items.push({ kind: 'state', state: { ...of, ...queue.state(), totals } });
    }
    const ledger = isCheckpoint ? inbound.toJSON() : inbound.part(origins);
    const ended = origins.filter((origin) => !inbound.has(origin)).map(String);
    if (ledger.origins.length + ended.length > 0) items.push({ kind: 'inbound', ledger, ended });
    for (const { chunk, bytes, firstPosition, count } of pieces) {
      const { appBytes = NO_APP, diskOrigin = 0n } = this.entries.get(chunk.queue) ?? {};
      items.push({ kind: 'lines', appBytes, origin: diskOrigin, firstPosition, count, bytes });
    }
    return items;
  }

  /** A frame was not written: all of it is to be written again. */
  takeBack(frame: SpoolFrame): void {
    for (const piece of [...frame.pieces].reverse()) {
      const { queue } = piece.chunk;
      queue.notWritten(piece);
      if (this.entries.has(queue)) this.#unwritten.add(queue);
    }
    for (const { entry } of frame.states) this.#states.add(entry);
    for (const origin of frame.origins) this.#origins.add(origin);
    for (const segment of frame.unused) this.#unused.add(segment);
  }
}

/** Of lines whose app was forgotten while they were moved: nobody needs them, and nobody reads them. */
const NO_APP = Buffer.from('?');
