// Faults mixed at random, round after round, under lines that flow all the time. After each round everything is healed and the ledger has
// to be even: what was accepted is delivered or announced, once, and each instance's lines are in order.
import { SeededRandom, shuffled } from '../kit/seeded-random.ts';
import type { FaultCluster } from './kit/fault-cluster.ts';
import type { FaultNode } from './kit/fault-node.ts';
import type { WireFault } from './kit/fault-proxy.ts';
import { isLanded } from './kit/landed.ts';
import { ledgerTable } from './kit/ledger-table.ts';
import { complaintsOf } from './kit/run-scenario.ts';
import type { Invariants, Scenario, ScenarioWorld } from './kit/scenario.ts';

/** What is done in one round; resolves when it is done. What it leaves broken is healed at the end of the round. */
interface ChaosFault {
  readonly name: string;
  /** Which processes it needs for itself. Undefined: none of these are free. */
  pick(
    cluster: FaultCluster,
    free: readonly FaultNode[],
    random: SeededRandom,
  ): readonly FaultNode[] | undefined;
  run(world: ScenarioWorld, nodes: readonly FaultNode[]): Promise<void>;
}

const FAULTS_MAX = 3;
/** Any odd number: rounds of neighbouring seeds are not the same. */
const SEED_STEP = 0x9e3779b1;
const SEED_MAX = 2 ** 32 - 1;
/** Milliseconds for which something is away. */
const AWAY_MS_MAX = 4_000;

/** What has to hold over all rounds. */
const invariants: Invariants = {
  promise: 'Whatever is mixed, each accepted line is delivered once and in order, or announced',
  tail: 'accounted',
  // Minutes of lines are more than a log holds.
  recent: 'counted',
};

/** Lines flow for a random while; nobody sleeps. */
async function forAWhile({ traffic, random }: ScenarioWorld): Promise<void> {
  const endMs = performance.now() + random.between(50, AWAY_MS_MAX);
  do await traffic.untilWritten(20);
  while (performance.now() < endMs);
}

function one(role: FaultNode['role']): ChaosFault['pick'] {
  return (_cluster, free, random) =>
    shuffled(free, random)
      .filter((node) => node.role === role)
      .slice(0, 1);
}

function ending(role: FaultNode['role'], how: 'kill' | 'term'): ChaosFault {
  return {
    name: `${how} ${role}`,
    pick: one(role),
    async run(world, [node]) {
      await node?.[how]();
      await forAWhile(world);
      await node?.start();
    },
  };
}

function halting(role: FaultNode['role']): ChaosFault {
  return {
    name: `halt ${role}`,
    pick: one(role),
    async run(world, [node]) {
      node?.halt();
      await forAWhile(world);
      node?.resume();
    },
  };
}

function wire(kind: Exclude<WireFault['kind'], 'corrupt' | 'none'>): ChaosFault {
  return {
    name: `${kind} the way to a server`,
    pick: one('server'),
    async run(world, [node]) {
      const proxy = world.cluster.serverProxies.get(node?.id ?? '');
      proxy?.set(kind === 'delay' ? { kind, delayMs: world.random.between(20, 400) } : { kind });
      await forAWhile(world);
      proxy?.set({ kind: 'none' });
    },
  };
}

const nobody: ChaosFault['pick'] = () => [];

const faults: readonly ChaosFault[] = [
  ending('server', 'kill'),
  ending('server', 'term'),
  ending('traffic-controller', 'kill'),
  ending('traffic-controller', 'term'),
  ...(isLanded('spool') ? [ending('agent', 'kill')] : []),
  ending('agent', 'term'),
  halting('server'),
  halting('agent'),
  halting('traffic-controller'),
  ...(['refuse', 'stall', 'swallow', 'delay', 'half-close', 'cut'] as const).map(wire),
  {
    name: 'cut a zone off',
    pick: (_cluster, free, random) => {
      const zone = random.pick(['z1', 'z2']);
      return free.filter((node) => node.role === 'server' && node.zone === zone);
    },
    async run(world, nodes) {
      const { cluster, random } = world;
      const kind = random.pick<'refuse' | 'stall' | 'swallow'>(['refuse', 'stall', 'swallow']);
      const proxies = [
        ...nodes.map(({ id }) => cluster.serverProxies.get(id)),
        cluster.registryProxies.get(nodes[0]?.zone ?? ''),
      ];
      for (const proxy of proxies) proxy?.set({ kind });
      await forAWhile(world);
      for (const proxy of proxies) proxy?.set({ kind: 'none' });
    },
  },
  {
    name: 'the registry away',
    pick: nobody,
    async run(world) {
      const { nats } = world.cluster;
      if (nats.pid === 0) return;
      await nats.kill();
      await forAWhile(world);
      await nats.start();
    },
  },
  {
    name: 'stall a reader',
    pick: nobody,
    async run(world) {
      const reader = world.random.pick(world.traffic.readers as [(typeof world.traffic.readers)[0]]);
      reader.pause();
      await forAWhile(world);
      reader.resume();
    },
  },
  {
    name: 'stall the receiver of the drains',
    pick: nobody,
    async run(world) {
      world.traffic.sink?.pause();
      await forAWhile(world);
      world.traffic.sink?.resume();
    },
  },
  {
    name: 'restart the receiver of the drains',
    pick: nobody,
    run: ({ traffic }) => Promise.resolve(traffic.sink?.disconnect()),
  },
];

/** What is chosen in a round depends on the seed and its number alone, and not on how long anything before it took. */
async function round(world: ScenarioWorld, number: number): Promise<void> {
  const { cluster, traffic, tell } = world;
  const random = new SeededRandom(world.random.seed + number * SEED_STEP);
  const free = new Set(cluster.nodes);
  const under: Promise<void>[] = [];
  const chosen = shuffled(faults, random).slice(0, random.between(1, FAULTS_MAX));
  for (const fault of chosen) {
    const nodes = fault.pick(cluster, [...free], random) ?? [];
    for (const node of nodes) free.delete(node);
    tell(`round ${number}: ${[fault.name, ...nodes.map(({ id }) => id)].join(' ')}`);
    const own = new SeededRandom(random.between(0, SEED_MAX));
    under.push(fault.run({ ...world, random: own }, nodes));
    await traffic.untilWritten(random.between(1, 1_000));
  }
  const results = await Promise.allSettled(under);
  await cluster.heal();
  await cluster.untilServersUp();
  if (isLanded('replicas')) await cluster.untilReplicated();
  for (const result of results) if (result.status === 'rejected') throw result.reason;
  await traffic.untilFlowing();
}

/** A scenario of so many minutes. */
export function chaos(minutes: number, linesPerSecond: number): Scenario {
  return {
    name: 'random',
    invariants,
    cluster: {
      proxied: true,
      spool: isLanded('spool'),
      replicas: isLanded('replicas') ? 2 : 1,
    },
    traffic: { drains: true, linesPerSecond },
    async run(world) {
      const endMs = performance.now() + minutes * 60_000;
      for (let number = 1; performance.now() < endMs; number++) {
        await round(world, number);
        const rows = await world.traffic.checkpoint();
        world.tell(`round ${number}:\n${ledgerTable(rows)}`);
        const complaints = complaintsOf(invariants, rows);
        if (complaints.length > 0) throw new Error(`after round ${number}: ${complaints.join('; ')}`);
      }
    },
  };
}
