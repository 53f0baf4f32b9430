import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EvictionTimes } from './app-log-evictions.ts';

test('nothing is known before the first eviction', () => {
  const times = new EvictionTimes();
  expect(times.before(5)).toBeUndefined();
  times.add(10, 1000);
  expect(times.before(9)).toBeUndefined();
  expect(times.before(10)).toBe(1000);
});

test('the time for a line is never later than its arrival, and near it for the newest', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 500, size: 'max' }),
      fc.nat(30_000),
      (sizes, asked) => {
        const times = new EvictionTimes();
        let endIndex = 0;
        // The line `index` arrived at the time 10 * index.
        for (const size of sizes) {
          endIndex += size;
          times.add(endIndex, 10 * (endIndex - 1));
        }
        const index = asked % (endIndex + 1);
        expect(times.before(index) ?? 0).toBeLessThanOrEqual(10 * index);
        expect(times.before(endIndex)).toBe(10 * (endIndex - 1));
      },
    ),
  );
});
