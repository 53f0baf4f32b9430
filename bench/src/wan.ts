// What does distance cost: agents a millisecond and controllers five milliseconds away from the server, each way?
import type { Benchmark, Row } from './benchmark.ts';
import { ask } from './kit/control.ts';
import { type LoadProcess, startLoad } from './kit/load.ts';
import { measureVariants, type Variant } from './kit/variants.ts';

const app = 'wan-app';
const DELAYS_MS: Readonly<Record<string, number>> = { agent: 1, controller: 5 };
const NEAR = 'no distance';
const FAR = '1 ms and 5 ms';

export const wan: Benchmark = {
  name: 'wan',
  question: 'from BatchSender to a proto websocket, the uplink 1 ms and the controller 5 ms away each way',
  async run(report) {
    const proxies: LoadProcess[] = [];
    const via = async (role: string, address: string): Promise<string> => {
      const delayMs = DELAYS_MS[role];
      if (delayMs === undefined) return address;
      const proxy = await startLoad('delay', { to: address, delayMs });
      proxies.push(proxy);
      return ask<string>(proxy.child, 'address');
    };
    try {
      const rows = await measureVariants('wan', [variant(NEAR, undefined), variant(FAR, via)], report);
      return [...rows, ...ratioOf(rows)];
    } finally {
      for (const proxy of proxies) await proxy[Symbol.asyncDispose]();
    }
  },
};

function variant(group: string, via: Variant['cluster']['via']): Variant {
  return {
    group,
    cluster: { tls: true, agents: ['z1'], controller: true, ...(via === undefined ? {} : { via }) },
    write: { to: 'agent', kind: 'batches', apps: [app], lines: 100, lineBytes: 300 },
    read: { format: 'proto', apps: [app] },
    // What is on its way over the distance comes on top.
    windowLines: 16_000,
  };
}

function ratioOf(rows: readonly Row[]): Row[] {
  const rateOf = (group: string): number =>
    rows.find(
      (row) => row.group === group && row.name.startsWith('rate ') && row.name !== 'rate of the closed loop',
    )?.value ?? Number.NaN;
  const value = rateOf(FAR) / rateOf(NEAR);
  return Number.isNaN(value)
    ? []
    : [{ group: FAR, name: 'share of the rate without', value, unit: 'x', goalMin: 0.8 }];
}
