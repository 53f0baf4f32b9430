// The test of a drain: one marked message, or the step that failed.
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { expect, test } from 'vitest';
import { TEST_CERTIFICATE, TEST_KEY } from '../testing/test-certificate.ts';
import { TestReceiver } from '../testing/test-receiver.ts';
import { testDrain } from './drain-test.ts';

const options = { allowLoopback: true, token: 'd.test', now: () => 1_795_172_400_000 };

test('sends one marked message and closes', async () => {
  const receiver = await TestReceiver.listen();
  const result = await testDrain(receiver.url, 'web', options);
  expect(result).toEqual({
    ok: true,
    stage: 'done',
    message: `One message was written to 127.0.0.1:${receiver.port}`,
  });
  expect(receiver.frames).toEqual([
    '<11>1 2026-11-20T11:00:00.000000+00:00 d.test web [LGR/0] - - Test message of the drain of web\n',
  ]);
  expect(receiver.connections[0]?.isEnded).toBe(true);
  await receiver.close();
});

test('a receiver that never closes has still got the message', async () => {
  const receiver = await TestReceiver.listen(({ socket }) => socket.removeAllListeners('end'));
  expect(await testDrain(receiver.url, 'web', options)).toMatchObject({ ok: true, stage: 'done' });
  await receiver.close();
});

test('sends it over TLS', async () => {
  const texts: string[] = [];
  const server = createTlsServer({ cert: TEST_CERTIFICATE, key: TEST_KEY }, (socket) => {
    socket.on('data', (bytes) => texts.push(bytes.toString()));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `syslog-tls://127.0.0.1:${port}`;
  expect(await testDrain(url, 'web', { ...options, ca: TEST_CERTIFICATE })).toMatchObject({ ok: true });
  expect(texts.join('')).toMatch(/Test message/);
  expect(await testDrain(url, 'web', options)).toMatchObject({ ok: false, stage: 'tls' });
  server.close();
  await once(server, 'close');
});

test.each([
  ['http://127.0.0.1:1', 'url', /scheme/],
  ['syslog://receiver.test:1', 'dns', /ENOTFOUND/],
  ['syslog://169.254.169.254:1', 'dns', /metadata/],
])('%s fails at %s', async (url, stage, message) => {
  const resolve = async () => Promise.reject(new Error('ENOTFOUND'));
  const result = await testDrain(url, 'web', { ...options, resolve });
  expect(result).toMatchObject({ ok: false, stage });
  expect(result.message).toMatch(message);
});

test('a closed port fails at tcp', async () => {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  expect(await testDrain(`syslog://127.0.0.1:${port}`, 'web', options)).toMatchObject({
    ok: false,
    stage: 'tcp',
  });
});

test('a receiver that resets the connection fails at write', async () => {
  const receiver = await TestReceiver.listen(({ socket }) => {
    socket.once('data', () => socket.resetAndDestroy());
  });
  const result = await testDrain(receiver.url, 'web', options);
  expect(result).toMatchObject({ ok: false, stage: 'write' });
  await receiver.close();
});
