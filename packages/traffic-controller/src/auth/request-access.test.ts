// What a controller answers to requests with and without tokens: over real HTTP and websockets.
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { type Answer, ControllerFixture } from '../testing/controller-fixture.ts';
import { hmacToken, openTestVerifier, spyLogger, tokenFor, unsignedToken } from '../testing/token-fixture.ts';
import { waitUntil } from '../testing/wait-until.ts';
import { ROUTE_ACCESS } from './route-access.ts';
import type { TokenVerifier } from './token-verifier.ts';

/** Every route that any controller of this file declared. */
const declaredRoutes = vi.hoisted(() => new Set<string>());
vi.mock('fastify', async (importOriginal) => {
  const original = await importOriginal<typeof import('fastify')>();
  const fastify = ((options: object) => {
    const app = original.default(options);
    app.addHook('onRoute', ({ method, url }) => {
      for (const each of [method].flat()) declaredRoutes.add(`${each} ${url}`);
    });
    return app;
  }) as typeof original.default;
  return { ...original, default: fastify };
});

let fixture: ControllerFixture;
let tokens: TokenVerifier;
let log: ReturnType<typeof spyLogger>;

beforeEach(async () => {
  tokens = await openTestVerifier();
  log = spyLogger('error');
  fixture = await ControllerFixture.start(['z1'], {
    ...{ tokens, logger: log.logger, sharesRegistry: true },
    allowOrigins: ['https://ops.example.com'],
    serverControl: { start: async () => ['z1-a'], stop: async () => ['z1-a'] },
  });
});

afterEach(async () => {
  await fixture.close();
  tokens.close();
});

const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });
const ask = (path: string, token?: string, method = 'GET'): Promise<Answer> =>
  fixture.request(path, { method, headers: token === undefined ? {} : bearer(token) });
const send = (method: string, path: string, token: string, body: unknown): Promise<Answer> =>
  fixture.request(path, {
    method,
    headers: { ...bearer(token), 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

async function refusals(reason: string): Promise<number> {
  const metric = fixture.controller.metrics.getSingleMetric('tailrace_controller_access_refused_total');
  const values = (await metric?.get())?.values ?? [];
  return values.find(({ labels }) => labels['reason'] === reason)?.value ?? 0;
}

/** Bytes as they are, for what no client library would send. */
function raw(lines: readonly string[]): Promise<string> {
  const { port } = new URL(fixture.controller.url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(`${lines.join('\r\n')}\r\n\r\n`));
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString();
    });
    socket.on('close', () => resolve(text));
  });
}

describe('every route', () => {
  const paths = Object.keys(ROUTE_ACCESS).map((key) => key.split(' ') as [string, string]);
  const concrete = (path: string): string =>
    path.replace(':app', 'web').replace(':id', 'd1').replace(':target', 'z1');

  test('of the controller has a rule, and every rule a route', () => {
    const declared = [...declaredRoutes].filter((route) => !route.startsWith('HEAD ')).sort();
    // A route without a rule answers nobody: say in route-access.ts what a token has to allow for it.
    expect(declared).toEqual(Object.keys(ROUTE_ACCESS).sort());
  });

  test.each(paths.filter(([, path]) => path.startsWith('/v1/')))(
    '%s %s answers 401 without a token and 403 to one that allows nothing',
    async (method, path) => {
      const without = await ask(concrete(path), undefined, method);
      expect([without.status, without.json()]).toMatchObject([401, { error: { code: 'unauthorized' } }]);
      expect(without.headers['www-authenticate']).toBe('Bearer');
      const nothing = await ask(concrete(path), tokenFor([], []), method);
      expect([nothing.status, nothing.json()]).toMatchObject([403, { error: { code: 'forbidden' } }]);
    },
  );

  test.each(paths.filter(([, path]) => path.includes(':app')))(
    '%s %s answers 403 to a token for other apps',
    async (method, path) => {
      const answer = await ask(concrete(path), tokenFor(['web2', 'we', 'api*'], ['admin']), method);
      expect([answer.status, answer.json()]).toMatchObject([403, { error: { code: 'forbidden' } }]);
    },
  );

  test('that says nothing about tokens answers nobody', async () => {
    const rule = ROUTE_ACCESS['GET /v1/status'];
    try {
      Reflect.deleteProperty(ROUTE_ACCESS, 'GET /v1/status');
      expect((await ask('/v1/status')).status).toBe(403);
      expect((await ask('/v1/status', tokenFor(['*'], ['admin']))).status).toBe(403);
      expect(await refusals('no_rule')).toBe(2);
    } finally {
      Object.assign(ROUTE_ACCESS, { 'GET /v1/status': rule });
    }
  });
});

describe('a token', () => {
  const now = Math.floor(Date.now() / 1000);
  const good = { exp: now + 600, apps: ['web'], rights: ['read'] };
  const bad: Record<string, [Record<string, string>, string]> = {
    missing: [{}, 'missing'],
    'wrongly signed': [bearer(hmacToken(good, 'another-key-of-more-than-32-bytes!!')), 'signature'],
    unsigned: [bearer(unsignedToken(good)), 'algorithm'],
    expired: [bearer(hmacToken({ ...good, exp: now - 1 })), 'expired'],
    'not yet valid': [bearer(hmacToken({ ...good, nbf: now + 100 })), 'not_yet_valid'],
    'with bad claims': [bearer(hmacToken({ ...good, apps: 'web' })), 'invalid_claims'],
    'over-long': [bearer(hmacToken({ ...good, pad: 'x'.repeat(8192) })), 'too_long'],
    garbage: [bearer('garbage'), 'malformed'],
    empty: [{ authorization: '' }, 'malformed'],
    'without a word': [{ authorization: 'Bearer ' }, 'malformed'],
    'of another scheme': [{ authorization: `Basic ${tokenFor(['web'], ['read'])}` }, 'malformed'],
    'with more behind it': [{ authorization: `Bearer ${tokenFor(['web'], ['read'])} x` }, 'malformed'],
    'in a cookie, expired': [{ cookie: `tailrace_token=${hmacToken({ ...good, exp: 1 })}` }, 'expired'],
    'in two cookies': [{ cookie: 'tailrace_token=a; tailrace_token=b' }, 'malformed'],
  };

  test.each(Object.entries(bad))('that is %s: 401', async (_name, [headers, reason]) => {
    const answer = await fixture.request('/v1/apps/web/recent', { headers });
    const plain = await fixture.request('/v1/apps/web/recent');
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual(plain.body);
    expect({ ...answer.headers, date: '' }).toEqual({ ...plain.headers, date: '' });
    expect(await refusals(reason)).toBe(reason === 'missing' ? 2 : 1);
    await waitUntil(() => log.audit().length === 2, 'two audit lines');
    expect(log.audit()[0]).toMatchObject({
      action: 'recent',
      app: 'web',
      remote: '127.0.0.1',
      outcome: 'refused',
      reason,
    });
  });

  test('is refused with the same bytes when there are two Authorization headers, both good', async () => {
    const line = `authorization: Bearer ${tokenFor(['web'], ['read'])}`;
    const head = ['GET /v1/apps/web/recent HTTP/1.1', 'host: localhost', 'connection: close'];
    const twice = await raw([...head, line, line]);
    const none = await raw(head);
    expect(twice).toMatch(/^HTTP\/1\.1 401 /);
    const withoutDate = (text: string): string => text.replace(/date: .*/i, '');
    expect(withoutDate(twice)).toBe(withoutDate(none));
    expect(await raw([...head, line])).toMatch(/^HTTP\/1\.1 (?:200|404) /);
  });

  test('is taken from the header, in any case of the scheme, and from the cookie', async () => {
    fixture.server('z1').append('web', ['a']);
    const token = tokenFor(['web'], ['read']);
    const status = async (headers: Record<string, string>): Promise<number> =>
      (await fixture.request('/v1/apps/web/recent', { headers })).status;
    expect(await status({ authorization: `bEARER   ${token}` })).toBe(200);
    expect(await status({ cookie: `a=b; tailrace_token=${token}; c=d` })).toBe(200);
    expect(await status({ cookie: `xtailrace_token=${token}` })).toBe(401);
    expect(await status({ cookie: `tailrace_token=${token}`, authorization: 'Bearer x' })).toBe(401);
    // Only a websocket's subprotocols can hold one.
    expect(await status({ 'sec-websocket-protocol': `tailrace.bearer.${token}` })).toBe(401);
  });

  test.each(['token', 'access_token', 'bearer'])(
    'in the query as %s is refused, and not repeated',
    async (name) => {
      const token = tokenFor(['web'], ['read']);
      const query = `/v1/apps/web/recent?${name}=${token}`;
      expect((await ask(query)).status).toBe(401);
      const answer = await ask(query, token);
      expect([answer.status, answer.json()]).toMatchObject([400, { error: { code: 'invalid_parameter' } }]);
      expect(answer.text).not.toContain(token);
    },
  );

  test('is never in a log, whatever is done with it', async () => {
    const token = tokenFor(['*'], ['admin']);
    await ask(`/v1/apps/web/recent?token=${token}`, token);
    await ask(`/v1/nothing?token=${token}`, token);
    await ask(`/v1/apps/web/recent`, `${token}x`);
    await send('POST', '/v1/apps/web/drains', token, { url: `syslog://me:${token}@logs.example.com` });
    await raw([`GET /${'%'}zz?token=${token} HTTP/1.1`, 'host: localhost', 'connection: close']);
    await waitUntil(() => log.audit().length >= 2, 'audit lines');
    expect(log.text()).not.toContain(token.slice(0, 40));
    expect(log.text()).not.toContain(token.slice(-40));
  });
});

describe('rights', () => {
  test.each([
    ['read', 'GET', '/v1/apps', [200, 403, 200]],
    ['read', 'GET', '/v1/apps/web/recent', [200, 403, 200]],
    ['read', 'GET', '/v1/apps/web/limit', [200, 403, 200]],
    ['read', 'GET', '/v1/limits', [200, 403, 200]],
    ['drain', 'GET', '/v1/drains', [403, 200, 200]],
    ['drain', 'GET', '/v1/apps/web/drains', [403, 200, 200]],
    ['admin', 'DELETE', '/v1/apps/web/lines', [403, 403, 200]],
    ['admin', 'DELETE', '/v1/apps/web/limit', [403, 403, 204]],
    ['admin', 'GET', '/v1/status', [403, 403, 200]],
    ['admin for every app', 'POST', '/v1/servers/z1/stop', [403, 403, 403]],
  ])('%s is what %s %s asks for', async (_name, method, path, statuses) => {
    fixture.server('z1').append('web', ['a']);
    const answers = ['read', 'drain', 'admin'].map((right) => ask(path, tokenFor(['web'], [right]), method));
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual(statuses);
  });

  test('for every app include servers', async () => {
    const answer = await ask('/v1/servers/z1/stop', tokenFor(['*'], ['admin']), 'POST');
    expect([answer.status, answer.json()]).toEqual([200, { servers: ['z1-a'] }]);
  });

  test('are refused with the same answer for an app that exists and one that does not', async () => {
    fixture.server('z1').append('web', ['a']);
    const token = tokenFor(['api'], ['read', 'drain']);
    const [known, unknown] = await Promise.all([
      ask('/v1/apps/web/recent', token),
      ask('/v1/apps/wob/recent', token),
    ]);
    expect([known?.status, unknown?.status]).toEqual([403, 403]);
    expect(known?.text).toBe(unknown?.text.replace('wob', 'web'));
    expect(fixture.server('z1').opens).toEqual([]);
  });

  test('health is open, the reasons of not being ready are not, and metrics are elsewhere', async () => {
    expect((await ask('/healthz')).status).toBe(200);
    expect((await ask('/readyz')).status).toBe(200);
    expect((await ask('/metrics', tokenFor(['*'], ['admin']))).status).toBe(404);
    expect((await ask('/metrics')).status).toBe(404);
    await fixture.server('z1').crash();
    await waitUntil(async () => (await ask('/readyz')).status === 503, 'it is not ready');
    const open = await ask('/readyz', 'garbage');
    expect([open.status, open.json()]).toEqual([
      503,
      { error: { code: 'not_ready', message: 'Cannot answer requests: not ready' } },
    ]);
    expect((await ask('/readyz', tokenFor([], ['read']))).json()).not.toHaveProperty('reasons');
    expect((await ask('/readyz', tokenFor([], ['admin']))).json()).toHaveProperty('reasons');
  });
});

describe('lists', () => {
  const APPS = ['alpha', 'api', 'apx', 'team-a', 'team-b', 'team-c', 'web', 'web-1', 'web-2', 'zebra'];

  async function listed(token: string, query = ''): Promise<{ apps: string[]; next: unknown }> {
    const page = (await ask(`/v1/apps${query}`, token)).json();
    return { apps: (page['apps'] as { app: string }[]).map(({ app }) => app), next: page['next'] };
  }

  beforeEach(() => {
    for (const app of APPS) fixture.server('z1').append(app, ['a']);
  });

  test.each([
    [['*'], APPS],
    [['web'], ['web']],
    [
      ['web', 'web-1', 'nope'],
      ['web', 'web-1'],
    ],
    [['team-*'], ['team-a', 'team-b', 'team-c']],
    [
      ['team-*', 'team-b', 'web*1'],
      ['team-a', 'team-b', 'team-c', 'web-1'],
    ],
    [['*a'], ['alpha', 'team-a', 'zebra']],
    [[], []],
    [Array.from({ length: 100 }, (_, i) => `web-${i}`), ['web-1', 'web-2']],
  ])('of apps for %j hold %j', async (apps, expected) => {
    expect(await listed(tokenFor(apps, ['read']))).toEqual({ apps: expected, next: undefined });
  });

  test('of apps come in full pages, and where the next one begins is no secret', async () => {
    const token = tokenFor(['*a', 'web*'], ['read']);
    const seen: string[] = [];
    for (let after = ''; ; ) {
      const { apps, next } = await listed(token, `?limit=2&after=${after}`);
      seen.push(...apps);
      expect(apps).toHaveLength(2);
      if (next === undefined) break;
      expect(next).toBe(apps.at(-1));
      after = apps.at(-1) ?? '';
    }
    expect(seen).toEqual(['alpha', 'team-a', 'web', 'web-1', 'web-2', 'zebra']);
    expect((await listed(token, '?prefix=web-')).apps).toEqual(['web-1', 'web-2']);
    expect((await listed(token, '?prefix=api')).apps).toEqual([]);
    expect((await listed(tokenFor(['team-*'], ['read']), '?prefix=team-b')).apps).toEqual(['team-b']);
  });

  test('of drains and limits hold what the token allows', async () => {
    const all = tokenFor(['*'], ['admin']);
    for (const app of ['web', 'api']) {
      await send('POST', `/v1/apps/${app}/drains`, all, { url: 'syslog://logs.example.com' });
      await send('PUT', `/v1/apps/${app}/limit`, all, { lines: 5 });
    }
    const own = tokenFor(['web*'], ['read', 'drain']);
    expect((await ask('/v1/drains', own)).json()).toMatchObject({ drains: [{ app: 'web' }] });
    expect((await ask('/v1/limits', own)).json()).toEqual({
      limits: [{ app: 'web', lines: 5, bytes: null }],
    });
    expect((await ask('/v1/limits', all)).json()).toMatchObject({ limits: [{ app: 'api' }, { app: 'web' }] });
  });

  test('suggestions name only apps that may be read', async () => {
    const message = async (apps: string[]): Promise<string> =>
      (await ask('/v1/apps/webb/recent', tokenFor(apps, ['read']))).text;
    expect(await message(['web*'])).toContain('did you mean \\"web\\"');
    expect(await message(['webb', 'web-1'])).not.toContain('"web\\"');
    const tail = fixture.tail('/v1/apps/webb/tail', bearer(tokenFor(['webb', 'zebra'], ['read'])));
    await tail.ready();
    await waitUntil(() => tail.ofType('waiting').length > 0, 'it waits');
    expect(JSON.stringify(tail.records)).not.toContain('"web"');
  });
});

describe('a websocket', () => {
  /** Opens one as a browser would: no header but the subprotocols and the cookie. */
  function browserTail(protocols: string[], headers: Record<string, string> = {}) {
    const ws = new WebSocket(`${fixture.controller.url.replace('http', 'ws')}/v1/apps/web/tail`, protocols, {
      headers,
    });
    return new Promise<{ protocol: string } | { status: number | undefined }>((resolve) => {
      ws.on('open', () => {
        resolve({ protocol: ws.protocol });
        ws.terminate();
      });
      ws.on('error', () => undefined);
      ws.on('unexpected-response', (_request, response) => {
        resolve({ status: response.statusCode });
        response.resume();
      });
    });
  }

  test('opens with a token in the header, in a subprotocol and in a cookie', async () => {
    const token = tokenFor(['web'], ['read']);
    await fixture.tail('/v1/apps/web/tail', bearer(token)).ready();
    const protocol = { protocol: 'tailrace.v1' };
    expect(await browserTail([`tailrace.bearer.${token}`, 'tailrace.v1'])).toEqual(protocol);
    expect(await browserTail(['tailrace.v1', `tailrace.bearer.${token}`])).toEqual(protocol);
    const headers = { cookie: `tailrace_token=${token}`, origin: fixture.controller.url };
    expect(await browserTail([], headers)).toEqual({ protocol: '' });
    expect(await browserTail(['tailrace.v1'], headers)).toEqual(protocol);
  });

  test('never gets its token back as the subprotocol', async () => {
    const token = tokenFor(['web'], ['read']);
    const ws = new WebSocket(`${fixture.controller.url.replace('http', 'ws')}/v1/apps/web/tail`, [
      `tailrace.bearer.${token}`,
    ]);
    const headers = await new Promise<Record<string, unknown>>((resolve) => {
      ws.on('upgrade', (response) => resolve(response.headers));
      ws.on('error', () => undefined);
    });
    ws.terminate();
    expect(headers['sec-websocket-protocol']).toBeUndefined();
  });

  test('is refused before it opens', async () => {
    const token = tokenFor(['web'], ['read']);
    expect(await browserTail([])).toEqual({ status: 401 });
    expect(await browserTail(['tailrace.v1', 'tailrace.bearer.x'])).toEqual({ status: 401 });
    expect(await browserTail([`tailrace.bearer.${token}`, 'tailrace.bearer.x'])).toEqual({ status: 401 });
    expect(await browserTail([`tailrace.bearer.${tokenFor(['api'], ['read'])}`])).toEqual({ status: 403 });
    const evil = { cookie: `tailrace_token=${token}`, origin: 'https://evil.example' };
    expect(await browserTail([], evil)).toEqual({ status: 403 });
    expect(await browserTail([], { cookie: `tailrace_token=${token}` })).toEqual({ status: 403 });
    expect(await refusals('cookie_without_origin')).toBe(1);
  });

  test('ends with 1008 when its token expires, behind what was sent', async () => {
    const exp = Date.now() / 1000 + 0.6;
    const tail = fixture.tail('/v1/apps/web/tail', bearer(tokenFor(['web'], ['read'], { exp })));
    await tail.ready();
    fixture.server('z1').append('web', ['a', 'b']);
    await tail.lines(2);
    await tail.closed();
    expect([tail.closeCode, tail.closeReason]).toEqual([1008, 'token expired']);
    expect(Date.now() / 1000).toBeGreaterThanOrEqual(exp);
    await waitUntil(async () => {
      const metric = fixture.controller.metrics.getSingleMetric('tailrace_controller_reader_closes_total');
      return (
        (await metric?.get())?.values.some(({ labels }) => labels['reason'] === 'token_expired') === true
      );
    }, 'the end is counted');
  });

  test('with a token for centuries stays open', async () => {
    const token = tokenFor(['web'], ['read'], { exp: 2 ** 45 });
    const tail = await fixture.tail('/v1/apps/web/tail', bearer(token)).ready();
    fixture.server('z1').append('web', ['a']);
    await tail.lines(1);
    expect(tail.closeCode).toBeUndefined();
  });
});

describe('a cookie', () => {
  const put = (headers: Record<string, string>) =>
    fixture.request('/v1/apps/web/limit', {
      method: 'PUT',
      headers: {
        cookie: `tailrace_token=${tokenFor(['web'], ['admin'])}`,
        'content-type': 'application/json',
        ...headers,
      },
      body: '{"lines":5}',
    });

  test('changes things only from a page of ours or one that is allowed', async () => {
    expect((await put({ origin: fixture.controller.url })).status).toBe(200);
    expect((await put({ origin: 'https://ops.example.com' })).status).toBe(200);
    const refused = [
      await put({}),
      await put({ origin: 'null' }),
      await put({ origin: 'https://evil.example' }),
    ];
    for (const answer of refused) {
      expect([answer.status, answer.json()]).toMatchObject([403, { error: { code: 'forbidden_origin' } }]);
    }
  });

  test('is not offered to pages of elsewhere', async () => {
    const answer = await ask('/v1/apps', undefined);
    expect(answer.headers['access-control-allow-credentials']).toBeUndefined();
  });
});
