// The cases that every Registry passes, whatever keeps it: call `describeRegistry` with a way to open one. Guarantees are
// those of the interface's comments; what an implementation promises beyond them is tested beside it.
import { type Drain, type Member, type Registry, RegistryError } from '@tailrace/core/registry';
import { registryConformance } from '@tailrace/core/registry-conformance';
import { describe, expect } from 'vitest';
import { until } from '../kit/until.ts';

/** How the cases get a registry that holds nothing yet; `dispose` runs after each case, also when it failed. */
export interface RegistryFactory {
  open(): Promise<Registry>;
  /** Opens what `open` of the same case made and a case has closed; left out where nothing outlives a close. */
  reopen?(): Promise<Registry>;
  /** Opens it a second time, as another process does; left out where only one process can have it. */
  openOther?(): Promise<Registry>;
  dispose(): Promise<void>;
  /**
   * `own`: a process sees only the members that joined in it, and servers do not join but are given, as in a static cluster.
   * The cases then run with agents, and those about members of others are left out. Default: `shared`.
   */
  readonly members?: 'shared' | 'own';
}

/** A drain of an app; the number makes id, token and time differ. */
export function drainOf(app: string, number: number, url = `syslog://127.0.0.1:${7000 + number}`): Drain {
  const id = `drain-${number}`;
  return { id, app, url, token: `d.${number}`, createdAt: `2026-01-01T00:00:0${number}.000Z` };
}

function serverOf(id: string, zone = 'z1', incarnation = '1'): Member {
  return { id, role: 'server', zone, address: '127.0.0.1:1', state: 'up', incarnation, version: 1 };
}

/** Registers one test: vitest's own, or that of a peer that may be missing. */
export type RegisterTest = (name: string, run: () => Promise<void>) => void;

/** Registers the cases under `name`. */
export function describeRegistry(
  name: string,
  register: RegisterTest,
  createFactory: () => RegistryFactory,
): void {
  describe(name, () => {
    let factory: RegistryFactory;
    let registry: Registry;
    const { reopen, openOther, members } = createFactory();
    const role = members === 'own' ? 'agent' : 'server';
    const memberOf = (...of: Parameters<typeof serverOf>): Member => ({ ...serverOf(...of), role });

    // Not in hooks: where the peer is missing, nothing of a case may run.
    const test = (title: string, run: () => Promise<void>): void =>
      register(title, async () => {
        factory = createFactory();
        registry = await factory.open();
        try {
          await run();
        } finally {
          await registry.close();
          await factory.dispose();
        }
      });

    describe('the cases that any test runner can run', () => {
      for (const { name: title, verify } of registryConformance) test(title, () => verify(registry, role));
    });

    describe('membership', () => {
      test('a member is in the view when its join resolves, and out when its leave does', async () => {
        const membership = await registry.join(memberOf('a'));
        expect(registry.view().members).toEqual([memberOf('a')]);
        await membership.leave();
        expect(registry.view().members).toEqual([]);
      });

      test('the view is sorted by zone and id, and its epoch rises with every change', async () => {
        const before = registry.view().epoch;
        await registry.join(memberOf('b', 'z2'));
        await registry.join(memberOf('c', 'z1'));
        await registry.join(memberOf('a', 'z2'));
        expect(registry.view().members.map(({ id }) => id)).toEqual(['c', 'a', 'b']);
        expect(registry.view().epoch).toBeGreaterThan(before);
      });

      test('a member can say that it is leaving', async () => {
        const membership = await registry.join(memberOf('a'));
        await membership.setState('leaving');
        expect(registry.view().members[0]?.state).toBe('leaving');
      });

      test('the same id in another role is another member', async () => {
        await registry.join(memberOf('a'));
        await registry.join({ ...memberOf('a'), role: 'controller' });
        const roles = registry.view().members.map((member) => member.role);
        expect(new Set(roles)).toEqual(new Set([role, 'controller']));
      });

      test('a newer incarnation takes the id over, and the older one cannot take it out', async () => {
        const older = await registry.join(memberOf('a', 'z1', '1'));
        await registry.join(memberOf('a', 'z1', '2'));
        await older.leave();
        expect(registry.view().members.map(({ incarnation }) => incarnation)).toEqual(['2']);
        await expect(older.setState('leaving')).rejects.toMatchObject({ code: 'left' });
      });

      test('a listener is called with the view that can be read, until it unsubscribes', async () => {
        const seen: number[] = [];
        const unsubscribe = registry.onView((view) => {
          expect(registry.view()).toBe(view);
          seen.push(view.members.length);
        });
        await registry.join(memberOf('a'));
        await registry.join(memberOf('b'));
        unsubscribe();
        unsubscribe();
        await registry.join(memberOf('c'));
        expect(seen).toEqual([1, 2]);
      });
    });

    describe('drains', () => {
      test('an added drain is listed under its app and among all, oldest first', async () => {
        await registry.addDrain(drainOf('web', 1));
        await registry.addDrain(drainOf('api', 2));
        await registry.addDrain(drainOf('web', 3));
        expect(registry.drains('web')).toEqual([drainOf('web', 1), drainOf('web', 3)]);
        expect(registry.drains().map(({ id }) => id)).toEqual(['drain-1', 'drain-2', 'drain-3']);
        expect(registry.drains('none')).toEqual([]);
      });

      test('the same URL for the same app is refused as a duplicate, for another app it is not', async () => {
        await registry.addDrain(drainOf('web', 1));
        const again = registry.addDrain({ ...drainOf('web', 2), url: drainOf('web', 1).url });
        await expect(again).rejects.toBeInstanceOf(RegistryError);
        await expect(again).rejects.toMatchObject({ code: 'duplicate', retryable: false });
        await registry.addDrain({ ...drainOf('api', 2), url: drainOf('web', 1).url });
        expect(registry.drains()).toHaveLength(2);
      });

      test('of two that add the same URL at once one wins', async () => {
        const url = 'syslog://127.0.0.1:7000';
        const both = await Promise.allSettled([
          registry.addDrain(drainOf('web', 1, url)),
          registry.addDrain(drainOf('web', 2, url)),
        ]);
        expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
        expect(registry.drains('web')).toHaveLength(1);
      });

      test('a removed drain is gone, and removing it again says so', async () => {
        await registry.addDrain(drainOf('web', 1));
        expect(await registry.removeDrain('api', 'drain-1')).toBe(false);
        expect(await registry.removeDrain('web', 'drain-1')).toBe(true);
        expect(await registry.removeDrain('web', 'drain-1')).toBe(false);
        expect(registry.drains()).toEqual([]);
        await registry.addDrain(drainOf('web', 1));
      });

      test('a listener is told the app when its drains can be read', async () => {
        const seen: [string, number][] = [];
        registry.onDrains((app) => seen.push([app, registry.drains(app).length]));
        await registry.addDrain(drainOf('web', 1));
        await registry.removeDrain('web', 'drain-1');
        expect(seen).toEqual([
          ['web', 1],
          ['web', 0],
        ]);
      });

      test('a position is kept per drain and zone, and goes with its drain', async () => {
        await registry.addDrain(drainOf('web', 1));
        expect(await registry.drainPosition('drain-1', 'z1')).toBeUndefined();
        await registry.saveDrainPosition('drain-1', 'z1', { logId: '18446744073709551615', index: 42 });
        await registry.saveDrainPosition('drain-1', 'z2', { logId: '7', index: 2 ** 53 - 1 });
        expect(await registry.drainPosition('drain-1', 'z1')).toEqual({
          logId: '18446744073709551615',
          index: 42,
        });
        expect(await registry.drainPosition('drain-1', 'z2')).toEqual({ logId: '7', index: 2 ** 53 - 1 });
        await registry.removeDrain('web', 'drain-1');
        await registry.addDrain(drainOf('web', 1));
        expect(await registry.drainPosition('drain-1', 'z1')).toBeUndefined();
      });

      test('a position of a drain that is gone is not kept', async () => {
        await registry.saveDrainPosition('drain-1', 'z1', { logId: '1', index: 1 });
        await registry.addDrain(drainOf('web', 1));
        expect(await registry.drainPosition('drain-1', 'z1')).toBeUndefined();
      });
    });

    describe('limits', () => {
      test('a limit is set, changed and removed', async () => {
        await registry.setLimit('web', { lines: 100 });
        await registry.setLimit('api', { lines: 1, bytes: 2 });
        await registry.setLimit('web', { bytes: 5 });
        expect([...registry.limits()].sort()).toEqual([
          ['api', { lines: 1, bytes: 2 }],
          ['web', { bytes: 5 }],
        ]);
        await registry.setLimit('api', undefined);
        expect([...registry.limits().keys()]).toEqual(['web']);
      });

      test('a listener is told the app when its limit can be read', async () => {
        const seen: unknown[] = [];
        registry.onLimits((app) => seen.push([app, registry.limits().get(app)]));
        await registry.setLimit('web', { lines: 3 });
        await registry.setLimit('web', undefined);
        expect(seen).toEqual([
          ['web', { lines: 3 }],
          ['web', undefined],
        ]);
      });
    });

    test('a closed registry refuses changes, still answers, and can be closed again', async () => {
      await registry.addDrain(drainOf('web', 1));
      const membership = await registry.join(memberOf('a'));
      await registry.close();
      await registry.close();
      await expect(registry.addDrain(drainOf('web', 2))).rejects.toMatchObject({ code: 'closed' });
      await expect(registry.setLimit('web', { lines: 1 })).rejects.toMatchObject({ code: 'closed' });
      expect(registry.drains('web')).toHaveLength(1);
      await membership.leave();
    });

    if (openOther !== undefined) {
      const testWithOther: RegisterTestWithOther = (title, run) =>
        test(title, async () => {
          const other = (await factory.openOther?.()) ?? registry;
          try {
            await run(registry, other);
          } finally {
            await other.close();
          }
        });
      describe('in two processes', () => {
        describeOtherSettings(testWithOther, () => factory);
        if (members !== 'own') describeOtherMembers(testWithOther, () => factory);
      });
    }
    if (reopen === undefined) return;
    test('what was resolved before a close is there after it, members excepted', async () => {
      const { clusterId } = registry;
      await registry.join(memberOf('a'));
      await registry.addDrain(drainOf('web', 2));
      await registry.addDrain(drainOf('web', 1, 'syslog://user:secret@[::1]:7000?sd=tags'));
      await registry.saveDrainPosition('drain-1', 'z2', { logId: '9', index: 3 });
      await registry.setLimit('web', { lines: 7 });
      await registry.close();
      registry = (await factory.reopen?.()) ?? registry;
      expect(registry.clusterId).toBe(clusterId);
      expect(registry.view().members).toEqual([]);
      expect(registry.drains('web').map(({ id }) => id)).toEqual(['drain-1', 'drain-2']);
      expect(await registry.drainPosition('drain-1', 'z2')).toEqual({ logId: '9', index: 3 });
      expect(registry.limits()).toEqual(new Map([['web', { lines: 7 }]]));
    });
  });
}

/** Registers a test with what two processes have opened. */
type RegisterTestWithOther = (
  name: string,
  run: (registry: Registry, other: Registry) => Promise<void>,
) => void;

/** Within a second, as the interface says, and some more for a machine that is busy with other tests. */
const soon = { timeoutMs: 5_000 };

/** What two processes promise each other about members. */
function describeOtherMembers(testWithOther: RegisterTestWithOther, factory: () => RegistryFactory): void {
  testWithOther('a join, a state and a leave are seen by the other', async (registry, other) => {
    const seen: string[] = [];
    other.onView(({ members }) => seen.push(members.map(({ id, state }) => `${id} ${state}`).join()));
    const membership = await registry.join(serverOf('a'));
    await until(() => seen.includes('a up'), { ...soon, what: 'the join' });
    await membership.setState('leaving');
    await until(() => seen.includes('a leaving'), { ...soon, what: 'the state' });
    await membership.leave();
    await until(() => seen.at(-1) === '', { ...soon, what: 'the leave', describe: () => seen });
    expect(seen).toEqual(['a up', 'a leaving', '']);
  });

  testWithOther('the members of both are in the view of both, in the same order', async (registry, other) => {
    await Promise.all([registry.join(serverOf('b')), other.join(serverOf('a', 'z2'))]);
    for (const each of [registry, other]) {
      await until(() => each.view().members.length === 2, soon);
      expect(each.view().members).toEqual([serverOf('b'), serverOf('a', 'z2')]);
    }
  });

  testWithOther(
    'an id with the same address is taken over at once, and its old member is out',
    async (registry, other) => {
      const older = await registry.join(serverOf('a', 'z1', '1'));
      const newer = await other.join(serverOf('a', 'z1', '2'));
      expect(other.view().members).toEqual([serverOf('a', 'z1', '2')]);
      await until(() => registry.view().members[0]?.incarnation === '2', soon);
      await older.lost;
      await expect(older.setState('leaving')).rejects.toMatchObject({ code: 'left' });
      await older.leave();
      expect(registry.view().members).toEqual([serverOf('a', 'z1', '2')]);
      await newer.setState('leaving');
      await until(() => registry.view().members[0]?.state === 'leaving', soon);
    },
  );

  testWithOther('an id with another address is refused while its member lives', async (registry, other) => {
    await registry.join(serverOf('a'));
    const second = other.join({ ...serverOf('a', 'z2', '2'), address: '127.0.0.1:2' });
    await expect(second).rejects.toMatchObject({ code: 'taken', retryable: false });
    await expect(second).rejects.toThrow('"a": a server with this id runs at 127.0.0.1:1 in zone "z1"');
    expect(other.view().members).toEqual([serverOf('a')]);
  });

  testWithOther(
    'an id with another address is waited for when its member leaves',
    async (registry, other) => {
      const older = await registry.join(serverOf('a'));
      const newer = { ...serverOf('a', 'z1', '2'), address: '127.0.0.1:2' };
      const joined = other.join(newer);
      await older.leave();
      await joined;
      expect(other.view().members).toEqual([newer]);
    },
  );

  testWithOther('a process that opens later finds the members', async (registry) => {
    await registry.join(serverOf('a'));
    const late = await factory().openOther?.();
    try {
      expect(late?.view().members).toEqual([serverOf('a')]);
    } finally {
      await late?.close();
    }
  });
}

/** What two processes promise each other about drains and limits. */
function describeOtherSettings(testWithOther: RegisterTestWithOther, factory: () => RegistryFactory): void {
  testWithOther('both are of one cluster', async (registry, other) => {
    expect(other.clusterId).toBe(registry.clusterId);
  });

  testWithOther('a drain is seen by the other, which can take it out', async (registry, other) => {
    const changed: string[] = [];
    other.onDrains((app) => changed.push(app));
    await registry.addDrain(drainOf('web', 1));
    await until(() => other.drains('web').length === 1, soon);
    expect(other.drains()).toEqual([drainOf('web', 1)]);
    expect(changed).toEqual(['web']);
    await registry.saveDrainPosition('drain-1', 'z1', { logId: '5', index: 7 });
    expect(await other.drainPosition('drain-1', 'z1')).toEqual({ logId: '5', index: 7 });
    expect(await other.removeDrain('web', 'drain-1')).toBe(true);
    await until(() => registry.drains().length === 0, soon);
    expect(await registry.drainPosition('drain-1', 'z1')).toBeUndefined();
    expect(await registry.removeDrain('web', 'drain-1')).toBe(false);
  });

  testWithOther('of two processes that add the same URL at once one wins', async (registry, other) => {
    const url = 'syslog://127.0.0.1:7000';
    const both = await Promise.allSettled([
      registry.addDrain(drainOf('web', 1, url)),
      other.addDrain(drainOf('web', 2, url)),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = both.find(({ status }) => status === 'rejected');
    expect(refused).toMatchObject({ reason: { code: 'duplicate' } });
    await until(() => registry.drains().length === 1 && other.drains().length === 1, soon);
    expect(registry.drains()).toEqual(other.drains());
  });

  testWithOther('a URL that one process removed can be added by the other', async (registry, other) => {
    await registry.addDrain(drainOf('web', 1));
    await until(() => other.drains().length === 1, soon);
    await registry.removeDrain('web', 'drain-1');
    await until(() => other.drains().length === 0, soon);
    await other.addDrain(drainOf('web', 1));
    await until(() => registry.drains('web').length === 1, soon);
  });

  testWithOther('a limit is seen by the other, and its removal', async (registry, other) => {
    const seen: unknown[] = [];
    other.onLimits((app) => seen.push([app, other.limits().get(app)]));
    await registry.setLimit('web/\u{1F600} .*>', { lines: 3 });
    await until(() => seen.length === 1, soon);
    await registry.setLimit('web/\u{1F600} .*>', undefined);
    await until(() => seen.length === 2, soon);
    expect(seen).toEqual([
      ['web/\u{1F600} .*>', { lines: 3 }],
      ['web/\u{1F600} .*>', undefined],
    ]);
  });

  testWithOther('a process that opens later finds drains and limits', async (registry) => {
    await registry.addDrain(drainOf('web', 1));
    await registry.setLimit('web', { lines: 3 });
    const late = await factory().openOther?.();
    try {
      expect(late?.drains()).toEqual([drainOf('web', 1)]);
      expect(late?.limits()).toEqual(new Map([['web', { lines: 3 }]]));
    } finally {
      await late?.close();
    }
  });
}
