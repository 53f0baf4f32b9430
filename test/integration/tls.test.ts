// A cluster of processes with TLS on every hop, with certificates as `tailrace certs init` makes them: its main path, programs
// of others on its ports, who is turned away with what words, and new certificates under traffic.
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { connect as connectTls } from 'node:tls';
import { status } from '@grpc/grpc-js';
import { readerService, uplinkService } from '@tailrace/proto/services';
import { createChannel } from '@tailrace/transport/channel';
import type { PeerRole } from '@tailrace/transport/peer-roles';
import { TlsFiles } from '@tailrace/transport/tls-files';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { messagesOf } from '../kit/api-client.ts';
import { ClusterProcesses } from '../kit/cluster-processes.ts';
import { peer } from '../kit/peer.ts';
import { ProgramRun } from '../kit/program-run.ts';
import type { RoleProcess } from '../kit/role-processes.ts';
import { SpyLogger } from '../kit/spy-logger.ts';
import { SyslogReceiver } from '../kit/syslog-receiver.ts';
import { until } from '../kit/until.ts';

const openssl = peer('openssl');
const curl = peer('curl');

let cluster: ClusterProcesses;

beforeAll(async () => {
  cluster = await ClusterProcesses.start({
    registry: 'static',
    tls: true,
    serversPerZone: 1,
    flags: { agent: ['--syslog', 'tls://127.0.0.1:0'] },
  });
});
afterAll(() => cluster[Symbol.asyncDispose]());

/** One of the log servers. */
function server(): RoleProcess {
  const [first] = cluster.servers;
  if (first === undefined) throw new Error('the cluster has no server');
  return first;
}
const file = (name: string): string => cluster.certificate(name);
/** The flags of a certificate for `pipe` and `run`. */
const tlsFlags = (role: PeerRole): string[] => [
  ...['--tls-cert', file(`${role}.crt`), '--tls-key', file(`${role}.key`)],
  ...['--tls-ca', file('ca.crt')],
];
const pipe = (app: string, flags: readonly string[]): ProgramRun =>
  ProgramRun.tailrace(['pipe', '--app', app, '--ingress', cluster.ingress('z1'), ...flags]);
const reader = (args: readonly string[]): ProgramRun =>
  ProgramRun.tailrace([...args, '--url', cluster.url, '--ca', file('ca.crt')]);
const numbered = (count: number, from = 0): string[] =>
  Array.from({ length: count }, (_, i) => `line ${from + i}`);

describe('the main path', () => {
  test('lines from pipe and run are tailed and dumped, over TLS all the way', async () => {
    expect(cluster.url).toMatch(/^https:/);
    await using tail = reader(['logs', 'web', '-n', 'all', '-o', 'raw']);
    await using sender = pipe('web', tlsFlags('client'));
    const lines = numbered(200);
    sender.endInput(`${lines.join('\n')}\n`);
    expect(await sender.ended()).toMatchObject({ status: 0 });
    await tail.untilStdout(/^line 199$/m);
    expect(tail.stdout.trim().split('\n')).toEqual(lines);
    const flags = ['--app', 'web', '--ingress', cluster.ingress('z1'), ...tlsFlags('client')];
    await using ran = ProgramRun.tailrace(['run', ...flags, '--', 'echo', 'from run']);
    expect(await ran.ended()).toMatchObject({ status: 0 });
    await tail.untilStdout(/^from run$/m);
    await using recent = reader(['recent', 'web', '-o', 'raw', '-n', 'all']);
    expect(await recent.ended()).toMatchObject({ status: 0 });
    expect(recent.stdout.trim().split('\n')).toEqual([...lines, 'from run']);
  });

  test('a drain gets its lines', async () => {
    await using receiver = await SyslogReceiver.start();
    const api = await cluster.api();
    const added = await api.post('/v1/apps/drained/drains', { url: `syslog://127.0.0.1:${receiver.port}` });
    expect(added.status).toBe(201);
    await using sender = pipe('drained', tlsFlags('client'));
    sender.endInput('through a drain\n');
    await until(() => receiver.messages.some(({ message }) => message.includes('through a drain')), {
      what: 'a line at the drain',
    });
  });
});

describe('programs of others', () => {
  openssl.test('openssl s_client writes syslog over TLS', async () => {
    const url = cluster.agents.get('z1')?.up.syslog?.find((each) => each.startsWith('tls:')) ?? '';
    const port = new URL(url.replace('tls:', 'http:')).port;
    await using sender = new ProgramRun(openssl.path, [
      ...['s_client', '-quiet', '-no_ign_eof', '-verify_return_error', '-verify_hostname', 'localhost'],
      ...['-connect', `127.0.0.1:${port}`, '-CAfile', file('ca.crt')],
      ...['-cert', file('client.crt'), '-key', file('client.key')],
    ]);
    await sender.write('<14>1 - - sslapp - - - from openssl\n');
    const api = await cluster.api();
    await until(async () => messagesOf(await api.recent('sslapp')).includes('from openssl'), {
      what: 'its line',
    });
  });

  openssl.test('openssl s_client verifies a server by its role name, with TLS 1.2 and 1.3', async () => {
    for (const version of ['-tls1_2', '-tls1_3']) {
      await using client = new ProgramRun(openssl.path, [
        ...['s_client', version, '-verify_return_error', '-verify_hostname', 'server.tailrace.internal'],
        ...['-alpn', 'h2', '-connect', server().up.address ?? '', '-CAfile', file('ca.crt')],
        ...['-cert', file('agent.crt'), '-key', file('agent.key')],
      ]);
      await client.untilStdout(/Verify return code: 0 \(ok\)/);
      expect(client.stdout).toContain('ALPN protocol: h2');
    }
  });

  curl.test('curl reads over HTTPS, and is told so where it speaks plain HTTP', async () => {
    await using secure = new ProgramRun(curl.path, [
      '-sS',
      '--cacert',
      file('ca.crt'),
      `${cluster.url}/healthz`,
    ]);
    expect(await secure.ended()).toMatchObject({ status: 0 });
    await using plain = new ProgramRun(curl.path, [
      '-sS',
      `${cluster.url.replace('https:', 'http:')}/healthz`,
    ]);
    expect(await plain.ended()).toMatchObject({ status: 0 });
    expect(plain.stdout).toContain('https_required');
  });
});

describe('who is turned away', () => {
  test('pipe without TLS, and with it where there is none, is told what is expected', async () => {
    await using plain = pipe('away', []);
    plain.endInput('x\n');
    expect(await plain.ended()).toMatchObject({ status: 1 });
    expect(plain.stderr).toContain(
      `the agent at ${cluster.ingress('z1')}: it closed the connection and may speak TLS, expected a peer without TLS, as we are`,
    );
    // A port of ours that speaks no TLS.
    const address = cluster.agents.get('z1')?.up.metrics ?? '';
    await using wrong = ProgramRun.tailrace([
      'pipe',
      '--app',
      'away',
      '--ingress',
      address,
      ...tlsFlags('client'),
    ]);
    wrong.endInput('x\n');
    expect(await wrong.ended()).toMatchObject({ status: 1 });
    expect(wrong.stderr).toContain(
      `the agent at ${address}: it does not speak TLS, expected a peer with TLS, as we are`,
    );
  });

  test('pipe with the certificate of a server is refused for its role, and audited', async () => {
    await using sender = pipe('away', tlsFlags('server'));
    sender.endInput('x\n');
    expect(await sender.ended()).toMatchObject({ status: 1 });
    expect(sender.stderr).toContain('the certificate is for server, expected one for client or agent');
    const agent = cluster.agents.get('z1');
    expect(agent?.log.find(({ reason }) => reason === 'wrong_role')).toMatchObject({
      audit: true,
      action: '/tailrace.v1.Uplink/Connect',
      outcome: 'refused',
      remote: expect.stringContaining('127.0.0.1:'),
    });
  });

  test('a reader that does not know the authority is told how to name it', async () => {
    await using run = ProgramRun.tailrace(['status', '--url', cluster.url]);
    expect(await run.ended()).toMatchObject({ status: 6 });
    expect(run.stderr).toContain('its certificate is of an authority that is not trusted');
    expect(run.stderr).toContain('--ca');
  });

  test('a reader that speaks plain HTTP is told the URL that it should use', async () => {
    await using run = ProgramRun.tailrace(['status', '--url', cluster.url.replace('https:', 'http:')]);
    expect((await run.ended()).status).not.toBe(0);
    expect(run.stderr).toContain('this port speaks HTTPS, expected a URL that begins with https://');
  });

  test.each<[string, PeerRole, string]>([
    ['an agent cannot subscribe', 'agent', readerService.subscribe.path],
    ['a client cannot subscribe', 'client', readerService.subscribe.path],
    ['a controller cannot ingest', 'controller', uplinkService.connect.path],
    ['a client cannot ingest past an agent', 'client', uplinkService.connect.path],
  ])('%s', async (_, role, path) => {
    const paths = { cert: file(`${role}.crt`), key: file(`${role}.key`), ca: file('ca.crt') };
    const tls = await TlsFiles.load(paths, new SpyLogger().logger);
    const address = server().up.address ?? '';
    const client = createChannel({ address, role: 'server', tls });
    const same = (bytes: Buffer): Buffer => bytes;
    const call = client.makeBidiStreamRequest(path, same, same);
    call.on('error', () => undefined);
    const end = await new Promise((resolve) => call.on('status', resolve));
    expect(end).toMatchObject({
      code: status.UNAUTHENTICATED,
      details: expect.stringContaining(`for ${role}`),
    });
    client.close();
    tls.close();
    await until(() => server().log.some((line) => line['audit'] === true && line['action'] === path), {
      what: 'an audit line',
    });
  });

  test('a program under run does not notice that its certificate cannot be used', async () => {
    const broken = cluster.folder.file('broken.crt');
    writeFileSync(broken, 'hello');
    const flags = [
      '--app',
      'away',
      '--ingress',
      cluster.ingress('z1'),
      ...tlsFlags('client'),
      '--tls-cert',
      broken,
    ];
    await using run = ProgramRun.tailrace(['run', '-v', ...flags, '--', 'sh', '-c', 'echo out; exit 7']);
    expect(await run.ended()).toMatchObject({ status: 7 });
    expect(run.stdout).toBe('out\n');
    expect(run.stderr).toContain('1 lines were not logged');
    expect(run.stderr).toContain('there is no certificate in it');
  });
});

test('certificates are renewed under traffic: nothing is lost, nobody is disconnected, new connections see them', async () => {
  await using tail = reader(['logs', 'renewed', '-n', 'all', '-o', 'raw']);
  await using sender = pipe('renewed', tlsFlags('client'));
  await sender.write(`${numbered(100).join('\n')}\n`);
  await tail.untilStdout(/^line 99$/m);
  const all = [...cluster.servers, ...cluster.agents.values(), ...cluster.controllers];
  const opened = () =>
    [...cluster.agents.values()].flatMap(({ log }) => log).filter(({ msg }) => msg === 'the uplink is open')
      .length;
  const before = { opened: opened(), serial: await serial() };

  await using renew = ProgramRun.tailrace(['certs', 'renew', cluster.certificate('')]);
  expect(await renew.ended()).toMatchObject({ status: 0 });
  await until(() => all.every(({ log }) => log.some(({ msg }) => msg === 'new TLS files are in use')), {
    what: 'new certificates everywhere',
  });

  await sender.write(`${numbered(100, 100).join('\n')}\n`);
  await tail.untilStdout(/^line 199$/m);
  expect(tail.stdout.trim().split('\n')).toEqual(numbered(200));
  expect(tail.stderr).not.toMatch(/reconnect|lost/i);
  expect(opened()).toBe(before.opened);
  expect(await serial()).not.toBe(before.serial);
  await using again = pipe('renewed', tlsFlags('client'));
  again.endInput('new connection\n');
  expect(await again.ended()).toMatchObject({ status: 0 });
  await tail.untilStdout(/^new connection$/m);
});

/** Serial number of the certificate that the controller shows to new connections. */
async function serial(): Promise<string> {
  const socket = connectTls({
    host: '127.0.0.1',
    port: Number(new URL(cluster.url).port),
    ca: readFileSync(file('ca.crt')),
  });
  await once(socket, 'secureConnect');
  const { serialNumber } = socket.getPeerCertificate();
  socket.destroy();
  return serialNumber;
}
