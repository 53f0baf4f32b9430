// Tokens of every kind, made with other tools than the ones that check them: Node's own HMAC and signatures.
import { createHmac, createSign, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { silentLogger } from '../testing/feed-fixture.ts';
import { waitUntil } from '../testing/wait-until.ts';
import { TokenGrant } from './token-grant.ts';
import { TOKEN_CHARS_MAX, TokenVerifier, type TokenVerifierOptions } from './token-verifier.ts';

const KEY = 'a-key-of-tests-that-is-long-enough-0123456789';
const NOW_S = Math.floor(Date.now() / 1000);
const GOOD = { exp: NOW_S + 600, apps: ['web'], rights: ['read'] };

let folder: string;
let verifier: TokenVerifier | undefined;
let server: Server | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tailrace-tokens-'));
});

afterEach(async () => {
  verifier?.close();
  verifier = undefined;
  server?.closeAllConnections();
  server?.close();
  server = undefined;
  await rm(folder, { recursive: true });
});

async function fileOf(contents: string | Buffer, name = 'key'): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, contents);
  return path;
}

async function open(options: Partial<TokenVerifierOptions>): Promise<TokenVerifier> {
  verifier = await TokenVerifier.open({ logger: silentLogger, ...options });
  return verifier;
}

const withKeyFile = async (options: Partial<TokenVerifierOptions> = {}) =>
  open({ keyFile: await fileOf(`${KEY}\n`), ...options });

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function hmacToken(claims: object, key: string | Buffer = KEY, header: object = { alg: 'HS256' }): string {
  const text = `${encode(header)}.${encode(claims)}`;
  return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`;
}

/** Pairs of keys, and how each algorithm signs with them. */
const PAIRS = {
  RS256: {
    pair: generateKeyPairSync('rsa', { modulusLength: 2048 }),
    sign: (text: string, key: KeyObject) => createSign('sha256').update(text).sign(key),
  },
  ES256: {
    pair: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
    sign: (text: string, key: KeyObject) =>
      createSign('sha256').update(text).sign({ key, dsaEncoding: 'ieee-p1363' }),
  },
  EdDSA: {
    pair: generateKeyPairSync('ed25519'),
    sign: (text: string, key: KeyObject) => sign(null, Buffer.from(text), key),
  },
} as const;
type Algorithm = keyof typeof PAIRS;
const ALGORITHMS = Object.keys(PAIRS) as Algorithm[];

function signedToken(alg: Algorithm, claims: object, header: object = {}, key?: KeyObject): string {
  const text = `${encode({ alg, ...header })}.${encode(claims)}`;
  return `${text}.${PAIRS[alg].sign(text, key ?? PAIRS[alg].pair.privateKey).toString('base64url')}`;
}

const jwk = (alg: Algorithm, kid: string): object => ({
  ...PAIRS[alg].pair.publicKey.export({ format: 'jwk' }),
  kid,
});
const keySet = (...keys: object[]): string => JSON.stringify({ keys });
const allKeys = (): string => keySet(...ALGORITHMS.map((alg) => jwk(alg, `kid-${alg}`)));

/** Serves key sets; answers and requests can be looked at. */
async function serveKeys(answer: {
  status: number;
  body: string;
}): Promise<{ url: string; count: () => number }> {
  let requests = 0;
  server = createServer((_request, response) => {
    requests++;
    response.writeHead(answer.status, { location: 'http://127.0.0.1:1/' });
    response.end(answer.body);
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/keys`, count: () => requests };
}

describe('with a key file', () => {
  test('a token that another tool signed is good, and says what it allows', async () => {
    await withKeyFile();
    const grant = await verifier?.verify(hmacToken({ ...GOOD, sub: 'ann', apps: ['web', 'team-*'] }));
    expect(grant).toBeInstanceOf(TokenGrant);
    const { subject, expiresAtMs } = grant as TokenGrant;
    expect([subject, expiresAtMs]).toEqual(['ann', GOOD.exp * 1000]);
    const allowed = ['web', 'team-a', 'webs', 'other'].map((app) =>
      (grant as TokenGrant).allows('read', app),
    );
    expect(allowed).toEqual([true, true, false, false]);
  });

  test.each([
    ['wrongly signed', () => hmacToken(GOOD, 'another-key-that-is-also-long-enough'), 'signature'],
    ['without a signature', () => hmacToken(GOOD).replace(/[^.]+$/, ''), 'signature'],
    ['alg none', () => `${encode({ alg: 'none' })}.${encode(GOOD)}.`, 'algorithm'],
    ['alg None', () => `${encode({ alg: 'None' })}.${encode(GOOD)}.`, 'algorithm'],
    ['no alg', () => `${encode({})}.${encode(GOOD)}.AAAA`, 'algorithm'],
    ['HS512', () => hmacToken(GOOD, KEY, { alg: 'HS512' }), 'algorithm'],
    ['RS256 where there is no key set', () => signedToken('RS256', GOOD), 'algorithm'],
    [
      'an unknown critical header',
      () => hmacToken(GOOD, KEY, { alg: 'HS256', crit: ['x'], x: 1 }),
      'algorithm',
    ],
    [
      'a payload that is not encoded',
      () => hmacToken(GOOD, KEY, { alg: 'HS256', crit: ['b64'], b64: false }),
      'malformed',
    ],
    ['expired', () => hmacToken({ ...GOOD, exp: NOW_S - 1 }), 'expired'],
    ['long expired', () => hmacToken({ ...GOOD, exp: 1 }), 'expired'],
    ['without exp', () => hmacToken({ ...GOOD, exp: undefined }), 'invalid_claims'],
    ['with exp as text', () => hmacToken({ ...GOOD, exp: String(GOOD.exp) }), 'invalid_claims'],
    ['not yet valid', () => hmacToken({ ...GOOD, nbf: NOW_S + 300 }), 'not_yet_valid'],
    ['from the future', () => hmacToken({ ...GOOD, iat: NOW_S + 300 }), 'not_yet_valid'],
    ['with apps as text', () => hmacToken({ ...GOOD, apps: 'web' }), 'invalid_claims'],
    ['with an app that cannot be', () => hmacToken({ ...GOOD, apps: ['a/b'] }), 'invalid_claims'],
    ['with rights as text', () => hmacToken({ ...GOOD, rights: 'read' }), 'invalid_claims'],
    ['garbage', () => 'garbage', 'malformed'],
    ['empty', () => '', 'malformed'],
    ['two parts', () => 'a.b', 'malformed'],
    ['five parts', () => 'a.b.c.d.e', 'malformed'],
    ['parts of garbage', () => 'aaaa.bbbb.cccc', 'malformed'],
    ['a header that is a list', () => `${encode([])}.${encode(GOOD)}.AAAA`, 'malformed'],
    ['claims that are a list', () => hmacToken([]), 'malformed'],
    ['over-long', () => hmacToken({ ...GOOD, pad: 'x'.repeat(TOKEN_CHARS_MAX) }), 'too_long'],
  ])('%s is refused', async (_name, token, reason) => {
    await withKeyFile();
    expect(await verifier?.verify(token())).toBe(reason);
  });

  test("clocks may differ by a little for a token's beginning, never for its end", async () => {
    await withKeyFile();
    expect(await verifier?.verify(hmacToken({ ...GOOD, nbf: NOW_S + 20, iat: NOW_S + 20 }))).toBeInstanceOf(
      TokenGrant,
    );
    expect(await verifier?.verify(hmacToken({ ...GOOD, exp: NOW_S }))).toBe('expired');
  });

  test('a key that was replaced is used within seconds, and a bad one never', async () => {
    const next = 'the-next-key-of-these-tests-is-long-too';
    await withKeyFile();
    await writeFile(join(folder, 'new'), `${next}\r\n`);
    await rename(join(folder, 'new'), join(folder, 'key'));
    await waitUntil(
      async () => (await verifier?.verify(hmacToken(GOOD, next))) instanceof TokenGrant,
      'the new key is in use',
    );
    expect(await verifier?.verify(hmacToken(GOOD))).toBe('signature');
    await fileOf('short\n');
    await waitUntil(() => verifier?.trouble !== undefined, 'the bad key is noticed');
    expect(verifier?.trouble).toMatch(/the key has 5 bytes, expected one line of at least 32 characters/);
    expect(await verifier?.verify(hmacToken(GOOD, next))).toBeInstanceOf(TokenGrant);
    await fileOf(KEY);
    await waitUntil(() => verifier?.trouble === undefined, 'the trouble is over');
    expect(await verifier?.verify(hmacToken(GOOD))).toBeInstanceOf(TokenGrant);
  });

  test.each([
    ['', 'it is empty'],
    ['\n', 'it is empty'],
    [`${KEY}\n${KEY}\n`, 'it has more than one line'],
    [`${KEY} \n`, 'it holds blanks or bytes that are not printable ASCII'],
    [Buffer.alloc(48, 0xf0), 'it holds blanks or bytes that are not printable ASCII'],
    ['x'.repeat(31), 'the key has 31 bytes'],
    ['x'.repeat(5000), 'it is too large'],
  ])('a key file with %j is refused, and its contents are not repeated', async (contents, whatIs) => {
    const error = await open({ keyFile: await fileOf(contents) }).catch((thrown: unknown) => thrown);
    expect(String(error)).toContain(whatIs);
    expect(String(error)).not.toContain(KEY);
  });

  test('a key file that is not there is named', async () => {
    await expect(open({ keyFile: join(folder, 'none') })).rejects.toMatchObject({
      code: 'file_unusable',
      message: expect.stringMatching(/^Cannot read the token key file ".*none": no such file$/),
    });
    await expect(open({})).rejects.toMatchObject({ code: 'no_token_keys' });
  });

  test('with an audience only tokens for it are good', async () => {
    await withKeyFile({ audience: 'production' });
    expect(await verifier?.verify(hmacToken({ ...GOOD, aud: ['production', 'x'] }))).toBeInstanceOf(
      TokenGrant,
    );
    expect(await verifier?.verify(hmacToken({ ...GOOD, aud: 'staging' }))).toBe('invalid_claims');
    expect(await verifier?.verify(hmacToken(GOOD))).toBe('invalid_claims');
  });
});

describe('with a key set', () => {
  test.each(ALGORITHMS)('a token signed with %s is good, with a key id and without', async (alg) => {
    await open({ jwks: await fileOf(allKeys()) });
    expect(await verifier?.verify(signedToken(alg, GOOD, { kid: `kid-${alg}` }))).toBeInstanceOf(TokenGrant);
    expect(await verifier?.verify(signedToken(alg, GOOD))).toBeInstanceOf(TokenGrant);
    expect(await verifier?.verify(signedToken(alg, GOOD, { kid: 'another' }))).toBe('unknown_key');
    const [head = '', body = ''] = signedToken(alg, GOOD).split('.');
    const other = signedToken(alg, { ...GOOD, apps: ['*'] }).split('.')[2];
    expect(await verifier?.verify(`${head}.${body}.${other}`)).toBe('signature');
  });

  test('a public key is never taken for an HMAC key, whether or not there is a key file', async () => {
    const jwks = await fileOf(allKeys(), 'jwks');
    const { publicKey } = PAIRS.RS256.pair;
    const confused = [
      publicKey.export({ format: 'pem', type: 'spki' }),
      publicKey.export({ format: 'der', type: 'spki' }),
      JSON.stringify(publicKey.export({ format: 'jwk' })),
      allKeys(),
    ].map((key) => hmacToken(GOOD, key, { alg: 'HS256', kid: 'kid-RS256' }));
    await open({ jwks });
    for (const token of confused) expect(await verifier?.verify(token)).toBe('algorithm');
    verifier?.close();
    await withKeyFile({ jwks });
    for (const token of confused) expect(await verifier?.verify(token)).toBe('signature');
    expect(await verifier?.verify(hmacToken(GOOD))).toBeInstanceOf(TokenGrant);
    expect(await verifier?.verify(signedToken('ES256', GOOD))).toBeInstanceOf(TokenGrant);
  });

  test('a key that the token brings along is not used', async () => {
    await open({ jwks: await fileOf(allKeys()) });
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const header = { jwk: publicKey.export({ format: 'jwk' }), jku: 'http://127.0.0.1:1/' };
    expect(await verifier?.verify(signedToken('ES256', GOOD, header, privateKey))).toBe('signature');
  });

  test('of several keys without a name the fitting one is found', async () => {
    const others = Array.from({ length: 3 }, () =>
      generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' }),
    );
    await open({ jwks: await fileOf(keySet(...others, jwk('ES256', 'last'))) });
    expect(await verifier?.verify(signedToken('ES256', GOOD))).toBeInstanceOf(TokenGrant);
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    expect(await verifier?.verify(signedToken('ES256', GOOD, {}, privateKey))).toBe('signature');
    expect(await verifier?.verify(signedToken('ES256', { ...GOOD, exp: 1 }))).toBe('expired');
  });

  test('a key that is too weak keeps no token from the key that it was signed with', async () => {
    const weak = generateKeyPairSync('rsa', { modulusLength: 1024 });
    await open({ jwks: await fileOf(keySet(weak.publicKey.export({ format: 'jwk' }), jwk('RS256', 'b'))) });
    expect(await verifier?.verify(signedToken('RS256', GOOD))).toBeInstanceOf(TokenGrant);
    expect(await verifier?.verify(signedToken('RS256', GOOD, {}, weak.privateKey))).toBe('signature');
  });

  test.each([
    ['not JSON', '{', 'it is not JSON'],
    ['no keys', '{}', 'it has no list of keys'],
    [
      'a private key',
      keySet(PAIRS.ES256.pair.privateKey.export({ format: 'jwk' })),
      'it holds a private or secret key',
    ],
    [
      'a part of a private key',
      keySet({ ...jwk('RS256', 'a'), p: 'AAAA' }),
      'it holds a private or secret key',
    ],
    ['a secret', keySet({ kty: 'oct', k: 'AAAA' }), 'it holds a private or secret key'],
    ['keys that are none', '{"keys":[5]}', 'a key in it is not one'],
  ])('a file with %s is refused', async (_name, contents, whatIs) => {
    await expect(open({ jwks: await fileOf(contents) })).rejects.toThrow(whatIs);
  });

  test('keys that were exchanged in the file are used', async () => {
    const jwks = await fileOf(keySet(jwk('ES256', 'old')));
    await open({ jwks });
    const token = signedToken('EdDSA', GOOD, { kid: 'new' });
    expect(await verifier?.verify(token)).toBe('unknown_key');
    await fileOf(keySet(jwk('EdDSA', 'new')));
    await waitUntil(
      async () => (await verifier?.verify(token)) instanceof TokenGrant,
      'the new keys are in use',
    );
    expect(await verifier?.verify(signedToken('ES256', GOOD, { kid: 'old' }))).toBe('unknown_key');
  });
});

describe('with the URL of a key set', () => {
  test('keys are fetched once, and unknown key ids do not fetch them again and again', async () => {
    const keys = await serveKeys({ status: 200, body: keySet(jwk('ES256', 'a')) });
    await open({ jwks: keys.url });
    expect(await verifier?.verify(signedToken('ES256', GOOD, { kid: 'a' }))).toBeInstanceOf(TokenGrant);
    for (let i = 0; i < 20; i++) {
      expect(await verifier?.verify(signedToken('EdDSA', GOOD, { kid: `b${i}` }))).toBe('unknown_key');
    }
    expect(keys.count()).toBe(1);
  });

  test.each([
    ['an error', { status: 500, body: allKeys() }, 'the answer has status 500'],
    ['a redirect', { status: 302, body: '' }, 'redirect'],
    ['no key set', { status: 200, body: '<html>' }, 'it is not JSON'],
    ['too much', { status: 200, body: `${' '.repeat(300_000)}${allKeys()}` }, 'it is too large'],
  ])('%s is a trouble, and no token is good until keys are here', async (_name, answer, trouble) => {
    const keys = await serveKeys(answer);
    await open({ jwks: keys.url });
    expect(verifier?.trouble).toContain(trouble);
    expect(verifier?.hasKeys).toBe(false);
    expect(await verifier?.verify(signedToken('ES256', GOOD))).toBe('no_keys');
  });

  test.each([
    'http://keys.example/jwks',
    'ftp://keys.example/jwks',
    'https://me:secret@keys.example/jwks',
    'http://127.0.0.1.example/jwks',
    'https://',
  ])('%s is refused', async (jwks) => {
    const error = await open({ jwks }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'invalid_jwks_url' });
    expect(String(error)).not.toContain('secret');
  });
});
