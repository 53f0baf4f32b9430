// What do many websockets that tail the same app cost, and how much is delivered to all of them together?
import type { Benchmark, Row } from './benchmark.ts';
import { rowValue } from './kit/row-values.ts';
import type { Goals } from './kit/step-rows.ts';
import { measureVariants, type Variant } from './kit/variants.ts';

const app = 'fan-out-app';
/** Of the source, where the server's cost is compared: 400,000/s in sum to 100 readers. */
const COMPARED_RATE = 4_000;
const COMPARED_SECONDS = 5;
const SERVER_COST_MAX = 1.1;
const lossless: Goals = { 'lost and announced': { max: 0 }, 'lost and not announced': { max: 0 } };
const ONE = '1 at 4,000/s';
const MANY = '100 at 4,000/s';

function variant(group: string, readers: number, goals: Goals = {}): Variant {
  return {
    group,
    cluster: { tls: true, controller: true },
    write: { to: 'server', kind: 'uplink', apps: [app], lines: 100, lineBytes: 300 },
    read: { format: 'proto', apps: Array<string>(readers).fill(app), isOrdered: readers === 1 },
    fanOut: readers,
    goals,
  };
}

/** At one rate, in small batches. */
function paced(group: string, readers: number, rate: number, seconds: number, goals: Goals = {}): Variant {
  const { write, ...rest } = variant(group, readers, goals);
  return { ...rest, write: { ...write, lines: 10 }, rate, seconds };
}

export const fanOut: Benchmark = {
  name: 'fan-out',
  question: 'one app to 1, 10, 100 and 1,000 proto websockets, deliveries in sum',
  seconds: 80,
  async run(reporter) {
    const rows = await measureVariants(
      'fan-out',
      [
        variant('1 reader', 1),
        variant('10 readers', 10),
        variant('100 readers', 100, { 'rate without loss': { min: 400_000 } }),
        paced(ONE, 1, COMPARED_RATE, COMPARED_SECONDS),
        paced(MANY, 100, COMPARED_RATE, COMPARED_SECONDS),
        paced('1,000 at 1,000/s', 1_000, 1_000, 3, lossless),
      ],
      reporter,
    );
    reporter.add(serverCost(rows));
  },
};

/** The server's cost of a line for a hundred readers, to that for one at the same rate of the source. */
function serverCost(rows: readonly Row[]): Row[] {
  const value = rowValue(rows, MANY, 'CPU server') / rowValue(rows, ONE, 'CPU server');
  const row = { group: MANY, name: 'CPU server, to 1 reader', value, unit: 'x', goalMax: SERVER_COST_MAX };
  return Number.isNaN(value) ? [] : [row];
}
