// What does a cluster in one process cost while nobody writes or reads?
import { setTimeout as delay } from 'node:timers/promises';
import type { Benchmark } from './benchmark.ts';
import { cpuSeconds, residentBytes } from './process-usage.ts';
import { startUp } from './tailrace-process.ts';

const settleMs = 5_000;
const measuredMs = 30_000;

export const idleUp: Benchmark = {
  name: 'idle-up',
  question: 'CPU and memory of an idle `up`, over 30 s',
  seconds: 37,
  async run(reporter) {
    const up = await startUp();
    await delay(settleMs);
    const before = cpuSeconds(up.pid);
    await delay(measuredMs);
    const share = (cpuSeconds(up.pid) - before) / (measuredMs / 1000);
    const resident = residentBytes(up.pid);
    await up.stop();
    reporter.add([
      { name: 'CPU of one core', value: share * 100, unit: '%', goalMax: 1 },
      { name: 'resident memory', value: resident / 1e6, unit: 'MB', goalMax: 250 },
    ]);
  },
};
