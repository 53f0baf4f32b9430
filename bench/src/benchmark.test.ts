// Goals and quantiles of rows.
import { expect, test } from 'vitest';
import { goalText, isMet, quantile, type Row, valueText } from './benchmark.ts';

const row = (value: number, goals: Partial<Row> = {}): Row => ({ name: 'n', unit: 'ms', value, ...goals });

test('a goal is met on its edge and beyond, and never by what was not measured', () => {
  expect(isMet(row(5))).toBeUndefined();
  expect([isMet(row(5, { goalMax: 5 })), isMet(row(5.1, { goalMax: 5 }))]).toEqual([true, false]);
  expect([isMet(row(5, { goalMin: 5 })), isMet(row(4.9, { goalMin: 5 }))]).toEqual([true, false]);
  expect(isMet(row(Number.NaN, { goalMax: 5 }))).toBe(false);
  expect(isMet(row(Number.NaN, { goalMin: 5 }))).toBe(false);
});

test('goals and values are shown with as many digits as tell something', () => {
  expect(goalText(row(1, { goalMin: 200_000 }))).toBe('>= 200,000');
  expect(goalText(row(1, { goalMax: 1.25 }))).toBe('<= 1.25');
  expect([valueText(0.123456), valueText(1234.567)]).toEqual(['0.12', '1,235']);
});

test('a quantile is one of the values, by nearest rank', () => {
  const values = Array.from({ length: 100 }, (_, i) => 100 - i);
  expect([quantile(values, 0.5), quantile(values, 0.99), quantile(values, 1)]).toEqual([50, 99, 100]);
  expect(quantile([7], 0.01)).toBe(7);
  expect(quantile([], 0.5)).toBeNaN();
});
