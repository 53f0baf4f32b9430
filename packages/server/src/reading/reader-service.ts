// All reader streams of a server, for what concerns them together: changes of ownership and the end of the server.
import { setTimeout as delay } from 'node:timers/promises';
import type { ServerDuplexStream } from '@grpc/grpc-js';
import type { Logger } from 'pino';
import { RefusedPeers } from '../refused-peers.ts';
import { ReaderSession } from './reader-session.ts';
import type { SubscriptionContext } from './subscription.ts';

/** How often the end of the subscriptions is looked at while the server stops, in milliseconds. */
const STOP_CHECK_MS = 20;
/** A stopping server waits no longer than this for readers that take nothing, in milliseconds. */
const STOP_STALL_MS = 1_000;

/** What a {@link ReaderService} works with. */
export interface ReaderServiceOptions {
  readonly context: SubscriptionContext;
  readonly cluster: string;
  /** This server's id. */
  readonly id: string;
  readonly logger: Logger;
}

/** Keeps the sessions; each cleans up after itself. */
export class ReaderService {
  readonly #options: ReaderServiceOptions;
  readonly #refused = new RefusedPeers();
  readonly #sessions = new Set<ReaderSession>();
  #slices = 0;
  #sliceBytes = 0;

  constructor(options: ReaderServiceOptions) {
    this.#options = options;
  }

  /** Slices sent since the start. */
  get slices(): number {
    return this.#slices;
  }

  /** Bytes of the slices sent since the start. */
  get sliceBytes(): number {
    return this.#sliceBytes;
  }

  get sessionCount(): number {
    return this.#sessions.size;
  }

  get subscriptionCount(): number {
    let count = 0;
    for (const session of this.#sessions) count += session.subscriptionCount;
    return count;
  }

  /** Handler of `Subscribe`. */
  serve(call: ServerDuplexStream<Buffer, Buffer>): void {
    const session = new ReaderSession({
      ...this.#options,
      refused: this.#refused,
      call,
      onSlice: (bytes) => {
        this.#slices += 1;
        this.#sliceBytes += bytes;
      },
      onEnd: (ended) => this.#sessions.delete(ended),
    });
    this.#sessions.add(session);
  }

  /** To be called when the view changed. */
  ownershipChanged(): void {
    for (const session of this.#sessions) {
      for (const subscription of session.subscriptions) subscription.ownershipChanged();
    }
  }

  /**
   * Lets every subscription read to the end and ends it with `stopping`; those that are not there by `deadlineMs` (Unix
   * time), or while nobody takes anything for a second, end where they are. Then ends the streams.
   */
  async stop(deadlineMs: number): Promise<void> {
    let slices = this.#slices;
    let movedMs = Date.now();
    while (this.subscriptionCount > 0) {
      for (const session of this.#sessions) {
        for (const subscription of session.subscriptions) subscription.stopAtEnd();
      }
      const nowMs = Date.now();
      if (slices !== this.#slices) movedMs = nowMs;
      slices = this.#slices;
      if (nowMs >= deadlineMs || nowMs - movedMs >= STOP_STALL_MS) break;
      await delay(STOP_CHECK_MS);
    }
    for (const session of [...this.#sessions]) {
      for (const subscription of [...session.subscriptions]) subscription.end('stopping');
      session.close();
    }
  }

  /** For the state dump. */
  describe(): object[] {
    return Array.from(this.#sessions, ({ peer, subscriptionCount, isBlocked }) => ({
      peer,
      subscriptionCount,
      isBlocked,
    }));
  }
}
