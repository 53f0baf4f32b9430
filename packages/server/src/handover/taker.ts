// The side of a hand-over that takes: after every change of the zone's servers it asks the others what they hold of the apps that
// are this server's now. Until all have answered, apps that are not known here wait at the gate; those that were this server's
// before go on. What becomes of what they offer is in log-takeover.ts.
import type { HandoverHeader } from '@tailrace/proto/handover-messages';
import type { TlsFiles } from '@tailrace/transport/tls-files';
import type { CopyHolder } from './arrival.ts';
import { DrainReleases } from './drain-releases.ts';
import type { Gate } from './gate.ts';
import { HolderLink } from './holder-link.ts';
import { parseLogState } from './log-state.ts';
import {
  LogTakeover,
  type LogTakeoverOptions,
  type OfferedCopy,
  type TakeoverCounters,
} from './log-takeover.ts';

/** Longest time for which the gate is closed after a change, in milliseconds: a server that hangs must not stop the zone. */
export const GATE_MS_MAX = 2_000;
/** How long apps are taken over in one turn of the event loop, in milliseconds. */
const TURN_MS_MAX = 2;

/** Counters of a {@link Taker}. */
export interface TakerCounters extends TakeoverCounters {
  gateTimedOut(): void;
}

/** What a {@link Taker} works with. */
export interface TakerOptions extends Omit<LogTakeoverOptions, 'releases' | 'counters'> {
  readonly gate: Gate;
  readonly cluster: string;
  /** This server's id. */
  readonly id: string;
  /** Names this life of it. */
  readonly incarnation: string;
  /** Default: plain text. */
  readonly tls?: TlsFiles | undefined;
  readonly random: () => number;
  readonly counters: TakerCounters;
}

/** Takes what is this server's. */
export class Taker {
  readonly #options: TakerOptions;
  readonly #links = new Map<string, HolderLink>();
  readonly #unanswered = new Set<HolderLink>();
  /** Servers, as id/incarnation, of which all is known in this round; this one is one of them. */
  readonly #answered = new Set<string>();
  /** What was offered and is not looked at yet, by app. */
  #offers = new Map<string, OfferedCopy[]>();
  /** Apps whose offers or held logs are to be looked at. */
  #toTakeOver: string[] = [];
  readonly #releases: DrainReleases;
  readonly #takeover: LogTakeover;
  #round = 0;
  #isSettingUp = false;
  #gateTimer: NodeJS.Timeout | undefined;
  #scheduled: NodeJS.Immediate | undefined;
  #isClosed = false;

  constructor(options: TakerOptions) {
    this.#options = options;
    this.#releases = new DrainReleases(options);
    this.#takeover = new LogTakeover({ ...options, releases: this.#releases });
  }

  /** True: this server was up, and has asked the others what they hold for it. */
  get hasBegun(): boolean {
    return this.#round > 0;
  }

  /** Logs whose older lines are on their way. */
  get arriving(): number {
    return this.#takeover.arriving;
  }

  /** False while drains of the app still run at another server, or its log may be there. */
  isReady(app: string): boolean {
    const state = this.#options.apps.get(app);
    if (this.#releases.isAwaited(app)) return false;
    return state === undefined ? this.#options.gate.isOpen : state.isLive;
  }

  /** Where the lines of a server's logs are fetched; undefined when it is not known. */
  holderOf(serverId: string): CopyHolder | undefined {
    return this.#links.get(serverId);
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
    this.#takeover.finishHere();
    this.#releases.close();
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
      arriving: this.#takeover.arriving,
      awaitedReleases: this.#releases.size,
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
        onReleased: (from, released) => this.#releases.released(from, released),
        onGone: (gone) => this.#linkGone(gone),
      });
      this.#links.set(holder, link);
    }
  }

  #linkGone(link: HolderLink): void {
    this.#unanswered.delete(link);
    this.#releases.linkGone(link);
    this.#options.keeper.holderGone(link);
    if (this.#links.get(link.holder) !== link) queueMicrotask(() => link.close());
    this.#settleIfAnswered();
  }

  #takeHeaders(link: HolderLink, round: number, headers: readonly HandoverHeader[], last: boolean): void {
    if (round !== this.#round || this.#isClosed) return;
    for (const header of headers) {
      const copy: OfferedCopy = {
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
    const { apps, ownership, keeper } = this.#options;
    const toTakeOver = new Set(this.#offers.keys());
    if (this.#isSettingUp) {
      for (const { app, isLive } of apps) if (!isLive && ownership.owns(app)) toTakeOver.add(app);
      for (const { app } of keeper) if (ownership.owns(app)) toTakeOver.add(app);
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
      this.#takeover.takeOver(app, offers, this.#answered);
      if (performance.now() - startMs < TURN_MS_MAX) continue;
      this.#scheduled = setImmediate(() => this.#takeOverSome());
      return;
    }
    if (!this.#isSettingUp) return;
    this.#isSettingUp = false;
    this.#options.gate.open();
  }
}
