// Who counts as a process of the cluster where there is no TLS, and that the routes for processes ask. With TLS: test/integration.
import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { ControllerFixture } from '../testing/controller-fixture.ts';
import { openTestVerifier, tokenFor } from '../testing/token-fixture.ts';
import { clusterRolesOf } from './cluster-peer.ts';

test('without TLS everybody is a process of the cluster, unless people need tokens', () => {
  const request = { socket: { remoteAddress: '127.0.0.1' } } as IncomingMessage;
  expect(clusterRolesOf(request, { hasTokens: false })).toEqual(['server', 'agent', 'controller']);
  expect(clusterRolesOf(request, { hasTokens: true })).toEqual([]);
});

test.each([false, true])('the routes for processes ask who comes; with tokens: %s', async (hasTokens) => {
  const tokens = await openTestVerifier();
  const fixture = await ControllerFixture.start([], {
    ...(hasTokens ? { tokens } : {}),
    sharesRegistry: true,
  });
  try {
    const body = JSON.stringify({ call: 'setLimit', app: 'web', limit: { lines: 1 } });
    // Not even a token for everything makes a person a process.
    const authorization = `Bearer ${tokenFor(['*'], ['admin'])}`;
    const headers = { 'content-type': 'application/json', authorization };
    const path = '/internal/v1/registry/calls';
    const answer = await fixture.request(path, { method: 'POST', headers, body });
    expect(answer.json()).toMatchObject(hasTokens ? { error: { code: 'forbidden_peer' } } : { revision: 1 });
    expect(fixture.registry.limits().size).toBe(hasTokens ? 0 : 1);
  } finally {
    await fixture.close();
    tokens.close();
  }
});
