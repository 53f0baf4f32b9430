import fc from 'fast-check';
import { expect, test } from 'vitest';
import { grownChunkBytes, newChunkBytes } from './app-log-sizes.ts';

const KIB = 1024;

test('a log begins with one small chunk', () => {
  expect(newChunkBytes(16 * KIB * KIB, 0, 300, 300)).toBe(KIB);
});

test('a new chunk is a quarter of the log, or what the run at hand fills, up to 64 KiB', () => {
  expect(newChunkBytes(16 * KIB * KIB, 16 * KIB, 300, 300)).toBe(4 * KIB);
  expect(newChunkBytes(16 * KIB * KIB, 100 * KIB, 300, 300)).toBe(25 * KIB);
  expect(newChunkBytes(16 * KIB * KIB, KIB * KIB, 300, 300)).toBe(64 * KIB);
  expect(newChunkBytes(16 * KIB * KIB, 0, 300, 30_000)).toBe(30 * KIB);
  expect(newChunkBytes(16 * KIB * KIB, 0, 300, 300_000)).toBe(64 * KIB);
});

test('the only chunk of a log doubles up to 16 KiB', () => {
  expect(grownChunkBytes(16 * KIB * KIB, KIB, 1200, 1200)).toBe(2 * KIB);
  expect(grownChunkBytes(16 * KIB * KIB, KIB, 1200, 9000)).toBe(9 * KIB);
  expect(grownChunkBytes(16 * KIB * KIB, 9 * KIB, 9500, 9500)).toBe(16 * KIB);
  expect(grownChunkBytes(16 * KIB * KIB, 16 * KIB, 16 * KIB + 1, 16 * KIB + 1)).toBe(16 * KIB);
  expect(grownChunkBytes(16 * KIB * KIB, KIB, 20_000, 20_000)).toBe(KIB);
});

test('a chunk has room for its entry, is no larger than its share of the budget, and not larger for nothing', () => {
  const sizes = fc.record({
    logBytesMax: fc.integer({ min: 1, max: 64 * KIB * KIB }),
    logBytes: fc.nat(16 * KIB * KIB),
    entryBytes: fc.integer({ min: 2, max: 140_000 }),
    moreBytes: fc.nat(200_000),
    usedBytes: fc.nat(20_000),
  });
  fc.assert(
    fc.property(sizes, ({ logBytesMax, logBytes, entryBytes, moreBytes, usedBytes }) => {
      const bytes = newChunkBytes(logBytesMax, logBytes, entryBytes, entryBytes + moreBytes);
      expect(bytes % KIB).toBe(0);
      expect(bytes).toBeGreaterThanOrEqual(entryBytes);
      const useful = Math.max(entryBytes, Math.min(64 * KIB, logBytesMax / 4), 1);
      expect(bytes).toBeLessThan(useful + KIB);
      expect(bytes).toBeLessThan(Math.max(entryBytes + moreBytes, logBytes / 4, 4 * KIB) + KIB);

      const chunkBytes = KIB * Math.ceil(Math.max(1, usedBytes) / KIB);
      const grownBytes = grownChunkBytes(
        logBytesMax,
        chunkBytes,
        usedBytes + entryBytes,
        usedBytes + entryBytes + moreBytes,
      );
      expect(grownBytes).toBeGreaterThanOrEqual(chunkBytes);
      const grew = grownBytes > chunkBytes;
      expect(grew && grownBytes % KIB !== 0).toBe(false);
      expect(grew && grownBytes < usedBytes + entryBytes).toBe(false);
      expect(grew && grownBytes > 16 * KIB).toBe(false);
    }),
  );
});
