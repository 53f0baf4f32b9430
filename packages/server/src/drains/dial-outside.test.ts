// Connections to the outside: which are refused, at which step others fail, and that none is left behind.
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TEST_CERTIFICATE, TEST_KEY } from '../testing/test-certificate.ts';
import { DialError, type DialOptions, dialOutside } from './dial-outside.ts';

let servers: Server[];
beforeEach(() => {
  servers = [];
});
afterEach(async () => {
  for (const server of servers) {
    server.close();
    await once(server, 'close');
  }
});

async function listen(server: Server): Promise<number> {
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

function dial(options: Partial<DialOptions>) {
  return dialOutside({ host: '127.0.0.1', port: 1, transport: 'tcp', allowLoopback: true, ...options });
}

async function failure(options: Partial<DialOptions>): Promise<DialError> {
  try {
    (await dial(options)).destroy();
  } catch (error) {
    if (error instanceof DialError) return error;
    throw error;
  }
  throw new Error('it connected');
}

describe('dialOutside', () => {
  test('connects to an address and to a name', async () => {
    const port = await listen(createServer((socket) => socket.resume()));
    const byAddress = await dial({ port });
    expect(byAddress.remoteAddress).toBe('127.0.0.1');
    byAddress.destroy();
    const byName = await dial({ host: 'receiver.test', port, resolve: async () => ['127.0.0.1'] });
    expect(byName.remoteAddress).toBe('127.0.0.1');
    byName.destroy();
  });

  test('refuses loopback, and a name that leads there, before anything is sent', async () => {
    let connections = 0;
    const port = await listen(
      createServer(() => {
        connections += 1;
      }),
    );
    const byAddress = await failure({ port, allowLoopback: false });
    expect(byAddress).toMatchObject({ code: 'refused_address', stage: 'dns' });
    expect(byAddress.message).toBe(
      `Cannot connect to 127.0.0.1:${port}: it is a loopback address, expected an address outside`,
    );
    const resolve = async () => ['127.0.0.1'];
    const byName = await failure({ host: 'receiver.test', port, allowLoopback: false, resolve });
    expect(byName.message).toMatch(/its address 127\.0\.0\.1 is a loopback address/);
    expect(connections).toBe(0);
  });

  test('refuses a name of which one address is refused', async () => {
    const error = await failure({
      host: 'receiver.test',
      resolve: async () => ['192.0.2.1', '169.254.169.254'],
    });
    expect(error.message).toMatch(/169\.254\.169\.254 is a metadata address/);
  });

  test('tries the addresses in turn', async () => {
    const port = await listen(createServer((socket) => socket.resume()));
    const socket = await dial({
      host: 'receiver.test',
      port,
      resolve: async () => ['127.0.0.2', '127.0.0.1'],
    });
    expect(socket.remoteAddress).toBe('127.0.0.1');
    socket.destroy();
  });

  test('a name that is not there fails at dns', async () => {
    const notFound = async () => Promise.reject(new Error('getaddrinfo ENOTFOUND'));
    expect(await failure({ host: 'receiver.test', resolve: notFound })).toMatchObject({
      stage: 'dns',
      code: 'not_found',
    });
    const empty = await failure({ host: 'receiver.test', resolve: async () => [] });
    expect(empty.message).toBe('Cannot resolve "receiver.test": it has no address');
  });

  test('a port that nobody listens on fails at tcp', async () => {
    const port = await listen(createServer());
    const server = servers.pop();
    server?.close();
    const error = await failure({ port });
    expect(error).toMatchObject({ stage: 'tcp', code: 'not_connected', retryable: true });
    expect(error.message).toMatch(/ECONNREFUSED/);
  });

  test('gives up after its time, whatever it waits for', async () => {
    const never = () => new Promise<readonly string[]>(() => undefined);
    const error = await failure({ host: 'receiver.test', resolve: never, timeoutMs: 20 });
    expect(error).toMatchObject({ stage: 'dns', code: 'timeout' });
    const port = await listen(createServer((socket) => socket.on('error', () => undefined).resume()));
    expect(await failure({ port, transport: 'tls', timeoutMs: 50 })).toMatchObject({
      stage: 'tls',
      code: 'timeout',
    });
  });

  test('gives up when it is told to', async () => {
    const abort = new AbortController();
    const never = () => new Promise<readonly string[]>(() => undefined);
    const failed = failure({ host: 'receiver.test', resolve: never, signal: abort.signal });
    abort.abort();
    expect(await failed).toMatchObject({ code: 'aborted' });
    expect(await failure({ signal: AbortSignal.abort() })).toMatchObject({ code: 'aborted' });
  });
});

describe('TLS', () => {
  async function listenTls(): Promise<number> {
    const server = createTlsServer({ cert: TEST_CERTIFICATE, key: TEST_KEY }, (socket) => socket.resume());
    server.on('tlsClientError', () => undefined);
    return await listen(server);
  }

  test('a receiver whose certificate is trusted and names the host is connected', async () => {
    const port = await listenTls();
    const resolve = async () => ['127.0.0.1'];
    for (const host of ['127.0.0.1', 'receiver.test']) {
      const socket = await dial({ host, port, transport: 'tls', ca: TEST_CERTIFICATE, resolve });
      socket.destroy();
    }
  });

  test('one that is not trusted, or is another, fails at tls with the reason', async () => {
    const port = await listenTls();
    const untrusted = await failure({ port, transport: 'tls' });
    expect(untrusted.stage).toBe('tls');
    expect(untrusted.message).toMatch(/self-signed certificate/);
    const resolve = async () => ['127.0.0.1'];
    const other = await failure({
      host: 'other.test',
      port,
      transport: 'tls',
      ca: TEST_CERTIFICATE,
      resolve,
    });
    expect(other.stage).toBe('tls');
    expect(other.message).toMatch(/other\.test/);
  });

  test('a receiver that speaks no TLS fails at tls', async () => {
    const port = await listen(
      createServer((socket) =>
        socket
          .on('error', () => undefined)
          .resume()
          .end('hello\n'),
      ),
    );
    expect(await failure({ port, transport: 'tls' })).toMatchObject({ stage: 'tls', code: 'not_connected' });
  });
});
