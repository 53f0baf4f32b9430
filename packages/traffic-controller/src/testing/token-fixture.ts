// Tokens for tests, signed by hand, a verifier of them, and a logger that remembers its lines.
import { createHmac } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Logger, pino } from 'pino';
import { TokenVerifier } from '../auth/token-verifier.ts';
import { silentLogger } from './feed-fixture.ts';

/** The key of {@link hmacToken}. */
export const TEST_KEY = 'a-key-of-tests-that-is-long-enough-0123456789';

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token as RFC 7515 describes it, made without the library that checks it. */
export function hmacToken(
  claims: object,
  key: string | Buffer = TEST_KEY,
  header: object = { alg: 'HS256' },
): string {
  const text = `${encode(header)}.${encode(claims)}`;
  return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`;
}

/** A token without a signature. */
export function unsignedToken(claims: object): string {
  return `${encode({ alg: 'none' })}.${encode(claims)}.`;
}

/** A good token for ten minutes. */
export function tokenFor(apps: readonly string[], rights: readonly string[], claims: object = {}): string {
  return hmacToken({ exp: Math.floor(Date.now() / 1000) + 600, apps, rights, ...claims });
}

/** A verifier of {@link TEST_KEY}. Its file is gone when this resolves; the key stays in use. */
export async function openTestVerifier(): Promise<TokenVerifier> {
  const folder = await mkdtemp(join(tmpdir(), 'tailrace-tokens-'));
  try {
    await writeFile(join(folder, 'key'), `${TEST_KEY}\n`);
    return await TokenVerifier.open({ keyFile: join(folder, 'key'), logger: silentLogger });
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A logger that writes nowhere, and what was written. */
export function spyLogger(level = 'trace'): {
  readonly logger: Logger;
  readonly text: () => string;
  readonly audit: () => Record<string, unknown>[];
} {
  const lines: string[] = [];
  return {
    logger: pino({ level }, { write: (line: string) => lines.push(line) }),
    text: () => lines.join(''),
    audit: () =>
      lines
        .map((line) => JSON.parse(line) as Record<string, unknown>)
        .filter((entry) => entry['audit'] === true),
  };
}
