// One stream of an internal protocol as every service of a server takes it: a hello in time, of this cluster and version, before
// anything else, and an end that is told once. What the messages after the hello mean is the session's business.
import { type ServerDuplexStream, status } from '@grpc/grpc-js';
import { cannot, quoted } from '@tailrace/core/errors';
import { chooseVersion, describeVersions, type HelloVersions } from '@tailrace/proto/protocol-version';
import type { Logger } from 'pino';
import type { RefusedPeers } from './refused-peers.ts';
import { endWithStatus, StreamRefusal, toStreamStatus } from './stream-status.ts';

/** How long a peer may take for its hello, in milliseconds. */
const HELLO_TIMEOUT_MS = 10_000;
/** Of a peer's id: it is kept and logged, and it is the peer's to choose. */
const PEER_CHARS_MAX = 255;

/** What the hellos of all protocols say. */
export interface StreamHello extends HelloVersions {
  readonly cluster: string;
  /** Id of the peer. */
  readonly peer: string;
}

/** What a {@link GreetedStream} works with. The callbacks come one at a time; what they throw ends the stream with its status. */
export interface GreetedStreamOptions<Message extends { readonly kind: string }, Hello extends StreamHello> {
  readonly call: ServerDuplexStream<Buffer, Buffer>;
  /** What is done, for error messages: `serve the uplink`. */
  readonly action: string;
  /** What it is, for logs: `an uplink`. */
  readonly what: string;
  readonly cluster: string;
  readonly logger: Logger;
  /** Who was refused lately: said once for each, not at every attempt. */
  readonly refused: RefusedPeers;
  readonly decode: (bytes: Buffer) => Message;
  /** The hello in a message of kind `hello`, else undefined. */
  readonly helloOf: (message: Message) => Hello | undefined;
  /** The hello fits: to be answered with the version that was chosen, and spoken in it. */
  readonly onHello: (hello: Hello, version: number) => void;
  /** Any message after the hello. */
  readonly onMessage: (message: Message) => void;
  /** Before it is ended in order: the last moment to write something. */
  readonly onClosing?: () => void;
  /** Called once, when nothing more is taken. */
  readonly onEnd: () => void;
}

/** Where a stream is: before its hello, taking messages, or over. */
type State = 'greeting' | 'open' | 'ended';

/** Listens to the call from the constructor on, but for `drain`, which is the session's. */
export class GreetedStream<Message extends { readonly kind: string }, Hello extends StreamHello> {
  readonly #options: GreetedStreamOptions<Message, Hello>;
  readonly #helloTimer: NodeJS.Timeout;
  #state: State = 'greeting';
  #peer = '';

  constructor(options: GreetedStreamOptions<Message, Hello>) {
    this.#options = options;
    const { call, action } = options;
    this.#helloTimer = setTimeout(() => {
      const whatIs = `no hello came within ${HELLO_TIMEOUT_MS} ms`;
      this.#refuse(new StreamRefusal(status.DEADLINE_EXCEEDED, cannot(action, whatIs)));
    }, HELLO_TIMEOUT_MS);
    call.on('data', (bytes: Buffer) => this.#receive(bytes));
    call.on('end', () => this.close());
    call.on('cancelled', () => this.#ended());
    call.on('error', () => this.#ended());
    call.on('close', () => this.#ended());
  }

  /** The hello came, and the end has not. */
  get isOpen(): boolean {
    return this.#state === 'open';
  }

  /** The peer's id as it says itself; empty before its hello. */
  get peer(): string {
    return this.#peer;
  }

  /** Takes nothing more and ends the stream after what was written. */
  close(): void {
    if (this.#state === 'ended') return;
    this.#options.onClosing?.();
    this.#ended();
    this.#options.call.end();
  }

  #receive(bytes: Buffer): void {
    if (this.#state === 'ended') return;
    try {
      this.#take(this.#options.decode(bytes));
    } catch (error) {
      this.#refuse(error);
    }
  }

  #take(message: Message): void {
    const { action, helloOf, onMessage } = this.#options;
    const hello = helloOf(message);
    if (hello !== undefined) {
      this.#greet(hello);
    } else if (this.#state === 'open') {
      onMessage(message);
    } else {
      const whatIs = `the first message is of kind ${message.kind}`;
      throw new StreamRefusal(status.INVALID_ARGUMENT, cannot(action, whatIs, 'a hello'));
    }
  }

  #greet(hello: Hello): void {
    const { action, cluster, refused, onHello } = this.#options;
    if (this.#state !== 'greeting') {
      throw new StreamRefusal(status.INVALID_ARGUMENT, cannot(action, 'a second hello came', 'one'));
    }
    this.#peer = hello.peer.slice(0, PEER_CHARS_MAX);
    const version = checkHello(action, hello, cluster);
    refused.accepted(this.#peer);
    clearTimeout(this.#helloTimer);
    this.#state = 'open';
    onHello(hello, version);
  }

  #refuse(error: unknown): void {
    if (this.#state === 'ended') return;
    this.#ended();
    const { code, details, isBug } = toStreamStatus(error);
    const { call, what, logger, refused } = this.#options;
    if (isBug) logger.error({ peer: this.#peer, err: error }, `${what} failed`);
    else if (refused.isNews(this.#peer, details)) {
      logger.warn({ peer: this.#peer, reason: details }, `${what} is refused`);
    }
    endWithStatus(call, code, details);
  }

  #ended(): void {
    if (this.#state === 'ended') return;
    this.#state = 'ended';
    clearTimeout(this.#helloTimer);
    this.#options.onEnd();
  }
}

/** The version to speak with a peer. Throws StreamRefusal FAILED_PRECONDITION for one of another cluster or of no version of ours. */
function checkHello(action: string, hello: StreamHello, cluster: string): number {
  if (hello.cluster !== cluster) {
    const whatIs = `the peer belongs to cluster ${quoted(hello.cluster)}`;
    const expected = `cluster ${quoted(cluster)}`;
    throw new StreamRefusal(status.FAILED_PRECONDITION, cannot(action, whatIs, expected));
  }
  const version = chooseVersion(hello);
  if (version === undefined) {
    const { whatIs, expected } = describeVersions(hello);
    throw new StreamRefusal(status.FAILED_PRECONDITION, cannot(action, whatIs, expected));
  }
  return version;
}
