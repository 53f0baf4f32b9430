// Connections that no good client would make, byte by byte: what they must neither break nor leave behind.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ControllerFixture } from '../testing/controller-fixture.ts';
import { spyLogger } from '../testing/token-fixture.ts';
import { waitUntil } from '../testing/wait-until.ts';

const UPGRADE =
  'GET /v1/apps/a%2Fb/tail HTTP/1.1\r\nhost: localhost\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n';

let fixture: ControllerFixture;

beforeEach(async () => {
  fixture = await ControllerFixture.start(['z1']);
});
afterEach(() => fixture.close());

function open(): Socket {
  const { hostname, port } = new URL(fixture.controller.url);
  return connect(Number(port), hostname);
}

/** Connections of this process: ours, and those of the controller. */
function connections(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length;
}

test('an upgrade behind a request that is not answered yet ends the connection, not the controller', async () => {
  const socket = open();
  socket.write(`GET /v1/apps HTTP/1.1\r\nhost: localhost\r\n\r\n${UPGRADE}`);
  await text(socket).catch(() => '');
  expect((await fixture.request('/healthz')).status).toBe(200);
});

test('a method that nobody knows is refused, and is no error of ours', async () => {
  const spy = spyLogger();
  const other = await ControllerFixture.start([], { logger: spy.logger });
  for (const method of ['QUERY', 'PROPFIND', 'M-SEARCH', 'TRACE']) {
    const { status } = await other.request('/v1/apps', { method });
    expect({ method, isClientError: status >= 400 && status < 500 }).toEqual({ method, isClientError: true });
  }
  await other.close();
  expect(spy.text()).not.toContain('a request failed');
});

test.each([
  ['that is refused', UPGRADE],
  ['of a route that takes none', UPGRADE.replace('/v1/apps/a%2Fb/tail', '/healthz')],
  ['with a method that takes none', UPGRADE.replace('GET', 'POST')],
  ['that is no good websocket', UPGRADE.replace('a%2Fb', 'web')],
])('an upgrade %s leaves no connection behind when bytes follow it', async (_what, request) => {
  const before = connections();
  for (let i = 0; i < 5; i++) {
    const socket = open();
    socket.write(request);
    await once(socket, 'data');
    socket.end('x');
    socket.resume();
  }
  await waitUntil(
    () => connections() <= before,
    () => `the ${connections() - before} connections are gone`,
  );
});

test.each([
  ['an upgrade that is refused', UPGRADE],
  ['what is not HTTP', 'HELLO\r\n\r\n'],
])('a client that never closes after %s is cut off', async (_what, request) => {
  const { hostname, port } = new URL(fixture.controller.url);
  const before = connections();
  const socket = connect({ port: Number(port), host: hostname, allowHalfOpen: true });
  socket.write(request);
  await once(socket, 'data');
  await waitUntil(
    () => connections() === before + 1,
    () => `only our side is open: ${connections() - before}`,
  );
  socket.destroy();
});
