import { HashRing } from '@tailrace/core/hash-ring';
import { MemoryRegistry } from '@tailrace/core/memory-registry';
import type { Member } from '@tailrace/core/registry';
import { expect, test } from 'vitest';
import { ServerDirectory, type UpstreamTarget } from './server-directory.ts';
import type { Upstream } from './upstream.ts';

function member(id: string, zone: string, change: Partial<Member> = {}): Member {
  const address = `${id}:7100`;
  return { id, role: 'server', zone, address, state: 'up', incarnation: '1', version: 1, ...change };
}

/** A directory whose upstreams connect to nothing. */
function openDirectory(zones: readonly string[] = []) {
  const registry = new MemoryRegistry();
  const clock = { nowMs: 1000 };
  const made: UpstreamTarget[] = [];
  const closed: string[] = [];
  const directory = new ServerDirectory({
    registry,
    zones,
    nowMs: () => clock.nowMs,
    createUpstream: (target) => {
      made.push(target);
      const { serverId, zone, address } = target;
      return { serverId, zone, address, close: () => closed.push(address) } as unknown as Upstream;
    },
  });
  return { registry, directory, clock, made, closed };
}

test('the owner of an app is the one that the ring of its zone names, among servers that are up', async () => {
  const { registry, directory } = openDirectory();
  for (const id of ['a', 'b', 'c']) await registry.join(member(id, 'z1'));
  await registry.join(member('d', 'z1', { state: 'leaving' }));
  await registry.join(member('e', 'z2'));
  const ring = new HashRing(['a', 'b', 'c']);
  for (const app of ['web', 'api', 'worker', 'cron']) {
    expect(directory.owner('z1', app)?.serverId).toBe(ring.owner(app));
    expect(directory.owner('z2', app)?.serverId).toBe('e');
  }
  expect(directory.owner('z3', 'web')).toBeUndefined();
  expect(directory.upstreams.map(({ serverId }) => serverId).sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(directory.upstreamsOf('z1').map(({ serverId }) => serverId)).toEqual(['a', 'b', 'c']);
});

test('zones that were set or seen stay known, with the time since which they are empty', async () => {
  const { registry, directory, clock } = openDirectory(['z9']);
  expect([directory.zones, directory.emptySinceMs('z9')]).toEqual([['z9'], 1000]);
  const membership = await registry.join(member('a', 'z1'));
  expect([directory.zones, directory.emptySinceMs('z1')]).toEqual([['z1', 'z9'], undefined]);
  clock.nowMs = 5000;
  await membership.setState('leaving');
  expect([directory.zones, directory.emptySinceMs('z1')]).toEqual([['z1', 'z9'], 5000]);
  clock.nowMs = 9000;
  await membership.leave();
  expect(directory.emptySinceMs('z1')).toBe(5000);
});

test('a server at another address is another upstream; the old one is closed after the change was told', async () => {
  const { registry, directory, made, closed } = openDirectory();
  await registry.join(member('a', 'z1'));
  const seen: unknown[] = [];
  directory.onChange(() => seen.push([directory.owner('z1', 'web')?.address, [...closed]]));
  await registry.join(member('a', 'z1', { address: 'elsewhere:1', incarnation: '2' }));
  expect(seen).toEqual([['elsewhere:1', []]]);
  await Promise.resolve();
  expect([made.length, closed]).toEqual([2, ['a:7100']]);
});

test('agents that come and go change nothing here', async () => {
  const { registry, directory } = openDirectory();
  await registry.join(member('a', 'z1'));
  let changes = 0;
  directory.onChange(() => changes++);
  const membership = await registry.join(member('agent', 'z1', { role: 'agent' }));
  await membership.leave();
  expect(changes).toBe(0);
});
