// The copies that this server keeps of logs of other servers' apps. They are no apps of this server: nobody reads them, and they
// become a log only when this server, or another one that asks for them, owns the app. What goes into them is their streams'.
import type { AppLog } from '@tailrace/core/app-log';
import { InboundLedger } from '@tailrace/core/inbound-ledger';
import type { HandoverHeader } from '@tailrace/proto/handover-messages';
import type { ReplicationRefusal } from '@tailrace/proto/replication-messages';
import type { AppState, AppTable, MergedLog } from '../app-table.ts';
import { Arrival, type CopyHolder } from '../handover/arrival.ts';
import { parseLogState } from '../handover/log-state.ts';
import type { Ownership } from '../ownership.ts';

/** A copy that belongs to nobody's stream, and not here by the view, is dropped after so long, in milliseconds. */
export const ORPHAN_MS = 10 * 60_000;

/** Whose stream a copy is on. */
export interface CopyStream {
  /** The copy is in use elsewhere now; nothing more goes into it. */
  revoke(copy: AppState, reason: ReplicationRefusal): void;
  /** All older lines of the copy are here. */
  synced(copy: AppState): void;
  /** Its older lines cannot be had at the moment. */
  failed(copy: AppState): void;
}

/** What a {@link CopyKeeper} works with. */
export interface CopyKeeperOptions {
  /** The table of the copies. */
  readonly copies: AppTable;
  readonly ownership: Ownership;
  /** This server's id. */
  readonly id: string;
  /** Where the older lines of a server's logs are to be fetched; undefined while it cannot be asked. */
  readonly holderOf: (serverId: string) => CopyHolder | undefined;
  readonly zone: string;
  /** Unix time in milliseconds. */
  readonly now: () => number;
  readonly onBytes: (bytes: number) => void;
}

interface CatchUp {
  readonly arrival: Arrival;
  readonly holder: CopyHolder;
  readonly fromIndex: number;
}

interface Partial {
  /** What was to come began here. */
  readonly fromIndex: number;
  readonly rest: readonly AppLog[];
}

/** A copy that is taken out, to become a log. */
export interface TakenCopy {
  readonly state: AppState;
  /** True: older lines were still on their way from its owner. */
  readonly isPartial: boolean;
  /** Index of the oldest line that its owner held. */
  readonly firstIndex: number;
  /** The copy's log, and others that it was to be completed from. They are the taker's to empty. */
  readonly logs: readonly AppLog[];
  /** Says to whom the copy was kept for that it is in use. */
  readonly revoke: (reason: ReplicationRefusal) => void;
}

/** Copies by app. Each is on at most one stream; one that is on none waits for its owner to come back, or for another one. */
export class CopyKeeper {
  readonly #options: CopyKeeperOptions;
  readonly #streams = new Map<AppState, CopyStream>();
  readonly #catchUps = new Map<AppState, CatchUp>();
  /** Copies whose older lines did not come, with logs that were here before and may have some of them. */
  readonly #partial = new WeakMap<AppState, Partial>();
  readonly #orphanSinceMs = new Map<AppState, number>();
  /** Copies of which another server has everything. */
  readonly #spent = new WeakSet<AppState>();

  constructor(options: CopyKeeperOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#options.copies.size;
  }

  /** Copies whose older lines are on their way. */
  get arriving(): number {
    return this.#catchUps.size;
  }

  /**
   * Copies that others may have to have from here: their owner is gone, or whoever owns the app now was told of them, and nobody
   * has said that it has everything. O(copies).
   */
  get owed(): number {
    const { copies, ownership } = this.#options;
    const others = new Map(ownership.others.map(({ id, incarnation }) => [id, `${id}/${incarnation}`]));
    const lives = new Set(others.values());
    let owed = 0;
    for (const copy of copies) {
      const [owner = '', ...takers] = copy.givenTo;
      const taker = others.get(ownership.ownerOf(copy.app) ?? '') ?? '';
      if (!this.#spent.has(copy) && (!lives.has(owner) || takers.includes(taker))) owed += 1;
    }
    return owed;
  }

  [Symbol.iterator](): IterableIterator<AppState> {
    return this.#options.copies[Symbol.iterator]();
  }

  get(app: string): AppState | undefined {
    return this.#options.copies.get(app);
  }

  /**
   * Begins a copy, or goes on with the one that is here. What is missing below the header's `nextIndex` is fetched, and
   * `synced` of the stream is called then, maybe before this returns.
   * @param owner - the owner as id/incarnation
   */
  open(
    header: HandoverHeader,
    ownerId: string,
    owner: string,
    stream: CopyStream,
  ): AppState | ReplicationRefusal {
    const { copies, ownership, holderOf } = this.#options;
    const { app, logId, nextIndex } = header;
    if (ownership.owns(app)) return 'owner';
    const { ledger, merged, drains, pending } = parseLogState(header.state);
    const known = copies.get(app);
    // It is being taken by its owner, who has not all of it yet.
    if (known !== undefined && known.log.logId !== logId && known.givenTo.lastIndexOf(owner) > 0)
      return 'busy';
    if (known !== undefined) this.#takeFrom(known);
    if (known !== undefined && known.log.logId === logId && known.log.nextIndex === nextIndex) {
      if (known.older === undefined && !this.#partial.has(known)) {
        known.ledger.merge(ledger);
        known.merged = merged;
        known.givenTo = [owner];
        known.drainPositions = new Map(Object.entries(drains));
        known.pendingDrops = new Map(pending.map((drop) => [drop.reason, drop]));
        this.#streams.set(known, stream);
        this.#spent.delete(known);
        stream.synced(known);
        return known;
      }
    }
    const holder = holderOf(ownerId);
    if (holder?.isThere !== true) return 'owner';
    const { createdMs, lastWriteMs, droppedLines } = header;
    const snapshot = { app, logId, createdMs, lastWriteMs, droppedLines };
    const replaced = copies.replace(
      { ...snapshot, firstIndex: nextIndex, nextIndex, chunks: [] },
      InboundLedger.from(ledger),
      (state) => {
        state.merged = merged;
        state.givenTo = [owner];
        state.drainPositions = new Map(Object.entries(drains));
        state.pendingDrops = new Map(pending.map((drop) => [drop.reason, drop]));
      },
    );
    if (replaced === undefined) return 'full';
    const { state, formerLog } = replaced;
    this.#streams.set(state, stream);
    const local: AppLog[] = [];
    for (const log of known === undefined ? [] : [formerLog, ...(this.#partial.get(known)?.rest ?? [])]) {
      if (log !== undefined && isBeginningOf(log, header, merged)) local.push(log);
      else log?.clear();
    }
    this.#catchUp(state, holder, header.firstIndex, local);
    return state;
  }

  /** The stream is over; its copies stay. */
  streamEnded(copies: Iterable<AppState>, stream: CopyStream): void {
    for (const copy of copies) {
      if (this.#streams.get(copy) === stream) this.#streams.delete(copy);
    }
  }

  /** The owner does not want the copy any more; of another stream's or of none. */
  drop(copy: AppState): void {
    this.#endCatchUp(copy);
    for (const log of this.#partial.get(copy)?.rest ?? []) log.clear();
    this.#forget(copy);
    if (this.#options.copies.get(copy.app) === copy) this.#options.copies.release(copy.app);
  }

  /** The app's owner has another copy, all of it. */
  dropUnused(app: string): void {
    const copy = this.#options.copies.get(app);
    if (copy !== undefined && !this.#streams.has(copy)) this.drop(copy);
  }

  /** A server, as id/incarnation, to which the copy was given has all of it. */
  taken(app: string, logId: bigint, nextIndex: number, taker: string): void {
    const copy = this.#options.copies.get(app);
    if (copy?.log.logId !== logId) return;
    copy.givenTo = copy.givenTo.filter((id, i) => i === 0 || id !== taker);
    if (copy.log.nextIndex <= nextIndex) this.#spent.add(copy);
  }

  /** True: since its owner began it another server was told of the copy. */
  wasAskedFor(copy: AppState): boolean {
    return copy.givenTo.length > 1 || this.#spent.has(copy);
  }

  /** Takes the copy of an app out, to become a part of a log; undefined when there is none. */
  take(app: string): TakenCopy | undefined {
    const state = this.#options.copies.get(app);
    if (state === undefined) return undefined;
    this.#endCatchUp(state);
    const partial = this.#partial.get(state);
    const stream = this.#streams.get(state);
    this.#forget(state);
    this.#options.copies.detach(app);
    return {
      state,
      isPartial: partial !== undefined,
      firstIndex: Math.min(state.log.firstIndex, partial?.fromIndex ?? state.log.firstIndex),
      logs: [state.log, ...(partial?.rest ?? [])],
      revoke: (reason) => stream?.revoke(state, reason),
    };
  }

  /** A server from which older lines are fetched is gone. */
  holderGone(holder: CopyHolder): void {
    for (const [copy, catchUp] of [...this.#catchUps]) {
      if (catchUp.holder !== holder) continue;
      this.#endCatchUp(copy);
      this.#streams.get(copy)?.failed(copy);
    }
  }

  /** To be called now and then: forgets what nobody will ask for. O(copies). */
  forgetIdle(nowMs: number, originIdleMs: number): void {
    const { copies, ownership, id } = this.#options;
    copies.forgetIdle(nowMs, originIdleMs);
    for (const copy of [...this.#streams.keys(), ...this.#orphanSinceMs.keys()]) {
      if (copies.get(copy.app) !== copy) this.#forget(copy);
    }
    for (const copy of [...copies]) {
      const isNeeded = this.#streams.has(copy) || ownership.replicaOf(copy.app) === id;
      const sinceMs = this.#orphanSinceMs.get(copy);
      if (isNeeded) this.#orphanSinceMs.delete(copy);
      else if (sinceMs === undefined) this.#orphanSinceMs.set(copy, nowMs);
      else if (nowMs - sinceMs >= ORPHAN_MS) this.drop(copy);
    }
  }

  /** Fetches nothing more. */
  close(): void {
    for (const copy of [...this.#catchUps.keys()]) this.#endCatchUp(copy);
  }

  /** Another stream, or another life of its owner, brings the copy from now on. */
  #takeFrom(copy: AppState): void {
    const former = this.#streams.get(copy);
    this.#streams.delete(copy);
    former?.revoke(copy, 'owner');
    this.#endCatchUp(copy);
  }

  #forget(copy: AppState): void {
    this.#streams.delete(copy);
    this.#orphanSinceMs.delete(copy);
  }

  #catchUp(state: AppState, holder: CopyHolder, fromIndex: number, local: readonly AppLog[]): void {
    const { zone, now, onBytes } = this.#options;
    const { logId } = state.log;
    const arrival = new Arrival({
      state,
      parts: [{ offset: 0, fromIndex, remote: [{ holder, logId }], local: local.map((log) => ({ log })) }],
      zone,
      now,
      onBytes,
      onLost: () => undefined,
      onComplete: () => {
        this.#catchUps.delete(state);
        this.#streams.get(state)?.synced(state);
      },
    });
    this.#catchUps.set(state, { arrival, holder, fromIndex });
    arrival.start();
  }

  /** What has come stays; the rest is missing. */
  #endCatchUp(copy: AppState): void {
    const catchUp = this.#catchUps.get(copy);
    if (catchUp === undefined) return;
    this.#catchUps.delete(copy);
    this.#partial.set(copy, { fromIndex: catchUp.fromIndex, rest: catchUp.arrival.release() });
  }
}

/** The log that a header describes has the lines of `log` under the same indices, by its own name or a former one. */
function isBeginningOf(log: AppLog, header: HandoverHeader, merged: readonly MergedLog[]): boolean {
  const { logId, nextIndex } = log;
  if (logId === header.logId) return nextIndex <= header.nextIndex;
  return merged.some(
    (part) => part.logId === logId && part.fromIndex === 0 && part.offset === 0 && part.endIndex >= nextIndex,
  );
}
