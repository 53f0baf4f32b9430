// `host:port` as it is written in settings, taken apart, and put together again as a URL.
import { cannot, LogError, quoted } from '@tailrace/core/errors';

/** Where to listen. */
export interface HostPort {
  /** Without the brackets of an IPv6 address. */
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
}

/** Throws LogError `invalid_address`. */
export function parseHostPort(text: string): HostPort {
  const match = /^(?:\[([0-9A-Fa-f:.]+)\]|([^:[\]\s]+)):(\d{1,5})$/.exec(text);
  const host = match?.[1] ?? match?.[2];
  const port = Number(match?.[3]);
  if (host !== undefined && port <= 65_535) return { host, port };
  throw new LogError(cannot('listen', `${quoted(text)} is no address`, 'HOST:PORT'), {
    code: 'invalid_address',
  });
}

/** What a browser on this machine can open. */
export function urlOf({ host, port }: HostPort, scheme: 'http' | 'https' = 'http'): string {
  if (host === '0.0.0.0') return `${scheme}://127.0.0.1:${port}`;
  if (host === '::') return `${scheme}://[::1]:${port}`;
  return `${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** The error for a listener that could not be opened. */
export function listenError(text: string, error: unknown): LogError {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  if (code === 'EADDRINUSE') {
    const message = cannot(`listen on ${text}`, 'the port is in use', 'a free one (0 takes any)');
    return new LogError(message, { code: 'address_in_use', cause: error });
  }
  const reason = error instanceof Error ? error.message : String(error);
  const message = cannot(
    `listen on ${text}`,
    reason,
    'an address of this machine and a port that may be used',
  );
  return new LogError(message, { code: 'address_unusable', cause: error });
}
