// One traffic controller's stream of tailrace.v1.Reader.Subscribe: hello, then any number of subscriptions whose events are
// packed into few messages. When it may read is decided by credits and the turn queue, not here.
import { type ServerDuplexStream, status } from '@grpc/grpc-js';
import type { SliceHold } from '@tailrace/core/app-log';
import { cannot } from '@tailrace/core/errors';
import {
  decodeReaderUp,
  encodeReaderHello,
  type Open,
  type ReaderEvent,
  ReaderEventsWriter,
  type ReaderHello,
  type ReaderUp,
} from '@tailrace/proto/reader-messages';
import type { Logger } from 'pino';
import { GreetedStream } from '../greeted-stream.ts';
import type { RefusedPeers } from '../refused-peers.ts';
import { StreamRefusal } from '../stream-status.ts';
import { Subscription, type SubscriptionContext, type SubscriptionOutput } from './subscription.ts';
import type { TurnFlusher } from './turn-queue.ts';

/** What is done, for error messages. */
const OPEN = 'open the subscription';

/** Most subscriptions of one stream. One costs a few hundred bytes. */
export const SUBSCRIPTIONS_MAX = 100_000;

/** What a {@link ReaderSession} works with. */
export interface ReaderSessionOptions {
  readonly call: ServerDuplexStream<Buffer, Buffer>;
  readonly context: SubscriptionContext;
  readonly cluster: string;
  /** This server's id. */
  readonly id: string;
  readonly logger: Logger;
  readonly refused: RefusedPeers;
  readonly onSlice: (bytes: number) => void;
  /** Called once, when the stream is over. */
  readonly onEnd: (session: ReaderSession) => void;
}

/**
 * What it holds is bounded: the events of one turn, which the turn's end makes into one message, and what grpc-js
 * buffers until its `write()` says false (16 messages of about 64 KiB); from then on no subscription of it gets a turn.
 */
export class ReaderSession implements SubscriptionOutput, TurnFlusher {
  flushQueued = false;
  readonly #options: ReaderSessionOptions;
  readonly #stream: GreetedStream<ReaderUp, ReaderHello>;
  readonly #subscriptions = new Map<number, Subscription>();
  readonly #events = new ReaderEventsWriter();
  /** Of the slices among the events. */
  #holds: SliceHold[] = [];
  /** Those that had a turn while the stream was blocked. */
  readonly #parked = new Set<Subscription>();
  #isBlocked = false;

  constructor(options: ReaderSessionOptions) {
    this.#options = options;
    const { call, cluster, logger, refused } = options;
    this.#stream = new GreetedStream<ReaderUp, ReaderHello>({
      call,
      action: 'serve the reader',
      what: 'a reader stream',
      cluster,
      logger,
      refused,
      decode: decodeReaderUp,
      helloOf: (message) => (message.kind === 'hello' ? message : undefined),
      onHello: (hello, version) => this.#answerHello(hello, version),
      onMessage: (message) => this.#take(message),
      onClosing: () => {
        this.#isBlocked = false;
        this.flush();
      },
      onEnd: () => this.#ended(),
    });
    call.on('drain', () => this.#unblock());
  }

  get isBlocked(): boolean {
    return this.#isBlocked;
  }

  /** The controller's id; empty before its hello. */
  get peer(): string {
    return this.#stream.peer;
  }

  get subscriptions(): Iterable<Subscription> {
    return this.#subscriptions.values();
  }

  get subscriptionCount(): number {
    return this.#subscriptions.size;
  }

  park(subscription: Subscription): void {
    this.#parked.add(subscription);
  }

  emit(event: ReaderEvent, hold?: SliceHold): void {
    if (!this.#stream.isOpen) {
      hold?.release();
      return;
    }
    this.#events.add(event);
    if (hold !== undefined) this.#holds.push(hold);
    if (event.kind === 'slice') this.#options.onSlice(event.bytes.length);
    this.#options.context.queue.flushSoon(this);
  }

  ended(subscription: Subscription): void {
    this.#subscriptions.delete(subscription.sub);
    this.#parked.delete(subscription);
  }

  flush(): void {
    if (!this.#stream.isOpen || this.#isBlocked || this.#events.length === 0) return;
    const message = this.#events.take();
    this.#releaseAll();
    if (!this.#options.call.write(message)) this.#isBlocked = true;
  }

  /** Ends the stream after what was emitted. */
  close(): void {
    this.#stream.close();
  }

  #answerHello(hello: ReaderHello, version: number): void {
    const { call, cluster, id, logger } = this.#options;
    logger.info({ peer: hello.peer, version }, 'a reader stream is open');
    call.write(encodeReaderHello({ kind: 'hello', cluster, version, peer: id }));
  }

  #take(message: ReaderUp): void {
    if (message.kind === 'open') {
      this.#open(message.open);
    } else if (message.kind !== 'hello') {
      // It may have ended while the message was on its way.
      const subscription = this.#subscriptions.get(message.sub);
      if (message.kind === 'credit') subscription?.addCredit(message.bytes);
      else if (subscription !== undefined) this.#close(subscription);
    }
  }

  #open(open: Open): void {
    if (this.#subscriptions.has(open.sub)) {
      const whatIs = `number ${open.sub} is open already`;
      throw new StreamRefusal(status.INVALID_ARGUMENT, cannot(OPEN, whatIs, 'a new number'));
    }
    if (this.#subscriptions.size >= SUBSCRIPTIONS_MAX) {
      const whatIs = `the stream has ${this.#subscriptions.size} subscriptions`;
      throw new StreamRefusal(
        status.RESOURCE_EXHAUSTED,
        cannot(OPEN, whatIs, `at most ${SUBSCRIPTIONS_MAX}`),
      );
    }
    const subscription = new Subscription(open, this.#options.context, this);
    this.#subscriptions.set(open.sub, subscription);
    subscription.start(open.from, open.follow);
  }

  #close(subscription: Subscription): void {
    subscription.close();
    this.ended(subscription);
  }

  #unblock(): void {
    this.#isBlocked = false;
    this.flush();
    for (const subscription of this.#parked) this.#options.context.queue.push(subscription);
    this.#parked.clear();
  }

  /** The events were copied, or will never be sent. */
  #releaseAll(): void {
    const holds = this.#holds;
    this.#holds = [];
    for (const hold of holds) hold.release();
  }

  #ended(): void {
    for (const subscription of this.#subscriptions.values()) subscription.close();
    this.#subscriptions.clear();
    this.#parked.clear();
    this.#releaseAll();
    this.#options.onEnd(this);
  }
}
