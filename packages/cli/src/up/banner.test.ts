// The text of the banner: what is printed for the default addresses, and that the commands have what other settings need.
import { expect, test } from 'vitest';
import { bannerText } from './banner.ts';

const options = {
  version: '0.1.0',
  dataDir: '/srv/logs/data',
  currentDir: '/srv/logs',
  program: 'npx tailrace',
};
const zones = [
  { zone: 'z1', ingress: '127.0.0.1:3458', syslog: ['tcp://127.0.0.1:5514', 'udp://127.0.0.1:5514'] },
  { zone: 'z2', ingress: '127.0.0.1:3459', syslog: ['tcp://127.0.0.1:5515', 'udp://127.0.0.1:5515'] },
];

test('the default addresses make short commands', () => {
  expect(bannerText({ url: 'http://127.0.0.1:8080', zones }, options)).toBe(`\
Tailrace 0.1.0 is up: two zones, two servers in each. Ctrl-C stops it.

  traffic controller  http://127.0.0.1:8080
  z1 agent, gRPC      127.0.0.1:3458
  z1 agent, syslog    tcp://127.0.0.1:5514  udp://127.0.0.1:5514
  z2 agent, gRPC      127.0.0.1:3459
  z2 agent, syslog    tcp://127.0.0.1:5515  udp://127.0.0.1:5515
  data                ./data

Drains to loopback addresses are allowed here; a cluster refuses them.

Try, in another terminal:
  ping localhost | npx tailrace pipe --app web
  npx tailrace logs web
  npx tailrace drains add web syslog://127.0.0.1:1514
`);
});

test('other addresses are in the commands, and a folder elsewhere is shown whole', () => {
  const text = bannerText(
    { url: 'http://127.0.0.1:9', zones: [{ zone: 'z1', ingress: '127.0.0.1:7', syslog: [] }] },
    { ...options, currentDir: '/elsewhere', program: 'tailrace' },
  );
  expect(text).toContain('data                /srv/logs/data\n');
  expect(text).toContain('| tailrace pipe --app web --ingress 127.0.0.1:7\n');
  expect(text).toContain('  tailrace logs web --url http://127.0.0.1:9\n');
  expect(text).toContain('syslog://127.0.0.1:1514 --url http://127.0.0.1:9\n');
});

test('with TLS and tokens the commands show certificates and a token, and how to make one', () => {
  const at = (file: string): string => `/srv/logs/my certs/${file}`;
  const text = bannerText(
    { url: 'https://127.0.0.1:8080', zones, metrics: '127.0.0.1:9100' },
    {
      ...options,
      sender: { cert: at('client.crt'), key: at('client.key'), ca: '/etc/ca.crt' },
      tokens: { tokenKeyFile: '/srv/logs/token.key', tokenJwks: undefined, tokenAudience: 'logs' },
    },
  );
  const reader = '--url https://127.0.0.1:8080 --ca /etc/ca.crt --token-file tailrace.token';
  for (const line of [
    'traffic controller  https://127.0.0.1:8080',
    'state and metrics   http://127.0.0.1:9100/metrics',
    "npx tailrace token --key ./token.key --audience logs --apps '*' --rights admin > tailrace.token",
    "| npx tailrace pipe --app web --tls-cert './my certs/client.crt' --tls-key './my certs/client.key' --tls-ca /etc/ca.crt",
    `npx tailrace logs web ${reader}`,
    `npx tailrace drains add web syslog://127.0.0.1:1514 ${reader}`,
  ]) {
    expect(text).toContain(`  ${line}\n`.replace(/^ {2}\|/, '|'));
  }
});

test('where others make the tokens it says so', () => {
  const tokens = { tokenKeyFile: undefined, tokenJwks: '/srv/jwks.json', tokenAudience: undefined };
  const text = bannerText({ url: 'http://127.0.0.1:8080', zones }, { ...options, tokens });
  expect(text).toContain('Readers need a token that a key of the key set has signed');
  expect(text).toContain('  npx tailrace logs web --token-file tailrace.token\n');
});

test('zones without syslog say so', () => {
  const bare = zones.map((zone) => ({ ...zone, syslog: [] }));
  expect(bannerText({ url: 'http://127.0.0.1:8080', zones: bare }, options)).toContain(
    'z1 agent, syslog    none\n',
  );
});
