// A JSON Web Key Set: its text turned into public keys that signatures are checked with, and a set that is kept in a file.
// Not here: sets that are fetched (jwks-url.ts).
import { cannot, LogError, quoted } from '@tailrace/core/errors';
import { createLocalJWKSet, type JSONWebKeySet } from 'jose';
import type { Logger } from 'pino';
import { ReloadedFile } from './reloaded-file.ts';

/** Largest key set. */
export const JWKS_BYTES_MAX = 256 * 1024;

/** Finds the key that a token's header asks for; throws jose's errors for none or several. */
export type KeyFinder = ReturnType<typeof createLocalJWKSet>;

/** Where the keys of asymmetric signatures come from. */
export interface KeySet {
  /** The keys as they are now; undefined while there are none yet. */
  readonly find: KeyFinder | undefined;
  /** Why the keys are not as fresh as they should be. */
  readonly trouble: string | undefined;
  /** Called for a token whose key is not in the set. Resolves to whether the set was read again since. */
  refresh(): Promise<boolean>;
  close(): void;
}

/**
 * Reads a key set.
 *
 * @param from - the file or URL, for the error
 * @throws LogError `invalid_jwks`
 */
export function parseKeySet(from: string, contents: Buffer): KeyFinder {
  let parsed: unknown;
  try {
    parsed = JSON.parse(contents.toString('utf8'));
  } catch {
    throw invalid(from, 'it is not JSON');
  }
  const keys = typeof parsed === 'object' && parsed !== null && 'keys' in parsed ? parsed.keys : undefined;
  if (!Array.isArray(keys)) throw invalid(from, 'it has no list of keys');
  if (keys.some((key) => isPrivate(key))) throw invalid(from, 'it holds a private or secret key');
  try {
    return createLocalJWKSet(parsed as JSONWebKeySet);
  } catch {
    throw invalid(from, 'a key in it is not one');
  }
}

/** Keeps a key set that is in a file. Throws LogError `invalid_jwks` or `file_unusable`. */
export async function openKeySetFile(path: string, logger: Logger): Promise<KeySet> {
  let find: KeyFinder | undefined;
  const file = await ReloadedFile.open({
    path,
    what: 'key set',
    bytesMax: JWKS_BYTES_MAX,
    logger,
    apply: (contents) => {
      find = parseKeySet(path, contents);
    },
  });
  return {
    get find() {
      return find;
    },
    get trouble() {
      return file.trouble;
    },
    // The file is looked at every second anyway.
    refresh: () => Promise.resolve(false),
    close: () => file.close(),
  };
}

/** `k` is a secret, the others are the private part of RSA, EC and OKP keys: of RSA each one gives the rest away (RFC 7518, section 6). */
const PRIVATE_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];

function isPrivate(key: unknown): boolean {
  return typeof key === 'object' && key !== null && PRIVATE_MEMBERS.some((name) => name in key);
}

function invalid(from: string, whatIs: string): LogError {
  return new LogError(
    cannot(`use the key set ${quoted(from, 200)}`, whatIs, '{"keys":[…]} with public keys (RFC 7517)'),
    { code: 'invalid_jwks' },
  );
}
