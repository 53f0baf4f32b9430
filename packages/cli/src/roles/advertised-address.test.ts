// What a server advertises, by what it was told and by what its machine is.
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { networkInterfaces } from 'node:os';
import { MemoryRegistry } from '@tailrace/core/memory-registry';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadConfig } from '../settings/load-config.ts';
import { type ServerConfig, serverConfigSource } from '../settings/server-config.ts';
import { advertisedAddress, dialProblem, isOwnHost, shownAddress } from './advertised-address.ts';

let nats: Server;
let registry: MemoryRegistry;
let natsUrl = '';

beforeEach(async () => {
  registry = new MemoryRegistry();
  nats = createServer((socket) => socket.on('error', () => undefined)).listen(0, '127.0.0.1');
  await once(nats, 'listening');
  natsUrl = `nats://127.0.0.1:1,127.0.0.1:${(nats.address() as AddressInfo).port}`;
});

afterEach(() => new Promise((resolve) => nats.close(resolve)));

function configOf(flags: Record<string, unknown>): ServerConfig {
  return loadConfig(serverConfigSource, { zone: 'z1', registry: natsUrl, insecure: true, ...flags }, {});
}

async function addServer(address: string, zone = 'z1'): Promise<void> {
  await registry.join({
    id: address,
    role: 'server',
    zone,
    address,
    state: 'up',
    incarnation: '',
    version: 1,
  });
}

describe('a server', () => {
  test('advertises what it was told, names and port 0 included', async () => {
    for (const advertise of ['z1-a.internal:7100', 'z1-a.internal:0']) {
      const config = configOf({ advertise, listen: '0.0.0.0:7100' });
      expect(await advertisedAddress(config, registry)).toEqual({ advertise, findHost: undefined });
    }
  });

  test('on one address advertises what it bound', async () => {
    const found = await advertisedAddress(configOf({ listen: '127.0.0.1:0' }), registry);
    expect(found).toEqual({ advertise: undefined, findHost: undefined });
  });

  test('on every address advertises the one that reaches the first NATS server that answers', async () => {
    for (const listen of ['0.0.0.0:7100', '[::]:7100']) {
      const { advertise, findHost } = await advertisedAddress(configOf({ listen }), registry);
      expect(advertise).toBe('127.0.0.1:7100');
      expect(await findHost?.()).toBe('127.0.0.1');
    }
  });

  test('on every address without a way to NATS asks to be told', async () => {
    const config = configOf({ listen: '0.0.0.0:7100', registry: 'nats://127.0.0.1:1' });
    await expect(advertisedAddress(config, registry)).rejects.toThrow(
      'Cannot find out the address that others can dial: none of 127.0.0.1:1 takes a connection, expected --advertise HOST:PORT',
    );
  });

  test('of a static cluster is the one of its zone that has its port and is this machine', async () => {
    await addServer('192.0.2.1:7100');
    await addServer('127.0.0.1:7101');
    await addServer('127.0.0.1:7102', 'z2');
    const at = (port: number) =>
      advertisedAddress(configOf({ listen: `0.0.0.0:${port}`, registry: 'static:any' }), registry);
    expect(await at(7101)).toEqual({ advertise: '127.0.0.1:7101', findHost: undefined });
    for (const port of [7100, 7102]) {
      await expect(at(port)).rejects.toThrow(
        `none of 127.0.0.1:7101, 192.0.2.1:7100 is 0.0.0.0:${port} of this machine, expected --advertise with one of them`,
      );
    }
  });
});

test('the status shows an address that tells machines apart, where there is one', async () => {
  const { registry: nearby } = configOf({});
  expect(await shownAddress('0.0.0.0:3458', nearby)).toBe('127.0.0.1:3458');
  expect(await shownAddress('192.0.2.1:3458', nearby)).toBe('192.0.2.1:3458');
  const { registry: away } = configOf({ registry: 'nats://127.0.0.1:1' });
  expect(await shownAddress('0.0.0.0:3458', away)).toBe('0.0.0.0:3458');
});

test('a machine knows its addresses', () => {
  for (const each of Object.values(networkInterfaces())) {
    for (const { address } of each ?? []) expect(isOwnHost(address)).toBe(true);
  }
  expect(isOwnHost('192.0.2.1')).toBe(false);
});

test('whether anything answers somewhere is known with the reason', async () => {
  const { port } = nats.address() as AddressInfo;
  expect(await dialProblem(`127.0.0.1:${port}`)).toBeUndefined();
  expect(await dialProblem('127.0.0.1:1')).toMatch(/ECONNREFUSED/);
  expect(await dialProblem('nowhere')).toBe('"nowhere" is no HOST:PORT');
});
