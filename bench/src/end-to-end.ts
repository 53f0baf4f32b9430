// How many lines a second go all the way, from a program's BatchSender through agent, server and controller to a websocket?
import type { Benchmark } from './benchmark.ts';
import type { Goals } from './kit/step-rows.ts';
import { measureVariants, type Variant } from './kit/variants.ts';

const app = 'end-to-end-app';
const lag = { max: 20 };

function variant(lines: number, tls: boolean, goals: Goals = {}): Variant {
  return {
    group: `${lines} a batch, ${tls ? 'TLS' : 'plain'}`,
    cluster: { tls, agents: ['z1'], controller: true },
    write: { to: 'agent', kind: 'batches', apps: [app], lines, lineBytes: 300 },
    read: { format: 'proto', apps: [app] },
    goals,
  };
}

export const endToEnd: Benchmark = {
  name: 'end-to-end',
  question: 'envelopes of 300 bytes from BatchSender to one proto websocket',
  run: (report) =>
    measureVariants(
      'end-to-end',
      [
        variant(100, true, {
          'rate without loss': { min: 110_000 },
          'loop lag p99 agent': lag,
          'loop lag p99 server': lag,
          'loop lag p99 controller': lag,
        }),
        variant(10, true),
        variant(100, false),
      ],
      report,
    ),
};
