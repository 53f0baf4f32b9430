// Rows of a measured run: what is counted per line and what per delivery, and what becomes of goals without a number.
import { expect, test } from 'vitest';
import { isMet, type Row } from '../benchmark.ts';
import type { RoleReading } from './role-meter.ts';
import type { Step } from './step.ts';
import { RowList, rowsOf } from './step-rows.ts';

function role(name: RoleReading['role'], id: string, cpuS: number): RoleReading {
  const probe = { node: 'v20', lagP99Ms: 21, lagMaxMs: 30, received: {}, sent: {} };
  return { role: name, id, cpuS, cores: cpuS / 2, residentBytes: 150e6, probe };
}

const server = role('server', 'server', 1);

function step(changes: Partial<Step> = {}): Step {
  return {
    ...{ wanted: 5000, rate: 500_000, sent: 10_000, announced: 0, unannounced: 0, isKept: true },
    roles: [
      {
        ...server,
        probe: {
          ...server.probe,
          received: { '/tailrace.v1.Uplink/Connect': 100 },
          sent: { '/tailrace.v1.Reader/Subscribe': 50 },
        },
      },
      role('traffic-controller', 'controller', 2),
    ],
    ...{ cores: 1.9, generatorUs: 0.1, readerUs: 0.2, pipeUs: undefined, reader: undefined },
    lines: 1_000_000,
    ...changes,
  };
}

const byName = (rows: readonly Row[]): Record<string, number> =>
  Object.fromEntries(rows.map(({ name, value }) => [name, value]));

test('the server is counted per line that was written, the controller per delivery', () => {
  // A million deliveries of 10,000 lines to a hundred readers.
  expect(byName(rowsOf({ group: 'g', step: step(), fanOut: 100 }))).toMatchObject({
    'rate without loss': 500_000,
    'CPU server': 100,
    'CPU controller': 2,
    'per message, uplink': 100,
    'per message, reader': 200,
    'RSS server': 150,
    'cores, all processes': 1.9,
  });
});

test('the floor is a ratio of bytes', () => {
  const floor = { bytesPerSecond: 600e6, cpuUsPerKb: 1 };
  const rows = rowsOf({ group: 'g', step: step(), floor, lineBytes: 300 });
  expect(byName(rows)['ratio to the floor']).toBeCloseTo(0.25);
});

test('a rate with loss is no rate without, and does not meet its goal', () => {
  for (const lossy of [step({ announced: 1 }), step({ unannounced: 1 }), step({ isKept: false })]) {
    const rows = rowsOf({ group: 'g', step: lossy, goals: { 'rate without loss': { min: 1 } } });
    expect(byName(rows)).toMatchObject({ 'rate without loss': 0, 'rate (NOT without loss)': 500_000 });
    expect(rows.map(isMet)).toContain(false);
  }
});

test('loop lag has a goal in every benchmark', () => {
  const lags = rowsOf({ group: 'g', step: step() }).filter(({ name }) => name.startsWith('loop lag p99'));
  expect(lags.map(isMet)).toEqual([false, false]);
});

test('what is not known is left out, unless it has a goal', () => {
  const list = new RowList('g', { wanted: { max: 1 } });
  list.add('other', undefined, 'ms');
  list.add('none', Number.NaN, 'ms');
  list.add('wanted', undefined, 'ms');
  expect(list.rows).toEqual([{ group: 'g', name: 'wanted', value: Number.NaN, unit: 'ms', goalMax: 1 }]);
});
