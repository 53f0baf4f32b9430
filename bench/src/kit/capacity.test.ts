// The arithmetic of what the cores allow, with numbers that can be checked by hand.
import { expect, test } from 'vitest';
import { capacityRows } from './capacity.ts';

// 1,000 MB/s with 2 cores busy: 2 us per KB.
const floor = { bytesPerSecond: 1e9, cpuUsPerKb: 2 };

function rows(source: Partial<Parameters<typeof capacityRows>[0]> = {}): Record<string, number> {
  const defaults = {
    step: { rate: 500_000, cores: 1.6, busiestCores: 0.5 },
    floor,
    lineBytes: 250,
    hops: { grpc: 2, websocket: { count: 1, floor: { bytesPerSecond: 2e9, cpuUsPerKb: 1 } } },
    coresMax: 2,
  };
  return Object.fromEntries(
    capacityRows({ ...defaults, ...source }).map(([name, value]) => [name, Math.round(value * 1000) / 1000]),
  );
}

test('the rate at which the cores are full follows from the CPU of a line in all processes', () => {
  // 1.6 s of CPU a second for 500,000 lines: 3.2 us each; 2 cores carry 625,000; the floor is 4,000,000 lines.
  expect(rows()).toMatchObject({
    'CPU, all processes': 3.2,
    'bound by the cores': 625_000,
    'bound by the cores, to the floor': 0.156,
    // With a core of its own it takes twice as many.
    'bound by the busiest process, to the floor': 0.25,
    'cores that 0.3 x floor needs': 3.84,
  });
});

test('bare connections cost what the floors say, for each that a line crosses', () => {
  // 2 x 2 us + 1 us per KB, a quarter of a KB: 1.25 us; 2 cores carry 1,600,000 of 4,000,000.
  expect(rows()).toMatchObject({
    'CPU of bare connections': 1.25,
    'bound of bare connections, to the floor': 0.4,
  });
  expect(rows({ hops: { grpc: 1 } })).toMatchObject({
    'CPU of bare connections': 0.5,
    'bound of bare connections, to the floor': 1,
  });
});
