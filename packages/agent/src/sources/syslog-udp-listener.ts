// Syslog over UDP: each datagram is one message. What a message means is SyslogLines'.
import { createSocket, type Socket } from 'node:dgram';
import { cannotListen } from '@tailrace/transport/listen-error';
import type { AgentCounters } from '../agent-counters.ts';
import type { SyslogListener } from './syslog-listener.ts';
import { boundSyslogUrl, type SyslogEndpoint } from './syslog-url.ts';
import { type BoundUdp, readUdpDrops } from './udp-kernel-drops.ts';

/** Asked of the kernel, which gives what it allows: datagrams that come while the process is busy wait there. */
const RECEIVE_BUFFER_BYTES = 4 * 1024 * 1024;
/** How often the kernel's table is looked at. */
const DROPS_INTERVAL_MS = 1_000;

/** Settings of a {@link SyslogUdpListener}. */
export interface SyslogUdpOptions {
  /** Of kind `udp`. */
  readonly endpoint: SyslogEndpoint;
  /** Called with each datagram. */
  readonly accept: (frame: Buffer) => void;
  readonly counters: AgentCounters;
  /** Whether a machine may write; datagrams of others are counted and dropped. Default: every one. */
  readonly isSenderAllowed?: (address: string | undefined) => boolean;
  /** Called with how many more datagrams the kernel dropped. They are counted already. */
  readonly onKernelDrops?: ((datagrams: number) => void) | undefined;
}

/** Listens for datagrams. */
export class SyslogUdpListener implements SyslogListener {
  readonly connections = 0;
  readonly #options: SyslogUdpOptions;
  #socket: Socket | undefined;
  #bound: BoundUdp | undefined;
  #dropsTimer: NodeJS.Timeout | undefined;
  #drops = 0;
  /** A datagram came since the table was last looked at. */
  #isTouched = false;

  constructor(options: SyslogUdpOptions) {
    this.#options = options;
  }

  /** {@inheritDoc SyslogListener.listen} */
  async listen(): Promise<string> {
    const { endpoint, accept, counters, isSenderAllowed } = this.#options;
    const { address, url } = endpoint;
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
    socket.on('message', (datagram, sender) => {
      this.#isTouched = true;
      if (isSenderAllowed?.(sender.address) === false) counters.reject('sender_not_allowed');
      else accept(datagram);
    });
    socket.setRecvBufferSize(RECEIVE_BUFFER_BYTES);
    const { address: host, family, port } = socket.address();
    this.#bound = { family: family === 'IPv6' ? 'IPv6' : 'IPv4', address: host, port };
    this.#dropsTimer = setInterval(() => this.#lookForDrops(), DROPS_INTERVAL_MS);
    this.#dropsTimer.unref();
    return boundSyslogUrl(endpoint, port);
  }

  /** The kernel drops only behind datagrams that wait to be read, so a quiet socket need not be looked at: reading the table is not free. */
  #lookForDrops(): void {
    if (!this.#isTouched) return;
    this.#isTouched = false;
    void this.#countDrops();
  }

  async #countDrops(): Promise<void> {
    const bound = this.#bound;
    if (bound === undefined) return;
    const drops = (await readUdpDrops(bound)) ?? 0;
    const more = drops - this.#drops;
    if (more <= 0) return;
    this.#drops = drops;
    this.#options.counters.udpDroppedDatagrams += more;
    this.#options.onKernelDrops?.(more);
  }

  /** {@inheritDoc SyslogListener.close} */
  async close(): Promise<void> {
    const socket = this.#socket;
    this.#socket = undefined;
    clearInterval(this.#dropsTimer);
    if (socket !== undefined) {
      await this.#countDrops();
      this.#bound = undefined;
      await new Promise<void>((resolve) => socket.close(() => resolve()));
    }
  }
}
