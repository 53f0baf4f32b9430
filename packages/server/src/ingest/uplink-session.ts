// One agent's stream of tailrace.v1.Uplink: hello, then batches and their acks. What becomes of a batch is Ingest's; here is
// only who may speak, in which order, and how a stream ends.
import type { ServerDuplexStream } from '@grpc/grpc-js';
import type { MarkAsk } from '@tailrace/proto/mark-messages';
import {
  decodeUplinkUp,
  encodeUplinkDown,
  type UplinkAck,
  type UplinkBatch,
  type UplinkHello,
  type UplinkUp,
} from '@tailrace/proto/uplink-messages';
import type { Logger } from 'pino';
import { GreetedStream } from '../greeted-stream.ts';
import type { MarkRounds, MarkTeller } from '../marks/mark-rounds.ts';
import type { RefusedPeers } from '../refused-peers.ts';
import type { Ingest } from './ingest.ts';
import type { OwedLines } from './owed-lines.ts';

/** What an {@link UplinkSession} works with. */
export interface UplinkSessionOptions {
  readonly call: ServerDuplexStream<Buffer, Buffer>;
  readonly ingest: Ingest;
  readonly marks: MarkRounds;
  readonly owed: OwedLines;
  readonly cluster: string;
  /** This server's id. */
  readonly id: string;
  /** Names this life of the server. */
  readonly life: string;
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
export class UplinkSession implements MarkTeller {
  readonly #options: UplinkSessionOptions;
  #life = '';
  #tellsMarks = false;
  #isWelcome = false;
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
      onEnd: () => {
        options.marks.closed(this);
        if (this.#isWelcome) options.owed.closed(this);
        options.onEnd(this);
      },
    });
    call.on('drain', () => call.resume());
  }

  /** The agent's id; empty before its hello. */
  get peer(): string {
    return this.#stream.peer;
  }

  /** Names this life of the agent; empty before its hello, and from one that does not say. */
  get life(): string {
    return this.#life;
  }

  get tellsMarks(): boolean {
    return this.#tellsMarks;
  }

  ask(ask: MarkAsk): void {
    this.#send(encodeUplinkDown({ kind: 'ask', ask }));
  }

  /** Takes nothing more and ends the stream after the acks that were written. */
  close(): void {
    this.#stream.close();
  }

  #welcome(hello: UplinkHello, version: number): void {
    const { cluster, id, life, ingest, marks, owed, logger, batchBytesMax } = this.#options;
    logger.info({ peer: hello.peer, version }, 'an uplink is open');
    this.#life = hello.life ?? '';
    this.#tellsMarks = hello.tellsMarks ?? false;
    this.#isWelcome = true;
    owed.opened(this, hello.open);
    ingest.lastOf(hello.open, (last) => {
      if (!this.#stream.isOpen) return;
      const ask = marks.opened(this);
      const welcome = { cluster, version, peer: id, last, batchBytesMax: batchBytesMax(), life };
      this.#send(
        encodeUplinkDown({ kind: 'welcome', welcome: ask === undefined ? welcome : { ...welcome, ask } }),
      );
    });
  }

  #take(message: UplinkUp): void {
    const { ingest, marks, onBad } = this.#options;
    if (message.kind === 'bye') {
      ingest.end(message.ended);
    } else if (message.kind === 'marks') {
      const problem = marks.answered(this, message.answer);
      if (problem !== undefined) onBad(this.peer, problem);
    } else if (message.kind === 'batch') {
      const { batch } = message;
      ingest.take(
        batch,
        this,
        (ack) => this.#send(encodeUplinkDown({ kind: 'ack', ack: this.#withMarks(ack, batch) })),
        (problem) => onBad(this.peer, problem),
      );
    }
  }

  #withMarks(ack: UplinkAck, batch: UplinkBatch): UplinkAck {
    return this.#tellsMarks ? { ...ack, marks: this.#options.ingest.marksOf(batch, this.peer, ack) } : ack;
  }

  /** A peer that does not read its acks is not read either. */
  #send(message: Buffer): void {
    if (!this.#stream.isOpen) return;
    if (!this.#options.call.write(message)) this.#options.call.pause();
  }
}
