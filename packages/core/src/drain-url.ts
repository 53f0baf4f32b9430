// The URL of a syslog drain: grammar, defaults, reasons for a refusal, and the masked form that may be shown.
// Pure text work: it resolves no names and judges no addresses (that happens when the drain is dialled).
//
//   drain-url = ("syslog" | "syslog-tls" | "syslog+tls") "://" [credentials "@"] host [":" port] ["/"] ["?" parameters]
//   parameters: hostname=TEXT  sd=none|tags  framing=octet-counting|newline  format=rfc5424|rfc3164  type=logs|metrics|all

import { cannot, quoted } from './errors.ts';

/** Where a drain sends and in which form: the meaning of a drain URL. */
export interface DrainTarget {
  /** `tls` for `syslog-tls://` and `syslog+tls://`. */
  readonly transport: 'tcp' | 'tls';
  /** Host name, IPv4 address, or IPv6 address without brackets. */
  readonly host: string;
  /** 1 to 65535. Default: 601 for TCP (RFC 3195 and Heroku's default), 6514 for TLS (RFC 5425). */
  readonly port: number;
  /** RFC 6587: `octet-counting` (default) or `newline`, where CR and LF inside a message become `#015#012`. */
  readonly framing: 'octet-counting' | 'newline';
  /** Default `rfc5424`. */
  readonly format: 'rfc5424' | 'rfc3164';
  /** `tags` adds the line's tags as structured data (RFC 5424 only). Default `none`. */
  readonly structuredData: 'none' | 'tags';
  /** HOSTNAME field of every message; absent: the drain's token. */
  readonly hostname: string | undefined;
  /** Which envelopes are sent. Notices of dropped lines are always sent. Default `logs`. */
  readonly type: 'logs' | 'metrics' | 'all';
}

/** Why a drain URL is refused. */
export type DrainUrlProblem =
  | 'malformed'
  | 'too_long'
  | 'bad_scheme'
  | 'no_host'
  | 'bad_host'
  | 'bad_port'
  | 'bad_path'
  | 'unknown_parameter'
  | 'repeated_parameter'
  | 'bad_parameter';

/** What `parseDrainUrl` found: a target, or a problem with a sentence for the user (it never holds credentials). */
export type DrainUrlResult =
  | { readonly ok: true; readonly target: DrainTarget }
  | { readonly ok: false; readonly code: DrainUrlProblem; readonly reason: string };

/** Longest drain URL in characters. */
export const DRAIN_URL_LENGTH_MAX = 2048;
/** Port of `syslog://` without one. */
export const DRAIN_PORT_TCP = 601;
/** Port of `syslog-tls://` without one (RFC 5425). */
export const DRAIN_PORT_TLS = 6514;

const TRANSPORTS: ReadonlyMap<string, 'tcp' | 'tls'> = new Map([
  ['syslog:', 'tcp'],
  ['syslog-tls:', 'tls'],
  ['syslog+tls:', 'tls'],
] as const);

const SCHEMES = '"syslog", "syslog-tls" or "syslog+tls"';

const CHOICES: ReadonlyMap<string, readonly string[]> = new Map([
  ['sd', ['none', 'tags']],
  ['framing', ['octet-counting', 'newline']],
  ['format', ['rfc5424', 'rfc3164']],
  ['type', ['logs', 'metrics', 'all']],
]);
const PARAMETERS = ['hostname', ...CHOICES.keys()];

/** RFC 1123 letters, plus `_` because container names have it. IPv6 is written in brackets. */
const HOST = /^(?:[A-Za-z0-9_](?:[A-Za-z0-9._-]{0,252})|\[[0-9A-Fa-f:.]{2,45}\])$/;
/** RFC 5424 HOSTNAME: 1 to 255 printable ASCII characters without a space. */
const HOSTNAME = /^[\x21-\x7e]{1,255}$/;

/**
 * Reads and checks a drain URL. Never throws: a URL that cannot be used comes back with the reason.
 *
 * Credentials are allowed, have no meaning in syslog, and are never part of the answer.
 */
export function parseDrainUrl(text: string): DrainUrlResult {
  if (text.length > DRAIN_URL_LENGTH_MAX) {
    return refuse('too_long', `it is ${text.length} characters long`, `at most ${DRAIN_URL_LENGTH_MAX}`);
  }
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return refuseMalformed(text);
  }
  const transport = TRANSPORTS.get(url.protocol);
  if (transport === undefined) {
    const scheme = url.protocol.slice(0, -1);
    return refuse('bad_scheme', `its scheme is ${quoted(scheme)}`, SCHEMES);
  }
  if (url.hostname === '') return refuse('no_host', 'it names no host', 'syslog://host:port');
  if (!HOST.test(url.hostname)) {
    return refuse('bad_host', `${quoted(url.hostname)} is not a host`, 'a host name or an address');
  }
  if (url.port === '0') return refuse('bad_port', 'its port is 0', 'a port from 1 to 65535');
  if (url.pathname !== '' && url.pathname !== '/') {
    return refuse('bad_path', 'it has a path', 'no path');
  }
  if (url.hash !== '') return refuse('bad_path', 'it has a fragment', 'no fragment');
  const parameters = parseParameters(url.searchParams);
  if (!parameters.ok) return parameters;
  const value = (name: string): string | undefined => parameters.values.get(name);
  return {
    ok: true,
    target: {
      transport,
      host: url.hostname.startsWith('[') ? url.hostname.slice(1, -1) : url.hostname,
      port: url.port === '' ? (transport === 'tls' ? DRAIN_PORT_TLS : DRAIN_PORT_TCP) : Number(url.port),
      framing: value('framing') === 'newline' ? 'newline' : 'octet-counting',
      format: value('format') === 'rfc3164' ? 'rfc3164' : 'rfc5424',
      structuredData: value('sd') === 'tags' ? 'tags' : 'none',
      hostname: value('hostname'),
      type: value('type') === 'metrics' ? 'metrics' : value('type') === 'all' ? 'all' : 'logs',
    },
  };
}

/**
 * A drain URL as it may be logged and shown: user name and password become `***`, and so do the values of
 * parameters that no drain knows (somebody may have put a token there). Text that is no URL is masked by the same rule.
 */
export function maskUrl(text: string): string {
  // In a URL that can be used, credentials end before the query; in other text a password may hold `?` and `#`.
  const queryStart = text.indexOf('?');
  const credentialsEnd = queryStart !== -1 && parseDrainUrl(text).ok ? queryStart : text.length;
  const head = text.slice(0, credentialsEnd).replace(/^([A-Za-z][A-Za-z0-9+.-]*:\/\/)?.*@/s, '$1***@');
  const masked = head + text.slice(credentialsEnd);
  const [beforeFragment = '', ...fragment] = masked.split('#');
  const [address = '', ...query] = beforeFragment.split('?');
  const parameters = query.length === 0 ? '' : `?${query.join('?').split('&').map(maskParameter).join('&')}`;
  return `${address}${parameters}${fragment.length === 0 ? '' : '#***'}`;
}

function maskParameter(pair: string): string {
  const equals = pair.indexOf('=');
  const name = equals === -1 ? pair : pair.slice(0, equals);
  if (PARAMETERS.includes(name)) return pair;
  return equals === -1 ? '***' : `${name}=***`;
}

type Parameters = { readonly ok: true; readonly values: ReadonlyMap<string, string> };

function parseParameters(query: URLSearchParams): Parameters | Extract<DrainUrlResult, { ok: false }> {
  const values = new Map<string, string>();
  for (const [name, value] of query) {
    if (!PARAMETERS.includes(name)) {
      const shown = name.includes('@') ? 'an unknown parameter' : `the parameter ${quoted(name)}`;
      return refuse('unknown_parameter', `it has ${shown}`, PARAMETERS.join(', '));
    }
    if (values.has(name)) return refuse('repeated_parameter', `it has ${quoted(name)} twice`, 'it once');
    const choices = CHOICES.get(name);
    if (choices !== undefined && !choices.includes(value)) {
      return refuse('bad_parameter', `${name} is ${quoted(value)}`, choices.join(' or '));
    }
    if (name === 'hostname' && !HOSTNAME.test(value)) {
      return refuse(
        'bad_parameter',
        `hostname is ${quoted(value)}`,
        '1 to 255 printable ASCII characters without spaces',
      );
    }
    values.set(name, value);
  }
  return { ok: true, values };
}

/**
 * The URL parser does not say what is wrong; name the mistakes that people make. Nothing of the text but its scheme
 * is repeated: a password with `/`, `?` or `#` in it makes the rest look like a port, a path or a parameter.
 */
function refuseMalformed(text: string): Extract<DrainUrlResult, { ok: false }> {
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):\/\//.exec(text);
  if (scheme === null) return refuse('bad_scheme', 'it has no scheme', 'syslog://host:port');
  if (!TRANSPORTS.has(`${(scheme[1] ?? '').toLowerCase()}:`)) {
    return refuse('bad_scheme', `its scheme is ${quoted(scheme[1] ?? '')}`, SCHEMES);
  }
  const authority = text.slice(scheme[0].length).split(/[/?#]/, 1)[0] ?? '';
  const hostPort = authority.slice(authority.lastIndexOf('@') + 1);
  if (hostPort === '' || hostPort.startsWith(':'))
    return refuse('no_host', 'it names no host', 'syslog://host:port');
  const port = /:([^:\]]*)$/.exec(hostPort)?.[1];
  if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) <= 65_535)) {
    return refuse('bad_port', 'its port is not a port number', 'a port from 1 to 65535');
  }
  return refuse('malformed', 'it is not a URL', 'syslog://host:port');
}

function refuse(
  code: DrainUrlProblem,
  problem: string,
  expected: string,
): Extract<DrainUrlResult, { ok: false }> {
  return { ok: false, code, reason: cannot('use this drain URL', problem, expected) };
}
