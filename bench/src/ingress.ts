// How many lines a second does an agent carry from a program's BatchSender to a server, by lines per batch?
import type { Benchmark } from './benchmark.ts';
import type { Goals } from './kit/step-rows.ts';
import { measureVariants, type Variant } from './kit/variants.ts';

function variant(lines: number, goals: Goals = {}): Variant {
  return {
    group: `${lines} a batch`,
    cluster: { tls: true, agents: ['z1'] },
    write: { to: 'agent', kind: 'batches', apps: ['ingress-app'], lines, lineBytes: 300 },
    goals,
  };
}

export const ingress: Benchmark = {
  name: 'ingress',
  question: 'envelopes of 300 bytes from BatchSender through an agent into a server',
  seconds: 48,
  async run(reporter) {
    await measureVariants(
      'ingress',
      [
        variant(100, {
          'rate without loss': { min: 150_000 },
          'CPU agent': { max: 3 },
        }),
        variant(10),
        variant(1),
      ],
      reporter,
    );
  },
};
