// The audit lines that a controller writes, with and without tokens.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Answer, ControllerFixture } from '../testing/controller-fixture.ts';
import { openTestVerifier, spyLogger, tokenFor } from '../testing/token-fixture.ts';
import { waitUntil } from '../testing/wait-until.ts';
import type { TokenVerifier } from './token-verifier.ts';

let fixture: ControllerFixture;
let tokens: TokenVerifier;
let log: ReturnType<typeof spyLogger>;

beforeEach(async () => {
  tokens = await openTestVerifier();
  log = spyLogger('error');
  fixture = await ControllerFixture.start(['z1'], {
    tokens,
    logger: log.logger,
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

describe('audit lines', () => {
  test('tell of requests that are not for us or from pages that may not make them', async () => {
    await fixture.request('/v1/apps', { headers: { host: 'evil.example' } });
    await fixture.request('/v1/nothing', { headers: { host: 'evil.example' } });
    const headers = { ...bearer(tokenFor(['web'], ['admin'])), origin: 'https://evil.example' };
    await fixture.request('/v1/apps/web/limit', { method: 'DELETE', headers });
    await waitUntil(() => log.audit().length === 3, 'all audit lines');
    expect(log.audit()).toMatchObject([
      { action: 'apps.list', outcome: 'refused', reason: 'forbidden_host' },
      { action: 'unknown_route', outcome: 'refused', reason: 'forbidden_host' },
      { action: 'limit.remove', app: 'web', outcome: 'refused', reason: 'forbidden_origin' },
    ]);
    const metrics = await fixture.controller.metrics.metrics();
    expect(metrics).toContain('tailrace_controller_access_refused_total{reason="forbidden_host"} 2');
  });

  test('tell who changed what, also where the log is kept short', async () => {
    const admin = tokenFor(['*'], ['admin'], { sub: 'ann' });
    fixture.server('z1').append('web', ['a', 'b']);
    const added = await send('POST', '/v1/apps/web/drains', admin, {
      url: 'syslog://me:secret@logs.example.com',
    });
    const id = String(added.json()['id']);
    await send('POST', '/v1/apps/web/drains', admin, { url: 'syslog://me:secret@logs.example.com' });
    await ask(`/v1/apps/web/drains/${id}`, admin, 'DELETE');
    await send('PUT', '/v1/apps/web/limit', admin, { lines: 7 });
    await ask('/v1/apps/web/limit', admin, 'DELETE');
    await ask('/v1/apps/web/lines', admin, 'DELETE');
    await ask('/v1/servers/z1/stop', admin, 'POST');
    await ask('/v1/apps/web/recent', admin);
    await waitUntil(() => log.audit().length === 7, 'all audit lines');
    const who = { subject: 'ann', remote: '127.0.0.1', audit: true };
    const url = 'syslog://***@logs.example.com';
    expect(log.audit()).toMatchObject([
      { ...who, action: 'drain.add', app: 'web', outcome: 'done', detail: { drain: id, url } },
      {
        ...who,
        action: 'drain.add',
        app: 'web',
        outcome: 'failed',
        reason: 'duplicate_drain',
        detail: { url },
      },
      { ...who, action: 'drain.remove', app: 'web', outcome: 'done', detail: { target: id } },
      { ...who, action: 'limit.set', app: 'web', outcome: 'done', detail: { lines: 7 } },
      { ...who, action: 'limit.remove', app: 'web', outcome: 'done' },
      { ...who, action: 'lines.forget', app: 'web', outcome: 'done', detail: { forgotten: 2 } },
      { ...who, action: 'servers.stop', outcome: 'done', detail: { target: 'z1' } },
    ]);
  });

  test('of a flood of refusals are few, and count the rest', async () => {
    await Promise.all(Array.from({ length: 60 }, () => ask('/v1/apps/web/recent')));
    await waitUntil(() => log.audit().some(({ action }) => action === 'refusals'), 'the sum');
    const lines = log.audit();
    const single = lines.filter(({ action }) => action === 'recent').length;
    const counted = lines.filter(({ action }) => action === 'refusals').map(({ count }) => Number(count));
    expect(single + counted.reduce((sum, count) => sum + count, 0)).toBe(60);
    expect(single).toBeLessThan(40);
  });
});

test('without a verifier everything is open, and changes are still written down', async () => {
  const spy = spyLogger('error');
  const open = await ControllerFixture.start(['z1'], { logger: spy.logger });
  try {
    expect((await open.request('/metrics')).status).toBe(200);
    const added = await open.send('POST', '/v1/apps/web/drains', { url: 'syslog://logs.example.com' });
    expect(added.status).toBe(201);
    await waitUntil(() => spy.audit().length === 1, 'an audit line');
    expect(spy.audit()).toMatchObject([{ action: 'drain.add', app: 'web', outcome: 'done' }]);
  } finally {
    await open.close();
  }
});
