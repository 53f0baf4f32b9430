// One drain at the owner of its app: a cursor on the app's log, the state of its connection, and what is in doubt. It decides
// when to connect and what to read again; bytes are made by the formatter, sockets are the connection's.
import type { Socket } from 'node:net';
import type { LogCursor, Overtaken } from '@tailrace/core/app-log';
import { Backoff } from '@tailrace/core/backoff';
import { type DrainTarget, maskUrl } from '@tailrace/core/drain-url';
import { noticeText } from '@tailrace/core/drop-notice';
import type { Drain, DrainPosition } from '@tailrace/core/registry';
import type { DrainConnectionState } from '@tailrace/proto/admin-messages';
import type { Logger } from 'pino';
import type { AppReader, AppState, AppTable } from '../app-table.ts';
import type { TurnQueue } from '../reading/turn-queue.ts';
import { DrainConnection, IN_FLIGHT_BYTES_MAX } from './drain-connection.ts';
import { DrainFormatter } from './drain-formatter.ts';
import { DrainTrouble, type DrainTroubleNotice } from './drain-trouble.ts';
import { ResendWindow, type SentBatch, type SentCounts } from './resend-window.ts';

/** First and longest wait between two attempts to connect, in milliseconds. */
const BACKOFF_BASE_MS = 100;
const BACKOFF_MAX_MS = 60_000;
/** A receiver that takes nothing for so long is given up and dialled again, in milliseconds. */
export const WRITE_STALL_MS = 30_000;
/** Entries read at once, in bytes: the smallest unit that is written, settled and repeated. */
const READ_BYTES = 16 * 1024;
/** What one read becomes at most, as a rule: headers double short lines, and a line of line ends grows fourfold. */
const ROOM_BYTES = 4 * READ_BYTES;
const NOTHING_SENT: SentCounts = { delivered: 0, dropped: 0, filtered: 0, announced: 0 };

/** What became of the lines of a drain since it began to run here. */
export interface DrainCounts extends SentCounts {
  /** Lines that the kernel took for a connection that then broke, of which nobody knows whether they arrived. */
  readonly unconfirmed: number;
  /** Lines that the kernel has not taken yet, from the drain's place to the end of the log. */
  readonly held: number;
}

/** What a {@link DrainWorker} works with. */
export interface DrainWorkerOptions {
  readonly drain: Drain;
  readonly target: DrainTarget;
  readonly apps: AppTable;
  readonly queue: TurnQueue;
  readonly logger: Logger;
  /** Unix time in milliseconds. */
  readonly now: () => number;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** Connects to the receiver; rejects with a reason. */
  readonly dial: (target: DrainTarget, signal: AbortSignal) => Promise<Socket>;
  /** Default {@link WRITE_STALL_MS}. */
  readonly writeStallMs?: number;
}

/** Exactly one of these holds at any time. */
type State =
  /** No connection, and nothing to send. */
  | { readonly kind: 'idle' }
  | { readonly kind: 'connecting'; readonly abort: AbortController }
  | { readonly kind: 'connected'; readonly connection: DrainConnection }
  /** Waits before it dials again. */
  | { readonly kind: 'backoff'; readonly timer: NodeJS.Timeout; readonly nextAttemptMs: number }
  | { readonly kind: 'closed' };

/**
 * Delivers every line of the log from its start on, in order, at least once while the log holds it; what the log has let go
 * of is told to the receiver before the next line. After a broken connection the newest lines may be delivered twice, see
 * {@link ResendWindow}.
 *
 * Counts agree with the log's index: the distance that it has moved = delivered + dropped + filtered + announced + unconfirmed.
 */
export class DrainWorker implements AppReader {
  queued = false;
  readonly drain: Drain;
  readonly #options: DrainWorkerOptions;
  readonly #formatter: DrainFormatter;
  readonly #backoff: Backoff;
  #state: State = { kind: 'idle' };
  #app: AppState | undefined;
  /** Where to begin in a log that is not here yet. */
  #awaitedFrom: DrainPosition | undefined;
  #cursor: LogCursor | undefined;
  #window = new ResendWindow(0);
  /** A hole that was read and of which the receiver has not been told. */
  #hole: Overtaken | undefined;
  #sent: SentCounts = NOTHING_SENT;
  #unconfirmed = 0;
  /** Lines filtered since the hole. */
  #filteredInHole = 0;
  /** Ends the wait for older lines that are on their way from another server. */
  #stopWaiting: (() => unknown) | undefined;
  #lastError = '';
  /** Whether the log says already that this drain fails. */
  #isFailing = false;
  readonly #trouble = new DrainTrouble((notice) => this.#tellReaders(notice));
  /** Holes before this index were told. */
  #holesToldTo = 0;

  constructor(options: DrainWorkerOptions) {
    this.#options = options;
    this.drain = options.drain;
    this.#formatter = new DrainFormatter(options.target, options.drain.app, options.drain.token);
    this.#backoff = new Backoff({ baseMs: BACKOFF_BASE_MS, maxMs: BACKOFF_MAX_MS, random: options.random });
  }

  /**
   * Begins to read, or to wait for the app. To be called once.
   *
   * @param position where to begin. Undefined, or in another log, which is gone: with the oldest line that the log holds.
   */
  start(position: DrainPosition | undefined): void {
    if (this.#state.kind === 'closed') return;
    const { apps, drain } = this.#options;
    const state = apps.get(drain.app);
    if (state === undefined) {
      this.#awaitedFrom = position;
      apps.awaitApp(drain.app, this);
    } else {
      this.#attachAt(state, position && state.indexOf(BigInt(position.logId), position.index));
    }
  }

  /** A log that begins is read from its first line on. One that comes from another server knows where this drain stands in it. */
  logCreated(state: AppState): void {
    const from = this.#awaitedFrom;
    this.#awaitedFrom = undefined;
    const places = [
      state.drainPositions?.get(this.drain.id),
      from && state.indexOf(BigInt(from.logId), from.index),
    ].filter((place) => place !== undefined);
    this.#attachAt(state, places.length === 0 ? undefined : Math.max(...places));
  }

  #attachAt(state: AppState, index: number | undefined): void {
    this.#attach(state, index === undefined ? oldestOf(state) : Math.min(index, state.log.nextIndex));
  }

  /** The app may come back with a new log. */
  logForgotten(): void {
    if (this.#state.kind === 'closed') return;
    this.#detach();
    this.#options.apps.awaitApp(this.drain.app, this);
  }

  /** The log became part of another one here, or another server has it: then nothing more is to be done here. */
  logMoved(): void {
    const { position } = this;
    if (this.#state.kind === 'closed') return;
    this.#detach();
    this.start(position);
  }

  /** Where to go on after a restart; undefined before there is a log. */
  get position(): DrainPosition | undefined {
    if (this.#app === undefined) return undefined;
    return { logId: this.#app.log.logId.toString(), index: this.#window.resumeIndex };
  }

  /** True: everything of the log was handed to the kernel. */
  get isAtEnd(): boolean {
    return (this.#cursor?.lag ?? 0) === 0 && this.#window.stuckSinceMs === undefined;
  }

  get connectionState(): DrainConnectionState {
    return this.#state.kind === 'closed' ? 'idle' : this.#state.kind;
  }

  /** Why it is not connected, or was not last time; empty if it never failed. */
  get lastError(): string {
    return this.#lastError;
  }

  /** Unix time in milliseconds; 0 when no attempt is planned. */
  get nextAttemptMs(): number {
    return this.#state.kind === 'backoff' ? this.#state.nextAttemptMs : 0;
  }

  get counts(): DrainCounts {
    const held = this.#app === undefined ? 0 : this.#app.log.nextIndex - this.#window.handedIndex;
    return { ...this.#sent, unconfirmed: this.#unconfirmed, held };
  }

  /** To be called a few times a second: settles what is out of doubt, and gives a receiver up that takes nothing. */
  tick(nowMs: number): void {
    // Only a connection that lived long enough to settle something proves that the receiver works.
    if (this.#window.settle(nowMs)) {
      this.#recovered();
      this.#options.queue.push(this);
    }
    const { log } = this.#app ?? {};
    this.#trouble.tick(nowMs, log === undefined ? 0 : Math.max(0, log.firstIndex - this.#window.resumeIndex));
    const stuckMs = this.#window.stuckSinceMs;
    const { writeStallMs = WRITE_STALL_MS } = this.#options;
    if (this.#state.kind !== 'connected' || stuckMs === undefined || nowMs - stuckMs < writeStallMs) return;
    this.#state.connection.destroy();
    this.#broke(`the receiver took nothing for ${writeStallMs / 1000} s`);
  }

  runTurn(bytesMax: number): number {
    const state = this.#state;
    const cursor = this.#cursor;
    if (cursor === undefined) return 0;
    if (this.#app?.older !== undefined && cursor.index < cursor.log.firstIndex) {
      this.#stopWaiting ??= this.#app.awaitOlder(() => {
        this.#stopWaiting = undefined;
        this.#options.queue.push(this);
      });
      return 0;
    }
    if (cursor.lag === 0) {
      this.#app?.wakeNext(this);
      return 0;
    }
    if (state.kind === 'idle') this.#connect();
    if (state.kind !== 'connected') return 0;
    let bytes = 0;
    // Without room the next turn comes when the kernel takes something, or when something is out of doubt.
    while (
      cursor.lag > 0 &&
      this.#window.hasRoom &&
      state.connection.inFlightBytes + ROOM_BYTES <= IN_FLIGHT_BYTES_MAX
    ) {
      if (bytes >= bytesMax) {
        this.#options.queue.push(this);
        return bytes;
      }
      bytes += this.#readOnce(cursor, state.connection);
    }
    if (cursor.lag === 0) this.#app?.wakeNext(this);
    return bytes;
  }

  /**
   * Ends it. With `graceMs` what was written is given so long to be read by the receiver, so that nothing stays in doubt.
   * The position is final when this has resolved.
   */
  async close(graceMs: number): Promise<void> {
    const state = this.#state;
    this.#state = { kind: 'closed' };
    this.#app?.removeReader(this);
    this.#stopWaiting?.();
    this.#options.apps.stopAwaiting(this.drain.app, this);
    if (state.kind === 'connecting') state.abort.abort();
    else if (state.kind === 'backoff') clearTimeout(state.timer);
    else if (state.kind === 'connected') {
      if (graceMs <= 0) state.connection.destroy();
      else if (await state.connection.finish(graceMs)) this.#window.settleAll();
    }
    this.#cursor?.close();
  }

  #attach(state: AppState, index: number): void {
    this.#app = state;
    this.#window = new ResendWindow(index);
    this.#cursor = state.log.cursorAt(index);
    state.addReader(this);
    this.#options.queue.push(this);
  }

  #detach(): void {
    this.#app?.removeReader(this);
    this.#stopWaiting?.();
    this.#stopWaiting = undefined;
    this.#cursor?.close();
    this.#app = undefined;
    this.#cursor = undefined;
    this.#hole = undefined;
    this.#filteredInHole = 0;
  }

  /** Reads and writes one slice, or remembers a hole. Returns the bytes written. */
  #readOnce(cursor: LogCursor, connection: DrainConnection): number {
    const next = cursor.next(READ_BYTES);
    if (next === undefined) return 0;
    if (next.kind === 'overtaken') {
      this.#hole = this.#hole === undefined ? next : { ...this.#hole, count: this.#hole.count + next.count };
      return 0;
    }
    const formatted = this.#formatter.slice(next);
    const { lines, announced } = formatted;
    const filtered = this.#filteredInHole + formatted.filtered;
    const endIndex = next.index + next.count;
    const hole = this.#hole;
    const nowMs = this.#options.now();
    if (formatted.bytes.length === 0) {
      // The receiver is told of a hole before its next line, so the hole stays the place to go on from.
      if (hole !== undefined) this.#filteredInHole = filtered;
      else
        this.#skip(
          { startIndex: next.index, endIndex, bytes: 0, counts: { ...NOTHING_SENT, filtered } },
          nowMs,
        );
      return 0;
    }
    this.#hole = undefined;
    this.#filteredInHole = 0;
    const bytes = hole === undefined ? formatted.bytes : this.#withHole(hole, formatted.bytes, nowMs);
    const batch: SentBatch = {
      startIndex: hole?.index ?? next.index,
      endIndex,
      bytes: bytes.length,
      counts: { delivered: lines, dropped: hole?.count ?? 0, filtered, announced },
    };
    const handed = this.#window.write(batch, nowMs);
    connection.write(bytes, () => {
      handed(this.#options.now());
      this.#sent = plus(this.#sent, batch.counts, 1);
      if (cursor.lag > 0) this.#options.queue.push(this);
    });
    return bytes.length;
  }

  #skip(batch: SentBatch, nowMs: number): void {
    this.#window.write(batch, nowMs)(nowMs);
    this.#sent = plus(this.#sent, batch.counts, 1);
  }

  #withHole(hole: Overtaken, bytes: Buffer, nowMs: number): Buffer {
    const { drain, logger } = this.#options;
    logger.warn(
      { drain: drain.id, url: maskUrl(drain.url), dropped: hole.count },
      'a drain was overtaken by its log',
    );
    // After a broken connection the same hole is read again.
    const endIndex = hole.index + hole.count;
    const news = Math.min(hole.count, endIndex - this.#holesToldTo);
    if (news > 0) this.#trouble.overtaken(news, hole.firstMs, nowMs);
    this.#holesToldTo = Math.max(this.#holesToldTo, endIndex);
    return Buffer.concat([this.#formatter.overtaken(hole.count, hole.firstMs, nowMs), bytes]);
  }

  #connect(): void {
    const abort = new AbortController();
    const connecting: State = { kind: 'connecting', abort };
    this.#state = connecting;
    this.#options.dial(this.#options.target, abort.signal).then(
      (socket) => {
        if (this.#state !== connecting) return void socket.destroy();
        const connection = new DrainConnection(socket, (reason) => this.#broke(reason));
        this.#state = { kind: 'connected', connection };
        this.#options.queue.push(this);
      },
      (error: unknown) => {
        if (this.#state !== connecting) return;
        this.#failed(error instanceof Error ? error.message : String(error));
        this.#waitAndConnect();
      },
    );
  }

  /** The connection is over: reads again from the first line that may be lost. */
  #broke(reason: string): void {
    const { log } = this.#app ?? {};
    if (this.#window.settle(this.#options.now())) this.#recovered();
    const broken = this.#window.broken();
    for (const { counts } of broken.resent) this.#sent = plus(this.#sent, counts, -1);
    this.#countUnconfirmed(broken.unconfirmed);
    this.#hole = undefined;
    this.#filteredInHole = 0;
    this.#cursor?.close();
    this.#cursor = log?.cursorAt(broken.resumeIndex);
    this.#state = { kind: 'idle' };
    if ((this.#cursor?.lag ?? 0) > 0) {
      this.#failed(reason);
      this.#waitAndConnect();
    } else {
      // Receivers close connections on which nothing comes; it is opened again for the next line.
      this.#options.queue.push(this);
    }
  }

  #countUnconfirmed(batches: readonly SentBatch[]): void {
    let lines = 0;
    for (const { counts } of batches) lines += counts.delivered;
    if (lines === 0) return;
    this.#sent = plus(this.#sent, { ...NOTHING_SENT, delivered: lines }, -1);
    this.#unconfirmed += lines;
    const { drain, logger } = this.#options;
    const url = maskUrl(drain.url);
    logger.warn({ drain: drain.id, url, unconfirmed: lines }, 'lines of a drain may not have arrived');
  }

  #waitAndConnect(): void {
    const waitMs = this.#backoff.next();
    const timer = setTimeout(() => {
      this.#state = { kind: 'idle' };
      this.#options.queue.push(this);
    }, waitMs);
    this.#state = { kind: 'backoff', timer, nextAttemptMs: this.#options.now() + waitMs };
  }

  /** One line in the server's log when it begins to fail and one when it works again, not one per attempt. */
  #failed(reason: string): void {
    const { drain, logger } = this.#options;
    this.#lastError = reason;
    this.#trouble.failed(reason, this.#options.now());
    const level = this.#isFailing ? 'debug' : 'warn';
    this.#isFailing = true;
    logger[level]({ drain: drain.id, url: maskUrl(drain.url), reason }, 'a drain is not connected');
  }

  /** Those who follow the app hear of it, but not through its log: that would go into drains. */
  #tellReaders(notice: DrainTroubleNotice): void {
    const { drain, target } = this.#options;
    const host = target.host.includes(':') ? `[${target.host}]` : target.host;
    const url = `${target.transport === 'tls' ? 'syslog-tls' : 'syslog'}://${host}:${target.port}`;
    const { state, dropped } = notice;
    const message = troubleText(notice, `${url} (${drain.id})`);
    for (const reader of [...(this.#app?.readers ?? [])])
      reader.drainTrouble?.({ drainId: drain.id, url, state, dropped, message });
  }

  #recovered(): void {
    this.#backoff.reset();
    this.#trouble.recovered(this.#options.now());
    if (!this.#isFailing) return;
    this.#isFailing = false;
    const { drain, logger } = this.#options;
    logger.info({ drain: drain.id, url: maskUrl(drain.url) }, 'a drain works again');
  }
}

/** What people read of a drain. */
function troubleText({ state, dropped, sinceMs, reason }: DrainTroubleNotice, drain: string): string {
  const times = { firstMs: sinceMs, lastMs: sinceMs };
  const lost =
    dropped === 0 ? '' : noticeText({ reason: 'drain_overtaken', count: dropped, ...times, detail: drain });
  if (state === 'overtaken') return lost;
  const lostToo = dropped === 0 ? '' : ` ${lost}`;
  if (state === 'recovered') return `Drain ${drain} works again.${lostToo}`;
  return `Drain ${drain} cannot deliver since ${new Date(sinceMs).toISOString()}: ${reason}.${lostToo}`;
}

/** The oldest line that is here, or on its way. */
function oldestOf({ log, older }: AppState): number {
  return Math.min(log.firstIndex, older?.fromIndex ?? log.firstIndex);
}

function plus(a: SentCounts, b: SentCounts, sign: 1 | -1): SentCounts {
  return {
    delivered: a.delivered + sign * b.delivered,
    dropped: a.dropped + sign * b.dropped,
    filtered: a.filtered + sign * b.filtered,
    announced: a.announced + sign * b.announced,
  };
}
