// Attempts to connect that fail: how soon that is known, and that nothing of them stays behind.
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { GrpcUplinkTransport } from './grpc-uplink-transport.ts';
import type { UplinkLinkEvents } from './uplink-transport.ts';

const nobody = '127.0.0.1:1';
const ignored: UplinkLinkEvents = {
  onOpen: () => undefined,
  onMessage: () => undefined,
  onDrain: () => undefined,
  onClosed: () => undefined,
};

function attempt(transport: GrpcUplinkTransport): Promise<string> {
  return new Promise((resolve) => {
    transport.connect({ ...ignored, onOpen: () => resolve('open'), onClosed: resolve });
  });
}

test('a port where nobody listens is known at once, with the address and the reason', async () => {
  const transport = new GrpcUplinkTransport({ address: nobody, role: 'server' });
  const startedMs = performance.now();
  expect(await attempt(transport)).toBe(`Cannot connect to ${nobody}: nothing listens there`);
  expect(performance.now() - startedMs).toBeLessThan(1_000);
  transport.close();
});

test('attempts that failed, and those that were given up, leave no timer and no connection', async () => {
  const sockets = new Set<Socket>();
  const silent = createServer((socket) => {
    sockets.add(socket);
    socket.resume();
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  }).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const address = silent.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
  await attempt(new GrpcUplinkTransport({ address: nobody, role: 'server' }));
  const before = timers();

  const refused = new GrpcUplinkTransport({ address: nobody, role: 'server' });
  for (let i = 0; i < 20; i++) await attempt(refused);
  const waiting = new GrpcUplinkTransport({ address: `127.0.0.1:${port}`, role: 'server' });
  const links = Array.from({ length: 20 }, () => waiting.connect(ignored));
  await expect.poll(() => sockets.size).toBe(20);
  for (const link of links.slice(10)) link.destroy();
  waiting.close();
  refused.close();

  await expect.poll(() => sockets.size, { timeout: 5_000 }).toBe(0);
  await expect.poll(timers).toBeLessThanOrEqual(before);
  silent.close();
});
