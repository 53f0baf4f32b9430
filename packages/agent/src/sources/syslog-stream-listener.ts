// Syslog over TCP, over TLS (RFC 5425) and over unix stream sockets: frames each connection on its own, octet-counted or by lines. A peer
// that sends what cannot be framed loses its own connection and nothing else. What a message means is SyslogLines'.
import { rm } from 'node:fs/promises';
import { connect, createServer, type ListenOptions, type Server, type Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { cannot } from '@tailrace/core/errors';
import { FramingError, SyslogDeframer } from '@tailrace/core/syslog-framing';
import { cannotListen, listenError } from '@tailrace/transport/listen-error';
import { peerRolesOf } from '@tailrace/transport/peer-roles';
import { remoteOf } from '@tailrace/transport/pending-handshakes';
import type { RefusalLog } from '@tailrace/transport/refusal-log';
import { createSecureServer } from '@tailrace/transport/secure-server';
import type { TlsFiles } from '@tailrace/transport/tls-files';
import type { AgentCounters, RejectReason } from '../agent-counters.ts';
import { type Scheduler, systemScheduler, type Timer } from '../scheduler.ts';
import type { SyslogListener } from './syslog-listener.ts';
import { boundSyslogUrl, type SyslogEndpoint } from './syslog-url.ts';
import { WRITER_ROLES } from './writer-roles.ts';

/** Default of {@link SyslogStreamOptions.connectionsMax}. */
export const SYSLOG_CONNECTIONS_MAX = 1_000;
/** Default of {@link SyslogStreamOptions.heldBytesMax}: 64 MiB. */
export const SYSLOG_HELD_BYTES_MAX = 64 * 1024 * 1024;

/** While more than half of the bound is held, an unfinished message that gets no byte for so long ends its connection. */
const STALL_MS = 60_000;
/** How often that is looked at, while it holds. */
const STALL_REVIEW_MS = 10_000;

/** What Node reads at once at most. A connection that gives so much has more. */
const FULL_READ_BYTES = 64 * 1024;
/** With TLS it reads a record: RFC 8446, 5.1. */
const FULL_RECORD_BYTES = 16 * 1024;
/**
 * Connections that have more and are read in one turn of the event loop. Without it one sender at full speed is read 2 MiB
 * at a time, and the uplink, which sends one batch per app and turn, cannot keep up with it.
 */
const FULL_READS_PER_TURN = 2;

/** The certificate of a listener and the authorities of its senders, and where it says whom it refused. */
export interface SyslogTls {
  readonly files: TlsFiles;
  readonly refusals: RefusalLog;
}

/** Settings of a {@link SyslogStreamListener}. */
export interface SyslogStreamOptions {
  /** Of kind `tcp`, `tls` or `unix`. */
  readonly endpoint: SyslogEndpoint;
  /** Of a `tls` listener. */
  readonly tls?: SyslogTls;
  /** Called with each message. */
  readonly accept: (frame: Buffer) => void;
  readonly counters: AgentCounters;
  /** Whether a machine may write; connections of others are closed at once and counted. Default: every one. */
  readonly isSenderAllowed?: (address: string | undefined) => boolean;
  /** Connections at a time; further ones are closed at once and counted. Default 1000. */
  readonly connectionsMax?: number;
  /**
   * Bytes of unfinished messages over all connections. Beyond it the one that holds most is closed and counted, the oldest of
   * several, until it fits: a sender of ordinary messages is the last to suffer from others. Default 64 MiB.
   */
  readonly heldBytesMax?: number;
  /** For tests. */
  readonly scheduler?: Scheduler;
}

interface Connection {
  readonly socket: Socket;
  readonly deframer: SyslogDeframer;
  /** Bytes of its unfinished message, as far as they count. */
  heldBytes: number;
  /** When bytes last came. */
  progressMs: number;
}

/** Listens for connections. They may stay idle for ever. */
export class SyslogStreamListener implements SyslogListener {
  readonly #options: SyslogStreamOptions;
  readonly #connectionsMax: number;
  readonly #heldBytesMax: number;
  /** Where syslog(3) writes, which ends its messages with NUL. */
  readonly #isUnix: boolean;
  /** See {@link FULL_READ_BYTES}. */
  readonly #fullReadBytes: number;
  readonly #fullReadsPerTurn: number;
  readonly #server: Server;
  readonly #scheduler: Scheduler;
  /** Oldest first. */
  readonly #connections = new Set<Connection>();
  /** Those that have more, first come first served. */
  readonly #paused: Socket[] = [];
  #turn: NodeJS.Immediate | undefined;
  /** Bytes of unfinished messages over all connections. */
  #heldBytes = 0;
  #stallTimer: Timer | undefined;

  constructor(options: SyslogStreamOptions) {
    this.#options = options;
    this.#connectionsMax = options.connectionsMax ?? SYSLOG_CONNECTIONS_MAX;
    this.#heldBytesMax = options.heldBytesMax ?? SYSLOG_HELD_BYTES_MAX;
    this.#scheduler = options.scheduler ?? systemScheduler;
    this.#isUnix = options.endpoint.address.kind === 'unix';
    this.#fullReadBytes = options.endpoint.address.kind === 'tls' ? FULL_RECORD_BYTES : FULL_READ_BYTES;
    this.#fullReadsPerTurn = FULL_READS_PER_TURN * (FULL_READ_BYTES / this.#fullReadBytes);
    this.#server = this.#createServer();
  }

  /** {@inheritDoc SyslogListener.connections} */
  get connections(): number {
    return this.#connections.size;
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
    this.#stallTimer?.cancel();
    this.#stallTimer = undefined;
    for (const connection of this.#connections) {
      this.#end(connection);
    }
    if (this.#server.listening) {
      await new Promise<void>((resolve) => this.#server.close(() => resolve()));
    }
  }

  #createServer(): Server {
    const { endpoint, tls } = this.#options;
    const { address } = endpoint;
    if (address.kind !== 'tls') return createServer({ noDelay: true }, (socket) => this.#serve(socket));
    if (tls === undefined) {
      throw listenError(cannot(`listen on ${endpoint.url}`, 'there is no certificate', 'the files of TLS'));
    }
    const { clientCertificates } = address;
    const { files, refusals } = tls;
    return createSecureServer({ tls: files, clientCertificates, refusals }, (socket) => {
      if (clientCertificates === 'required' && !isWriter(socket, refusals)) socket.destroy();
      else this.#serve(socket);
    });
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
    const { counters, isSenderAllowed } = this.#options;
    socket.on('error', () => socket.destroy());
    if (isSenderAllowed?.(socket.remoteAddress) === false) {
      counters.reject('sender_not_allowed');
      socket.destroy();
      return;
    }
    if (this.#connections.size >= this.#connectionsMax) {
      counters.reject('too_many_connections');
      socket.destroy();
      return;
    }
    const deframer = new SyslogDeframer({ nulEndsMessages: this.#isUnix });
    const connection: Connection = { socket, deframer, heldBytes: 0, progressMs: 0 };
    this.#connections.add(connection);
    socket.on('data', (chunk: Buffer) => this.#receive(connection, chunk));
    socket.on('end', () => {
      if (this.#connections.has(connection) && deframer.end(this.#options.accept) > 0) {
        counters.reject('cut_frame');
      }
      this.#hold(connection, 0);
    });
    // Broken off: what is held is the beginning of a message whose end is lost.
    socket.on('error', () => {
      if (connection.heldBytes > 0) {
        counters.reject('cut_frame');
      }
    });
    socket.on('close', () => this.#end(connection));
  }

  #receive(connection: Connection, chunk: Buffer): void {
    if (!this.#connections.has(connection)) {
      return;
    }
    const { socket, deframer } = connection;
    const reason = this.#deframe(deframer, chunk);
    if (reason !== undefined) {
      this.#options.counters.reject(reason);
      this.#end(connection);
      return;
    }
    connection.progressMs = this.#scheduler.now();
    this.#hold(connection, deframer.heldBytes);
    this.#fit();
    if (chunk.length >= this.#fullReadBytes && !socket.destroyed) {
      socket.pause();
      this.#paused.push(socket);
      this.#turn ??= setImmediate(() => this.#nextTurn());
    }
  }

  /** Why the connection has to end, if it has to. */
  #deframe(deframer: SyslogDeframer, chunk: Buffer): RejectReason | undefined {
    try {
      deframer.push(chunk, this.#options.accept);
      return undefined;
    } catch (error) {
      if (!(error instanceof FramingError)) {
        throw error;
      }
      return error.code === 'frame_too_large' ? 'frame_too_large' : 'bad_frame';
    }
  }

  #hold(connection: Connection, bytes: number): void {
    this.#heldBytes += bytes - connection.heldBytes;
    connection.heldBytes = bytes;
  }

  /** Ends a connection and frees what it holds, at once: the `close` of its socket comes later. */
  #end(connection: Connection): void {
    this.#connections.delete(connection);
    this.#hold(connection, 0);
    connection.socket.destroy();
  }

  /** Closes whoever holds most until the rest is within the bound, and sees to those that stall while it is half used. */
  #fit(): void {
    while (this.#heldBytes > this.#heldBytesMax) {
      let largest: Connection | undefined;
      for (const each of this.#connections) {
        if (each.heldBytes > (largest?.heldBytes ?? 0)) {
          largest = each;
        }
      }
      if (largest === undefined) {
        return;
      }
      this.#options.counters.reject('too_much_held');
      this.#end(largest);
    }
    if (this.#isHalfHeld) {
      this.#stallTimer ??= this.#scheduler.after(STALL_REVIEW_MS, () => this.#reviewStalled());
    }
  }

  get #isHalfHeld(): boolean {
    return this.#heldBytes > this.#heldBytesMax / 2;
  }

  #reviewStalled(): void {
    this.#stallTimer = undefined;
    const nowMs = this.#scheduler.now();
    for (const connection of this.#connections) {
      if (this.#isHalfHeld && connection.heldBytes > 0 && nowMs - connection.progressMs >= STALL_MS) {
        this.#options.counters.reject('stalled_frame');
        this.#end(connection);
      }
    }
    this.#fit();
  }

  #nextTurn(): void {
    for (const socket of this.#paused.splice(0, this.#fullReadsPerTurn)) {
      socket.resume();
    }
    this.#turn = this.#paused.length > 0 ? setImmediate(() => this.#nextTurn()) : undefined;
  }
}

/** Whether the peer's verified certificate is one of those who write to agents. */
function isWriter(socket: TLSSocket, refusals: RefusalLog): boolean {
  const roles = peerRolesOf(socket);
  if (roles.some((role) => WRITER_ROLES.includes(role))) return true;
  const detail = `the certificate is ${roles.length === 0 ? 'of no role' : `for ${roles.join(' and ')}`}`;
  refusals.note({ action: 'connect', remote: remoteOf(socket), reason: 'wrong_role', detail });
  return false;
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
