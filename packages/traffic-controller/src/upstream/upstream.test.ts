// The stream to one server: who is accepted, what happens when it breaks, and calls beside it.
import { readerService } from '@tailrace/proto/services';
import { afterEach, expect, test } from 'vitest';
import { FeedFixture } from '../testing/feed-fixture.ts';
import { waitUntil } from '../testing/wait-until.ts';
import type { Upstream } from './upstream.ts';

let fixture = new FeedFixture();

async function startServer() {
  fixture = new FeedFixture();
  const server = fixture.createServer('z1-a', 'z1');
  return server;
}

function upstream(): Upstream {
  const [first] = fixture.directory.upstreams;
  if (first === undefined) throw new Error('no upstream');
  return first;
}

afterEach(() => fixture.close());

test('a server of another cluster is not read from, and the reason is kept', async () => {
  const server = await startServer();
  server.helloCluster = 'another';
  await server.start();
  await waitUntil(() => upstream().lastError !== '', 'an error');
  expect(upstream().isReady).toBe(false);
  expect(upstream().lastError).toBe(
    'Cannot read from the server: server "z1-a" is of cluster "another", expected "memory"',
  );
  server.helloCluster = undefined;
  await waitUntil(() => upstream().isReady, 'the server is accepted when it says the right thing');
  expect(upstream().lastError).toBe('');
});

test('a server that chooses a version which nobody offered is not read from', async () => {
  const server = await startServer();
  server.helloVersion = 99;
  await server.start();
  await waitUntil(() => upstream().lastError !== '', 'an error');
  expect(upstream().isReady).toBe(false);
  expect(upstream().lastError).toBe(
    'Cannot read from the server: the peer speaks protocol version 99, expected versions 1 to 2',
  );
});

test('a broken stream is counted, dated, and made again', async () => {
  const server = await startServer();
  await server.start();
  await waitUntil(() => upstream().isReady, 'ready');
  expect(upstream().notReadySinceMs).toBeUndefined();
  const brokenMs = Date.now();
  await server.crash();
  await waitUntil(() => !upstream().isReady, 'broken');
  expect(upstream().notReadySinceMs).toBeGreaterThanOrEqual(brokenMs);
  await server.listen();
  await waitUntil(() => upstream().isReady, 'ready again');
  expect(upstream().reconnects).toBe(1);
});

test('a subscription is asked anew what it wants when the stream is back, and hears nothing of the one before', async () => {
  const server = await startServer();
  server.append('web', ['a']);
  await server.start();
  await waitUntil(() => upstream().isReady, 'ready');
  const events: string[] = [];
  let requests = 0;
  const subscription = upstream().subscribe({
    request: () => ({ app: 'web', from: { kind: 'oldest' }, follow: true, credit: 1000 + requests++ }),
    onEvent: (event) => events.push(event.kind),
    onDisconnected: () => events.push('disconnected'),
  });
  await waitUntil(() => events.length === 2, 'opened and a slice');
  await server.crash();
  await server.listen();
  await waitUntil(() => events.length === 5, 'the same again');
  expect(events).toEqual(['opened', 'slice', 'disconnected', 'opened', 'slice']);
  expect(server.opens.map(({ credit }) => credit)).toEqual([1000, 1001]);
  subscription.close();
  await waitUntil(() => server.subscriptionCount === 0, 'closed at the server');
  expect(upstream().subscriptionCount).toBe(0);
});

test('a call that is not answered fails in time, and can be tried again', async () => {
  const server = await startServer();
  await server.start();
  await waitUntil(() => upstream().isReady, 'ready');
  server.isMute = true;
  await expect(upstream().call(readerService.serverStatus, {}, 50)).rejects.toMatchObject({
    code: 'upstream_call_failed',
    retryable: true,
    message: expect.stringMatching(/^Cannot call ServerStatus of server "z1-a": .*, expected an answer$/),
  });
  server.isMute = false;
  await expect(upstream().call(readerService.serverStatus, {}, 5_000)).resolves.toMatchObject({ id: 'z1-a' });
});
