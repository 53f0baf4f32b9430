// The connections of a TLS listener whose handshake is not finished: how many there may be, and who has to go when there are more.
// Connecting costs a peer nothing, so whoever only connects must not keep everybody else out. It performs no handshake.
import type { Socket } from 'node:net';
import type { RefusalLog } from './refusal-log.ts';

/** Handshakes at a time; each costs about a millisecond, so a whole zone that comes back at once gets through. */
export const HANDSHAKES_MAX = 1_024;
/** A handshake that takes longer than this has to make room. Far more than one takes on a busy machine, far less than the bound in time. */
const SLOW_AFTER_MS = 1_000;

/** Settings of {@link PendingHandshakes}. */
export interface PendingHandshakesOptions {
  readonly refusals: RefusalLog;
  /** Default {@link HANDSHAKES_MAX}. */
  readonly max?: number;
  /** A clock in milliseconds that does not jump. */
  readonly nowMs?: () => number;
}

interface Pending {
  readonly socket: Socket;
  readonly address: string;
  readonly sinceMs: number;
}

/**
 * When all places are taken, the oldest connection of the address that has most of them makes room, if it is slow or the new one comes
 * from elsewhere; otherwise the new one goes. So neither one machine nor connections that say nothing can keep others out, and of
 * many good peers that come at once those that are nearly through are not cut off.
 */
export class PendingHandshakes {
  readonly #refusals: RefusalLog;
  readonly #max: number;
  readonly #nowMs: () => number;
  /** The oldest first. By the peer's address and port: it is the same for a connection and for the TLS on it. */
  readonly #pending = new Map<string, Pending>();

  constructor({ refusals, max = HANDSHAKES_MAX, nowMs = () => performance.now() }: PendingHandshakesOptions) {
    this.#refusals = refusals;
    this.#max = max;
    this.#nowMs = nowMs;
  }

  get size(): number {
    return this.#pending.size;
  }

  /** Takes a place for a new connection; false: there is none, and it is closed. */
  add(socket: Socket): boolean {
    const remote = remoteOf(socket);
    const added = { socket, address: socket.remoteAddress ?? '', sinceMs: this.#nowMs() };
    if (this.#pending.size >= this.#max) {
      const victim = this.#victim(added);
      this.#refusals.note({
        action: 'connect',
        remote: victim === undefined ? remote : remoteOf(victim.socket),
        reason: 'too_many_handshakes',
      });
      if (victim === undefined) {
        socket.destroy();
        return false;
      }
      this.finished(victim.socket);
      victim.socket.destroy();
    }
    this.#pending.set(remote, added);
    socket.once('close', () => {
      if (this.#pending.get(remote) === added) this.#pending.delete(remote);
    });
    return true;
  }

  /** The handshake on this connection is over; it may be the connection, or the TLS on it. */
  finished(socket: Socket): void {
    this.#pending.delete(remoteOf(socket));
  }

  /** Ends all. */
  closeAll(): void {
    for (const { socket } of this.#pending.values()) socket.destroy();
  }

  #victim(added: Pending): Pending | undefined {
    const counts = new Map<string, number>();
    const oldest = new Map<string, Pending>();
    let most: Pending | undefined;
    let mostCount = 0;
    for (const pending of this.#pending.values()) {
      const { address } = pending;
      const count = (counts.get(address) ?? 0) + 1;
      counts.set(address, count);
      if (!oldest.has(address)) oldest.set(address, pending);
      if (count <= mostCount) continue;
      mostCount = count;
      most = oldest.get(address);
    }
    if (most === undefined) return undefined;
    const isCrowding = mostCount > (counts.get(added.address) ?? 0) + 1;
    return isCrowding || added.sinceMs - most.sinceMs >= SLOW_AFTER_MS ? most : undefined;
  }
}

/** `host:port` of the peer, as audit lines have it. */
export function remoteOf({ remoteAddress, remotePort }: Socket): string {
  return remoteAddress === undefined ? 'unknown' : `${remoteAddress}:${remotePort ?? 0}`;
}
