// One app's log becomes this server's: what is here and what others offer are put together as the plan says, at once as far as
// numbers go, and line by line afterwards. Who was asked, and when all have answered, is the taker's business.
import { randomBytes } from 'node:crypto';
import type { AppLog } from '@tailrace/core/app-log';
import { toDropReason } from '@tailrace/core/drop-notice';
import { InboundLedger } from '@tailrace/core/inbound-ledger';
import type { Logger } from 'pino';
import type { AppState, AppTable, PendingDropLines } from '../app-table.ts';
import type { LogWriter } from '../ingest/log-writer.ts';
import type { NoticeBoard } from '../ingest/notice-board.ts';
import type { Ownership } from '../ownership.ts';
import type { CopyKeeper, TakenCopy } from '../replication/copy-keeper.ts';
import { Arrival, type RemoteCopy } from './arrival.ts';
import { type DrainReleases, keepDrainPosition } from './drain-releases.ts';
import type { HolderLink } from './holder-link.ts';
import { type Branch, type LogCopy, type MergePlan, type PlannedPart, planMerge } from './merge-plan.ts';

/** Counters of a {@link LogTakeover}. */
export interface TakeoverCounters {
  appTaken(): void;
  bytesTaken(bytes: number): void;
  /** Lines that are announced as not handed over. */
  linesLost(lines: number): void;
  /** An app had several logs. */
  conflict(): void;
}

/** What a {@link LogTakeover} works with. */
export interface LogTakeoverOptions {
  readonly apps: AppTable;
  readonly ownership: Ownership;
  /** Copies of other servers' logs that are here. */
  readonly keeper: CopyKeeper;
  readonly notices: NoticeBoard;
  readonly writer: LogWriter;
  readonly releases: DrainReleases;
  readonly zone: string;
  readonly logger: Logger;
  /** Unix time in milliseconds. */
  readonly now: () => number;
  readonly counters: TakeoverCounters;
  /** The drains of an app may begin to run, or to look where they stand. */
  readonly onReady: (app: string) => void;
}

/** A copy that somebody offers; undefined link: the one that is here. */
export interface OfferedCopy extends LogCopy {
  readonly link: HolderLink | undefined;
  readonly isDraining: boolean;
  /** Servers, as id/incarnation, that may have appended to the log. */
  readonly givenTo: readonly string[];
  /** Of the copy of another server's log that was kept here: what it is made of. */
  readonly kept?: TakenCopy;
}

/** A log that is here and is emptied into another one, with the name under which its indices count. */
interface LogHere {
  readonly logId: bigint;
  readonly log: AppLog;
}

/** Logs that are being put together. */
export class LogTakeover {
  readonly #options: LogTakeoverOptions;
  readonly #arrivals = new Set<Arrival>();
  /** Whom to tell when a log is here, whole. */
  readonly #givers = new WeakMap<AppState, OfferedCopy[]>();

  constructor(options: LogTakeoverOptions) {
    this.#options = options;
  }

  /** Logs whose older lines are on their way. */
  get arriving(): number {
    return this.#arrivals.size;
  }

  /** What is on its way stays where it is. */
  finishHere(): void {
    for (const arrival of this.#arrivals) arrival.finishHere();
    this.#arrivals.clear();
  }

  /**
   * Makes one log of what is here and what is offered, and has the older lines fetched; does nothing for another server's app.
   * @param answered servers, as id/incarnation, of which all is known
   */
  takeOver(app: string, offers: readonly OfferedCopy[], answered: ReadonlySet<string>): void {
    const { apps, ownership, keeper, writer, releases, onReady } = this.#options;
    if (!ownership.owns(app)) return;
    const local = apps.get(app);
    const kept = keeper.take(app);
    if (local?.isLive && (kept !== undefined || offers.length > 0)) writer.settle(local);
    const copies: OfferedCopy[] = [];
    if (local !== undefined) copies.push(localCopy(local));
    if (kept !== undefined) copies.push(keptCopy(kept));
    copies.push(...offers);
    if (copies.length === 0) return;
    const isStale = ({ givenTo }: OfferedCopy): boolean => !givenTo.every((id) => answered.has(id));
    const plan = planMerge(
      copies.map((copy) => ({ ...copy, isStale: isStale(copy) })),
      newLogId,
    );
    kept?.revoke(copies.some((copy) => copy.kept !== undefined && isStale(copy)) ? 'taken_over' : 'owner');
    const built = local !== undefined && isSame(local, plan) ? { state: local } : this.#build(plan, app);
    if (built === undefined) {
      for (const log of kept?.logs ?? []) log.clear();
      return;
    }
    const { state } = built;
    for (const copy of copies) if (copy.link ?? copy.kept) state.ledger.merge(copy.state.ledger);
    if (state === local) for (const [id, index] of plan.drains) keepDrainPosition(state, id, index);
    state.isLive = true;
    state.givenTo = [];
    releases.wait(app, drainingAt(offers));
    const keptLogs = kept?.logs.map((log) => ({ logId: kept.state.log.logId, log })) ?? [];
    this.#fill(state, plan, offers, [...(built.former ?? []), ...keptLogs]);
    for (const { logId, nextIndex, copies: same } of plan.parts) {
      this.#announcePending(state, { logId, nextIndex }, same[0]?.state.pending ?? []);
    }
    onReady(app);
  }

  /** Drops that the former owner had counted and not announced: senders know them as the next lines of its log. */
  #announcePending(
    state: AppState,
    former: { readonly logId: bigint; readonly nextIndex: number },
    pending: readonly PendingDropLines[],
  ): void {
    let lines = 0;
    for (const { reason, ...drop } of pending) {
      this.#options.notices.addHere({ app: state.app, reason: toDropReason(reason), ...drop });
      lines += drop.lines;
    }
    if (lines === 0) return;
    state.merged = state.merged.map((log) =>
      log.logId === former.logId && log.endIndex === former.nextIndex
        ? { ...log, announcedTo: Math.max(log.announcedTo ?? 0, log.endIndex + lines) }
        : log,
    );
  }

  /** Another log in the place of the one that is here, if any. */
  #build(
    plan: MergePlan<OfferedCopy>,
    app: string,
  ): { readonly state: AppState; readonly former?: readonly LogHere[] } | undefined {
    const { apps, counters, logger } = this.#options;
    if (plan.parts.length > 1) {
      counters.conflict();
      logger.warn({ logs: plan.parts.length }, 'an app had several logs: they follow each other now');
    }
    const ledger = new InboundLedger();
    for (const { copies } of plan.parts) for (const copy of copies) ledger.merge(copy.state.ledger);
    const { logId, nextIndex, createdMs, lastWriteMs, droppedLines, merged, drains } = plan;
    const numbers = { firstIndex: nextIndex, nextIndex, createdMs, lastWriteMs, droppedLines };
    const rest = this.#endArrival(apps.get(app));
    const replaced = apps.replace({ app, logId, ...numbers, chunks: [] }, ledger, (state) => {
      state.isLive = true;
      state.merged = merged;
      if (drains.size > 0) state.drainPositions = new Map(drains);
      // Who hears of the new log finds out at once that older lines are coming.
      state.older = ARRIVING_SOON;
    });
    if (replaced === undefined) {
      logger.error('an app cannot be taken over: there are too many apps');
      for (const log of rest) log.clear();
      return undefined;
    }
    const { state, formerLog } = replaced;
    state.older = undefined;
    if (formerLog === undefined) return { state };
    return { state, former: [formerLog, ...rest].map((log) => ({ logId: formerLog.logId, log })) };
  }

  /** Older lines of a log that is replaced come no more. Returns the logs that were here and still have some of them. */
  #endArrival(former: AppState | undefined): AppLog[] {
    const older = former?.older;
    if (!(older instanceof Arrival)) return [];
    this.#arrivals.delete(older);
    return older.detach();
  }

  /** @param here - logs that were here; they are emptied */
  #fill(
    state: AppState,
    plan: MergePlan<OfferedCopy>,
    offers: readonly OfferedCopy[],
    here: readonly LogHere[],
  ): void {
    const givers = [...(this.#givers.get(state) ?? []), ...offers];
    this.#givers.set(state, givers);
    for (const { log, logId } of here)
      if (!plan.parts.some((part) => toIndexOf(part, logId) > 0)) log.clear();
    // Older lines of a log that goes on are on their way already: others may have them as well.
    if (state.older !== undefined) {
      const logs = here.map(({ log }) => log);
      const isUsed = state.older instanceof Arrival && state.older.add(remoteOf(copiesOf(plan)), here);
      if (!isUsed) for (const log of logs) log.clear();
      return;
    }
    const { zone, now, counters } = this.#options;
    const arrival = new Arrival({
      state,
      parts: plan.parts.map((part) => ({
        offset: part.offset,
        fromIndex: part.fromIndex,
        remote: [...remoteOf([...part.copies, ...part.within]), ...part.branches.flatMap(remoteBranch)],
        local: here.flatMap(({ logId, log }) => {
          const toIndex = toIndexOf(part, logId);
          return toIndex > 0 ? [{ log, toIndex }] : [];
        }),
      })),
      zone,
      now,
      onBytes: (bytes) => counters.bytesTaken(bytes),
      onLost: (lines) => counters.linesLost(lines),
      onComplete: () => {
        this.#arrivals.delete(arrival);
        this.#tellGivers(state);
      },
    });
    if (offers.length > 0) counters.appTaken();
    this.#arrivals.add(arrival);
    arrival.start();
  }

  #tellGivers(state: AppState): void {
    for (const { link, logId, nextIndex } of this.#givers.get(state) ?? []) {
      link?.taken({ app: state.app, logId, nextIndex });
    }
    this.#givers.delete(state);
  }
}

/** Who has lines of these copies; one whose owner went away before its older lines had come is missing somebody. */
function remoteOf(copies: readonly OfferedCopy[]): RemoteCopy[] {
  const remote = copies.flatMap(({ link, logId }) => (link === undefined ? [] : [{ holder: link, logId }]));
  const partial = copies.find(({ kept }) => kept?.isPartial);
  if (remote.length > 0 || partial === undefined) return remote;
  return [{ holder: GONE_HOLDER, logId: partial.logId }];
}

function copiesOf({ parts }: MergePlan<OfferedCopy>): OfferedCopy[] {
  return parts.flatMap(({ copies, within }) => [...copies, ...within]);
}

function remoteBranch({ copy: { link, logId }, toIndex }: Branch<OfferedCopy>): RemoteCopy[] {
  return link === undefined ? [] : [{ holder: link, logId, toIndex }];
}

/** Up to where the indices of the log with this name are those of the part; 0: nowhere. */
function toIndexOf({ logId, within, branches }: PlannedPart<OfferedCopy>, name: bigint): number {
  if (logId === name || within.some((copy) => copy.logId === name)) return Number.MAX_SAFE_INTEGER;
  return Math.max(0, ...branches.filter(({ copy }) => copy.logId === name).map(({ toIndex }) => toIndex));
}

const GONE_HOLDER = { isThere: false, fetch: () => undefined, hurry: () => undefined };

function drainingAt(offers: readonly OfferedCopy[]): HolderLink[] {
  return offers.flatMap(({ isDraining, link }) => (isDraining && link !== undefined ? [link] : []));
}

/** Stands for the older lines of a log until it is known whence they come. */
const ARRIVING_SOON = { fromIndex: 0, hurry: () => undefined, cancel: () => undefined };

/** The plan is the log that is here, as it is but for older lines. */
function isSame(local: AppState, plan: MergePlan<OfferedCopy>): boolean {
  return plan.parts.length === 1 && plan.logId === local.log.logId && plan.nextIndex === local.log.nextIndex;
}

function keptCopy(kept: TakenCopy): OfferedCopy {
  const { givenTo } = kept.state;
  return { ...localCopy(kept.state), firstIndex: kept.firstIndex, givenTo, kept };
}

function localCopy(state: AppState): OfferedCopy {
  const { logId, firstIndex, nextIndex, createdMs, lastWriteMs, droppedLines } = state.log;
  return {
    logId,
    firstIndex: Math.min(firstIndex, state.older?.fromIndex ?? firstIndex),
    nextIndex,
    createdMs,
    lastWriteMs,
    droppedLines,
    givenTo: state.isLive ? [] : state.givenTo,
    isStale: false,
    isDraining: false,
    state: {
      ledger: state.ledger.toJSON(),
      drains: Object.fromEntries(state.drainPositions ?? []),
      merged: state.merged,
      givenTo: state.givenTo,
      pending: [...(state.pendingDrops?.values() ?? [])],
    },
    link: undefined,
  };
}

function newLogId(): bigint {
  return randomBytes(8).readBigUInt64LE();
}
