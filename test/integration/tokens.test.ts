// A controller that asks for tokens, in front of a real cluster, with the real program as its client, and tokens that other tools made.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TokenVerifier } from '@tailrace/traffic-controller/token-verifier';
import {
  createTrafficController,
  type TrafficController,
} from '@tailrace/traffic-controller/traffic-controller';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ApiClient } from '../kit/api-client.ts';
import { peer } from '../kit/peer.ts';
import { ProgramRun } from '../kit/program-run.ts';
import { RoleProcess } from '../kit/role-processes.ts';
import { SpyLogger } from '../kit/spy-logger.ts';
import { TemporaryFolder } from '../kit/temporary-folder.ts';
import { TestCluster } from '../kit/test-cluster.ts';
import { until } from '../kit/until.ts';

let folder: TemporaryFolder;
let cluster: TestCluster;
let tokens: TokenVerifier;
let controller: TrafficController;
const spy = new SpyLogger();

const path = (name: string): string => join(folder.path, name);

beforeAll(async () => {
  folder = await TemporaryFolder.create();
  await run(['token', 'key', path('key')]);
  writeFileSync(path('jwks'), '{"keys":[]}');
  cluster = await TestCluster.start();
  tokens = await TokenVerifier.open({ keyFile: path('key'), jwks: path('jwks'), logger: spy.logger });
  controller = createTrafficController({
    id: 'guarded',
    registry: cluster.registry,
    logger: spy.logger,
    http: '127.0.0.1:0',
    allowOrigins: [],
    tokens,
    version: 'test',
  });
  await controller.start();
  for (const app of ['web', 'api']) {
    const pipe = ProgramRun.tailrace(['pipe', '--app', app, '--ingress', cluster.ingress('z1')]);
    pipe.endInput(`one of ${app}\ntwo of ${app}\n`);
    expect(await pipe.ended()).toMatchObject({ status: 0 });
  }
});

afterAll(async () => {
  await controller.stop(5_000);
  tokens.close();
  await cluster[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

/** Runs the program to its end against the guarded controller. */
async function run(args: readonly string[], tokenFile?: string) {
  const env = {
    TAILRACE_URL: controller?.url ?? '',
    ...(tokenFile === undefined ? {} : { TAILRACE_TOKEN_FILE: tokenFile }),
  };
  await using program = ProgramRun.tailrace(args, { env });
  const { status } = await program.ended();
  return { status, stdout: program.stdout, stderr: program.stderr };
}

async function openssl(args: readonly string[], input = ''): Promise<Buffer> {
  await using program = new ProgramRun('openssl', args);
  program.endInput(input);
  const { status } = await program.ended();
  if (status !== 0) throw new Error(`openssl ${args.join(' ')}: ${program.stderr}`);
  return program.stdoutBytes;
}

const base64url = (bytes: Buffer | string): string => Buffer.from(bytes).toString('base64url');

/** Numbers of the public key, as `openssl` prints them. */
async function rsaJwk(): Promise<object> {
  const modulus = (await openssl(['rsa', '-in', path('rsa.pem'), '-noout', '-modulus'])).toString();
  const hex = /Modulus=([0-9A-F]+)/.exec(modulus)?.[1] ?? '';
  return { kty: 'RSA', kid: 'rsa', n: base64url(Buffer.from(hex, 'hex')), e: 'AQAB' };
}

async function ecJwk(): Promise<object> {
  const der = await openssl(['pkey', '-in', path('ec.pem'), '-pubout', '-outform', 'DER']);
  // The uncompressed point is the end of it: 32 bytes each.
  const [x, y] = [der.subarray(-64, -32), der.subarray(-32)];
  return { kty: 'EC', crv: 'P-256', kid: 'ec', x: base64url(x), y: base64url(y) };
}

/** `r` and `s` of a signature in ASN.1, as JSON web signatures have them. */
function plainSignature(der: Buffer): Buffer {
  const numbers: Buffer[] = [];
  for (let at = 2; at < der.length; ) {
    const length = der[at + 1] ?? 0;
    const number = der.subarray(at + 2, at + 2 + length);
    numbers.push(Buffer.concat([Buffer.alloc(32), number]).subarray(-32));
    at += 2 + length;
  }
  return Buffer.concat(numbers);
}

async function tokenFile(name: string, text: string): Promise<string> {
  writeFileSync(path(name), `${text}\n`);
  return path(name);
}

async function made(name: string, ...args: string[]): Promise<string> {
  const { status, stdout, stderr } = await run(['token', '--key', path('key'), ...args]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return tokenFile(name, stdout.trim());
}

const claims = (): object => ({
  exp: Math.floor(Date.now() / 1000) + 60,
  apps: ['web'],
  rights: ['read'],
});

describe('tokens made elsewhere', () => {
  peer('python3').test('Python signs HS256 with the key file', async () => {
    const script = `
import base64, hashlib, hmac, json, sys, time
def text(b): return base64.urlsafe_b64encode(b).rstrip(b'=').decode()
key = open(sys.argv[1]).read().strip().encode()
head = text(json.dumps({'alg': 'HS256', 'typ': 'JWT'}).encode())
body = text(json.dumps({'exp': int(time.time()) + 60, 'apps': ['web'], 'rights': ['read']}).encode())
print(head + '.' + body + '.' + text(hmac.new(key, (head + '.' + body).encode(), hashlib.sha256).digest()))
`;
    await using program = new ProgramRun('python3', ['-c', script, path('key')]);
    expect(await program.ended()).toMatchObject({ status: 0 });
    const result = await run(
      ['recent', 'web', '-o', 'raw'],
      await tokenFile('python', program.stdout.trim()),
    );
    expect(result).toEqual({ status: 0, stdout: 'one of web\ntwo of web\n', stderr: '' });
  });

  peer('openssl').test('openssl signs HS256 in a shell', async () => {
    const script = `
text() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }
head=$(printf '{"alg":"HS256"}' | text)
body=$(printf '{"exp":%s,"apps":["web"],"rights":["read"]}' $(( $(date +%s) + 60 )) | text)
printf %s "$head.$body" | openssl dgst -sha256 -hmac "$(cat "$1")" -binary | { printf %s "$head.$body."; text; }
`;
    await using program = new ProgramRun('bash', ['-c', script, 'bash', path('key')]);
    expect(await program.ended()).toMatchObject({ status: 0 });
    const result = await run(['recent', 'web', '-o', 'raw'], await tokenFile('shell', program.stdout));
    expect(result).toMatchObject({ status: 0, stdout: 'one of web\ntwo of web\n' });
  });

  peer('openssl').test('openssl makes keys of a set and signs RS256 and ES256 with them', async () => {
    const generate = ['genpkey', '-algorithm'];
    await openssl([...generate, 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048', '-out', path('rsa.pem')]);
    await openssl([...generate, 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', path('ec.pem')]);
    writeFileSync(path('jwks'), JSON.stringify({ keys: [await rsaJwk(), await ecJwk()] }));
    const isInUse = (): boolean => spy.lines.some(({ msg }) => msg.includes('key set has changed'));
    await until(isInUse, { what: 'the new key set' });
    for (const [alg, kid] of [
      ['RS256', 'rsa'],
      ['ES256', 'ec'],
    ] as const) {
      const text = `${base64url(JSON.stringify({ alg, kid }))}.${base64url(JSON.stringify(claims()))}`;
      const signed = await openssl(['dgst', '-sha256', '-sign', path(`${kid}.pem`)], text);
      const signature = alg === 'ES256' ? plainSignature(signed) : signed;
      const file = await tokenFile(alg, `${text}.${base64url(signature)}`);
      expect(await run(['recent', 'web', '-o', 'raw'], file)).toMatchObject({ status: 0, stderr: '' });
      expect(await run(['recent', 'api', '-o', 'raw'], file)).toMatchObject({ status: 4, stdout: '' });
    }
  });
});

describe('the program', () => {
  test('ends with status 4 and says why', async () => {
    expect(await run(['recent', 'web'])).toEqual({
      status: 4,
      stdout: '',
      stderr: [
        'tailrace: Cannot answer the request: it shows no valid token, expected "Authorization: Bearer TOKEN"',
        'Give a valid token with --token-file FILE or TAILRACE_TOKEN_FILE.',
        '',
      ].join('\n'),
    });
    const reader = await made('reader', '--apps', 'web', '--rights', 'read');
    for (const args of [
      ['logs', 'api'],
      ['recent', 'api'],
      ['recent', 'nope'],
    ]) {
      const { status, stderr } = await run(args, reader);
      expect(status).toBe(4);
      expect(stderr).toContain(`the token gives no right "read" for the app "${args[1]}"`);
    }
    for (const args of [['status'], ['drains', 'web'], ['limits', 'set', 'web', '--lines', '5']]) {
      expect(await run(args, reader)).toMatchObject({ status: 4 });
    }
    expect(await run(['recent', 'wbe'], await made('w', '--apps', 'w*', '--rights', 'read'))).toMatchObject({
      status: 3,
      stderr: expect.stringContaining('did you mean "web"?'),
    });
  });

  test('shows what the token allows, and no more', async () => {
    const apps = await run(['apps', '--json'], await made('all', '--apps', '*', '--rights', 'admin'));
    expect([...apps.stdout.matchAll(/"app":"(\w+)"/g)].map(([, app]) => app)).toEqual(['api', 'web']);
    const own = await run(['apps', '--json'], await made('own', '--apps', 'web', '--rights', 'read'));
    expect([...own.stdout.matchAll(/"app":"(\w+)"/g)].map(([, app]) => app)).toEqual(['web']);
    expect((await run(['status'], path('all'))).status).toBe(0);
  });

  test('follows until the token expires, and goes on without a gap when its file has a newer one', async () => {
    const file = await made('short', '--apps', 'web', '--rights', 'read', '--ttl', '6s');
    await using follower = ProgramRun.tailrace(['logs', 'web', '-o', 'raw', '--token-file', file], {
      env: { TAILRACE_URL: controller.url },
    });
    await follower.untilStdout(/two of web\n/);
    await made('short', '--apps', 'web', '--rights', 'read', '--ttl', '8s');
    await follower.untilStderr(/reconnected/);
    const pipe = ProgramRun.tailrace(['pipe', '--app', 'web', '--ingress', cluster.ingress('z2')]);
    pipe.endInput('three of web\n');
    await pipe.ended();
    await follower.untilStdout(/three of web\n/);
    expect(await follower.ended()).toMatchObject({ status: 4 });
    expect(follower.stdout).toBe('one of web\ntwo of web\nthree of web\n');
    expect(follower.stderr).toContain(`the token has expired, expected a new one in "${file}"`);
    const late = await run(['recent', 'web'], file);
    expect(late.status).toBe(4);
    expect(late.stderr).toMatch(/The token in ".*short" expired at 20.*: put a new one into it\./);
  });
});

test('audit lines name who did what, and no token is in any log', async () => {
  const file = await made('ann', '--apps', 'web', '--rights', 'admin', '--subject', 'ann');
  expect((await run(['limits', 'set', 'web', '--lines', '5000/s'], file)).status).toBe(0);
  expect((await run(['limits', 'set', 'api', '--lines', '5000/s'], file)).status).toBe(4);
  const audit = spy.lines.filter(({ audit: isAudit }) => isAudit === true);
  expect(audit).toContainEqual(
    expect.objectContaining({
      action: 'limit.set',
      app: 'web',
      subject: 'ann',
      outcome: 'done',
      detail: { lines: 5000 },
    }),
  );
  expect(audit).toContainEqual(
    expect.objectContaining({
      action: 'limit.set',
      app: 'api',
      subject: 'ann',
      outcome: 'refused',
      reason: 'forbidden',
    }),
  );
  const signature = readFileSync(file, 'utf8').trim().split('.')[2] ?? '';
  expect(signature).toHaveLength(43);
  expect(JSON.stringify(spy.lines)).not.toContain(signature);
});

test('a process of its own tells audit lines, exchanges its key, and has metrics at their own address only', async () => {
  writeFileSync(path('cluster.yml'), 'zones: {z1: ["127.0.0.1:1"]}');
  await using role = await RoleProcess.start('traffic-controller', [
    ...['--zone', 'z1', '--registry', `static:${path('cluster.yml')}`],
    ...['--http', '127.0.0.1:0', '--metrics', '127.0.0.1:0', '--token-key', path('key')],
  ]);
  const api = new ApiClient(role.up.url ?? '');
  expect((await api.get('/v1/apps?token=in-the-query')).status).toBe(401);
  expect((await api.get('/healthz')).status).toBe(200);
  expect((await api.get('/metrics')).status).toBe(404);
  expect((await api.get('/readyz')).json).toEqual({
    error: { code: 'not_ready', message: 'Cannot answer requests: not ready' },
  });
  const refused = await role.untilLogged(({ audit }) => audit === true, 'an audit line');
  expect(refused).toMatchObject({
    action: 'apps.list',
    remote: '127.0.0.1',
    outcome: 'refused',
    reason: 'missing',
  });
  const { text } = await role.page('/metrics');
  expect(text).toContain('tailrace_controller_access_refused_total{reason="missing"} 1');
  expect(role.run.stderr).not.toContain('in-the-query');
  // The key is exchanged while the process runs.
  const file = await made('before', '--apps', '*', '--rights', 'admin');
  const bearer = (name: string) => ({ authorization: `Bearer ${readFileSync(name, 'utf8').trim()}` });
  const status = async (name: string) =>
    (await api.request('GET', '/v1/status', undefined, bearer(name))).status;
  expect(await status(file)).toBe(200);
  const before = readFileSync(path('key'));
  try {
    rmSync(path('key'));
    await run(['token', 'key', path('key')]);
    const after = await made('after', '--apps', '*', '--rights', 'admin');
    await until(async () => (await status(after)) === 200, { what: 'the new key in use' });
    expect(await status(file)).toBe(401);
  } finally {
    writeFileSync(path('key'), before);
  }
});

test('the settings in the log of a controller hold no secret of the URL of its key set', async () => {
  const jwks = 'http://127.0.0.1:1/keys?secret=hunter2';
  // No cluster: it ends as soon as it has read it.
  const registry = `static:${path('cluster.yml')}`;
  writeFileSync(path('cluster.yml'), 'zones: none\n');
  const { status, stderr } = await run([
    'traffic-controller',
    ...['--zone', 'z1', '--http', '127.0.0.1:0', '--registry', registry, '--token-jwks', jwks],
  ]);
  expect(status).toBe(2);
  expect(stderr).toContain('"tokenJwks":"http://127.0.0.1:1/keys"');
  expect(stderr).not.toContain('hunter2');
});
