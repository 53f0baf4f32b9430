// What do many websockets that tail the same app cost, and how much is delivered to all of them together?
import type { Benchmark } from './benchmark.ts';
import type { Goals } from './kit/step-rows.ts';
import { measureVariants, type Variant } from './kit/variants.ts';

const app = 'fan-out-app';

function variant(readers: number, rate: number | undefined, goals: Goals = {}): Variant {
  return {
    group: `${readers} readers`,
    cluster: { tls: true, controller: true },
    write: {
      to: 'server',
      kind: 'uplink',
      apps: [app],
      lines: rate === undefined ? 100 : 10,
      lineBytes: 300,
    },
    read: { format: 'proto', apps: Array<string>(readers).fill(app), isOrdered: readers === 1 },
    fanOut: readers,
    goals,
    ...(rate === undefined ? {} : { rate }),
  };
}

export const fanOut: Benchmark = {
  name: 'fan-out',
  question: 'one app to 1, 10, 100 and 1,000 proto websockets, deliveries in sum',
  run: (report) =>
    measureVariants(
      'fan-out',
      [
        variant(1, undefined),
        variant(10, undefined),
        variant(100, undefined, { 'rate without loss': { min: 400_000 } }),
        variant(1_000, 1_000, { 'lost and announced': { max: 0 }, 'lost and not announced': { max: 0 } }),
      ],
      report,
    ),
};
