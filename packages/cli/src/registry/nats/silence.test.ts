import { expect, test } from 'vitest';
import { GONE_BEATS, isMassLoss, SilenceCounter } from './silence.ts';

test('silence counts from the last heartbeat, or from when somebody was first asked for', () => {
  const silence = new SilenceCounter();
  expect(silence.missed('a')).toBe(0);
  for (let beat = 0; beat < GONE_BEATS; beat += 1) silence.beat();
  expect(silence.missed('a')).toBe(GONE_BEATS);
  expect(silence.missed('b')).toBe(0);
  silence.heard('a');
  expect(silence.missed('a')).toBe(0);
  silence.beat();
  expect(silence.missed('a')).toBe(1);
});

test('without heartbeats of our own nobody seems silent', () => {
  const silence = new SilenceCounter();
  silence.heard('a');
  expect(silence.missed('a')).toBe(0);
});

test('after a reconnection silence counts only once the others had time to come back', () => {
  const silence = new SilenceCounter();
  silence.heard('a');
  for (let beat = 0; beat < 3; beat += 1) silence.beat();
  silence.excuse(2);
  expect(silence.missed('a')).toBe(0);
  for (let beat = 0; beat < 3; beat += 1) silence.beat();
  expect(silence.missed('a')).toBe(1);
});

test('those that are not kept are forgotten', () => {
  const silence = new SilenceCounter();
  silence.heard('a');
  silence.heard('b');
  silence.beat();
  silence.keepOnly((key) => key === 'a');
  expect(silence.missed('a')).toBe(1);
  expect(silence.missed('b')).toBe(0);
});

test.each([
  { present: 1, doubtful: 1, removed: 0, loss: false },
  { present: 2, doubtful: 1, removed: 0, loss: false },
  { present: 2, doubtful: 2, removed: 0, loss: true },
  { present: 3, doubtful: 1, removed: 0, loss: false },
  { present: 3, doubtful: 2, removed: 0, loss: true },
  { present: 4, doubtful: 2, removed: 0, loss: false },
  { present: 3, doubtful: 2, removed: 1, loss: true },
  { present: 2, doubtful: 1, removed: 1, loss: true },
  { present: 100, doubtful: 50, removed: 0, loss: false },
  { present: 100, doubtful: 51, removed: 0, loss: true },
])('$doubtful of $present silent and $removed just taken out is a mass loss: $loss', ({ loss, ...zone }) => {
  expect(isMassLoss(zone)).toBe(loss);
});
