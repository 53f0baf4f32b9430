// Where a registry is, as `--registry` says it. It opens nothing.
//
//   registry = "nats://" host [":" port] *("," ["nats://"] host [":" port])  |  "static:" path
import { resolve } from 'node:path';
import { formatListenAddress, parseListenAddress } from './listen-address.ts';

/** A registry as it was named. */
export type RegistryAddress =
  | {
      readonly kind: 'nats';
      /** `host:port` of each. */
      readonly servers: readonly string[];
    }
  | {
      readonly kind: 'static';
      /** Absolute path. */
      readonly file: string;
    };

const natsPort = 4222;
const expected = 'expected nats://HOST:PORT[,HOST:PORT…] or static:FILE';

/** Reads the text of `--registry`; a text instead says what is wrong with it. */
export function parseRegistryAddress(text: string): RegistryAddress | string {
  const [, scheme = '', place = ''] = /^([a-z]+):(.*)$/s.exec(text.trim()) ?? [];
  if (scheme === 'static') {
    const path = place.replace(/^\/\/(?=\/)/, '');
    return path.trim() === '' ? `names no file, ${expected}` : { kind: 'static', file: resolve(path) };
  }
  if (scheme !== 'nats' || !place.startsWith('//')) return expected;
  if (place.includes('@')) {
    return 'holds credentials, expected them in files (--nats-user with --nats-password-file, --nats-token-file, --nats-creds)';
  }
  const servers: string[] = [];
  for (const part of place.split(',')) {
    const name = part
      .trim()
      .replace(/^(nats:)?\/\//, '')
      .replace(/\/$/, '');
    const address = parseListenAddress(/(^[^:[\]]+|\])$/.test(name) ? `${name}:${natsPort}` : name);
    if (address === undefined || address.port === 0) return expected;
    servers.push(formatListenAddress(address));
  }
  return { kind: 'nats', servers };
}
