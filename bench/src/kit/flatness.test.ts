// Verdicts on memory that leaks, that does not, and that swings.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { flatnessOf, growthMax, type MemorySample } from './flatness.ts';

const MB = 1e6;

function samplesOf(bytesAt: (atS: number) => number): MemorySample[] {
  return Array.from({ length: 120 }, (_, i) => ({ atS: i * 5, bytes: bytesAt(i * 5) }));
}

test('memory that grows by a megabyte a minute is not flat', () => {
  const { isFlat, bytesPerMinute } = flatnessOf(
    samplesOf((atS) => 100 * MB + (atS / 60) * MB),
    { fromS: 180 },
  );
  expect(bytesPerMinute / MB).toBeCloseTo(1);
  expect(isFlat).toBe(false);
});

test('what grows while it warms up is not counted', () => {
  const samples = samplesOf((atS) => (atS < 180 ? 50 * MB + (atS / 180) * 50 * MB : 100 * MB));
  expect(flatnessOf(samples, { fromS: 180 })).toEqual({
    meanBytes: 100 * MB,
    bytesPerMinute: 0,
    isFlat: true,
  });
  expect(flatnessOf(samples, { fromS: 0 }).isFlat).toBe(false);
});

test('memory that swings around one place is flat, and one that shrinks too', () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (random) => {
      const swinging = samplesOf(() => 100 * MB + (random.next().value ?? 0) * 2 * MB);
      expect(flatnessOf(swinging, { fromS: 120 }).isFlat).toBe(true);
    }),
  );
  expect(
    flatnessOf(
      samplesOf((atS) => 100 * MB - atS * 1e4),
      { fromS: 120 },
    ).isFlat,
  ).toBe(true);
});

test('of a heap its lowest points are judged: a growing sawtooth with a floor that stays is flat', () => {
  const sawtooth = samplesOf((atS) => 20 * MB + (atS % 30) * (1e5 + atS * 1e3));
  expect(flatnessOf(sawtooth, { fromS: 120, lowest: true })).toMatchObject({
    bytesPerMinute: 0,
    isFlat: true,
  });
  expect(flatnessOf(sawtooth, { fromS: 120 }).bytesPerMinute).toBeGreaterThan(0);
});

test('a large process may grow by more than a small one', () => {
  expect(growthMax(10 * MB)).toBe(0.5 * MB);
  expect(growthMax(1000 * MB)).toBe(5 * MB);
});

test('nothing is called flat of which too little is known', () => {
  expect(flatnessOf([], { fromS: 0 }).isFlat).toBe(false);
  expect(flatnessOf([{ atS: 10, bytes: MB }], { fromS: 0 }).isFlat).toBe(false);
});
