import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Backoff } from './backoff.ts';

test('waits are between 1 ms and a bound that doubles up to the maximum', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000 }),
      fc.integer({ min: 0, max: 100_000 }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (baseMs, extraMs, drawn) => {
        const maxMs = baseMs + extraMs;
        const backoff = new Backoff({ baseMs, maxMs, random: () => drawn });
        let boundMs = baseMs;
        for (let attempt = 0; attempt < 300; attempt += 1) {
          const waitMs = backoff.next();
          expect(waitMs).toBeGreaterThanOrEqual(1);
          expect(waitMs).toBeLessThanOrEqual(boundMs);
          expect(waitMs).toBe(1 + Math.floor(drawn * boundMs));
          boundMs = Math.min(maxMs, boundMs * 2);
        }
      },
    ),
    { numRuns: 20 },
  );
});

test('after a success the next wait is short again', () => {
  const backoff = new Backoff({ baseMs: 100, maxMs: 1_000, random: () => 0.999 });
  expect([backoff.next(), backoff.next(), backoff.next(), backoff.next(), backoff.next()]).toEqual([
    100, 200, 400, 800, 1000,
  ]);
  expect(backoff.attempts).toBe(5);
  backoff.reset();
  expect(backoff.attempts).toBe(0);
  expect(backoff.next()).toBe(100);
});

test('a base of nothing or above the maximum is a bug', () => {
  expect(() => new Backoff({ baseMs: 0, maxMs: 10, random: Math.random })).toThrow(RangeError);
  expect(() => new Backoff({ baseMs: 20, maxMs: 10, random: Math.random })).toThrow(RangeError);
});
