// A JSON Web Key Set that somebody else serves over HTTP: fetched at the start, every ten minutes, and when a token names a key that is
// not in it, at most every thirty seconds whatever tokens say. While it cannot be fetched the keys that are known stay in use.
import { cannot, LogError, quoted } from '@tailrace/core/errors';
import type { Logger } from 'pino';
import { JWKS_BYTES_MAX, type KeyFinder, type KeySet, parseKeySet } from './jwks-file.ts';

/** How long one fetch may take, from its start to the last byte. */
export const FETCH_TIMEOUT_MS = 5_000;
/** How old the keys may get. */
export const REFRESH_EVERY_MS = 10 * 60_000;
/** The least time between two fetches, also after one that failed. */
export const COOLDOWN_MS = 30_000;

/** Seams of a {@link KeySetUrl}. */
export interface KeySetUrlOptions {
  readonly url: URL;
  readonly logger: Logger;
  /** A clock in milliseconds that does not jump. */
  readonly clockMs?: () => number;
}

/**
 * The URL that a setting names.
 *
 * @throws LogError `invalid_jwks_url`: keys that come over plain HTTP from elsewhere could be anybody's
 */
export function parseKeySetUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined) throw invalidUrl('it is no URL');
  if (url.username !== '' || url.password !== '') throw invalidUrl('it holds a user name or a password');
  if (url.protocol === 'https:') return url;
  const isLoopback = /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/.test(url.hostname);
  if (url.protocol === 'http:' && isLoopback) return url;
  throw invalidUrl(`${quoted(url.origin)} is neither https nor on this machine`);
}

/** See the head of this file. */
export class KeySetUrl implements KeySet {
  readonly #options: KeySetUrlOptions;
  readonly #clockMs: () => number;
  readonly #abort = new AbortController();
  #find: KeyFinder | undefined;
  #trouble: string | undefined;
  #fetching: Promise<boolean> | undefined;
  #fetchedMs = Number.NEGATIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;

  private constructor(options: KeySetUrlOptions) {
    this.#options = options;
    this.#clockMs = options.clockMs ?? (() => performance.now());
  }

  /** Resolves when the first fetch succeeded or failed; a failure is logged, and tried again. */
  static async open(options: KeySetUrlOptions): Promise<KeySetUrl> {
    const keySet = new KeySetUrl(options);
    await keySet.#fetchOnce();
    return keySet;
  }

  get find(): KeyFinder | undefined {
    return this.#find;
  }

  get trouble(): string | undefined {
    return this.#trouble;
  }

  async refresh(): Promise<boolean> {
    if (this.#fetching !== undefined) return this.#fetching;
    if (this.#abort.signal.aborted || this.#clockMs() - this.#fetchedMs < COOLDOWN_MS) return false;
    return this.#fetchOnce();
  }

  close(): void {
    this.#abort.abort();
    clearTimeout(this.#timer);
  }

  #fetchOnce(): Promise<boolean> {
    this.#fetchedMs = this.#clockMs();
    this.#fetching = this.#fetch().finally(() => {
      this.#fetching = undefined;
      if (this.#abort.signal.aborted) return;
      clearTimeout(this.#timer);
      const afterMs = this.#trouble === undefined ? REFRESH_EVERY_MS : COOLDOWN_MS;
      this.#timer = setTimeout(() => void this.#fetchOnce(), afterMs).unref();
    });
    return this.#fetching;
  }

  async #fetch(): Promise<boolean> {
    const { url, logger } = this.#options;
    try {
      const signal = AbortSignal.any([this.#abort.signal, AbortSignal.timeout(FETCH_TIMEOUT_MS)]);
      this.#find = parseKeySet(nameOf(url), await fetchBytes(url, signal));
      if (this.#trouble !== undefined) logger.info({ url: nameOf(url) }, 'the key set is here');
      this.#trouble = undefined;
      return true;
    } catch (error) {
      if (this.#abort.signal.aborted) return false;
      const trouble = error instanceof LogError ? error.message : fetchTrouble(url, error);
      const whatNow =
        this.#find === undefined ? 'tokens cannot be checked' : 'the keys that are known stay in use';
      if (trouble !== this.#trouble) logger.warn({ url: nameOf(url) }, `${trouble}; ${whatNow}`);
      this.#trouble = trouble;
      return false;
    }
  }
}

async function fetchBytes(url: URL, signal: AbortSignal): Promise<Buffer> {
  const headers = { accept: 'application/jwk-set+json, application/json' };
  const response = await fetch(url, { signal, headers, redirect: 'error' });
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    if (response.status !== 200) throw unfetchable(url, `the answer has status ${response.status}`, '200');
    for await (const chunk of response.body ?? []) {
      bytes += chunk.length;
      if (bytes > JWKS_BYTES_MAX)
        throw unfetchable(url, 'it is too large', `at most ${JWKS_BYTES_MAX} bytes`);
      chunks.push(chunk);
    }
  } finally {
    // Leaves the loop or never entered it: what is still to come is of no use.
    if (response.body?.locked === false) await response.body.cancel();
  }
  return Buffer.concat(chunks);
}

/** Without its query, which may hold a secret. */
function nameOf(url: URL): string {
  return `${url.origin}${url.pathname}`;
}

function fetchTrouble(url: URL, error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const reason = cause instanceof Error ? cause.message : String(cause);
  return unfetchable(url, reason === '' ? 'no answer' : reason).message;
}

function unfetchable(url: URL, whatIs: string, expected?: string): LogError {
  return new LogError(cannot(`fetch the key set ${quoted(nameOf(url), 200)}`, whatIs, expected), {
    code: 'jwks_unavailable',
    retryable: true,
  });
}

function invalidUrl(whatIs: string): LogError {
  return new LogError(cannot('use the URL of the key set', whatIs, 'an https URL'), {
    code: 'invalid_jwks_url',
  });
}
