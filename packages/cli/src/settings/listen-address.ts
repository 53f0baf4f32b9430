// Reads addresses to listen on: HOST:PORT, and the URLs of syslog listeners. It resolves nothing and opens nothing.
import { isIP } from 'node:net';

/** An address to listen on; port 0 takes any free one. */
export interface ListenAddress {
  readonly host: string;
  readonly port: number;
}

/** Reads `HOST:PORT` or `[IPV6]:PORT`; undefined where it is neither. */
export function parseListenAddress(text: string): ListenAddress | undefined {
  const match = /^(?:\[([^\]]+)\]|([^:[\]\s/]+)):(\d{1,5})$/.exec(text.trim());
  if (match === null) return undefined;
  const [, ipv6, name, digits] = match;
  const port = Number(digits);
  if (port > 65_535 || (ipv6 !== undefined && isIP(ipv6) !== 6)) return undefined;
  return { host: ipv6 ?? name ?? '', port };
}

/** `HOST:PORT`, with brackets around an IPv6 address. */
export function formatListenAddress({ host, port }: ListenAddress): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Whether only programs of this machine can connect to a host. */
export function isLoopback(host: string): boolean {
  if (host === 'localhost' || host.endsWith('.localhost')) return true;
  if (isIP(host) === 4) return host.startsWith('127.');
  return isIP(host) === 6 && /^(::1|(0+:){7}0*1|::ffff:127\.\d+\.\d+\.\d+)$/i.test(host);
}

/** A syslog listener: its URL, and the address where it has one. */
export interface SyslogListener {
  readonly url: string;
  readonly address?: ListenAddress;
}

const syslogSchemes: readonly string[] = ['tcp', 'udp', 'tls', 'unix', 'unixgram'];

/** Reads the URL of a syslog listener; a text instead says what was expected. */
export function parseSyslogListener(text: string): SyslogListener | string {
  const match = /^([a-z+]+):\/\/([^?#]*)(?:\?([^#]*))?$/i.exec(text.trim());
  const scheme = match?.[1]?.toLowerCase() ?? '';
  if (match === null || !syslogSchemes.includes(scheme))
    return `expected ${syslogSchemes.map((name) => `${name}://`).join(', ')}`;
  const [url, , place = '', query = ''] = match;
  const parameters = [...new URLSearchParams(query).keys()];
  const bindings = parameters.filter((name) => scheme !== 'tls' || name !== 'client-cert');
  const unknown = bindings.find((name) => name !== 'app' && name !== 'app-prefix');
  if (unknown !== undefined) return `has the parameter "${unknown}", expected app or app-prefix`;
  if (bindings.length > 1) return 'expected one of app and app-prefix';
  const certificates = new URLSearchParams(query).get('client-cert') ?? 'required';
  if (certificates !== 'required' && certificates !== 'none')
    return `has client-cert=${certificates}, expected required or none`;
  if (scheme.startsWith('unix')) {
    return place.startsWith('/')
      ? { url }
      : `expected an absolute path, as in ${scheme}:///run/tailrace.sock`;
  }
  const address = parseListenAddress(place.replace(/\/$/, ''));
  if (address === undefined) return `expected ${scheme}://HOST:PORT with a port from 0 to 65535`;
  return { url, address };
}
