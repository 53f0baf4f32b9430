// All uplinks of a server, for what concerns them together: how many there are, and their end.
import { type ServerDuplexStream, status } from '@grpc/grpc-js';
import type { Logger } from 'pino';
import type { MarkRounds } from '../marks/mark-rounds.ts';
import { RefusedPeers } from '../refused-peers.ts';
import { endWithStatus } from '../stream-status.ts';
import type { Ingest } from './ingest.ts';
import type { OwedLines } from './owed-lines.ts';
import { UplinkSession } from './uplink-session.ts';

/** How often at most it is said that runs or totals are refused. */
const BAD_LOG_MS = 10_000;

/**
 * All senders together may have so much on the way, in batches; two of each are under way at most. Large batches are what makes
 * a far sender fast, as lines of one app wait for the answer to those before them; they are for those who came while there were few.
 */
const BATCHES_BYTES_MAX = 128 * 1024 * 1024;
const BATCH_BYTES_MAX = 1024 * 1024;
/** What senders send that are told nothing. */
const BATCH_BYTES_MIN = 256 * 1024;

/** What an {@link UplinkService} works with. */
export interface UplinkServiceOptions {
  readonly ingest: Ingest;
  readonly marks: MarkRounds;
  readonly owed: OwedLines;
  readonly cluster: string;
  /** This server's id. */
  readonly id: string;
  /** Names this life of the server. */
  readonly life: string;
  readonly logger: Logger;
}

/** Keeps the sessions; each cleans up after itself. */
export class UplinkService {
  readonly #options: UplinkServiceOptions;
  readonly #refused = new RefusedPeers();
  readonly #sessions = new Set<UplinkSession>();
  #isClosed = false;
  #badLoggedMs = Number.NEGATIVE_INFINITY;
  /** Refused and not mentioned yet. */
  #badUnlogged = 0;

  constructor(options: UplinkServiceOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#sessions.size;
  }

  /** Handler of `Connect`. */
  serve(call: ServerDuplexStream<Buffer, Buffer>): void {
    if (this.#isClosed) {
      endWithStatus(call, status.UNAVAILABLE, 'Cannot serve the uplink: the server is stopping');
      return;
    }
    const session = new UplinkSession({
      ...this.#options,
      refused: this.#refused,
      call,
      batchBytesMax: () => batchBytesMaxFor(this.#sessions.size),
      onBad: (peer, problem) => this.#noteBad(peer, problem),
      onEnd: (ended) => this.#sessions.delete(ended),
    });
    this.#sessions.add(session);
  }

  /** Takes nothing more; batches that were taken are acknowledged. */
  close(): void {
    this.#isClosed = true;
    for (const session of [...this.#sessions]) session.close();
  }

  /** For the state dump. */
  describe(): object[] {
    return Array.from(this.#sessions, ({ peer }) => ({ peer }));
  }

  #noteBad(peer: string, problem: string): void {
    this.#badUnlogged += 1;
    const nowMs = performance.now();
    if (nowMs - this.#badLoggedMs < BAD_LOG_MS) return;
    const refused = this.#badUnlogged;
    this.#badLoggedMs = nowMs;
    this.#badUnlogged = 0;
    this.#options.logger.warn(
      { peer, problem, refused },
      'runs or totals with impossible numbers are refused',
    );
  }
}

/** What a sender is told when there are so many. */
export function batchBytesMaxFor(senders: number): number {
  const shareBytes = Math.floor(BATCHES_BYTES_MAX / 2 / Math.max(1, senders));
  return Math.max(BATCH_BYTES_MIN, Math.min(BATCH_BYTES_MAX, shareBytes));
}
