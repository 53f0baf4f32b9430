import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CLOCK_TRUST_MS, Collator } from './collator.ts';

interface SlowItem {
  readonly zone: string;
  readonly item: number;
  readonly orderMs: number;
  readonly dueMs: number;
}

/** Everything that is held in one list, looked through again for each item. */
class SlowCollator {
  readonly windowMs: number;
  all: SlowItem[] = [];
  held: SlowItem[] = [];
  expected: readonly string[] = [];

  constructor(windowMs: number) {
    this.windowMs = windowMs;
  }
  push(zone: string, item: number, timeMs: number, arrivalMs: number, nowMs: number): void {
    const believedMs = Math.abs(timeMs - arrivalMs) <= 300_000 ? timeMs : arrivalMs;
    const earlier = this.all.filter((other) => other.zone === zone).map(({ orderMs }) => orderMs);
    const pushed = { zone, item, orderMs: Math.max(believedMs, ...earlier), dueMs: nowMs + this.windowMs };
    this.all.push(pushed);
    this.held.push(pushed);
  }
  forgetZonesThatAreDone(): void {
    this.all = this.all.filter(
      (one) => this.expected.includes(one.zone) || this.held.some((other) => other.zone === one.zone),
    );
  }
  take(nowMs: number): { zone: string; item: number }[] {
    const released: { zone: string; item: number }[] = [];
    const waitedEnough = this.held.filter(({ dueMs }) => dueMs <= nowMs).map(({ orderMs }) => orderMs);
    for (;;) {
      const [first] = [...this.held].sort(
        (a, b) => a.orderMs - b.orderMs || (a.zone < b.zone ? -1 : a.zone > b.zone ? 1 : a.item - b.item),
      );
      if (first === undefined) return released;
      const isEveryoneHeard = this.expected.every((zone) => this.held.some((other) => other.zone === zone));
      if (!isEveryoneHeard && !waitedEnough.some((orderMs) => orderMs >= first.orderMs)) return released;
      released.push({ zone: first.zone, item: first.item });
      this.held = this.held.filter((other) => other !== first);
    }
  }
}

const zoneNames = ['z1', 'z2', 'z3'];
const zone = fc.constantFrom(...zoneNames);
const push = fc.record({
  kind: fc.constant('push' as const),
  zone,
  skewMs: fc.oneof(fc.integer({ min: -400, max: 50 }), fc.integer({ min: -400_000, max: 400_000 })),
  arrivedAgoMs: fc.nat(50),
});
const action = fc.oneof(
  { weight: 6, arbitrary: push },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('take' as const), afterMs: fc.nat(150) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('zones' as const), zones: fc.subarray(zoneNames) }) },
);
const startMs = 1_800_000_000_000;

describe('a collator', () => {
  test('releases what the slow one does, when it does', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(0, 1, 100, 200),
        fc.array(action, { maxLength: 60, size: 'max' }),
        (windowMs, actions) => {
          let nowMs = startMs;
          const collator = new Collator<number>({ windowMs, now: () => nowMs });
          const slow = new SlowCollator(windowMs);
          const released: unknown[] = [];
          const releasedSlowly: unknown[] = [];
          collator.setZones(zoneNames);
          slow.expected = zoneNames;
          for (const [i, one] of actions.entries()) {
            if (one.kind === 'push') {
              const arrivalMs = nowMs - one.arrivedAgoMs;
              collator.push(one.zone, i, arrivalMs + one.skewMs, arrivalMs);
              slow.push(one.zone, i, arrivalMs + one.skewMs, arrivalMs, nowMs);
            } else if (one.kind === 'zones') {
              collator.setZones(one.zones);
              slow.expected = one.zones;
            } else {
              nowMs += one.afterMs;
              released.push(collator.take());
              releasedSlowly.push(slow.take(nowMs));
            }
            expect(released).toEqual(releasedSlowly);
            slow.forgetZonesThatAreDone();
            expect(collator.size).toBe(slow.held.length);
            const dues = slow.held.map(({ dueMs }) => dueMs);
            expect(collator.nextDueMs()).toBe(dues.length === 0 ? undefined : Math.min(...dues));
          }
          expect(collator.flush()).toEqual(slow.take(Number.POSITIVE_INFINITY));
          expect(collator.size).toBe(0);
        },
      ),
    );
  });

  test('gives out each item once, keeps the order of each zone, and keeps none longer than the window', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(0, 50, 200),
        fc.array(action, { maxLength: 80, size: 'max' }),
        (windowMs, actions) => {
          let nowMs = startMs;
          const collator = new Collator<{ id: number; pushedMs: number }>({ windowMs, now: () => nowMs });
          collator.setZones(zoneNames);
          const pushed = new Map<string, number[]>();
          const released = new Map<string, number[]>();
          const takeAt = (atMs: number) => {
            nowMs = atMs;
            for (const { zone: from, item } of collator.take()) {
              released.set(from, [...(released.get(from) ?? []), item.id]);
              expect(nowMs - item.pushedMs).toBeLessThanOrEqual(windowMs);
            }
          };
          for (const [id, one] of actions.entries()) {
            if (one.kind === 'push') {
              collator.push(one.zone, { id, pushedMs: nowMs }, nowMs + one.skewMs, nowMs);
              pushed.set(one.zone, [...(pushed.get(one.zone) ?? []), id]);
            } else if (one.kind === 'zones') collator.setZones(one.zones);
            else {
              // Wakes when told to, as its owner does.
              const untilMs = nowMs + one.afterMs;
              for (
                let due = collator.nextDueMs();
                due !== undefined && due <= untilMs;
                due = collator.nextDueMs()
              ) {
                takeAt(due);
              }
              takeAt(untilMs);
            }
          }
          for (let due = collator.nextDueMs(); due !== undefined; due = collator.nextDueMs()) takeAt(due);
          expect(released).toEqual(pushed);
        },
      ),
    );
  });

  test('gives a perfect order when clocks are right and no line is later than the window', () => {
    const line = fc.record({ zone, afterMs: fc.nat(30), delayMs: fc.nat(100) });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 60, size: 'max' }), (lines) => {
        let nowMs = startMs;
        const collator = new Collator<number>({ windowMs: 100, now: () => nowMs });
        collator.setZones(zoneNames);
        // A zone passes its lines on in order, so that one that is delayed delays those behind it.
        let writtenMs = startMs;
        const lastSeenMs = new Map<string, number>();
        const arrivals = lines.map(({ zone: from, afterMs, delayMs }) => {
          writtenMs += afterMs;
          const seenMs = Math.max(writtenMs + delayMs, lastSeenMs.get(from) ?? 0);
          lastSeenMs.set(from, seenMs);
          return { zone: from, writtenMs, seenMs };
        });
        const output: number[] = [];
        const take = (atMs: number) => {
          nowMs = atMs;
          output.push(...collator.take().map(({ item }) => item));
        };
        for (const arrival of arrivals.sort((a, b) => a.seenMs - b.seenMs)) {
          for (
            let due = collator.nextDueMs();
            due !== undefined && due < arrival.seenMs;
            due = collator.nextDueMs()
          ) {
            take(due);
          }
          nowMs = arrival.seenMs;
          collator.push(arrival.zone, arrival.writtenMs, arrival.writtenMs, arrival.seenMs);
        }
        output.push(...collator.flush().map(({ item }) => item));
        expect(output).toEqual([...output].sort((a, b) => a - b));
        expect(output).toHaveLength(lines.length);
      }),
    );
  });

  test('waits for a zone that has said nothing, up to the window', () => {
    let nowMs = startMs;
    const collator = new Collator<string>({ windowMs: 200, now: () => nowMs });
    collator.setZones(['z1', 'z2']);
    collator.push('z1', 'second', startMs, startMs);
    expect(collator.take()).toEqual([]);
    expect(collator.nextDueMs()).toBe(startMs + 200);
    nowMs += 100;
    collator.push('z2', 'first', startMs - 50, startMs);
    expect(collator.take()).toEqual([{ zone: 'z2', item: 'first' }]);
    nowMs += 99;
    expect(collator.take()).toEqual([]);
    nowMs += 1;
    expect(collator.take()).toEqual([{ zone: 'z1', item: 'second' }]);
    expect(collator.nextDueMs()).toBeUndefined();
  });

  test('does not wait for a zone that is away', () => {
    const collator = new Collator<string>({ windowMs: 200, now: () => startMs });
    collator.setZones(['z1', 'z2']);
    collator.push('z1', 'line', startMs, startMs);
    collator.setZones(['z1']);
    expect(collator.take()).toEqual([{ zone: 'z1', item: 'line' }]);
  });

  test('does not let a wrong clock hold back or hide the lines of another host', () => {
    for (const wrongMs of [3_600_000, -3_600_000]) {
      const collator = new Collator<string>({ windowMs: 200, now: () => startMs });
      collator.setZones(['z1', 'z2']);
      collator.push('z1', 'wrong 1', startMs + wrongMs, startMs);
      collator.push('z2', 'right 1', startMs + 1, startMs + 1);
      collator.push('z1', 'wrong 2', startMs + wrongMs, startMs + 2);
      collator.push('z2', 'right 2', startMs + 3, startMs + 3);
      expect(collator.flush().map(({ item }) => item)).toEqual(['wrong 1', 'right 1', 'wrong 2', 'right 2']);
    }
  });

  test('believes a clock that is off by five minutes, and no more', () => {
    for (const [offMs, expected] of [
      [CLOCK_TRUST_MS, ['right', 'off']],
      [CLOCK_TRUST_MS + 1, ['off', 'right']],
    ] as const) {
      const collator = new Collator<string>({ windowMs: 200, now: () => startMs });
      collator.push('z1', 'off', startMs + offMs, startMs);
      collator.push('z2', 'right', startMs + 10, startMs + 10);
      expect(collator.flush().map(({ item }) => item)).toEqual(expected);
    }
  });

  test('waits by the clock of the reader, not by the arrival at the server', () => {
    let nowMs = startMs;
    const collator = new Collator<string>({ windowMs: 200, now: () => nowMs });
    collator.setZones(['z1', 'z2']);
    collator.push('z1', 'from a server whose clock is ahead', startMs + 60_000, startMs + 60_000);
    nowMs += 200;
    expect(collator.take()).toHaveLength(1);
  });

  test('lets the first ones go without waiting when too many are held, and drops none', () => {
    const collator = new Collator<number>({ windowMs: 200, now: () => startMs, heldItemsMax: 10 });
    collator.setZones(['z1', 'z2']);
    for (let i = 0; i < 25; i += 1) collator.push('z1', i, startMs + i, startMs + i);
    expect(collator.take().map(({ item }) => item)).toEqual(Array.from({ length: 15 }, (_, i) => i));
    expect(collator.releasedEarly).toBe(15);
    expect(collator.size).toBe(10);
    expect(collator.flush()).toHaveLength(10);
  });
});
