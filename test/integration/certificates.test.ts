// The real program makes certificates, and OpenSSL, which is not ours, says what they are worth.
import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import {
  closeSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXIT } from '@tailrace/cli/exit-codes';
import { CertificateAuthority } from '@tailrace/transport/certificate-authority';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { peer } from '../kit/peer.ts';
import { ProgramRun } from '../kit/program-run.ts';

const opensslPeer = peer('openssl');

const ROLES = ['server', 'agent', 'controller', 'client'];
const NAMES = [...ROLES, 'up'];

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'tailrace-certs-')), 'certs');
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true }));

async function certs(...args: readonly string[]) {
  await using run = ProgramRun.tailrace(['certs', ...args]);
  const { status: code } = await run.ended();
  return { code, stdout: run.stdout, stderr: run.stderr };
}
const file = (name: string): string => readFileSync(join(folder, name), 'utf8');
const openssl = (...args: string[]): string =>
  execFileSync(opensslPeer.path, args, { encoding: 'utf8', stdio: 'pipe' });
const fingerprint = (name: string): string =>
  openssl('x509', '-noout', '-fingerprint', '-sha256', '-in', join(folder, name));

describe('certs renew', () => {
  it('writes no key into a file that somebody else may have open', async () => {
    await certs('init', folder);
    const draft = join(folder, 'agent.key.new');
    writeFileSync(draft, '', { mode: 0o666 });
    const fd = openSync(draft, 'r');
    expect((await certs('renew', folder)).code).toBe(EXIT.ok);
    expect(readFileSync(fd, 'utf8')).toBe('');
    closeSync(fd);
    expect(statSync(join(folder, 'agent.key')).mode & 0o777).toBe(0o600);
    expect(file('agent.key')).toContain('PRIVATE KEY');
  });
});

describe('certs init', () => {
  opensslPeer.test(
    'makes a certificate for each role that OpenSSL accepts, and keys that only their owner reads',
    async () => {
      const { code, stderr } = await certs(
        'init',
        folder,
        '--name',
        'logs.example.com',
        '--name',
        '10.0.0.7',
      );
      expect({ code, stderr }).toMatchObject({ code: EXIT.ok, stderr: expect.stringContaining('ca.crt') });
      const files = ['ca', ...NAMES].flatMap((name) => [`${name}.crt`, `${name}.key`]);
      expect(readdirSync(folder).sort()).toEqual(files.sort());
      for (const name of files.filter((each) => each.endsWith('.key'))) {
        expect({ name, mode: statSync(join(folder, name)).mode & 0o777 }).toEqual({ name, mode: 0o600 });
      }
      for (const role of ROLES) {
        const verify = (...args: string[]) =>
          openssl(
            'verify',
            '-x509_strict',
            ...args,
            '-CAfile',
            join(folder, 'ca.crt'),
            join(folder, `${role}.crt`),
          );
        expect(verify('-verify_hostname', `${role}.tailrace.internal`)).toContain(': OK');
        if (role === 'client') continue;
        expect(verify('-purpose', 'sslserver', '-verify_hostname', 'logs.example.com')).toContain(': OK');
        expect(verify('-verify_ip', '10.0.0.7')).toContain(': OK');
        expect(verify('-verify_ip', '127.0.0.1')).toContain(': OK');
      }
      for (const role of ['server', 'agent', 'controller']) {
        const name = ['-verify_hostname', `${role}.tailrace.internal`];
        const up = ['-CAfile', join(folder, 'ca.crt'), join(folder, 'up.crt')];
        expect(openssl('verify', '-x509_strict', ...name, ...up)).toContain(': OK');
      }
      expect(openssl('x509', '-noout', '-pubkey', '-in', join(folder, 'server.crt'))).toBe(
        openssl('pkey', '-pubout', '-in', join(folder, 'server.key')),
      );
    },
  );

  opensslPeer.test('makes and renews certificates without a role, for programs of other kinds', async () => {
    expect((await certs('init', folder, '--service', 'nats')).code).toBe(EXIT.ok);
    const ofNats = (...args: string[]): string =>
      openssl('verify', ...args, '-CAfile', join(folder, 'ca.crt'), join(folder, 'nats.crt'));
    expect(ofNats('-purpose', 'sslserver', '-verify_hostname', 'nats')).toContain(': OK');
    const first = fingerprint('nats.crt');
    expect((await certs('renew', folder)).stderr).toContain('nats.crt');
    expect(fingerprint('nats.crt')).not.toBe(first);
    expect(openssl('x509', '-noout', '-text', '-in', join(folder, 'nats.crt'))).not.toContain(
      'tailrace.internal',
    );
    expect(await certs('init', folder, '--service', 'agent', '--service', 'up')).toMatchObject({
      code: EXIT.usage,
      stderr: expect.stringContaining('"agent", "up"'),
    });
  });

  it('replaces nothing unless it is told to', async () => {
    await certs('init', folder);
    const before = file('ca.crt');
    const refused = await certs('init', folder);
    expect(refused.code).toBe(EXIT.failure);
    expect(refused.stderr).toContain('ca.crt, ca.key');
    expect(file('ca.crt')).toBe(before);
    expect((await certs('init', folder, '--force')).code).toBe(EXIT.ok);
    expect(file('ca.crt')).not.toBe(before);
  });

  it('makes only what is missing, with --if-missing', async () => {
    expect((await certs('init', folder, '--if-missing')).code).toBe(EXIT.ok);
    const before = ROLES.map((role) => file(`${role}.crt`));
    rmSync(join(folder, 'agent.key'));
    expect(await certs('init', folder, '--if-missing')).toMatchObject({
      code: EXIT.ok,
      stderr: expect.stringContaining('agent.key'),
    });
    const after = ROLES.map((role) => file(`${role}.crt`));
    expect(after.map((text, at) => text === before[at])).toEqual([true, false, true, true]);
    expect((await certs('init', folder, '--if-missing')).stderr).toContain('already');
  });

  it('refuses names that are none, and those of roles', async () => {
    const { code, stderr } = await certs(
      'init',
      folder,
      '--name',
      'a b',
      '--name',
      'server.tailrace.internal',
    );
    expect(code).toBe(EXIT.usage);
    expect(stderr).toContain('"a b" is neither a host name nor an IP address');
    expect(stderr).toContain('"server.tailrace.internal" is kept for roles');
  });
});

describe('certs renew', () => {
  opensslPeer.test(
    'issues new certificates with the same authority and names, and leaves the authority alone',
    async () => {
      await certs('init', folder, '--name', 'logs.example.com');
      const ca = file('ca.crt');
      const before = fingerprint('controller.crt');
      expect((await certs('renew', folder, '--days', '3', '--name', 'more.example.com')).code).toBe(EXIT.ok);
      expect(file('ca.crt')).toBe(ca);
      expect(fingerprint('controller.crt')).not.toBe(before);
      const shown = await certs('show', join(folder, 'controller.crt'), '--json');
      expect(JSON.parse(shown.stdout)).toMatchObject({
        roles: ['controller'],
        names: ['localhost', '127.0.0.1', '::1', 'logs.example.com', 'more.example.com'],
      });
      expect(openssl('verify', '-CAfile', join(folder, 'ca.crt'), join(folder, 'controller.crt'))).toContain(
        ': OK',
      );
    },
  );

  it('says what is missing where there is no authority', async () => {
    const { code, stderr } = await certs('renew', folder);
    expect(code).toBe(EXIT.failure);
    expect(stderr).toContain(`Cannot read "${join(folder, 'ca.crt')}": there is no such file`);
  });
});

describe('certs show', () => {
  it('shows every certificate of a folder, and of a file with several', async () => {
    await certs('init', folder, '--days', '2');
    const table = await certs('show', folder);
    expect(table.stdout).toMatch(
      /^agent\.crt +agent +localhost 127\.0\.0\.1 ::1 +20\S+ \(1 day\) +O=Tailrace, CN=tailrace agent$/m,
    );
    expect(table.stdout).toMatch(/^ca\.crt +authority/m);
    writeFileSync(join(folder, 'both.pem'), file('ca.crt') + file('client.crt'));
    expect((await certs('show', join(folder, 'both.pem'), '--json')).stdout.trim().split('\n')).toHaveLength(
      2,
    );
  });

  opensslPeer.test('names what it cannot read', async () => {
    expect((await certs('show', '/nowhere')).stderr).toContain(
      'Cannot use "/nowhere": there is no such file or folder',
    );
  });
});

describe('what an authority issues, as OpenSSL sees it', () => {
  const authority = CertificateAuthority.create({ days: 3650 });
  const request = {
    name: 'tailrace server',
    roles: ['server'],
    hosts: ['localhost', '::1'],
    days: 365,
  } as const;
  const write = (name: string, text: string): string => {
    const path = join(folder, '..', name);
    writeFileSync(path, text);
    return path;
  };

  opensslPeer.test('accepts what we issue, as a server and as a client, by its strict rules', () => {
    const ca = write('ca.crt', authority.cert);
    const cert = write('server.crt', authority.issue(request).cert);
    for (const purpose of ['sslserver', 'sslclient']) {
      expect(openssl('verify', '-x509_strict', '-purpose', purpose, '-CAfile', ca, cert)).toContain(': OK');
    }
    expect(
      openssl('verify', '-x509_strict', '-verify_hostname', 'server.tailrace.internal', '-CAfile', ca, cert),
    ).toContain(': OK');
    expect(openssl('verify', '-x509_strict', '-verify_ip', '::1', '-CAfile', ca, cert)).toContain(': OK');
    expect(() =>
      openssl('verify', '-verify_hostname', 'agent.tailrace.internal', '-CAfile', ca, cert),
    ).toThrow(/ostname mismatch/);
  });

  opensslPeer.test('reads in it what was asked for', () => {
    const text = openssl('x509', '-noout', '-text', '-in', write('text.crt', authority.issue(request).cert));
    expect(text).toContain('Version: 3 (0x2)');
    expect(text).toContain('ecdsa-with-SHA256');
    expect(text).toContain('NIST CURVE: P-256');
    expect(text).toMatch(/Subject: O ?= ?Tailrace, CN ?= ?tailrace server/);
    expect(text).toContain('DNS:server.tailrace.internal, DNS:localhost, IP Address:0:0:0:0:0:0:0:1');
    expect(text).toContain('TLS Web Server Authentication, TLS Web Client Authentication');
    expect(text).toMatch(/Basic Constraints: critical\s+CA:FALSE/);
    expect(text).toMatch(/Key Usage: critical\s+Digital Signature\n/);
    const ofAuthority = openssl('x509', '-noout', '-text', '-in', write('ca-text.crt', authority.cert));
    expect(ofAuthority).toMatch(/Basic Constraints: critical\s+CA:TRUE, pathlen:0/);
    expect(ofAuthority).toMatch(/Key Usage: critical\s+Certificate Sign, CRL Sign/);
  });

  opensslPeer.test('accepts certificates that end after 2049, when times are written in another way', () => {
    const late = CertificateAuthority.create({ days: 40 * 365 });
    const cert = late.issue({ ...request, days: 39 * 365 }).cert;
    expect(
      openssl('verify', '-x509_strict', '-CAfile', write('late-ca.crt', late.cert), write('late.crt', cert)),
    ).toContain(': OK');
    expect(new Date(new X509Certificate(cert).validTo).getUTCFullYear()).toBeGreaterThanOrEqual(2060);
  });

  opensslPeer.test('does not accept one of another authority, though both are of ours', () => {
    const other = write('other-ca.crt', CertificateAuthority.create({ days: 1 }).cert);
    expect(() =>
      openssl('verify', '-CAfile', other, write('mine.crt', authority.issue(request).cert)),
    ).toThrow();
  });
});
