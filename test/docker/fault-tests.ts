// The compose cluster while things are done to it: servers stop, a zone is cut off, everything restarts, a zone grows. Numbered lines
// flow through both zones all the time; the zone that nothing is done to must bring each of them, in order.
import { describe, expect } from 'vitest';
import { until } from '../kit/until.ts';
import { clusterTest } from './cluster.ts';
import { ClusterAccess } from './cluster-access.ts';
import type { ComposeProject } from './compose-project.ts';
import { addressOf, connect, disconnect, removeContainers, startContainer } from './containers.ts';
import { docker } from './engine.ts';
import { NumberedLines } from './numbered-lines.ts';
import { ZoneCanary } from './zone-canary.ts';
import { ZoneTraffic } from './zone-traffic.ts';

/** Milliseconds within which everything flows again after a cut is healed. */
const healedMsMax = 5_000;
/** Milliseconds within which a new server owns apps. */
const ownsMsMax = 3_000;
const testTimeoutMs = 120_000;

/** Resolves when a container's health check says that it is ready. */
async function untilHealthy(id: string): Promise<void> {
  const health = ['inspect', '--format', '{{.State.Health.Status}}', id];
  await until(async () => (await docker(health)) === 'healthy', {
    timeoutMs: 40_000,
    what: `${id} to be healthy`,
  });
}

/** Names of the volumes that have no name of their own. */
async function anonymousVolumes(containers: readonly string[]): Promise<string[]> {
  const format = '{{range .Mounts}}{{if eq .Type "volume"}}{{.Name}} {{end}}{{end}}';
  const names = await docker(['inspect', '--format', format, ...containers]);
  return names.split(/\s+/).filter((name) => /^[0-9a-f]{64}$/.test(name));
}

/** Gives a free address of a network to somebody else; resolves to the containers that are there for it. */
async function occupy(project: ComposeProject, network: string, address: string): Promise<string[]> {
  const squatters: string[] = [];
  while (squatters.length < 8) {
    const id = await startContainer(project, {
      script: 'setInterval(() => undefined, 1e9)',
      options: ['--network', project.network(network)],
    });
    squatters.push(id);
    if ((await addressOf(project, id, network)) === address) return squatters;
  }
  throw new Error(`Cannot occupy ${address}: others get it, expected it to be free`);
}

/** Registers the tests of a cluster that things are done to. */
export function describeFaults(): void {
  describe('the compose cluster', () => {
    clusterTest(
      'loses nothing of the other zone, and tells of its own, when a server is stopped and started',
      async (project) => {
        await using access = await ClusterAccess.open(project);
        await using traffic = await ZoneTraffic.start(project, access, 'stopped');
        await using canary = await ZoneCanary.start(project, access, 'stopped');
        const [server = ''] = await project.containers('server-z2');
        await docker(['stop', '--time=35', server]);
        expect(await docker(['inspect', '--format', '{{.State.ExitCode}}', server])).toBe('0');
        await traffic.untilFlowing('z2');
        await docker(['start', server]);
        await untilHealthy(server);
        await traffic.untilFlowing('z2');
        await traffic.finish();
        await canary.expectComplete();
        traffic.expectComplete('z1');
        expect(traffic.controls('zone', 'z1')).toEqual([]);
        traffic.expectComplete('z2');
      },
      testTimeoutMs,
    );

    clusterTest(
      'goes on without a zone that is cut off, tells of it, and has all of its lines after it is healed',
      async (project) => {
        await using access = await ClusterAccess.open(project);
        await using traffic = await ZoneTraffic.start(project, access, 'cut');
        await using canary = await ZoneCanary.start(project, access, 'cut');
        const nats = await project.containers('nats');
        const controllers = await project.containers('traffic-controller');
        const address = await addressOf(project, nats[0] ?? '', 'z2');

        await disconnect(project, 'z2', [...nats, ...controllers]);
        await traffic.untilTold('z2', 'down');
        await traffic.untilFlowing('z1');
        // Where the registry was is somebody else now: who comes back has to look the name up again.
        const squatters = await occupy(project, 'z2', address);

        await connect(project, 'z2', 'nats', nats);
        await connect(project, 'z2', 'traffic-controller', controllers);
        expect(await traffic.untilFlowing('z2')).toBeLessThan(healedMsMax);
        await traffic.untilTold('z2', 'up');
        expect(await addressOf(project, nats[0] ?? '', 'z2')).not.toBe(address);
        await removeContainers(...squatters);
        await traffic.finish();
        await canary.expectComplete();
        traffic.expectComplete('z1');
        expect(traffic.controls('zone', 'z1')).toEqual([]);
        traffic.expectComplete('z2');
      },
      testTimeoutMs,
    );

    clusterTest(
      'follows a server that comes back to the network under another address',
      async (project) => {
        await using access = await ClusterAccess.open(project);
        await using traffic = await ZoneTraffic.start(project, access, 'moved');
        await using canary = await ZoneCanary.start(project, access, 'moved');
        const [server = ''] = await project.containers('server-z2');
        const address = await addressOf(project, server, 'z2');
        await disconnect(project, 'z2', [server]);
        const squatters = await occupy(project, 'z2', address);
        await connect(project, 'z2', 'server-z2', [server]);
        expect(await addressOf(project, server, 'z2')).not.toBe(address);
        expect(await traffic.untilFlowing('z2')).toBeLessThan(healedMsMax);
        await removeContainers(...squatters);
        await traffic.finish();
        await canary.expectNothingUntold();
        traffic.expectComplete('z1');
        traffic.expectNothingUntold('z2');
      },
      testTimeoutMs,
    );

    clusterTest(
      'loses nothing when its servers are restarted one by one',
      async (project) => {
        await using access = await ClusterAccess.open(project);
        await using traffic = await ZoneTraffic.start(project, access, 'rolling');
        await using canary = await ZoneCanary.start(project, access, 'rolling');
        const servers = [
          ...(await project.containers('server-z1')),
          ...(await project.containers('server-z2')),
        ];
        for (const server of servers) {
          await docker(['restart', '--time=35', server]);
          await untilHealthy(server);
        }
        await traffic.untilFlowing('z1');
        await traffic.untilFlowing('z2');
        await traffic.finish();
        await canary.expectComplete();
        traffic.expectComplete('z1');
        traffic.expectComplete('z2');
      },
      240_000,
    );

    clusterTest(
      'shares a zone among more servers at once, and among fewer',
      async (project) => {
        await using access = await ClusterAccess.open(project);
        await using traffic = await ZoneTraffic.start(project, access, 'scaled');
        await using canary = await ZoneCanary.start(project, access, 'scaled');
        // So many more that each of four servers has some of them.
        const others = Array.from({ length: 60 }, (_, i) => `scaled-other-${i + 1}`);
        await using more = await NumberedLines.start(project.settings.ports.SYSLOG_Z1, 'z1', others);
        const before = new Set((await access.servers()).map(({ id }) => id));

        await project.compose([
          'up',
          '-d',
          '--no-build',
          '--no-recreate',
          '--scale',
          'server-z1=4',
          'server-z1',
        ]);
        const newServers = async (): Promise<number> =>
          (await access.servers()).filter(({ id, state }) => !before.has(id) && state === 'up').length;
        await until(async () => (await newServers()) === 2, { timeoutMs: 20_000, what: 'two more servers' });
        const joinedMs = performance.now();
        const owning = async (): Promise<number> =>
          (await access.servers()).filter(({ id, apps = 0 }) => !before.has(id) && apps > 0).length;
        await until(async () => (await owning()) === 2, { what: 'both to own apps' });
        expect(performance.now() - joinedMs).toBeLessThan(ownsMsMax);
        await traffic.untilFlowing('z1');

        const volumes = await anonymousVolumes(await project.containers('server-z1'));

        await project.compose([
          'up',
          '-d',
          '--no-build',
          '--no-recreate',
          '--scale',
          'server-z1=2',
          'server-z1',
        ]);
        await until(async () => (await access.servers()).length === before.size, {
          timeoutMs: 20_000,
          what: 'two fewer servers',
        });
        // Compose leaves the volumes of containers that it takes away.
        const kept = new Set(await anonymousVolumes(await project.containers('server-z1')));
        await docker(['volume', 'rm', ...volumes.filter((volume) => !kept.has(volume))]);
        await traffic.untilFlowing('z1');
        await traffic.untilFlowing('z2');
        await more.stop();
        await traffic.finish();
        await canary.expectComplete();
        traffic.expectComplete('z2');
        traffic.expectComplete('z1');
      },
      testTimeoutMs,
    );
  });
}
