// The side of a hand-over that takes: after every change of the zone's servers it asks the others what they hold of the apps that
// are this server's now, decides what becomes of it, and has the lines fetched. Until all have answered, apps that are not
// known here wait at the gate; those that were this server's before go on.
import { randomBytes } from 'node:crypto';
import { InboundLedger } from '@tailrace/core/inbound-ledger';
import type { HandoverDrain, HandoverHeader } from '@tailrace/proto/handover-messages';
import type { TlsFiles } from '@tailrace/transport/tls-files';
import type { Logger } from 'pino';
import type { AppState, AppTable } from '../app-table.ts';
import type { Ownership } from '../ownership.ts';
import { Arrival } from './arrival.ts';
import type { Gate } from './gate.ts';
import { HolderLink } from './holder-link.ts';
import { parseLogState } from './log-state.ts';
import { type LogCopy, type MergePlan, planMerge } from './merge-plan.ts';

/** Longest time for which the gate is closed after a change, in milliseconds: a server that hangs must not stop the zone. */
export const GATE_MS_MAX = 2_000;
/** Longest time for which drains wait for those of the former owner to stop, in milliseconds. */
const RELEASE_MS_MAX = 5_000;
/** How long apps are taken over in one turn of the event loop, in milliseconds. */
const TURN_MS_MAX = 2;

/** Counters of a {@link Taker}. */
export interface TakerCounters {
  appTaken(): void;
  bytesTaken(bytes: number): void;
  /** Lines that are announced as not handed over. */
  linesLost(lines: number): void;
  gateTimedOut(): void;
  /** An app had several logs. */
  conflict(): void;
}

/** What a {@link Taker} works with. */
export interface TakerOptions {
  readonly apps: AppTable;
  readonly ownership: Ownership;
  readonly gate: Gate;
  readonly zone: string;
  readonly cluster: string;
  /** This server's id. */
  readonly id: string;
  /** Names this life of it. */
  readonly incarnation: string;
  /** Default: plain text. */
  readonly tls?: TlsFiles | undefined;
  readonly logger: Logger;
  /** Unix time in milliseconds. */
  readonly now: () => number;
  readonly random: () => number;
  readonly counters: TakerCounters;
  /** The drains of an app may begin to run, or to look where they stand. */
  readonly onReady: (app: string) => void;
}

/** A copy that somebody offers; undefined link: the one that is here. */
interface Copy extends LogCopy {
  readonly link: HolderLink | undefined;
  readonly isDraining: boolean;
  /** Servers, as id/incarnation, that may have appended to the log. */
  readonly givenTo: readonly string[];
}

/** Who still runs drains of an app, and where its log is in this server's. */
interface AwaitedRelease {
  readonly links: Set<HolderLink>;
  readonly timer: NodeJS.Timeout;
}

/** Takes what is this server's. */
export class Taker {
  readonly #options: TakerOptions;
  readonly #links = new Map<string, HolderLink>();
  readonly #unanswered = new Set<HolderLink>();
  /** Servers, as id/incarnation, of which all is known in this round; this one is one of them. */
  readonly #answered = new Set<string>();
  /** What was offered and is not looked at yet, by app. */
  #offers = new Map<string, Copy[]>();
  /** Apps whose offers or held logs are to be looked at. */
  #toTakeOver: string[] = [];
  readonly #arrivals = new Set<Arrival>();
  /** Whom to tell when a log is here, whole. */
  readonly #givers = new WeakMap<AppState, Copy[]>();
  readonly #awaitedReleases = new Map<string, AwaitedRelease>();
  #round = 0;
  #isSettingUp = false;
  #gateTimer: NodeJS.Timeout | undefined;
  #scheduled: NodeJS.Immediate | undefined;
  #isClosed = false;

  constructor(options: TakerOptions) {
    this.#options = options;
  }

  /** True: this server was up, and has asked the others what they hold for it. */
  get hasBegun(): boolean {
    return this.#round > 0;
  }

  /** Logs whose older lines are on their way. */
  get arriving(): number {
    return this.#arrivals.size;
  }

  /** False while drains of the app still run at another server, or its log may be there. */
  isReady(app: string): boolean {
    const state = this.#options.apps.get(app);
    if (this.#awaitedReleases.has(app)) return false;
    return state === undefined ? this.#options.gate.isOpen : state.isLive;
  }

  /** To be called after the zone's servers changed: begins a new round. */
  viewChanged(): void {
    if (this.#isClosed) return;
    const { ownership, gate, apps } = this.#options;
    for (const state of apps) if (state.isLive && !ownership.owns(state.app)) state.isLive = false;
    this.#keepLinks();
    if (ownership.isUp) this.#round += 1;
    this.#offers.clear();
    this.#unanswered.clear();
    this.#answered.clear();
    this.#answered.add(`${this.#options.id}/${this.#options.incarnation}`);
    this.#toTakeOver = [];
    clearTimeout(this.#gateTimer);
    gate.close();
    this.#isSettingUp = true;
    if (!ownership.isUp) return;
    for (const { id } of ownership.others) {
      const link = this.#links.get(id);
      if (link === undefined) continue;
      this.#unanswered.add(link);
      link.ask(this.#round, ownership.up);
    }
    this.#gateTimer = setTimeout(() => this.#gateTimedOut(), GATE_MS_MAX);
    this.#settleIfAnswered();
  }

  /** Asks and takes nothing more; what is on its way stays where it is. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    clearTimeout(this.#gateTimer);
    clearImmediate(this.#scheduled);
    for (const arrival of this.#arrivals) arrival.finishHere();
    this.#arrivals.clear();
    for (const { timer } of this.#awaitedReleases.values()) clearTimeout(timer);
    this.#awaitedReleases.clear();
    for (const link of this.#links.values()) link.close();
    this.#links.clear();
    this.#options.gate.open();
  }

  /** For the state dump. */
  describe(): object {
    return {
      round: this.#round,
      isGateOpen: this.#options.gate.isOpen,
      unanswered: Array.from(this.#unanswered, ({ holder }) => holder),
      arriving: this.#arrivals.size,
      awaitedReleases: this.#awaitedReleases.size,
      links: Array.from(this.#links.values(), (link) => link.describe()),
    };
  }

  /** A link per server of the zone; that of one which left goes when it is gone. */
  #keepLinks(): void {
    const { ownership, cluster, id, incarnation, tls, logger, random } = this.#options;
    const others = new Map(ownership.others.map((member) => [member.id, member]));
    for (const [holder, link] of this.#links) {
      if (others.get(holder)?.address === link.address) continue;
      this.#links.delete(holder);
      link.memberLeft();
      if (!link.isThere) link.close();
    }
    for (const [holder, { address }] of others) {
      if (this.#links.has(holder)) continue;
      const link = new HolderLink({
        holder,
        address,
        cluster,
        id,
        incarnation,
        tls,
        logger,
        random,
        onHeaders: (from, { round, headers, last }) => this.#takeHeaders(from, round, headers, last),
        onReleased: (from, { app, logId, drains }) => this.#released(from, app, logId, drains),
        onGone: (gone) => this.#linkGone(gone),
      });
      this.#links.set(holder, link);
    }
  }

  #linkGone(link: HolderLink): void {
    this.#unanswered.delete(link);
    for (const [app, { links }] of this.#awaitedReleases) {
      if (links.delete(link)) this.#endReleaseIfDone(app);
    }
    if (this.#links.get(link.holder) !== link) queueMicrotask(() => link.close());
    this.#settleIfAnswered();
  }

  #takeHeaders(link: HolderLink, round: number, headers: readonly HandoverHeader[], last: boolean): void {
    if (round !== this.#round || this.#isClosed) return;
    for (const header of headers) {
      const copy: Copy = {
        ...header,
        // To be decided when all have answered.
        isStale: false,
        isDraining: header.draining,
        state: parseLogState(header.state),
        link,
      };
      const offers = this.#offers.get(header.app);
      if (offers === undefined) this.#offers.set(header.app, [copy]);
      else offers.push(copy);
    }
    if (last) {
      this.#unanswered.delete(link);
      this.#answered.add(link.holderLife);
    }
    this.#settleIfAnswered();
  }

  #gateTimedOut(): void {
    const { counters, logger } = this.#options;
    counters.gateTimedOut();
    const servers = Array.from(this.#unanswered, ({ holder }) => holder);
    logger.warn({ servers }, 'servers do not say what they hold: going on without them');
    this.#unanswered.clear();
    this.#settleIfAnswered();
  }

  /** All have answered: takes over what was offered and what is held here, then opens the gate. */
  #settleIfAnswered(): void {
    if (this.#unanswered.size > 0 || this.#isClosed || !this.#options.ownership.isUp) return;
    clearTimeout(this.#gateTimer);
    const { apps, ownership } = this.#options;
    const toTakeOver = new Set(this.#offers.keys());
    if (this.#isSettingUp) {
      for (const { app, isLive } of apps) if (!isLive && ownership.owns(app)) toTakeOver.add(app);
    }
    for (const app of toTakeOver) this.#toTakeOver.push(app);
    clearImmediate(this.#scheduled);
    this.#takeOverSome();
  }

  #takeOverSome(): void {
    this.#scheduled = undefined;
    const startMs = performance.now();
    for (let app = this.#toTakeOver.pop(); app !== undefined; app = this.#toTakeOver.pop()) {
      const offers = this.#offers.get(app) ?? [];
      this.#offers.delete(app);
      this.#takeOver(app, offers);
      if (performance.now() - startMs < TURN_MS_MAX) continue;
      this.#scheduled = setImmediate(() => this.#takeOverSome());
      return;
    }
    if (!this.#isSettingUp) return;
    this.#isSettingUp = false;
    this.#options.gate.open();
  }

  #takeOver(app: string, offers: readonly Copy[]): void {
    const { apps, ownership, onReady } = this.#options;
    if (!ownership.owns(app)) return;
    const local = apps.get(app);
    const held = local === undefined ? offers : [localCopy(local), ...offers];
    const copies = held.map((copy) => ({
      ...copy,
      isStale: !copy.givenTo.every((id) => this.#answered.has(id)),
    }));
    if (copies.length === 0) return;
    const plan = planMerge(copies, newLogId);
    const state = local !== undefined && isSame(local, plan) ? local : this.#build(plan, app);
    if (state === undefined) return;
    for (const copy of offers) state.ledger.merge(copy.state.ledger);
    if (state === local) for (const [id, index] of plan.drains) keepDrainPosition(state, id, index);
    state.isLive = true;
    state.givenTo = [];
    this.#awaitReleases(app, offers);
    this.#fill(state, plan, offers);
    onReady(app);
  }

  /** Another log in the place of the one that is here, if any. */
  #build(plan: MergePlan<Copy>, app: string): AppState | undefined {
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

  readonly #formerLogs = new WeakMap<AppState, AppState['log']>();

  #fill(state: AppState, plan: MergePlan<Copy>, offers: readonly Copy[]): void {
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

  #awaitReleases(app: string, offers: readonly Copy[]): void {
    const links = offers.flatMap(({ isDraining, link }) => (isDraining && link !== undefined ? [link] : []));
    if (links.length === 0) return;
    const known = this.#awaitedReleases.get(app);
    if (known !== undefined) {
      for (const link of links) known.links.add(link);
      return;
    }
    const timer = setTimeout(() => {
      this.#awaitedReleases.delete(app);
      this.#options.onReady(app);
    }, RELEASE_MS_MAX);
    this.#awaitedReleases.set(app, { links: new Set(links), timer });
  }

  #released(link: HolderLink, app: string, logId: bigint, drains: readonly HandoverDrain[]): void {
    const state = this.#options.apps.get(app);
    for (const { drainId, index } of drains) {
      const here = state?.indexOf(logId, index);
      if (state !== undefined && here !== undefined) keepDrainPosition(state, drainId, here);
    }
    this.#awaitedReleases.get(app)?.links.delete(link);
    this.#endReleaseIfDone(app);
  }

  #endReleaseIfDone(app: string): void {
    const awaited = this.#awaitedReleases.get(app);
    if (awaited === undefined || awaited.links.size > 0) return;
    clearTimeout(awaited.timer);
    this.#awaitedReleases.delete(app);
    this.#options.onReady(app);
  }
}

/** Stands for the older lines of a log until it is known whence they come. */
const ARRIVING_SOON = { fromIndex: 0, hurry: () => undefined, cancel: () => undefined };

/** The plan is the log that is here, as it is but for older lines. */
function isSame(local: AppState, plan: MergePlan<Copy>): boolean {
  return plan.parts.length === 1 && plan.logId === local.log.logId && plan.nextIndex === local.log.nextIndex;
}

function localCopy(state: AppState): Copy {
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

/** A drain only moves forward: of two places the later one counts. */
function keepDrainPosition(state: AppState, drainId: string, index: number): void {
  state.drainPositions ??= new Map();
  state.drainPositions.set(drainId, Math.max(index, state.drainPositions.get(drainId) ?? 0));
}

function newLogId(): bigint {
  return randomBytes(8).readBigUInt64LE();
}
