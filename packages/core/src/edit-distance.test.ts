import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance, suggest } from './edit-distance.ts';

/** All texts that one edit makes of `text`, for tiny alphabets. */
function oneEditFrom(text: string, alphabet: string): Set<string> {
  const results = new Set<string>();
  for (let i = 0; i <= text.length; i += 1) {
    for (const letter of alphabet) {
      results.add(text.slice(0, i) + letter + text.slice(i));
      if (i < text.length) results.add(text.slice(0, i) + letter + text.slice(i + 1));
    }
    if (i < text.length) results.add(text.slice(0, i) + text.slice(i + 1));
    if (i + 1 < text.length) {
      results.add(text.slice(0, i) + (text[i + 1] ?? '') + (text[i] ?? '') + text.slice(i + 2));
    }
  }
  results.delete(text);
  return results;
}

/** The textbook recursion of the optimal string alignment distance, without memory. */
function slowDistance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const last = a.length - 1;
  let distance = Math.min(
    slowDistance(a.slice(0, -1), b) + 1,
    slowDistance(a, b.slice(0, -1)) + 1,
    slowDistance(a.slice(0, -1), b.slice(0, -1)) + (a[last] === b.at(-1) ? 0 : 1),
  );
  if (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1)) {
    distance = Math.min(distance, slowDistance(a.slice(0, -2), b.slice(0, -2)) + 1);
  }
  return distance;
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });

test('the distance is that of the textbook, cut off at the limit', () => {
  fc.assert(
    fc.property(word, word, fc.nat(7), (a, b, limit) => {
      const distance = slowDistance(a, b);
      expect(editDistance(a, b)).toBe(distance);
      expect(editDistance(a, b, limit)).toBe(Math.min(distance, limit + 1));
    }),
  );
});

test('one edit is a distance of one', () => {
  for (const edited of oneEditFrom('abca', 'abc')) expect(editDistance('abca', edited)).toBe(1);
});

test.each([
  ['wbe', 'web'],
  ['WEB', 'web'],
  ['wev', 'web'],
  ['chekcout', 'checkout'],
  ['pyments', 'payments'],
])('%s suggests %s', (name, suggestion) => {
  expect(suggest(name, ['api', 'checkout', 'payments', 'web'])).toBe(suggestion);
});

test('nothing is suggested for a name that is like none', () => {
  expect(suggest('zebra', ['api', 'web'])).toBeUndefined();
  expect(suggest('x', [])).toBeUndefined();
});

test('50,000 long candidates take no noticeable time', () => {
  const candidates = Array.from({ length: 50_000 }, (_, i) => `service-${'x'.repeat(i % 200)}-${i}`);
  expect(suggest('service-xx-20', candidates)).toBeDefined();
});
