// Which processes of a static cluster may see and change what, by the certificates that they show.
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { MemoryRegistry } from '@tailrace/core/memory-registry';
import type { PeerRole } from '@tailrace/transport/peer-roles';
import { TestCertificates } from '@tailrace/transport/testing/test-certificates';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { spyLogger } from '../testing/token-fixture.ts';
import { createTrafficController, type TrafficController } from '../traffic-controller.ts';

const drain = {
  id: '1',
  app: 'web',
  url: 'syslog://a:1',
  token: 'd.1',
  createdAt: '2026-11-20T11:00:00Z',
};
const position = { logId: '1', index: 0 };
const CALLS = {
  addDrain: { call: 'addDrain', drain: { ...drain, id: '2', url: 'syslog://b:1' } },
  removeDrain: { call: 'removeDrain', app: 'web', id: '3' },
  setLimit: { call: 'setLimit', app: 'web', limit: { lines: 1 } },
  drainPosition: { call: 'drainPosition', drainId: '1', zone: 'z1' },
  savePositions: { call: 'savePositions', positions: [{ drainId: '1', zone: 'z1', position }] },
};

let certificates: TestCertificates;
let registry: MemoryRegistry;
let controller: TrafficController;
let spy: ReturnType<typeof spyLogger>;

beforeEach(async () => {
  certificates = await TestCertificates.create();
  registry = new MemoryRegistry({ clusterId: 'test' });
  await registry.addDrain(drain);
  await registry.setLimit('web', { lines: 5 });
  spy = spyLogger();
  controller = createTrafficController({
    id: 'c1',
    registry,
    logger: spy.logger,
    http: '127.0.0.1:0',
    allowOrigins: [],
    tls: await certificates.files(['controller']),
    sharesRegistry: true,
    version: 'test',
  });
  await controller.start();
});
afterEach(async () => {
  await controller.stop(1_000);
  await registry.close();
  await certificates[Symbol.asyncDispose]();
});

async function ask(role: PeerRole, path: string, body?: object): Promise<IncomingMessage> {
  const { cert, key, ca } = (await certificates.files([role])).current;
  const outgoing = requestHttps(`${controller.url}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    agent: false,
    cert,
    key,
    ca,
    headers: { 'content-type': 'application/json' },
  });
  outgoing.end(body === undefined ? undefined : JSON.stringify(body));
  const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
  return response;
}

async function follow(role: PeerRole): Promise<string[]> {
  const response = await ask(role, '/internal/v1/registry/changes');
  let text = '';
  for await (const part of response) {
    text += String(part);
    if (text.includes('"at"')) break;
  }
  return text.split('\n').filter((line) => /"(drains|limit)"/.test(line));
}

test.each([
  ['agent', []],
  ['server', ['drainPosition', 'savePositions']],
  ['controller', ['addDrain', 'removeDrain', 'setLimit']],
] as const)('a certificate for %s is good for the calls %j', async (role, allowed) => {
  const taken: string[] = [];
  for (const [name, body] of Object.entries(CALLS)) {
    const response = await ask(role, '/internal/v1/registry/calls', body);
    response.resume();
    if (response.statusCode === 200) taken.push(name);
    else expect(response.statusCode).toBe(403);
  }
  expect(taken).toEqual(allowed);
  const refusals = spy.audit().map(({ action, reason }) => `${String(action)} ${String(reason)}`);
  expect(refusals).toEqual(Array(5 - allowed.length).fill('registry.call wrong_role'));
});

test('an agent follows limits, and is not told where drains go', async () => {
  expect(await follow('agent')).toEqual([expect.stringContaining('"limit"')]);
  for (const role of ['server', 'controller'] as const) {
    expect(await follow(role)).toEqual([
      expect.stringContaining('syslog://a:1'),
      expect.stringContaining('"limit"'),
    ]);
  }
});
