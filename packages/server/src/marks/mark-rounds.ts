// After a server was lost, and when this one begins: asks every agent of the zone where the logs ended that are this server's now,
// and keeps the gate closed until all have told, or had their time. What follows from an answer is in lost-logs.ts.
import type { Member, MembershipView, Registry, Unsubscribe } from '@tailrace/core/registry';
import type { MarkAnswer, MarkAsk } from '@tailrace/proto/mark-messages';
import type { Logger } from 'pino';
import type { Gate } from '../handover/gate.ts';
import type { Ownership } from '../ownership.ts';
import type { LostLogs } from './lost-logs.ts';

/** Longest time for which apps that are not known here wait for agents, in milliseconds: one that hangs must not stop the zone. */
export const AGENTS_MS_MAX = 1_500;
/** A server that begins does not know who will come: so long after the first mark of an app it goes on with those that did, in milliseconds. */
const FIRST_AGENTS_MS = 250;
/** Longest time for which a reader waits whose place is in a log that is not known here, in milliseconds. */
export const UNKNOWN_LOG_MS_MAX = 3_000;
/** Servers that are remembered as lost, and for how long agents are asked about them, in milliseconds. */
const LOST_MAX = 64;
const LOST_MS = 60_000;
/** Agents of which it is remembered that they have told everything to this server. */
const TOLD_MAX = 10_000;

/** An agent's connection. */
export interface MarkTeller {
  /** Member id. */
  readonly peer: string;
  /** Names this life of the agent. */
  readonly life: string;
  /** False: it keeps no marks. */
  readonly tellsMarks: boolean;
  ask(ask: MarkAsk): void;
}

/** What {@link MarkRounds} work with. */
export interface MarkRoundsOptions {
  readonly zone: string;
  readonly registry: Registry;
  readonly ownership: Ownership;
  readonly gate: Gate;
  readonly lostLogs: LostLogs;
  readonly logger: Logger;
  /** Unix time in milliseconds. */
  readonly now: () => number;
}

interface Teller {
  /** The last round that it has answered. */
  answered: number;
}

/** One question at a time: a server that is lost meanwhile begins the next one, which contains it. */
export class MarkRounds {
  readonly #options: MarkRoundsOptions;
  readonly #tellers = new Map<MarkTeller, Teller>();
  /** Agents, as id/life, that told everything of which this server is the owner. */
  readonly #told = new Set<string>();
  /** Servers that are lost, and since when. */
  readonly #lost = new Map<string, number>();
  readonly #waiting = new Set<() => void>();
  #servers = new Map<string, Member>();
  #round = 0;
  #hasBegun = false;
  #isSettling = false;
  #startedMs = 0;
  #gateTimer: NodeJS.Timeout | undefined;
  #waitTimer: NodeJS.Timeout | undefined;
  #unsubscribe: Unsubscribe | undefined;

  constructor(options: MarkRoundsOptions) {
    this.#options = options;
    options.gate.onFreed(() => this.#check());
  }

  /** Follows the agents of the zone from now on. */
  start(): void {
    this.#unsubscribe = this.#options.registry.onView(() => this.#check());
  }

  close(): void {
    this.#unsubscribe?.();
    clearTimeout(this.#gateTimer);
    this.#endWaits();
    this.#options.lostLogs.close();
    this.#options.gate.open('marks');
  }

  /** To be called after the zone's servers changed, before the hand-over hears of it. */
  serversChanged(): void {
    const { ownership, logger } = this.#options;
    const servers = new Map(ownership.others.map((member) => [member.id, member]));
    const lost = Array.from(this.#servers.values()).filter((before) => {
      const after = servers.get(before.id);
      return before.state === 'up' && (after === undefined || after.incarnation !== before.incarnation);
    });
    this.#servers = servers;
    for (const each of lost) {
      this.#lost.delete(each.id);
      this.#lost.set(each.id, this.#options.now());
    }
    this.#forgetLost();
    const isFirst = !this.#hasBegun && ownership.isUp;
    // One that is back already asks by itself.
    const gone = lost.filter((each) => !ownership.up.includes(each.id));
    if (!isFirst && (gone.length === 0 || !this.#hasBegun)) return;
    this.#hasBegun = true;
    if (gone.length > 0)
      logger.warn(
        { servers: gone.map(({ id }) => id) },
        'servers are lost: asking agents how far their logs were',
      );
    this.#begin();
  }

  /** An agent has connected. Returns what to ask it in the welcome. */
  opened(teller: MarkTeller): MarkAsk | undefined {
    this.#tellers.set(teller, { answered: -1 });
    return teller.tellsMarks ? this.#askOf(teller) : undefined;
  }

  closed(teller: MarkTeller): void {
    this.#tellers.delete(teller);
    this.#check();
  }

  /** Returns what is wrong with the answer. */
  answered(teller: MarkTeller, { round, marks, last }: MarkAnswer): string | undefined {
    let problem: string | undefined;
    for (const mark of marks) problem = this.#options.lostLogs.report(mark, teller.peer) ?? problem;
    if (!last) return problem;
    const known = this.#tellers.get(teller);
    if (known !== undefined) known.answered = Math.max(known.answered, round);
    if (this.#options.ownership.isUp && this.#told.size < TOLD_MAX) this.#told.add(nameOf(teller));
    this.#check();
    return problem;
  }

  /** How long marks of further agents are waited for, in milliseconds; 0: not at all. */
  get collectMs(): number {
    return this.#round === 1 && this.#options.now() - this.#startedMs < AGENTS_MS_MAX ? FIRST_AGENTS_MS : 0;
  }

  /** True: an agent has told all that it knows. */
  hasTold(peer: string): boolean {
    for (const [teller, { answered }] of this.#tellers) {
      if (teller.peer === peer && teller.tellsMarks && answered >= this.#round) return true;
    }
    return false;
  }

  /**
   * Calls back once, when every agent has told or the time is up. Undefined: all have, and there is nothing to wait for. For
   * readers whose place is in a log that is not known here.
   */
  wait(callBack: () => void): (() => void) | undefined {
    const leftMs = this.#startedMs + UNKNOWN_LOG_MS_MAX - this.#options.now();
    if (this.#round === 0 || leftMs <= 0 || (this.#isAllTold() && !this.#isSettling)) return undefined;
    this.#waiting.add(callBack);
    this.#waitTimer ??= setTimeout(() => this.#endWaits(), leftMs);
    return () => this.#waiting.delete(callBack);
  }

  /** For the state dump. */
  describe(): object {
    return {
      round: this.#round,
      lost: [...this.#lost.keys()],
      silent: this.#silent(),
      pendingApps: this.#options.lostLogs.pending,
      waitingReaders: this.#waiting.size,
    };
  }

  #begin(): void {
    const { gate, lostLogs, now, logger } = this.#options;
    lostLogs.pause();
    this.#round += 1;
    this.#startedMs = now();
    this.#isSettling = true;
    gate.close('marks');
    clearTimeout(this.#gateTimer);
    clearTimeout(this.#waitTimer);
    this.#waitTimer = undefined;
    if (this.#waiting.size > 0) this.#waitTimer = setTimeout(() => this.#endWaits(), UNKNOWN_LOG_MS_MAX);
    this.#gateTimer = setTimeout(() => {
      this.#gateTimer = undefined;
      logger.warn({ agents: this.#silent() }, 'agents do not say how far logs were: going on without them');
      this.#check();
    }, AGENTS_MS_MAX);
    for (const teller of this.#tellers.keys()) if (teller.tellsMarks) teller.ask(this.#askOf(teller));
    this.#check();
  }

  #askOf(teller: MarkTeller): MarkAsk {
    const { ownership } = this.#options;
    this.#forgetLost();
    return {
      round: this.#round,
      up: ownership.up,
      lost: [...this.#lost.keys()].filter((id) => !ownership.up.includes(id)),
      all: !this.#told.has(nameOf(teller)),
    };
  }

  /** When all is told, or the time is up, and the servers have answered: lets the apps go on. */
  #check(): void {
    const { gate, lostLogs } = this.#options;
    if (this.#round === 0) return;
    const isTold = this.#isAllTold();
    if (this.#isSettling && !gate.isHeldBy('handover') && (isTold || this.#gateTimer === undefined)) {
      this.#isSettling = false;
      clearTimeout(this.#gateTimer);
      this.#gateTimer = undefined;
      const round = this.#round;
      lostLogs.settle(() => {
        if (round !== this.#round) return;
        gate.open('marks');
        if (this.#isAllTold()) this.#endWaits();
      });
    } else if (!this.#isSettling && isTold) {
      this.#endWaits();
    }
  }

  #isAllTold(): boolean {
    return this.#silent().length === 0;
  }

  /**
   * Agents of the zone that may know something and have not told: those that are connected, and those of the view, which not
   * every registry has for servers.
   */
  #silent(): string[] {
    const silent = new Set(agentsOf(this.#options.registry.view(), this.#options.zone));
    for (const [{ peer, tellsMarks }, { answered }] of this.#tellers) {
      if (tellsMarks && answered < this.#round) silent.add(peer);
      else silent.delete(peer);
    }
    return [...silent];
  }

  #endWaits(): void {
    clearTimeout(this.#waitTimer);
    this.#waitTimer = undefined;
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const callBack of waiting) callBack();
  }

  #forgetLost(): void {
    const { ownership, now } = this.#options;
    for (const [id, sinceMs] of this.#lost) {
      if (now() - sinceMs < LOST_MS && !ownership.up.includes(id) && this.#lost.size <= LOST_MAX) continue;
      this.#lost.delete(id);
    }
  }
}

function agentsOf(view: MembershipView, zone: string): string[] {
  return view.members.filter((member) => member.role === 'agent' && member.zone === zone).map(({ id }) => id);
}

function nameOf({ peer, life }: MarkTeller): string {
  return `${peer}/${life}`;
}
