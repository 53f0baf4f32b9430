// How many lines a second does one server take from an uplink, by lines per batch? 216 lines are 64 KiB, as the floor's messages.
import type { Benchmark } from './benchmark.ts';
import type { Goals } from './kit/step-rows.ts';
import { measureVariants, type Variant } from './kit/variants.ts';

function variant(lines: number, tls: boolean, goals: Goals = {}): Variant {
  return {
    group: `${lines} a batch, ${tls ? 'TLS' : 'plain'}`,
    cluster: { tls },
    write: { to: 'server', kind: 'uplink', apps: ['ingest-app'], lines, lineBytes: 300 },
    isUnpaced: true,
    seconds: 3,
    goals,
  };
}

export const ingest: Benchmark = {
  name: 'ingest',
  question: 'lines of 300 bytes over one uplink into a server, as fast as it acknowledges them',
  seconds: 32,
  async run(reporter) {
    await measureVariants(
      'ingest',
      [
        variant(216, true, { 'ratio to the floor': { min: 0.75 } }),
        variant(100, true),
        variant(10, true),
        variant(1, true),
        variant(216, false),
      ],
      reporter,
    );
  },
};
