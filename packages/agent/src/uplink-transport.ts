// What an uplink needs of a connection: messages in order, or an end. The interface only; grpc-uplink-transport.ts has
// the real one, tests have one that loses and delays.

/** One connection. */
export interface UplinkLink {
  /** Sends a message. False: wait for {@link UplinkLinkEvents.onDrain} before the next one. */
  send(message: Buffer): boolean;
  /** No more messages will be sent; the peer is expected to end the connection. */
  end(): void;
  /** Ends the connection now. {@link UplinkLinkEvents.onClosed} may or may not be called. */
  destroy(): void;
}

/** What happens on one connection. Nothing is called before `connect` returned, and nothing after `onClosed`. */
export interface UplinkLinkEvents {
  /** Messages can be sent. */
  onOpen(): void;
  onMessage(message: Buffer): void;
  onDrain(): void;
  /** The connection ended or could not be made. */
  onClosed(reason: string): void;
}

/** Makes connections to one peer, one at a time. */
export interface UplinkTransport {
  /** Begins a connection; the caller gives it up by `destroy` when it takes too long. */
  connect(events: UplinkLinkEvents): UplinkLink;
  /** Gives back what is kept between connections. */
  close(): void;
}
