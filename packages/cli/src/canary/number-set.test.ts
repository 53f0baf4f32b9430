// Unit and property tests of NumberSet against a plain Set.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NumberSet } from './number-set.ts';

describe('NumberSet', () => {
  it('answers as a plain set does, in any order and with repeats', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 60 })),
        fc.integer({ min: 0, max: 70 }),
        (numbers, at) => {
          const set = new NumberSet();
          const model = new Set<number>();
          for (const number of numbers) {
            expect(set.add(number)).toBe(model.has(number) ? 'known' : 'new');
            model.add(number);
            const sorted = [...model].sort((a, b) => a - b);
            expect(set.count).toBe(model.size);
            expect([set.lowest, set.highest]).toEqual([sorted[0], sorted.at(-1)]);
            expect(set.ranges).toBe(sorted.filter((each) => !model.has(each - 1)).length);
            expect(set.countThrough(at)).toBe(sorted.filter((each) => each <= at).length);
          }
        },
      ),
    );
  });

  it('keeps one range for numbers without holes', () => {
    const set = new NumberSet();
    for (let number = 1; number <= 100_000; number++) set.add(number);
    expect([set.ranges, set.count]).toEqual([1, 100_000]);
  });

  it('never has more ranges than it may, and then gives up holes, the oldest first', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 200 })),
        fc.integer({ min: 1, max: 8 }),
        (numbers, holesMax) => {
          const set = new NumberSet(holesMax);
          const model = new Set<number>();
          let late = 0;
          for (const number of numbers) {
            const isKnown = model.has(number);
            const added = set.add(number);
            if (added === 'late') late += 1;
            else {
              expect(added).toBe(isKnown ? 'known' : 'new');
              model.add(number);
            }
            expect(set.ranges).toBeLessThanOrEqual(holesMax);
            expect(set.count).toBe(model.size);
            expect(set.countThrough(set.highest)).toBe(model.size);
          }
          expect(late + model.size).toBeLessThanOrEqual(numbers.length);
        },
      ),
    );
  });

  it('cannot tell a number among given up holes', () => {
    const set = new NumberSet(2);
    for (const number of [2, 4, 6]) set.add(number);
    expect([set.add(1), set.add(2), set.add(3), set.add(4)]).toEqual(['late', 'late', 'new', 'known']);
  });
});
