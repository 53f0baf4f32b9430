// What does distance cost: agents a millisecond and controllers five milliseconds away from the server, each way?
import type { Benchmark, Row } from './benchmark.ts';
import { ask } from './kit/control.ts';
import { type LoadProcess, startLoad } from './kit/load.ts';
import { rateOf } from './kit/row-values.ts';
import { measureVariants, type Variant } from './kit/variants.ts';

const app = 'wan-app';
const FAR_MS: Readonly<Record<string, number>> = { agent: 1, controller: 5 };
const NEAR_MS: Readonly<Record<string, number>> = { agent: 0, controller: 0 };
const DIRECT = 'no proxies';
/** The proxies of the distance, without the distance: they take their share of the cores too. */
const NEAR = 'no delay';
const FAR = '1 ms and 5 ms';

export const wan: Benchmark = {
  name: 'wan',
  question: 'from BatchSender to a proto websocket, the uplink 1 ms and the controller 5 ms away each way',
  seconds: 58,
  async run(reporter) {
    const proxies = new Map<string, LoadProcess>();
    const endProxies = async (group: string): Promise<void> => {
      for (const [role, proxy] of proxies) {
        proxies.delete(role);
        const value = await ask<number>(proxy.child, 'meanDelayMs').catch(() => 0);
        if (value > 0) reporter.add([{ group, name: `distance of the ${role}`, value, unit: 'ms' }]);
        await proxy[Symbol.asyncDispose]();
      }
    };
    const viaOf =
      (delays: Readonly<Record<string, number>>) =>
      async (role: string, address: string): Promise<string> => {
        const delayMs = delays[role];
        if (delayMs === undefined) return address;
        const proxy = await startLoad('delay', { to: address, delayMs });
        proxies.set(role, proxy);
        return ask<string>(proxy.child, 'address');
      };
    const rows: Row[] = [];
    for (const each of [
      variant(DIRECT, undefined),
      variant(NEAR, viaOf(NEAR_MS)),
      variant(FAR, viaOf(FAR_MS)),
    ]) {
      rows.push(...(await measureVariants('wan', [each], reporter)));
      await endProxies(each.group);
    }
    reporter.add(shares(rows));
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

function shares(rows: readonly Row[]): Row[] {
  const far = rateOf(rows, FAR);
  if (Number.isNaN(far)) return [];
  const all: Row[] = [
    {
      group: FAR,
      name: 'share of the rate without delay',
      value: far / rateOf(rows, NEAR),
      unit: 'x',
      goalMin: 0.8,
    },
    { group: FAR, name: 'share of the rate without proxies', value: far / rateOf(rows, DIRECT), unit: 'x' },
  ];
  return all.filter(({ value }) => !Number.isNaN(value));
}
