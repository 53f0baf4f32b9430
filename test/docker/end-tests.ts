// The end of the compose cluster, and what is left in its containers' own logs.
import { describe, expect } from 'vitest';
import { clusterTest } from './cluster.ts';
import { ClusterAccess } from './cluster-access.ts';
import type { ComposeProject } from './compose-project.ts';
import { command, docker } from './engine.ts';

const services = ['server-z1', 'server-z2', 'agent-z1', 'agent-z2', 'traffic-controller', 'nats', 'balancer'];

/** When the containers of a service ended. */
async function endsOf(project: ComposeProject, service: string): Promise<number[]> {
  const ids = await project.containers(service);
  const times = await docker(['inspect', '--format', '{{.State.FinishedAt}}', ...ids]);
  return times.split('\n').map((time) => Date.parse(time));
}

/** Registers the tests after which there is no cluster. */
export function describeEnd(): void {
  describe('the compose cluster at its end', () => {
    clusterTest('runs everything contained', async (project) => {
      for (const service of [...services, 'demo']) {
        for (const id of await project.containers(service)) {
          const format =
            '{{.HostConfig.ReadonlyRootfs}} {{.HostConfig.CapDrop}} {{.HostConfig.SecurityOpt}} {{.Config.User}}';
          expect(`${service} ${await docker(['inspect', '--format', format, id])}`).toBe(
            `${service} true [ALL] [no-new-privileges:true] 1000:1000`,
          );
          const published = await docker([
            'inspect',
            '--format',
            '{{range $p, $b := .NetworkSettings.Ports}}{{range $b}}{{.HostIp}} {{end}}{{end}}',
            id,
          ]);
          expect(published.split(' ').filter((address) => address !== '' && address !== '127.0.0.1')).toEqual(
            [],
          );
        }
      }
    });

    clusterTest(
      'stops cleanly within its grace, and has written no secret to its logs',
      async (project) => {
        await using access = await ClusterAccess.open(project);
        const key = (await project.exec('traffic-controller', ['cat', '/run/tailrace/token.key'])).trim();
        await access.run(['status']);
        const to = ['--ingress', `127.0.0.1:${project.settings.ports.INGRESS_Z1}`];
        await using pipe = access.start([
          'pipe',
          '--app',
          'last',
          ...to,
          ...(await access.clientFlags(project)),
        ]);
        pipe.endInput('line\n'.repeat(5_000));
        expect((await pipe.ended()).status, pipe.stderr).toBe(0);
        await project.compose(['stop']);
        for (const zone of ['z1', 'z2']) {
          const [agentEnd = 0] = await endsOf(project, `agent-${zone}`);
          const serverEnds = await endsOf(project, `server-${zone}`);
          // What the agent had taken could still go to them.
          expect(serverEnds.filter((end) => end < agentEnd)).toEqual([]);
        }
        for (const service of services) {
          for (const id of await project.containers(service)) {
            const state = await docker([
              'inspect',
              '--format',
              '{{.State.ExitCode}} {{.State.OOMKilled}} {{.RestartCount}}',
              id,
            ]);
            expect(`${service} ${state}`).toBe(`${service} 0 false 0`);
            const { stdout, stderr } = await command(['docker', 'logs', id]);
            const logs = stdout + stderr;
            expect(logs.includes(key)).toBe(false);
            expect(logs.includes(access.token)).toBe(false);
            expect(logs).not.toMatch(/PRIVATE KEY|eyJ[\w-]+\.eyJ/);
          }
        }
      },
      90_000,
    );
  });
}
