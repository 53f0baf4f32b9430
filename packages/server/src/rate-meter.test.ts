// Lines per second over the last ten seconds.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RATE_SPAN_S, RateMeter } from './rate-meter.ts';

test('a steady writer has its rate', () => {
  const meter = new RateMeter();
  for (let second = 0; second < 30; second++) meter.add(7, 1_700_000_000_000 + second * 1000);
  expect(meter.ratePerSec(1_700_000_029_500)).toBe(7);
});

test('what is older than the span does not count', () => {
  const meter = new RateMeter();
  meter.add(100, 5_000);
  expect(meter.ratePerSec(5_999)).toBe(10);
  expect(meter.ratePerSec(5_000 + RATE_SPAN_S * 1000)).toBe(0);
});

test('it agrees with counting every line again', () => {
  const writes = fc.array(fc.record({ afterMs: fc.nat(4_000), count: fc.nat(50) }), { maxLength: 60 });
  fc.assert(
    fc.property(writes, (writes) => {
      const meter = new RateMeter();
      const seen: { second: number; count: number }[] = [];
      let nowMs = 1_000_000;
      for (const { afterMs, count } of writes) {
        nowMs += afterMs;
        meter.add(count, nowMs);
        seen.push({ second: Math.floor(nowMs / 1000), count });
      }
      const oldest = Math.floor(nowMs / 1000) - RATE_SPAN_S;
      const sum = seen.filter(({ second }) => second > oldest).reduce((sum, { count }) => sum + count, 0);
      expect(meter.ratePerSec(nowMs)).toBeCloseTo(sum / RATE_SPAN_S);
    }),
  );
});
