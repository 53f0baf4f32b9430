import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { onceExpired } from './expiry-timer.ts';

const DAY_MS = 86_400_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Whether it has expired after each of these waits. */
function expired(atMs: number, waitsMs: readonly number[]): boolean[] {
  let calls = 0;
  onceExpired(atMs, Date.now, () => {
    calls++;
  });
  return waitsMs.map((waitMs) => {
    vi.advanceTimersByTime(waitMs);
    expect(calls).toBeLessThanOrEqual(1);
    return calls === 1;
  });
}

test('it expires at its moment and not before', () => {
  expect(expired(Date.now() + 1500, [1499, 1, 5000])).toEqual([false, true, true]);
});

test('what has expired already is told soon, but not at once', () => {
  expect(expired(Date.now() - 5, [0, 1])).toEqual([true, true]);
  const isCalled = vi.fn();
  onceExpired(0, Date.now, isCalled);
  expect(isCalled).not.toHaveBeenCalled();
});

test('a moment further away than timers reach comes as well', () => {
  expect(expired(Date.now() + 40 * DAY_MS, [30 * DAY_MS, 10 * DAY_MS - 1, 1])).toEqual([false, false, true]);
});

test('a clock that is set forward is noticed within a minute', () => {
  const isCalled = vi.fn();
  let aheadMs = 0;
  onceExpired(Date.now() + DAY_MS, () => Date.now() + aheadMs, isCalled);
  aheadMs = DAY_MS;
  vi.advanceTimersByTime(60_000);
  expect(isCalled).toHaveBeenCalledOnce();
});

test('what was called off does not come, and leaves no timer', () => {
  const isCalled = vi.fn();
  const callOff = onceExpired(Date.now() + 90_000, Date.now, isCalled);
  vi.advanceTimersByTime(60_000);
  callOff();
  expect(vi.getTimerCount()).toBe(0);
  onceExpired(Number.POSITIVE_INFINITY, Date.now, isCalled)();
  expect(vi.getTimerCount()).toBe(0);
  vi.advanceTimersByTime(DAY_MS);
  expect(isCalled).not.toHaveBeenCalled();
});
