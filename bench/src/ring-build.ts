// How long does every process compute when the servers of a zone change: the ring of 10, 50 and 200 servers?
import { HashRing } from '@tailrace/core/hash-ring';
import { type Benchmark, quantile, type Row } from './benchmark.ts';

const runs = 15;
const apps = 100_000;

export const ringBuild: Benchmark = {
  name: 'ring-build',
  question: 'a zone of 10, 50 and 200 servers, one of which comes or goes',
  seconds: 6,
  async run(reporter) {
    const rows: Row[] = [];
    for (const servers of [10, 50, 200]) {
      const ids = Array.from({ length: servers }, (_, i) => `tailrace-server-z1-${i}`);
      const first = performance.now();
      const ring = new HashRing(ids);
      rows.push({
        name: `${servers} servers: first ring of a process`,
        value: performance.now() - first,
        unit: 'ms',
      });
      const times = Array.from({ length: runs }, (_, i) => {
        const others = ids.filter((_id, j) => j !== i % servers);
        const startMs = performance.now();
        new HashRing(others);
        return performance.now() - startMs;
      });
      rows.push({
        name: `${servers} servers: ring of a new view, median`,
        value: quantile(times, 0.5),
        unit: 'ms',
      });
      const startMs = performance.now();
      for (let i = 0; i < apps; i += 1) ring.owner(`team-app-${i}`);
      const each = ((performance.now() - startMs) * 1e3) / apps;
      rows.push({ name: `${servers} servers: owner of an app, first time`, value: each, unit: 'µs' });
    }
    reporter.add(rows);
  },
};
