// When a server tells the others another address, and how it notices that nobody can reach it.
import type { RoleHealth } from '@tailrace/core/role-health';
import type { TailraceServer } from '@tailrace/server/server';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { AdvertisedServer } from './advertised-server.ts';

class FakeServer {
  readonly id = 's';
  readonly state = 'up';
  readonly address = '0.0.0.0:7100';
  readonly health: RoleHealth = { reasons: [], warnings: [] };
  readonly metrics = { contentType: '', metrics: async () => '' };
  readonly told: string[] = [];
  advertised = '10.0.0.5:7100';
  start = async (): Promise<void> => undefined;
  stop = async (): Promise<void> => undefined;
  stateDump = (): object => ({});
  readvertise = async (address: string): Promise<void> => {
    this.told.push(address);
    this.advertised = address;
  };
}

async function setUp() {
  const world = { ownHosts: ['10.0.0.5'], found: '10.0.0.5', answering: ['10.0.0.5:7100'], asked: 0 };
  const fake = new FakeServer();
  const logged: string[] = [];
  const registry: { trouble: string | undefined } = { trouble: undefined };
  const server = new AdvertisedServer({
    server: fake as unknown as TailraceServer,
    registry,
    logger: pino({ level: 'warn' }, { write: (line: string) => logged.push(JSON.parse(line).msg) }),
    findHost: async () => {
      world.asked++;
      if (world.found === '') throw new Error('no way to the registry');
      return world.found;
    },
    isOwnHost: (host) => world.ownHosts.includes(host),
    dialProblem: async (place) => (world.answering.includes(place) ? undefined : 'refused'),
    reviewMs: 3_600_000,
  });
  const shown = await server.start();
  return { world, fake, registry, server, shown, logged };
}

test('the line that says that it is up has both addresses', async () => {
  const { server, shown } = await setUp();
  expect(shown).toEqual({ address: '0.0.0.0:7100', advertised: '10.0.0.5:7100' });
  await server.stop(0);
});

test('an address that the machine still has is left alone, and nobody is asked', async () => {
  const { world, fake, server } = await setUp();
  await server.review();
  expect({ told: fake.told, asked: world.asked }).toEqual({ told: [], asked: 0 });
  await server.stop(0);
});

test('a machine that has another address now tells it', async () => {
  const { world, fake, server } = await setUp();
  Object.assign(world, { ownHosts: ['10.0.0.9'], found: '10.0.0.9', answering: ['10.0.0.9:7100'] });
  await server.review();
  expect(fake.told).toEqual(['10.0.0.9:7100']);
  expect(server.health).toEqual({ reasons: [], warnings: [] });
  await server.stop(0);
});

test('after a trouble of the registry the way to it is looked at again', async () => {
  const { world, fake, registry, server } = await setUp();
  registry.trouble = 'away';
  await server.review();
  expect(world.asked).toBe(0);
  registry.trouble = undefined;
  Object.assign(world, {
    ownHosts: ['10.0.0.5', '10.1.0.1'],
    found: '10.1.0.1',
    answering: ['10.1.0.1:7100'],
  });
  await server.review();
  await server.review();
  expect({ told: fake.told, asked: world.asked }).toEqual({ told: ['10.1.0.1:7100'], asked: 1 });
  await server.stop(0);
});

test('an address at which nothing answers is a warning until something does', async () => {
  const { world, server } = await setUp();
  Object.assign(world, { ownHosts: ['10.0.0.9'], found: '10.0.0.9', answering: [] });
  await server.review();
  expect(server.health).toEqual({
    reasons: [],
    warnings: ['nothing answers at 10.0.0.9:7100, which this server advertises: refused'],
  });
  world.answering = ['10.0.0.9:7100'];
  await server.review();
  expect(server.health.warnings).toEqual([]);
  await server.stop(0);
});

test('a look that fails is repeated, and spoken of once', async () => {
  const { world, fake, server, logged } = await setUp();
  Object.assign(world, { ownHosts: [], found: '' });
  await server.review();
  await server.review();
  expect(logged).toEqual(['Cannot look after the advertised address']);
  Object.assign(world, { ownHosts: ['10.0.0.9'], found: '10.0.0.9', answering: ['10.0.0.9:7100'] });
  await server.review();
  expect(fake.told).toEqual(['10.0.0.9:7100']);
  await server.stop(0);
});
