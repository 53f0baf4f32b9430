// Certificates against an implementation that is not ours: what OpenSSL reads in them, and whether it accepts them.
import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { CertificateAuthority, validateCertificateHost } from './certificate-authority.ts';

const folder = mkdtempSync(join(tmpdir(), 'tailrace-authority-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}
const openssl = (...args: string[]): string => execFileSync('openssl', args, { encoding: 'utf8' });

const authority = CertificateAuthority.create({ days: 3650 });
const request = {
  name: 'tailrace server',
  roles: ['server'],
  hosts: ['localhost', '::1'],
  days: 365,
} as const;

describe('OpenSSL', () => {
  test('accepts what we issue, as a server and as a client, by its strict rules', () => {
    const ca = file('ca.crt', authority.cert);
    const cert = file('server.crt', authority.issue(request).cert);
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

  test('reads in it what was asked for', () => {
    const text = openssl('x509', '-noout', '-text', '-in', file('text.crt', authority.issue(request).cert));
    expect(text).toContain('Version: 3 (0x2)');
    expect(text).toContain('ecdsa-with-SHA256');
    expect(text).toContain('NIST CURVE: P-256');
    expect(text).toMatch(/Subject: O ?= ?Tailrace, CN ?= ?tailrace server/);
    expect(text).toContain('DNS:server.tailrace.internal, DNS:localhost, IP Address:0:0:0:0:0:0:0:1');
    expect(text).toContain('TLS Web Server Authentication, TLS Web Client Authentication');
    expect(text).toMatch(/Basic Constraints: critical\s+CA:FALSE/);
    expect(text).toMatch(/Key Usage: critical\s+Digital Signature\n/);
    const ofAuthority = openssl('x509', '-noout', '-text', '-in', file('ca-text.crt', authority.cert));
    expect(ofAuthority).toMatch(/Basic Constraints: critical\s+CA:TRUE, pathlen:0/);
    expect(ofAuthority).toMatch(/Key Usage: critical\s+Certificate Sign, CRL Sign/);
  });

  test('accepts certificates that end after 2049, when times are written in another way', () => {
    const late = CertificateAuthority.create({ days: 40 * 365 });
    const cert = late.issue({ ...request, days: 39 * 365 }).cert;
    expect(
      openssl('verify', '-x509_strict', '-CAfile', file('late-ca.crt', late.cert), file('late.crt', cert)),
    ).toContain(': OK');
    expect(new Date(new X509Certificate(cert).validTo).getUTCFullYear()).toBeGreaterThanOrEqual(2060);
  });

  test('does not accept one of another authority, though both are of ours', () => {
    const other = file('other-ca.crt', CertificateAuthority.create({ days: 1 }).cert);
    expect(() =>
      openssl('verify', '-CAfile', other, file('mine.crt', authority.issue(request).cert)),
    ).toThrow();
  });
});

describe('an authority', () => {
  test('goes on issuing after it was read back', () => {
    const again = CertificateAuthority.fromPem(authority.cert, authority.key);
    const cert = file('again.crt', again.issue(request).cert);
    expect(openssl('verify', '-x509_strict', '-CAfile', file('same-ca.crt', authority.cert), cert)).toContain(
      ': OK',
    );
  });

  test('issues nothing that outlives it', () => {
    const { cert } = authority.issue({ ...request, days: 100_000 });
    expect(new X509Certificate(cert).validTo).toBe(new X509Certificate(authority.cert).validTo);
  });

  test('gives every certificate a serial number and a key of its own', () => {
    const issued = Array.from({ length: 20 }, () => authority.issue(request));
    expect(new Set(issued.map(({ cert }) => new X509Certificate(cert).serialNumber)).size).toBe(20);
    expect(new Set(issued.map(({ key }) => key)).size).toBe(20);
  });

  test.each([
    ['text', 'hello', authority.key, 'its certificate or key cannot be read, expected PEM'],
    [
      "another one's key",
      authority.cert,
      CertificateAuthority.create({ days: 1 }).key,
      'its key belongs to another certificate',
    ],
    [
      'a certificate of a role',
      authority.issue(request).cert,
      authority.key,
      'its certificate is not that of an authority',
    ],
  ])('is not read from %s', (_, cert, key, reason) => {
    expect(() => CertificateAuthority.fromPem(cert, key)).toThrow(`Cannot use the authority: ${reason}`);
  });
});

describe('hosts', () => {
  test('every IP address is named so that the check of that address succeeds, and no other', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (address) => {
        const certificate = new X509Certificate(authority.issue({ ...request, hosts: [address] }).cert);
        expect(certificate.checkIP(address)).toBe(address);
        expect(certificate.checkIP('192.0.2.213')).toBe(address === '192.0.2.213' ? address : undefined);
      }),
      { numRuns: 50 },
    );
  });

  test.each(['a', 'logs.example.com', '*.example.com', 'under_score', '10.0.0.7', '::1', '2001:db8::1'])(
    '%s is one',
    (host) => {
      expect(validateCertificateHost(host)).toBeUndefined();
      expect(() => authority.issue({ ...request, hosts: [host] })).not.toThrow();
    },
  );

  test.each([
    '',
    'a b',
    'a,DNS:b',
    'http://a',
    'a:80',
    'é',
    '-a',
    '*',
    'a.*.b',
    'x'.repeat(64),
    `${'a.'.repeat(130)}a`,
  ])('"%s" is none', (host) => {
    expect(validateCertificateHost(host)).toBeDefined();
    expect(() => authority.issue({ ...request, hosts: [host] })).toThrow(/^Cannot issue a certificate: /);
  });

  test.each([
    'server.tailrace.internal',
    'CONTROLLER.Tailrace.Internal',
    'tailrace.internal',
    'x.tailrace.internal.',
  ])('%s would be a role', (host) => {
    expect(validateCertificateHost(host)).toContain('is kept for roles');
  });
});
