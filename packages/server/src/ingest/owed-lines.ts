// Lines that agents said they hold and have not sent: when such an agent ends without a word, they are announced as missing, "at
// least" so many, because only the agent knew of what came to it afterwards. What arrives meanwhile is not owed any more.
import type { OpenOrigin, Run } from '@tailrace/proto/uplink-messages';
import type { AppTable } from '../app-table.ts';
import type { Ownership } from '../ownership.ts';
import type { NoticeBoard } from './notice-board.ts';

/** An agent that is gone may come back so long, with its lines: after a restart of its network, or with a spool. In milliseconds. */
export const AGENT_GONE_MS = 30_000;
/** After another process has taken its place, it may send what it finds of the former so long, in milliseconds. */
export const AGENT_REPLACED_MS = 5_000;
/** Origins of which it is kept what they owe; those of further ones are not announced. About 200 bytes each. */
const OWED_MAX = 100_000;
/** The reason under which an agent drops what it holds. */
const HELD_DROPPED = 'agent_buffer';

/** A sender: its member id and the name of this life of it. */
export interface SenderLife {
  readonly peer: string;
  /** Empty from one that does not say. */
  readonly life: string;
}

/** What {@link OwedLines} work with. */
export interface OwedLinesOptions {
  readonly apps: AppTable;
  readonly ownership: Ownership;
  readonly notices: NoticeBoard;
  /** Unix time in milliseconds. */
  readonly now: () => number;
}

interface Owed {
  readonly app: string;
  readonly origin: bigint;
  sender: SenderLife;
  /** Number of the last line that it holds. */
  seq: number;
  /** What it had dropped of what it holds, as far as was known then. */
  dropped: number;
  /** Unix time in milliseconds. */
  atMs: number;
}

interface Life {
  readonly sender: SenderLife;
  connections: number;
  timer: NodeJS.Timeout | undefined;
}

/** O(1) per run. An agent that ends costs a pass over what all agents owe, which is nothing while lines flow. */
export class OwedLines {
  readonly #options: OwedLinesOptions;
  /** By app and origin. */
  readonly #owed = new Map<string, Owed>();
  readonly #lives = new Map<string, Life>();

  constructor(options: OwedLinesOptions) {
    this.#options = options;
  }

  /** Origins that owe lines. */
  get size(): number {
    return this.#owed.size;
  }

  /** A run was taken. */
  taken(run: Run, sender: SenderLife): void {
    const { app, origin, firstSeq, count, behind = 0 } = run;
    if (behind === 0 && this.#owed.size === 0) return;
    const key = keyOf(run);
    if (behind === 0) {
      this.#owed.delete(key);
      return;
    }
    const known = this.#owed.get(key);
    const owed = {
      sender,
      seq: firstSeq + count - 1 + behind,
      dropped: this.#dropped(run),
      atMs: this.#options.now(),
    };
    if (known !== undefined) Object.assign(known, owed);
    else if (this.#owed.size < OWED_MAX) this.#owed.set(key, { app, origin, ...owed });
  }

  /** These origins will not send again, and have sent all. */
  ended(origins: readonly OpenOrigin[]): void {
    if (this.#owed.size > 0) for (const origin of origins) this.#owed.delete(keyOf(origin));
  }

  /** An agent has connected; `open` are the origins of which it has lines to send again, those of former lives too. */
  opened(sender: SenderLife, open: readonly OpenOrigin[]): void {
    const name = nameOf(sender);
    const life = this.#lives.get(name) ?? { sender, connections: 0, timer: undefined };
    this.#lives.set(name, life);
    life.connections += 1;
    clearTimeout(life.timer);
    life.timer = undefined;
    for (const origin of open) {
      const owed = this.#owed.get(keyOf(origin));
      if (owed !== undefined) owed.sender = sender;
    }
    for (const other of this.#lives.values()) {
      if (other !== life && other.sender.peer === sender.peer) this.#endAfter(other, AGENT_REPLACED_MS);
    }
  }

  /** One of its connections is over. */
  closed(sender: SenderLife): void {
    const life = this.#lives.get(nameOf(sender));
    if (life === undefined) return;
    life.connections -= 1;
    if (life.connections <= 0 && life.timer === undefined) this.#endAfter(life, AGENT_GONE_MS);
  }

  close(): void {
    for (const { timer } of this.#lives.values()) clearTimeout(timer);
    this.#lives.clear();
    this.#owed.clear();
  }

  #endAfter(life: Life, waitMs: number): void {
    clearTimeout(life.timer);
    life.timer = setTimeout(() => this.#lifeEnded(life), waitMs);
    life.timer.unref();
  }

  #lifeEnded({ sender }: Life): void {
    const name = nameOf(sender);
    this.#lives.delete(name);
    for (const [key, owed] of this.#owed) {
      if (nameOf(owed.sender) !== name) continue;
      this.#owed.delete(key);
      this.#announce(owed);
    }
  }

  #announce(owed: Owed): void {
    const { apps, ownership, notices, now } = this.#options;
    const { app, origin, sender, seq, atMs } = owed;
    const state = apps.get(app);
    // Whoever owns the app now has heard of what came later.
    if (state === undefined || !state.isLive || !ownership.owns(app)) return;
    const last = state.ledger.last(origin);
    if (last === undefined) return;
    const lines = seq - last - Math.max(0, this.#dropped(owed) - owed.dropped);
    const times = { firstMs: atMs, lastMs: now() };
    notices.addHere({ app, reason: 'agent_died', lines, ...times, detail: `agent ${sender.peer}` });
  }

  #dropped({ app, origin }: OpenOrigin): number {
    return this.#options.apps.get(app)?.ledger.total(origin, HELD_DROPPED) ?? 0;
  }
}

function keyOf({ app, origin }: OpenOrigin): string {
  return `${origin.toString(36)} ${app}`;
}

function nameOf({ peer, life }: SenderLife): string {
  return `${peer}/${life}`;
}
