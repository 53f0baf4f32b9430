import { expect, test } from 'vitest';
import { OriginPolicy } from './origin-policy.ts';

const policy = new OriginPolicy({
  publicUrl: 'https://logs.example.com',
  allowOrigins: ['https://ops.example.com', 'http://localhost:3000/'],
  machineAddresses: () => ['127.0.0.1', '192.168.1.5', 'fe80::1%eth0'],
});

test.each([
  ['localhost:8080', true],
  ['127.0.0.1:8080', true],
  ['127.8.9.1', true],
  ['[::1]:8080', true],
  ['192.168.1.5:80', true],
  ['[fe80::1]', true],
  ['10.0.0.7:8080', true],
  ['logs.example.com', true],
  ['LOGS.example.com:443', true],
  ['evil.example', false],
  ['192.168.1.6', false],
  ['localhost.evil.example', false],
  ['127.0.0.1.evil.example', false],
  ['evil.example@localhost', false],
  ['localhost:8080/', false],
  ['localhost:99999', false],
  ['', false],
  [undefined, false],
])('the host %s is ours: %s', (host, isOurs) => {
  expect(policy.isOurHost(host, '::ffff:10.0.0.7')).toBe(isOurs);
});

test.each([
  [undefined, 'localhost:8080', true],
  ['http://localhost:8080', 'localhost:8080', true],
  ['http://127.0.0.1:8080', 'localhost:8080', true],
  ['http://localhost', 'localhost:80', true],
  ['https://logs.example.com', 'logs.example.com', true],
  ['https://logs.example.com', 'localhost:8080', true],
  ['https://ops.example.com', 'localhost:8080', true],
  ['http://localhost:3000', 'localhost:8080', true],
  ['http://localhost:5173', 'localhost:8080', false],
  ['https://evil.example', 'localhost:8080', false],
  ['https://evil.example', 'evil.example', false],
  ['https://ops.example.com.evil.example', 'localhost:8080', false],
  ['http://ops.example.com', 'localhost:8080', false],
  ['null', 'localhost:8080', false],
  ['', 'localhost:8080', false],
])('a page of %s may write to %s: %s', (origin, host, isTrusted) => {
  expect(policy.isTrustedOrigin(origin, host, '127.0.0.1')).toBe(isTrusted);
});
