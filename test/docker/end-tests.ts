// The end of the compose cluster, and what is left in its containers' own logs.
import { describe, expect } from 'vitest';
import { clusterTest } from './cluster.ts';
import { ClusterAccess } from './cluster-access.ts';
import { command, docker } from './engine.ts';

const services = ['server-z1', 'server-z2', 'agent-z1', 'agent-z2', 'traffic-controller', 'nats', 'balancer'];

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
        await project.compose(['stop']);
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
