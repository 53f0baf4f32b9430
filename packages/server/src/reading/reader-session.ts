// One traffic controller's stream of tailrace.v1.Reader.Subscribe: hello, then any number of subscriptions whose events are
// packed into few messages. When it may read is decided by credits and the turn queue, not here.
import { type ServerDuplexStream, status } from '@grpc/grpc-js';
import { cannot } from '@tailrace/core/errors';
import {
  decodeReaderUp,
  encodeReaderHello,
  type Open,
  READER_VERSION,
  type ReaderEvent,
  ReaderEventsWriter,
  type ReaderHello,
  type ReaderUp,
} from '@tailrace/proto/reader-messages';
import type { Logger } from 'pino';
import { checkHello, HELLO_TIMEOUT_MS } from '../hello-check.ts';
import { endWithStatus, StreamRefusal, toStreamStatus } from '../stream-status.ts';
import { Subscription, type SubscriptionContext, type SubscriptionOutput } from './subscription.ts';
import type { TurnFlusher } from './turn-queue.ts';

/** What is done, for error messages. */
const SERVE = 'serve the reader';
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
  readonly onSlice: (bytes: number) => void;
  /** Called once, when the stream is over. */
  readonly onEnd: (session: ReaderSession) => void;
}

type State = 'greeting' | 'open' | 'ended';

/**
 * What it holds is bounded: the events of one turn, which the turn's end makes into one message, and what grpc-js
 * buffers until its `write()` says false (16 messages of about 64 KiB); from then on no subscription of it gets a turn.
 */
export class ReaderSession implements SubscriptionOutput, TurnFlusher {
  flushQueued = false;
  readonly #options: ReaderSessionOptions;
  readonly #helloTimer: NodeJS.Timeout;
  readonly #subscriptions = new Map<number, Subscription>();
  readonly #events = new ReaderEventsWriter();
  /** Those that had a turn while the stream was blocked. */
  readonly #parked = new Set<Subscription>();
  #state: State = 'greeting';
  #isBlocked = false;
  #peer = '';

  constructor(options: ReaderSessionOptions) {
    this.#options = options;
    const { call } = options;
    this.#helloTimer = setTimeout(() => {
      const whatIs = `no hello came within ${HELLO_TIMEOUT_MS} ms`;
      this.#refuse(new StreamRefusal(status.DEADLINE_EXCEEDED, cannot(SERVE, whatIs)));
    }, HELLO_TIMEOUT_MS);
    call.on('data', (message: Buffer) => this.#receive(message));
    call.on('drain', () => this.#unblock());
    call.on('end', () => this.close());
    call.on('cancelled', () => this.#ended());
    call.on('error', () => this.#ended());
    call.on('close', () => this.#ended());
  }

  get isBlocked(): boolean {
    return this.#isBlocked;
  }

  /** The controller's id; empty before its hello. */
  get peer(): string {
    return this.#peer;
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

  emit(event: ReaderEvent): void {
    if (this.#state !== 'open') return;
    this.#events.add(event);
    if (event.kind === 'slice') this.#options.onSlice(event.bytes.length);
    this.#options.context.queue.flushSoon(this);
  }

  ended(subscription: Subscription): void {
    this.#subscriptions.delete(subscription.sub);
    this.#parked.delete(subscription);
  }

  flush(): void {
    if (this.#state !== 'open' || this.#isBlocked || this.#events.length === 0) return;
    if (!this.#options.call.write(this.#events.take())) this.#isBlocked = true;
  }

  /** Ends the stream after what was emitted. */
  close(): void {
    if (this.#state === 'ended') return;
    this.#isBlocked = false;
    this.flush();
    this.#ended();
    this.#options.call.end();
  }

  #receive(message: Buffer): void {
    if (this.#state === 'ended') return;
    try {
      this.#take(decodeReaderUp(message));
    } catch (error) {
      this.#refuse(error);
    }
  }

  #take(message: ReaderUp): void {
    if (message.kind === 'hello') {
      this.#greet(message);
    } else if (this.#state !== 'open') {
      const whatIs = `the first message is of kind ${message.kind}`;
      throw new StreamRefusal(status.INVALID_ARGUMENT, cannot(SERVE, whatIs, 'a hello'));
    } else if (message.kind === 'open') {
      this.#open(message.open);
    } else {
      // It may have ended while the message was on its way.
      const subscription = this.#subscriptions.get(message.sub);
      if (message.kind === 'credit') subscription?.addCredit(message.bytes);
      else if (subscription !== undefined) this.#close(subscription);
    }
  }

  #greet(hello: ReaderHello): void {
    const { call, cluster, id, logger } = this.#options;
    if (this.#state !== 'greeting') {
      throw new StreamRefusal(status.INVALID_ARGUMENT, cannot(SERVE, 'a second hello came', 'one'));
    }
    checkHello(SERVE, hello, { cluster, version: READER_VERSION });
    clearTimeout(this.#helloTimer);
    this.#state = 'open';
    this.#peer = hello.peer;
    logger.info({ peer: hello.peer }, 'a reader stream is open');
    call.write(encodeReaderHello({ kind: 'hello', cluster, version: READER_VERSION, peer: id }));
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

  #refuse(error: unknown): void {
    if (this.#state === 'ended') return;
    this.#ended();
    const { code, details, isBug } = toStreamStatus(error);
    const { call, logger } = this.#options;
    if (isBug) logger.error({ peer: this.#peer, err: error }, 'a reader stream failed');
    else logger.warn({ peer: this.#peer, reason: details }, 'a reader stream is refused');
    endWithStatus(call, code, details);
  }

  #ended(): void {
    if (this.#state === 'ended') return;
    this.#state = 'ended';
    clearTimeout(this.#helloTimer);
    for (const subscription of this.#subscriptions.values()) subscription.close();
    this.#subscriptions.clear();
    this.#parked.clear();
    this.#options.onEnd(this);
  }
}
