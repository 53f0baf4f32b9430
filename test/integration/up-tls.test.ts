// `tailrace up` with TLS and tokens, as a user starts it: what its banner says works as it is printed, programs of others on its
// ports, who is turned away, and new certificates while it runs.
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:tls';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ApiClient, messagesOf } from '../kit/api-client.ts';
import { peer } from '../kit/peer.ts';
import { ProgramRun, tailraceProgram } from '../kit/program-run.ts';
import { TemporaryFolder } from '../kit/temporary-folder.ts';
import { until } from '../kit/until.ts';
import { UpProgram } from '../kit/up-program.ts';

const openssl = peer('openssl');
const curl = peer('curl');

let folder: TemporaryFolder;
let up: UpProgram;
let api: ApiClient;

const file = (name: string): string => folder.file(`certs/${name}`);
const tlsFlags = (name: string): string[] => [
  ...['--tls-cert', file(`${name}.crt`), '--tls-key', file(`${name}.key`)],
  ...['--tls-ca', file('ca.crt')],
];

/** Runs our program in the folder to its end. */
async function run(args: readonly string[], input = '') {
  await using program = ProgramRun.tailrace(args, { cwd: folder.path });
  program.endInput(input);
  const { status } = await program.ended();
  return { status, stdout: program.stdout, stderr: program.stderr };
}

/** Runs a command that the banner has printed, as a shell does; the first match. */
async function printed(pattern: RegExp, input = ''): Promise<string> {
  const line = pattern.exec(up.run.stdout)?.[0] ?? '';
  const words = line.replace(/^(?:npx )?tailrace/, `"${process.execPath}" "${tailraceProgram}"`);
  const child = promisify(execFile)('sh', ['-c', words], { cwd: folder.path });
  child.child.stdin?.end(input);
  return (await child).stdout;
}

beforeAll(async () => {
  folder = await TemporaryFolder.create();
  expect(await run(['certs', 'init', 'certs'])).toMatchObject({ status: 0 });
  expect(await run(['token', 'key', 'token.key'])).toMatchObject({ status: 0 });
  const ports = ['--http', '0.0.0.0:0', '--syslog', 'tls://127.0.0.1:0', '--metrics', '127.0.0.1:0'];
  const flags = [...ports, ...tlsFlags('up'), '--token-key', folder.file('token.key'), '--log-level', 'info'];
  up = await UpProgram.start(folder.file('data'), flags, { cwd: folder.path });
  await printed(/(?:npx )?tailrace token --key .*$/m);
  const token = readFileSync(folder.file('tailrace.token'), 'utf8').trim();
  api = new ApiClient(up.url, {
    ca: readFileSync(file('ca.crt'), 'utf8'),
    headers: { authorization: `Bearer ${token}` },
  });
});
afterAll(async () => {
  await up?.[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

describe('the banner', () => {
  test('has commands that work as they are printed', async () => {
    expect(up.url).toMatch(/^https:/);
    await printed(/(?:npx )?tailrace pipe --app web .*$/m, 'one\ntwo\n');
    const logs = /^ {2}(?:npx )?tailrace (logs web .*)$/m.exec(up.run.stdout)?.[1]?.split(' ') ?? [];
    await using reader = ProgramRun.tailrace([...logs, '-o', 'raw'], { cwd: folder.path });
    await reader.untilStdout(/^one\ntwo\n/);
    await printed(/(?:npx )?tailrace pipe --app web .*$/m, 'three\n');
    await reader.untilStdout(/^three$/m);
    expect(await printed(/(?:npx )?tailrace drains add .*$/m)).toContain('syslog://127.0.0.1:1514');
  });
});

describe('programs of others', () => {
  openssl.test('openssl s_client writes syslog over TLS with a certificate, and not without', async () => {
    const port = (await up.run.untilStdout(/z1 agent, syslog\s+tls:\/\/127\.0\.0\.1:(\d+)/))[1] ?? '';
    const connectTo = (...more: string[]) =>
      new ProgramRun(openssl.path, [
        ...['s_client', '-quiet', '-no_ign_eof', '-verify_return_error', '-verify_hostname', 'localhost'],
        ...['-connect', `127.0.0.1:${port}`, '-CAfile', file('ca.crt'), ...more],
      ]);
    await using sender = connectTo('-cert', file('client.crt'), '-key', file('client.key'));
    await sender.write('<14>1 - - sslapp - - - from openssl\n');
    await until(async () => messagesOf(await api.recent('sslapp')).includes('from openssl'), {
      what: 'its line',
    });
    await using stranger = connectTo();
    await stranger.write('<14>1 - - sslapp - - - from a stranger\n');
    await stranger.ended();
    await until(() => /"reason":"no_certificate"/.test(up.run.stderr), { what: 'an audit line' });
    expect(messagesOf(await api.recent('sslapp'))).toEqual(['from openssl']);
  });

  openssl.test(
    'openssl s_client verifies a server inside of it, which takes nobody without a certificate',
    async () => {
      const { json } = await api.get('/v1/status');
      const [server] = (json as { servers: { address: string }[] }).servers;
      const verify = ['-verify_return_error', '-verify_hostname', 'server.tailrace.internal'];
      const to = ['-alpn', 'h2', '-connect', server?.address ?? '', '-CAfile', file('ca.crt')];
      await using plain = new ProgramRun(openssl.path, ['s_client', ...verify, ...to]);
      await plain.ended();
      expect(plain.stdout).toMatch(/Verify return code: 0 \(ok\)|Verification: OK/);
      await until(() => up.run.stderr.match(/"role":"server".*"reason":"no_certificate"/), {
        what: 'an audit line of the server',
      });
    },
  );

  curl.test('curl reads over HTTPS with the token, and is told what is missing', async () => {
    const get = async (url: string, ...more: string[]): Promise<string> => {
      await using program = new ProgramRun(curl.path, ['-sS', '--cacert', file('ca.crt'), ...more, url]);
      expect(await program.ended()).toMatchObject({ status: 0 });
      return program.stdout;
    };
    const header = `authorization: Bearer ${readFileSync(folder.file('tailrace.token'), 'utf8').trim()}`;
    expect(JSON.parse(await get(`${up.url}/v1/status`, '-H', header))).toMatchObject({ cluster: {} });
    expect(JSON.parse(await get(`${up.url}/v1/status`))).toMatchObject({ error: { code: 'unauthorized' } });
    expect(await get(`${up.url.replace('https:', 'http:')}/healthz`)).toContain('https_required');
  });
});

test('servers are stopped and started only by who has the right', async () => {
  const reading = (
    await run(['token', '--key', 'token.key', '--apps', '*', '--rights', 'read'])
  ).stdout.trim();
  const stop = (headers: Record<string, string>) => api.request('POST', '/v1/servers/z2/stop', {}, headers);
  expect((await stop({ authorization: 'Bearer x' })).status).toBe(401);
  expect((await stop({ authorization: `Bearer ${reading}` })).status).toBe(403);
  expect((await stop({})).json).toEqual({ servers: ['z2-a', 'z2-b'] });
  expect((await api.post('/v1/servers/z2/start')).json).toEqual({ servers: ['z2-a', 'z2-b'] });
});

test('metrics and state are at --metrics, and not at the port that asks for tokens', async () => {
  const where = (await up.run.untilStdout(/state and metrics\s+(http:\S+)/))[1] ?? '';
  const text = await (await fetch(where)).text();
  for (const name of [
    'tailrace_agent_',
    'tailrace_server_',
    'tailrace_controller_',
    'tailrace_process_tls_',
  ]) {
    expect(text).toContain(name);
  }
  expect((await fetch(new URL('/readyz', where))).status).toBe(200);
  expect((await api.get('/metrics')).status).toBe(404);
});

test('new certificates are taken at SIGHUP, and connections that stand go on', async () => {
  const before = await serial();
  await using sender = ProgramRun.tailrace([
    'pipe',
    '--app',
    'renewed',
    '--ingress',
    up.ingress.z1,
    ...tlsFlags('client'),
  ]);
  await sender.write('before\n');
  await until(async () => messagesOf(await api.recent('renewed')).length === 1, { what: 'the first line' });
  expect(await run(['certs', 'renew', 'certs'])).toMatchObject({ status: 0 });
  up.run.kill('SIGHUP');
  await up.run.untilStderr(/new TLS files are in use/);
  expect(await serial()).not.toBe(before);
  sender.endInput('after\n');
  expect(await sender.ended()).toMatchObject({ status: 0 });
  await until(async () => messagesOf(await api.recent('renewed')).join() === 'before,after', {
    what: 'both lines',
  });
});

test('a certificate that lacks a role is refused with one line and a hint', async () => {
  const refused = await run(['up', '--data', folder.file('other'), ...tlsFlags('controller')]);
  expect(refused).toMatchObject({ status: 1, stdout: '' });
  expect(refused.stderr).toMatch(/expected the DNS name agent\.tailrace\.internal among them\n.*up\.crt/);
});

test('a stop is clean', async () => {
  up.run.kill('SIGTERM');
  expect(await up.run.ended()).toEqual({ status: 0, signal: null });
});

/** Serial number of the certificate that new readers are shown. */
async function serial(): Promise<string> {
  const port = Number(new URL(up.url).port);
  const socket = connect({ host: '127.0.0.1', port, ca: readFileSync(file('ca.crt')) });
  await once(socket, 'secureConnect');
  const { serialNumber } = socket.getPeerCertificate();
  socket.destroy();
  return serialNumber;
}
