// One websocket of a tail: writes batches, and finds out whether anybody is still there. Frames from the client mean nothing and are
// only counted. It knows nothing of what it sends.

import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import type { TailSink } from '../tail/tail-session.ts';

/** A peer is pinged when no byte has moved for so long; it has until {@link SILENT_AFTER_MS} to answer, and 7 s at least, see `TailSockets`. */
export const PING_AFTER_MS = 20_000;
/** A peer that neither sent nor took a byte for so long is gone; pings do not count, their answers do. */
export const SILENT_AFTER_MS = 30_000;
/** A peer that takes nothing of what waits for it for so long is closed with 1008. */
export const STALLED_AFTER_MS = 60_000;
/** How long the peer may take to answer a close. */
export const CLOSE_TIMEOUT_MS = 5_000;
/** A ping without payload: RFC 6455, section 5.5.2. */
const PING = Buffer.from([0x89, 0]);

/** Close codes that we send: RFC 6455, section 7.4.1, and 1013 of the registry it makes. 1009 (too big) comes from ws. */
export const CLOSE_CODES = {
  done: 1000,
  goingAway: 1001,
  policy: 1008,
  internal: 1011,
  tryAgain: 1013,
} as const;

/** Reason of a close with 1008; clients go by it, so it stays as it is. */
export const TOKEN_EXPIRED = 'token expired';

/** Counters that all sockets share. */
export interface SocketCounters {
  bytesSent(bytes: number): void;
  clientFrameIgnored(): void;
  /** Why a connection ended: `stalled`, `silent` and `token_expired` by us, else what close code there was. */
  closed(reason: string): void;
}

/** What a {@link TailSocket} is made with. */
export interface TailSocketOptions {
  readonly ws: WebSocket;
  /** The connection under it. */
  readonly socket: Duplex;
  readonly clockMs: () => number;
  readonly counters: SocketCounters;
  readonly logger: Logger;
  /** Called once, when the connection is over. */
  readonly onClose: () => void;
}

/** See the head of this file. */
export class TailSocket implements TailSink {
  readonly #options: TailSocketOptions;
  readonly #socket: Socket;
  #readBytes = 0;
  #takenBytes = 0;
  #pingBytes = 0;
  /** When a byte last moved in either direction. */
  #movedMs: number;
  /** When a byte was last taken, or nothing waited. */
  #takenMs: number;
  #isPinged = false;
  #closeReason: string | undefined;

  constructor(options: TailSocketOptions) {
    this.#options = options;
    const { ws, clockMs } = options;
    // The upgrade of an HTTP server hands out its connection, which is a socket wherever it comes from the network.
    this.#socket = options.socket as Socket;
    this.#movedMs = clockMs();
    this.#takenMs = this.#movedMs;
    ws.on('message', () => options.counters.clientFrameIgnored());
    // Frames that break the protocol or are too long; ws closes with the fitting code.
    ws.on('error', (error) => options.logger.debug({ err: error }, 'websocket error'));
    ws.on('close', (code) => {
      options.counters.closed(this.#closeReason ?? String(code));
      options.onClose();
    });
  }

  /** Bytes that wait to be taken by the peer's side of the connection. */
  get waitingBytes(): number {
    return this.#socket.writableLength;
  }

  send(frames: readonly Buffer[], onFlushed: () => void): void {
    const { ws, counters } = this.#options;
    if (ws.readyState !== ws.OPEN) return;
    const last = frames.length - 1;
    let bytes = 0;
    this.#socket.cork();
    for (const [i, frame] of frames.entries()) {
      bytes += frame.length;
      if (i < last) this.#socket.write(frame);
      else this.#socket.write(frame, (error) => (error == null ? onFlushed() : undefined));
    }
    this.#socket.uncork();
    counters.bytesSent(bytes);
  }

  finish(): void {
    this.close(CLOSE_CODES.done, 'done');
  }

  fail(error: unknown): void {
    this.#options.logger.error({ err: error }, 'a tail failed');
    this.close(CLOSE_CODES.internal, 'internal error');
  }

  refuse(reason: string): void {
    this.close(CLOSE_CODES.tryAgain, reason);
  }

  /** Closes with a code and a reason, behind what was sent. */
  close(code: number, reason: string): void {
    this.#options.ws.close(code, reason);
  }

  /** The reader's token has come to its end. */
  expire(): void {
    this.#closeReason = 'token_expired';
    this.close(CLOSE_CODES.policy, TOKEN_EXPIRED);
  }

  terminate(): void {
    this.#options.ws.terminate();
  }

  /** Looks whether the peer is alive. To be called every few seconds. */
  check(): void {
    const { ws, clockMs } = this.#options;
    if (ws.readyState !== ws.OPEN) return;
    const nowMs = clockMs();
    // What was handed to the kernel counts as taken: it takes some hundred KB more than the peer has.
    const { bytesWritten, bytesRead: readBytes, writableLength } = this.#socket;
    const takenBytes = bytesWritten - writableLength - this.#pingBytes;
    const isWaiting = writableLength > 0;
    if (takenBytes !== this.#takenBytes || readBytes !== this.#readBytes) {
      this.#movedMs = nowMs;
      this.#isPinged = false;
    }
    if (takenBytes !== this.#takenBytes || !isWaiting) this.#takenMs = nowMs;
    this.#takenBytes = takenBytes;
    this.#readBytes = readBytes;
    if (isWaiting) {
      if (nowMs - this.#takenMs < STALLED_AFTER_MS) return;
      this.#closeReason = 'stalled';
      this.close(CLOSE_CODES.policy, `no byte taken for ${STALLED_AFTER_MS / 1000} s`);
    } else if (nowMs - this.#movedMs >= SILENT_AFTER_MS) {
      this.#closeReason = 'silent';
      this.terminate();
    } else if (nowMs - this.#movedMs >= PING_AFTER_MS && !this.#isPinged) {
      this.#isPinged = true;
      this.#pingBytes += PING.length;
      // Not by ws, which makes some objects for it: with 10,000 quiet tails they are most of what is collected.
      this.#socket.write(PING);
    }
  }
}
