// The configuration of `tailrace up`: defaults, precedence, zones, and that every problem is reported at once.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ConfigError } from './config-error.ts';
import { loadUpConfig } from './load-up-config.ts';
import { parseBytes } from './units.ts';
import { upSettings } from './up-settings.ts';

let folder = '';
let file = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tailrace-config-'));
  file = join(folder, 'tailrace.yaml');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function problems(flags: Record<string, unknown>, env: Record<string, string> = {}) {
  try {
    loadUpConfig(flags, env);
  } catch (error) {
    if (error instanceof ConfigError)
      return error.problems.map(({ setting, problem }) => `${setting}: ${problem}`);
    throw error;
  }
  return [];
}

describe('defaults', () => {
  test('are those of the documentation', () => {
    expect(loadUpConfig({}, {})).toEqual({
      http: '127.0.0.1:8080',
      ingress: { z1: '127.0.0.1:3458', z2: '127.0.0.1:3459' },
      syslog: {
        z1: ['tcp://127.0.0.1:5514', 'udp://127.0.0.1:5514'],
        z2: ['tcp://127.0.0.1:5515', 'udp://127.0.0.1:5515'],
      },
      syslogAllow: [],
      tls: undefined,
      tokenKeyFile: undefined,
      tokenJwks: undefined,
      tokenAudience: undefined,
      metrics: undefined,
      dataDir: resolve('data'),
      defaultLimit: undefined,
      graceMs: 30_000,
      publicUrl: undefined,
      allowOrigins: [],
      logLevel: 'warn',
      appLogBytesMax: 16 * 1024 ** 2,
      serverLogBytesMax: 512 * 1024 ** 2,
      serverAppsMax: 50_000,
      agentBufferBytesMax: 64 * 1024 ** 2,
      agentAppsMax: 10_000,
      tailLogBytesMax: 4 * 1024 ** 2,
      drainsPerAppMax: 10,
      appIdleForgetMs: 86_400_000,
    });
  });

  test('are the same when the texts of the table are given', () => {
    const simple = ['none', 'no limit', 'off', 'any'];
    const texts = upSettings.filter(
      ({ name, defaultText }) => name !== 'syslog' && !simple.includes(defaultText),
    );
    const flags = Object.fromEntries(
      texts.map(({ name, defaultText, repeatable }) => [
        name.replace(/-(.)/g, (_match, letter: string) => letter.toUpperCase()),
        repeatable === true ? defaultText.split(' ') : defaultText,
      ]),
    );
    expect(loadUpConfig(flags, {})).toEqual(loadUpConfig({}, {}));
  });

  test('are in the range of their setting', () => {
    for (const { kind, defaultText, min = 0, max = Number.POSITIVE_INFINITY, name } of upSettings) {
      if (kind !== 'bytes' && kind !== 'count') continue;
      expect(parseBytes(defaultText), name).toBeGreaterThanOrEqual(min);
      expect(parseBytes(defaultText), name).toBeLessThanOrEqual(max);
    }
  });

  test('cannot be changed afterwards', () => {
    const config = loadUpConfig({}, {});
    expect(Object.isFrozen(config)).toBe(true);
    expect(Object.isFrozen(config.syslog)).toBe(true);
    expect(Object.isFrozen(config.syslog.z1)).toBe(true);
  });
});

describe('places', () => {
  test('flags win over the environment, and that over the file', () => {
    writeFileSync(file, 'http: 127.0.0.1:1\ngrace: 1s\nlog-level: debug\n');
    const config = loadUpConfig(
      { config: file, http: '127.0.0.1:3' },
      { TAILRACE_HTTP: '127.0.0.1:2', TAILRACE_GRACE: '2s' },
    );
    expect(config).toMatchObject({ http: '127.0.0.1:3', graceMs: 2000, logLevel: 'debug' });
  });

  test('the environment separates lists by blanks or commas, and an empty variable is none', () => {
    const env = {
      TAILRACE_INGRESS: '127.0.0.1:1, z2=127.0.0.1:2',
      TAILRACE_HTTP: ' ',
      TAILRACE_INSECURE: 'true',
    };
    expect(loadUpConfig({}, env)).toMatchObject({
      http: '127.0.0.1:8080',
      ingress: { z1: '127.0.0.1:1', z2: '127.0.0.1:2' },
    });
  });

  test('the file takes values per zone as a map, a list or one value', () => {
    writeFileSync(
      file,
      `
ingress: {z1: "127.0.0.1:1", z2: "127.0.0.1:2"}
syslog:
  z1: [tcp://127.0.0.1:3, unix:///run/a.sock]
  z2: udp://127.0.0.1:4
default-limit-lines: 1000
default-limit-bytes: 1MB/s
allow-origin: https://ops.example
`,
    );
    expect(loadUpConfig({}, { TAILRACE_CONFIG: file })).toMatchObject({
      ingress: { z1: '127.0.0.1:1', z2: '127.0.0.1:2' },
      syslog: { z1: ['tcp://127.0.0.1:3', 'unix:///run/a.sock'], z2: ['udp://127.0.0.1:4'] },
      defaultLimit: { lines: 1000, bytes: 1_000_000 },
      allowOrigins: ['https://ops.example'],
    });
  });

  test('an empty file is one without settings', () => {
    writeFileSync(file, '# nothing\n');
    expect(loadUpConfig({ config: file }, {}).http).toBe('127.0.0.1:8080');
  });
});

describe('zones', () => {
  test('where the address of z1 is given and that of z2 is not, z2 takes any free port', () => {
    const config = loadUpConfig(
      { ingress: ['[::1]:4000'], syslog: ['tcp://127.0.0.1:9000?app-prefix=a-', 'unix:///run/x.sock'] },
      {},
    );
    expect(config.ingress).toEqual({ z1: '[::1]:4000', z2: '[::1]:0' });
    expect(config.syslog).toEqual({
      z1: ['tcp://127.0.0.1:9000?app-prefix=a-', 'unix:///run/x.sock'],
      z2: ['tcp://127.0.0.1:0?app-prefix=a-'],
    });
  });

  test('where only the address of z2 is given, z1 keeps its default', () => {
    const config = loadUpConfig(
      { ingress: ['z2=127.0.0.1:0'], syslog: ['z2=tcp://127.0.0.1:0?app=web'] },
      {},
    );
    expect(config.ingress).toEqual({ z1: '127.0.0.1:3458', z2: '127.0.0.1:0' });
    expect(config.syslog.z2).toEqual(['tcp://127.0.0.1:0?app=web']);
    expect(config.syslog.z1).toEqual(['tcp://127.0.0.1:5514', 'udp://127.0.0.1:5514']);
  });
});

test('no syslog is wanted where it is "none": in both zones, or in one', () => {
  expect(loadUpConfig({ syslog: ['none'] }, {}).syslog).toEqual({ z1: [], z2: [] });
  expect(loadUpConfig({}, { TAILRACE_SYSLOG: 'none' }).syslog).toEqual({ z1: [], z2: [] });
  expect(loadUpConfig({ syslog: ['z2=none'] }, {}).syslog).toEqual({
    z1: ['tcp://127.0.0.1:5514', 'udp://127.0.0.1:5514'],
    z2: [],
  });
});

describe('problems', () => {
  test('of all places are reported at once, each with the name that it was given under', () => {
    writeFileSync(file, 'grace: soon\nhtpp: 127.0.0.1:1\n');
    const flags = { config: file, http: 'nowhere', defaultLimitLines: '0', syslog: ['ftp://x'] };
    expect(problems(flags, { TAILRACE_LOG_LEVEL: 'loud' })).toEqual([
      `htpp in ${file}: is not a setting, did you mean http?`,
      '--http: is "nowhere", expected HOST:PORT with a port from 0 to 65535',
      '--syslog: is "ftp://x", expected tcp://, udp://, tls://, unix://, unixgram://',
      '--default-limit-lines: is "0", expected lines per second from 1 to 1000000000',
      `grace in ${file}: is "soon", expected a duration such as 30s or 5m from 0s to 1h`,
      'TAILRACE_LOG_LEVEL: is "loud", expected one of fatal, error, warn, info, debug, trace, silent',
    ]);
  });

  test('are counted in the message', () => {
    expect(() => loadUpConfig({ http: 'x', grace: 'y' }, {})).toThrow(
      /^Cannot use this configuration: 2 settings are wrong\n {2}--http: .*\n {2}--grace: .*$/,
    );
  });

  test.each([
    [
      { http: '0.0.0.0:80' },
      '--http: is on "0.0.0.0", expected a loopback address, or TLS (--tls-cert, --tls-key, --tls-ca) and tokens (--token-key or --token-jwks), or --insecure to listen without',
    ],
    [
      { ingress: ['z2=[::]:80'] },
      '--ingress: is on "::", expected a loopback address, or TLS (--tls-cert, --tls-key, --tls-ca), or --insecure to listen without',
    ],
    [
      { syslog: ['udp://10.0.0.1:1'] },
      '--syslog: is "udp://10.0.0.1:1", expected a loopback address, or tls:// with client certificates, or --syslog-allow with the networks that may write, or --insecure to listen without',
    ],
    [{ ingress: ['z3=127.0.0.1:1'] }, '--ingress: names zone "z3", expected z1 or z2'],
    [
      { ingress: ['127.0.0.1:1', 'z1=127.0.0.1:2'] },
      '--ingress: names zone z1 twice, expected one address per zone',
    ],
    [
      { http: '127.0.0.1:65536' },
      '--http: is "127.0.0.1:65536", expected HOST:PORT with a port from 0 to 65535',
    ],
    [
      { syslog: ['unix://relative'] },
      '--syslog: is "unix://relative", expected an absolute path, as in unix:///run/tailrace.sock',
    ],
    [
      { syslog: ['tcp://127.0.0.1:1?host=x'] },
      '--syslog: is "tcp://127.0.0.1:1?host=x", has the parameter "host", expected app or app-prefix',
    ],
    [
      { allowOrigin: ['ops.example'] },
      '--allow-origin: is "ops.example", expected an origin such as https://ops.example',
    ],
    [
      { publicUrl: 'https://user:secret@x' },
      '--public-url: is "https://***@x", expected a URL such as https://logs.example',
    ],
    [
      { serverLogBytes: '1KiB' },
      '--server-log-bytes: is "1KiB", expected a size such as 4096 or 64MiB from 1MiB to 1024GiB',
    ],
    [{ data: '' }, '--data: is empty, expected a path'],
    [
      { metrics: '0.0.0.0:9' },
      '--metrics: is on "0.0.0.0", expected a loopback address, or TLS (--tls-cert, --tls-key, --tls-ca) and tokens (--token-key or --token-jwks), or --insecure to listen without',
    ],
    [
      { syslog: ['z2=tls://127.0.0.1:6514'] },
      '--syslog: is "tls://127.0.0.1:6514", expected TLS (--tls-cert, --tls-key, --tls-ca) beside it',
    ],
    [
      { syslog: ['none', 'tcp://127.0.0.1:1'] },
      '--syslog: is "none" beside other listeners, expected it alone',
    ],
    [
      { tokenKey: '/nowhere/token.key' },
      '--token-key: is "/nowhere/token.key", which does not exist, expected a file',
    ],
  ])('%j', (flags, problem) => {
    expect(problems(flags)).toEqual([problem]);
  });

  test('off-loopback addresses are fine with --insecure', () => {
    expect(loadUpConfig({ http: '0.0.0.0:0', insecure: true }, {}).http).toBe('0.0.0.0:0');
  });

  test('off-loopback addresses are fine with TLS and tokens, and each says which of them is missing', () => {
    writeFileSync(file, 'x');
    const tls = { tlsCert: file, tlsKey: file, tlsCa: file };
    const open = { http: '0.0.0.0:0', ingress: ['0.0.0.0:0'], syslog: ['tls://0.0.0.0:6514'] };
    expect(loadUpConfig({ ...open, ...tls, tokenKey: file }, {})).toMatchObject({
      http: '0.0.0.0:0',
      syslog: { z1: ['tls://0.0.0.0:6514'], z2: ['tls://0.0.0.0:0'] },
      tls: { cert: file, key: file, ca: file },
      tokenKeyFile: file,
    });
    expect(problems({ ...open, ...tls })).toEqual([
      '--http: is on "0.0.0.0", expected a loopback address, or tokens (--token-key or --token-jwks), or --insecure to listen without',
    ]);
    expect(problems({ tlsCert: file })).toEqual([
      '--tls-key: is missing, expected it beside --tls-cert',
      '--tls-ca: is missing, expected it beside --tls-cert',
    ]);
  });

  test('plain syslog off loopback is fine for networks that may write', () => {
    const flags = { syslog: ['udp://0.0.0.0:514'], syslogAllow: ['10.0.0.0/8'] };
    expect(loadUpConfig(flags, {}).syslogAllow).toEqual(['10.0.0.0/8']);
  });

  test('a file that is missing, not YAML or not a mapping is named', () => {
    expect(problems({ config: file })).toEqual([`--config: "${file}" does not exist`]);
    writeFileSync(file, 'http: [1');
    expect(problems({ config: file })[0]).toMatch(/is not YAML: /);
    writeFileSync(file, '- http');
    expect(problems({ config: file })).toEqual([`${file}: is not a mapping, expected \`name: value\``]);
  });
});
