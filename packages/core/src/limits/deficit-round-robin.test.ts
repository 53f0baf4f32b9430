import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DeficitRoundRobin } from './deficit-round-robin.ts';

/** An array of keys, the current one first. */
class SlowRoundRobin {
  readonly quantum: number;
  circle: { key: string; budget: number }[] = [];

  constructor(quantum: number) {
    this.quantum = quantum;
  }
  #begin(): void {
    const first = this.circle[0];
    if (first !== undefined) first.budget += this.quantum;
  }
  #rotate(): void {
    const first = this.circle.shift();
    if (first !== undefined) this.circle.push(first);
    this.#begin();
  }
  activate(key: string): void {
    if (this.circle.some((turn) => turn.key === key)) return;
    this.circle.push({ key, budget: 0 });
    if (this.circle.length === 1) this.#begin();
  }
  remove(key: string): void {
    const wasFirst = this.circle[0]?.key === key;
    this.circle = this.circle.filter((turn) => turn.key !== key);
    if (wasFirst) this.#begin();
  }
  pick(): string | undefined {
    while ((this.circle[0]?.budget ?? 1) <= 0) this.#rotate();
    return this.circle[0]?.key;
  }
  spent(key: string, bytes: number): void {
    for (const turn of this.circle) if (turn.key === key) turn.budget -= bytes;
  }
  skip(key: string): void {
    for (const turn of this.circle) if (turn.key === key) turn.budget = Math.min(0, turn.budget);
    if (this.circle[0]?.key === key) this.#rotate();
  }
}

const key = fc.constantFrom('a', 'b', 'c', 'd');
const action = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('activate' as const), key }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), key }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('skip' as const), key }) },
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('send' as const), bytes: fc.integer({ min: 1, max: 500 }) }),
  },
);

test('turns come as in the slow circle, whatever is done in between', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100 }),
      fc.array(action, { maxLength: 100, size: 'max' }),
      (quantum, actions) => {
        const turns = new DeficitRoundRobin<string>(quantum);
        const slow = new SlowRoundRobin(quantum);
        for (const one of actions) {
          const picked = turns.pick();
          expect(picked).toBe(slow.pick());
          expect(turns.budgetBytes(picked ?? '')).toBe(slow.circle[0]?.budget ?? 0);
          if (one.kind === 'send') {
            turns.spent(picked ?? '', one.bytes);
            slow.spent(picked ?? '', one.bytes);
          } else {
            turns[one.kind](one.key);
            slow[one.kind](one.key);
          }
          expect(turns.size).toBe(slow.circle.length);
          for (const name of ['a', 'b', 'c', 'd']) {
            expect(turns.isActive(name)).toBe(slow.circle.some((turn) => turn.key === name));
          }
        }
      },
    ),
  );
});

test('keys that always have something to send get the same bytes, however large their items are', () => {
  const itemSizes = fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 2, maxLength: 6 });
  fc.assert(
    fc.property(itemSizes, fc.integer({ min: 1, max: 2_000 }), (sizes, quantum) => {
      const turns = new DeficitRoundRobin<number>(quantum);
      const sent = sizes.map(() => 0);
      for (const i of sizes.keys()) turns.activate(i);
      for (let sends = 0; sends < 500; sends += 1) {
        const i = turns.pick() ?? -1;
        const bytes = sizes[i] ?? 0;
        turns.spent(i, bytes);
        sent[i] = (sent[i] ?? 0) + bytes;
      }
      expect(Math.max(...sent) - Math.min(...sent)).toBeLessThanOrEqual(quantum + Math.max(...sizes));
    }),
    { numRuns: 50 },
  );
});

test('a key that was away has saved nothing up', () => {
  const turns = new DeficitRoundRobin<string>(100);
  turns.activate('a');
  turns.activate('b');
  turns.remove('b');
  for (let i = 0; i < 50; i += 1) turns.spent(turns.pick() ?? '', 100);
  turns.activate('b');
  expect(turns.budgetBytes('b')).toBe(0);
  turns.skip('a');
  expect(turns.pick()).toBe('b');
  expect(turns.budgetBytes('b')).toBe(100);
});

test('with nobody active there is no turn', () => {
  const turns = new DeficitRoundRobin<string>(100);
  expect(turns.pick()).toBeUndefined();
  turns.activate('a');
  turns.remove('a');
  turns.skip('a');
  turns.spent('a', 1);
  expect(turns.pick()).toBeUndefined();
  expect(() => new DeficitRoundRobin(0)).toThrow(RangeError);
});
