// Syslog over TLS: who gets through, who does not, and that connections outlive certificates.
import { once } from 'node:events';
import { connect } from 'node:net';
import { type ConnectionOptions, connect as connectTls, type TLSSocket } from 'node:tls';
import { CertificateAuthority } from '@tailrace/transport/certificate-authority';
import type { PeerRole } from '@tailrace/transport/peer-roles';
import { RefusalLog } from '@tailrace/transport/refusal-log';
import { TestCertificates } from '@tailrace/transport/testing/test-certificates';
import type { TlsFiles } from '@tailrace/transport/tls-files';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AgentCounters } from '../agent-counters.ts';
import { portOf } from '../testing/running-agent.ts';
import { SyslogStreamListener } from './syslog-stream-listener.ts';
import { parseSyslogUrl } from './syslog-url.ts';

let certificates: TestCertificates;
let files: TlsFiles;
let listener: SyslogStreamListener;
let port: number;
let counters: AgentCounters;
let frames: string[];
let audit: Record<string, unknown>[];

beforeEach(async () => {
  certificates = await TestCertificates.create();
  files = await certificates.files(['agent'], { name: 'agent' });
});
afterEach(async () => {
  await listener.close();
  await certificates[Symbol.asyncDispose]();
});

async function listen(query = ''): Promise<void> {
  counters = new AgentCounters();
  frames = [];
  audit = [];
  const logger = pino({ level: 'info' }, { write: (line: string) => void audit.push(JSON.parse(line)) });
  listener = new SyslogStreamListener({
    endpoint: parseSyslogUrl(`tls://127.0.0.1:0${query}`),
    tls: { files, refusals: new RefusalLog(logger) },
    accept: (frame) => frames.push(frame.toString()),
    counters,
  });
  port = portOf(await listener.listen());
}

async function connectAs(
  roles: readonly PeerRole[] | undefined,
  options: ConnectionOptions = {},
): Promise<TLSSocket> {
  const own = roles === undefined ? undefined : (await certificates.files(roles)).current;
  const identity = own === undefined ? {} : { cert: own.cert, key: own.key };
  const socket = connectTls({
    host: '127.0.0.1',
    port,
    ca: certificates.authority.cert,
    ...identity,
    ...options,
  });
  socket.on('error', () => undefined);
  await once(socket, 'secureConnect');
  return socket;
}
const closed = (socket: TLSSocket): Promise<unknown> =>
  socket.destroyed ? Promise.resolve() : once(socket, 'close');

test('messages come in both framings, in order', async () => {
  await listen();
  const socket = await connectAs(['client']);
  socket.write('8 <14>ab\nc<14>1 - - web - - - two\n6 <14>yz');
  await expect.poll(() => frames).toEqual(['<14>ab\nc', '<14>1 - - web - - - two', '<14>yz']);
  expect(listener.connections).toBe(1);
  socket.end();
  await expect.poll(() => listener.connections).toBe(0);
});

test.each<[string, readonly PeerRole[] | undefined, string]>([
  ['no certificate', undefined, 'no_certificate'],
  ['the certificate of a server', ['server'], 'wrong_role'],
  ['a certificate without a role', [], 'wrong_role'],
])('a sender with %s is refused and audited', async (_, roles, reason) => {
  await listen();
  const socket = await connectAs(roles);
  socket.write('<14>1 - - web - - - x\n');
  await closed(socket);
  expect(frames).toEqual([]);
  expect(audit).toMatchObject([{ audit: true, action: 'connect', outcome: 'refused', reason }]);
});

test('a sender of another authority is refused', async () => {
  await listen();
  const { cert, key } = CertificateAuthority.create({ days: 1 }).issue({
    name: 'x',
    roles: ['client'],
    hosts: [],
    days: 1,
  });
  await closed(await connectAs(undefined, { cert, key }));
  expect(audit).toMatchObject([{ reason: 'untrusted_certificate' }]);
});

test('with client-cert=none a sender needs none', async () => {
  await listen('?client-cert=none');
  (await connectAs(undefined)).end('<14>1 - - web - - - open\n');
  await expect.poll(() => frames).toEqual(['<14>1 - - web - - - open']);
});

test('one that speaks no TLS is refused, and named so', async () => {
  await listen();
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write('<14>1 - - web - - - plain\n');
  await once(socket, 'close');
  expect(audit).toMatchObject([{ reason: 'plain_text' }]);
  expect(frames).toEqual([]);
});

test('a connection goes on when the certificate is replaced', async () => {
  await listen();
  const socket = await connectAs(['client']);
  const before = socket.getPeerCertificate().serialNumber;
  await certificates.write('agent', ['agent']);
  await expect.poll(() => files.reloads).toBe(1);
  socket.write('<14>1 - - web - - - after\n');
  await expect.poll(() => frames).toEqual(['<14>1 - - web - - - after']);
  const next = await connectAs(['client']);
  expect(next.getPeerCertificate().serialNumber).not.toBe(before);
  next.destroy();
  socket.destroy();
});

test('without files of TLS the listener cannot be made', () => {
  const make = () =>
    new SyslogStreamListener({
      endpoint: parseSyslogUrl('tls://127.0.0.1:0'),
      accept: () => undefined,
      counters,
    });
  expect(make).toThrow(
    'Cannot listen on tls://127.0.0.1:0: there is no certificate, expected the files of TLS',
  );
});
