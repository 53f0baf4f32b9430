// Channel credentials that see to the end of their connections. grpc-js forgets a connection whose channel is closed before the peer has
// begun to speak HTTP/2: a peer that hangs would gather one for each attempt. What is encrypted and how is up to the credentials inside.
import type { Socket } from 'node:net';
import { ChannelCredentials, type experimental } from '@grpc/grpc-js';

/** What a stream that ends in order may take after its channel was closed. */
const END_GRACE_MS = 1_000;

type ConnectorParameters = Parameters<ChannelCredentials['_createSecureConnector']>;

/** The same credentials, and every connection that is made with them. */
export class ClosingCredentials extends ChannelCredentials {
  readonly #inner: ChannelCredentials;
  readonly #sockets = new Set<Socket>();
  #isClosed = false;

  constructor(inner: ChannelCredentials) {
    super();
    this.#inner = inner;
  }

  _isSecure(): boolean {
    return this.#inner._isSecure();
  }

  _equals(other: ChannelCredentials): boolean {
    return this === other;
  }

  _createSecureConnector(...parameters: ConnectorParameters): experimental.SecureConnector {
    const inner = this.#inner._createSecureConnector(...parameters);
    return {
      connect: (socket) => {
        if (this.#isClosed) return Promise.reject(new Error('the channel is closed'));
        this.#sockets.add(socket);
        socket.once('close', () => this.#sockets.delete(socket));
        return inner.connect(socket);
      },
      waitForReady: () => inner.waitForReady(),
      getCallCredentials: () => inner.getCallCredentials(),
      destroy: () => inner.destroy(),
    };
  }

  /** To be called when the channel is closed: in a second its connections are gone. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    if (this.#sockets.size === 0) return;
    setTimeout(() => {
      for (const socket of this.#sockets) socket.destroy();
    }, END_GRACE_MS).unref();
  }
}
