// Scenarios in which processes stand still, networks fail, and the registry is away.
import type { WireFault } from '../kit/fault-proxy.ts';
import type { Scenario, ScenarioWorld } from '../kit/scenario.ts';

/** Seconds of an outage at scale 1. */
const OUTAGE_SECONDS = 30;

/** Has the other zone's lines flow for as long as the outage lasts, counted in lines: nothing waits for the clock alone. */
async function outage({ cluster, traffic, scale }: ScenarioWorld, seconds = OUTAGE_SECONDS): Promise<void> {
  const endMs = performance.now() + seconds * scale * 1000;
  const others = cluster.agents.filter(({ zone }) => zone !== 'z2').map(({ id }) => id);
  do await traffic.untilFlowing(others);
  while (performance.now() < endMs);
}

/** What is wrong between everybody and the servers of z2, and z2 and the registry. */
function zoneBehind(fault: WireFault): (world: ScenarioWorld) => Promise<void> {
  return async (world) => {
    const { cluster, tell } = world;
    const proxies = [
      ...cluster.serversOf('z2').map(({ id }) => cluster.serverProxies.get(id)),
      cluster.registryProxies.get('z2'),
    ];
    for (const proxy of proxies) proxy?.set(fault);
    tell(`z2: ${fault.kind}`);
    await outage(world);
    for (const proxy of proxies) proxy?.set({ kind: 'none' });
    tell('z2: healed');
    await cluster.untilServersUp();
    await world.traffic.untilFlowing();
  };
}

/** Scenarios of networks that fail. */
export const networks: readonly Scenario[] = [
  {
    name: 'zone-halted',
    isShort: true,
    invariants: {
      promise:
        'A zone whose servers stand still for 30 s: the other one flows on, and nothing is lost in silence',
      tail: 'accounted',
    },
    traffic: { drains: true },
    async run(world) {
      const { cluster, tell } = world;
      const servers = cluster.serversOf('z2');
      for (const server of servers) server.halt();
      tell('z2 halted');
      await outage(world);
      for (const server of servers) server.resume();
      tell('z2 goes on');
      await cluster.untilServersUp();
      await world.traffic.untilFlowing();
    },
  },
  ...(
    [
      ['zone-refused', { kind: 'refuse' }, 'A zone that refuses connections for 30 s'],
      ['zone-stalled', { kind: 'stall' }, 'A zone to which nothing moves for 30 s'],
      ['zone-swallowed', { kind: 'swallow' }, 'A zone to which everything vanishes for 30 s'],
      ['zone-delayed', { kind: 'delay', delayMs: 300 }, 'A zone that answers 300 ms later'],
      ['zone-half-closed', { kind: 'half-close' }, 'A zone whose connections are closed on one side'],
      [
        'zone-cut-inside',
        { kind: 'cut' },
        'A zone whose connections break off inside a message, again and again',
      ],
    ] as const
  ).map(
    ([name, fault, what]): Scenario => ({
      name,
      isShort: name === 'zone-cut-inside',
      invariants: {
        promise: `${what}: nothing is lost in silence, and the other zone flows on`,
        tail: 'accounted',
      },
      // As others of the short ones have it, which share their cluster.
      cluster: { spool: true, proxied: true },
      run: zoneBehind(fault),
    }),
  ),
  {
    name: 'zone-corrupted',
    invariants: {
      promise: 'With TLS, bytes that are damaged on the way to a zone break connections and never lines',
      tail: 'accounted',
    },
    cluster: { proxied: true, tls: true },
    traffic: { drains: true },
    run: zoneBehind({ kind: 'corrupt', every: 20 }),
  },
  {
    name: 'zone-without-registry',
    invariants: {
      promise:
        'A zone that cannot reach the registry for 30 s, and is taken out for it, has all of its lines when it can',
      tail: 'accounted',
    },
    cluster: { proxied: true },
    traffic: { drains: true },
    async run(world) {
      const { cluster, traffic, tell } = world;
      const proxy = cluster.registryProxies.get('z2');
      for (const kind of ['refuse', 'swallow'] as const) {
        proxy?.set({ kind });
        tell(`the registry is away for z2: ${kind}`);
        await outage(world);
        proxy?.set({ kind: 'none' });
        tell('it is back');
        await cluster.untilServersUp();
        await traffic.untilFlowing();
      }
    },
  },
  {
    name: 'registry-away',
    isShort: true,
    invariants: {
      promise: 'Without the registry lines go on as before; when it is back, everything is as it was',
      tail: 'none',
    },
    traffic: { drains: true },
    async run(world) {
      const { cluster, traffic, tell } = world;
      await cluster.nats.kill();
      tell('nats killed');
      await outage(world);
      await traffic.untilFlowing();
      await cluster.nats.start();
      tell('nats started');
      await traffic.untilFlowing();
      await cluster.nats.halt();
      tell('nats halted');
      await outage(world);
      await traffic.untilFlowing();
      cluster.nats.resume();
      tell('nats goes on');
      await cluster.untilServersUp();
    },
  },
];
