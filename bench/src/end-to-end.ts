// How many lines a second go all the way, from a program's BatchSender through agent, server and controller to a websocket?
import type { Benchmark } from './benchmark.ts';
import type { Goals } from './kit/step-rows.ts';
import { costOfTls } from './kit/tls-cost.ts';
import { measureVariants, type Variant } from './kit/variants.ts';

const app = 'end-to-end-app';
const SECURE = '100 a batch';
const PLAIN = '100 a batch, plain';

function variant(group: string, lines: number, tls: boolean, goals: Goals = {}): Variant {
  return {
    group,
    cluster: { tls, agents: ['z1'], controller: true },
    write: { to: 'agent', kind: 'batches', apps: [app], lines, lineBytes: 300 },
    read: { format: 'proto', apps: [app] },
    goals,
  };
}

export const endToEnd: Benchmark = {
  name: 'end-to-end',
  question: 'envelopes of 300 bytes from BatchSender to one proto websocket',
  seconds: 54,
  async run(reporter) {
    const rows = await measureVariants(
      'end-to-end',
      [
        variant(SECURE, 100, true, { 'rate without loss': { min: 110_000 } }),
        variant('10 a batch', 10, true),
        variant(PLAIN, 100, false),
      ],
      reporter,
    );
    reporter.add(costOfTls(rows, [SECURE, PLAIN], ['agent', 'server', 'controller']));
  },
};
