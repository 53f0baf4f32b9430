// Uplink connections over gRPC: one channel, one Connect call at a time. It neither reads nor makes messages, and does
// not decide when to try again.
import { type ChannelOptions, Client, type ClientDuplexStream, credentials } from '@grpc/grpc-js';
import { internalChannelOptions } from '@tailrace/core/channel-options';
import { uplinkService } from '@tailrace/proto/services';
import type { UplinkLink, UplinkLinkEvents, UplinkTransport } from './uplink-transport.ts';

/** Longer than any caller waits: the caller's deadline decides, this one only clears the timer of gRPC. */
const READY_TIMEOUT_MS = 10_000;

/** Connects to one address. */
export class GrpcUplinkTransport implements UplinkTransport {
  readonly #client: Client;

  /** @param address - `host:port` of a member or of an agent's gRPC port */
  constructor(address: string, options: ChannelOptions = internalChannelOptions) {
    this.#client = new Client(address, credentials.createInsecure(), options);
  }

  /** {@inheritDoc UplinkTransport.connect} */
  connect(events: UplinkLinkEvents): UplinkLink {
    return new GrpcUplinkLink(this.#client, events);
  }

  /** {@inheritDoc UplinkTransport.close} */
  close(): void {
    this.#client.close();
  }
}

class GrpcUplinkLink implements UplinkLink {
  readonly #events: UplinkLinkEvents;
  #call: ClientDuplexStream<Buffer, Buffer> | undefined;
  #isOver = false;

  constructor(client: Client, events: UplinkLinkEvents) {
    this.#events = events;
    client.waitForReady(Date.now() + READY_TIMEOUT_MS, (error) => {
      if (this.#isOver) {
        return;
      }
      if (error !== undefined && error !== null) {
        this.#over(error.message);
        return;
      }
      this.#open(client);
    });
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
    this.#isOver = true;
    this.#call?.cancel();
  }

  #open(client: Client): void {
    const { path, requestSerialize, responseDeserialize } = uplinkService.connect;
    const call = client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize);
    this.#call = call;
    call.on('data', (message: Buffer) => this.#isOver || this.#events.onMessage(message));
    call.on('drain', () => this.#isOver || this.#events.onDrain());
    call.on('error', (error) => this.#over(error.message));
    call.on('end', () => this.#over('the peer ended the connection'));
    this.#events.onOpen();
  }

  #over(reason: string): void {
    if (!this.#isOver) {
      this.#isOver = true;
      this.#events.onClosed(reason);
    }
  }
}
