import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TokenBucket } from './token-bucket.ts';

/** Lets time pass one millisecond at a time, in thousandths of a unit. */
class SlowBucket {
  rate: number;
  milliTokens: number;

  constructor(rate: number) {
    this.rate = rate;
    this.milliTokens = rate * 1000;
  }
  pass(ms: number): void {
    for (let i = 0; i < ms; i += 1) {
      this.milliTokens += this.rate;
      if (this.milliTokens > this.rate * 1000) this.milliTokens = this.rate * 1000;
    }
  }
  take(amount: number): boolean {
    const isOversized = amount > this.rate;
    const passes = this.rate > 0 && (isOversized ? this.milliTokens >= 0 : this.milliTokens >= amount * 1000);
    if (passes) this.milliTokens -= amount * 1000;
    return passes;
  }
  setRate(rate: number): void {
    this.rate = rate;
    if (this.milliTokens > rate * 1000) this.milliTokens = rate * 1000;
  }
}

const step = fc.oneof(
  { weight: 8, arbitrary: fc.record({ afterMs: fc.nat(700), amount: fc.nat(60) }) },
  { weight: 1, arbitrary: fc.record({ afterMs: fc.nat(700), rate: fc.nat(40) }) },
);

test('a bucket lets exactly that through which the slow one does, with debts and changes of the rate', () => {
  fc.assert(
    fc.property(
      fc.nat(40),
      fc.nat(1_000_000),
      fc.array(step, { maxLength: 60, size: 'max' }),
      (rate, startMs, steps) => {
        const bucket = new TokenBucket(rate, startMs);
        const slow = new SlowBucket(rate);
        const answers: { can: boolean; did: boolean; slow: boolean }[] = [];
        let nowMs = startMs;
        for (const one of steps) {
          nowMs += one.afterMs;
          slow.pass(one.afterMs);
          if ('rate' in one) {
            bucket.setRate(one.rate, nowMs);
            slow.setRate(one.rate);
          } else {
            const can = bucket.canTake(one.amount, nowMs);
            answers.push({ can, did: bucket.take(one.amount, nowMs), slow: slow.take(one.amount) });
          }
          expect(bucket.ratePerSec).toBe(slow.rate);
        }
        expect(answers.filter(({ can, did, slow: model }) => can !== model || did !== model)).toEqual([]);
      },
    ),
  );
});

test('in any span no more passes than the rate, one burst and one oversized item', () => {
  const arrival = fc.record({ afterMs: fc.nat(300), amount: fc.integer({ min: 1, max: 50 }) });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 20 }),
      fc.array(arrival, { maxLength: 80, size: 'max' }),
      (rate, arrivals) => {
        const bucket = new TokenBucket(rate);
        const passed: { atMs: number; amount: number }[] = [];
        let nowMs = 0;
        for (const { afterMs, amount } of arrivals) {
          nowMs += afterMs;
          if (bucket.take(amount, nowMs)) passed.push({ atMs: nowMs, amount });
        }
        for (const [i, { atMs: fromMs }] of passed.entries()) {
          let sum = 0;
          for (const { atMs, amount } of passed.slice(i)) {
            sum += amount;
            expect(sum).toBeLessThanOrEqual(rate * (1 + (atMs - fromMs) / 1000) + 50);
          }
        }
      },
    ),
  );
});

test('an item larger than the burst passes and is paid off before anything else does', () => {
  const bucket = new TokenBucket(10, 0);
  expect(bucket.take(10, 0)).toBe(true);
  expect(bucket.take(35, 0)).toBe(true);
  expect(bucket.take(35, 3_499)).toBe(false);
  expect(bucket.take(1, 3_500)).toBe(false);
  expect(bucket.take(1, 3_599)).toBe(false);
  expect(bucket.take(1, 3_600)).toBe(true);
});

test('a rate of 0 lets nothing through, however long it waits', () => {
  const bucket = new TokenBucket(0);
  expect(bucket.take(1, 0)).toBe(false);
  expect(bucket.take(1, 1e12)).toBe(false);
});

test('a rate below one a second lets one through each time it is paid off', () => {
  const bucket = new TokenBucket(0.5);
  expect(bucket.take(1, 0)).toBe(true);
  expect(bucket.take(1, 999)).toBe(false);
  expect(bucket.take(1, 1_000)).toBe(true);
  expect(bucket.take(1, 2_999)).toBe(false);
  expect(bucket.take(1, 3_000)).toBe(true);
});

test('a clock that is set back neither adds nor starves', () => {
  const bucket = new TokenBucket(10, 1_000_000);
  expect(bucket.take(10, 1_000_000)).toBe(true);
  expect(bucket.take(1, 500_000)).toBe(false);
  expect(bucket.take(1, 500_100)).toBe(true);
});

test('a rate that is negative or endless is a bug', () => {
  expect(() => new TokenBucket(-1)).toThrow(RangeError);
  expect(() => new TokenBucket(Number.NaN)).toThrow(RangeError);
  expect(() => new TokenBucket(1).setRate(Number.POSITIVE_INFINITY, 0)).toThrow(RangeError);
});
