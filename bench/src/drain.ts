// How many lines a second do drains hand to TCP syslog receivers: to one, and to a hundred?

import { setTimeout as delay } from 'node:timers/promises';
import type { Benchmark, Row } from './benchmark.ts';
import { ask } from './kit/control.ts';
import { requestController } from './kit/controller-client.ts';
import { floorOf, floorRows } from './kit/floor.ts';
import { Generator, startLoad } from './kit/load.ts';
import { profileStep } from './kit/profiled-step.ts';
import { findRate } from './kit/rate-search.ts';
import { type RoleCluster, startCluster } from './kit/roles.ts';
import { measureParts } from './kit/run-options.ts';
import type { Arrivals } from './kit/step.ts';
import { type Goals, rowsOf } from './kit/step-rows.ts';
import type { ReceiverReport } from './programs/receive.ts';

const APP = 'drain-app';
const WINDOW_LINES = 8_000;
const DRAINS_LIVE_MS = 2_500;

interface Part {
  readonly group: string;
  readonly drains: number;
  readonly goals: Goals;
}

const parts: readonly Part[] = [
  { group: '1 drain', drains: 1, goals: { 'rate without loss': { min: 100_000 } } },
  { group: '10 of one app', drains: 10, goals: {} },
  { group: '100 of one app', drains: 100, goals: { 'rate without loss': { min: 300_000 } } },
];

export const drain: Benchmark = {
  name: 'drain',
  question: 'lines of 300 bytes to TCP syslog receivers, deliveries in sum',
  seconds: 60,
  run: (reporter) =>
    measureParts('drain', reporter, parts, async (part) => {
      reporter.add(await floorRows(part.group, true, false));
      reporter.add(await measure(part));
    }),
};

async function measure({ group, drains, goals }: Part): Promise<Row[]> {
  // Before the cluster, so that it is there until the last line has come.
  await using receiver = await startLoad('receive', { ports: drains });
  await using cluster = await startCluster({
    ...{ name: `drain-${drains}`, tls: true, controller: true, isKept: true },
    flags: { 'traffic-controller': ['--app-drains', String(drains)] },
  });
  const ports = await ask<number[]>(receiver.child, 'addresses');
  for (const port of ports) await addDrain(cluster, port);
  // A drain begins with the lines that come after the server has heard of it.
  await delay(DRAINS_LIVE_MS);
  const tls = cluster.tls === undefined ? {} : { tls: cluster.tls };
  await using generator = await Generator.start({
    ...{ ...tls, kind: 'uplink', address: cluster.role('server').address, apps: [APP] },
    ...{ lines: 100, lineBytes: 300 },
  });
  const arrivals = async (): Promise<Arrivals> => {
    const { messages, dropped } = await ask<ReceiverReport>(receiver.child, 'report');
    return { delivered: messages, announced: dropped };
  };
  const setup = { cluster, generators: [generator], arrivals, fanOut: drains, receiver };
  const { best, pilot } = await findRate(setup, { window: WINDOW_LINES });
  await profileStep(setup, { seconds: 2, rate: best.rate / drains });
  const floor = await floorOf('up', true);
  return [
    ...rowsOf({ group, step: best, goals, fanOut: drains, floor }),
    { group, name: 'rate of the closed loop', value: pilot.rate, unit: '/s' },
  ];
}

async function addDrain(cluster: RoleCluster, port: number): Promise<void> {
  const target = { edgeTls: cluster.edgeTls, address: cluster.role('traffic-controller').address };
  const url = `syslog://127.0.0.1:${port}`;
  const { status } = await requestController(target, 'POST', `/v1/apps/${APP}/drains`, { url });
  if (status !== 201) throw new Error(`Cannot add a drain: the answer is ${status}, expected 201`);
}
