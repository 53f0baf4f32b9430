// Self time of functions from profiles as V8 writes them.
import { expect, test } from 'vitest';
import { type CpuProfile, summaryOf } from './profile-summary.ts';

function node(id: number, functionName: string, url = '', lineNumber = 0): CpuProfile['nodes'][number] {
  return { id, callFrame: { functionName, url, lineNumber } };
}

test('adds up the time of a function over all places that call it, without the idle time', () => {
  const url = 'file:///somewhere/packages/core/dist/log/app-log.js';
  const { busyS, top } = summaryOf({
    nodes: [node(1, '(idle)'), node(2, 'append', url, 41), node(3, '(program)'), node(4, 'append', url, 41)],
    samples: [1, 2, 3, 4, 2],
    timeDeltas: [500_000, 100_000, 50_000, 200_000, 50_000],
  });
  expect(busyS).toBeCloseTo(0.4);
  expect(top).toEqual([
    { share: 0.875, name: 'append', place: 'core/dist/log/app-log.js:42' },
    { share: 0.125, name: '(program)', place: '' },
  ]);
});

test('leaves out what the profiler itself takes', () => {
  const own = node(1, 'dispatch', 'file:///somewhere/packages/core/dist/x.js', 1);
  const { top } = summaryOf({
    nodes: [node(2, 'dispatch'), own],
    samples: [2, 1],
    timeDeltas: [900_000, 100_000],
  });
  expect(top).toEqual([{ share: 1, name: 'dispatch', place: 'core/dist/x.js:2' }]);
});

test('keeps the ten largest', () => {
  const ids = Array.from({ length: 30 }, (_, i) => i + 1);
  const { top } = summaryOf({
    nodes: ids.map((id) => node(id, `f${id}`)),
    samples: ids,
    timeDeltas: ids,
  });
  expect(top.map(({ name }) => name)).toEqual([30, 29, 28, 27, 26, 25, 24, 23, 22, 21].map((id) => `f${id}`));
});
