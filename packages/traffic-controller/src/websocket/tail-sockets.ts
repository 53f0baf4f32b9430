// All open tails of a controller: how many there may be, who is still alive, and their end when the controller stops.
import type { TailSession } from '../tail/tail-session.ts';
import { CLOSE_CODES, type TailSocket } from './tail-socket.ts';

/** How often it is looked whether a peer is alive: three times until a quiet one is pinged, and once or twice again until it is gone. */
const CHECK_EVERY_MS = 7_500;
/** One group of tails after the other is looked at, so that 10,000 pings are not written in one turn of the event loop. */
const CHECK_GROUPS = 75;

/** One open tail. */
interface OpenTail {
  readonly format: string;
  readonly socket: TailSocket;
  readonly session: TailSession;
}

/** See the head of this file. */
export class TailSockets {
  readonly #tails = new Set<OpenTail>();
  /** The same tails, in the groups in which they are looked at. */
  readonly #groups = Array.from({ length: CHECK_GROUPS }, () => new Set<OpenTail>());
  #nextGroup = 0;
  #checkedGroup = 0;
  readonly #readersMax: number;
  /** Upgrades that were accepted and are not open yet. */
  #reserved = 0;
  #timer: NodeJS.Timeout | undefined;
  #emptied: (() => void) | undefined;

  /** @param readersMax - most tails at once */
  constructor(readersMax: number) {
    this.#readersMax = readersMax;
  }

  get size(): number {
    return this.#tails.size;
  }

  /** Open tails by format. */
  get byFormat(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const { format } of this.#tails) counts.set(format, (counts.get(format) ?? 0) + 1);
    return counts;
  }

  /** Takes a place for one more; false when there is none. It is given back with {@link unreserve} or used by {@link add}. */
  reserve(): boolean {
    if (this.#tails.size + this.#reserved >= this.#readersMax) return false;
    this.#reserved++;
    return true;
  }

  unreserve(): void {
    this.#reserved--;
  }

  /** A tail is open; it uses a place that was reserved. Returns what is to be called when it is over. */
  add(tail: OpenTail): () => void {
    this.#reserved--;
    this.#tails.add(tail);
    const group = this.#groups[this.#nextGroup];
    this.#nextGroup = (this.#nextGroup + 1) % CHECK_GROUPS;
    group?.add(tail);
    this.#timer ??= setInterval(() => this.#check(), CHECK_EVERY_MS / CHECK_GROUPS);
    return () => {
      group?.delete(tail);
      this.#remove(tail);
    };
  }

  /** Closes all with 1001, so that they come again with their cursors; those still there after `timeoutMs` are cut off. */
  async closeAll(timeoutMs: number): Promise<void> {
    for (const { socket } of this.#tails) socket.close(CLOSE_CODES.goingAway, 'going away');
    if (this.#tails.size === 0) return;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.#emptied = resolve;
      timer = setTimeout(resolve, timeoutMs);
    });
    clearTimeout(timer);
    for (const { socket } of this.#tails) socket.terminate();
  }

  /** For a state dump: the tails with most bytes waiting, at most `max`. */
  describe(max: number): object[] {
    return [...this.#tails]
      .sort((a, b) => b.socket.waitingBytes - a.socket.waitingBytes)
      .slice(0, max)
      .map(({ format, socket, session }) => ({
        app: session.app,
        format,
        waitingBytes: socket.waitingBytes,
        ...session.totals,
        cursor: session.cursor,
      }));
  }

  #check(): void {
    for (const { socket } of this.#groups[this.#checkedGroup] ?? []) socket.check();
    this.#checkedGroup = (this.#checkedGroup + 1) % CHECK_GROUPS;
  }

  #remove(tail: OpenTail): void {
    this.#tails.delete(tail);
    if (this.#tails.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#emptied?.();
  }
}
