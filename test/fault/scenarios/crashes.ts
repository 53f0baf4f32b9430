// Scenarios in which processes end as a crash ends them, at full rate.
import type { FaultNode } from '../kit/fault-node.ts';
import { waitsFor } from '../kit/landed.ts';
import { atOwner } from '../kit/owners.ts';
import type { Scenario, ScenarioWorld } from '../kit/scenario.ts';

/** Kills a process, lets the others go on for a while, starts it again and waits until lines flow everywhere. */
async function crash({ cluster, traffic, tell }: ScenarioWorld, node: FaultNode): Promise<void> {
  traffic.measureSilence();
  await node.kill();
  tell(`${node.id} killed`);
  const others = cluster.agents.filter(({ isUp }) => isUp).map(({ id }) => id);
  await traffic.untilFlowing(others);
  tell('lines flow without it');
  await node.start();
  await cluster.untilServersUp();
  await traffic.untilFlowing();
  tell(`${node.id} is back`);
}

/** Kills a server over and over, at some moment between its start and that at which everything is there twice again. */
async function killComingBack(
  { cluster, traffic, random, tell }: ScenarioWorld,
  server: FaultNode,
): Promise<void> {
  for (let round = 0; round < 5; round++) {
    await cluster.untilReplicated();
    await server.kill();
    await traffic.untilWritten(random.between(500, 3_000));
    await server.start();
    await traffic.untilWritten(random.between(1, 1_000));
    await server.kill();
    tell(`${server.id} killed while it came back`);
    await traffic.untilWritten(200);
    await server.start();
    await cluster.untilServersUp();
  }
}

/** Milliseconds without lines that a crash may cost with a second copy. Looked at where the scale is 1: a busy machine takes longer. */
const silenceMsMax = 1_000;

/** About 12 MB: more than controllers have asked for and sockets hold, and less than the logs do. */
const LINES_UNREAD = 3_000;

/** About 10 s: twice as much as lies between two saved positions of a drain. */
const LINES_BEFORE = 20_000;

/** Kills each agent while it holds lines, and starts it again. */
async function killAgents({ cluster, traffic, tell }: ScenarioWorld): Promise<void> {
  for (const agent of cluster.agents) {
    // A slow way, so that the agent holds more than it has sent, and says so with what it sends.
    const proxies = cluster.serversOf(agent.zone).map(({ id }) => cluster.serverProxies.get(id));
    for (const proxy of proxies) proxy?.set({ kind: 'delay', delayMs: 400 });
    await traffic.untilWritten(LINES_UNREAD);
    await agent.kill();
    tell(`${agent.id} killed with unsent lines`);
    for (const proxy of proxies) proxy?.set({ kind: 'none' });
    await agent.start();
    await traffic.untilFlowing();
  }
}

/** Scenarios of kill -9. */
export const crashes: readonly Scenario[] = [
  {
    name: 'kill-server',
    isShort: true,
    ...waitsFor('crashNotices'),
    invariants: {
      promise:
        'With one copy of each line, what a killed server held and nobody had read is announced, exactly',
      tail: 'announced',
      // Nothing of the one app of this reader needs to be lost.
      places: { 'tail, filtered': 'accounted' },
    },
    traffic: { lineBytes: 4_000 },
    async run(world) {
      const { cluster, traffic, tell } = world;
      for (const zone of cluster.zones) {
        // Nobody reads for a moment, so that the server holds lines that are acknowledged and unread.
        for (const controller of cluster.controllers) controller.halt();
        await traffic.untilWritten(LINES_UNREAD);
        const owner = atOwner(cluster, zone, traffic.firstApp);
        await owner.kill();
        tell(`${owner.id} killed with unread lines`);
        for (const controller of cluster.controllers) controller.resume();
        await traffic.untilFlowing();
        await owner.start();
        await cluster.untilServersUp();
        await traffic.untilFlowing();
      }
    },
  },
  {
    name: 'kill-controller',
    isShort: true,
    invariants: {
      promise: 'A killed controller costs its readers nothing: they go on at another one',
      tail: 'none',
    },
    traffic: { drains: true },
    async run(world) {
      for (const controller of world.cluster.controllers) await crash(world, controller);
    },
  },
  {
    name: 'kill-agent',
    ...waitsFor('agentNotices'),
    invariants: {
      promise: 'Of a killed agent without a spool it is announced that at least some lines are missing',
      tail: 'at least',
      // What an agent had passed on and not yet acknowledged is sent again to the next one.
      mayRepeat: ['tail', 'recent', 'tail, filtered', 'drain'],
    },
    cluster: { proxied: true },
    traffic: { lineBytes: 4_000 },
    run: killAgents,
  },
  {
    name: 'kill-agent-spool',
    isShort: true,
    ...waitsFor('spool'),
    invariants: { promise: 'A killed agent with a spool loses no line that it had taken', tail: 'none' },
    cluster: { spool: true, proxied: true },
    traffic: { lineBytes: 1_000, drains: true },
    run: killAgents,
  },
  {
    name: 'kill-server-replicas',
    isShort: true,
    ...waitsFor('replicas'),
    invariants: {
      promise:
        'With two copies of each line, a killed server costs no line, in tail and recent; no stream stands still for over 1 s',
      tail: 'none',
    },
    cluster: { replicas: 2 },
    traffic: { drains: true },
    async run(world) {
      const { cluster, traffic, scale } = world;
      const servers = scale < 1 ? [atOwner(cluster, 'z1', traffic.firstApp)] : cluster.servers;
      for (const server of servers) {
        await cluster.untilReplicated();
        await crash(world, server);
      }
      await cluster.untilReplicated();
    },
    verify: ({ traffic, scale }) =>
      scale < 1 || traffic.silenceMs <= silenceMsMax
        ? []
        : [`a stream stood still for ${Math.round(traffic.silenceMs)} ms, expected at most ${silenceMsMax}`],
  },
  ...(
    [
      ['kill-server-back-at-once', false, 'is back at once'],
      // Behind a proxy a dead server's port is not refused: nobody can tell before its heartbeats are missing.
      ['kill-server-back-unseen', true, 'is back before anybody can tell that it was away'],
    ] as const
  ).map(
    ([name, proxied, what]): Scenario => ({
      name,
      ...waitsFor('replicas'),
      invariants: {
        promise: `With two copies, a killed server that ${what} gets its lines from the other one`,
        tail: 'none',
      },
      cluster: { replicas: 2, proxied },
      traffic: { drains: true },
      async run({ cluster, traffic, tell }) {
        await traffic.untilWritten(LINES_BEFORE);
        for (const server of cluster.servers) {
          await cluster.untilReplicated();
          await server.kill();
          await server.start();
          tell(`${server.id} killed and started`);
          await cluster.untilServersUp();
          await traffic.untilFlowing();
        }
        await cluster.untilReplicated();
      },
      // A drain goes on where it was saved, at most 5 s before.
      verify: (_world, rows) =>
        rows
          .filter(({ place, duplicates }) => place === 'drain' && duplicates > LINES_BEFORE)
          .map(({ duplicates }) => `drain: ${duplicates} lines came again, expected at most ${LINES_BEFORE}`),
    }),
  ),
  {
    name: 'kill-server-registry-away',
    ...waitsFor('replicas'),
    invariants: {
      promise:
        'With two copies, a server that is killed and started while the registry is away gets its lines from the other one',
      tail: 'none',
    },
    cluster: { replicas: 2 },
    traffic: { drains: true },
    async run({ cluster, traffic, tell }) {
      await cluster.untilReplicated();
      const server = atOwner(cluster, 'z1', traffic.firstApp);
      await cluster.nats.kill();
      await server.kill();
      tell(`nats and ${server.id} killed`);
      await traffic.untilWritten(2_000);
      const started = server.start();
      await cluster.nats.start();
      await started;
      tell('both are back');
      await cluster.untilServersUp();
      await traffic.untilFlowing();
      await cluster.untilReplicated();
    },
  },
  {
    name: 'kill-replica-catching-up',
    ...waitsFor('replicas'),
    invariants: { promise: 'A replica that is killed while it catches up costs nothing', tail: 'none' },
    cluster: { replicas: 2, zones: ['z1'], serversPerZone: 2 },
    traffic: { ownedBy: 'z1-s1' },
    run: (world) => killComingBack(world, world.cluster.node('z1-s2')),
  },
  {
    name: 'kill-owner-coming-back',
    ...waitsFor('replicas', 'crashNotices'),
    invariants: {
      promise:
        'An owner that is killed again while its lines come back to it: what had no second copy yet is announced',
      tail: 'accounted',
    },
    cluster: { replicas: 2, zones: ['z1'], serversPerZone: 2 },
    traffic: { ownedBy: 'z1-s2' },
    run: (world) => killComingBack(world, world.cluster.node('z1-s2')),
  },
  {
    name: 'kill-owner-handing-over',
    ...waitsFor('replicas'),
    invariants: {
      promise: 'An owner that is killed while it hands over costs nothing with two copies',
      tail: 'none',
    },
    cluster: { replicas: 2, zones: ['z1'], serversPerZone: 3 },
    async run({ cluster, traffic, random, tell }) {
      for (let round = 0; round < 3; round++) {
        for (const server of cluster.servers) {
          await cluster.untilReplicated();
          // A stop hands over; what is killed is the server in the middle of it.
          server.process.run.kill('SIGTERM');
          await traffic.untilWritten(random.between(1, 400));
          await server.kill();
          tell(`${server.id} killed while it handed over`);
          await traffic.untilFlowing();
          await server.start();
          await cluster.untilServersUp();
        }
      }
      await cluster.untilReplicated();
    },
  },
];
