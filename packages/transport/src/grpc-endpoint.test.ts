// How the gRPC port is closed: in order where clients let it, and in any case.
import { once } from 'node:events';
import { connect as connectHttp2 } from 'node:http2';
import { connect } from 'node:net';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { GrpcEndpoint } from './grpc-endpoint.ts';

/** What an HTTP/2 client says first (RFC 9113, 3.4): the preface and an empty SETTINGS frame. */
const greeting = Buffer.concat([
  Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 'latin1'),
  Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0]),
]);

async function listen(): Promise<{ listener: GrpcEndpoint; port: number }> {
  const listener = new GrpcEndpoint({ logger: pino({ level: 'silent' }) });
  const address = await listener.listen('127.0.0.1:0');
  return { listener, port: Number(address.split(':').at(-1)) };
}

test('closes at once where no client is connected', async () => {
  const { listener } = await listen();
  await listener.close(60_000);
});

test('closes though a client does nothing any more, not even close its side', async () => {
  const { listener, port } = await listen();
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  socket.on('error', () => undefined);
  socket.write(greeting);
  await once(socket, 'data');
  // From here on the client is as one whose process was stopped: nothing is read, nothing is answered.
  socket.pause();
  await listener.close(10);
  socket.destroy();
});

test('does not take a call after it was closed', async () => {
  const { listener, port } = await listen();
  await listener.close(60_000);
  const session = connectHttp2(`http://127.0.0.1:${port}`);
  const [error] = (await once(session, 'error')) as [NodeJS.ErrnoException];
  expect(error.code).toBe('ECONNREFUSED');
});
