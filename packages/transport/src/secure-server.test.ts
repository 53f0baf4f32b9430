// Handshakes that do not end, and too many of them: the listener bears both and goes on serving others.
import { once } from 'node:events';
import { connect, type Server, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { RefusalLog } from './refusal-log.ts';
import { createSecureServer, type SecureServerOptions } from './secure-server.ts';
import { TestCertificates } from './testing/test-certificates.ts';
import type { TlsFiles } from './tls-files.ts';

let certificates: TestCertificates;
let tls: TlsFiles;
let server: Server;
let refusals: RefusalLog;
let port: number;
const clients: Socket[] = [];

beforeAll(async () => {
  certificates = await TestCertificates.create();
  tls = await certificates.files(['agent']);
});
afterAll(() => certificates[Symbol.asyncDispose]());
afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  await new Promise((resolve) => server.close(resolve));
  refusals.close();
});

async function listen(options: Partial<SecureServerOptions>): Promise<void> {
  refusals = new RefusalLog(certificates.logger);
  const all = { tls, clientCertificates: 'none', refusals, ...options } as const;
  server = createSecureServer(all, (socket) => socket.end('welcome'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
}

/** A connection that says nothing. */
async function connectIdle(): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  clients.push(socket);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.resume();
  return socket;
}

async function greeting(): Promise<string> {
  const socket = connectTls({ port, host: '127.0.0.1', ca: certificates.authority.cert });
  clients.push(socket);
  let text = '';
  socket.on('data', (bytes: Buffer) => {
    text += bytes.toString();
  });
  await once(socket, 'close');
  return text;
}

test('a handshake that does not end in time ends the connection, and is counted', async () => {
  await listen({ handshakeTimeoutMs: 50 });
  await once(await connectIdle(), 'close');
  expect([...refusals.counts]).toEqual([['handshake', 1]]);
  expect(await greeting()).toBe('welcome');
});

test('beyond the bound of handshakes at a time connections are closed, and counted; those that finished do not count', async () => {
  await listen({ handshakesMax: 3 });
  for (let i = 0; i < 5; i++) expect(await greeting()).toBe('welcome');
  const [first] = [await connectIdle(), await connectIdle(), await connectIdle()];
  await once(await connectIdle(), 'close');
  expect([...refusals.counts]).toEqual([['too_many_handshakes', 1]]);
  first?.destroy();
  await expect.poll(() => greeting().catch(() => '')).toBe('welcome');
});

test('a probe that closes without a word is no refusal', async () => {
  await listen({});
  const probe = await connectIdle();
  probe.end();
  await once(probe, 'close');
  expect(await greeting()).toBe('welcome');
  expect(refusals.counts.size).toBe(0);
});
