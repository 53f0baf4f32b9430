import assert from 'node:assert/strict';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DropNotices, type PendingDrop } from './drop-notices.ts';
import type { DropReason } from './drop-reason.ts';

test('the first drops are told at once', () => {
  const notices = new DropNotices();
  notices.add('web', 'rate_limit', 3, 900, 1000, 'limit 10 lines/s', 1000);
  expect(notices.pendingLines).toBe(3);
  expect(notices.due(1000)).toEqual([
    { app: 'web', reason: 'rate_limit', count: 3, firstMs: 900, lastMs: 1000, detail: 'limit 10 lines/s' },
  ]);
  expect(notices.pendingLines).toBe(0);
  expect(notices.due(1000)).toEqual([]);
});

test('further drops wait for the second to pass, and are told together', () => {
  const notices = new DropNotices();
  notices.add('web', 'rate_limit', 1, 1000, 1000, '', 1000);
  notices.due(1000);
  notices.add('web', 'rate_limit', 2, 1300, 1400, 'limit 10 lines/s', 1400);
  notices.add('web', 'rate_limit', 5, 1200, 1500, '', 1500);
  expect(notices.due(1999)).toEqual([]);
  expect(notices.due(2000)).toMatchObject([
    { count: 7, firstMs: 1200, lastMs: 1500, detail: 'limit 10 lines/s' },
  ]);
  expect(notices.due(9000)).toEqual([]);
});

test('a second without drops makes the next one be told at once', () => {
  const notices = new DropNotices();
  notices.add('web', 'rate_limit', 1, 0, 0, '', 1000);
  notices.due(1000);
  notices.add('web', 'rate_limit', 1, 0, 0, '', 2500);
  expect(notices.due(2500)).toHaveLength(1);
});

test('apps and reasons do not wait for each other', () => {
  const notices = new DropNotices();
  notices.add('web', 'rate_limit', 1, 0, 0, '', 1000);
  notices.due(1000);
  notices.add('web', 'agent_buffer', 2, 0, 0, '', 1100);
  notices.add('api', 'rate_limit', 3, 0, 0, '', 1100);
  notices.add('web', 'rate_limit', 4, 0, 0, '', 1100);
  expect(notices.due(1100).map((drop) => drop.count)).toEqual([2, 3]);
  expect(notices.due(2000).map((drop) => drop.count)).toEqual([4]);
});

test('everything can be taken at once, of one app or of all', () => {
  const notices = new DropNotices();
  notices.add('web', 'rate_limit', 1, 0, 0, '', 1000);
  notices.due(1000);
  notices.add('web', 'rate_limit', 2, 0, 0, '', 1100);
  notices.add('web', 'agent_buffer', 3, 0, 0, '', 1100);
  notices.add('api', 'agent_buffer', 4, 0, 0, '', 1100);
  expect(notices.takeAll('nobody')).toEqual([]);
  expect(notices.takeAll('web').map((drop) => drop.count)).toEqual([2, 3]);
  expect(notices.pendingLines).toBe(4);
  expect(notices.takeAll().map((drop) => drop.count)).toEqual([4]);
  expect(notices.due(99_999)).toEqual([]);
});

test('pairs of app and reason are bounded, and rest is forgotten', () => {
  const notices = new DropNotices({ keysMax: 2 });
  expect(notices.add('a', 'rate_limit', 1, 0, 0, '', 1000)).toBe(true);
  expect(notices.add('b', 'rate_limit', 1, 0, 0, '', 1000)).toBe(true);
  expect(notices.add('c', 'rate_limit', 1, 0, 0, '', 1000)).toBe(false);
  expect(notices.add('a', 'rate_limit', 1, 0, 0, '', 1000)).toBe(true);
  expect(notices.due(1000).map((drop) => drop.count)).toEqual([2, 1]);
  expect(notices.add('c', 'rate_limit', 1, 0, 0, '', 1500)).toBe(false);
  expect(notices.add('c', 'rate_limit', 1, 0, 0, '', 2000)).toBe(true);
});

test('a clock that is set back does not silence notices', () => {
  const notices = new DropNotices();
  notices.add('web', 'rate_limit', 1, 0, 0, '', 100_000);
  notices.due(100_000);
  notices.add('web', 'rate_limit', 2, 0, 0, '', 5000);
  expect(notices.due(5000).map((drop) => drop.count)).toEqual([2]);
});

test('sums are exact and no app and reason is told twice within a second', () => {
  const steps = fc.array(
    fc.record({
      waitMs: fc.oneof(fc.constant(0), fc.nat(400), fc.nat(3000)),
      app: fc.constantFrom('a', 'b', 'c'),
      reason: fc.constantFrom<DropReason>('rate_limit', 'agent_buffer'),
      lines: fc.nat(100),
      action: fc.constantFrom('add', 'add', 'add', 'due', 'due', 'take'),
    }),
    { maxLength: 100, size: 'max' },
  );
  fc.assert(
    fc.property(steps, (list) => {
      const notices = new DropNotices();
      const added = new Map<string, number>();
      const told = new Map<string, number>();
      const toldMs = new Map<string, number>();
      const sum = (map: Map<string, number>): number => [...map.values()].reduce((a, b) => a + b, 0);
      let nowMs = 10_000;
      const tell = (drops: readonly PendingDrop[], isTimed: boolean): void => {
        for (const { app, reason, count } of drops) {
          const key = `${app} ${reason}`;
          expect(count).toBeGreaterThan(0);
          told.set(key, (told.get(key) ?? 0) + count);
          if (!isTimed) continue;
          expect(nowMs - (toldMs.get(key) ?? 0)).toBeGreaterThanOrEqual(1000);
          toldMs.set(key, nowMs);
        }
      };
      for (const { waitMs, app, reason, lines, action } of list) {
        nowMs += waitMs;
        const key = `${app} ${reason}`;
        if (action === 'add') {
          notices.add(app, reason, lines, nowMs, nowMs, '', nowMs);
          added.set(key, (added.get(key) ?? 0) + lines);
        } else if (action === 'due') {
          tell(notices.due(nowMs), true);
          const rested = [...toldMs].filter(([, lastMs]) => nowMs - lastMs >= 1000);
          for (const [each] of rested) assert.equal(told.get(each), added.get(each));
        } else {
          tell(notices.takeAll(app), false);
          for (const each of [...toldMs.keys()]) if (each.startsWith(`${app} `)) toldMs.delete(each);
        }
        expect(notices.pendingLines).toBe(sum(added) - sum(told));
      }
      nowMs += 1000;
      tell(notices.due(nowMs), true);
      expect(sum(told)).toBe(sum(added));
      expect(notices.pendingLines).toBe(0);
    }),
    { numRuns: 300 },
  );
});
