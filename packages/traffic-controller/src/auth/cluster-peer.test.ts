// Who counts as a process of the cluster where there is no TLS, and that the routes for processes ask. With TLS: test/integration.
import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { ControllerFixture } from '../testing/controller-fixture.ts';
import { openTestVerifier } from '../testing/token-fixture.ts';
import { isClusterPeer } from './cluster-peer.ts';

function from(remoteAddress: string | undefined): IncomingMessage {
  return { socket: { remoteAddress } } as IncomingMessage;
}

test.each([
  ['127.0.0.1', true],
  ['127.9.9.9', true],
  ['::1', true],
  ['::ffff:127.0.0.1', true],
  ['10.0.0.1', false],
  ['::ffff:10.0.0.1', false],
  ['fe80::1', false],
  ['127.0.0.1.example', false],
  [undefined, false],
])('where people need tokens, a plain connection from %s is one of a process: %s', (address, isPeer) => {
  expect(isClusterPeer(from(address), { hasTokens: true })).toBe(isPeer);
  expect(isClusterPeer(from(address), { hasTokens: false })).toBe(true);
});

test('no token is needed for what processes of one machine ask of each other', async () => {
  const tokens = await openTestVerifier();
  const fixture = await ControllerFixture.start([], { tokens, sharesRegistry: true });
  try {
    const body = JSON.stringify({ call: 'setLimit', app: 'web', limit: { lines: 1 } });
    const headers = { 'content-type': 'application/json' };
    const path = '/internal/v1/registry/calls';
    const answer = await fixture.request(path, { method: 'POST', headers, body });
    expect(answer.json()).toMatchObject({ revision: 1 });
    expect(fixture.registry.limits().size).toBe(1);
  } finally {
    await fixture.close();
    tokens.close();
  }
});
