// Addresses that nobody can dial: they come from a registry, and a process must bear whatever is there.
import { Metadata } from '@grpc/grpc-js';
import { uplinkService } from '@tailrace/proto/services';
import { expect, test } from 'vitest';
import { createChannel, describeCallFailure } from './channel.ts';

const { path, requestSerialize, responseDeserialize } = uplinkService.connect;

/** How a call to an address fails. */
async function failureOf(address: string): Promise<string> {
  const target = { address, role: 'server' } as const;
  const client = createChannel(target);
  const call = client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize, new Metadata());
  const details = await new Promise<string>((resolve) => {
    call.on('error', (error: { details?: string }) => resolve(error.details ?? ''));
  });
  client.close();
  return describeCallFailure(target, details);
}

test.each([
  '',
  'nonsense',
  '127.0.0.1:1\r\n',
  '127.0.0.1:99999',
  'unix:/run/other.sock',
  'xds:///x',
  'ipv4:127.0.0.1:1,127.0.0.1:2',
  'http://x/',
  '[::1',
  '%00:1',
  'a b:1',
  `${'x'.repeat(5000)}:1`,
])('%j cannot be resolved, and is no exception', async (address) => {
  expect(await failureOf(address)).toBe(`Cannot connect to ${address}: its name cannot be resolved`);
});

test.each(['127.0.0.1:1', '[::1]:1', 'localhost:1'])('%s is dialled', async (address) => {
  expect(await failureOf(address)).toBe(`Cannot connect to ${address}: nothing listens there`);
});
