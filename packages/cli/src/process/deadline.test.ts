// The time that steps share: what is left, and that waiting ends with it.
import { expect, test } from 'vitest';
import { Deadline } from './deadline.ts';

test('what is left shrinks with the clock and never goes below 0', () => {
  let nowMs = 1000;
  const deadline = new Deadline(300, () => nowMs);
  expect(deadline.leftMs).toBe(300);
  nowMs += 100;
  expect(deadline.leftMs).toBe(200);
  nowMs += 1000;
  expect(deadline.leftMs).toBe(0);
});

test('work that is done in time meets it, whether it succeeded or not', async () => {
  expect(await new Deadline(60_000).meets(Promise.resolve())).toBe(true);
  expect(await new Deadline(60_000).meets(Promise.reject(new Error('no')))).toBe(true);
});

test('work that does not end misses it', async () => {
  expect(await new Deadline(0).meets(new Promise(() => undefined))).toBe(false);
});
