import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refusedTokenHint } from './token-file.ts';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tailrace-token-file-'));
  path = join(folder, 'token');
});
afterEach(() => rmSync(folder, { recursive: true }));

const tokenWith = (claims: string): string => `e30.${Buffer.from(claims).toString('base64url')}.AAAA`;

describe('refusedTokenHint', () => {
  it('says when the token expired', () => {
    writeFileSync(path, tokenWith('{"exp":1000}'));
    expect(refusedTokenHint(path, 2_000_000)).toBe(
      `The token in "${path}" expired at 1970-01-01T00:16:40.000Z: put a new one into it.`,
    );
    expect(refusedTokenHint(path, 900_000)).toBe(`The token in "${path}" is not a valid one there.`);
  });

  it('asks for a token where none was shown', () => {
    expect(refusedTokenHint(undefined, 0)).toContain('--token-file');
  });

  it.each(['x', 'a.b.c', tokenWith('null'), tokenWith('{"exp":"1"}'), tokenWith('{"exp":1e300}')])(
    'makes no more of %s than that it was refused',
    (text) => {
      writeFileSync(path, text);
      expect(refusedTokenHint(path, 2 ** 40)).toBe(`The token in "${path}" is not a valid one there.`);
    },
  );
});
