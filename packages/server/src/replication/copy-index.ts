// What an owner knows of the copies of its logs: which app's is on which link under which number, up to where it was told, and whether
// it is whole. What is sent, and when, is the replicator's.
import type { HandoverHeader } from '@tailrace/proto/handover-messages';
import type { AppState, PendingDropLines } from '../app-table.ts';
import { toLogStateJson } from '../handover/log-state.ts';
import type { LedgerMark } from '../ingest/log-writer.ts';
import type { Piece, ReplicaLink } from './replica-link.ts';

/** The copy of one app's log. */
export interface Copy {
  readonly state: AppState;
  readonly link: ReplicaLink<CopyPiece>;
  readonly handle: number;
  /** Index of the next line: the log's, when everything under way is in it. */
  nextIndex: number;
  isSynced: boolean;
  /** Where its drains stood when the replica was told. */
  readonly drains: Map<string, number>;
}

/** A piece of work under way. */
export interface CopyPiece extends Piece {
  readonly copy: Copy | undefined;
  readonly mark: LedgerMark | undefined;
  /** Called when it is done. */
  readonly done: ((undone: ReadonlySet<string>) => void) | undefined;
  /** True: nothing is left to be done to a log for it. */
  isApplied: boolean;
}

/** Copies by app, and by link and number. */
export class CopyIndex {
  readonly #byState = new Map<AppState, Copy>();
  readonly #byLink = new Map<ReplicaLink<CopyPiece>, Map<number, Copy>>();
  #synced = 0;

  get size(): number {
    return this.#byState.size;
  }

  /** Copies that are whole. */
  get synced(): number {
    return this.#synced;
  }

  /** All; they may be forgotten meanwhile. */
  all(): Copy[] {
    return [...this.#byState.values()];
  }

  get(state: AppState): Copy | undefined {
    return this.#byState.get(state);
  }

  numbered(link: ReplicaLink<CopyPiece>, handle: number): Copy | undefined {
    return this.#byLink.get(link)?.get(handle);
  }

  /** A new one, under a new number. */
  add(state: AppState, link: ReplicaLink<CopyPiece>): Copy {
    const { nextIndex } = state.log;
    const handle = link.takeHandle();
    const copy: Copy = { state, link, handle, nextIndex, isSynced: false, drains: new Map() };
    this.#byState.set(state, copy);
    const onLink = this.#byLink.get(link);
    if (onLink === undefined) this.#byLink.set(link, new Map([[handle, copy]]));
    else onLink.set(handle, copy);
    return copy;
  }

  /** The copy is whole. False: it is known already. */
  setSynced(copy: Copy): boolean {
    if (copy.isSynced) return false;
    copy.isSynced = true;
    this.#synced += 1;
    return true;
  }

  forget(copy: Copy): void {
    if (this.#byState.get(copy.state) === copy) this.#byState.delete(copy.state);
    const onLink = this.#byLink.get(copy.link);
    if (onLink?.delete(copy.handle) && copy.isSynced) this.#synced -= 1;
    if (onLink?.size === 0) this.#byLink.delete(copy.link);
  }

  forgetAll(link: ReplicaLink<CopyPiece>): void {
    for (const copy of [...(this.#byLink.get(link)?.values() ?? [])]) this.forget(copy);
  }
}

/** What a copy begins with. */
export function copyHeader(state: AppState, pending: readonly PendingDropLines[]): HandoverHeader {
  const { app, log, older } = state;
  const json = { ...toLogStateJson(state), givenTo: [], ...(pending.length === 0 ? {} : { pending }) };
  return {
    app,
    logId: log.logId,
    firstIndex: Math.min(log.firstIndex, older?.fromIndex ?? log.firstIndex),
    nextIndex: log.nextIndex,
    createdMs: toWholeMs(log.createdMs),
    lastWriteMs: toWholeMs(log.lastWriteMs),
    droppedLines: log.droppedLines,
    givenTo: [],
    draining: false,
    state: JSON.stringify(json),
  };
}

/** Unix milliseconds as the wire has them. */
export function toWholeMs(timeMs: number): number {
  return Math.max(0, Math.floor(timeMs));
}
