// What of a server has to do with handing logs over: it takes what is its own from the others of its zone, and gives them
// what is theirs. How either goes is in their own files.

import { setTimeout as delay } from 'node:timers/promises';
import type { ServerDuplexStream } from '@grpc/grpc-js';
import { RefusedPeers } from '../refused-peers.ts';
import type { CopyHolder } from './arrival.ts';
import type { Gate } from './gate.ts';
import { HolderSession, type HolderSessionOptions } from './holder-session.ts';
import { Taker, type TakerCounters, type TakerOptions } from './taker.ts';

/** How often a stopping server looks whether everything was taken, in milliseconds. */
const STOP_CHECK_MS = 10;

/** What a {@link Handover} works with. */
export interface HandoverOptions
  extends Omit<TakerOptions, 'counters' | 'gate'>,
    Pick<HolderSessionOptions, 'drains'> {
  readonly gate: Gate;
  readonly counters: TakerCounters & {
    appGiven(): void;
  };
}

/** Both sides of a server. */
export class Handover {
  readonly #options: HandoverOptions;
  readonly #taker: Taker;
  readonly #refused = new RefusedPeers();
  readonly #sessions = new Set<HolderSession>();

  constructor(options: HandoverOptions) {
    this.#options = options;
    this.#taker = new Taker(options);
  }

  /** True: this server has asked the others what they hold for it. */
  get hasBegun(): boolean {
    return this.#taker.hasBegun;
  }

  /** Logs of which older lines are on their way here. */
  get arriving(): number {
    return this.#taker.arriving;
  }

  /** Logs that are held here for other servers. O(apps). */
  get held(): number {
    const { apps, ownership } = this.#options;
    let held = 0;
    for (const { app, isLive } of apps) if (!isLive && !ownership.owns(app)) held += 1;
    return held;
  }

  /** Where the lines of a server's logs are fetched; undefined when it is not known. */
  holderOf(serverId: string): CopyHolder | undefined {
    return this.#taker.holderOf(serverId);
  }

  /** False while drains of the app must not run here yet. */
  isReady(app: string): boolean {
    return this.#taker.isReady(app);
  }

  /** Handler of `Take`. */
  serve(call: ServerDuplexStream<Buffer, Buffer>): void {
    const session = new HolderSession({
      ...this.#options,
      refused: this.#refused,
      call,
      onGiven: () => this.#options.counters.appGiven(),
      onEnd: (ended) => this.#sessions.delete(ended),
    });
    this.#sessions.add(session);
  }

  /** To be called after the zone's servers changed. */
  viewChanged(): void {
    this.#taker.viewChanged();
    for (const session of this.#sessions) session.viewChanged();
  }

  /** The drains of an app have stopped here, and their places are with the app. */
  drainsReleased(app: string): void {
    for (const session of this.#sessions) session.released(app);
  }

  /**
   * For a server that is not up any more: resolves when others have taken everything, when there is nobody who could, or at
   * `deadlineMs` (Unix time). Returns how many logs are left.
   */
  async giveAll(deadlineMs: number): Promise<number> {
    const { apps, keeper, ownership, now } = this.#options;
    // A copy of which this server has the only one has to be given too.
    const isDone = (): boolean => apps.size === 0 && keeper.owed === 0;
    while (!isDone() && ownership.up.length > 0 && now() < deadlineMs) await delay(STOP_CHECK_MS);
    return apps.size;
  }

  /** Takes nothing more: what is on its way stays where it is. */
  stopTaking(): void {
    this.#taker.close();
  }

  /** Takes and gives nothing more. */
  close(): void {
    this.#taker.close();
    for (const session of [...this.#sessions]) session.close();
  }

  /** For the state dump. */
  describe(): object {
    return {
      ...this.#taker.describe(),
      takers: Array.from(this.#sessions, ({ peer }) => peer),
    };
  }
}
