// One agent's stream of tailrace.v1.Uplink: hello, then batches and their acks. What becomes of a batch is Ingest's; here is
// only who may speak, in which order, and how a stream ends.
import { type ServerDuplexStream, status } from '@grpc/grpc-js';
import { cannot } from '@tailrace/core/errors';
import {
  decodeUplinkUp,
  encodeUplinkDown,
  UPLINK_VERSION,
  type UplinkHello,
  type UplinkUp,
} from '@tailrace/proto/uplink-messages';
import type { Logger } from 'pino';
import { checkHello, HELLO_TIMEOUT_MS } from '../hello-check.ts';
import { endWithStatus, StreamRefusal, toStreamStatus } from '../stream-status.ts';
import type { Ingest } from './ingest.ts';

/** What is done, for error messages. */
const SERVE = 'serve the uplink';

/** What an {@link UplinkSession} works with. */
export interface UplinkSessionOptions {
  readonly call: ServerDuplexStream<Buffer, Buffer>;
  readonly ingest: Ingest;
  readonly cluster: string;
  /** This server's id. */
  readonly id: string;
  readonly logger: Logger;
  /** Called for each run or total that is refused alone, with what is wrong. */
  readonly onBad: (peer: string, problem: string) => void;
  /** Called once, when nothing more is taken from this stream. */
  readonly onEnd: (session: UplinkSession) => void;
}

/** Where a stream is: before its hello, taking batches, or over. */
type State = 'greeting' | 'open' | 'ended';

/** An ack is written only after the batch is in the logs: taking is synchronous, and the ack follows it. */
export class UplinkSession {
  readonly #options: UplinkSessionOptions;
  readonly #helloTimer: NodeJS.Timeout;
  #state: State = 'greeting';
  #peer = '';

  constructor(options: UplinkSessionOptions) {
    this.#options = options;
    const { call } = options;
    this.#helloTimer = setTimeout(() => {
      const whatIs = `no hello came within ${HELLO_TIMEOUT_MS} ms`;
      this.#refuse(new StreamRefusal(status.DEADLINE_EXCEEDED, cannot(SERVE, whatIs)));
    }, HELLO_TIMEOUT_MS);
    call.on('data', (message: Buffer) => this.#receive(message));
    call.on('drain', () => call.resume());
    call.on('end', () => this.close());
    call.on('cancelled', () => this.#ended());
    call.on('error', () => this.#ended());
    call.on('close', () => this.#ended());
  }

  /** The agent's id; empty before its hello. */
  get peer(): string {
    return this.#peer;
  }

  /** Takes nothing more and ends the stream after the acks that were written. */
  close(): void {
    if (this.#state === 'ended') return;
    this.#ended();
    this.#options.call.end();
  }

  #receive(message: Buffer): void {
    if (this.#state === 'ended') return;
    try {
      this.#take(decodeUplinkUp(message));
    } catch (error) {
      this.#refuse(error);
    }
  }

  #take(message: UplinkUp): void {
    const { ingest } = this.#options;
    if (message.kind === 'hello') {
      this.#greet(message.hello);
    } else if (this.#state !== 'open') {
      const whatIs = `the first message is a ${message.kind}`;
      throw new StreamRefusal(status.INVALID_ARGUMENT, cannot(SERVE, whatIs, 'a hello'));
    } else if (message.kind === 'bye') {
      ingest.end(message.ended);
    } else {
      const ack = ingest.take(message.batch, (problem) => this.#options.onBad(this.#peer, problem));
      this.#send(encodeUplinkDown({ kind: 'ack', ack }));
    }
  }

  #greet(hello: UplinkHello): void {
    const { cluster, id, ingest, logger } = this.#options;
    if (this.#state !== 'greeting') {
      throw new StreamRefusal(status.INVALID_ARGUMENT, cannot(SERVE, 'a second hello came', 'one'));
    }
    checkHello(SERVE, hello, { cluster, version: UPLINK_VERSION });
    clearTimeout(this.#helloTimer);
    this.#state = 'open';
    this.#peer = hello.peer;
    logger.info({ peer: hello.peer }, 'an uplink is open');
    const welcome = { cluster, version: UPLINK_VERSION, peer: id, last: ingest.lastOf(hello.open) };
    this.#send(encodeUplinkDown({ kind: 'welcome', welcome }));
  }

  /** A peer that does not read its acks is not read either. */
  #send(message: Buffer): void {
    if (!this.#options.call.write(message)) this.#options.call.pause();
  }

  #refuse(error: unknown): void {
    if (this.#state === 'ended') return;
    this.#ended();
    const { code, details, isBug } = toStreamStatus(error);
    const { call, logger } = this.#options;
    if (isBug) logger.error({ peer: this.#peer, err: error }, 'an uplink failed');
    else logger.warn({ peer: this.#peer, reason: details }, 'an uplink is refused');
    endWithStatus(call, code, details);
  }

  #ended(): void {
    if (this.#state === 'ended') return;
    this.#state = 'ended';
    clearTimeout(this.#helloTimer);
    this.#options.onEnd(this);
  }
}
