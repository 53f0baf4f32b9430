// Says whether a token is one of ours, and what it allows. HS256 is checked with the key file only, RS256, ES256 and EdDSA with the key
// set only: which key a token is checked with never depends on anything but its algorithm. It knows no requests.
import { cannot, LogError } from '@tailrace/core/errors';
import { type CryptoKey, decodeProtectedHeader, errors, type JWTPayload, jwtVerify } from 'jose';
import type { Logger } from 'pino';
import { type KeySet, openKeySetFile } from './jwks-file.ts';
import { KeySetUrl, parseKeySetUrl } from './jwks-url.ts';
import { ReloadedFile } from './reloaded-file.ts';
import { CLOCK_TOLERANCE_S, type ClaimRefusal, parseClaims, type TokenGrant } from './token-grant.ts';
import { KEY_FILE_BYTES_MAX, parseTokenKey } from './token-key.ts';

/** Longest token that is looked at, in characters. */
export const TOKEN_CHARS_MAX = 8 * 1024;

const KEY_FILE_ALGORITHM = 'HS256';
const KEY_SET_ALGORITHMS: readonly string[] = ['RS256', 'ES256', 'EdDSA'];
/** Keys that are tried for a token that does not name one. */
const KEYS_TRIED_MAX = 8;
/** Three parts of base64url (RFC 7515, section 3.1). */
const COMPACT_FORM = /^[\w-]+\.[\w-]+\.[\w-]*$/;

/** What a {@link TokenVerifier} is made with: a key file, a key set, or both. */
export interface TokenVerifierOptions {
  /** File with the key of HS256 tokens; read again when it changes. */
  readonly keyFile?: string;
  /** File or URL of the JSON Web Key Set for RS256, ES256 and EdDSA tokens. */
  readonly jwks?: string;
  /** Tokens must be for this audience (`aud`). Absent: their audience does not matter. */
  readonly audience?: string;
  readonly logger: Logger;
  /** Unix time in milliseconds. */
  readonly nowMs?: () => number;
}

/** Why a token is refused, as a metric label. */
export type TokenRefusal =
  | ClaimRefusal
  /** Not in the form of a token. */
  | 'malformed'
  | 'too_long'
  /** `none`, one that we do not take, or one for which we have no keys. */
  | 'algorithm'
  | 'signature'
  /** No key of the set fits. */
  | 'unknown_key'
  /** There is no key set yet. */
  | 'no_keys';

/** See the head of this file. */
export class TokenVerifier {
  readonly #audience: string | undefined;
  readonly #nowMs: () => number;
  readonly #logger: Logger;
  #secret: CryptoKey | undefined;
  #keyFile: ReloadedFile | undefined;
  #keySet: KeySet | undefined;

  private constructor(options: TokenVerifierOptions) {
    this.#audience = options.audience;
    this.#nowMs = options.nowMs ?? Date.now;
    this.#logger = options.logger;
  }

  /**
   * Reads the keys. A URL that does not answer is logged and asked again; everything else that is wrong is an error.
   *
   * @throws LogError `no_token_keys`, `file_unusable`, `invalid_token_key`, `invalid_jwks` or `invalid_jwks_url`
   */
  static async open(options: TokenVerifierOptions): Promise<TokenVerifier> {
    const { keyFile, jwks } = options;
    if (keyFile === undefined && jwks === undefined) {
      const message = cannot('check tokens', 'there are no keys', 'a key file, a key set or both');
      throw new LogError(message, { code: 'no_token_keys' });
    }
    const verifier = new TokenVerifier(options);
    try {
      if (keyFile !== undefined) await verifier.#openKeyFile(keyFile);
      if (jwks !== undefined) await verifier.#openKeySet(jwks);
    } catch (error) {
      verifier.close();
      throw error;
    }
    return verifier;
  }

  /** Why the keys are not what they should be, for `/readyz` and logs; tokens of keys that are known are still checked. */
  get trouble(): string | undefined {
    return this.#keyFile?.trouble ?? this.#keySet?.trouble;
  }

  /** Whether there is any key: without one no token can be good. */
  get hasKeys(): boolean {
    return this.#secret !== undefined || this.#keySet?.find !== undefined;
  }

  /** Never throws for anything that a token can hold. */
  async verify(token: string): Promise<TokenGrant | TokenRefusal> {
    if (token.length > TOKEN_CHARS_MAX) return 'too_long';
    if (!COMPACT_FORM.test(token)) return 'malformed';
    let algorithm: unknown;
    try {
      algorithm = decodeProtectedHeader(token).alg;
    } catch {
      return 'malformed';
    }
    try {
      const claims = await this.#checkSignature(token, algorithm);
      return typeof claims === 'string' ? claims : this.#readClaims(claims);
    } catch (error) {
      return refusalOf(error);
    }
  }

  /** Stops looking after the keys. */
  close(): void {
    this.#keyFile?.close();
    this.#keySet?.close();
  }

  #checkSignature(token: string, algorithm: unknown): Promise<JWTPayload | TokenRefusal> | TokenRefusal {
    if (algorithm === KEY_FILE_ALGORITHM && this.#secret !== undefined) {
      return this.#verifyWith(token, this.#secret, [KEY_FILE_ALGORITHM]);
    }
    const isOfKeySet = typeof algorithm === 'string' && KEY_SET_ALGORITHMS.includes(algorithm);
    if (isOfKeySet && this.#keySet !== undefined) return this.#verifyWithSet(token, this.#keySet);
    return 'algorithm';
  }

  async #verifyWithSet(token: string, keySet: KeySet): Promise<JWTPayload | TokenRefusal> {
    try {
      return await this.#tryKeys(token, keySet);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey) || !(await keySet.refresh())) throw error;
      return this.#tryKeys(token, keySet);
    }
  }

  async #tryKeys(token: string, { find }: KeySet): Promise<JWTPayload | TokenRefusal> {
    if (find === undefined) return 'no_keys';
    try {
      const { payload } = await jwtVerify(token, find, this.#settings(KEY_SET_ALGORITHMS));
      return payload;
    } catch (error) {
      if (!(error instanceof errors.JWKSMultipleMatchingKeys)) throw error;
      let tried = 0;
      for await (const key of error) {
        if (++tried > KEYS_TRIED_MAX) break;
        try {
          return await this.#verifyWith(token, key, KEY_SET_ALGORITHMS);
        } catch (problem) {
          // A key that cannot be used at all, such as an RSA key of 1,024 bits, must not stand before a good one; jose throws no error of its own for it.
          const isOfToken =
            problem instanceof errors.JOSEError &&
            !(problem instanceof errors.JWSSignatureVerificationFailed);
          if (isOfToken) throw problem;
        }
      }
      return 'signature';
    }
  }

  async #verifyWith(token: string, key: CryptoKey, algorithms: readonly string[]): Promise<JWTPayload> {
    const { payload } = await jwtVerify(token, key, this.#settings(algorithms));
    return payload;
  }

  #settings(algorithms: readonly string[]) {
    return {
      algorithms: [...algorithms],
      clockTolerance: CLOCK_TOLERANCE_S,
      currentDate: new Date(this.#nowMs()),
      ...(this.#audience === undefined ? {} : { audience: this.#audience }),
    };
  }

  #readClaims(claims: JWTPayload): TokenGrant | ClaimRefusal {
    return parseClaims(claims, this.#nowMs());
  }

  async #openKeyFile(path: string): Promise<void> {
    this.#keyFile = await ReloadedFile.open({
      path,
      what: 'token key file',
      bytesMax: KEY_FILE_BYTES_MAX,
      logger: this.#logger,
      apply: async (contents) => {
        const algorithm = { name: 'HMAC', hash: 'SHA-256' };
        const key = parseTokenKey(path, contents);
        this.#secret = await crypto.subtle.importKey('raw', key, algorithm, false, ['verify']);
      },
    });
  }

  async #openKeySet(jwks: string): Promise<void> {
    const logger = this.#logger;
    this.#keySet = jwks.includes('://')
      ? await KeySetUrl.open({ url: parseKeySetUrl(jwks), logger })
      : await openKeySetFile(jwks, logger);
  }
}

/** Everything that jose can throw for a token; what it throws for our own mistakes cannot be told apart from it by callers either. */
function refusalOf(error: unknown): TokenRefusal {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTClaimValidationFailed) {
    return error.claim === 'nbf' && error.reason === 'check_failed' ? 'not_yet_valid' : 'invalid_claims';
  }
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'signature';
  if (error instanceof errors.JWKSNoMatchingKey) return 'unknown_key';
  if (error instanceof errors.JOSEAlgNotAllowed || error instanceof errors.JOSENotSupported)
    return 'algorithm';
  return 'malformed';
}
