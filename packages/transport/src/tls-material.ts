// A certificate, its key and the authorities, read from files and checked before anything is done with them. It does not
// watch the files, and makes no connection.
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { createSecureContext, type SecureContext } from 'node:tls';
import { cannot, LogError, quoted } from '@tailrace/core/errors';
import { type PeerRole, rolesOfSubjectAltName } from './peer-roles.ts';

/** Where the three files are. All are PEM. */
export interface TlsPaths {
  /** Our certificate, and behind it those between it and the authority, if there are any. */
  readonly cert: string;
  /** Its private key, without a passphrase. */
  readonly key: string;
  /** Certificates of the authorities that are trusted; several while they are exchanged. */
  readonly ca: string;
}

/** What a {@link TlsMaterial} is made from. */
export interface TlsBytes {
  readonly cert: Buffer;
  readonly key: Buffer;
  readonly ca: Buffer;
}

/** TLS 1.2 at least, and no session tickets: a resumed session would bring a verification of long ago with it. */
const SSL_OP_NO_TICKET = 0x4000;

/** Checked material. */
export interface TlsMaterial extends TlsBytes {
  /** Roles that our certificate stands for. */
  readonly roles: readonly PeerRole[];
  /** The names in our certificate, as Node writes them. */
  readonly subjectAltName: string;
  readonly notBeforeMs: number;
  readonly expiresMs: number;
  /** Whether one of our authorities has issued our certificate; if not, peers with the same files will refuse it. */
  readonly isOfOwnAuthority: boolean;
  /** Whether our certificate is for this host name or IP address. */
  namesHost(host: string): boolean;
  /** For clients, and for servers that take a context. Made when it is first asked for. */
  readonly secureContext: SecureContext;
}

/** Options of every TLS server and client of ours. */
export const tlsProtocolOptions = Object.freeze({
  minVersion: 'TLSv1.2',
  secureOptions: SSL_OP_NO_TICKET,
} as const);

/** What a server's context is made of, at its start and whenever the files change. */
export function secureContextOptions({ cert, key, ca }: TlsBytes) {
  return { cert, key, ca, ...tlsProtocolOptions };
}

/** Reads the three files. Throws LogError `tls_unusable` for one that cannot be read. */
export async function readTlsBytes(paths: TlsPaths): Promise<TlsBytes> {
  const [cert, key, ca] = await Promise.all([
    readPem('the certificate', paths.cert),
    readPem('the private key', paths.key),
    readPem('the authorities', paths.ca),
  ]);
  return { cert, key, ca };
}

/**
 * Checks what was read.
 *
 * @throws LogError `tls_unusable`, naming the file and what is wrong with it
 */
export function toTlsMaterial(bytes: TlsBytes, paths: TlsPaths, nowMs: number): TlsMaterial {
  const [certificate, ...between] = parseCertificates('the certificate', paths.cert, bytes.cert);
  const authorities = parseCertificates('the authorities', paths.ca, bytes.ca);
  const key = parseKey(paths.key, bytes.key);
  if (certificate === undefined) throw unusable('the certificate', paths.cert, 'it holds none');
  if (!certificate.checkPrivateKey(key)) {
    throw unusable(
      'the private key',
      paths.key,
      'it is another one',
      `the key of ${quoted(paths.cert, 200)}`,
    );
  }
  const expiresMs = Date.parse(certificate.validTo);
  const notBeforeMs = Date.parse(certificate.validFrom);
  if (expiresMs <= nowMs) {
    throw unusable('the certificate', paths.cert, `it expired on ${iso(expiresMs)}`, 'one that is valid');
  }
  if (notBeforeMs > nowMs) {
    const whatIs = `it is not valid before ${iso(notBeforeMs)}`;
    throw unusable('the certificate', paths.cert, whatIs, 'one that is valid; is the clock right?');
  }
  const subjectAltName = certificate.subjectAltName ?? '';
  let secureContext: SecureContext | undefined;
  return {
    ...bytes,
    roles: rolesOfSubjectAltName(subjectAltName),
    subjectAltName,
    notBeforeMs,
    expiresMs,
    isOfOwnAuthority: isIssuedBy(certificate, between, authorities),
    namesHost: (host) =>
      (isIP(host) === 0 ? certificate.checkHost(host) : certificate.checkIP(host)) !== undefined,
    get secureContext() {
      secureContext ??= createSecureContext(secureContextOptions(bytes));
      return secureContext;
    },
  };
}

/** Whether both hold the same files. */
export function sameTlsBytes(a: TlsBytes, b: TlsBytes): boolean {
  return a.cert.equals(b.cert) && a.key.equals(b.key) && a.ca.equals(b.ca);
}

/** The certificates of a PEM file, in its order. Throws LogError `tls_unusable`. */
export function parseCertificates(what: string, path: string, pem: Buffer): X509Certificate[] {
  const blocks = pem.toString('latin1').match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g);
  if (blocks === null) throw unusable(what, path, 'there is no certificate in it', 'PEM');
  return blocks.map((block, index) => {
    try {
      return new X509Certificate(block);
    } catch (error) {
      throw unusable(what, path, `certificate ${index + 1} is damaged`, 'PEM of X.509', error);
    }
  });
}

/** The error for a file that cannot be used. */
export function unusable(
  what: string,
  path: string,
  whatIs: string,
  expected?: string,
  cause?: unknown,
): LogError<'tls_unusable'> {
  return new LogError(cannot(`use ${what} in ${quoted(path, 200)}`, whatIs, expected), {
    code: 'tls_unusable',
    cause,
  });
}

async function readPem(what: string, path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const whatIs =
      code === 'ENOENT' ? 'there is no such file' : code === 'EACCES' ? 'it may not be read' : String(error);
    throw unusable(what, path, whatIs, 'a readable PEM file', error);
  }
}

function parseKey(path: string, pem: Buffer): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch (error) {
    const isLocked = pem.includes('ENCRYPTED');
    const whatIs = isLocked ? 'it has a passphrase' : 'there is no private key in it, or it is damaged';
    throw unusable('the private key', path, whatIs, 'PEM without a passphrase', error);
  }
}

function isIssuedBy(
  certificate: X509Certificate,
  between: readonly X509Certificate[],
  authorities: readonly X509Certificate[],
): boolean {
  let link = certificate;
  // One step more than there are certificates, so that a circle of them ends.
  for (let steps = 0; steps <= between.length; steps++) {
    const isIssuer = (each: X509Certificate): boolean =>
      link.checkIssued(each) && link.verify(each.publicKey);
    if (authorities.some((each) => isIssuer(each) || each.fingerprint256 === link.fingerprint256))
      return true;
    const next = between.find(isIssuer);
    if (next === undefined) return false;
    link = next;
  }
  return false;
}

function iso(timeMs: number): string {
  return new Date(timeMs).toISOString();
}
