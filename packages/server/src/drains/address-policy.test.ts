// Addresses that a drain may not go to, in every way of writing them.
import { describe, expect, test } from 'vitest';
import { refusedRange } from './address-policy.ts';

describe('refusedRange', () => {
  test.each([
    ['127.0.0.1', 'loopback'],
    ['127.9.9.9', 'loopback'],
    ['::1', 'loopback'],
    ['0:0:0:0:0:0:0:1', 'loopback'],
    ['::ffff:127.0.0.1', 'loopback'],
    ['::ffff:7f00:1', 'loopback'],
    ['64:ff9b::7f00:1', 'loopback'],
    ['0.0.0.0', 'unspecified'],
    ['0.1.2.3', 'unspecified'],
    ['::', 'unspecified'],
    ['169.254.1.1', 'link-local'],
    ['fe80::1', 'link-local'],
    ['fe80::1%eth0', 'link-local'],
    ['169.254.169.254', 'metadata'],
    ['::ffff:169.254.169.254', 'metadata'],
    ['fd00:ec2::254', 'metadata'],
    ['100.100.100.200', 'metadata'],
    ['224.0.0.1', 'multicast'],
    ['ff02::1', 'multicast'],
    ['255.255.255.255', 'reserved'],
    ['240.0.0.1', 'reserved'],
    ['localhost', 'malformed'],
    ['', 'malformed'],
  ])('%s is refused as %s', (address, range) => {
    expect(refusedRange(address, false)).toBe(range);
  });

  test.each([
    '10.1.2.3',
    '192.168.1.1',
    '172.16.0.1',
    'fd12::1',
    '8.8.8.8',
    '2001:db8::1',
    '64:ff9b::808:808',
  ])('%s may be dialled', (address) => {
    expect(refusedRange(address, false)).toBeUndefined();
  });

  test('loopback can be allowed, and nothing else with it', () => {
    expect(refusedRange('127.0.0.1', true)).toBeUndefined();
    expect(refusedRange('::ffff:127.0.0.1', true)).toBeUndefined();
    expect(refusedRange('169.254.169.254', true)).toBe('metadata');
    expect(refusedRange('0.0.0.0', true)).toBe('unspecified');
  });
});
