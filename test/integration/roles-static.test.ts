// A cluster of processes whose servers are in a file: nothing but our own programs. And what the commands of the roles refuse.
import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ClusterProcesses, freePort } from '../kit/cluster-processes.ts';
import { ProgramRun } from '../kit/program-run.ts';
import { RoleProcess } from '../kit/role-processes.ts';
import { until } from '../kit/until.ts';

let cluster: ClusterProcesses;

beforeAll(async () => {
  cluster = await ClusterProcesses.start({ registry: 'static', serversPerZone: 1, controllers: 2 });
}, 60_000);

afterAll(() => cluster?.[Symbol.asyncDispose]());

async function tailrace(args: readonly string[], input?: string) {
  await using run = ProgramRun.tailrace(args, { env: { TAILRACE_URL: cluster.url } });
  run.endInput(input);
  const { status } = await run.ended();
  return { status, stdout: run.stdout, stderr: run.stderr };
}

test('lines of both zones come together, and the second controller knows the limits of the first', async () => {
  for (const zone of ['z1', 'z2'] as const) {
    const piped = await tailrace(
      ['pipe', '--app', 'web', '--ingress', cluster.ingress(zone)],
      `from ${zone}\n`,
    );
    expect(piped, piped.stderr).toMatchObject({ status: 0 });
  }
  const { stdout } = await tailrace(['recent', 'web', '-o', 'raw']);
  expect(stdout.trimEnd().split('\n').sort()).toEqual(['from z1', 'from z2']);
  expect((await tailrace(['limits', 'set', 'web', '--lines', '77/s'])).status).toBe(0);
  const second = cluster.controllers[1]?.up.url ?? '';
  await until(async () => (await tailrace(['limits', '--url', second])).stdout.includes('77'));
});

test('SIGHUP reads the file again: a server that was added is seen, a file that is wrong changes nothing', async () => {
  const place = `127.0.0.1:${await freePort()}`;
  const before = await readFile(cluster.clusterFile, 'utf8');
  await writeFile(cluster.clusterFile, before.replace(/(z1: \[[^\]]*)/, `$1, ${place}`));
  await using added = await RoleProcess.start('server', [
    ...['--zone', 'z1', '--listen', place, '--registry', cluster.registry, '--data', 'none'],
    ...['--metrics', '127.0.0.1:0'],
  ]);
  expect(added.up).toMatchObject({ id: place, advertised: place });
  const [controller] = cluster.controllers;
  controller?.run.kill('SIGHUP');
  await until(async () => new RegExp(`^${place} +z1 +up`, 'm').test((await tailrace(['status'])).stdout));
  await writeFile(cluster.clusterFile, 'zones: nothing');
  controller?.run.kill('SIGHUP');
  const page = await until(async () => {
    const answer = await controller?.page('/readyz');
    return answer?.text.includes('warnings') === true ? answer : undefined;
  });
  expect(page).toEqual({ status: 200, text: expect.stringContaining('the servers are those of an earlier') });
  expect((await tailrace(['status'])).stdout).toMatch(
    /^registry: +trouble: the servers are those of an earlier/m,
  );
  await writeFile(cluster.clusterFile, before);
  controller?.run.kill('SIGHUP');
  await until(async () => (await controller?.page('/readyz'))?.text === '{"ok":true}\n');
});

describe('a command is refused', () => {
  test('with all problems of its settings at once and status 2', async () => {
    const file = cluster.folder.file('server.yaml');
    await writeFile(file, 'listen: nowhere\nlog-levle: info\n');
    await using run = ProgramRun.tailrace(
      ['server', '--registry', 'redis://x', '--config', file, '--grace', 'x'],
      {
        env: { TAILRACE_REPLICAS: '3' },
      },
    );
    expect(await run.ended()).toEqual({ status: 2, signal: null });
    expect(run.stdout).toBe('');
    expect(run.stderr.trimEnd().split('\n')).toEqual([
      'tailrace: Cannot use this configuration: 6 settings are wrong',
      `  log-levle in ${file}: is not a setting, did you mean log-level?`,
      '  --zone: is missing, expected the zone that this process is in, such as z1',
      '  --registry: is "redis://x", expected nats://HOST:PORT[,HOST:PORT…] or static:FILE',
      '  --grace: is "x", expected a duration such as 30s or 5m from 0s to 1h',
      `  listen in ${file}: is "nowhere", expected HOST:PORT with a port from 0 to 65535`,
      '  TAILRACE_REPLICAS: is "3", expected one of 1, 2',
    ]);
  });

  test('off loopback without what protects it', async () => {
    for (const [role, flag] of [
      ['server', '--listen'],
      ['agent', '--ingress'],
      ['traffic-controller', '--http'],
    ] as const) {
      await using run = ProgramRun.tailrace([
        ...[role, '--zone', 'z1', '--registry', cluster.registry],
        ...[flag, '0.0.0.0:0'],
      ]);
      expect((await run.ended()).status).toBe(2);
      const tokens = role === 'traffic-controller' ? ' and tokens \\(.*\\)' : '';
      expect(run.stderr).toMatch(
        new RegExp(
          `^ {2}${flag}: is on "0.0.0.0", expected a loopback address, or TLS \\(.*\\)${tokens}, or --insecure`,
          'm',
        ),
      );
    }
  });

  test('when its address is not in the file', async () => {
    const place = `127.0.0.1:${await freePort()}`;
    await using run = ProgramRun.tailrace([
      ...['server', '--zone', 'z1', '--listen', place, '--registry', cluster.registry, '--data', 'none'],
    ]);
    expect((await run.ended()).status).toBe(1);
    expect(run.stderr).toMatch(
      /^tailrace: Cannot join as server "127\.0\.0\.1:\d+": its address .* is not in .*, expected/m,
    );
  });

  test('when its port is taken', async () => {
    const [controller] = cluster.controllers;
    const taken = controller?.up.url?.replace('http://', '') ?? '';
    for (const flags of [
      ['agent', '--ingress', taken],
      ['agent', '--ingress', '127.0.0.1:0', '--metrics', taken],
    ]) {
      const [role = '', ...rest] = flags;
      await using run = ProgramRun.tailrace([role, '--zone', 'z1', '--registry', cluster.registry, ...rest]);
      expect((await run.ended()).status).toBe(1);
      expect(run.stderr).toMatch(new RegExp(`^tailrace: Cannot listen on ${taken}`, 'm'));
    }
  });
});
