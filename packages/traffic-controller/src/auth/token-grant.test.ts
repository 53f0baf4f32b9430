// Claims: what they mean, and that nothing that JSON can hold does more than be refused.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  APPS_MAX,
  EVERYTHING,
  NOTHING,
  parseClaims,
  parsePatterns,
  RIGHTS,
  TokenGrant,
} from './token-grant.ts';

const NOW_MS = 1_700_000_000_500;
const NOW_S = NOW_MS / 1000;

function grantOf(claims: object): TokenGrant {
  const grant = parseClaims({ exp: NOW_S + 60, ...claims }, NOW_MS);
  if (!(grant instanceof TokenGrant)) throw new Error(grant);
  return grant;
}

describe('claims', () => {
  test('that are missing allow nothing', () => {
    const grant = grantOf({});
    expect(RIGHTS.map((right) => grant.has(right))).toEqual([false, false, false]);
    expect(grantOf({ rights: ['read'] }).allows('read', 'web')).toBe(false);
    expect(grantOf({ apps: ['web'] }).allows('read', 'web')).toBe(false);
    expect(grant.subject).toBeUndefined();
  });

  test('of admin include the other rights, for the same apps', () => {
    const admin = grantOf({ apps: ['web'], rights: ['admin'] });
    expect(RIGHTS.map((right) => admin.allows(right, 'web'))).toEqual([true, true, true]);
    expect(RIGHTS.map((right) => admin.allows(right, 'api'))).toEqual([false, false, false]);
    expect([
      admin.allowsEvery('read'),
      grantOf({ apps: ['*'], rights: ['admin'] }).allowsEvery('read'),
    ]).toEqual([false, true]);
    expect(grantOf({ apps: ['*'], rights: ['drain'] }).has('read')).toBe(false);
  });

  test('with rights that are not known allow the others', () => {
    const grant = grantOf({ apps: ['web'], rights: ['fly', 'read', 'READ'] });
    expect(RIGHTS.map((right) => grant.has(right))).toEqual([true, false, false]);
    expect(grantOf({ apps: ['web'], rights: ['Read'] }).has('read')).toBe(false);
  });

  test.each([
    [{ exp: undefined }, 'invalid_claims'],
    [{ exp: null }, 'invalid_claims'],
    [{ exp: -1 }, 'invalid_claims'],
    [{ exp: NOW_S }, 'expired'],
    [{ exp: NOW_S - 0.001 }, 'expired'],
    [{ nbf: NOW_S + 31 }, 'not_yet_valid'],
    [{ iat: NOW_S + 31 }, 'not_yet_valid'],
    [{ nbf: 'soon' }, 'invalid_claims'],
    [{ sub: 5 }, 'invalid_claims'],
    [{ sub: 'x'.repeat(256) }, 'invalid_claims'],
    [{ apps: null }, 'invalid_claims'],
    [{ apps: ['web', 5] }, 'invalid_claims'],
    [{ apps: [''] }, 'invalid_claims'],
    [{ apps: Array.from({ length: APPS_MAX + 1 }, (_, i) => `a${i}`) }, 'invalid_claims'],
    [{ rights: [['read']] }, 'invalid_claims'],
    [{ rights: { read: true } }, 'invalid_claims'],
  ])('%j are refused as %s', (claims, reason) => {
    expect(parseClaims({ exp: NOW_S + 60, ...claims }, NOW_MS)).toBe(reason);
  });

  test('of any JSON are refused or mean no more than they say', () => {
    const words = fc.oneof(
      fc.constantFrom('web', '*', 'a*', 'read', 'drain', 'admin', 'a/b', ''),
      fc.string(),
    );
    const value = fc.oneof(
      fc.jsonValue(),
      fc.array(words, { maxLength: 4 }),
      fc.double(),
      fc.constant(NOW_S + 5),
    );
    const names = ['exp', 'nbf', 'iat', 'sub', 'apps', 'rights', 'aud', '__proto__'];
    const claims = fc.dictionary(fc.constantFrom(...names), value);
    fc.assert(
      fc.property(claims, words, (given, app) => {
        const grant = parseClaims(given, NOW_MS);
        if (!(grant instanceof TokenGrant)) return;
        expect(given['exp']).toBeGreaterThan(NOW_S);
        const rights = (given['rights'] ?? []) as string[];
        const apps = (given['apps'] ?? []) as string[];
        for (const right of RIGHTS) {
          if (grant.has(right)) expect(rights.includes(right) || rights.includes('admin')).toBe(true);
          if (grant.allows(right, app))
            expect(apps.some((text) => text === app || text.includes('*'))).toBe(true);
        }
      }),
      { numRuns: 5_000 },
    );
  });
});

test('everything is everything, and nothing nothing', () => {
  expect(RIGHTS.every((right) => EVERYTHING.allowsEvery(right) && EVERYTHING.allows(right, 'x'))).toBe(true);
  expect(RIGHTS.some((right) => NOTHING.has(right))).toBe(false);
  expect(parsePatterns('*')).toBeUndefined();
});
