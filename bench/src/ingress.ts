// How many lines a second does an agent carry from a program's BatchSender to a server, by lines per batch?
import type { Benchmark } from './benchmark.ts';
import type { Goals } from './kit/step-rows.ts';
import { measureVariants, type Variant } from './kit/variants.ts';

function variant(lines: number, tls: boolean, goals: Goals = {}): Variant {
  return {
    group: `${lines} a batch, ${tls ? 'TLS' : 'plain'}`,
    cluster: { tls, agents: ['z1'] },
    write: { to: 'agent', kind: 'batches', apps: ['ingress-app'], lines, lineBytes: 300 },
    goals,
  };
}

export const ingress: Benchmark = {
  name: 'ingress',
  question: 'envelopes of 300 bytes from BatchSender through an agent into a server',
  run: (report) =>
    measureVariants(
      'ingress',
      [
        variant(100, true, {
          'rate without loss': { min: 150_000 },
          'CPU agent': { max: 3 },
          'loop lag p99 agent': { max: 20 },
        }),
        variant(10, true),
        variant(1, true),
        variant(100, false),
      ],
      report,
    ),
};
