// The real program: tokens and keys that it makes, checked by hand and by what a controller checks with.
import { createHmac } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseClaims, TokenGrant } from '@tailrace/traffic-controller/token-grant';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EXIT } from '../exit-codes.ts';
import { type ProgramResult, runProgram } from '../testing/run-program.ts';

const KEY = 'a-key-of-tests-that-is-long-enough-0123456789';
const READ_WEB = ['--apps', 'web', '--rights', 'read'];

let folder: string;
let keyFile: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tailrace-token-'));
  keyFile = join(folder, 'key');
  writeFileSync(keyFile, `${KEY}\n`);
});
afterEach(() => rmSync(folder, { recursive: true }));

const token = (...args: string[]): Promise<ProgramResult> => runProgram(['token', ...args]);

function claimsOf(text: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(text.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
}

describe('token', () => {
  it('prints one token, signed with the key, and nothing else', async () => {
    const before = Math.floor(Date.now() / 1000);
    const { code, stdout, stderr } = await token(
      ...['--key', keyFile, '--apps', 'web,api', '--apps', 'team-*,web', '--rights', 'read,drain'],
      ...['--ttl', '90s', '--subject', 'ann', '--audience', 'production'],
    );
    expect({ code, stderr }).toEqual({ code: EXIT.ok, stderr: '' });
    const text = stdout.toString();
    expect(text).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
    const [head = '', body = '', signature = ''] = text.trim().split('.');
    expect(signature).toBe(createHmac('sha256', KEY).update(`${head}.${body}`).digest('base64url'));
    const { iat, exp, ...claims } = claimsOf(text);
    expect(claims).toEqual({
      apps: ['web', 'api', 'team-*'],
      rights: ['read', 'drain'],
      sub: 'ann',
      aud: 'production',
    });
    expect(Number(iat)).toBeGreaterThanOrEqual(before);
    expect(Number(exp) - Number(iat)).toBe(90);
    expect(parseClaims(claimsOf(text), Date.now())).toBeInstanceOf(TokenGrant);
  });

  it('is valid for an hour unless told otherwise', async () => {
    const { stdout } = await token('--key', keyFile, ...READ_WEB);
    const { iat, exp, ...claims } = claimsOf(stdout.toString());
    expect(Number(exp) - Number(iat)).toBe(3600);
    expect(claims).toEqual({ apps: ['web'], rights: ['read'] });
  });

  it('needs no app for the status alone', async () => {
    const { stdout } = await token('--key', keyFile, '--rights', 'admin');
    expect(claimsOf(stdout.toString())).toMatchObject({ apps: [], rights: ['admin'] });
  });

  it.each([
    [[...READ_WEB], 'there is no key, expected --key FILE; "tailrace token key FILE" makes one'],
    [['--rights', 'read', '--key', 'KEY'], "there is no app, expected --apps, such as web or '*'"],
    [['--apps', 'web', '--key', 'KEY'], 'there is no right, expected --rights with read, drain, admin'],
    [['--apps', 'web', '--rights', 'write', '--key', 'KEY'], '"write" is no right'],
    [['--apps', 'a/b', '--rights', 'read', '--key', 'KEY'], '"a/b" fits no app'],
    [[...READ_WEB, '--key', 'KEY', '--ttl', 'soon'], '--ttl is "soon", expected a time from 1s to 3650d'],
    [[...READ_WEB, '--key', 'KEY', '--ttl', '0s'], '--ttl is "0s"'],
    [[...READ_WEB, '--key', 'KEY', '--ttl', '4000d'], '--ttl is "4000d"'],
    [[...READ_WEB, '--key', 'KEY', '--subject', 'x'.repeat(256)], 'the subject is too long'],
  ])('with %j is refused', async (args, message) => {
    const { code, stdout, stderr } = await token(...args.map((arg) => (arg === 'KEY' ? keyFile : arg)));
    expect({ code, stdout: stdout.toString() }).toEqual({ code: EXIT.usage, stdout: '' });
    expect(stderr).toContain(`tailrace: Cannot make the token: ${message}`);
  });

  it('names a key file that is missing or too short, and repeats nothing of it', async () => {
    const missing = await token('--key', join(folder, 'none'), ...READ_WEB);
    expect(missing.code).toBe(EXIT.usage);
    expect(missing.stderr).toMatch(/^tailrace: Cannot read the key file ".*none": no such file\n/);
    writeFileSync(keyFile, 'secret\n');
    const short = await token('--key', keyFile, ...READ_WEB);
    expect(short.code).toBe(EXIT.usage);
    expect(short.stderr).toContain('the key has 6 bytes, expected one line of at least 32 characters');
    expect(short.stderr).not.toContain('secret');
  });
});

describe('token key', () => {
  it('makes a key that only its owner can read, and that signs', async () => {
    const path = join(folder, 'new');
    const made = await token('key', path);
    expect({ code: made.code, stdout: made.stdout.toString() }).toEqual({ code: EXIT.ok, stdout: '' });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readFileSync(path, 'utf8')).toMatch(/^[\w-]{64}\n$/);
    expect((await token('--key', path, ...READ_WEB)).code).toBe(EXIT.ok);
  });

  it('never replaces a key', async () => {
    const { code, stderr } = await token('key', keyFile);
    expect(code).toBe(EXIT.failure);
    expect(stderr).toContain('there is such a file already, expected a new name');
    expect(readFileSync(keyFile, 'utf8')).toBe(`${KEY}\n`);
    expect((await token('key', join(folder, 'no', 'key'))).stderr).toContain('there is no such folder');
    expect(existsSync(join(folder, 'no'))).toBe(false);
  });
});
