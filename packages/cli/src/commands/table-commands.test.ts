// The real program against a fake controller: apps, drains, limits, status and servers, for people and for machines.
import { maskUrl } from '@tailrace/core/drain-url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EXIT } from '../exit-codes.ts';
import { FakeController } from '../testing/fake-controller.ts';
import { type ProgramResult, runProgram } from '../testing/run-program.ts';

let controller: FakeController;

beforeEach(async () => {
  controller = await FakeController.start();
});
afterEach(() => controller.close());

function run(...args: readonly string[]): Promise<ProgramResult> {
  return runProgram(args, { TAILRACE_URL: controller.url });
}

/** Standard output as lines, without the last, empty one. */
function linesOf(result: ProgramResult): readonly string[] {
  return result.stdout.toString().split('\n').slice(0, -1);
}

const drain = {
  id: '11111111-aaaa',
  app: 'web',
  url: 'syslog://logs.example.com:514',
  token: 'd.22222222-bbbb',
  created_at: '2026-11-20T11:00:00.000Z',
};

describe('apps', () => {
  const web = {
    app: 'web',
    instances: 2,
    rate: 1234.5,
    held: 5000,
    dropped: 3,
    limit: { lines: 1000, bytes: null },
  };
  const api = {
    app: 'a\x1b[2Jpi',
    instances: 1,
    rate: 0,
    held: 0,
    dropped: 0,
    limit: { lines: null, bytes: null },
  };

  it('are listed in an aligned table, page by page', async () => {
    controller.on('GET /v1/apps', (request, response) => {
      const isFirst = request.query.get('after') === null;
      response.end(JSON.stringify(isFirst ? { apps: [api], next: 'api' } : { apps: [web] }));
    });
    const result = await run('apps', '--prefix', 'x');
    expect(linesOf(result)).toEqual([
      'APP         INSTANCES     RATE   HELD  DROPPED  LIMIT',
      'a\\x1b[2Jpi          1      0/s      0        0  -',
      'web                 2  1,235/s  5,000        3  1,000 lines/s',
    ]);
    expect(controller.requests.map(({ query }) => query.toString())).toEqual([
      'prefix=x&limit=1000',
      'prefix=x&limit=1000&after=api',
    ]);
  });

  it('are one JSON object a line for machines, and nothing when there are none', async () => {
    controller.on('GET /v1/apps', { apps: [web, api], zones_missing: ['z2'] });
    const result = await run('apps', '-o', 'json');
    expect(linesOf(result).map((line) => JSON.parse(line) as unknown)).toEqual([web, api]);
    expect(result.stderr).toBe('-- zone z2 did not answer --\n');
    controller.on('GET /v1/apps', { apps: [] });
    expect(await run('apps', '--json')).toMatchObject({ stdout: Buffer.alloc(0), stderr: '' });
    expect(await run('apps')).toMatchObject({ stdout: Buffer.alloc(0), stderr: 'No app has logged yet\n' });
  });

  it('have their titles in bold only when colours are wanted', async () => {
    controller.on('GET /v1/apps', { apps: [web] });
    expect((await run('apps', '--color', 'always')).stdout.toString()).toContain('\x1b[1m');
    expect((await run('apps')).stdout.toString()).not.toContain('\x1b');
  });

  it('are forgotten by rm, which a script need not confirm', async () => {
    controller.on('DELETE /v1/apps/web/lines', { app: 'web', forgotten: 5000 });
    expect(await run('apps', 'rm', 'web')).toMatchObject({
      code: EXIT.ok,
      stdout: Buffer.alloc(0),
      stderr: 'Forgot 5,000 held lines of "web"\n',
    });
  });

  it('that are not known are suggested, with status 1', async () => {
    const message = 'Cannot find the app "wbe": no zone knows it; did you mean "web"?';
    controller.on('DELETE /v1/apps/wbe/lines', { error: { code: 'unknown_app', message } }, 404);
    expect(await run('apps', 'rm', 'wbe')).toMatchObject({
      code: EXIT.failure,
      stderr: `tailrace: ${message}\n`,
    });
  });
});

describe('drains', () => {
  it('are listed for an app and for all', async () => {
    controller.on('GET /v1/apps', { apps: [{ app: 'web' }, { app: 'api' }] });
    controller
      .on('GET /v1/drains', { drains: [drain] })
      .on('GET /v1/apps/web/drains', { drains: [drain] })
      .on('GET /v1/apps/api/drains', { drains: [] });
    const table = [
      'APP  ID             URL                            CREATED',
      'web  11111111-aaaa  syslog://logs.example.com:514  2026-11-20T11:00:00.000Z',
    ];
    expect(linesOf(await run('drains', 'web'))).toEqual(table);
    expect(linesOf(await run('drains'))).toEqual(table);
    expect((await run('drains', 'api')).stderr).toBe('"api" has no drains\n');
    expect(JSON.parse((await run('drains', '--json')).stdout.toString())).toEqual(drain);
  });

  it('are added, with id and token printed', async () => {
    controller.on('POST /v1/apps/web/drains', drain, 201);
    const result = await run('drains', 'add', 'web', drain.url);
    expect(linesOf(result)).toEqual([
      `id:     ${drain.id}`,
      `token:  ${drain.token}`,
      `url:    ${drain.url}`,
    ]);
    expect(controller.requests[0]).toMatchObject({ body: JSON.stringify({ url: drain.url }) });
    expect(controller.requests[0]?.headers['content-type']).toBe('application/json');
    expect(JSON.parse((await run('drains', 'add', 'web', drain.url, '--json')).stdout.toString())).toEqual(
      drain,
    );
  });

  it.each([
    [409, 'duplicate_drain'],
    [422, 'drain_url_refused'],
  ])('that are refused with %i tell the reason', async (status, code) => {
    controller.on(
      'POST /v1/apps/web/drains',
      { error: { code, message: 'Cannot add the drain: because' } },
      status,
    );
    expect(await run('drains', 'add', 'web', 'x')).toMatchObject({
      code: EXIT.failure,
      stderr: 'tailrace: Cannot add the drain: because\n',
    });
  });

  it.each([
    ['URL', drain.url],
    ['id', drain.id],
    ['token', drain.token],
  ])('are removed by %s', async (_what, name) => {
    controller.on('GET /v1/apps/web/drains', {
      drains: [{ ...drain, id: 'other', url: 'syslog://x', token: 'y' }, drain],
    });
    controller.on(`DELETE /v1/apps/web/drains/${drain.id}`, {}, 204);
    const result = await run('drains', 'rm', 'web', name);
    expect(result).toMatchObject({ code: EXIT.ok, stderr: `Removed ${drain.url} (${drain.id})\n` });
  });

  it('are found by a URL with a password, which is never shown', async () => {
    const url = 'syslog://user:secret@logs.example.com:514';
    controller.on('GET /v1/apps/web/drains', { drains: [{ ...drain, url: maskUrl(url) }] });
    controller.on(`DELETE /v1/apps/web/drains/${drain.id}`, {}, 204);
    const removed = await run('drains', 'rm', 'web', url);
    controller.on('GET /v1/apps/web/drains', { drains: [] });
    const missing = await run('drains', 'rm', 'web', url);
    expect({ removed: removed.code, missing: missing.code }).toEqual({
      removed: EXIT.ok,
      missing: EXIT.failure,
    });
    expect(removed.stderr + missing.stderr).not.toContain('secret');
  });

  it('that look the same must be named by id', async () => {
    controller.on('GET /v1/apps/web/drains', { drains: [drain, { ...drain, id: 'other' }] });
    expect((await run('drains', 'rm', 'web', drain.url)).stderr).toContain('expected an id');
  });

  it('show what they did in each zone', async () => {
    controller.on('GET /v1/apps/web/drains', { drains: [drain] });
    const zone = { delivered: 10, dropped: 2, unconfirmed: 1, held: 0, last_error: null, next_attempt: null };
    const failing = { ...zone, last_error: 'connection refused', next_attempt: '2026-11-20T11:00:05.000Z' };
    const zones = [
      { zone: 'z1', state: 'connected', ...zone },
      { zone: 'z2', state: 'backoff', ...failing },
    ];
    controller.on(`GET /v1/apps/web/drains/${drain.id}`, { ...drain, zones });
    const result = await run('drains', 'show', 'web', drain.id);
    expect(linesOf(result)).toEqual([
      `id:          ${drain.id}`,
      `url:         ${drain.url}`,
      `token:       ${drain.token}`,
      `created at:  ${drain.created_at}`,
      '',
      'ZONE  STATE      DELIVERED  DROPPED  UNCONFIRMED  HELD  NEXT ATTEMPT              LAST ERROR',
      'z1    connected         10        2            1     0  -                         -',
      'z2    backoff           10        2            1     0  2026-11-20T11:00:05.000Z  connection refused',
    ]);
  });

  it('are tested, with the stage that failed and status 1', async () => {
    const route = 'POST /v1/apps/web/drains/test';
    controller.on(route, { ok: false, stage: 'tcp', message: 'Cannot connect: connection refused' });
    expect(await run('drains', 'test', 'web', drain.url)).toMatchObject({
      code: EXIT.failure,
      stdout: Buffer.from('failed at tcp: Cannot connect: connection refused\n'),
    });
    controller.on(route, { ok: true, stage: 'done', message: 'One line was sent' });
    expect(await run('drains', 'test', 'web', drain.url)).toMatchObject({
      code: EXIT.ok,
      stdout: Buffer.from('ok: One line was sent\n'),
    });
  });
});

describe('limits', () => {
  it('are listed, set and removed', async () => {
    controller.on('GET /v1/limits', {
      limits: [
        { app: 'web', lines: 1000, bytes: 65_536 },
        { app: 'b', lines: null, bytes: 1 },
      ],
    });
    expect(linesOf(await run('limits'))).toEqual([
      'APP  LINES/S  BYTES/S',
      'web    1,000   64 KiB',
      'b          -      1 B',
    ]);
    controller.on('PUT /v1/apps/web/limit', { app: 'web', lines: 1000, bytes: 65_536 });
    const set = await run('limits', 'set', 'web', '--lines', '1000/s', '--bytes', '64K/s');
    expect(set.stderr).toBe('Limit of "web" in each zone: 1,000 lines/s, 64 KiB/s\n');
    expect(controller.requests.at(-1)?.body).toBe('{"lines":1000,"bytes":65536}');
    await run('limits', 'set', 'web', '--lines', '5');
    expect(controller.requests.at(-1)?.body).toBe('{"lines":5}');
    controller.on('DELETE /v1/apps/web/limit', {}, 204);
    expect(await run('limits', 'rm', 'web')).toMatchObject({ code: EXIT.ok, stdout: Buffer.alloc(0) });
  });
});

describe('status', () => {
  const status = {
    cluster: 'c1',
    version: '0.1.0',
    controller: { id: 'tc', readers: 2 },
    zones: [{ zone: 'z1', state: 'up', servers: 1, agents: 1, replicas: '1/1' }],
    servers: [
      {
        id: 'z1-a',
        zone: 'z1',
        state: 'up',
        address: '127.0.0.1:7101',
        apps: 3,
        held_lines: 1200,
        allocated_bytes: 1_048_576,
        lines_total: 99_999,
        dropped_total: 7,
        readers: 1,
        drains: 0,
        replicas: '1/1',
      },
      { id: 'z2-a', zone: 'z2', state: 'unreachable', address: '127.0.0.1:7102', last_error: 'refused' },
    ],
    agents: [
      { id: 'agent-z1', zone: 'z1', state: 'up', address: '127.0.0.1:3458', sources: ['ingress', 'syslog'] },
    ],
    controllers: [{ id: 'tc', zone: 'z1', state: 'up', address: '127.0.0.1:8080' }],
    registry: { state: 'trouble', reason: 'no contact with it' },
  };

  it('shows zones, servers, agents, controllers and how the registry is', async () => {
    controller.on('GET /v1/status', status);
    expect(linesOf(await run('status'))).toEqual([
      'cluster:     c1',
      'controller:  tc',
      'version:     0.1.0',
      'readers:     2',
      'registry:    trouble: no contact with it',
      '',
      'ZONE  STATE  SERVERS  AGENTS  REPLICAS',
      'z1    up           1       1  1/1',
      '',
      'SERVER  ZONE  STATE        ADDRESS         APPS   HELD  MEMORY   LINES  DROPPED  READERS  DRAINS  REPLICAS  LAST ERROR',
      'z1-a    z1    up           127.0.0.1:7101     3  1,200   1 MiB  99,999        7        1       0  1/1       -',
      'z2-a    z2    unreachable  127.0.0.1:7102     -      -       -       -        -        -       -  -         refused',
      '',
      'AGENT     ZONE  STATE  ADDRESS         SOURCES',
      'agent-z1  z1    up     127.0.0.1:3458  ingress, syslog',
      '',
      'CONTROLLER  ZONE  STATE  ADDRESS',
      'tc          z1    up     127.0.0.1:8080',
    ]);
  });

  it('is one object in JSON, as the controller gives it', async () => {
    controller.on('GET /v1/status', status);
    expect(JSON.parse((await run('status', '--json')).stdout.toString())).toEqual(status);
  });
});

describe('servers', () => {
  it('are stopped and started by zone or id, and named', async () => {
    controller.on('POST /v1/servers/z1/stop', { servers: ['z1-a', 'z1-b'] });
    expect(linesOf(await run('servers', 'stop', 'z1'))).toEqual(['z1-a', 'z1-b']);
    controller.on('POST /v1/servers/z1-a/start', { servers: [] });
    expect(await run('servers', 'start', 'z1-a')).toMatchObject({
      code: EXIT.ok,
      stderr: 'There was nothing to start\n',
    });
    expect(controller.requests.map(({ body }) => body)).toEqual(['', '']);
  });

  it('that are not known are an error', async () => {
    const message = 'Cannot stop servers: this controller runs no servers, expected the one of tailrace up';
    controller.on('POST /v1/servers/z9/stop', { error: { code: 'not_available', message } }, 404);
    expect(await run('servers', 'stop', 'z9')).toMatchObject({
      code: EXIT.failure,
      stderr: `tailrace: ${message}\n`,
    });
  });
});

describe('every command', () => {
  it('says so when something else answers', async () => {
    controller.on('GET /v1/status', (_request, response) => response.end('<html>'));
    const result = await run('status');
    expect(result.code).toBe(EXIT.failure);
    expect(result.stderr).toContain('is not JSON\nIs this the address of a Tailrace traffic controller?');
  });

  it('is status 4 without a valid token', async () => {
    controller.on('GET /v1/status', { error: { code: 'unauthorized', message: 'No token' } }, 401);
    const result = await run('status');
    expect(result.code).toBe(EXIT.notAllowed);
    expect(result.stderr).toBe(
      'tailrace: No token\nGive a valid token with --token-file FILE or TAILRACE_TOKEN_FILE.\n',
    );
  });

  it('cannot be driven by what a controller says', async () => {
    controller.on('GET /v1/status', { error: { code: 'x', message: 'a\x1b]0;t\x07\nb' } }, 500);
    expect((await run('status')).stderr).toBe('tailrace: a\\x1b]0;t\\x07\nb\n');
  });
});
