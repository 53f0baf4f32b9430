// The pages of a role on a real port.
import { request } from 'node:http';
import type { RoleHealth } from '@tailrace/core/role-health';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { StatePages } from './state-pages.ts';

let health: RoleHealth;
let pages: StatePages;
let address = '';

beforeEach(async () => {
  health = { reasons: [], warnings: [] };
  pages = new StatePages({
    health: () => health,
    metrics: () => ({ contentType: 'text/plain; version=0.0.4', metrics: async () => 'lines_total 5\n' }),
    processMetrics: () => 'process_x 1\n',
  });
  address = await pages.listen('127.0.0.1:0');
});

afterEach(() => pages.close());

async function get(path: string, method = 'GET') {
  const response = await fetch(`http://${address}${path}`, { method });
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
}

test('the process is alive whatever its health', async () => {
  health = { reasons: ['starting'], warnings: [] };
  expect(await get('/healthz')).toEqual({
    status: 200,
    type: 'application/json; charset=utf-8',
    text: '{"ok":true}\n',
  });
});

test('it is ready, ready with warnings, or not, with reasons', async () => {
  expect(await get('/readyz')).toMatchObject({ status: 200, text: '{"ok":true}\n' });
  health = { reasons: [], warnings: ['registry: away'] };
  expect(await get('/readyz?x=1')).toMatchObject({
    status: 200,
    text: '{"ok":true,"warnings":["registry: away"]}\n',
  });
  health = { reasons: ['zone z1 has no servers'], warnings: [] };
  expect(await get('/readyz')).toMatchObject({
    status: 503,
    text: expect.stringContaining('zone z1 has no servers'),
  });
});

test('metrics are those that are handed in', async () => {
  expect(await get('/metrics')).toEqual({
    status: 200,
    type: 'text/plain; version=0.0.4',
    text: 'lines_total 5\nprocess_x 1\n',
  });
});

test('nothing else is there, and nothing can be changed', async () => {
  expect((await get('/')).status).toBe(404);
  expect((await get('/v1/apps')).status).toBe(404);
  expect((await get('/metrics', 'POST')).status).toBe(404);
});

test('a port that is taken is one clear error', async () => {
  const second = new StatePages({ health: () => health, metrics: () => undefined, processMetrics: () => '' });
  await expect(second.listen(address)).rejects.toThrow(
    `Cannot listen on ${address} (--metrics): the port is in use, expected a free one (0 takes any)`,
  );
  await second.close();
});

test('closing ends connections that are idle', async () => {
  const idle = request(`http://${address}/metrics`);
  idle.on('error', () => undefined);
  idle.flushHeaders();
  await new Promise((resolve) => idle.once('socket', (socket) => socket.once('connect', resolve)));
  await pages.close();
  await expect(get('/healthz')).rejects.toThrow();
});
