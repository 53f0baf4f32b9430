// How many lines a second go through one server and one controller to one websocket, in each format?
import type { Benchmark } from './benchmark.ts';
import type { Goals } from './kit/step-rows.ts';
import { measureVariants, type Variant } from './kit/variants.ts';

const app = 'tail-app';
const lag = { max: 20 };
const headline: Goals = {
  'rate without loss': { min: 200_000 },
  'ratio to the floor': { min: 0.3 },
  'CPU server': { max: 4 },
  'CPU controller': { max: 2.5 },
  'loop lag p99 server': lag,
  'loop lag p99 controller': lag,
};

function variant(format: 'proto' | 'envelope' | 'json', tls: boolean, goals: Goals = {}): Variant {
  return {
    group: `${format}, ${tls ? 'TLS' : 'plain'}`,
    cluster: { tls, controller: true },
    write: { to: 'server', kind: 'uplink', apps: [app], lines: 100, lineBytes: 300 },
    read: { format, apps: [app] },
    goals,
  };
}

export const tail: Benchmark = {
  name: 'tail',
  question: 'lines of 300 bytes through a server and a controller to one websocket',
  run: (report) =>
    measureVariants(
      'tail',
      [
        variant('proto', true, headline),
        variant('envelope', true, { 'rate without loss': { min: 110_000 } }),
        variant('json', true, { 'rate without loss': { min: 60_000 } }),
        variant('proto', false),
      ],
      report,
    ),
};
