// How many syslog lines a second does an agent take over TCP, and how many does it take from `pipe`?
import type { Benchmark } from './benchmark.ts';
import type { Goals } from './kit/step-rows.ts';
import { measureVariants, type Variant } from './kit/variants.ts';

const RATE = 100_000;
/** Of a line, and of the memory of the agent that takes them. */
const COST: Goals = { 'CPU agent': { max: 6 }, 'RSS agent': { max: 150 } };

function variant(lines: number, goals: Goals = {}): Variant {
  return {
    group: `syslog, ${lines} a write`,
    cluster: { tls: true, agents: ['z1'], syslog: true },
    write: { to: 'agent', kind: 'syslog', apps: ['syslog-app'], lines, lineBytes: 250 },
    goals,
  };
}

const pipe: Variant = {
  group: 'pipe',
  cluster: { tls: true, agents: ['z1'] },
  write: { to: 'agent', kind: 'stdout', apps: ['pipe-app'], lines: 100, lineBytes: 250 },
};

export const agent: Benchmark = {
  name: 'agent',
  question: 'lines of 250 bytes, syslog over TCP and `pipe`, through an agent into a server',
  seconds: 52,
  async run(reporter) {
    await measureVariants(
      'agent',
      [
        variant(100, { 'rate without loss': { min: RATE }, ...COST }),
        { ...variant(100, COST), group: 'syslog, 100,000/s', rate: RATE, seconds: 4 },
        variant(1),
        pipe,
      ],
      reporter,
    );
  },
};
