// When readers hear of a drain that does not work, and of how many lines.
import { expect, test } from 'vitest';
import { DrainTrouble, type DrainTroubleNotice, ONSET_MS, REPEAT_MS } from './drain-trouble.ts';

function world() {
  const told: DrainTroubleNotice[] = [];
  return { told, trouble: new DrainTrouble((notice) => told.push(notice)) };
}

test('a receiver that is away is told at onset, every hour, and when it is back', () => {
  const { told, trouble } = world();
  trouble.failed('refused', 1_000);
  trouble.tick(1_000 + ONSET_MS - 1, 0);
  expect(told).toEqual([]);
  trouble.tick(1_000 + ONSET_MS, 0);
  expect(told).toEqual([{ state: 'failing', dropped: 0, sinceMs: 1_000, reason: 'refused' }]);
  trouble.tick(60_000, 70);
  trouble.tick(61_000, 90);
  expect(told.slice(1)).toEqual([{ state: 'overtaken', dropped: 70, sinceMs: 1_000, reason: 'refused' }]);
  trouble.failed('timed out', 70_000);
  trouble.tick(1_000 + ONSET_MS + REPEAT_MS, 500);
  expect(told.slice(2)).toEqual([{ state: 'failing', dropped: 500, sinceMs: 1_000, reason: 'timed out' }]);
  trouble.overtaken(512, 1_500, 5_000_000);
  trouble.recovered(5_000_001);
  expect(told.slice(3)).toEqual([{ state: 'recovered', dropped: 512, sinceMs: 1_000, reason: '' }]);
  trouble.tick(5_000_001 + 2 * REPEAT_MS, 0);
  expect(told.length).toBe(4);
});

test('a short break is no news', () => {
  const { told, trouble } = world();
  trouble.failed('closed', 1_000);
  trouble.recovered(1_000 + ONSET_MS - 1);
  trouble.tick(1_000 + 2 * REPEAT_MS, 0);
  expect(told).toEqual([]);
});

test('a receiver that is too slow is told at once and then once an hour, with all that was lost', () => {
  const { told, trouble } = world();
  trouble.overtaken(10, 500, 1_000);
  trouble.overtaken(20, 600, 2_000);
  trouble.overtaken(30, 700, 3_000);
  expect(told).toEqual([{ state: 'overtaken', dropped: 10, sinceMs: 500, reason: '' }]);
  trouble.tick(1_000 + REPEAT_MS, 0);
  expect(told.slice(1)).toEqual([{ state: 'overtaken', dropped: 50, sinceMs: 600, reason: '' }]);
});

test('lines that were lost in a short break are told', () => {
  const { told, trouble } = world();
  trouble.failed('closed', 1_000);
  trouble.overtaken(10, 900, 2_000);
  trouble.recovered(2_001);
  expect(told).toEqual([{ state: 'overtaken', dropped: 10, sinceMs: 1_000, reason: '' }]);
});
