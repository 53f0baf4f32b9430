// The search for a rate against machines whose limit is known.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextShare, TRIES_CLEAN_MAX, TRIES_LOSSY_MAX, type Tried } from './rate-steps.ts';

/** Searches on a machine that loses nothing up to this share. */
function search(limit: number): Tried[] {
  const tried: Tried[] = [];
  for (let share = nextShare(tried); share !== undefined; share = nextShare(tried)) {
    tried.push({ share, isClean: share <= limit });
    if (tried.length > 20) throw new Error('the search does not end');
  }
  return tried;
}

const best = (tried: readonly Tried[]): number =>
  Math.max(0, ...tried.filter(({ isClean }) => isClean).map(({ share }) => share));

test('begins with the rate of the closed loop', () => {
  expect(nextShare([])).toBe(1);
});

test('goes up until something is lost, and then between the two', () => {
  expect(search(1.35).map(({ isClean }) => isClean)).toEqual([true, true, false, false]);
  expect(best(search(1.35))).toBeCloseTo(1.3);
});

test('goes down until nothing is lost', () => {
  const tried = search(0.6);
  expect(tried.map(({ isClean }) => isClean)).toEqual([false, false, true, false]);
  expect(best(tried)).toBeGreaterThan(0.5);
});

test('finds over 0.65 of the limit between 0.21 and 3.5 of the closed loop, in few tries', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.21, max: 3.5, noNaN: true }), (limit) => {
      const tried = search(limit);
      expect(tried.length).toBeLessThanOrEqual(TRIES_LOSSY_MAX);
      expect(best(tried)).toBeGreaterThan(0);
      expect(best(tried)).toBeLessThanOrEqual(limit);
      expect(best(tried) / limit).toBeGreaterThan(0.65);
    }),
  );
});

test('ends without a rate where everything is lost', () => {
  const tried = search(0);
  expect(tried).toHaveLength(TRIES_LOSSY_MAX);
  expect(Math.min(...tried.map(({ share }) => share))).toBeLessThan(0.25);
});

test('never tries more than its bound once it has found a rate', () => {
  expect(search(100)).toHaveLength(TRIES_CLEAN_MAX);
});
