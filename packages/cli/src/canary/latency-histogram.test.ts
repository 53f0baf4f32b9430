// Property test of the quantiles against a sorted list.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LatencyHistogram } from './latency-histogram.ts';

describe('LatencyHistogram', () => {
  it('is never below the true quantile and at most 4.5 % above it', () => {
    const times = fc.array(fc.integer({ min: 1, max: 1e9 }), { minLength: 1 });
    fc.assert(
      fc.property(times, fc.double({ min: 0, max: 1, noNaN: true }), (values, share) => {
        const histogram = new LatencyHistogram();
        for (const value of values) histogram.add(value);
        const sorted = values.toSorted((a, b) => a - b);
        const exact = sorted[Math.max(1, Math.ceil(share * values.length)) - 1] ?? 0;
        expect(histogram.quantileUs(share)).toBeGreaterThanOrEqual(exact * 0.999_999);
        expect(histogram.quantileUs(share)).toBeLessThanOrEqual(exact * 1.045);
        expect(histogram.quantiles().maxMs).toBe((sorted.at(-1) ?? 0) / 1000);
      }),
    );
  });

  it('says 0 before the first time and after it was cleared', () => {
    const histogram = new LatencyHistogram();
    expect(histogram.quantiles()).toEqual({ p50Ms: 0, p90Ms: 0, p99Ms: 0, maxMs: 0 });
    histogram.add(500);
    expect([histogram.count, histogram.sumUs]).toEqual([1, 500]);
    histogram.clear();
    expect(histogram.quantiles().maxMs).toBe(0);
  });
});
