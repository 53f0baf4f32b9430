import { describe, expect, test } from 'vitest';
import { assertClusterName, parseNatsServers } from './nats-options.ts';

describe('the NATS servers', () => {
  test.each([
    ['nats://host:4222', ['host:4222']],
    ['nats://host', ['host:4222']],
    ['nats://a:1,b:2, nats://c', ['a:1', 'b:2', 'c:4222']],
    ['nats://[::1]:5000/', ['[::1]:5000']],
  ])('%s', (text, servers) => {
    expect(parseNatsServers(text)).toEqual(servers);
  });

  test.each([
    '',
    'nats://',
    'nats://host:0x',
    'nats://host:99999',
    'http://host',
    'nats://host/path',
    'a,,b',
  ])('"%s" is refused', (text) => {
    expect(() => parseNatsServers(text)).toThrow(expect.objectContaining({ code: 'bad_nats_servers' }));
  });

  test.each(['nats://user:pass-w0rd@host', 'nats://t0ken@host:4222', 'nats://ok,nats://user:pa/ss@host'])(
    'a secret is refused and not repeated: %s',
    (text) => {
      expect(() => parseNatsServers(text)).toThrow(
        'Cannot read the NATS servers: there is a user or a password in it, expected these in files',
      );
    },
  );
});

test('a cluster name has to fit into the names of buckets', () => {
  assertClusterName('prod_eu-1');
  for (const name of ['', 'a.b', 'a b', 'ä', 'x'.repeat(65), '*']) {
    expect(() => assertClusterName(name)).toThrow(expect.objectContaining({ code: 'bad_cluster_name' }));
  }
});
