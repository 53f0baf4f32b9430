// How much a peer may send to one of our gRPC servers before it has to wait for an answer. grpc-js lets clients choose this and leaves servers
// at HTTP/2's 64 KiB, which is 64 KiB a round trip: 30 MB/s at 2 ms. It changes that one number, through Node's own HTTP/2 server.
import type { Http2Server } from 'node:http2';
import type { Server } from '@grpc/grpc-js';

/** What grpc-js does not publish. */
interface ServerInside {
  readonly http2Servers?: ReadonlyMap<Http2Server, unknown>;
}

/**
 * For the connections that the server takes from now on, and each of their streams. To be called when it listens, or has an injector. With a
 * grpc-js that keeps its servers elsewhere it does nothing: far peers are slower then, and a test fails.
 * @param bytes - what one connection may have under way, from 64 KiB
 */
export function widenReceiveWindow(server: Server, bytes: number): void {
  const { http2Servers } = server as unknown as ServerInside;
  for (const http2Server of http2Servers?.keys() ?? []) {
    http2Server.updateSettings({ initialWindowSize: bytes });
    http2Server.on('session', (session) => session.setLocalWindowSize(bytes));
  }
}
