// A real cluster: every role a process of its own, a real nats-server, mutual TLS, tokens. One cluster for all tests of this file; those
// that take something away from it come last and leave enough for the next.
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import type { ApiClient } from '../kit/api-client.ts';
import { ClusterProcesses, type ClusterZone } from '../kit/cluster-processes.ts';
import { natsServer } from '../kit/nats-peer.ts';
import { ProgramRun } from '../kit/program-run.ts';
import { RoleProcess } from '../kit/role-processes.ts';
import { SyslogReceiver } from '../kit/syslog-receiver.ts';
import { until } from '../kit/until.ts';

let cluster: ClusterProcesses;
let env: Record<string, string>;
let api: ApiClient;

beforeAll(async () => {
  if (natsServer.path === '') return;
  cluster = await ClusterProcesses.start({ tls: true, tokens: true });
  env = await cluster.readerEnv();
  api = await cluster.api();
}, 60_000);

afterAll(() => cluster?.[Symbol.asyncDispose]());

/** Writes lines as a program of the agent's host does. */
async function write(zone: ClusterZone, app: string, ...messages: string[]): Promise<void> {
  const [url = ''] = cluster.agents.get(zone)?.up.syslog ?? [];
  const socket = connect({ host: '127.0.0.1', port: Number(new URL(url.replace('tcp:', 'http:')).port) });
  socket.end(messages.map((message) => `<14>1 - host ${app} - - - ${message}\n`).join(''));
  await once(socket.resume(), 'close');
}

/** Runs a reading command to its end. */
async function tailrace(
  ...args: string[]
): Promise<{ status: number | null; stdout: string; stderr: string }> {
  await using run = ProgramRun.tailrace(args, { env });
  const { status } = await run.ended();
  return { status, stdout: run.stdout, stderr: run.stderr };
}

/** What is held of an app, as JSON lines. */
async function recent(app: string): Promise<string> {
  return (await api.get(`/v1/apps/${app}/recent`)).text;
}

const status = async () => (await api.get('/v1/status')).json;

describe('lines', () => {
  natsServer.test('of both zones are tailed and dumped', async () => {
    await cluster.pipe('z1', 'web', 'before\n');
    await using tail = ProgramRun.tailrace(['logs', 'web', '-o', 'raw'], { env });
    await tail.untilStdout(/^before$/m);
    await cluster.pipe('z1', 'web', 'one\n');
    await write('z2', 'web', 'two');
    await tail.untilStdout(/^one$/m);
    await tail.untilStdout(/^two$/m);
    tail.kill('SIGINT');
    expect((await tail.ended()).status).toBe(130);
    const dump = await tailrace('recent', 'web', '-o', 'raw');
    expect(dump.stdout.trimEnd().split('\n').sort()).toEqual(['before', 'one', 'two']);
  });

  natsServer.test('go to a drain that was added through any controller', async () => {
    await using receiver = await SyslogReceiver.start();
    const added = await tailrace('drains', 'add', 'drained', receiver.url);
    expect(added, added.stderr).toMatchObject({ status: 0 });
    await write('z2', 'drained', 'to the receiver');
    await until(() => receiver.messages.some(({ message }) => message === 'to the receiver\n'));
    expect(receiver.errors).toEqual([]);
    expect((await tailrace('drains', 'rm', 'drained', receiver.url, '-y')).status).toBe(0);
  });

  natsServer.test('are limited as soon as a limit is set', async () => {
    expect((await tailrace('limits', 'set', 'noisy', '--lines', '5/s')).status).toBe(0);
    await until(
      async () => {
        await write('z1', 'noisy', ...Array.from({ length: 40 }, () => 'x'));
        return (await recent('noisy')).includes('"stage":"limit"');
      },
      { what: 'a line that was dropped for its rate' },
    );
  });
});

describe('the state', () => {
  natsServer.test('of the cluster lists every process', async () => {
    const { stdout } = await tailrace('status');
    for (const id of ['z1-a', 'z1-b', 'z2-a', 'z2-b', 'z1-agent', 'z2-agent', 'tc1']) {
      expect(stdout).toMatch(new RegExp(`^${id} +z[12] +up `, 'm'));
    }
    expect(stdout).toMatch(/^registry: +ok$/m);
    expect(stdout).toMatch(/^z1 +up +2 +1 +1\/1/m);
  });

  natsServer.test('of each process is on its own port', async () => {
    const page = await readFile(new URL('../../docs/metrics.md', import.meta.url), 'utf8');
    const documented = [...page.matchAll(/^\| `(tailrace_process_\w+)` \| (\w+) \|/gm)].map(
      ([, ...each]) => each,
    );
    expect(documented.length).toBeGreaterThan(3);
    const all = [...cluster.servers, ...cluster.agents.values(), ...cluster.controllers];
    for (const process of all) {
      await until(async () => (await process.page('/readyz')).text === '{"ok":true}\n', {
        what: `${process.role} to be ready`,
        describe: () => process.run.stderr.slice(-500),
      });
      expect(await process.page('/healthz')).toEqual({ status: 200, text: '{"ok":true}\n' });
      const name = process.role === 'traffic-controller' ? 'controller' : process.role;
      const { text } = await process.page('/metrics');
      expect(text).toContain(`# TYPE tailrace_${name}_`);
      const own = [...text.matchAll(/^# TYPE (tailrace_process_\w+) (\w+)$/gm)].map(([, ...each]) => each);
      expect(own).toEqual(documented);
    }
  });

  natsServer.test('is written at SIGUSR1', async () => {
    const server = cluster.server('z1-a');
    server.run.kill('SIGUSR1');
    const dump = await server.untilLogged((line) => 'state' in line, 'a state dump');
    expect(dump).toMatchObject({
      role: 'server',
      health: { reasons: [], warnings: [] },
      registry: { trouble: null },
      state: { id: 'z1-a', zone: 'z1', state: 'up' },
    });
  });

  natsServer.test('goes to standard error, and nothing to standard output', () => {
    const all = [...cluster.servers, ...cluster.agents.values(), ...cluster.controllers];
    expect(all.map(({ run }) => run.stdout).join('')).toBe('');
  });
});

describe('certificates', () => {
  natsServer.test('are replaced while readers go on and new connections use the new ones', async () => {
    await using tail = ProgramRun.tailrace(['logs', 'renewed', '-o', 'json'], { env });
    await tail.untilStdout(/"type":"waiting"/);
    await write('z1', 'renewed', 'before');
    await tail.untilStdout(/"before"/);
    const fingerprints = () =>
      Promise.all(
        ['server', 'agent', 'controller'].map((role) => readFile(cluster.certificate(`${role}.crt`), 'utf8')),
      );
    const before = await fingerprints();
    expect((await tailrace('certs', 'renew', cluster.certificate('.'))).status).toBe(0);
    for (const [i, text] of (await fingerprints()).entries()) expect(text).not.toBe(before[i]);
    const all = [...cluster.servers, ...cluster.agents.values(), ...cluster.controllers];
    for (const process of all) {
      await process.untilLogged(
        ({ msg }) => msg === 'new TLS files are in use',
        `new files in use by a ${process.role}`,
      );
    }
    await cluster.pipe('z1', 'renewed', 'after\n');
    await tail.untilStdout(/"after"/);
    expect(tail.stdout).not.toMatch(/"type":"(reconnect|gap|zone)"/);
    expect((await tailrace('recent', 'renewed')).status).toBe(0);
  });

  natsServer.test('of another role keep a process from starting', async () => {
    const flags = cluster.commonFlags('z1', 'stranger', 'agent');
    await using run = ProgramRun.tailrace(['server', ...flags, '--listen', '127.0.0.1:0', '--data', 'none']);
    expect((await run.ended()).status).toBe(1);
    expect(run.stderr).toMatch(
      /^tailrace: Cannot use .*expected the DNS name server\.tailrace\.internal among them$/m,
    );
  });
});

natsServer.test('a second server with the same id refuses to start', async () => {
  const flags = ['--listen', '127.0.0.1:0', '--data', cluster.folder.file('second')];
  const second = RoleProcess.spawn('server', [...cluster.commonFlags('z1', 'z1-a', 'server'), ...flags]);
  expect((await second.run.ended()).status).toBe(1);
  expect(second.run.stderr).toMatch(
    /^tailrace: Cannot join as server "z1-a": a server with this id runs at 127\.0\.0\.1:\d+ in zone "z1", expected an id that no other has$/m,
  );
});

natsServer.test('a server that is killed is out of the view, and another has its apps', async () => {
  const apps = Array.from({ length: 6 }, (_, i) => `moving-${i}`);
  await using extra = await RoleProcess.start('server', [
    ...cluster.commonFlags('z1', 'z1-extra', 'server'),
    ...['--listen', '0.0.0.0:0', '--data', 'none'],
  ]);
  // The one address of this machine that reaches the registry.
  expect(extra.up.advertised).toBe(extra.up.address?.replace('0.0.0.0', '127.0.0.1'));
  await until(async () => JSON.stringify(await status()).includes('"z1-extra"'), { what: 'it to be seen' });
  const killedMs = performance.now();
  await extra.kill();
  await until(async () => !JSON.stringify(await status()).includes('"z1-extra"'), { what: 'it to be gone' });
  expect(performance.now() - killedMs).toBeLessThan(5_000);
  await Promise.all(apps.map((app) => write('z1', app, 'after')));
  await until(async () => (await Promise.all(apps.map(recent))).every((text) => text.includes('"after"')));
});

describe('without the registry', () => {
  natsServer.test(
    'lines go on, the state says what is wrong, and changes are refused with the reason',
    async () => {
      await cluster.nats.kill();
      const [controller] = cluster.controllers;
      const server = cluster.server('z1-a');
      for (const process of [controller, server, cluster.agents.get('z1')]) {
        const page = await until(async () => {
          const answer = await process?.page('/readyz');
          return answer?.text.includes('warnings') === true ? answer : undefined;
        });
        expect(page).toEqual({
          status: 200,
          text: expect.stringContaining('"registry: No contact with NATS'),
        });
      }
      expect(await status()).toMatchObject({ registry: { state: 'trouble' } });
      await write('z1', 'unbothered', 'still here');
      await until(async () => (await recent('unbothered')).includes('still here'));
      for (const [method, path, body] of [
        ['PUT', '/v1/apps/web/limit', { lines: 5 }],
        ['POST', '/v1/apps/web/drains', { url: 'syslog://192.0.2.1:514' }],
      ] as const) {
        const answer = await api.request(method, path, body);
        expect(answer.status).toBe(503);
        expect(answer.json).toMatchObject({
          error: { code: 'registry_unavailable', message: expect.stringContaining('No contact with NATS') },
        });
      }
      await cluster.nats.start();
      await until(async () => JSON.stringify(await status()).includes('"registry":{"state":"ok"}'), {
        what: 'contact again',
      });
      expect((await tailrace('limits', 'set', 'web', '--lines', '1000/s')).status).toBe(0);
    },
    30_000,
  );

  natsServer.test('a process waits for it, says so, and can be stopped meanwhile', async () => {
    const flags = [
      '--zone',
      'z1',
      '--registry',
      'nats://127.0.0.1:1',
      '--metrics',
      '127.0.0.1:0',
      '--data',
      'none',
    ];
    await using server = RoleProcess.spawn('server', [...flags, '--listen', '127.0.0.1:0']);
    await server.untilLogged(({ msg }) => msg === 'waiting for the registry', 'that it waits');
    expect(await server.stop()).toEqual({ status: 0, signal: null });
  });

  natsServer.test('a process gives up after --registry-wait', async () => {
    const flags = ['--zone', 'z1', '--registry', 'nats://127.0.0.1:1', '--registry-wait', '500ms'];
    await using agent = RoleProcess.spawn('agent', [...flags, '--ingress', '127.0.0.1:0']);
    expect((await agent.run.ended()).status).toBe(1);
    expect(agent.run.stderr).toMatch(
      /^tailrace: Cannot use the registry at nats:\/\/127\.0\.0\.1:1: no server answers/m,
    );
  });
});

natsServer.test('SIGTERM ends every process cleanly', async () => {
  await write('z1', 'kept', 'kept over a stop');
  await until(async () => (await recent('kept')).includes('kept over'));
  const ends = [
    ...(await Promise.all([...cluster.agents.values()].map((agent) => agent.stop()))),
    ...(await Promise.all(cluster.servers.map((server) => server.stop()))),
    ...(await Promise.all(cluster.controllers.map((controller) => controller.stop('SIGINT')))),
  ];
  expect(ends).toEqual(ends.map(() => ({ status: 0, signal: null })));
  const again = await cluster.addServer('z1', 'z1-a');
  const other = await cluster.addServer('z1', 'z1-b');
  const kept = [again, other].flatMap(({ log }) =>
    log.filter(({ msg }) => msg.includes('took up the lines')),
  );
  expect(kept.reduce((lines, line) => lines + Number(line['lines']), 0)).toBeGreaterThan(0);
});
