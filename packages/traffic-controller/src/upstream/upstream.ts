// The one stream to a log server: says hello, carries any number of subscriptions, and comes back after it broke. It does not know
// what subscriptions read or where they have got to: their handlers say so each time the stream is made anew.
import {
  type Client,
  type ClientDuplexStream,
  status as grpcStatus,
  Metadata,
  type ServiceError,
} from '@grpc/grpc-js';
import { Backoff } from '@tailrace/core/backoff';
import { cannot, LogError, quoted } from '@tailrace/core/errors';
import { describeVersions, OFFERED_VERSIONS, speaksVersion } from '@tailrace/proto/protocol-version';
import {
  decodeReaderDown,
  encodeReaderUp,
  type From,
  type ReaderEvent,
  type ReaderUp,
} from '@tailrace/proto/reader-messages';
import { type MethodDefinition, readerService } from '@tailrace/proto/services';
import { type ChannelTarget, createChannel, describeCallFailure } from '@tailrace/transport/channel';
import type { TlsFiles } from '@tailrace/transport/tls-files';
import type { Logger } from 'pino';

/** Waits between attempts to reach a server: 100 ms at first, 1 s at most, with full jitter. */
const RECONNECT_BASE_MS = 100;
const RECONNECT_MAX_MS = 1_000;
/**
 * How long a server may take to answer the hello, connection included. An attempt that was begun while the network was away never ends by
 * itself: after this and a wait of {@link RECONNECT_MAX_MS} the next one is made, within the 5 s in which everything flows again.
 */
const HELLO_TIMEOUT_MS = 2_000;

/**
 * - `connecting`: the stream is being made, or its hello is not answered yet.
 * - `ready`: subscriptions are open or being opened.
 * - `waiting`: the next attempt has its time.
 * - `closed`: by {@link Upstream.close}; for good.
 */
export type UpstreamState = 'connecting' | 'ready' | 'waiting' | 'closed';

/** What a subscription asks for. */
export interface SubscriptionRequest {
  readonly app: string;
  readonly from: From;
  readonly follow: boolean;
  /** Bytes that the server may send before it needs more. */
  readonly credit: number;
}

/** Who reads through a subscription. The calls come one at a time and must not throw. */
export interface SubscriptionHandler {
  /** What to ask for, now that the stream is there (again). */
  request(): SubscriptionRequest;
  onEvent(event: ReaderEvent): void;
  /** The stream broke. {@link request} is called when it is back. */
  onDisconnected(): void;
}

/** A subscription of one handler; it lives through reconnects until it is closed. */
export interface Subscription {
  /** Lets the server send so many bytes more. Does nothing while disconnected. */
  grant(bytes: number): void;
  /** Asks anew, as after a reconnect; what is still on the way for the old request is left out. */
  reopen(): void;
  close(): void;
}

/** Settings and seams of an {@link Upstream}. */
export interface UpstreamOptions {
  readonly serverId: string;
  readonly zone: string;
  /** `host:port`. */
  readonly address: string;
  readonly clusterId: string;
  /** Mutual TLS. Default: plain text. */
  readonly tls?: TlsFiles | undefined;
  /** Our id, which the server logs. */
  readonly peer: string;
  readonly logger: Logger;
  readonly nowMs: () => number;
  readonly random: () => number;
  /** Called when the state changed. */
  readonly onState?: (upstream: Upstream) => void;
}

/** For error messages. */
const READ = 'read from the server';

type SubscribeCall = ClientDuplexStream<Buffer, Buffer>;

/** A connection to one server with one Subscribe stream on it, kept up for as long as it is not closed. */
export class Upstream {
  readonly serverId: string;
  readonly zone: string;
  readonly address: string;
  readonly #options: UpstreamOptions;
  readonly #target: ChannelTarget;
  /** Of the present attempt, or of the last one: each has a channel of its own. */
  #client: Client;
  readonly #backoff: Backoff;
  /** By the number of the stream's current request; a request is replaced when it is opened anew. */
  readonly #bySub = new Map<number, OpenSubscription>();
  readonly #subscriptions = new Set<OpenSubscription>();
  #state: UpstreamState = 'connecting';
  #notReadySinceMs: number | undefined;
  #lastError = '';
  #reconnects = 0;
  #lastSub = 0;
  #call: SubscribeCall | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: UpstreamOptions) {
    this.serverId = options.serverId;
    this.zone = options.zone;
    this.address = options.address;
    this.#options = options;
    this.#notReadySinceMs = options.nowMs();
    this.#backoff = new Backoff({
      baseMs: RECONNECT_BASE_MS,
      maxMs: RECONNECT_MAX_MS,
      random: options.random,
    });
    this.#target = { address: options.address, role: 'server', tls: options.tls };
    this.#client = createChannel(this.#target);
    this.#connect();
  }

  get state(): UpstreamState {
    return this.#state;
  }

  get isReady(): boolean {
    return this.#state === 'ready';
  }

  /** Unix time in milliseconds since which the server cannot be reached; undefined while it can. */
  get notReadySinceMs(): number | undefined {
    return this.#notReadySinceMs;
  }

  /** Why the last attempt failed; empty when none did. */
  get lastError(): string {
    return this.#lastError;
  }

  /** How often the stream was lost. */
  get reconnects(): number {
    return this.#reconnects;
  }

  /** Subscriptions of this stream, opened or waiting for it. */
  get subscriptionCount(): number {
    return this.#subscriptions.size;
  }

  /** Adds a subscription; it is opened at once when the stream is ready, and whenever it is made. */
  subscribe(handler: SubscriptionHandler): Subscription {
    const subscription = new OpenSubscription(handler, {
      open: (self) => this.#open(self),
      grant: (self, bytes) => this.#send({ kind: 'credit', sub: self.sub, bytes }),
      close: (self) => this.#forget(self),
    });
    this.#subscriptions.add(subscription);
    if (this.#state === 'ready') this.#open(subscription);
    return subscription;
  }

  /**
   * Calls one of the administrative methods.
   *
   * @param timeoutMs - how long the answer may take
   * @throws LogError `upstream_call_failed`, retryable, when the server does not answer or refuses
   */
  call<Request, Response>(
    method: MethodDefinition<Request, Response>,
    request: Request,
    timeoutMs: number,
  ): Promise<Response> {
    return new Promise((resolve, reject) => {
      this.#client.makeUnaryRequest(
        method.path,
        method.requestSerialize,
        method.responseDeserialize,
        request,
        new Metadata(),
        { deadline: this.#options.nowMs() + timeoutMs },
        (error: ServiceError | null, response?: Response) => {
          if (error === null && response !== undefined) resolve(response);
          else reject(this.#callFailed(method.path, error));
        },
      );
    });
  }

  /** Ends the stream and every subscription; handlers hear that they are disconnected. */
  close(): void {
    if (this.#state === 'closed') return;
    const call = this.#call;
    this.#call = undefined;
    clearTimeout(this.#timer);
    this.#notReadySinceMs ??= this.#options.nowMs();
    this.#setState('closed');
    call?.cancel();
    this.#client.close();
    this.#disconnectAll();
    this.#subscriptions.clear();
  }

  #connect(): void {
    this.#setState('connecting');
    const { path, requestSerialize, responseDeserialize } = readerService.subscribe;
    const call: SubscribeCall = this.#client.makeBidiStreamRequest(
      path,
      requestSerialize,
      responseDeserialize,
    );
    this.#call = call;
    this.#timer = setTimeout(() => {
      this.#lost(call, `no answer to the hello within ${HELLO_TIMEOUT_MS} ms`);
    }, HELLO_TIMEOUT_MS);
    call.on('data', (bytes: Buffer) => {
      if (this.#call === call) this.#receive(call, bytes);
    });
    // Every end comes as a status; an 'error' without a listener would take the process down.
    call.on('error', () => undefined);
    call.on('status', ({ code, details }) => {
      this.#lost(
        call,
        code === grpcStatus.OK
          ? 'it ended the stream'
          : describeCallFailure(this.#target, details || `status ${code}`),
        code === grpcStatus.OK ? 'planned' : code === grpcStatus.FAILED_PRECONDITION ? 'refused' : 'lost',
      );
    });
    const { clusterId: cluster, peer } = this.#options;
    this.#send({ ...OFFERED_VERSIONS, kind: 'hello', cluster, peer });
  }

  /** A channel of its own for each attempt: with the certificates of now, and the name looked up anew. */
  #reconnect(): void {
    const last = this.#client;
    this.#client = createChannel(this.#target);
    last.close();
    this.#connect();
  }

  #receive(call: SubscribeCall, bytes: Buffer): void {
    let message: ReturnType<typeof decodeReaderDown>;
    try {
      message = decodeReaderDown(bytes);
    } catch (error) {
      this.#lost(call, error instanceof Error ? error.message : String(error));
      return;
    }
    if (message.kind === 'hello') {
      this.#welcome(call, message.cluster, message.version);
      return;
    }
    for (const event of message.events) this.#bySub.get(event.sub)?.handler.onEvent(event);
  }

  #welcome(call: SubscribeCall, cluster: string, version: number): void {
    const { clusterId } = this.#options;
    if (cluster !== clusterId) {
      const whatIs = `server ${quoted(this.serverId)} is of cluster ${quoted(cluster)}`;
      this.#lost(call, cannot(READ, whatIs, quoted(clusterId)), 'refused');
      return;
    }
    if (!speaksVersion(version)) {
      const { whatIs, expected } = describeVersions({ version });
      this.#lost(call, cannot(READ, whatIs, expected), 'refused');
      return;
    }
    clearTimeout(this.#timer);
    this.#backoff.reset();
    this.#notReadySinceMs = undefined;
    this.#lastError = '';
    this.#setState('ready');
    for (const subscription of [...this.#subscriptions]) this.#open(subscription);
  }

  /** @param how - `planned`: the server ended the stream in order, as it does when it stops; `refused`: trying again is of little use */
  #lost(call: SubscribeCall, reason: string, how: 'lost' | 'planned' | 'refused' = 'lost'): void {
    if (this.#call !== call) return;
    this.#call = undefined;
    clearTimeout(this.#timer);
    call.cancel();
    const wasReady = this.#state === 'ready';
    this.#notReadySinceMs ??= this.#options.nowMs();
    const isNews = how === 'refused' ? reason !== this.#lastError : wasReady;
    this.#lastError = reason;
    if (wasReady) this.#reconnects++;
    const waitMs = this.#backoff.next();
    const { logger } = this.#options;
    logger[how === 'planned' ? 'info' : isNews ? 'warn' : 'debug'](
      { server: this.serverId, reason, waitMs },
      'server cannot be reached',
    );
    this.#setState('waiting');
    this.#timer = setTimeout(() => this.#reconnect(), waitMs);
    this.#disconnectAll();
  }

  #open(subscription: OpenSubscription): void {
    this.#bySub.delete(subscription.sub);
    if (this.#state !== 'ready' || !this.#subscriptions.has(subscription)) return;
    if (subscription.isOpen) this.#send({ kind: 'close', sub: subscription.sub });
    this.#lastSub = (this.#lastSub % 0xffff_ffff) + 1;
    subscription.sub = this.#lastSub;
    subscription.isOpen = true;
    this.#bySub.set(subscription.sub, subscription);
    this.#send({ kind: 'open', open: { sub: subscription.sub, ...subscription.handler.request() } });
  }

  #forget(subscription: OpenSubscription): void {
    if (!this.#subscriptions.delete(subscription)) return;
    this.#bySub.delete(subscription.sub);
    if (subscription.isOpen) this.#send({ kind: 'close', sub: subscription.sub });
  }

  #disconnectAll(): void {
    this.#bySub.clear();
    for (const subscription of [...this.#subscriptions]) {
      subscription.isOpen = false;
      subscription.handler.onDisconnected();
    }
  }

  #send(message: ReaderUp): void {
    // What is sent is small and asked for by credits, so the stream's own buffer needs no watching.
    this.#call?.write(encodeReaderUp(message));
  }

  #callFailed(path: string, error: ServiceError | null): LogError {
    const method = path.slice(path.lastIndexOf('/') + 1);
    const details = error === null ? 'it answered nothing' : error.details || error.message;
    const reason = describeCallFailure(this.#target, details);
    return new LogError(cannot(`call ${method} of server ${quoted(this.serverId)}`, reason, 'an answer'), {
      code: 'upstream_call_failed',
      retryable: true,
      cause: error ?? undefined,
    });
  }

  #setState(state: UpstreamState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#options.onState?.(this);
  }
}

interface SubscriptionActions {
  readonly open: (subscription: OpenSubscription) => void;
  readonly grant: (subscription: OpenSubscription, bytes: number) => void;
  readonly close: (subscription: OpenSubscription) => void;
}

class OpenSubscription implements Subscription {
  readonly handler: SubscriptionHandler;
  readonly #actions: SubscriptionActions;
  /** Number of the current request. */
  sub = 0;
  isOpen = false;

  constructor(handler: SubscriptionHandler, actions: SubscriptionActions) {
    this.handler = handler;
    this.#actions = actions;
  }

  grant(bytes: number): void {
    if (this.isOpen && bytes > 0) this.#actions.grant(this, bytes);
  }

  reopen(): void {
    this.#actions.open(this);
  }

  close(): void {
    this.#actions.close(this);
    this.isOpen = false;
  }
}
