// HTTPS at the edge of a controller: who is answered, over what, and that certificates change under readers.

import { once } from 'node:events';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { connect } from 'node:net';
import { type ConnectionOptions, connect as connectTls } from 'node:tls';
import { MemoryRegistry } from '@tailrace/core/memory-registry';
import { TestCertificates } from '@tailrace/transport/testing/test-certificates';
import type { TlsFiles } from '@tailrace/transport/tls-files';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { createTrafficController, type TrafficController } from '../traffic-controller.ts';

let certificates: TestCertificates;
let tls: TlsFiles;
let controller: TrafficController;
let registry: MemoryRegistry;
let port: number;
const log: Record<string, unknown>[] = [];
const logger = pino({ level: 'info' }, { write: (line: string) => void log.push(JSON.parse(line)) });

beforeEach(async () => {
  certificates = await TestCertificates.create();
  tls = await certificates.files(['controller'], {
    name: 'edge',
    hosts: ['localhost', '127.0.0.1', 'logs.example.com'],
  });
  registry = new MemoryRegistry({ clusterId: 'test' });
  controller = createTrafficController({
    id: 'c1',
    registry,
    logger,
    http: '127.0.0.1:0',
    allowOrigins: [],
    tls,
    version: 'test',
  });
  await controller.start();
  port = Number(new URL(controller.url).port);
});
afterEach(async () => {
  await controller.stop(1_000);
  await registry.close();
  await certificates[Symbol.asyncDispose]();
  log.length = 0;
});

/** Status and body of a GET. */
async function get(
  path: string,
  options: ConnectionOptions & { headers?: Record<string, string> } = {},
): Promise<string> {
  const outgoing = requestHttps({
    host: '127.0.0.1',
    port,
    path,
    agent: false,
    ca: certificates.authority.cert,
    ...options,
  });
  outgoing.end();
  const [response] = await once(outgoing, 'response');
  let body = '';
  for await (const chunk of response) body += String(chunk);
  return `${response.statusCode} ${body}`;
}

async function serial(): Promise<string> {
  const socket = connectTls({ host: '127.0.0.1', port, ca: certificates.authority.cert });
  await once(socket, 'secureConnect');
  const { serialNumber } = socket.getPeerCertificate();
  socket.destroy();
  return serialNumber;
}

describe('the port of a controller with TLS', () => {
  test('answers over HTTPS, to clients with and without a certificate, and its URL says so', async () => {
    expect(controller.url).toBe(`https://127.0.0.1:${port}`);
    expect(await get('/healthz')).toMatch(/^200 /);
    const { cert, key } = (await certificates.files(['server'])).current;
    expect(await get('/healthz', { cert, key })).toMatch(/^200 /);
  });

  test('answers at every name of its certificate, and at no other', async () => {
    expect(await get('/healthz', { headers: { host: 'logs.example.com' } })).toMatch(/^200 /);
    const options = { headers: { host: 'evil.example.com' }, checkServerIdentity: () => undefined };
    expect(await get('/healthz', options)).toMatch(/^403 .*forbidden_host/);
  });

  test('tells those who speak plain HTTP, and upgrades too, that it speaks HTTPS', async () => {
    for (const headers of [{}, { connection: 'upgrade', upgrade: 'websocket' }]) {
      const outgoing = requestHttp({ host: '127.0.0.1', port, path: '/healthz', agent: false, headers });
      outgoing.end();
      const [response] = await once(outgoing, 'response');
      let body = '';
      for await (const chunk of response) body += String(chunk);
      expect(response.statusCode).toBe(400);
      expect(JSON.parse(body)).toMatchObject({ error: { code: 'https_required' } });
    }
    expect(log.filter(({ audit }) => audit).map(({ reason }) => reason)).toEqual([
      'plain_text',
      'plain_text',
    ]);
  });

  test('refuses TLS 1.1, and says so in the audit log', async () => {
    const old = connectTls({
      host: '127.0.0.1',
      port,
      rejectUnauthorized: false,
      minVersion: 'TLSv1.1',
      maxVersion: 'TLSv1.1',
      ciphers: 'DEFAULT@SECLEVEL=0',
    });
    const [error] = (await once(old, 'error')) as [Error];
    expect(error.message).toMatch(/version/);
    await expect
      .poll(() => log.find(({ audit }) => audit))
      .toMatchObject({ reason: 'handshake', outcome: 'refused' });
  });

  test('is not held up at its end by connections that say nothing', async () => {
    const idle = connect(port, '127.0.0.1');
    idle.on('error', () => undefined);
    await once(idle, 'connect');
    const startedMs = performance.now();
    await controller.stop(500);
    expect(performance.now() - startedMs).toBeLessThan(5_000);
    idle.destroy();
  });
});

describe('files that change', () => {
  test('an open tail and an open request go on, and new connections get the new certificate', async () => {
    const tail = new WebSocket(`wss://localhost:${port}/v1/apps/web/tail`, {
      ca: certificates.authority.cert,
    });
    await once(tail, 'open');
    let hasEnded = false;
    tail.on('close', () => {
      hasEnded = true;
    });
    const before = await serial();
    await certificates.write('edge', ['controller']);
    await expect.poll(() => tls.reloads).toBe(1);
    expect(await serial()).not.toBe(before);
    const pong = once(tail, 'pong');
    tail.ping();
    await pong;
    expect(hasEnded).toBe(false);
    tail.terminate();
  });
});

test('a certificate of another role is refused at the start', async () => {
  const wrong = createTrafficController({
    id: 'c2',
    registry,
    logger,
    http: '127.0.0.1:0',
    allowOrigins: [],
    version: 'test',
    tls: await certificates.files(['server']),
  });
  await expect(wrong.start()).rejects.toMatchObject({ code: 'tls_unusable' });
});
