// An authority of our own, and the certificates that it issues to roles: X.509 v3 (RFC 5280), ECDSA P-256 with SHA-256.
// It makes bytes only: which files they go to is the caller's business. Decision 0010 says why this is not a library.
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  X509Certificate,
} from 'node:crypto';
import { isIP } from 'node:net';
import { cannot, LogError, quoted } from '@tailrace/core/errors';
import * as der from './der-writer.ts';
import { type PeerRole, roleName } from './peer-roles.ts';

/** PEM. */
export interface IssuedCertificate {
  readonly cert: string;
  readonly key: string;
}

/** What a certificate is to say. */
export interface CertificateRequest {
  /** Common name; for people. */
  readonly name: string;
  readonly roles: readonly PeerRole[];
  /** Host names and IP addresses under which it is dialled; a name may begin with `*.`. */
  readonly hosts: readonly string[];
  readonly days: number;
}

const DAY_MS = 24 * 3_600_000;
/** Clocks differ; a certificate is valid a little before it is made. */
const CLOCK_SKEW_MS = 3_600_000;
const SERIAL_BYTES = 16;

const OID = {
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  organization: '2.5.4.10',
  commonName: '2.5.4.3',
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  authorityKeyIdentifier: '2.5.29.35',
  extKeyUsage: '2.5.29.37',
  serverAuth: '1.3.6.1.5.5.7.3.1',
  clientAuth: '1.3.6.1.5.5.7.3.2',
} as const;

/** Bits of KeyUsage, the first is the highest: digitalSignature 0, keyCertSign 5, cRLSign 6. */
const SIGNS = { byte: 0x80, unusedBits: 7 } as const;
const SIGNS_CERTIFICATES = { byte: 0x06, unusedBits: 1 } as const;

/** Issues certificates with one key. */
export class CertificateAuthority {
  /** Of the authority itself. */
  readonly cert: string;
  readonly key: string;
  readonly #certificate: X509Certificate;
  readonly #privateKey: KeyObject;
  readonly #now: () => number;

  private constructor(cert: string, key: string, now: () => number) {
    this.cert = cert;
    this.key = key;
    this.#certificate = new X509Certificate(cert);
    this.#privateKey = createPrivateKey(key);
    this.#now = now;
  }

  /** A new one. Its name is unlike any other's, so that two of them can be told apart while they are exchanged. */
  static create(options: { readonly days: number; readonly now?: () => number }): CertificateAuthority {
    const { days, now = Date.now } = options;
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const name = distinguishedName(`Tailrace CA ${randomBytes(4).toString('hex')}`);
    const id = keyId(publicKey);
    const cert = certificate({
      issuer: name,
      subject: name,
      publicKey,
      signingKey: privateKey,
      notBeforeMs: now() - CLOCK_SKEW_MS,
      expiresMs: now() + days * DAY_MS,
      extensions: [
        extension(OID.basicConstraints, true, der.sequence(der.truth(), der.integer(Buffer.from([0])))),
        keyUsage(SIGNS_CERTIFICATES),
        extension(OID.subjectKeyIdentifier, false, der.octetString(id)),
        extension(OID.authorityKeyIdentifier, false, der.sequence(der.context(0, false, id))),
      ],
    });
    return new CertificateAuthority(cert, pemKey(privateKey), now);
  }

  /**
   * One that was made before.
   *
   * @throws LogError `bad_authority` where the two do not fit, cannot issue anything, or are of a kind that we do not make
   */
  static fromPem(cert: string, key: string, now: () => number = Date.now): CertificateAuthority {
    try {
      const authority = new CertificateAuthority(cert, key, now);
      const problem = authority.#problem();
      if (problem === undefined) return authority;
      throw new LogError(cannot('use the authority', problem), { code: 'bad_authority' });
    } catch (error) {
      if (error instanceof LogError) throw error;
      const message = cannot('use the authority', 'its certificate or key cannot be read', 'PEM');
      throw new LogError(message, { code: 'bad_authority', cause: error });
    }
  }

  /**
   * A certificate with a new key, valid no longer than the authority itself.
   *
   * @throws LogError `bad_host` for a host that is neither a name nor an address
   */
  issue({ name, roles, hosts, days }: CertificateRequest): IssuedCertificate {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const authorityId = keyId(this.#certificate.publicKey);
    const names = [...roles.map((role) => dnsName(roleName(role))), ...hosts.map(generalName)];
    const cert = certificate({
      issuer: der.subjectOf(this.#certificate.raw),
      subject: distinguishedName(name),
      publicKey,
      signingKey: this.#privateKey,
      notBeforeMs: Math.max(this.#now() - CLOCK_SKEW_MS, Date.parse(this.#certificate.validFrom)),
      expiresMs: Math.min(this.#now() + days * DAY_MS, Date.parse(this.#certificate.validTo)),
      extensions: [
        extension(OID.basicConstraints, true, der.sequence()),
        keyUsage(SIGNS),
        extension(OID.extKeyUsage, false, der.sequence(der.oid(OID.serverAuth), der.oid(OID.clientAuth))),
        extension(OID.subjectAltName, false, der.sequence(...names)),
        extension(OID.subjectKeyIdentifier, false, der.octetString(keyId(publicKey))),
        extension(OID.authorityKeyIdentifier, false, der.sequence(der.context(0, false, authorityId))),
      ],
    });
    return { cert, key: pemKey(privateKey) };
  }

  #problem(): string | undefined {
    const own = this.#certificate;
    if (!own.ca) return 'its certificate is not that of an authority';
    if (!own.checkPrivateKey(this.#privateKey)) return 'its key belongs to another certificate';
    if (Date.parse(own.validTo) <= this.#now()) return `it expired on ${own.validTo}`;
    const { asymmetricKeyType: type, asymmetricKeyDetails: details } = this.#privateKey;
    if (type !== 'ec' || details?.namedCurve !== 'prime256v1') return 'its key is not of the curve P-256';
    // What is issued names the authority's key by its id, and would not be found under another.
    return own.raw.includes(keyId(own.publicKey)) ? undefined : 'it was not made by tailrace';
  }
}

/**
 * What is wrong with a host that a certificate is to name; undefined for nothing. Names of roles are refused: a host of that name would
 * have the role.
 */
export function validateCertificateHost(host: string): string | undefined {
  if (isIP(host) !== 0) return undefined;
  if (/(^|\.)tailrace\.internal\.?$/i.test(host)) return `${quoted(host)} is kept for roles`;
  const isName =
    host.length <= 253 &&
    /^(?:\*\.)?(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/i.test(
      host,
    );
  return isName ? undefined : `${quoted(host)} is neither a host name nor an IP address`;
}

interface CertificateFields {
  /** DER. */
  readonly issuer: Buffer;
  /** DER. */
  readonly subject: Buffer;
  readonly publicKey: KeyObject;
  readonly signingKey: KeyObject;
  readonly notBeforeMs: number;
  readonly expiresMs: number;
  readonly extensions: readonly Buffer[];
}

/** PEM. RFC 5280, 4.1. */
function certificate(fields: CertificateFields): string {
  const algorithm = der.sequence(der.oid(OID.ecdsaWithSha256));
  const version3 = der.context(0, true, der.integer(Buffer.from([2])));
  // 127 random bits: a serial number is positive, unlike any other, and tells nothing.
  const serial = randomBytes(SERIAL_BYTES);
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
  const signed = der.sequence(
    version3,
    der.integer(serial),
    algorithm,
    fields.issuer,
    der.sequence(der.time(fields.notBeforeMs), der.time(fields.expiresMs)),
    fields.subject,
    fields.publicKey.export({ type: 'spki', format: 'der' }),
    der.context(3, true, der.sequence(...fields.extensions)),
  );
  const signature = sign('sha256', signed, fields.signingKey);
  return new X509Certificate(der.sequence(signed, algorithm, der.bitString(signature))).toString();
}

function extension(id: string, isCritical: boolean, value: Buffer): Buffer {
  const critical = isCritical ? [der.truth()] : [];
  return der.sequence(der.oid(id), ...critical, der.octetString(value));
}

function keyUsage({ byte, unusedBits }: { readonly byte: number; readonly unusedBits: number }): Buffer {
  return extension(OID.keyUsage, true, der.bitString(Buffer.from([byte]), unusedBits));
}

function distinguishedName(commonName: string): Buffer {
  const part = (id: string, text: string): Buffer => der.set(der.sequence(der.oid(id), der.utf8String(text)));
  return der.sequence(part(OID.organization, 'Tailrace'), part(OID.commonName, commonName));
}

function dnsName(name: string): Buffer {
  return der.context(2, false, Buffer.from(name, 'latin1'));
}

/** RFC 5280, 4.2.1.6: dNSName is [2], iPAddress is [7] with 4 or 16 bytes. */
function generalName(host: string): Buffer {
  const problem = validateCertificateHost(host);
  if (problem !== undefined) {
    throw new LogError(cannot('issue a certificate', problem, 'such as logs.example.com or 10.0.0.7'), {
      code: 'bad_host',
    });
  }
  return isIP(host) === 0 ? dnsName(host) : der.context(7, false, addressBytes(host));
}

function addressBytes(address: string): Buffer {
  if (isIP(address) === 4) return Buffer.from(address.split('.').map(Number));
  // A URL writes an address in hexadecimal groups alone, with one gap at most.
  const text = new URL(`http://[${address.split('%', 1)[0]}]`).hostname.slice(1, -1);
  const [head = '', tail] = text.split('::');
  const groups = (part: string): string[] => (part === '' ? [] : part.split(':'));
  const after = groups(tail ?? '');
  const before = groups(head);
  const gap = tail === undefined ? 0 : 8 - before.length - after.length;
  const all = [...before, ...Array<string>(gap).fill('0'), ...after];
  return Buffer.from(all.map((group) => group.padStart(4, '0')).join(''), 'hex');
}

/** RFC 7093, method 1: 160 bits of the SHA-256 of the key. */
function keyId(publicKey: KeyObject): Buffer {
  const { x = '', y = '' } = createPublicKey(publicKey.export({ type: 'spki', format: 'pem' })).export({
    format: 'jwk',
  });
  const point = Buffer.concat([
    Buffer.from([4]),
    Buffer.from(String(x), 'base64url'),
    Buffer.from(String(y), 'base64url'),
  ]);
  return createHash('sha256').update(point).digest().subarray(0, 20);
}

function pemKey(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}
