// What the roles' image is and holds, and how a container of it behaves by itself.
import { randomBytes } from 'node:crypto';
import { describe, expect } from 'vitest';
import { until } from '../kit/until.ts';
import { clusterTest } from './cluster.ts';
import { baseImage, docker, dockerLines } from './engine.ts';

/** Megabytes that the image may add to its base. */
const addedMegabytesMax = 250;

interface ImageConfig {
  readonly User: string;
  readonly StopSignal: string;
  readonly Env: readonly string[];
  readonly Entrypoint: readonly string[];
  readonly Healthcheck?: { readonly Test: readonly string[] };
  readonly Labels: Readonly<Record<string, string>>;
}

async function configOf(image: string): Promise<ImageConfig> {
  return JSON.parse(await docker(['image', 'inspect', '--format', '{{json .Config}}', image])) as ImageConfig;
}

async function megabytesOf(image: string): Promise<number> {
  return Number(await docker(['image', 'inspect', '--format', '{{.Size}}', image])) / 1e6;
}

/** Registers the tests of the roles' image. */
export function describeImage(): void {
  describe('the image', () => {
    clusterTest(`adds less than ${addedMegabytesMax} MB to its base`, async (project) => {
      const added = (await megabytesOf(project.image())) - (await megabytesOf(baseImage));
      expect(added).toBeGreaterThan(1);
      expect(added).toBeLessThan(addedMegabytesMax);
    });

    clusterTest('says how it is run, stopped and asked for its health', async (project) => {
      const config = await configOf(project.image());
      expect(config.User).toBe('1000:1000');
      expect(config.StopSignal).toBe('SIGTERM');
      expect(config.Entrypoint).toEqual(['node', '/opt/tailrace/packages/cli/bin/tailrace.mjs']);
      expect(config.Healthcheck?.Test).toEqual(['CMD', 'node', '/opt/tailrace/ready.mjs']);
      expect(config.Labels['org.opencontainers.image.licenses']).toBe('Apache-2.0');
    });

    clusterTest(
      'holds the program and what it needs, and neither sources, tests nor keys',
      async (project) => {
        const files = await dockerLines([
          ...['run', '--rm', '--user=0', '--network=none', '--entrypoint=find', project.image()],
          ...['/opt/tailrace', '/var/lib/tailrace', '/run/tailrace', '/tmp', '/root', '-type', 'f'],
        ]);
        expect(files).toContain('/opt/tailrace/packages/cli/dist/main.js');
        const own = files.filter((path) => !path.includes('/node_modules/'));
        expect(
          own.filter((path) => /\.(ts|map|test\.js|tsbuildinfo)$|\/(testing|bench)\//.test(path)),
        ).toEqual([]);
        expect(
          files.filter((path) => /\/node_modules\/(vitest|typescript|tsx|esbuild|@biomejs)\//.test(path)),
        ).toEqual([]);
        expect(
          own.filter(
            (path) => /\.(key|crt|pem|jwt)$|token|\.npmrc|\.env|\.git\//.test(path) && !path.endsWith('.js'),
          ),
        ).toEqual([]);
        const withKeys = await dockerLines([
          ...['run', '--rm', '--user=0', '--network=none', '--entrypoint=/bin/sh', project.image(), '-c'],
          'grep -rlE -e "-----BEGIN [A-Z ]*PRIVATE KEY-----[^\'\\"\\`]{20}" /opt/tailrace/packages /var/lib/tailrace /run/tailrace || true',
        ]);
        expect(withKeys).toEqual([]);
      },
    );

    clusterTest('keeps nothing of the build machine in its settings and layers', async (project) => {
      const config = await configOf(project.image());
      const history = await docker(['history', '--no-trunc', '--format', '{{.CreatedBy}}', project.image()]);
      const secret = /_auth|authtoken|password|BEGIN [A-Z ]*PRIVATE KEY/i;
      expect(config.Env.filter((setting) => secret.test(setting))).toEqual([]);
      expect(history).not.toMatch(secret);
    });

    clusterTest('runs as nobody in particular, and cannot change its own program', async (project) => {
      const contained = ['--rm', '--read-only', '--cap-drop=ALL', '--network=none', '--entrypoint=/bin/sh'];
      const said = await docker([
        ...['run', ...contained, project.image(), '-c'],
        'id -u; touch /opt/tailrace/x 2>&1; touch /var/lib/tailrace/x 2>&1; true',
      ]);
      expect(said).toMatch(/^1000\n.*Read-only file system\n.*Read-only file system$/);
      const writable = await dockerLines([
        ...['run', '--rm', '--network=none', '--entrypoint=find', project.image()],
        ...['/opt/tailrace', '-writable', '-not', '-type', 'l'],
      ]);
      expect(writable).toEqual([]);
    });

    clusterTest('runs the program as the first process, which ends with 0 on SIGTERM', async (project) => {
      const name = `${project.settings.name}-up-${randomBytes(2).toString('hex')}`;
      const label = `--label=com.docker.compose.project=${project.settings.name}`;
      const contained = [
        '--read-only',
        '--tmpfs=/tmp',
        '--cap-drop=ALL',
        '--network=none',
        '--security-opt=no-new-privileges',
      ];
      await docker([
        'run',
        '--detach',
        '--name',
        name,
        label,
        ...contained,
        '--volume=/var/lib/tailrace',
        project.image(),
        'up',
      ]);
      const health = ['exec', name, 'node', '/opt/tailrace/ready.mjs'];
      await until(
        () =>
          docker(health)
            .then((said) => said.includes('"ok":true'))
            .catch(() => false),
        { timeoutMs: 30_000 },
      );
      expect(await docker(['exec', name, 'cat', '/proc/1/cmdline'])).toMatch(/^node\0.*tailrace\.mjs\0up/);
      const startedMs = performance.now();
      await docker(['stop', '--time=30', name]);
      expect(performance.now() - startedMs).toBeLessThan(10_000);
      expect(await docker(['inspect', '--format', '{{.State.ExitCode}} {{.State.OOMKilled}}', name])).toBe(
        '0 false',
      );
      await docker(['rm', '--volumes', name]);
    });
  });
}
