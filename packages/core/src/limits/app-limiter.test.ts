import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppLimiter } from './app-limiter.ts';
import { TokenBucket } from './token-bucket.ts';

test('without a limit everything passes', () => {
  for (const limit of [undefined, {}]) {
    const limiter = new AppLimiter(limit);
    for (let i = 0; i < 1_000; i += 1) expect(limiter.allow(1e6, 0)).toBe(true);
    expect(limiter.refusedBy).toBeUndefined();
    expect(limiter.refusedLimitText).toBe('');
  }
});

test('a line passes when both limits have room, and is charged to neither when one has not', () => {
  const line = fc.record({ afterMs: fc.nat(400), bytes: fc.integer({ min: 1, max: 300 }) });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10 }),
      fc.integer({ min: 1, max: 500 }),
      fc.array(line, { maxLength: 60, size: 'max' }),
      (lineRate, byteRate, lines) => {
        const limiter = new AppLimiter({ lines: lineRate, bytes: byteRate });
        const lineBucket = new TokenBucket(lineRate);
        const byteBucket = new TokenBucket(byteRate);
        let refusedBy: string | undefined;
        let nowMs = 0;
        for (const { afterMs, bytes } of lines) {
          nowMs += afterMs;
          const hasLine = lineBucket.canTake(1, nowMs);
          const hasBytes = byteBucket.canTake(bytes, nowMs);
          if (hasLine && hasBytes) {
            lineBucket.take(1, nowMs);
            byteBucket.take(bytes, nowMs);
          } else {
            refusedBy = hasLine ? 'bytes' : 'lines';
          }
          expect(limiter.allow(bytes, nowMs)).toBe(hasLine && hasBytes);
          expect(limiter.refusedBy).toBe(refusedBy);
        }
      },
    ),
  );
});

test('says which limit refused, for people to read', () => {
  const limiter = new AppLimiter({ lines: 2, bytes: 100 });
  expect(limiter.allow(100, 0)).toBe(true);
  expect(limiter.allow(1, 0)).toBe(false);
  expect(limiter.refusedLimitText).toBe('100 bytes/s');
  expect(limiter.allow(100, 1_000)).toBe(true);
  expect(limiter.allow(0, 1_000)).toBe(true);
  expect(limiter.allow(0, 1_000)).toBe(false);
  expect(limiter.refusedLimitText).toBe('2 lines/s');
});

test('a limit that changes counts from that moment, without a new burst', () => {
  const limiter = new AppLimiter({ lines: 5 });
  for (let i = 0; i < 5; i += 1) expect(limiter.allow(1, 0)).toBe(true);
  limiter.setLimit({ lines: 10 }, 0);
  expect(limiter.limit).toEqual({ lines: 10 });
  expect(limiter.allow(1, 99)).toBe(false);
  expect(limiter.allow(1, 100)).toBe(true);
  limiter.setLimit(undefined, 100);
  expect(limiter.allow(1, 100)).toBe(true);
});
