// Syslog over TCP and over unix stream sockets: frames each connection on its own, octet-counted or by lines. A peer
// that sends what cannot be framed loses its own connection and nothing else. What a message means is SyslogLines'.
import { rm } from 'node:fs/promises';
import { connect, createServer, type ListenOptions, type Server, type Socket } from 'node:net';
import { FramingError, SyslogDeframer } from '@tailrace/core/syslog-framing';
import type { AgentCounters, RejectReason } from '../agent-counters.ts';
import { cannotListen } from '../listen-error.ts';
import type { SyslogListener } from './syslog-listener.ts';
import { boundSyslogUrl, type SyslogEndpoint } from './syslog-url.ts';

/** Default of {@link SyslogStreamOptions.connectionsMax}. */
export const SYSLOG_CONNECTIONS_MAX = 1_000;
/** Default of {@link SyslogStreamOptions.heldBytesMax}: 64 MiB. */
export const SYSLOG_HELD_BYTES_MAX = 64 * 1024 * 1024;

/** What Node reads at once at most. A connection that gives so much has more. */
const FULL_READ_BYTES = 64 * 1024;
/**
 * Connections that have more and are read in one turn of the event loop. Without it one sender at full speed is read 2 MiB
 * at a time, and the uplink, which sends one batch per app and turn, cannot keep up with it.
 */
const FULL_READS_PER_TURN = 2;

/** Settings of a {@link SyslogStreamListener}. */
export interface SyslogStreamOptions {
  /** Of kind `tcp` or `unix`. */
  readonly endpoint: SyslogEndpoint;
  /** Called with each message. */
  readonly accept: (frame: Buffer) => void;
  readonly counters: AgentCounters;
  /** Connections at a time; further ones are closed at once and counted. Default 1000. */
  readonly connectionsMax?: number;
  /** Bytes of unfinished messages over all connections; the one that goes beyond it is closed and counted. Default 64 MiB. */
  readonly heldBytesMax?: number;
}

/** Listens for connections. They may stay idle for ever. */
export class SyslogStreamListener implements SyslogListener {
  readonly #options: SyslogStreamOptions;
  readonly #connectionsMax: number;
  readonly #heldBytesMax: number;
  /** Where syslog(3) writes, which ends its messages with NUL. */
  readonly #isUnix: boolean;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  /** Those that have more, first come first served. */
  readonly #paused: Socket[] = [];
  #turn: NodeJS.Immediate | undefined;
  /** Bytes of unfinished messages over all connections. */
  #heldBytes = 0;

  constructor(options: SyslogStreamOptions) {
    this.#options = options;
    this.#connectionsMax = options.connectionsMax ?? SYSLOG_CONNECTIONS_MAX;
    this.#heldBytesMax = options.heldBytesMax ?? SYSLOG_HELD_BYTES_MAX;
    this.#isUnix = options.endpoint.address.kind === 'unix';
    this.#server = createServer({ noDelay: true }, (socket) => this.#serve(socket));
  }

  /** {@inheritDoc SyslogListener.connections} */
  get connections(): number {
    return this.#sockets.size;
  }

  /** {@inheritDoc SyslogListener.listen} */
  async listen(): Promise<string> {
    const { endpoint } = this.#options;
    const { address } = endpoint;
    const where = 'path' in address ? { path: address.path } : { host: address.host, port: address.port };
    try {
      await this.#bind(where);
    } catch (error) {
      if (!('path' in address) || !(await isStaleSocket(address.path, error))) {
        throw cannotListen(endpoint.url, error);
      }
      await rm(address.path, { force: true });
      await this.#bind(where).catch((again: unknown) => {
        throw cannotListen(endpoint.url, again);
      });
    }
    const bound = this.#server.address();
    return boundSyslogUrl(endpoint, bound !== null && typeof bound === 'object' ? bound.port : undefined);
  }

  /** {@inheritDoc SyslogListener.close} */
  async close(): Promise<void> {
    clearImmediate(this.#turn);
    for (const socket of this.#sockets) {
      socket.destroy();
    }
    if (this.#server.listening) {
      await new Promise<void>((resolve) => this.#server.close(() => resolve()));
    }
  }

  async #bind(where: ListenOptions): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(where, () => {
        this.#server.off('error', reject);
        resolve();
      });
    });
  }

  #serve(socket: Socket): void {
    const { counters } = this.#options;
    socket.on('error', () => socket.destroy());
    if (this.#sockets.size >= this.#connectionsMax) {
      counters.reject('too_many_connections');
      socket.destroy();
      return;
    }
    this.#sockets.add(socket);
    const deframer = new SyslogDeframer({ nulEndsMessages: this.#isUnix });
    socket.on('data', (chunk: Buffer) => this.#receive(socket, deframer, chunk));
    socket.on('end', () => {
      this.#heldBytes -= deframer.heldBytes;
      if (deframer.end(this.#options.accept) > 0) {
        counters.reject('cut_frame');
      }
    });
    // Broken off: what is held is the beginning of a message whose end is lost.
    socket.on('error', () => {
      if (deframer.heldBytes > 0) {
        counters.reject('cut_frame');
      }
    });
    socket.on('close', () => {
      this.#heldBytes -= deframer.heldBytes;
      this.#sockets.delete(socket);
    });
  }

  #receive(socket: Socket, deframer: SyslogDeframer, chunk: Buffer): void {
    const heldBefore = deframer.heldBytes;
    const reason = this.#deframe(deframer, chunk);
    this.#heldBytes += deframer.heldBytes - heldBefore;
    if (reason !== undefined) {
      this.#options.counters.reject(reason);
      socket.destroy();
    } else if (chunk.length >= FULL_READ_BYTES) {
      socket.pause();
      this.#paused.push(socket);
      this.#turn ??= setImmediate(() => this.#nextTurn());
    }
  }

  /** Why the connection has to end, if it has to. */
  #deframe(deframer: SyslogDeframer, chunk: Buffer): RejectReason | undefined {
    try {
      const heldBefore = deframer.heldBytes;
      deframer.push(chunk, this.#options.accept);
      const heldBytes = this.#heldBytes + deframer.heldBytes - heldBefore;
      return heldBytes > this.#heldBytesMax ? 'too_much_held' : undefined;
    } catch (error) {
      if (!(error instanceof FramingError)) {
        throw error;
      }
      return error.code === 'frame_too_large' ? 'frame_too_large' : 'bad_frame';
    }
  }

  #nextTurn(): void {
    for (const socket of this.#paused.splice(0, FULL_READS_PER_TURN)) {
      socket.resume();
    }
    this.#turn = this.#paused.length > 0 ? setImmediate(() => this.#nextTurn()) : undefined;
  }
}

/** Whether a path is taken by the socket of a process that is gone. */
async function isStaleSocket(path: string, error: unknown): Promise<boolean> {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'EADDRINUSE') {
    return false;
  }
  return new Promise((resolve) => {
    const probe = connect(path);
    probe.once('connect', () => {
      probe.destroy();
      resolve(false);
    });
    probe.once('error', (refusal: NodeJS.ErrnoException) => resolve(refusal.code === 'ECONNREFUSED'));
  });
}
