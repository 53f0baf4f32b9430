// How many lines a second go through one server and one controller to one websocket, in each format?
import type { Benchmark } from './benchmark.ts';
import type { Goals } from './kit/step-rows.ts';
import { costOfTls } from './kit/tls-cost.ts';
import { measureVariants, type Variant } from './kit/variants.ts';

const app = 'tail-app';
const headline: Goals = {
  'rate without loss': { min: 200_000 },
  'ratio to the floor': { min: 0.3 },
  'CPU server': { max: 4 },
  'CPU controller': { max: 2.5 },
};
const SECURE = 'proto, TLS';
const PLAIN = 'proto, plain';

function variant(
  group: string,
  format: 'proto' | 'envelope' | 'json',
  tls: boolean,
  goals: Goals = {},
): Variant {
  return {
    group,
    cluster: { tls, controller: true },
    write: { to: 'server', kind: 'uplink', apps: [app], lines: 100, lineBytes: 300 },
    read: { format, apps: [app] },
    goals,
  };
}

export const tail: Benchmark = {
  name: 'tail',
  question: 'lines of 300 bytes through a server and a controller to one websocket',
  seconds: 75,
  async run(reporter) {
    const rows = await measureVariants(
      'tail',
      [
        variant(SECURE, 'proto', true, headline),
        variant('envelope, TLS', 'envelope', true, { 'rate without loss': { min: 110_000 } }),
        variant('json, TLS', 'json', true, { 'rate without loss': { min: 60_000 } }),
        variant(PLAIN, 'proto', false),
      ],
      reporter,
    );
    reporter.add(costOfTls(rows, [SECURE, PLAIN], ['server', 'controller']));
  },
};
