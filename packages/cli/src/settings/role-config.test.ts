// The configurations of the roles: defaults, what protects listeners, and that every problem is reported at once.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { agentConfigSource } from './agent-config.ts';
import { ConfigError } from './config-error.ts';
import { type ConfigSource, loadConfig } from './load-config.ts';
import { serverConfigSource } from './server-config.ts';
import { optionKey, type Setting } from './setting.ts';
import { trafficControllerConfigSource } from './traffic-controller-config.ts';
import { upSettings } from './up-settings.ts';

const needed = { zone: 'z1', registry: 'nats://127.0.0.1:4222' };
const sources: Readonly<Record<string, ConfigSource<object>>> = {
  server: serverConfigSource,
  agent: agentConfigSource,
  'traffic-controller': trafficControllerConfigSource,
};

let folder = '';
let pem = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tailrace-config-'));
  pem = join(folder, 'some.pem');
  writeFileSync(pem, 'x');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function problems(
  source: ConfigSource<object>,
  flags: Record<string, unknown>,
  env: Record<string, string> = {},
): string[] {
  try {
    loadConfig(source, flags, env);
  } catch (error) {
    if (error instanceof ConfigError)
      return error.problems.map(({ setting, problem }) => `${setting}: ${problem}`);
    throw error;
  }
  return [];
}

const server = (flags: Record<string, unknown> = {}) =>
  loadConfig(serverConfigSource, { ...needed, ...flags }, {});
const agent = (flags: Record<string, unknown> = {}) =>
  loadConfig(agentConfigSource, { ...needed, ...flags }, {});
const controller = (flags: Record<string, unknown> = {}) =>
  loadConfig(trafficControllerConfigSource, { ...needed, ...flags }, {});
const serverProblems = (flags: Record<string, unknown>) =>
  problems(serverConfigSource, { ...needed, ...flags });
const agentProblems = (flags: Record<string, unknown>) =>
  problems(agentConfigSource, { ...needed, ...flags });
const controllerProblems = (flags: Record<string, unknown>) =>
  problems(trafficControllerConfigSource, { ...needed, ...flags });

describe('defaults', () => {
  const everyRole = {
    zone: 'z1',
    id: hostname(),
    isIdGiven: false,
    registry: {
      address: { kind: 'nats', servers: ['127.0.0.1:4222'] },
      cluster: 'tailrace',
      replicas: 1,
      waitMs: 60_000,
      nats: {},
    },
    tls: undefined,
    metrics: undefined,
    graceMs: 30_000,
    isInsecure: false,
    logLevel: 'info',
  };

  test('of a server are those of the documentation', () => {
    expect(server()).toEqual({
      ...everyRole,
      listen: '127.0.0.1:7100',
      advertise: undefined,
      replicas: 1,
      dataDir: resolve('data/servers'),
      appLogBytesMax: 16 * 1024 ** 2,
      serverLogBytesMax: 512 * 1024 ** 2,
      serverAppsMax: 50_000,
      appIdleForgetMs: 86_400_000,
      defaultLimit: undefined,
      drainsAllowLoopback: false,
    });
  });

  test('of an agent are those of the documentation', () => {
    expect(agent()).toEqual({
      ...everyRole,
      ingress: '127.0.0.1:3458',
      syslog: [],
      syslogAllow: [],
      agentBufferBytesMax: 64 * 1024 ** 2,
      agentAppsMax: 10_000,
      appIdleForgetMs: 86_400_000,
      defaultLimit: undefined,
    });
  });

  test('of a traffic controller are those of the documentation', () => {
    expect(controller()).toEqual({
      ...everyRole,
      http: '127.0.0.1:8080',
      publicUrl: undefined,
      allowOrigins: [],
      tokenKeyFile: undefined,
      tokenJwks: undefined,
      tokenAudience: undefined,
      dataDir: resolve('data'),
      tailLogBytesMax: 4 * 1024 ** 2,
      drainsPerAppMax: 10,
    });
  });

  test.each(Object.entries(sources))(
    'of %s are the same when the texts of the table are given',
    (_, source) => {
      const prose = ['none', 'no limit', 'off', 'required', 'any'];
      const isText = ({ name, defaultText }: Setting): boolean =>
        !prose.includes(defaultText) && name !== 'id' && name !== 'advertise';
      const flags = Object.fromEntries(
        source.settings.filter(isText).map(({ name, defaultText }) => [optionKey(name), defaultText]),
      );
      expect(loadConfig(source, { ...flags, ...needed }, {})).toEqual(loadConfig(source, needed, {}));
    },
  );

  test('are frozen to the bottom', () => {
    const config = server({ defaultLimitLines: '5' });
    expect(Object.isFrozen(config)).toBe(true);
    expect(Object.isFrozen(config.registry.nats)).toBe(true);
    expect(Object.isFrozen(config.defaultLimit)).toBe(true);
  });
});

test('no setting means two things in two commands', () => {
  const kinds = new Map<string, Set<string>>();
  for (const settings of [upSettings, ...Object.values(sources).map((source) => source.settings)]) {
    for (const { name, kind } of settings) kinds.set(name, (kinds.get(name) ?? new Set()).add(kind));
  }
  // The agents of `up` are two.
  const perZone = ['ingress', 'syslog'];
  const several = [...kinds].filter(([name, found]) => found.size > 1 && !perZone.includes(name));
  expect(several).toEqual([]);
});

test('flags win over the environment, and that over the file', () => {
  const file = join(folder, 'server.yaml');
  writeFileSync(file, 'zone: from-file\nid: from-file\ngrace: 1s\nregistry: nats://one,two:9\n');
  const env = { TAILRACE_CONFIG: file, TAILRACE_ZONE: 'from-env', TAILRACE_ID: 'from-env' };
  expect(loadConfig(serverConfigSource, { zone: 'from-flag' }, env)).toMatchObject({
    zone: 'from-flag',
    id: 'from-env',
    isIdGiven: true,
    graceMs: 1000,
    registry: { address: { kind: 'nats', servers: ['one:4222', 'two:9'] } },
  });
});

test('all problems of all places are told at once, each with the name of its setting', () => {
  const file = join(folder, 'server.yaml');
  writeFileSync(file, 'zoen: z1\nlisten: 7100\n');
  const flags = { grace: 'soon', tlsCert: join(folder, 'none.pem'), natsUser: 'u' };
  const env = { TAILRACE_CONFIG: file, TAILRACE_REGISTRY: 'etcd://x', TAILRACE_ADVERTISE: '0.0.0.0:1' };
  expect(problems(serverConfigSource, flags, env)).toEqual([
    `zoen in ${file}: is not a setting, did you mean zone?`,
    '--zone: is missing, expected the zone that this process is in, such as z1',
    'TAILRACE_REGISTRY: is "etcd://x", expected nats://HOST:PORT[,HOST:PORT…] or static:FILE',
    '--grace: is "soon", expected a duration such as 30s or 5m from 0s to 1h',
    `listen in ${file}: is "7100", expected HOST:PORT with a port from 0 to 65535`,
    'TAILRACE_ADVERTISE: is "0.0.0.0:1", which nobody can dial, expected a name or an address of this machine',
    '--tls-key: is missing, expected it beside --tls-cert',
    '--tls-ca: is missing, expected it beside --tls-cert',
    '--nats-password-file: is missing, expected it beside --nats-user',
    `--tls-cert: is "${join(folder, 'none.pem')}", which does not exist, expected a file`,
  ]);
});

describe('the registry', () => {
  test.each([
    ['nats://a', { kind: 'nats', servers: ['a:4222'] }],
    [
      'nats://a:1,b,nats://[::1]:2,[::2]/',
      { kind: 'nats', servers: ['a:1', 'b:4222', '[::1]:2', '[::2]:4222'] },
    ],
    ['static:/etc/cluster.yaml', { kind: 'static', file: '/etc/cluster.yaml' }],
    ['static:///etc/cluster.yaml', { kind: 'static', file: '/etc/cluster.yaml' }],
    ['static:cluster.yaml', { kind: 'static', file: resolve('cluster.yaml') }],
  ])('is read from %s', (registry, address) => {
    expect(server({ registry }).registry.address).toEqual(address);
  });

  test.each([
    '',
    'nats:',
    'nats://',
    'nats://a:0',
    'nats://a:99999',
    'nats://a,,b',
    'nats://a/b',
    'static:',
    'lmdb:x',
  ])('is not read from "%s"', (registry) => {
    expect(serverProblems({ registry })).toEqual([expect.stringMatching(/^--registry: .*expected nats:/)]);
  });

  test('takes no credentials in its address, and repeats none', () => {
    const [problem] = serverProblems({ registry: 'nats://me:hunter2@a:4222' });
    expect(problem).toMatch(/holds credentials, expected them in files/);
    expect(problem).not.toMatch(/hunter2/);
    // Passwords that make the rest no URL.
    for (const registry of ['nats://me:hunt@er2@a', 'nats://me:h/unter2@a', 'me:hunter2@a:4222']) {
      expect(serverProblems({ registry }).join()).not.toMatch(/unte?r2|er2/);
    }
  });

  test('is signed in to in one way, with a password from a file', () => {
    expect(server({ natsUser: 'u', natsPasswordFile: pem, natsTlsCa: pem }).registry.nats).toEqual({
      user: 'u',
      passwordFile: pem,
      tls: { ca: pem },
    });
    expect(serverProblems({ natsTokenFile: pem, natsCreds: pem })).toEqual([
      '--nats-creds: is given beside --nats-token-file, expected one way to sign in at NATS',
    ]);
  });

  test('in a file has no use for settings of NATS', () => {
    expect(serverProblems({ registry: 'static:x', natsTokenFile: pem, cluster: 'c' })).toEqual([
      '--cluster: is of no use beside static:FILE, expected --registry nats://…',
      '--nats-token-file: is of no use beside static:FILE, expected --registry nats://…',
    ]);
  });
});

describe('listeners off loopback', () => {
  const tls = () => ({ tlsCert: pem, tlsKey: pem, tlsCa: pem });

  test('of a server and of an agent need TLS', () => {
    const expected =
      'expected a loopback address, or TLS (--tls-cert, --tls-key, --tls-ca), or --insecure to listen without';
    expect(serverProblems({ listen: '0.0.0.0:1', metrics: '[::]:2' })).toEqual([
      `--listen: is on "0.0.0.0", ${expected}`,
      `--metrics: is on "::", ${expected}`,
    ]);
    expect(agentProblems({ ingress: '10.0.0.1:1' })).toEqual([`--ingress: is on "10.0.0.1", ${expected}`]);
    expect(server({ listen: '0.0.0.0:1', ...tls() }).tls).toEqual({ cert: pem, key: pem, ca: pem });
    expect(agent({ ingress: '0.0.0.0:1', insecure: true }).ingress).toBe('0.0.0.0:1');
  });

  test('of a traffic controller need TLS and tokens, and it says which is missing', () => {
    const http = '0.0.0.0:8080';
    expect(controllerProblems({ http })[0]).toMatch(
      /or TLS \(.*\) and tokens \(--token-key or --token-jwks\), or/,
    );
    expect(controllerProblems({ http, tokenKey: pem })[0]).toMatch(/or TLS \([^)]*\), or --insecure/);
    expect(controllerProblems({ http, ...tls() })[0]).toMatch(/address, or tokens \([^)]*\), or --insecure/);
    expect(controller({ http, tokenKey: pem, ...tls() }).http).toBe(http);
    expect(controller({ http, insecure: 'true' }).http).toBe(http);
  });

  test('of syslog need to know who may write', () => {
    expect(agentProblems({ syslog: ['tcp://127.0.0.1:1', 'udp://0.0.0.0:514'] })).toEqual([
      '--syslog: is "udp://0.0.0.0:514", expected a loopback address, or tls:// with client certificates, or --syslog-allow with the networks that may write, or --insecure to listen without',
    ]);
    expect(agentProblems({ syslog: ['tcp://0.0.0.0:514'], ...tls() })).toHaveLength(1);
    expect(agentProblems({ syslog: ['unix:///run/a.sock', 'unixgram:///run/b.sock'] })).toEqual([]);
    expect(agent({ syslog: ['tcp://0.0.0.0:514'], insecure: true }).syslog).toHaveLength(1);
    expect(
      agent({ syslog: ['tcp://0.0.0.0:514'], syslogAllow: ['10.0.0.0/8', '192.0.2.1', 'fd00::/8'] }),
    ).toMatchObject({
      syslogAllow: ['10.0.0.0/8', '192.0.2.1/32', 'fd00::/8'],
    });
  });

  test('of syslog are none where that is said, and nothing else', () => {
    expect(agent({ syslog: ['none'] }).syslog).toEqual([]);
    expect(agentProblems({ syslog: ['none', 'tcp://127.0.0.1:1'] })).toEqual([
      '--syslog: is "none" beside other listeners, expected it alone',
    ]);
  });

  test('of syslog over TLS need certificates, and those even with --insecure', () => {
    const message =
      '--syslog: is "tls://0.0.0.0:6514", expected TLS (--tls-cert, --tls-key, --tls-ca) beside it';
    expect(agentProblems({ syslog: ['tls://0.0.0.0:6514'] })).toEqual([message]);
    expect(agentProblems({ syslog: ['tls://0.0.0.0:6514'], insecure: true })).toEqual([message]);
    expect(agent({ syslog: ['tls://0.0.0.0:6514'], ...tls() }).syslog).toEqual(['tls://0.0.0.0:6514']);
  });

  test.each(['10.0.0.0/33', 'fd00::/129', 'example', '10.0.0.0/'])(
    'a network is not read from "%s"',
    (network) => {
      expect(agentProblems({ syslogAllow: [network] })[0]).toMatch(/expected a network such as 10.0.0.0\/8/);
    },
  );
});

describe('tokens', () => {
  test('have keys from a file, or from a URL that nobody can listen to', () => {
    expect(controller({ tokenJwks: 'https://login.example/jwks' }).tokenJwks).toBe(
      'https://login.example/jwks',
    );
    expect(controller({ tokenJwks: 'http://127.0.0.1:1/jwks' }).tokenJwks).toBe('http://127.0.0.1:1/jwks');
    expect(controller({ tokenJwks: pem }).tokenJwks).toBe(pem);
    expect(controllerProblems({ tokenJwks: 'http://login.example/jwks' })).toHaveLength(1);
    expect(controllerProblems({ tokenKey: folder })).toEqual([
      `--token-key: is "${folder}", which is a folder, expected a file`,
    ]);
  });
});

test('the lines of a stopped server may be kept nowhere', () => {
  expect(server({ data: 'none' }).dataDir).toBeUndefined();
});
