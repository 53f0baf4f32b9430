// Uplink connections over gRPC: one channel and one Connect call for each attempt. It neither reads nor makes messages, and
// does not decide when to try again.
import {
  type ChannelOptions,
  type Client,
  type ClientDuplexStream,
  connectivityState,
  status,
} from '@grpc/grpc-js';
import { uplinkService } from '@tailrace/proto/services';
import { type ChannelTarget, createChannel, describeCallFailure } from '@tailrace/transport/channel';
import type { UplinkLink, UplinkLinkEvents, UplinkTransport } from './uplink-transport.ts';

/** Connects to one address. */
export class GrpcUplinkTransport implements UplinkTransport {
  readonly #target: ChannelTarget;
  readonly #options: ChannelOptions | undefined;
  readonly #links = new Set<GrpcUplinkLink>();

  /** @param target - a member, or an agent's gRPC port */
  constructor(target: ChannelTarget, options?: ChannelOptions) {
    this.#target = target;
    this.#options = options;
  }

  /** {@inheritDoc UplinkTransport.connect} */
  connect(events: UplinkLinkEvents): UplinkLink {
    const client = createChannel(this.#target, this.#options);
    const link = new GrpcUplinkLink(client, events, (details) => describeCallFailure(this.#target, details));
    this.#links.add(link);
    link.onEnded = () => {
      this.#links.delete(link);
      client.close();
    };
    return link;
  }

  /** {@inheritDoc UplinkTransport.close} */
  close(): void {
    for (const link of [...this.#links]) link.destroy();
  }
}

class GrpcUplinkLink implements UplinkLink {
  readonly #client: Client;
  readonly #events: UplinkLinkEvents;
  readonly #describe: (details: string) => string;
  /** Called once, when nothing more will happen on this link. */
  onEnded: () => void = () => undefined;
  #call: ClientDuplexStream<Buffer, Buffer> | undefined;
  #isOver = false;

  constructor(client: Client, events: UplinkLinkEvents, describe: (details: string) => string) {
    this.#client = client;
    this.#events = events;
    this.#describe = describe;
    this.#settle(client.getChannel().getConnectivityState(true));
  }

  /** {@inheritDoc UplinkLink.send} */
  send(message: Buffer): boolean {
    return this.#call?.write(message) ?? false;
  }

  /** {@inheritDoc UplinkLink.end} */
  end(): void {
    this.#call?.end();
  }

  /** {@inheritDoc UplinkLink.destroy} */
  destroy(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#call?.cancel();
    this.onEnded();
  }

  /** Waits until the channel is connected or has failed to; how long that may take is the caller's to decide. */
  #settle(state: connectivityState): void {
    if (this.#isOver) return;
    if (state === connectivityState.READY || state === connectivityState.TRANSIENT_FAILURE) {
      // On a channel that failed, the call fails at once and says why.
      this.#open(state === connectivityState.READY);
      return;
    }
    const channel = this.#client.getChannel();
    channel.watchConnectivityState(state, Number.POSITIVE_INFINITY, () => {
      this.#settle(channel.getConnectivityState(false));
    });
  }

  #open(isConnected: boolean): void {
    const { path, requestSerialize, responseDeserialize } = uplinkService.connect;
    const call = this.#client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize);
    this.#call = call;
    call.on('data', (message: Buffer) => this.#isOver || this.#events.onMessage(message));
    call.on('drain', () => this.#isOver || this.#events.onDrain());
    // Every end comes as a status; an 'error' without a listener would take the process down.
    call.on('error', () => undefined);
    call.on('status', ({ code, details }) => {
      this.#over(
        code === status.OK ? 'the peer ended the connection' : this.#describe(details || `status ${code}`),
      );
    });
    if (isConnected) this.#events.onOpen();
  }

  #over(reason: string): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.onEnded();
    this.#events.onClosed(reason);
  }
}
