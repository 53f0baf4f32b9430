// Syslog over unix datagrams (/dev/log of old). Node itself has no such sockets; the package node-unix-socket has them
// (MIT, prebuilt, no build at installation) and is used where it is installed. Without it these listeners are refused.
import type { EventEmitter } from 'node:events';
import { rm } from 'node:fs/promises';
import { cannotListen, listenError } from '@tailrace/transport/listen-error';
import type { SyslogListener } from './syslog-listener.ts';
import type { SyslogEndpoint } from './syslog-url.ts';

const PACKAGE = 'node-unix-socket';
const RECEIVE_BUFFER_BYTES = 4 * 1024 * 1024;

/** What is used of node-unix-socket's DgramSocket. */
export interface UnixDatagramSocket extends EventEmitter {
  bind(path: string): void;
  sendTo(bytes: Buffer, offset: number, length: number, path: string, done: (error?: Error) => void): void;
  setRecvBufferSize(bytes: number): void;
  close(): void;
}

/** Makes a socket; undefined where this installation has none. */
export type OpenUnixDatagramSocket = () => Promise<UnixDatagramSocket | undefined>;

/** A socket of node-unix-socket, if that is installed and has a binary for this platform. */
export const openUnixDatagramSocket: OpenUnixDatagramSocket = async () => {
  try {
    const name: string = PACKAGE;
    const loaded = (await import(name)) as { readonly DgramSocket: new () => UnixDatagramSocket };
    return new loaded.DgramSocket();
  } catch {
    return undefined;
  }
};

/** Listens for datagrams on a path. */
export class SyslogUnixgramListener implements SyslogListener {
  readonly connections = 0;
  readonly #endpoint: SyslogEndpoint;
  readonly #accept: (frame: Buffer) => void;
  readonly #open: OpenUnixDatagramSocket;
  #socket: UnixDatagramSocket | undefined;

  /**
   * @param endpoint - of kind `unixgram`
   * @param accept - called with each datagram
   */
  constructor(
    endpoint: SyslogEndpoint,
    accept: (frame: Buffer) => void,
    open: OpenUnixDatagramSocket = openUnixDatagramSocket,
  ) {
    this.#endpoint = endpoint;
    this.#accept = accept;
    this.#open = open;
  }

  /** {@inheritDoc SyslogListener.listen} */
  async listen(): Promise<string> {
    const { url, address } = this.#endpoint;
    if (address.kind !== 'unixgram') {
      throw new Error(`Cannot listen on ${url}: it is ${address.kind}, expected unixgram`);
    }
    const socket = await this.#open();
    if (socket === undefined) {
      throw listenError(
        `Cannot listen on ${url}: Node.js has no unix datagram sockets and the package "${PACKAGE}" is not installed or has no binary for this platform, expected that package, or a unix:// or udp:// listener`,
      );
    }
    // What goes wrong later is about one datagram.
    socket.on('error', () => undefined);
    try {
      socket.bind(address.path);
    } catch (error) {
      if (!isInUse(error) || !(await isStaleSocket(socket, address.path))) {
        socket.close();
        throw cannotListen(url, isInUse(error) ? new Error('EADDRINUSE', { cause: error }) : error);
      }
      await rm(address.path, { force: true });
      bindAgain(socket, url, address.path);
    }
    socket.setRecvBufferSize(RECEIVE_BUFFER_BYTES);
    socket.on('data', this.#accept);
    this.#socket = socket;
    return url;
  }

  /** {@inheritDoc SyslogListener.close} */
  async close(): Promise<void> {
    const { address } = this.#endpoint;
    if (this.#socket !== undefined && 'path' in address) {
      this.#socket.close();
      this.#socket = undefined;
      await rm(address.path, { force: true });
    }
  }
}

function bindAgain(socket: UnixDatagramSocket, url: string, path: string): void {
  try {
    socket.bind(path);
  } catch (error) {
    socket.close();
    throw cannotListen(url, error);
  }
}

// The package gives the system's texts and no codes.
function isInUse(error: unknown): boolean {
  return error instanceof Error && /address already in use/i.test(error.message);
}

function isRefused(error: unknown): boolean {
  return error instanceof Error && /connection refused/i.test(error.message);
}

/** Whether nobody takes datagrams at a path. The empty one that is sent to find out says nothing to whoever is there. */
async function isStaleSocket(socket: UnixDatagramSocket, path: string): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      socket.sendTo(Buffer.alloc(0), 0, 0, path, (error) => resolve(isRefused(error)));
    } catch (error) {
      resolve(isRefused(error));
    }
  });
}
