// What protects listeners: certificates, the keys of tokens, and the rule that nothing unprotected listens where other machines
// can reach it. The same for every role and for `up`, which is all of them. Not here: how the files are read.
import { resolve } from 'node:path';
import { isLoopback, type ListenAddress, type SyslogListener } from './listen-address.ts';
import type { NamedProblem } from './parse-values.ts';
import * as schemas from './value-schemas.ts';

/** Paths of a process's certificate, its key and the cluster's authorities. */
export interface TlsPaths {
  readonly cert: string;
  readonly key: string;
  readonly ca: string;
}

/** Where the keys of tokens are. Tokens are on where one of the first two is there. */
export interface TokenConfig {
  /** Absolute path. */
  readonly tokenKeyFile: string | undefined;
  /** Absolute path or URL. */
  readonly tokenJwks: string | undefined;
  readonly tokenAudience: string | undefined;
}

/** The schemas of `tlsSettings`. */
export const tlsShape = {
  'tls-cert': schemas.path.optional(),
  'tls-key': schemas.path.optional(),
  'tls-ca': schemas.path.optional(),
};

/** The schemas of `tokenSettings`. */
export const tokenShape = {
  'token-key': schemas.path.optional(),
  'token-jwks': schemas.jwks.optional(),
  'token-audience': schemas.plainText.optional(),
};

type Given = Readonly<Record<string, unknown>>;
type Values<Name extends string> = { readonly [Each in Name]?: string | undefined };

/** Absolute paths; undefined where TLS is off. */
export function toTlsPaths(values: Values<keyof typeof tlsShape>): TlsPaths | undefined {
  const { 'tls-cert': cert, 'tls-key': key, 'tls-ca': ca } = values;
  if (cert === undefined || key === undefined || ca === undefined) return undefined;
  return { cert: resolve(cert), key: resolve(key), ca: resolve(ca) };
}

/** Absolute paths. */
export function toTokenConfig(values: Values<keyof typeof tokenShape>): TokenConfig {
  const { 'token-key': key, 'token-jwks': jwks, 'token-audience': tokenAudience } = values;
  return {
    tokenKeyFile: key === undefined ? undefined : resolve(key),
    tokenJwks: jwks === undefined || jwks.includes('://') ? jwks : resolve(jwks),
    tokenAudience,
  };
}

const tlsNames: readonly string[] = Object.keys(tlsShape);

/** Files of TLS that are not there beside those that are. */
export function checkTls(given: Given): readonly NamedProblem[] {
  return checkTogether(given, tlsNames);
}

/** Settings that mean something only when all of them are given. */
export function checkTogether(given: Given, names: readonly string[]): readonly NamedProblem[] {
  const present = names.filter((name) => given[name] !== undefined);
  if (present.length === 0) return [];
  return names
    .filter((name) => !present.includes(name))
    .map((name) => ({ name, message: `is missing, expected it beside --${present[0]}` }));
}

/** What has to be there before a process may listen where other machines can reach it. */
export type Protection = 'tls' | 'tokens';

const protectionTexts: Readonly<Record<Protection, string>> = {
  tls: 'TLS (--tls-cert, --tls-key, --tls-ca)',
  tokens: 'tokens (--token-key or --token-jwks)',
};

/** What of the needed protection was not given; nothing with `--insecure`. */
export function missingProtection(given: Given, needed: readonly Protection[]): readonly Protection[] {
  if (isInsecure(given)) return [];
  const has: Readonly<Record<Protection, boolean>> = {
    tls: hasTls(given),
    tokens: given['token-key'] !== undefined || given['token-jwks'] !== undefined,
  };
  return needed.filter((each) => !has[each]);
}

/** Listeners of one setting that other machines can reach although nothing protects them; the first of them. */
export function checkOpen(
  name: string,
  addresses: readonly (ListenAddress | undefined)[],
  missing: readonly Protection[],
): readonly NamedProblem[] {
  const open = addresses.find((address) => address !== undefined && !isLoopback(address.host));
  if (open === undefined || missing.length === 0) return [];
  const protection = missing.map((each) => protectionTexts[each]).join(' and ');
  return [
    {
      name,
      message: `is on "${open.host}", expected a loopback address, or ${protection}, or --insecure to listen without`,
    },
  ];
}

/** Syslog over TLS needs certificates; listeners off loopback where nobody shows one need a word about who may write. */
export function checkSyslog(given: Given, listeners: readonly SyslogListener[]): readonly NamedProblem[] {
  const isRestricted = given['syslog-allow'] !== undefined;
  const tls = listeners.find(({ url }) => /^tls:/i.test(url));
  const open = listeners.find(
    ({ url, address }) => !asksForCertificates(url) && address !== undefined && !isLoopback(address.host),
  );
  const problems: NamedProblem[] = [];
  if (tls !== undefined && !hasTls(given)) {
    const message = `is "${tls.url}", expected ${protectionTexts.tls} beside it`;
    problems.push({ name: 'syslog', message });
  }
  if (open !== undefined && !isRestricted && !isInsecure(given)) {
    const message = `is "${open.url}", expected a loopback address, or tls:// with client certificates, or --syslog-allow with the networks that may write, or --insecure to listen without`;
    problems.push({ name: 'syslog', message });
  }
  return problems;
}

function hasTls(given: Given): boolean {
  return tlsNames.every((name) => given[name] !== undefined);
}

function isInsecure(given: Given): boolean {
  return schemas.onOff.safeParse(given['insecure']).data === true;
}

/** Where nobody shows a certificate, anybody may write. */
function asksForCertificates(url: string): boolean {
  return /^tls:/i.test(url) && !/[?&]client-cert=none(?:&|$)/.test(url);
}
