// One agent's stream of tailrace.v1.Uplink: hello, then batches and their acks. What becomes of a batch is Ingest's; here is
// only who may speak, in which order, and how a stream ends.
import type { ServerDuplexStream } from '@grpc/grpc-js';
import {
  decodeUplinkUp,
  encodeUplinkDown,
  type UplinkHello,
  type UplinkUp,
} from '@tailrace/proto/uplink-messages';
import type { Logger } from 'pino';
import { GreetedStream } from '../greeted-stream.ts';
import type { RefusedPeers } from '../refused-peers.ts';
import type { Ingest } from './ingest.ts';

/** What an {@link UplinkSession} works with. */
export interface UplinkSessionOptions {
  readonly call: ServerDuplexStream<Buffer, Buffer>;
  readonly ingest: Ingest;
  readonly cluster: string;
  /** This server's id. */
  readonly id: string;
  readonly logger: Logger;
  readonly refused: RefusedPeers;
  /** What to tell the sender now. */
  readonly batchBytesMax: () => number;
  /** Called for each run or total that is refused alone, with what is wrong. */
  readonly onBad: (peer: string, problem: string) => void;
  /** Called once, when nothing more is taken from this stream. */
  readonly onEnd: (session: UplinkSession) => void;
}

/** An ack is written only after the batch is in the logs; acks follow in the order of their batches. */
export class UplinkSession {
  readonly #options: UplinkSessionOptions;
  readonly #stream: GreetedStream<UplinkUp, UplinkHello>;

  constructor(options: UplinkSessionOptions) {
    this.#options = options;
    const { call, cluster, logger, refused } = options;
    this.#stream = new GreetedStream<UplinkUp, UplinkHello>({
      call,
      action: 'serve the uplink',
      what: 'an uplink',
      cluster,
      logger,
      refused,
      decode: decodeUplinkUp,
      helloOf: (message) => (message.kind === 'hello' ? message.hello : undefined),
      onHello: (hello, version) => this.#welcome(hello, version),
      onMessage: (message) => this.#take(message),
      onEnd: () => options.onEnd(this),
    });
    call.on('drain', () => call.resume());
  }

  /** The agent's id; empty before its hello. */
  get peer(): string {
    return this.#stream.peer;
  }

  /** Takes nothing more and ends the stream after the acks that were written. */
  close(): void {
    this.#stream.close();
  }

  #welcome(hello: UplinkHello, version: number): void {
    const { cluster, id, ingest, logger, batchBytesMax } = this.#options;
    logger.info({ peer: hello.peer, version }, 'an uplink is open');
    ingest.lastOf(hello.open, (last) => {
      const welcome = { cluster, version, peer: id, last, batchBytesMax: batchBytesMax() };
      this.#send(encodeUplinkDown({ kind: 'welcome', welcome }));
    });
  }

  #take(message: UplinkUp): void {
    const { ingest, onBad } = this.#options;
    if (message.kind === 'bye') {
      ingest.end(message.ended);
    } else if (message.kind === 'batch') {
      ingest.take(
        message.batch,
        (ack) => this.#send(encodeUplinkDown({ kind: 'ack', ack })),
        (problem) => onBad(this.peer, problem),
      );
    }
  }

  /** A peer that does not read its acks is not read either. */
  #send(message: Buffer): void {
    if (!this.#stream.isOpen) return;
    if (!this.#options.call.write(message)) this.#options.call.pause();
  }
}
