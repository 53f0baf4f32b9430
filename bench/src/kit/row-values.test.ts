// Columns that are compared.
import { expect, test } from 'vitest';
import type { Row } from '../benchmark.ts';
import { rateOf, rowValue } from './row-values.ts';
import { costOfTls } from './tls-cost.ts';

const row = (group: string, name: string, value: number): Row => ({ group, name, value, unit: '' });

const rows = [
  row('secure', 'rate without loss', 0),
  row('secure', 'rate (NOT without loss)', 300),
  row('secure', 'CPU server', 1.5),
  row('plain', 'rate without loss', 500),
  row('plain', 'rate of the closed loop', 600),
  row('plain', 'CPU server', 0.9),
  row('plain', 'CPU agent', 1),
];

test('the rate of a column is that without loss, else the one that it came to', () => {
  expect([rateOf(rows, 'plain'), rateOf(rows, 'secure'), rateOf(rows, 'none')]).toEqual([
    500,
    300,
    Number.NaN,
  ]);
  expect(rowValue(rows, 'plain', 'CPU agent')).toBe(1);
});

test('TLS costs what a line costs more with it, for roles that are in both columns', () => {
  const cost = costOfTls(rows, ['secure', 'plain'], ['server', 'agent']);
  expect(cost).toMatchObject([{ group: 'secure', name: 'CPU of TLS, server' }]);
  expect(cost[0]?.value).toBeCloseTo(0.6);
});
