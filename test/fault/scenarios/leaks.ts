// Scenarios of what is left behind: tails that come and vanish, drains that are added and removed, round after round.
import { growthOf, type LiveState, leakProbeFlags, liveState, settledState } from '../kit/leak-probes.ts';
import type { Scenario, ScenarioWorld } from '../kit/scenario.ts';
import { vanishingReaders } from '../kit/vanishing-readers.ts';

const ROUNDS = 3;
const TAILS = 10_000;
const DRAINS = 1_000;
const HEAP_GROWTH_MAX = 2_000_000;
/** Calls at a time. */
const AT_ONCE = 10;

/** Adds drains, so that each has a connection, and removes them. */
async function comeAndGo({ cluster, traffic }: ScenarioWorld, count: number): Promise<void> {
  const api = cluster.api();
  const paths: string[] = [];
  await inTurns(count, async (i) => {
    const app = traffic.apps[i % traffic.apps.length];
    const url = `${traffic.sink?.url}/?hostname=leak-${i}`;
    const answer = await api.post(`/v1/apps/${app}/drains`, { url });
    if (answer.status !== 201)
      throw new Error(`Cannot add a drain: ${answer.status} ${answer.text}, expected 201`);
    paths.push(`/v1/apps/${app}/drains/${(answer.json as { id: string }).id}`);
  });
  await traffic.untilFlowing();
  await inTurns(paths.length, async (i) => {
    const answer = await api.request('DELETE', paths[i] ?? '');
    if (answer.status >= 300) throw new Error(`Cannot remove a drain: ${answer.status} ${answer.text}`);
  });
}

async function inTurns(count: number, run: (i: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) await run(next++);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

async function round(world: ScenarioWorld): Promise<void> {
  await vanishingReaders(world, Math.ceil(TAILS * world.scale));
  await comeAndGo(world, Math.ceil(DRAINS * world.scale));
  await world.cluster.untilReaders(world.traffic.openReaders);
  world.traffic.halt();
}

/** Scenarios of leaks. */
export const leaks: readonly Scenario[] = [
  {
    name: 'leaks',
    isShort: true,
    shortScale: 0.02,
    invariants: {
      promise:
        '10,000 tails that vanish and 1,000 drains that come and go leave no handle and less than 2 MB of heap in any role, three times over',
      tail: 'none',
      // Each line goes to all drains of its app.
      drain: 'counted',
    },
    cluster: {
      zones: ['z1'],
      serversPerZone: 1,
      controllers: 1,
      nodeFlags: leakProbeFlags,
      flags: { 'traffic-controller': ['--app-drains', '1000'] },
    },
    traffic: { apps: 2, linesPerSecond: 200, drains: true, filteredReader: false },
    async run(world) {
      const { cluster, traffic, tell } = world;
      // What is made once, at the first use, is no leak.
      await round(world);
      const before = new Map<string, LiveState>();
      for (const node of cluster.nodes) before.set(node.id, await liveState(node));
      for (let number = 1; number <= ROUNDS; number++) {
        traffic.go();
        await round(world);
        for (const node of cluster.nodes) {
          const first = before.get(node.id) ?? { heapBytes: 0, handles: {} };
          const state = await settledState(node, first, HEAP_GROWTH_MAX);
          const heapKb = Math.round((state.heapBytes - first.heapBytes) / 1_000);
          tell(
            `round ${number}: ${node.id} heap ${heapKb >= 0 ? '+' : ''}${heapKb} kB, ${JSON.stringify(state.handles)}`,
          );
          const grown = growthOf(state, first, HEAP_GROWTH_MAX);
          if (grown.length > 0) throw new Error(`round ${number}: ${node.id} holds ${grown.join('; ')}`);
        }
      }
      traffic.go();
    },
  },
];
