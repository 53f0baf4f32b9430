// Where logs ended that are lost, as agents tell it: makes the app's log here go on from there, with one notice for the lines that
// are gone. Whom to ask, and when all have told, is in mark-rounds.ts.
import { validateAppId } from '@tailrace/core/app-id';
import { encodeDropNotice } from '@tailrace/core/drop-notice';
import { InboundLedger, JUMP_MAX, SEQ_MAX } from '@tailrace/core/inbound-ledger';
import { dropChunk } from '@tailrace/core/snapshot-chunk';
import type { Mark, UnsureLines } from '@tailrace/proto/mark-messages';
import type { AppState, AppTable, MergedLog } from '../app-table.ts';
import type { Gate } from '../handover/gate.ts';
import type { NoticeBoard } from '../ingest/notice-board.ts';
import type { Ownership } from '../ownership.ts';

/** Apps of which marks are kept until the gate opens. More than a server may have by default are of no use. */
const PENDING_APPS_MAX = 100_000;
/** Logs of one app of which marks are kept. */
const PENDING_LOGS_MAX = 8;
/** Agents of which it is kept how far they got in a log. */
const PENDING_PEERS_MAX = 64;
/** Names of logs that an app's log remembers as parts of it. */
const MERGED_MAX = 16;
/** How long apps are looked at in one turn of the event loop. */
const TURN_MS_MAX = 2;

/** What {@link LostLogs} work with. */
export interface LostLogsOptions {
  readonly apps: AppTable;
  readonly ownership: Ownership;
  readonly gate: Gate;
  readonly notices: NoticeBoard;
  readonly zone: string;
  readonly newLogId: () => bigint;
  /** Unix time in milliseconds. */
  readonly now: () => number;
  /** True: an agent has told all that it knows, so that what it has not told is sent again. */
  readonly hasTold: (peer: string) => boolean;
  /** How long marks of further agents are waited for although the gate is open, in milliseconds; 0: not at all. */
  readonly collectMs: () => number;
  /** Lines that were held by a lost server and are announced. */
  readonly onLost: (lines: number) => void;
}

/** What agents told of one log. */
interface ToldLog {
  /** The highest. */
  mark: Mark;
  /** Of each agent its own next index. */
  readonly byPeer: Map<string, number>;
}

/**
 * The end of a lost log is the largest index that any agent tells. Marks that come while the gate is closed are put together;
 * then the log is as exact as if it had been handed over without its lines. What a later mark says beyond that is announced
 * where the log is then.
 */
export class LostLogs {
  readonly #options: LostLogsOptions;
  readonly #pending = new Map<string, Map<bigint, ToldLog>>();
  #scheduled: NodeJS.Immediate | undefined;
  #collecting: NodeJS.Timeout | undefined;

  constructor(options: LostLogsOptions) {
    this.#options = options;
  }

  /** Apps whose marks wait for the gate. */
  get pending(): number {
    return this.#pending.size;
  }

  /** True: the app begins when more is known of the log that it had. */
  isAwaited(app: string): boolean {
    return this.#pending.has(app);
  }

  /** An agent tells a mark. Returns what is wrong with it; marks of other servers' apps are left to those. */
  report(mark: Mark, peer: string): string | undefined {
    const { app, logId, nextIndex, held } = mark;
    if (
      logId === 0n ||
      nextIndex >= SEQ_MAX ||
      held > nextIndex ||
      held > JUMP_MAX ||
      validateAppId(app) !== undefined
    )
      return `a mark at ${nextIndex} of which ${held} were held`;
    const { ownership, gate, apps } = this.#options;
    if (!ownership.owns(app)) return undefined;
    const state = apps.get(app);
    if (state?.endOf(logId) !== undefined && (state.endOf(logId) ?? 0) >= nextIndex) return undefined;
    const collectMs = state === undefined ? this.#options.collectMs() : 0;
    if (gate.isOpen && collectMs > 0) {
      this.#collecting ??= setTimeout(() => {
        this.#collecting = undefined;
        if (gate.isOpen) this.settle(() => undefined);
      }, collectMs);
    }
    if (gate.isOpen && collectMs === 0 && (state === undefined || state.isLive))
      this.#apply(app, [{ mark, byPeer: new Map([[peer, nextIndex]]) }]);
    else this.#keep(mark, peer);
    return undefined;
  }

  /** Puts what was told into the logs, then calls back. To be called when the servers have answered. */
  settle(done: () => void): void {
    clearImmediate(this.#scheduled);
    const startMs = performance.now();
    for (const [app, logs] of this.#pending) {
      this.#pending.delete(app);
      this.#apply(app, [...logs.values()]);
      if (performance.now() - startMs < TURN_MS_MAX) continue;
      this.#scheduled = setImmediate(() => this.settle(done));
      return;
    }
    done();
  }

  /** Puts nothing more into the logs until the next {@link settle}. */
  pause(): void {
    clearImmediate(this.#scheduled);
  }

  close(): void {
    clearTimeout(this.#collecting);
    clearImmediate(this.#scheduled);
    this.#pending.clear();
  }

  #keep(mark: Mark, peer: string): void {
    const { app, logId, nextIndex } = mark;
    let logs = this.#pending.get(app);
    if (logs === undefined) {
      if (this.#pending.size >= PENDING_APPS_MAX) return;
      logs = new Map();
      this.#pending.set(app, logs);
    }
    const told = logs.get(logId);
    if (told === undefined) {
      if (logs.size < PENDING_LOGS_MAX) logs.set(logId, { mark, byPeer: new Map([[peer, nextIndex]]) });
      return;
    }
    if (nextIndex > told.mark.nextIndex) told.mark = mark;
    if (told.byPeer.size < PENDING_PEERS_MAX)
      told.byPeer.set(peer, Math.max(nextIndex, told.byPeer.get(peer) ?? 0));
  }

  #apply(app: string, logs: readonly ToldLog[]): void {
    const { apps, ownership } = this.#options;
    if (!ownership.owns(app)) return;
    const state = apps.get(app);
    if (state === undefined) this.#goOn(app, logs);
    else if (state.isLive) for (const log of logs) this.#lengthen(state, log);
  }

  /** Lines of the log that come again: their sender has told all, and no ack for them. Ascending. */
  #comingAgain({ mark, byPeer }: ToldLog): UnsureLines[] {
    const { hasTold } = this.#options;
    return mark.unsure
      .filter(
        ({ peer, fromIndex, toIndex }) =>
          fromIndex < toIndex &&
          toIndex <= mark.nextIndex &&
          (byPeer.get(peer) ?? 0) < toIndex &&
          hasTold(peer),
      )
      .sort((a, b) => a.fromIndex - b.fromIndex)
      .filter(({ fromIndex }, i, all) => fromIndex >= (all[i - 1]?.toIndex ?? 0));
  }

  /**
   * Nothing is known of the app here: its log goes on from the end of the lost one, under another name, because some of its
   * indices may have been read that no ack tells of. A log that was renamed keeps its indices, so that of several the one that
   * reaches highest is the last, and the others are parts of it.
   */
  #goOn(app: string, logs: readonly ToldLog[]): void {
    const { apps, newLogId, now, zone, onLost } = this.#options;
    const [last, ...earlier] = [...logs].sort((a, b) => b.mark.nextIndex - a.mark.nextIndex);
    if (last === undefined) return;
    const { logId, nextIndex: lostIndex, held: lostHeld } = last.mark;
    const merged: MergedLog[] = [];
    let offset = 0;
    let fromIndex = 0;
    for (const again of this.#comingAgain(last)) {
      merged.push({ logId, fromIndex, endIndex: again.fromIndex, offset, isLost: true });
      offset -= again.toIndex - again.fromIndex;
      fromIndex = again.toIndex;
    }
    merged.push({ logId, fromIndex, endIndex: lostIndex, offset, isLost: true });
    for (const { mark } of earlier) {
      merged.push({ logId: mark.logId, fromIndex: 0, endIndex: mark.nextIndex, offset: 0, isLost: true });
    }
    const nextIndex = lostIndex + offset;
    const held = Math.max(0, lostHeld + offset);
    const firstIndex = nextIndex - held;
    const nowMs = now();
    const times = { firstMs: nowMs, lastMs: nowMs, nowNs: BigInt(Math.floor(nowMs)) * 1_000_000n };
    const entry = encodeDropNotice({ app, zone, reason: 'server_lost', count: held, detail: '', ...times });
    const chunks = held === 0 ? [] : [dropChunk(firstIndex, nextIndex, entry, nowMs)];
    const numbers = { firstIndex, nextIndex, createdMs: nowMs, lastWriteMs: nowMs, droppedLines: held };
    const log = { app, logId: newLogId(), ...numbers, chunks };
    const replaced = apps.replace(log, new InboundLedger(), (state) => {
      state.isLive = true;
      state.merged = merged;
    });
    if (replaced !== undefined) onLost(held);
  }

  /** The app has a log here, but of the lost one less than was acknowledged. */
  #lengthen(state: AppState, told: ToldLog): void {
    const { logId, nextIndex, held } = told.mark;
    const known = state.endOf(logId);
    const { app, log } = state;
    const { nextIndex: here } = log;
    // What a copy brought along as dropped and not yet announced is a part of the mark.
    const pending = this.#options.notices.pendingLinesOf(app);
    if (known !== undefined && known + pending >= nextIndex) return;
    if (known === undefined && state.merged.some((part) => part.offset === 0 && part.endIndex >= nextIndex)) {
      // An earlier name of a log that is known to be a part of this one.
      addPart(state, { logId, fromIndex: 0, endIndex: nextIndex, offset: 0 });
      return;
    }
    let missing = known === undefined ? held : nextIndex - known;
    for (const { fromIndex, toIndex } of this.#comingAgain(told))
      if (fromIndex >= (known ?? nextIndex - held)) missing -= toIndex - fromIndex;
    const place = known === undefined ? undefined : state.indexOf(logId, known);
    // Its lines came before all that is here, and their notice comes behind it.
    if (known === undefined)
      addPart(state, { logId, fromIndex: 0, endIndex: 0, offset: 0, announcedTo: nextIndex });
    else if (logId !== log.logId && place !== undefined) {
      // Untouched since: the places of the lost lines are those of their notice. Else the notice comes behind what is here.
      if (place === here)
        addPart(state, {
          logId,
          fromIndex: known,
          endIndex: known + missing,
          offset: place - known,
          announcedTo: nextIndex,
        });
      else
        addPart(state, {
          logId,
          fromIndex: known,
          endIndex: known,
          offset: place - known,
          announcedTo: nextIndex,
        });
    }
    this.#announce(app, missing);
  }

  #announce(app: string, lines: number): void {
    const { notices, now } = this.#options;
    const nowMs = now();
    notices.addHere({ app, reason: 'server_lost', lines, firstMs: nowMs, lastMs: nowMs, detail: '' });
  }
}

function addPart(state: AppState, part: MergedLog): void {
  state.merged = [...state.merged, part].slice(-MERGED_MAX);
}
