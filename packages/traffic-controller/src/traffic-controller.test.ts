// The HTTP API as a whole: what is answered, and in which shape it is refused.
import { connect } from 'node:net';
import { LogError } from '@tailrace/core/errors';
import { Counter, Registry as MetricsRegistry } from 'prom-client';
import { afterEach, expect, test } from 'vitest';
import { ControllerFixture } from './testing/controller-fixture.ts';
import { silentLogger } from './testing/feed-fixture.ts';
import { createTrafficController } from './traffic-controller.ts';

let fixture: ControllerFixture;

async function start(...args: Parameters<typeof ControllerFixture.start>): Promise<ControllerFixture> {
  fixture = await ControllerFixture.start(...args);
  return fixture;
}

afterEach(() => fixture.close());

test('apps of all zones are listed together, page by page', async () => {
  await start();
  for (const app of ['web', 'api', 'worker']) fixture.server('z1').append(app, ['a', 'b']);
  fixture.server('z2').append('web', ['c']);
  const page = (await fixture.request('/v1/apps?limit=2')).json();
  expect(page).toMatchObject({
    apps: [
      { app: 'api', held: 2 },
      { app: 'web', held: 3, rate: 3 },
    ],
    next: 'web',
  });
  const rest = (await fixture.request('/v1/apps?limit=2&after=web')).json();
  expect(rest['apps']).toMatchObject([{ app: 'worker' }]);
  expect(rest).not.toHaveProperty('next');
  const some = (await fixture.request('/v1/apps?prefix=w')).json();
  expect(some['apps']).toMatchObject([{ app: 'web' }, { app: 'worker' }]);
});

test('a zone that does not answer is named, and the others are listed', async () => {
  await start();
  fixture.server('z1').append('web', ['a']);
  await fixture.server('z2').crash();
  const answer = (await fixture.request('/v1/apps')).json();
  expect(answer).toMatchObject({ apps: [{ app: 'web' }], zones_missing: ['z2'] });
});

test('lines of an app are forgotten in all zones; an unknown app is named with one like it', async () => {
  await start();
  fixture.server('z1').append('web', ['a']);
  fixture.server('z2').append('web', ['b', 'c']);
  expect((await fixture.request('/v1/apps/web/lines', { method: 'DELETE' })).json()).toEqual({
    app: 'web',
    forgotten: 3,
  });
  expect(await fixture.recent('/v1/apps/web/recent')).toEqual([]);
  const unknown = await fixture.request('/v1/apps/wbe/lines', { method: 'DELETE' });
  expect(unknown.status).toBe(404);
  expect(unknown.json()).toMatchObject({
    error: {
      code: 'unknown_app',
      message: 'Cannot find the app "wbe": no zone knows it; did you mean "web"?',
    },
  });
});

test('drains are added, listed with masked URLs, shown with their state, and removed', async () => {
  await start();
  const added = await fixture.send('POST', '/v1/apps/web/drains', {
    url: 'syslog://me:secret@logs.example.com:514',
  });
  expect(added.status).toBe(201);
  const drain = added.json();
  expect(drain).toMatchObject({ app: 'web', url: 'syslog://***@logs.example.com:514' });
  expect(drain['token']).toMatch(/^d\.[0-9a-f-]{36}$/);
  expect(fixture.registry.drains('web')[0]?.url).toBe('syslog://me:secret@logs.example.com:514');
  const state = {
    state: 'connected',
    delivered: 5,
    dropped: 1,
    unconfirmed: 2,
    held: 3,
    lastError: '',
    nextAttemptMs: 0,
  };
  for (const zone of ['z1', 'z2']) {
    fixture.server(zone).drainStates = [{ drainId: String(drain['id']), zone, ...state, state: 'connected' }];
  }
  const list = (await fixture.request('/v1/apps/web/drains')).json();
  expect(list).toEqual({ drains: [drain] });
  expect((await fixture.request('/v1/drains')).json()).toEqual({ drains: [drain] });
  const shown = (await fixture.request(`/v1/apps/web/drains/${drain['id']}`)).json();
  expect(shown).toMatchObject({
    ...drain,
    delivered: 10,
    dropped: 2,
    zones: [{ zone: 'z1' }, { zone: 'z2', held: 3 }],
  });
  expect(JSON.stringify([list, shown])).not.toContain('secret');
  const removed = await fixture.request(`/v1/apps/web/drains/${drain['id']}`, { method: 'DELETE' });
  expect(removed.status).toBe(204);
  expect(fixture.registry.drains('web')).toEqual([]);
});

test('drains that cannot be are refused with the reason', async () => {
  await start(['z1']);
  const add = (url: unknown) => fixture.send('POST', '/v1/apps/web/drains', { url });
  expect((await add('syslog://a.example')).status).toBe(201);
  const duplicate = await add('syslog://a.example');
  expect([duplicate.status, duplicate.json()]).toMatchObject([409, { error: { code: 'duplicate_drain' } }]);
  const refused = await add('https://a.example');
  expect([refused.status, refused.json()]).toMatchObject([422, { error: { code: 'drain_url_refused' } }]);
  expect(refused.text).toContain('syslog-tls');
  expect((await add(5)).json()).toMatchObject({ error: { code: 'invalid_body' } });
  for (let i = 1; i < 10; i++) expect((await add(`syslog://a.example:${i}`)).status).toBe(201);
  const eleventh = await add('syslog://a.example:99');
  expect([eleventh.status, eleventh.json()]).toMatchObject([422, { error: { code: 'too_many_drains' } }]);
  const unknown = await fixture.request('/v1/apps/web/drains/nope', { method: 'DELETE' });
  expect([unknown.status, unknown.json()]).toMatchObject([404, { error: { code: 'unknown_drain' } }]);
});

test('an app has as many drains as the setting says', async () => {
  await start(['z1'], { drainsPerAppMax: 12 });
  const add = (port: number) =>
    fixture.send('POST', '/v1/apps/web/drains', { url: `syslog://a.example:${port}` });
  for (let port = 1; port <= 12; port++) expect((await add(port)).status).toBe(201);
  const further = await add(13);
  expect([further.status, further.json()]).toMatchObject([422, { error: { code: 'too_many_drains' } }]);
  expect(further.text).toContain('at most 12');
});

test('a drain is tested by a server, which names the stage that failed', async () => {
  await start();
  fixture.server('z1').drainTest = { ok: false, stage: 'tcp', message: 'connection refused' };
  const answer = await fixture.send('POST', '/v1/apps/web/drains/test', { url: 'syslog://127.0.0.1:1' });
  expect(answer.json()).toEqual({ ok: false, stage: 'tcp', message: 'connection refused' });
});

test('limits are set, shown and removed', async () => {
  await start(['z1']);
  expect((await fixture.send('PUT', '/v1/apps/web/limit', { lines: 1000 })).json()).toEqual({
    app: 'web',
    lines: 1000,
    bytes: null,
  });
  expect(fixture.registry.limits().get('web')).toEqual({ lines: 1000 });
  expect((await fixture.request('/v1/limits')).json()).toEqual({
    limits: [{ app: 'web', lines: 1000, bytes: null }],
  });
  expect((await fixture.request('/v1/apps/web/limit', { method: 'DELETE' })).status).toBe(204);
  expect((await fixture.request('/v1/apps/web/limit')).json()).toEqual({
    app: 'web',
    lines: null,
    bytes: null,
  });
});

test.each([
  [{ lines: 0 }, 'lines'],
  [{ lines: -5 }, 'lines'],
  [{ lines: 1.5 }, 'lines'],
  [{ lines: '10' }, 'lines'],
  [{ bytes: 1e300 }, 'bytes'],
  [{ rows: 1 }, 'rows'],
  [{}, 'lines'],
  [[], 'object'],
  ['x', 'object'],
])('the limit %j is refused', async (body, named) => {
  await start(['z1']);
  const answer = await fixture.send('PUT', '/v1/apps/web/limit', body);
  expect([answer.status, answer.json()]).toMatchObject([400, { error: { code: 'invalid_body' } }]);
  expect(answer.text).toContain(named);
});

test('the status names zones, servers and agents, and what cannot be reached', async () => {
  await start();
  await fixture.registry.join({
    id: 'z1-agent',
    role: 'agent',
    zone: 'z1',
    address: '127.0.0.1:3458',
    state: 'up',
    incarnation: 'x',
    version: 1,
    sources: ['tcp://127.0.0.1:5514'],
  });
  fixture.server('z1').append('web', ['a']);
  await fixture.server('z2').crash();
  const status = (await fixture.request('/v1/status')).json();
  expect(status).toMatchObject({
    cluster: 'memory',
    version: '1.2.3',
    zones: [
      { zone: 'z1', state: 'up', servers: 1, agents: 1 },
      { zone: 'z2', state: 'down', servers: 1, agents: 0 },
    ],
    servers: [
      { id: 'z1-a', state: 'up', apps: 1, held_lines: 1 },
      { id: 'z2-a', state: 'unreachable' },
    ],
    agents: [{ id: 'z1-agent', sources: ['tcp://127.0.0.1:5514'] }],
  });
});

test('servers are stopped and started where they are ours, and nowhere else', async () => {
  await start(['z1'], {
    serverControl: {
      stop: async (target) => {
        if (target !== 'z1')
          throw new LogError(`Cannot stop ${target}: no such server`, { code: 'unknown_server' });
        return ['z1-a'];
      },
      start: async () => ['z1-a'],
    },
  });
  expect((await fixture.request('/v1/servers/z1/stop', { method: 'POST' })).json()).toEqual({
    servers: ['z1-a'],
  });
  expect((await fixture.request('/v1/servers/z1/start', { method: 'POST' })).json()).toEqual({
    servers: ['z1-a'],
  });
  const unknown = await fixture.request('/v1/servers/z9/stop', { method: 'POST' });
  expect([unknown.status, unknown.json()]).toMatchObject([404, { error: { code: 'unknown_server' } }]);
  await fixture.close();
  await start(['z1']);
  const absent = await fixture.request('/v1/servers/z1/stop', { method: 'POST' });
  expect([absent.status, absent.json()]).toMatchObject([404, { error: { code: 'not_available' } }]);
});

test('health and readiness are told; readiness with its reasons', async () => {
  await start(['z1']);
  expect((await fixture.request('/healthz')).status).toBe(200);
  expect((await fixture.request('/readyz')).status).toBe(200);
  await fixture.server('z1').stop();
  await fixture.connected(0);
  const unready = await fixture.request('/readyz');
  expect(unready.status).toBe(503);
  expect(unready.json()).toMatchObject({
    error: { code: 'not_ready' },
    reasons: ['the cluster has no servers'],
  });
});

test('metrics of several registries come in one text, those of the same name added up', async () => {
  const registries = [new MetricsRegistry(), new MetricsRegistry()];
  for (const registry of registries) {
    new Counter({ name: 'tailrace_server_lines_total', help: 'Lines', registers: [registry] }).inc(21);
  }
  await start(['z1'], { metricsRegistries: () => registries });
  const { text, headers } = await fixture.request('/metrics');
  expect(headers['content-type']).toContain('text/plain');
  expect(text).toContain('tailrace_server_lines_total 42');
  expect(text).toContain('tailrace_controller_upstreams{state="ready"} 1');
  expect(text).toContain('tailrace_controller_feeds 0');
});

test.each([
  ['GET', '/nope', 404, 'unknown_route'],
  ['GET', '/v1/apps/web', 404, 'unknown_route'],
  ['POST', '/v1/apps', 405, 'method_not_allowed'],
  ['PATCH', '/v1/apps/web/limit', 405, 'method_not_allowed'],
  ['GET', '/v1/apps/web/drains/test/more', 404, 'unknown_route'],
  ['GET', '/v1/apps/a%2Fb/recent', 400, 'invalid_app'],
  ['GET', `/v1/apps/${'a'.repeat(256)}/recent`, 400, 'invalid_app'],
  ['GET', '/v1/apps/a%00b/recent', 400, 'invalid_app'],
  ['GET', '/v1/apps/%ff/recent', 400, 'invalid_request'],
  ['GET', `/v1/apps/${'a'.repeat(2000)}/recent`, 400, 'invalid_request'],
  ['GET', '/v1/apps?nope=1', 400, 'invalid_parameter'],
  ['GET', '/v1/apps?limit=0', 400, 'invalid_parameter'],
  ['GET', '/v1/apps?limit=1&limit=2', 400, 'invalid_parameter'],
  ['GET', '/v1/apps/web/recent?lines=-1', 400, 'invalid_parameter'],
  ['GET', '/v1/apps/web/recent?since=yesterdayish', 400, 'invalid_time'],
  ['GET', '/v1/apps/web/recent?since=1m&until=5m', 400, 'invalid_time'],
  ['GET', '/v1/apps/web/recent?include=(', 400, 'invalid_filter'],
  ['GET', `/v1/apps/web/recent?include=${'a'.repeat(1025)}`, 400, 'invalid_filter'],
  ['GET', `/v1/apps/web/recent?${'include=a&'.repeat(8)}exclude=b`, 400, 'invalid_filter'],
  ['GET', '/v1/apps/web/recent?zone=z9', 400, 'invalid_filter'],
  ['GET', '/v1/apps/web/recent?stream=both', 400, 'invalid_parameter'],
  ['GET', '/v1/apps/web/recent?format=xml', 400, 'invalid_parameter'],
  ['GET', '/v1/apps/web/tail', 426, 'upgrade_required'],
  ['GET', '/v1/apps/web/tail?after=nonsense', 400, 'invalid_cursor'],
  ['GET', `/v1/apps/web/tail?after=${'A'.repeat(1025)}`, 400, 'invalid_cursor'],
  ['GET', '/v1/apps/web/tail?lines=10001', 400, 'invalid_parameter'],
  ['GET', '/v1/apps/web/tail?order=random', 400, 'invalid_parameter'],
])('%s %s is answered with %i %s', async (method, path, status, code) => {
  await start(['z1']);
  const answer = await fixture.request(path, { method });
  expect(answer.json()).toMatchObject({ error: { code } });
  expect(answer.status).toBe(status);
  expect(answer.json()['error']).toHaveProperty('message', expect.stringMatching(/^Cannot /));
});

test('a cursor of a megabyte is answered with 400 and the reason, by tail and recent', async () => {
  await start(['z1']);
  for (const route of ['tail', 'recent']) {
    const answer = await fixture.request(`/v1/apps/web/${route}?after=${'A'.repeat(1024 * 1024)}`);
    expect(answer.status).toBe(400);
    expect(answer.json()).toMatchObject({
      error: { code: 'invalid_request', message: expect.stringContaining('its address is too long') },
    });
  }
});

test('an app id of 255 percent-encoded bytes is taken', async () => {
  await start(['z1']);
  const app = 'ü'.repeat(127);
  fixture.server('z1').append(app, ['x']);
  expect(await fixture.recent(`/v1/apps/${encodeURIComponent(app)}/recent`)).toHaveLength(1);
});

test('a parameter that is not known is named', async () => {
  await start(['z1']);
  expect((await fixture.request('/v1/apps/web/recent?line=5')).text).toContain('\\"line\\"');
});

test('a method that a route does not have is answered with those that it has', async () => {
  await start(['z1']);
  const { headers } = await fixture.request('/v1/apps/web/limit', { method: 'POST' });
  expect(headers.allow).toBe('DELETE, GET, HEAD, PUT');
});

test.each([
  ['application/json', '{"url"', 400, 'invalid_json'],
  ['application/json', '', 400, 'invalid_json'],
  ['application/json', '{"__proto__":{"url":"x"}}', 400, 'invalid_json'],
  ['application/json', 'null', 400, 'invalid_body'],
  ['text/plain', '{}', 415, 'unsupported_media_type'],
  ['application/x-www-form-urlencoded', 'url=x', 415, 'unsupported_media_type'],
  ['multipart/form-data; boundary=x', 'x', 415, 'unsupported_media_type'],
  ['application/json', JSON.stringify({ url: 'x'.repeat(70_000) }), 413, 'body_too_large'],
])('a body of %s %.20s is refused with %i %s', async (type, body, status, code) => {
  await start(['z1']);
  const answer = await fixture.request('/v1/apps/web/drains', {
    method: 'POST',
    headers: { 'content-type': type },
    body,
  });
  expect([answer.status, answer.json()]).toMatchObject([status, { error: { code } }]);
});

test('a request for another host is refused, whatever it asks', async () => {
  await start(['z1'], { publicUrl: 'https://logs.example.com' });
  const get = (host: string) => fixture.request('/healthz', { headers: { host } });
  expect((await get('localhost')).status).toBe(200);
  expect((await get('logs.example.com')).status).toBe(200);
  const refused = await get('evil.example');
  expect([refused.status, refused.json()]).toMatchObject([403, { error: { code: 'forbidden_host' } }]);
});

test('a page of elsewhere may neither write nor open a websocket; one of ours and an allowed one may', async () => {
  await start(['z1'], { allowOrigins: ['https://ops.example.com'] });
  const put = (origin: string) =>
    fixture.request('/v1/apps/web/limit', {
      method: 'PUT',
      headers: { origin, 'content-type': 'application/json' },
      body: '{"lines":5}',
    });
  const refused = await put('https://evil.example');
  expect([refused.status, refused.json()]).toMatchObject([403, { error: { code: 'forbidden_origin' } }]);
  expect((await put('null')).status).toBe(403);
  expect((await put(fixture.controller.url)).status).toBe(200);
  const allowed = await put('https://ops.example.com');
  expect([allowed.status, allowed.headers['access-control-allow-origin']]).toEqual([
    200,
    'https://ops.example.com',
  ]);

  const evil = fixture.tail('/v1/apps/web/tail', { origin: 'https://evil.example' });
  await expect
    .poll(() => evil.refusal)
    .toMatchObject({ status: 403, body: { error: { code: 'forbidden_origin' } } });
  const ops = fixture.tail('/v1/apps/web/tail', { origin: 'https://ops.example.com' });
  await ops.ready();
});

test('a page that is allowed may ask before it writes; others get no leave', async () => {
  await start(['z1'], { allowOrigins: ['https://ops.example.com'] });
  const preflight = (origin: string) =>
    fixture.request('/v1/apps/web/limit', { method: 'OPTIONS', headers: { origin } });
  const allowed = await preflight('https://ops.example.com');
  expect([allowed.status, allowed.headers['access-control-allow-methods']]).toEqual([
    204,
    'DELETE, GET, HEAD, PUT',
  ]);
  const refused = await preflight('https://evil.example');
  expect([refused.status, refused.headers['access-control-allow-origin']]).toEqual([405, undefined]);
});

test('what is not HTTP is answered in the shape of all errors', async () => {
  await start(['z1']);
  const { port } = new URL(fixture.controller.url);
  const answer = await new Promise<string>((resolve) => {
    const socket = connect(Number(port), '127.0.0.1', () => socket.write('\x16\x03\x01 hello\r\n\r\n'));
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString();
    });
    socket.on('close', () => resolve(text));
  });
  expect(answer).toMatch(/^HTTP\/1.1 400 /);
  expect(answer).toContain('"code":"invalid_request"');
});

test('an upgrade to something else is answered as a plain request', async () => {
  await start(['z1']);
  const answer = await fixture.request('/healthz', { headers: { connection: 'Upgrade', upgrade: 'h2c' } });
  expect([answer.status, answer.json()]).toEqual([200, { ok: true }]);
  const tail = await fixture.request('/v1/apps/web/tail', {
    headers: { connection: 'Upgrade', upgrade: 'h2c' },
  });
  expect(tail.status).toBe(426);
});

test('a port that is taken is one clear error', async () => {
  await start(['z1']);
  const second = createTrafficController({
    id: 'tc2',
    registry: fixture.registry,
    logger: silentLogger,
    http: fixture.controller.url.replace('http://', ''),
    allowOrigins: [],
    version: '1',
  });
  await expect(second.start()).rejects.toMatchObject({
    code: 'address_in_use',
    message: expect.stringMatching(
      /^Cannot listen on 127\.0\.0\.1:\d+: the port is in use, expected a free one/,
    ),
  });
});
