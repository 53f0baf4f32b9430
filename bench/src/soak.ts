// Does memory stay where it is when lines flow for ten minutes?
import { setTimeout as delay } from 'node:timers/promises';
import type { Benchmark } from './benchmark.ts';
import { type Flatness, flatnessOf, growthMax, type MemorySample } from './kit/flatness.ts';
import { floorOf, floorRows } from './kit/floor.ts';
import { numberOffsetOf } from './kit/line-template.ts';
import { Generator, Reader } from './kit/load.ts';
import { meterRoles } from './kit/role-meter.ts';
import { type RoleCluster, startCluster } from './kit/roles.ts';
import { addRoleCosts, addRoleStates, messagesOf, RowList } from './kit/step-rows.ts';

const RATE = 40_000;
const GROUP = '40,000/s';
/** Shorter ones are for trying the benchmark itself: TAILRACE_SOAK_SECONDS=60. */
const SECONDS = Number(process.env['TAILRACE_SOAK_SECONDS'] ?? 600);
/** Often enough to see what is left after each of the collections. */
const SAMPLE_MS = 500;
const ARRIVE_MS = 5_000;
/** Of the time: logs fill up, V8 finds the sizes of its heaps. */
const WARM_UP_SHARE = 0.35;
const app = 'soak-app';

export const soak: Benchmark = {
  name: 'soak',
  question: '40,000 lines a second from BatchSender to a proto websocket for ten minutes: is memory flat?',
  seconds: SECONDS + 25,
  isExtra: true,
  async run(reporter) {
    reporter.add(await floorRows(GROUP, true, true));
    await using cluster = await startCluster({ name: 'soak', tls: true, agents: ['z1'], controller: true });
    const tls = cluster.tls === undefined ? {} : { tls: cluster.tls };
    const { address } = cluster.role('agent');
    const write = { address, apps: [app], lines: 100, lineBytes: 300 };
    await using generator = await Generator.start({ ...tls, kind: 'batches', ...write });
    await using reader = await Reader.start({
      ...(cluster.edgeTls === undefined ? {} : { tls: cluster.edgeTls }),
      ...{ address: cluster.role('traffic-controller').address, format: 'proto', apps: [app] },
      numberOffset: numberOffsetOf(app, 300),
    });
    const meter = await meterRoles(cluster);
    const startedMs = performance.now();
    await generator.run({ rate: RATE, seconds: SECONDS });
    const memory = new Memory(cluster);
    for (let minute = 0; ; ) {
      await delay(SAMPLE_MS);
      const atS = (performance.now() - startedMs) / 1000;
      if (atS >= SECONDS) break;
      await memory.sample(atS);
      if (Math.floor(atS / 60) <= minute) continue;
      minute = Math.floor(atS / 60);
      reporter.doing(`soak: minute ${minute} of ${Math.ceil(SECONDS / 60)}`);
    }
    const roles = await meter.read();
    const tookS = (performance.now() - startedMs) / 1000;
    const { sent } = await generator.stop();
    await delay(ARRIVE_MS);
    const report = await reader.report();
    const list = new RowList(GROUP, {
      'lost and announced': { max: 0 },
      'lost and not announced': { max: 0 },
      'out of order': { max: 0 },
    });
    list.add('rate', sent / Math.min(tookS, SECONDS), '/s');
    list.add('ratio to the floor', (RATE * 303) / (await floorOf('up', true)).bytesPerSecond, 'x');
    list.add('written', sent, 'lines');
    list.add('lost and announced', report.dropped, 'lines');
    list.add('lost and not announced', sent - report.entries - report.dropped, 'lines');
    list.add('out of order', report.outOfOrder, 'frames');
    list.add('latency p50', report.latencyP50Ms, 'ms');
    list.add('latency p99', report.latencyP99Ms, 'ms');
    list.add('latency max', report.latencyMaxMs, 'ms');
    addRoleCosts(list, roles, () => sent);
    addRoleStates(list, roles);
    for (const [what, count] of messagesOf(roles)) list.add(what, sent / count, 'lines');
    reporter.add(list.rows);
    for (const [what, flatness] of memory.verdicts(WARM_UP_SHARE * SECONDS))
      reporter.add(growthRows(what, flatness));
  },
};

/** A goal in the unit of the row says whether it is flat. */
function growthRows(what: string, { meanBytes, bytesPerMinute }: Flatness) {
  return [
    { group: GROUP, name: `mean of ${what} after the warm-up`, value: meanBytes / 1e6, unit: 'MB' },
    {
      ...{ group: GROUP, name: `growth of ${what}`, value: bytesPerMinute / 1e6, unit: 'MB/min' },
      goalMax: growthMax(meanBytes) / 1e6,
    },
  ];
}

/** Samples of all roles: resident memory, and what lives on the heap and beside it. */
class Memory {
  readonly #cluster: RoleCluster;
  readonly #samples = new Map<string, MemorySample[]>();

  constructor(cluster: RoleCluster) {
    this.#cluster = cluster;
  }

  async sample(atS: number): Promise<void> {
    await Promise.all(
      this.#cluster.roles.map(async (role) => {
        this.#add(`RSS ${role.id}`, atS, role.residentBytes());
        const { heapBytes, externalBytes } = await role.memory();
        this.#add(`heap ${role.id}`, atS, heapBytes);
        this.#add(`buffers ${role.id}`, atS, externalBytes);
      }),
    );
  }

  verdicts(fromS: number): [what: string, flatness: Flatness][] {
    return [...this.#samples]
      .toSorted(([a], [b]) => (a < b ? 1 : -1))
      .map(([what, samples]) => [what, flatnessOf(samples, { fromS, lowest: !what.startsWith('RSS') })]);
  }

  #add(what: string, atS: number, bytes: number): void {
    const samples = this.#samples.get(what) ?? [];
    samples.push({ atS, bytes });
    this.#samples.set(what, samples);
  }
}
