// What do many apps cost: ten thousand that write a line each second, and a thousand that write in bursts while half of them are tailed?
import type { Benchmark, Row } from './benchmark.ts';
import { measureVariants, type Variant } from './kit/variants.ts';

const BURST_LINES = 100;
const BURST_APPS = 1_000;
const TAILS = 500;
const ROLE_CORES = ['cores server', 'cores agent', 'cores controller'];

const slow: Variant = {
  group: '10,000 apps x 1/s',
  cluster: { tls: true, agents: ['z1'], controller: true },
  write: {
    to: 'agent',
    kind: 'batches',
    apps: names('slow', 10_000),
    lines: 100,
    appsPerBatch: 100,
    lineBytes: 300,
  },
  rate: 10_000,
  seconds: 5,
};

const bursts: Variant = {
  group: '1,000 in bursts',
  cluster: { tls: true, agents: ['z1'], controller: true },
  write: {
    to: 'agent',
    kind: 'batches',
    apps: names('burst', BURST_APPS),
    lines: BURST_LINES,
    lineBytes: 300,
  },
  // Apps take turns, and every second one is tailed.
  read: {
    format: 'proto',
    apps: names('burst', BURST_APPS).filter((_, i) => i % (BURST_APPS / TAILS) === 0),
    isOrdered: false,
  },
  fanOut: TAILS / BURST_APPS,
  due: (sent) => Math.ceil(sent / BURST_LINES / (BURST_APPS / TAILS)) * BURST_LINES,
};

export const apps: Benchmark = {
  name: 'apps',
  question: '10,000 apps of a line a second; 1,000 apps in bursts of 100 lines with 500 tails',
  seconds: 32,
  async run(reporter) {
    reporter.add(sumOfCores(await measureVariants('apps', [slow, bursts], reporter)));
  },
};

function sumOfCores(rows: readonly Row[]): Row[] {
  const value = rows
    .filter(({ group, name }) => group === slow.group && ROLE_CORES.includes(name))
    .reduce((sum, row) => sum + row.value, 0);
  return value === 0
    ? []
    : [{ group: slow.group, name: 'cores of all roles', value, unit: 'cores', goalMax: 0.5 }];
}

function names(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${prefix}-${i}`);
}
