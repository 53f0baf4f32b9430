// How many lines a second do drains hand to TCP syslog receivers: to one, and to a hundred?

import { setTimeout as delay } from 'node:timers/promises';
import type { Benchmark, Row } from './benchmark.ts';
import { ask } from './kit/control.ts';
import { requestController } from './kit/controller-client.ts';
import { Generator, startLoad } from './kit/load.ts';
import { findRate } from './kit/rate-search.ts';
import { isWanted, type RoleCluster, startCluster } from './kit/roles.ts';
import type { Arrivals } from './kit/step.ts';
import { type Goals, rowsOf } from './kit/step-rows.ts';
import type { ReceiverReport } from './programs/receive.ts';

/** An app has no more. */
const DRAINS_PER_APP = 10;
const WINDOW_LINES = 8_000;
const DRAINS_LIVE_MS = 2_500;

const variants: readonly (readonly [group: string, apps: number, drains: number, goals: Goals])[] = [
  ['1 drain', 1, 1, { 'rate without loss': { min: 100_000 } }],
  ['10 of one app', 1, DRAINS_PER_APP, {}],
  ['100 of ten apps', 10, DRAINS_PER_APP, { 'rate without loss': { min: 300_000 } }],
];

export const drain: Benchmark = {
  name: 'drain',
  question: 'lines of 300 bytes to TCP syslog receivers, deliveries in sum',
  async run(report) {
    const rows: Row[] = [];
    for (const [group, apps, drains, goals] of variants) {
      if (!isWanted(group)) continue;
      report(`drain: ${group}`);
      rows.push(...(await measure(group, apps, drains, goals)));
    }
    return rows;
  },
};

async function measure(group: string, appCount: number, drains: number, goals: Goals): Promise<Row[]> {
  await using cluster = await startCluster({
    ...{ name: `drain-${appCount}-${drains}`, tls: true, controller: true, isKept: true },
  });
  const apps = Array.from({ length: appCount }, (_, i) => `drain-${i}`);
  await using receiver = await startLoad('receive', { ports: drains });
  const ports = await ask<number[]>(receiver.child, 'addresses');
  for (const app of apps) for (const port of ports) await addDrain(cluster, app, port);
  // A drain begins with the lines that come after the server has heard of it.
  await delay(DRAINS_LIVE_MS);
  const tls = cluster.tls === undefined ? {} : { tls: cluster.tls };
  await using generator = await Generator.start({
    ...{ ...tls, kind: 'uplink', address: cluster.role('server').address, apps, lines: 100, lineBytes: 300 },
  });
  const arrivals = async (): Promise<Arrivals> => {
    const { messages, dropped } = await ask<ReceiverReport>(receiver.child, 'report');
    return { delivered: messages, announced: dropped };
  };
  const setup = { cluster, generators: [generator], arrivals, fanOut: drains };
  const { best, pilot } = await findRate(setup, { window: WINDOW_LINES });
  return [
    ...rowsOf({ group, step: best, cluster, goals, fanOut: drains }),
    { group, name: 'rate of the closed loop', value: pilot.rate, unit: '/s' },
  ];
}

async function addDrain(cluster: RoleCluster, app: string, port: number): Promise<void> {
  const target = { edgeTls: cluster.edgeTls, address: cluster.role('traffic-controller').address };
  const url = `syslog://127.0.0.1:${port}`;
  const { status } = await requestController(target, 'POST', `/v1/apps/${app}/drains`, { url });
  if (status !== 201) throw new Error(`Cannot add a drain: the answer is ${status}, expected 201`);
}
