// The echo of a signal and a signal that is meant.
import { expect, test } from 'vitest';
import { SignalEcho } from './signal-echo.ts';

test('a signal shortly after another is its echo, a later one is not', () => {
  let nowMs = 5000;
  const echo = new SignalEcho(() => nowMs);
  expect(echo.isEcho()).toBe(false);
  nowMs += 3;
  expect(echo.isEcho()).toBe(true);
  nowMs += 150;
  expect(echo.isEcho()).toBe(true);
  nowMs += 100;
  expect(echo.isEcho()).toBe(false);
});
