// The ledger of the fault tests is what every scenario trusts: it is held to the obvious slow way of counting.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NumberLedger } from './number-ledger.ts';

test('counts what came, what came again and what came late, as a slow count does', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 200 })), (numbers) => {
      const ledger = new NumberLedger();
      for (const number of numbers) ledger.take(number);
      const isFirst = numbers.map((number, i) => numbers.indexOf(number) === i);
      const isLate = numbers.map((number, i) => numbers.slice(0, i).some((before) => before > number));
      expect(ledger.counts).toEqual({
        delivered: new Set(numbers).size,
        duplicates: isFirst.filter((first) => !first).length,
        outOfOrder: numbers.filter((_, i) => isFirst[i] && isLate[i]).length,
        foreign: 0,
      });
    }),
  );
});

test('names the ranges that are missing', () => {
  const ledger = new NumberLedger();
  for (const number of [1, 2, 5, 9, 40_000]) ledger.take(number);
  expect(ledger.missing(11)).toEqual(['3-4', '6-8', '10-11']);
  expect(ledger.missing(40_001, 3)).toEqual(['3-4', '6-8', '10-39999', '…']);
});

test('says which lines nobody wrote', () => {
  const ledger = new NumberLedger();
  ledger.written = 3;
  for (const number of [1, 2, 3, 4, Number.NaN, 0]) ledger.take(number);
  expect(ledger.counts.foreign).toBe(3);
  expect(ledger.oddities).toEqual(['foreign NaN', 'foreign 0']);
});
