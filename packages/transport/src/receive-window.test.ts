// What a server offers to a peer that speaks HTTP/2, seen from the other end of the connection.
import { connect } from 'node:http2';
import { INTERNAL_WINDOW_BYTES } from '@tailrace/core/channel-options';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { GrpcEndpoint } from './grpc-endpoint.ts';

const logger = pino({ level: 'silent' });

/** The windows of a stream and of the connection, as the server told them before its answer to a ping. */
async function windowsOf(receiveWindowBytes: number | undefined): Promise<readonly (number | undefined)[]> {
  const endpoint = new GrpcEndpoint({
    logger,
    ...(receiveWindowBytes === undefined ? {} : { receiveWindowBytes }),
  });
  const session = connect(`http://${await endpoint.listen('127.0.0.1:0')}`);
  try {
    await new Promise((resolve, reject) => {
      session.once('remoteSettings', resolve);
      session.once('error', reject);
    });
    await new Promise((resolve) => session.ping(resolve));
    return [session.remoteSettings.initialWindowSize, session.state.remoteWindowSize];
  } finally {
    session.destroy();
    await endpoint.close(0);
  }
}

test('a server takes as much unread as it is told to, on a connection and on each of its streams', async () => {
  expect(await windowsOf(INTERNAL_WINDOW_BYTES)).toEqual([INTERNAL_WINDOW_BYTES, INTERNAL_WINDOW_BYTES]);
});

test('a server that is told nothing keeps the window of HTTP/2', async () => {
  expect(await windowsOf(undefined)).toEqual([65_535, 65_535]);
});
