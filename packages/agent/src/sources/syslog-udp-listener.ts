// Syslog over UDP: each datagram is one message. What a message means is SyslogLines'.
import { createSocket, type Socket } from 'node:dgram';
import { cannotListen } from '../listen-error.ts';
import type { SyslogListener } from './syslog-listener.ts';
import { boundSyslogUrl, type SyslogEndpoint } from './syslog-url.ts';

/** Asked of the kernel, which gives what it allows: datagrams that come while the process is busy wait there. */
const RECEIVE_BUFFER_BYTES = 4 * 1024 * 1024;

/** Listens for datagrams. */
export class SyslogUdpListener implements SyslogListener {
  readonly connections = 0;
  readonly #endpoint: SyslogEndpoint;
  readonly #accept: (frame: Buffer) => void;
  #socket: Socket | undefined;

  /**
   * @param endpoint - of kind `udp`
   * @param accept - called with each datagram
   */
  constructor(endpoint: SyslogEndpoint, accept: (frame: Buffer) => void) {
    this.#endpoint = endpoint;
    this.#accept = accept;
  }

  /** {@inheritDoc SyslogListener.listen} */
  async listen(): Promise<string> {
    const { address, url } = this.#endpoint;
    if (address.kind !== 'udp') {
      throw new Error(`Cannot listen on ${url}: it is ${address.kind}, expected udp`);
    }
    const socket = createSocket({ type: address.host.includes(':') ? 'udp6' : 'udp4' });
    this.#socket = socket;
    try {
      await new Promise<void>((resolve, reject) => {
        socket.once('error', reject);
        socket.bind({ port: address.port, address: address.host }, () => {
          socket.off('error', reject);
          resolve();
        });
      });
    } catch (error) {
      this.#socket = undefined;
      socket.close();
      throw cannotListen(url, error);
    }
    // After bind an error is about one datagram: the next one may be good.
    socket.on('error', () => undefined);
    socket.on('message', (datagram) => this.#accept(datagram));
    socket.setRecvBufferSize(RECEIVE_BUFFER_BYTES);
    return boundSyslogUrl(this.#endpoint, socket.address().port);
  }

  /** {@inheritDoc SyslogListener.close} */
  async close(): Promise<void> {
    const socket = this.#socket;
    this.#socket = undefined;
    if (socket !== undefined) {
      await new Promise<void>((resolve) => socket.close(() => resolve()));
    }
  }
}
