// A wall clock that jumps stands for a process that stood still.
import { afterEach, expect, test } from 'vitest';
import { STANDSTILL_MS, Standstill } from './standstill.ts';

let standstill: Standstill | undefined;
let nowMs = 1_800_000_000_000;
let asked = 0;
let answer: () => void = () => undefined;
let refuse: (error: Error) => void = () => undefined;

function started(): Standstill {
  asked = 0;
  standstill = new Standstill({
    confirm: () => {
      asked += 1;
      return new Promise((resolve, reject) => {
        answer = resolve;
        refuse = reject;
      });
    },
    onNoticed: () => undefined,
    now: () => nowMs,
  });
  standstill.start();
  return standstill;
}

afterEach(() => standstill?.close());

test('after a standstill the view is not sure until the registry has answered', async () => {
  const watched = started();
  expect(watched.isViewSure).toBe(true);
  nowMs += STANDSTILL_MS;
  expect(watched.isViewSure).toBe(false);
  expect(watched.isViewSure).toBe(false);
  expect(asked).toBe(1);
  answer();
  await new Promise(setImmediate);
  expect(watched.isViewSure).toBe(true);
  nowMs += STANDSTILL_MS - 1;
  expect(watched.isViewSure).toBe(true);
});

test('a registry that cannot be reached does not stop lines', async () => {
  const watched = started();
  nowMs += 5_000;
  expect(watched.isViewSure).toBe(false);
  refuse(new Error('away'));
  await new Promise(setImmediate);
  expect(watched.isViewSure).toBe(true);
});
