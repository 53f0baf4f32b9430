// One connection to a drain's receiver, from the moment that it stands to its end. It bounds what is in flight, notices the
// peer's close without writing, and says when the kernel has taken a write. Dialling and repeating are the worker's.
import type { Socket } from 'node:net';

/** Most bytes written that the kernel has not taken. One write is never cut, so a long line can exceed it. */
export const IN_FLIGHT_BYTES_MAX = 256 * 1024;
/** TCP keepalive on an idle connection, in milliseconds: a host that vanished is noticed without a line to send. */
const KEEPALIVE_MS = 30_000;

/** Writes until its end, which comes once and with a reason. */
export class DrainConnection {
  readonly #socket: Socket;
  readonly #onEnd: (reason: string) => void;
  #inFlightBytes = 0;
  #isEnded = false;
  #error: string | undefined;

  /**
   * @param socket connected, by `dialOutside`
   * @param onEnd called once with what ended the connection, but not after {@link destroy} or {@link finish}
   */
  constructor(socket: Socket, onEnd: (reason: string) => void) {
    this.#socket = socket;
    this.#onEnd = onEnd;
    socket.setNoDelay(true);
    socket.setKeepAlive(true, KEEPALIVE_MS);
    socket.on('error', (error) => {
      this.#error ??= error.message;
    });
    // A syslog receiver that half-closes has finished: what is written after it may go nowhere.
    socket.on('end', () => this.#end('the receiver closed the connection'));
    socket.on('close', () => this.#end('the connection was closed'));
    // Receivers say nothing; only in flowing mode does their end show.
    socket.resume();
  }

  /** Bytes written that the kernel has not taken. */
  get inFlightBytes(): number {
    return this.#inFlightBytes;
  }

  /** What went wrong on the socket, if anything did. */
  get error(): string | undefined {
    return this.#error;
  }

  /** Writes and calls `onHanded` when the kernel has taken it; never if the connection ends before. */
  write(bytes: Buffer, onHanded: () => void): void {
    if (this.#isEnded) return;
    this.#inFlightBytes += bytes.length;
    this.#socket.write(bytes, (error) => {
      this.#inFlightBytes -= bytes.length;
      if (!error && !this.#isEnded) onHanded();
    });
  }

  /** Ends it without a word to anybody. */
  destroy(): void {
    this.#isEnded = true;
    this.#socket.destroy();
  }

  /**
   * Writes what is in flight, closes, and waits for the peer to close too.
   * @returns true when it did within `timeoutMs` and without an error: then it has read everything.
   */
  finish(timeoutMs: number): Promise<boolean> {
    const socket = this.#socket;
    if (this.#isEnded) return Promise.resolve(false);
    this.#isEnded = true;
    return new Promise((resolve) => {
      let isLate = false;
      const timer = setTimeout(() => {
        isLate = true;
        socket.destroy();
      }, timeoutMs);
      socket.on('close', (hadError) => {
        clearTimeout(timer);
        resolve(!hadError && !isLate);
      });
      socket.end();
    });
  }

  #end(reason: string): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#socket.destroy();
    this.#onEnd(this.#error ?? reason);
  }
}
