// Key sets that are fetched, with a clock of the test's: when they are fetched again, and what happens while they cannot be.
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { silentLogger } from '../testing/feed-fixture.ts';
import { COOLDOWN_MS, KeySetUrl } from './jwks-url.ts';

let server: Server;
let requests: number;
let answer: (response: ServerResponse) => void;
let nowMs: number;
let keySet: KeySetUrl | undefined;

beforeEach(async () => {
  requests = 0;
  nowMs = 0;
  answer = (response) => response.end('{"keys":[]}');
  server = createServer((_request, response) => {
    requests++;
    answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(() => {
  keySet?.close();
  server.closeAllConnections();
  server.close();
});

async function open(): Promise<KeySetUrl> {
  const { port } = server.address() as AddressInfo;
  const url = new URL(`http://127.0.0.1:${port}/keys`);
  keySet = await KeySetUrl.open({ url, logger: silentLogger, clockMs: () => nowMs });
  return keySet;
}

const fail = (response: ServerResponse): void => {
  response.writeHead(503).end();
};

test('it is fetched again after the cooldown, by one request however many ask', async () => {
  const keys = await open();
  expect(await keys.refresh()).toBe(false);
  nowMs = COOLDOWN_MS;
  expect(await Promise.all([keys.refresh(), keys.refresh(), keys.refresh()])).toEqual([true, true, true]);
  expect(requests).toBe(2);
  expect(await keys.refresh()).toBe(false);
  expect(requests).toBe(2);
});

test('while it cannot be fetched the known keys stay, and it is not asked for without end', async () => {
  const keys = await open();
  const { find } = keys;
  expect(find).toBeDefined();
  answer = fail;
  nowMs = COOLDOWN_MS;
  expect(await keys.refresh()).toBe(false);
  expect(keys.trouble).toMatch(
    /^Cannot fetch the key set "http:.*": the answer has status 503, expected 200$/,
  );
  expect(keys.find).toBe(find);
  for (let i = 0; i < 10; i++) expect(await keys.refresh()).toBe(false);
  expect(requests).toBe(2);
  answer = (response) => response.end('{"keys":[]}');
  nowMs = 2 * COOLDOWN_MS;
  expect(await keys.refresh()).toBe(true);
  expect(keys.trouble).toBeUndefined();
});

test('a server that is gone is a trouble in words', async () => {
  const keys = await open();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  nowMs = COOLDOWN_MS;
  expect(await keys.refresh()).toBe(false);
  expect(keys.trouble).toMatch(/^Cannot fetch the key set .*ECONNREFUSED/);
});

test('an answer that does not end is cut off with the keys before', async () => {
  const keys = await open();
  answer = (response) => response.write('{"keys":');
  nowMs = COOLDOWN_MS;
  const refreshed = keys.refresh();
  keys.close();
  expect(await refreshed).toBe(false);
  expect(keys.find).toBeDefined();
});

test('a short answer that unpacks to more than it may be is not kept', async () => {
  const packed = gzipSync(`${' '.repeat(4 * 1024 * 1024)}{"keys":[]}`);
  answer = (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed);
  const keys = await open();
  expect(keys.find).toBeUndefined();
  expect(keys.trouble).toContain('it is too large, expected at most 262144 bytes');
});
