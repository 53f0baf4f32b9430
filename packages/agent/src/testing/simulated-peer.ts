// A receiver of uplinks that lives in simulated time, with connections that delay, break, lose what is under way, swallow
// everything, or ask to wait. What it answers is the model's affair.

import type { UplinkLink, UplinkLinkEvents, UplinkTransport } from '../uplink-transport.ts';
import type { SimulatedScheduler } from './simulated-scheduler.ts';

/** Answers one message of one connection. */
export type Receive = (message: Buffer, connection: { readonly refused: Set<string> }) => Buffer | undefined;

/** Settings of a {@link SimulatedPeer}. */
export interface SimulatedPeerOptions {
  readonly scheduler: SimulatedScheduler;
  readonly receive: Receive;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** Longest way of a message in one direction, in milliseconds. Default 5. */
  readonly delayMsMax?: number;
}

interface Connection {
  readonly events: UplinkLinkEvents;
  readonly refused: Set<string>;
  upAtMs: number;
  downAtMs: number;
  isCut: boolean;
  isAbandoned: boolean;
  /** Messages under way to the peer that a cut does not stop. */
  survivors: number;
  underWay: number;
}

/** One receiver at one address. */
export class SimulatedPeer {
  /** Whether connections can be made. */
  isUp = true;
  /** Whether messages are taken and never answered. */
  isMute = false;
  /** Largest number of batches that were ever under way on one connection, hello included. */
  connectionsMade = 0;
  readonly #options: SimulatedPeerOptions;
  readonly #connections = new Set<Connection>();

  constructor(options: SimulatedPeerOptions) {
    this.#options = options;
  }

  /** Breaks every connection now. Of what is under way to the peer, some may still arrive; of its answers, nothing. */
  cut(): void {
    for (const connection of this.#connections) {
      this.#cut(connection);
      this.#later(() => connection.isAbandoned || connection.events.onClosed('cut'));
    }
    this.#connections.clear();
  }

  /** A way to this peer. */
  transport(): UplinkTransport {
    return { connect: (events) => this.#connect(events), close: () => undefined };
  }

  #connect(events: UplinkLinkEvents): UplinkLink {
    const { scheduler, random } = this.#options;
    const nowMs = scheduler.now();
    const connection: Connection = {
      events,
      refused: new Set(),
      upAtMs: nowMs,
      downAtMs: nowMs,
      isCut: false,
      isAbandoned: false,
      survivors: 0,
      underWay: 0,
    };
    this.#later(() => {
      if (connection.isAbandoned) return;
      if (this.isUp) {
        this.#connections.add(connection);
        this.connectionsMade++;
        events.onOpen();
      } else {
        events.onClosed('refused');
      }
    });
    return {
      send: (message) => {
        this.#carryUp(connection, message);
        if (random() < 0.8) return true;
        this.#later(() => connection.isAbandoned || connection.isCut || events.onDrain());
        return false;
      },
      end: () =>
        this.#later(() => {
          this.#connections.delete(connection);
          if (!connection.isAbandoned) events.onClosed('ended');
        }),
      destroy: () => {
        connection.isAbandoned = true;
        this.#connections.delete(connection);
        this.#cut(connection);
      },
    };
  }

  #carryUp(connection: Connection, message: Buffer): void {
    if (connection.isCut) return;
    const { scheduler, receive } = this.#options;
    connection.upAtMs = Math.max(connection.upAtMs, scheduler.now() + this.#delayMs());
    connection.underWay++;
    scheduler.after(connection.upAtMs - scheduler.now(), () => {
      connection.underWay--;
      if (connection.isCut && connection.survivors-- <= 0) return;
      if (!this.isUp) return;
      const answer = receive(message, connection);
      if (answer !== undefined && !this.isMute) this.#carryDown(connection, answer);
    });
  }

  #carryDown(connection: Connection, message: Buffer): void {
    const { scheduler } = this.#options;
    connection.downAtMs = Math.max(connection.downAtMs, scheduler.now() + this.#delayMs());
    scheduler.after(connection.downAtMs - scheduler.now(), () => {
      if (!connection.isCut && !connection.isAbandoned) connection.events.onMessage(message);
    });
  }

  #cut(connection: Connection): void {
    if (connection.isCut) return;
    connection.isCut = true;
    connection.survivors = Math.floor(this.#options.random() * (connection.underWay + 1));
  }

  #delayMs(): number {
    return 1 + Math.floor(this.#options.random() * (this.#options.delayMsMax ?? 5));
  }

  #later(run: () => void): void {
    this.#options.scheduler.after(this.#delayMs(), run);
  }
}

/** A repeatable source of numbers in [0, 1): mulberry32. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
