// What every registry must do, as cases that any test runner can run against any implementation. They need nothing but
// an empty registry each and leave nothing behind but what they closed.

import assert from 'node:assert/strict';
import {
  type Drain,
  type Member,
  type MembershipView,
  type Registry,
  RegistryError,
  type Role,
} from './registry.ts';

/** One case. It throws an AssertionError when the registry does not conform. */
export interface RegistryConformanceCase {
  /** The behaviour in plain words. */
  readonly name: string;
  /**
   * @param registry - new and empty; the caller closes it
   * @param joining - the role of the members that any process may add, default `server`. Where servers are not added by
   *   joining but by a file, the cases run with agents.
   */
  readonly verify: (registry: Registry, joining?: JoiningRole) => Promise<void>;
}

/** Not `controller`: the cases take it as a second role. */
export type JoiningRole = Exclude<Role, 'controller'>;

const anyMember: Member = {
  id: 'z1-a',
  role: 'server',
  zone: 'z1',
  address: '127.0.0.1:7101',
  state: 'up',
  incarnation: 'first',
  version: 1,
};
const drain: Drain = {
  id: 'drain-1',
  app: 'web',
  url: 'syslog://127.0.0.1:6514',
  token: 'd.1',
  createdAt: '2026-11-20T11:00:00Z',
};

/** All cases. */
export const registryConformance: readonly RegistryConformanceCase[] = [
  {
    name: 'begins with nothing',
    verify: async (registry) => {
      assert.deepEqual(registry.view().members, []);
      assert.deepEqual(registry.drains(), []);
      assert.deepEqual(registry.drains('web'), []);
      assert.equal(registry.limits().size, 0);
      assert.equal(await registry.drainPosition('drain-1', 'z1'), undefined);
    },
  },
  {
    name: 'shows who joined, sorted by zone, id and role, until they leave',
    verify: async (registry, role = 'server') => {
      const member = { ...anyMember, role };
      const membership = await registry.join({ ...member, id: 'c', zone: 'z2' });
      await registry.join({ ...member, id: 'b' });
      await registry.join({ ...member, id: 'a', role: 'controller' });
      await registry.join({ ...member, id: 'a', sources: ['tcp://127.0.0.1:5514'] });
      const first = [`z1/a/${role}`, 'z1/a/controller'].sort();
      assert.deepEqual(names(registry), [...first, `z1/b/${role}`, `z2/c/${role}`]);
      await membership.leave();
      await membership.leave();
      assert.deepEqual(names(registry), [...first, `z1/b/${role}`]);
    },
  },
  {
    name: 'tells listeners of each change of the view, after it can be read',
    verify: async (registry, role = 'server') => {
      const member = { ...anyMember, role };
      const seen: MembershipView[] = [];
      const unsubscribe = registry.onView((view) => {
        assert.equal(view, registry.view());
        seen.push(view);
      });
      assert.equal(seen.length, 0);
      const membership = await registry.join(member);
      await membership.setState('leaving');
      assert.deepEqual(
        seen.map(({ members }) => members.map(({ state }) => state)),
        [['up'], ['leaving']],
      );
      assert.ok((seen[0]?.epoch ?? 0) < (seen[1]?.epoch ?? 0));
      unsubscribe();
      unsubscribe();
      await membership.leave();
      assert.equal(seen.length, 2);
    },
  },
  {
    name: 'gives the same view until something changes',
    verify: async (registry, role = 'server') => {
      const member = { ...anyMember, role };
      const membership = await registry.join(member);
      const view = registry.view();
      await membership.setState('up');
      assert.equal(registry.view(), view);
      await membership.setState('leaving');
      assert.notEqual(registry.view(), view);
      assert.equal(view.members[0]?.state, 'up');
    },
  },
  {
    name: 'lets a newer incarnation take an id over for good',
    verify: async (registry, role = 'server') => {
      const member = { ...anyMember, role };
      const old = await registry.join(member);
      await registry.join({ ...member, incarnation: 'second' });
      await old.leave();
      assert.deepEqual(
        registry.view().members.map(({ incarnation }) => incarnation),
        ['second'],
      );
      await rejectsWith('left', () => old.setState('leaving'));
      assert.equal(registry.view().members[0]?.state, 'up');
    },
  },
  {
    name: 'tells a member that a newer incarnation has its id, and nobody else',
    verify: async (registry, role = 'server') => {
      const member = { ...anyMember, role };
      const told: string[] = [];
      const join = async (name: string, joining: Member) => {
        const membership = await registry.join(joining);
        void membership.lost.then(() => told.push(name));
        return membership;
      };
      await join('moved', member);
      const lost = await join('lost', { ...member, address: '127.0.0.1:7999' });
      const left = await join('left', { ...member, id: 'z1-b' });
      await join('other role', { ...member, role: 'controller' });
      await left.leave();
      await join('after the one that left', { ...member, id: 'z1-b', incarnation: 'second' });
      await join('newer', { ...member, incarnation: 'second' });
      await lost.lost;
      assert.deepEqual(told, ['lost']);
    },
  },
  {
    name: 'lets a member tell another address',
    verify: async (registry, role = 'server') => {
      const member: Member = { ...anyMember, role };
      await registry.join(member);
      const again = await registry.join({ ...member, address: '127.0.0.1:7999' });
      const seen = () => registry.view().members.filter(({ id }) => id === member.id);
      assert.deepEqual(
        seen().map(({ address, incarnation }) => [address, incarnation]),
        [['127.0.0.1:7999', member.incarnation]],
      );
      await again.setState('leaving');
      assert.deepEqual(
        seen().map(({ state }) => state),
        ['leaving'],
      );
      await again.leave();
      assert.deepEqual(seen(), []);
    },
  },
  {
    name: 'keeps drains per app, oldest first',
    verify: async (registry) => {
      const changed: string[] = [];
      registry.onDrains((app) => changed.push(app));
      const second = { ...drain, id: 'drain-0', url: 'syslog://127.0.0.1:6515' };
      const other = { ...drain, id: 'drain-2', app: 'api' };
      for (const added of [drain, second, other]) await registry.addDrain(added);
      assert.deepEqual(registry.drains('web'), [drain, second]);
      assert.deepEqual(registry.drains('api'), [other]);
      assert.deepEqual(registry.drains(), [drain, second, other]);
      assert.equal(await registry.removeDrain('api', 'drain-1'), false);
      assert.equal(await registry.removeDrain('web', 'drain-1'), true);
      assert.equal(await registry.removeDrain('web', 'drain-1'), false);
      assert.deepEqual(registry.drains('web'), [second]);
      assert.deepEqual(changed, ['web', 'web', 'api', 'web']);
    },
  },
  {
    name: 'refuses a second drain of an app with the same url, also at the same time',
    verify: async (registry) => {
      const attempts = await Promise.allSettled([
        registry.addDrain(drain),
        registry.addDrain({ ...drain, id: 'drain-2' }),
        registry.addDrain({ ...drain, id: 'drain-3', app: 'api' }),
      ]);
      assert.deepEqual(
        attempts.map(({ status }) => status),
        ['fulfilled', 'rejected', 'fulfilled'],
      );
      await rejectsWith('duplicate', () => registry.addDrain({ ...drain, id: 'drain-4' }));
      await rejectsWith('duplicate', () => registry.addDrain({ ...drain, app: 'db', url: 'syslog://x' }));
    },
  },
  {
    name: 'keeps the position of a drain in each zone, as long as there is the drain',
    verify: async (registry) => {
      await registry.addDrain(drain);
      await registry.saveDrainPosition(drain.id, 'z1', { logId: '18446744073709551615', index: 42 });
      await registry.saveDrainPosition(drain.id, 'z2', { logId: '7', index: 1 });
      await registry.saveDrainPosition(drain.id, 'z2', { logId: '7', index: 2 });
      assert.deepEqual(await registry.drainPosition(drain.id, 'z1'), {
        logId: '18446744073709551615',
        index: 42,
      });
      assert.deepEqual(await registry.drainPosition(drain.id, 'z2'), { logId: '7', index: 2 });
      assert.equal(await registry.drainPosition(drain.id, 'z3'), undefined);
      await registry.removeDrain(drain.app, drain.id);
      await registry.saveDrainPosition(drain.id, 'z1', { logId: '7', index: 3 });
      await registry.addDrain(drain);
      assert.equal(await registry.drainPosition(drain.id, 'z1'), undefined);
    },
  },
  {
    name: 'keeps a limit per app until it is removed',
    verify: async (registry) => {
      const changed: string[] = [];
      registry.onLimits((app) => changed.push(app));
      await registry.setLimit('web', { lines: 1000 });
      const before = registry.limits();
      assert.equal(registry.limits(), before);
      await registry.setLimit('web', { bytes: 5 });
      await registry.setLimit('api', {});
      assert.deepEqual([...before], [['web', { lines: 1000 }]]);
      assert.deepEqual(registry.limits().get('web'), { bytes: 5 });
      assert.deepEqual(registry.limits().get('api'), {});
      await registry.setLimit('web', undefined);
      assert.equal(registry.limits().has('web'), false);
      assert.deepEqual(changed, ['web', 'web', 'api', 'web']);
    },
  },
  {
    name: 'refuses writes once it is closed, and still answers reads',
    verify: async (registry, role = 'server') => {
      const member = { ...anyMember, role };
      const membership = await registry.join(member);
      await registry.addDrain(drain);
      await registry.close();
      await registry.close();
      await rejectsWith('closed', () => registry.join(member));
      await rejectsWith('closed', () => registry.addDrain({ ...drain, id: 'drain-2', app: 'api' }));
      await rejectsWith('closed', () => registry.removeDrain('web', drain.id));
      await rejectsWith('closed', () => registry.setLimit('web', {}));
      assert.deepEqual(registry.drains('web'), [drain]);
      await membership.leave();
    },
  },
];

function names(registry: Registry): string[] {
  return registry.view().members.map(({ zone, id, role }) => `${zone}/${id}/${role}`);
}

async function rejectsWith(code: string, action: () => Promise<unknown>): Promise<void> {
  await assert.rejects(action, (error) => error instanceof RegistryError && error.code === code);
}
