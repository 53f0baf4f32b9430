// The flags of pipe and run: defaults, where the address comes from, and that all problems are named at once.
import { expect, test } from 'vitest';
import { parseSenderFlags } from './sender-flags.ts';

test('the instance is 0 and the agent is the one of the first zone unless said otherwise', () => {
  expect(parseSenderFlags({ app: 'web' }, {})).toEqual({
    app: 'web',
    instanceId: '0',
    address: '127.0.0.1:3458',
  });
});

test.each([
  ['127.0.0.1:1', '127.0.0.1:1'],
  ['z1=127.0.0.1:1,z2=127.0.0.1:2', '127.0.0.1:1'],
  ['[::1]:1 z2=[::1]:2', '[::1]:1'],
  ['', '127.0.0.1:3458'],
])('TAILRACE_INGRESS=%s is the agent %s', (value, address) => {
  expect(parseSenderFlags({ app: 'web' }, { TAILRACE_INGRESS: value }).address).toBe(address);
});

test('the flag wins over the environment', () => {
  const flags = { app: 'web', ingress: 'localhost:9' };
  expect(parseSenderFlags(flags, { TAILRACE_INGRESS: '127.0.0.1:1' }).address).toBe('localhost:9');
});

test('the files of TLS come from flags or environment, all three or none', () => {
  const env = { TAILRACE_TLS_CERT: 'c', TAILRACE_TLS_KEY: 'k', TAILRACE_TLS_CA: 'a' };
  expect(parseSenderFlags({ app: 'web', tlsCert: 'own' }, env).tlsPaths).toEqual({
    cert: 'own',
    key: 'k',
    ca: 'a',
  });
  expect(parseSenderFlags({ app: 'web' }, { TAILRACE_TLS_CERT: '' }).tlsPaths).toBeUndefined();
  expect(() => parseSenderFlags({ app: 'web', tlsCert: 'own' }, {})).toThrow(
    '--tls-key, --tls-ca: is missing, expected beside the other files of TLS',
  );
});

test('every problem is named, with status 2', () => {
  const wrong = (): unknown => parseSenderFlags({ app: 'a/b', instance: '', ingress: 'x:0' }, {});
  expect(wrong).toThrow(/--app: .*\n.*--instance: has 0 bytes.*\n.*--ingress: is "x:0"/);
  expect(wrong).toThrow(expect.objectContaining({ exitCode: 2 }));
});
