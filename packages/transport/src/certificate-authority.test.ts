// What an authority issues and what it refuses, as Node reads it. What OpenSSL says of it is in test/integration.
import { X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CertificateAuthority, validateCertificateHost } from './certificate-authority.ts';

const authority = CertificateAuthority.create({ days: 3650 });
const request = {
  name: 'tailrace server',
  roles: ['server'],
  hosts: ['localhost', '::1'],
  days: 365,
} as const;

/** Whether Node takes one as issued by the other. */
function isIssued(cert: string, by: string): boolean {
  const [own, issuer] = [new X509Certificate(cert), new X509Certificate(by)];
  return own.checkIssued(issuer) && own.verify(issuer.publicKey);
}

describe('an authority', () => {
  test('goes on issuing after it was read back', () => {
    const again = CertificateAuthority.fromPem(authority.cert, authority.key);
    expect(isIssued(again.issue(request).cert, authority.cert)).toBe(true);
    expect(isIssued(again.issue(request).cert, CertificateAuthority.create({ days: 1 }).cert)).toBe(false);
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
