// The one connection of a process to NATS: it is made once and then kept for ever, through any number of restarts of NATS.
// It tells when it is lost and back; what has to be compared then is the business of those who listen.
import { type JetStreamClient, type JetStreamManager, jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { ListenerSet } from '@tailrace/core/listener-set';
import type { Unsubscribe } from '@tailrace/core/registry';
import type { Logger } from 'pino';
import { readCredentials } from './nats-credentials.ts';
import { textOf } from './nats-errors.ts';
import type { NatsRegistryOptions } from './nats-options.ts';

/** A request that NATS has not answered after this many milliseconds has failed. */
export const REQUEST_MS = 2_000;
/** Between two attempts to connect, plus up to as much again so that 10,000 processes do not come at once. */
const reconnectMs = 200;
/** Servers and controllers notice a NATS that hangs after three of these; agents, of which there are many, after three longer ones. */
const pingMs = { server: 1_000, controller: 1_000, agent: 5_000 } as const;

/** An open connection. `isUp` is false from the moment in which it is lost until subscriptions are in place again. */
export class NatsLink {
  readonly connection: NatsConnection;
  readonly streams: JetStreamManager;
  readonly js: JetStreamClient;
  readonly #logger: Logger;
  readonly #servers: string;
  readonly #listeners = new ListenerSet<boolean>();
  #isUp = true;
  #lostAt: Date | undefined;
  #reason = 'the connection was lost';
  #isClosing = false;

  private constructor(
    connection: NatsConnection,
    js: JetStreamClient,
    streams: JetStreamManager,
    options: NatsRegistryOptions,
  ) {
    this.connection = connection;
    this.js = js;
    this.streams = streams;
    this.#logger = options.logger;
    this.#servers = options.servers.join(', ');
    void this.#follow();
  }

  /** Connects once, trying every server; rejects with what the client throws, or LogError `bad_nats_credentials`. */
  static async open(options: NatsRegistryOptions): Promise<NatsLink> {
    const connection = await connect({
      ...readCredentials(options),
      name: `tailrace ${options.role} ${options.zone}`,
      servers: [...options.servers],
      timeout: REQUEST_MS,
      maxReconnectAttempts: -1,
      ignoreAuthErrorAbort: true,
      reconnectDelayHandler: () => reconnectMs * (1 + Math.random()),
      pingInterval: pingMs[options.role],
      maxPingOut: 2,
    });
    try {
      const js = jetstream(connection, { timeout: REQUEST_MS });
      const streams = await jetstreamManager(connection, { timeout: REQUEST_MS });
      return new NatsLink(connection, js, streams, options);
    } catch (error) {
      await connection.close();
      throw error;
    }
  }

  get isUp(): boolean {
    return this.#isUp;
  }

  /** Why there is no contact, in words; undefined while there is. */
  get trouble(): string | undefined {
    if (this.#isUp) return undefined;
    const since = this.#lostAt === undefined ? '' : ` since ${this.#lostAt.toISOString()}`;
    return `No contact with NATS (${this.#servers})${since}: ${this.#reason}`;
  }

  /** Called with true when the connection is back and with false when it is lost. */
  onChange(listener: (isUp: boolean) => void): Unsubscribe {
    return this.#listeners.add(listener);
  }

  /** Rejects as soon as the connection is lost: nobody should wait for an answer that cannot come. */
  async untilAnswered<T>(request: () => Promise<T>): Promise<T> {
    if (!this.#isUp) throw new Error(this.trouble);
    let unsubscribe: Unsubscribe | undefined;
    const lost = new Promise<never>((_, reject) => {
      unsubscribe = this.#listeners.add((isUp) => {
        if (!isUp) reject(new Error('the connection to NATS was lost, so it may or may not have happened'));
      });
    });
    try {
      return await Promise.race([request(), lost]);
    } finally {
      unsubscribe?.();
    }
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    this.#listeners.clear();
    await this.connection.close();
  }

  async #follow(): Promise<void> {
    for await (const status of this.connection.status()) {
      if (status.type === 'disconnect') this.#setLost('the connection was lost');
      if (status.type === 'staleConnection') this.#reason = 'NATS does not answer';
      if (status.type === 'reconnect') this.#setBack();
      if (status.type === 'error') {
        this.#reason = textOf(status.error);
        this.#logger.warn({ err: status.error }, 'NATS reports an error');
      }
    }
    const error = await this.connection.closed();
    if (this.#isClosing) return;
    // With unlimited attempts the client only gives up on what it takes for a bug. Traffic goes on; people have to look.
    this.#setLost(
      `the client gave up (${error === undefined ? 'no reason' : textOf(error)}), this process has to be restarted`,
    );
    this.#logger.error({ err: error }, 'The connection to NATS was closed for good');
  }

  #setLost(reason: string): void {
    this.#reason = reason;
    if (!this.#isUp) return;
    this.#isUp = false;
    this.#lostAt = new Date();
    if (this.#isClosing) return;
    this.#logger.warn({ servers: this.#servers }, 'No contact with NATS');
    this.#listeners.emit(false);
  }

  #setBack(): void {
    if (this.#isUp || this.#isClosing) return;
    this.#isUp = true;
    this.#lostAt = undefined;
    this.#logger.info({ server: this.connection.getServer() }, 'In contact with NATS again');
    this.#listeners.emit(true);
  }
}
