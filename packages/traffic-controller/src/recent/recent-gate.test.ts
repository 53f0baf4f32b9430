import { expect, test } from 'vitest';
import { RecentGate } from './recent-gate.ts';

test('as many as there is room for enter at once', async () => {
  const gate = new RecentGate(2, 20);
  const leave = await gate.enter();
  await gate.enter();
  expect(gate.running).toBe(2);
  leave();
  leave();
  expect(gate.running).toBe(1);
});

test('beyond that the next one waits a moment and is then refused', async () => {
  const gate = new RecentGate(1, 20);
  await gate.enter();
  await expect(gate.enter()).rejects.toMatchObject({
    code: 'too_many_recents',
    status: 503,
    retryable: true,
  });
  expect(gate.running).toBe(1);
});

test('a place that becomes free goes to the one that has waited longest', async () => {
  const gate = new RecentGate(1, 10_000);
  const order: string[] = [];
  const leave = await gate.enter();
  const first = gate.enter().then((leaveFirst) => {
    order.push('first');
    leaveFirst();
  });
  const second = gate.enter().then((leaveSecond) => {
    order.push('second');
    leaveSecond();
  });
  leave();
  await Promise.all([first, second]);
  expect(order).toEqual(['first', 'second']);
  expect(gate.running).toBe(0);
});
