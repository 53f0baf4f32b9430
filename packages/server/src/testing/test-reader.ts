// A traffic controller for tests: one reader stream, and subscriptions that remember what came.
import { Client, type ClientDuplexStream, credentials, type ServiceError, status } from '@grpc/grpc-js';
import { internalChannelOptions } from '@tailrace/core/channel-options';
import { PROTOCOL_VERSION } from '@tailrace/proto/protocol-version';
import {
  decodeReaderDown,
  encodeReaderUp,
  type From,
  type ReaderEvent,
  type ReaderHello,
} from '@tailrace/proto/reader-messages';
import { type MethodDefinition, readerService } from '@tailrace/proto/services';
import { textsOf } from './lines.ts';

/** What came for one subscription. */
export class TestSubscription {
  readonly sub: number;
  readonly events: ReaderEvent[] = [];
  /** Texts of lines; notices are not among them. */
  readonly lines: string[] = [];
  /** Texts of notices. */
  readonly notices: string[] = [];
  /** Sum of the counts of lines, notices and `overtaken`: the distance in indices. */
  distance = 0;
  droppedLines = 0;
  overtakenLines = 0;
  nextIndex = -1;
  /** Bytes and costs of slices, as credit counts them. */
  cost = 0;
  endReason: string | undefined;
  /** Said of an event that did not follow on the one before. */
  problem: string | undefined;

  constructor(sub: number) {
    this.sub = sub;
  }

  has(kind: ReaderEvent['kind']): boolean {
    return this.events.some((event) => event.kind === kind);
  }

  get opened(): Extract<ReaderEvent, { kind: 'opened' }> | undefined {
    return this.events.findLast((event) => event.kind === 'opened');
  }

  take(event: ReaderEvent): void {
    this.events.push(event);
    if (event.kind === 'opened') this.nextIndex = event.index;
    else if (event.kind === 'slice') {
      this.#advance(event.index, event.count);
      this.cost += event.bytes.length + 64;
      if (event.drop) {
        this.notices.push(...textsOf(event.bytes));
        this.droppedLines += event.count;
      } else {
        const texts = textsOf(event.bytes);
        if (texts.length !== event.count)
          this.problem ??= `${texts.length} lines in a slice of ${event.count}`;
        this.lines.push(...texts);
      }
    } else if (event.kind === 'overtaken') {
      this.#advance(event.fromIndex, event.toIndex - event.fromIndex);
      this.overtakenLines += event.toIndex - event.fromIndex;
    } else if (event.kind === 'ended') this.endReason = event.reason;
    else if (event.kind === 'moved') this.endReason = 'moved';
  }

  #advance(index: number, count: number): void {
    if (index !== this.nextIndex) this.problem ??= `index ${index} came, expected ${this.nextIndex}`;
    this.nextIndex = index + count;
    this.distance += count;
  }
}

/** How to subscribe. */
export interface SubscribeFields {
  readonly from?: From;
  readonly follow?: boolean;
  readonly credit?: number;
  /** Gives back at once what a slice cost. Default true. */
  readonly renews?: boolean;
}

/** One stream with any number of subscriptions, and the unary calls. */
export class TestReader {
  readonly hello: Promise<ReaderHello>;
  readonly ended: Promise<ServiceError | undefined>;
  /** Messages that came, the hello included. */
  messages = 0;
  readonly #client: Client;
  readonly #call: ClientDuplexStream<Buffer, Buffer>;
  readonly #subscriptions = new Map<number, { subscription: TestSubscription; renews: boolean }>();
  #nextSub = 1;

  constructor(address: string, hello: Partial<ReaderHello> = {}) {
    this.#client = new Client(address, credentials.createInsecure(), internalChannelOptions);
    const { path, requestSerialize, responseDeserialize } = readerService.subscribe;
    this.#call = this.#client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize);
    this.ended = new Promise((resolve) => {
      this.#call.on('error', resolve);
      this.#call.on('status', ({ code }) => {
        if (code === status.OK) resolve(undefined);
      });
    });
    this.hello = new Promise((resolve) =>
      this.#call.on('data', (bytes: Buffer) => this.#receive(bytes, resolve)),
    );
    this.#call.write(
      encodeReaderUp({
        kind: 'hello',
        cluster: 'test',
        version: PROTOCOL_VERSION,
        peer: 'controller',
        ...hello,
      }),
    );
  }

  subscribe(app: string, fields: SubscribeFields = {}): TestSubscription {
    const { from = { kind: 'oldest' }, follow = true, credit = 1024 * 1024, renews = true } = fields;
    const sub = this.#nextSub++;
    const subscription = new TestSubscription(sub);
    this.#subscriptions.set(sub, { subscription, renews });
    this.#call.write(encodeReaderUp({ kind: 'open', open: { sub, app, from, follow, credit } }));
    return subscription;
  }

  credit({ sub }: TestSubscription, bytes: number): void {
    this.#call.write(encodeReaderUp({ kind: 'credit', sub, bytes }));
  }

  unsubscribe({ sub }: TestSubscription): void {
    this.#call.write(encodeReaderUp({ kind: 'close', sub }));
  }

  /** The next subscription takes number 1 again. */
  resetNumbers(): void {
    this.#nextSub = 1;
  }

  sendRaw(bytes: Buffer): void {
    this.#call.write(bytes);
  }

  /** Takes no messages until {@link resume}. */
  pause(): void {
    this.#call.pause();
  }

  resume(): void {
    this.#call.resume();
  }

  /** One of the unary calls. */
  ask<Request, Response>(method: MethodDefinition<Request, Response>, request: Request): Promise<Response> {
    return new Promise((resolve, reject) => {
      this.#client.makeUnaryRequest(
        method.path,
        method.requestSerialize,
        method.responseDeserialize,
        request,
        (error, response) => (error === null && response !== undefined ? resolve(response) : reject(error)),
      );
    });
  }

  async close(): Promise<void> {
    this.#call.cancel();
    this.#call.resume();
    await this.ended;
    this.#client.close();
  }

  #receive(bytes: Buffer, onHello: (hello: ReaderHello) => void): void {
    this.messages += 1;
    const message = decodeReaderDown(bytes);
    if (message.kind === 'hello') {
      onHello(message);
      return;
    }
    for (const event of message.events) {
      const known = this.#subscriptions.get(event.sub);
      known?.subscription.take(event);
      if (known?.renews && event.kind === 'slice') this.credit(known.subscription, event.bytes.length + 64);
    }
  }
}
