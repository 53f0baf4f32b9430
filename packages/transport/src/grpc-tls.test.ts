// Who gets through to a gRPC endpoint with TLS, who does not, and what each of them is told.

import { once } from 'node:events';
import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { CertificateAuthority } from './certificate-authority.ts';
import type { ChannelTarget } from './channel.ts';
import type { GrpcEndpoint } from './grpc-endpoint.ts';
import { callEcho, EchoStream, startEcho } from './testing/echo-peers.ts';
import { TestCertificates } from './testing/test-certificates.ts';
import type { TlsFiles } from './tls-files.ts';

let certificates: TestCertificates;
let serverTls: TlsFiles;
let endpoint: GrpcEndpoint;
let address: string;
const log: Record<string, unknown>[] = [];
const logger = pino({ level: 'info' }, { write: (line: string) => void log.push(JSON.parse(line)) });

beforeAll(async () => {
  certificates = await TestCertificates.create();
  serverTls = await certificates.files(['server']);
});
afterAll(async () => certificates[Symbol.asyncDispose]());
afterEach(async () => {
  await endpoint.close(0);
  log.length = 0;
});

async function start(tls: TlsFiles | undefined = serverTls): Promise<void> {
  ({ endpoint, address } = await startEcho({ logger, ...(tls === undefined ? {} : { tls }) }));
}
const to = (tls: ChannelTarget['tls']): ChannelTarget => ({ address, role: 'server', tls });
const refusals = () =>
  log
    .filter(({ audit }) => audit === true)
    .map(({ action, outcome, reason, detail }) => ({ action, outcome, reason, detail }));

describe('a caller with a certificate of our authority', () => {
  test('gets through when its role may call the service, and nothing is audited', async () => {
    await start();
    expect(await callEcho(to(await certificates.files(['agent'])), 'hello')).toBe('hello');
    expect(await callEcho(to(await certificates.files(['controller', 'agent'])), 'both')).toBe('both');
    expect(refusals()).toEqual([]);
  });

  test('is told UNAUTHENTICATED and why, in calls and in streams, when its role may not', async () => {
    await start();
    const controller = await certificates.files(['controller']);
    expect(await callEcho(to(controller))).toBe(
      '16: Cannot call /test.Echo/Once: the certificate is for controller, expected one for agent',
    );
    const stream = new EchoStream(to(controller));
    expect(await stream.status).toBe(
      '16: Cannot call /test.Echo/Stream: the certificate is for controller, expected one for agent',
    );
    stream.close();
    expect(refusals()).toEqual([
      {
        action: '/test.Echo/Once',
        outcome: 'refused',
        reason: 'wrong_role',
        detail: 'the certificate is for controller',
      },
      {
        action: '/test.Echo/Stream',
        outcome: 'refused',
        reason: 'wrong_role',
        detail: 'the certificate is for controller',
      },
    ]);
    expect(endpoint.refused.get('wrong_role')).toBe(2);
  });

  test('is refused when it has no role at all', async () => {
    await start();
    expect(await callEcho(to(await certificates.files([])))).toContain(
      '16: Cannot call /test.Echo/Once: the certificate is of no role',
    );
  });
});

describe('a caller that is no member', () => {
  test('of another authority is refused at the handshake', async () => {
    await start();
    const other = CertificateAuthority.create({ days: 1 });
    const stranger = await certificates.files(['agent'], { authority: other });
    expect(await callEcho(to(stranger))).toBe(
      `14: Cannot connect to ${address}: it closed the connection after the handshake, expected a peer with TLS that takes our certificate`,
    );
    expect(refusals()).toMatchObject([
      { action: 'connect', outcome: 'refused', reason: 'untrusted_certificate' },
    ]);
  });

  test('whose certificate has expired is refused at the handshake', async () => {
    const threeDaysAgo = () => Date.now() - 3 * 86_400_000;
    const authority = CertificateAuthority.create({ days: 30, now: threeDaysAgo });
    await start(await certificates.files(['server'], { authority, trusts: [authority] }));
    // For the caller's own clock it is valid.
    const expired = await certificates.files(['agent'], {
      authority,
      trusts: [authority],
      days: 1,
      now: threeDaysAgo,
    });
    expect(await callEcho(to(expired))).toContain('it closed the connection after the handshake');
    expect(refusals()).toMatchObject([{ reason: 'untrusted_certificate', detail: 'CERT_HAS_EXPIRED' }]);
  });

  test('without a certificate is refused, also when it resumes a session', async () => {
    await start();
    const [host, port] = address.split(':');
    const options = {
      host: host ?? '',
      port: Number(port),
      ca: certificates.authority.cert,
      servername: 'localhost',
      ALPNProtocols: ['h2'],
    };
    let session: Buffer | undefined;
    const first = connectTls(options);
    first.on('session', (ticket) => {
      session = ticket;
    });
    await once(first, 'close');
    const second = connectTls({ ...options, ...(session === undefined ? {} : { session }) });
    await once(second, 'close');
    expect(refusals()).toMatchObject([{ reason: 'no_certificate' }, { reason: 'no_certificate' }]);
  });

  test('with TLS 1.1 is refused', async () => {
    await start();
    const [host, port] = address.split(':');
    const old = connectTls({
      host: host ?? '',
      port: Number(port),
      rejectUnauthorized: false,
      minVersion: 'TLSv1.1',
      maxVersion: 'TLSv1.1',
      ciphers: 'DEFAULT@SECLEVEL=0',
    });
    const [error] = (await once(old, 'error')) as [NodeJS.ErrnoException];
    expect(error.message).toMatch(/version/);
    await expect
      .poll(refusals)
      .toMatchObject([{ reason: 'handshake', detail: 'ERR_SSL_UNSUPPORTED_PROTOCOL' }]);
  });
});

describe('peers of which one speaks TLS and the other does not', () => {
  test('a plain caller is told that the endpoint may speak TLS, and is audited', async () => {
    await start();
    expect(await callEcho(to(undefined))).toBe(
      `14: Cannot connect to ${address}: it closed the connection and may speak TLS, expected a peer without TLS, as we are`,
    );
    expect(refusals()).toMatchObject([{ action: 'connect', reason: 'plain_text' }]);
  });

  test('a caller with TLS is told that the endpoint speaks none', async () => {
    ({ endpoint, address } = await startEcho({ logger }));
    expect(await callEcho(to(await certificates.files(['agent'])))).toBe(
      `14: Cannot connect to ${address}: it does not speak TLS, expected a peer with TLS, as we are`,
    );
  });

  test('nobody listens: the address and the reason are told', async () => {
    await start();
    await endpoint.close(0);
    expect(await callEcho(to(await certificates.files(['agent'])))).toBe(
      `14: Cannot connect to ${address}: nothing listens there`,
    );
  });
});

describe('what a caller demands of the endpoint', () => {
  test('the certificate of another role is refused by the caller', async () => {
    await start(await certificates.files(['agent']));
    expect(await callEcho(to(await certificates.files(['agent'])))).toBe(
      `14: Cannot connect to ${address}: its certificate is not for this role, expected the DNS name server.tailrace.internal in it`,
    );
  });

  test('a certificate of another authority is refused by the caller', async () => {
    await start(
      await certificates.files(['server'], { authority: CertificateAuthority.create({ days: 1 }) }),
    );
    expect(await callEcho(to(await certificates.files(['agent'])))).toContain(
      `Cannot connect to ${address}: its certificate is not trusted`,
    );
  });
});

describe('handshakes', () => {
  test('that are not finished when the endpoint closes do not hold it up', async () => {
    await start();
    const [host, port] = address.split(':');
    const idle = connect(Number(port), host ?? '');
    await once(idle, 'connect');
    idle.on('error', () => undefined);
    const closed = once(idle, 'close');
    await endpoint.close(60_000);
    await closed;
  });
});

describe('files that change', () => {
  test('connections that stand go on, and new ones get the new certificate', async () => {
    const name = 'replaced';
    const tls = await certificates.files(['server'], { name });
    await start(tls);
    const agent = await certificates.files(['agent']);
    const stream = new EchoStream(to(agent));
    expect(await stream.echo('before')).toBe('before');
    const before = await serial(address);

    await certificates.write(name, ['server']);
    await expect.poll(() => tls.reloads).toBe(1);

    expect(await serial(address)).not.toBe(before);
    expect(await stream.echo('after')).toBe('after');
    expect(await callEcho(to(agent), 'new')).toBe('new');
    stream.close();
  });

  test('an authority is exchanged in three steps, without a moment in which peers refuse each other', async () => {
    const next = CertificateAuthority.create({ days: 30 });
    const both = [certificates.authority, next];
    const tls = await certificates.files(['server'], { name: 'rotated-server' });
    const agent = await certificates.files(['agent'], { name: 'rotated-agent' });
    await start(tls);
    const steps = [{ trusts: both }, { trusts: both, authority: next }, { trusts: [next], authority: next }];
    for (const [step, options] of steps.entries()) {
      // One side first: in between, both sides are of different steps.
      await certificates.write('rotated-server', ['server'], options);
      await expect.poll(() => tls.reloads).toBe(step + 1);
      expect(await callEcho(to(agent), `server ${step}`)).toBe(`server ${step}`);
      await certificates.write('rotated-agent', ['agent'], options);
      await expect.poll(() => agent.reloads).toBe(step + 1);
      expect(await callEcho(to(agent), `agent ${step}`)).toBe(`agent ${step}`);
    }
    const old = await certificates.files(['agent']);
    expect(await callEcho(to(old))).toContain('Cannot connect');
  });
});

/** Serial number of the certificate that the endpoint shows to new connections. */
async function serial(endpointAddress: string): Promise<string> {
  const [host, port] = endpointAddress.split(':');
  const socket = connectTls({ host: host ?? '', port: Number(port), rejectUnauthorized: false });
  await once(socket, 'secureConnect');
  const { serialNumber } = socket.getPeerCertificate();
  socket.destroy();
  return serialNumber;
}
