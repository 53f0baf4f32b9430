// The clock that stamps lines.
import { afterEach, expect, test, vi } from 'vitest';
import { WallClock } from './wall-clock.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

test('it is the time of day, and does not run backwards', () => {
  const clock = new WallClock();
  let before = 0n;
  for (let i = 0; i < 100_000; i++) {
    const nowNs = clock.nowNs();
    if (nowNs < before) throw new Error(`${nowNs} after ${before}`);
    before = nowNs;
  }
  expect(Math.abs(Number(before / 1_000_000n) - Date.now())).toBeLessThan(50);
});

test('when the time of day is set, it follows', () => {
  const clock = new WallClock();
  const day = vi.spyOn(Date, 'now');
  for (const dayMs of [1_800_000_000_000, 1_700_000_000_000]) {
    day.mockReturnValue(dayMs);
    expect(clock.nowNs()).toBe(BigInt(dayMs) * 1_000_000n);
  }
});
