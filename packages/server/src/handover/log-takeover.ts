// One app's log becomes this server's: what is here and what others offer are put together as the plan says, at once as far as
// numbers go, and line by line afterwards. Who was asked, and when all have answered, is the taker's business.
import { randomBytes } from 'node:crypto';
import { InboundLedger } from '@tailrace/core/inbound-ledger';
import type { Logger } from 'pino';
import type { AppState, AppTable } from '../app-table.ts';
import type { Ownership } from '../ownership.ts';
import { Arrival } from './arrival.ts';
import { type DrainReleases, keepDrainPosition } from './drain-releases.ts';
import type { HolderLink } from './holder-link.ts';
import { type LogCopy, type MergePlan, planMerge } from './merge-plan.ts';

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
}

/** Logs that are being put together. */
export class LogTakeover {
  readonly #options: LogTakeoverOptions;
  readonly #arrivals = new Set<Arrival>();
  /** Whom to tell when a log is here, whole. */
  readonly #givers = new WeakMap<AppState, OfferedCopy[]>();
  readonly #formerLogs = new WeakMap<AppState, AppState['log']>();

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
    const { apps, ownership, releases, onReady } = this.#options;
    if (!ownership.owns(app)) return;
    const local = apps.get(app);
    const held = local === undefined ? offers : [localCopy(local), ...offers];
    const copies = held.map((copy) => ({
      ...copy,
      isStale: !copy.givenTo.every((id) => answered.has(id)),
    }));
    if (copies.length === 0) return;
    const plan = planMerge(copies, newLogId);
    const state = local !== undefined && isSame(local, plan) ? local : this.#build(plan, app);
    if (state === undefined) return;
    for (const copy of offers) state.ledger.merge(copy.state.ledger);
    if (state === local) for (const [id, index] of plan.drains) keepDrainPosition(state, id, index);
    state.isLive = true;
    state.givenTo = [];
    releases.wait(app, drainingAt(offers));
    this.#fill(state, plan, offers);
    onReady(app);
  }

  /** Another log in the place of the one that is here, if any. */
  #build(plan: MergePlan<OfferedCopy>, app: string): AppState | undefined {
    const { apps, counters, logger } = this.#options;
    if (plan.parts.length > 1) {
      counters.conflict();
      logger.warn({ logs: plan.parts.length }, 'an app had several logs: they follow each other now');
    }
    const ledger = new InboundLedger();
    for (const { copies } of plan.parts) for (const copy of copies) ledger.merge(copy.state.ledger);
    const { logId, nextIndex, createdMs, lastWriteMs, droppedLines, merged, drains } = plan;
    const numbers = { firstIndex: nextIndex, nextIndex, createdMs, lastWriteMs, droppedLines };
    const replaced = apps.replace({ app, logId, ...numbers, chunks: [] }, ledger, (state) => {
      state.isLive = true;
      state.merged = merged;
      if (drains.size > 0) state.drainPositions = new Map(drains);
      // Who hears of the new log finds out at once that older lines are coming.
      state.older = ARRIVING_SOON;
    });
    if (replaced === undefined) {
      logger.error('an app cannot be taken over: there are too many apps');
      return undefined;
    }
    const { state, formerLog } = replaced;
    state.older = undefined;
    if (formerLog !== undefined) this.#formerLogs.set(state, formerLog);
    return state;
  }

  #fill(state: AppState, plan: MergePlan<OfferedCopy>, offers: readonly OfferedCopy[]): void {
    const givers = [...(this.#givers.get(state) ?? []), ...offers];
    this.#givers.set(state, givers);
    const formerLog = this.#formerLogs.get(state);
    this.#formerLogs.delete(state);
    // Older lines of a log that goes on are on their way already, or there is nothing to fetch.
    if (state.older !== undefined) return;
    const { zone, now, counters } = this.#options;
    const arrival = new Arrival({
      state,
      parts: plan.parts.map(({ logId, offset, fromIndex, copies }) => ({
        logId,
        offset,
        fromIndex,
        remote: copies.flatMap(({ link, nextIndex }) =>
          link === undefined ? [] : [{ holder: link, nextIndex }],
        ),
        local: formerLog?.logId === logId ? formerLog : undefined,
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

function drainingAt(offers: readonly OfferedCopy[]): HolderLink[] {
  return offers.flatMap(({ isDraining, link }) => (isDraining && link !== undefined ? [link] : []));
}

/** Stands for the older lines of a log until it is known whence they come. */
const ARRIVING_SOON = { fromIndex: 0, hurry: () => undefined, cancel: () => undefined };

/** The plan is the log that is here, as it is but for older lines. */
function isSame(local: AppState, plan: MergePlan<OfferedCopy>): boolean {
  return plan.parts.length === 1 && plan.logId === local.log.logId && plan.nextIndex === local.log.nextIndex;
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
    },
    link: undefined,
  };
}

function newLogId(): bigint {
  return randomBytes(8).readBigUInt64LE();
}
