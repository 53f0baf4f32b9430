// Patterns against the obvious slow way: a regular expression.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppPattern, AppSet } from './app-pattern.ts';

const fits = (pattern: string, app: string): boolean | undefined => AppPattern.parse(pattern)?.fits(app);

test.each([
  ['web', 'web', true],
  ['web', 'web1', false],
  ['web', 'WEB', false],
  ['*', 'anything at all', true],
  ['team-*', 'team-', true],
  ['team-*', 'team-a', true],
  ['team-*', 'xteam-a', false],
  ['*-prod', 'web-prod', true],
  ['*-prod', 'web-prod2', false],
  ['a*a', 'a', false],
  ['a*a', 'aa', true],
  ['a*b*c', 'axbxbxc', true],
  ['a*b*c', 'acb', false],
  ['w.b', 'web', false],
  ['[w]eb', 'web', false],
  ['w?b', 'web', false],
])('%s and %s', (pattern, app, isFitting) => {
  expect(fits(pattern, app)).toBe(isFitting);
});

test.each(['', '.', '..', 'a/b', '*/b', 'a\n', 'x'.repeat(256)])('%j is no pattern', (text) => {
  expect(AppPattern.parse(text)).toBeUndefined();
});

const letters = fc.string({ unit: fc.constantFrom('a', 'b', '-', '.'), minLength: 1, maxLength: 8 });
const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '-', '*'), minLength: 1, maxLength: 8 });

test('a pattern fits what the regular expression of it fits', () => {
  fc.assert(
    fc.property(pattern, letters, (text, app) => {
      const expression = new RegExp(`^${text.replaceAll('.', '\\.').replaceAll('*', '.*')}$`);
      expect(fits(text, app)).toBe(expression.test(app));
    }),
    { numRuns: 5_000 },
  );
});

test('a pattern that was made for going back and forth takes no time', () => {
  const text = `${'a*'.repeat(120)}b`;
  const started = performance.now();
  for (let i = 0; i < 1_000; i++) expect(fits(text, 'a'.repeat(255))).toBe(false);
  expect(performance.now() - started).toBeLessThan(2_000);
});

test('the names and prefixes of a set cover all of its apps, each once', () => {
  fc.assert(
    fc.property(fc.array(pattern, { maxLength: 6 }), letters, (texts, app) => {
      const set = new AppSet(texts.flatMap((text) => AppPattern.parse(text) ?? []));
      const covering = [
        ...set.names.filter((name) => name === app),
        ...set.prefixes.filter((prefix) => app.startsWith(prefix)),
      ];
      expect(covering.length).toBeLessThanOrEqual(1);
      if (set.has(app)) expect(covering).toHaveLength(1);
    }),
    { numRuns: 2_000 },
  );
});

test('a set knows whether it holds every app', () => {
  const isEvery = (...texts: string[]): boolean =>
    new AppSet(texts.flatMap((text) => AppPattern.parse(text) ?? [])).isEvery;
  expect([isEvery('*'), isEvery('a', '**'), isEvery('a*'), isEvery()]).toEqual([true, true, false, false]);
});
