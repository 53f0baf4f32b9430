// What the registry in NATS does when NATS goes away, hard, comes back, comes back empty, or holds what nobody can read.
import { describe, expect } from 'vitest';
import { CuttableProxy } from '../kit/cuttable-proxy.ts';
import { natsServer, startNats, startNatsCluster } from '../kit/nats-peer.ts';
import { drainOf, ids, memberOf, Registries } from '../kit/nats-registries.ts';
import { until } from '../kit/until.ts';

describe('one nats-server', () => {
  natsServer.test(
    'is killed and comes back: changes are refused meanwhile, then everything is there',
    async () => {
      await using nats = await startNats();
      await using registries = new Registries([nats.address]);
      const server = await registries.open('server');
      const controller = await registries.open('controller');
      await server.join(memberOf('a'));
      await controller.join(memberOf('c', 'controller'));
      await controller.addDrain(drainOf(1));
      await controller.setLimit('web', { lines: 5 });
      await until(() => server.drains().length === 1 && server.limits().size === 1);

      await nats.kill();
      await until(() => controller.trouble, { what: 'trouble' });
      expect(controller.trouble).toContain(`No contact with NATS (${nats.address}) since `);
      for (const change of [
        () => controller.addDrain(drainOf(2)),
        () => controller.removeDrain('web', 'drain-1'),
        () => controller.setLimit('web', undefined),
        () => server.saveDrainPosition('drain-1', 'z1', { logId: '1', index: 1 }),
        () => server.drainPosition('drain-1', 'z1'),
        () => server.join(memberOf('b')),
        () => server.reportDead(memberOf('c', 'controller')),
      ]) {
        await expect(change()).rejects.toMatchObject({ code: 'unavailable', retryable: true });
      }
      await expect(controller.addDrain(drainOf(2))).rejects.toThrow('No contact with NATS');
      expect(ids(controller)).toEqual(['a', 'c']);
      expect(server.drains()).toEqual([drainOf(1)]);

      await nats.start();
      await until(() => controller.trouble === undefined && server.trouble === undefined, {
        what: 'contact',
        describe: () => [controller.trouble, server.trouble],
      });
      expect(ids(controller)).toEqual(['a', 'c']);
      expect(server.drains()).toEqual([drainOf(1)]);
      expect(server.limits()).toEqual(new Map([['web', { lines: 5 }]]));
      await controller.addDrain(drainOf(2));
      await controller.removeDrain('web', 'drain-1');
      await until(
        () =>
          server
            .drains()
            .map(({ id }) => id)
            .join() === 'drain-2',
      );
      const late = await registries.open('controller');
      expect(ids(late)).toEqual(['a', 'c']);
      expect(late.drains()).toEqual([drainOf(2)]);
    },
  );

  natsServer.test('loses its data: members, drains, limits and the cluster id are put back', async () => {
    await using nats = await startNats();
    await using registries = new Registries([nats.address]);
    const server = await registries.open('server');
    const controller = await registries.open('controller');
    await server.join(memberOf('a'));
    await controller.join(memberOf('c', 'controller'));
    await controller.addDrain(drainOf(2));
    await controller.addDrain(drainOf(1));
    await controller.setLimit('web', { lines: 5 });
    await until(() => server.drains().length === 2 && server.limits().size === 1);
    const changes: string[] = [];
    server.onDrains((app) => changes.push(app));
    server.onView(() => changes.push('view'));

    await nats.stop();
    await nats.forget();
    await nats.start();
    const late = await until(async () => {
      // Whoever finds no cluster waits for one that knows its id.
      const registry = await registries.open('controller', 'z1', 1_000);
      if (registry.drains().length === 2 && registry.limits().size === 1 && ids(registry).length === 2)
        return registry;
      await registry.close();
      return undefined;
    });
    expect(late.clusterId).toBe(controller.clusterId);
    expect(late.drains()).toEqual([drainOf(1), drainOf(2)]);
    expect(ids(late)).toEqual(['a', 'c']);
    expect([...changes], 'nothing flickered').toEqual([]);
    expect(await late.removeDrain('web', 'drain-1')).toBe(true);
    await until(() => server.drains().length === 1);
  });

  natsServer.test('hangs: changes are refused within seconds, and go on when it answers again', async () => {
    await using nats = await startNats();
    await using registries = new Registries([nats.address]);
    const controller = await registries.open('controller');
    await nats.halt();
    await expect(controller.addDrain(drainOf(1))).rejects.toMatchObject({ code: 'unavailable' });
    await until(() => controller.trouble, { what: 'trouble' });
    nats.resume();
    await until(() => controller.trouble === undefined, { describe: () => controller.trouble });
    await until(async () => {
      await controller.setLimit('web', { lines: 5 });
      return true;
    });
    expect(controller.limits().get('web')).toEqual({ lines: 5 });
  });

  natsServer.test(
    'holds garbage and records of a newer version: they are skipped, named and counted',
    async () => {
      await using nats = await startNats();
      await using registries = new Registries([nats.address]);
      const writer = await registries.open('controller');
      await writer.addDrain(drainOf(1));
      await writer.join(memberOf('a'));
      await writer.setLimit('web', { lines: 5 });
      const key = (id: string): string => Buffer.from(id).toString('base64url');
      await nats.publish('$KV.tailrace_faults_drains.x.y', 'not JSON');
      await nats.publish(`$KV.tailrace_faults_limits.${key('api')}`, '{"v":2,"app":"api","lines":{}}');
      await nats.publish(
        `$KV.tailrace_faults_members.${key('z1')}.server.${key('b')}`,
        '{"v":1,"id":"b","role":"cook"}',
      );
      const registry = await registries.open('controller');
      expect(registry.drains()).toEqual([drainOf(1)]);
      expect([...registry.limits().keys()]).toEqual(['web']);
      expect(ids(registry)).toEqual(['a']);
      expect(registry.skippedRecords).toBe(3);
      const named = registries.spy.warnings.filter(({ msg }) => msg.startsWith('Skipping a record'));
      expect(named).toContainEqual(
        expect.objectContaining({
          bucket: 'tailrace_faults_limits',
          key: key('api'),
          reason: 'it is of version 2, this program knows 1',
        }),
      );
      expect(named).toContainEqual(
        expect.objectContaining({ key: 'x.y', reason: 'it is not JSON with a version "v"' }),
      );
      // The writer followed them live, and still follows.
      await until(() => writer.skippedRecords === 3);
      await registry.addDrain(drainOf(2));
      await until(() => writer.drains().length === 2);
    },
  );
});

describe('a process that was cut off', () => {
  natsServer.test('has what changed meanwhile, removals too, and is a member again', async () => {
    await using nats = await startNats();
    await using proxy = await CuttableProxy.start(nats.port);
    await using registries = new Registries([nats.address]);
    await using behind = new Registries([proxy.address]);
    const controller = await registries.open('controller');
    const server = await behind.open('server');
    await controller.join(memberOf('c', 'controller'));
    const leaver = await controller.join(memberOf('b'));
    await server.join(memberOf('a'));
    await controller.addDrain(drainOf(1));
    await controller.setLimit('web', { lines: 1 });
    await controller.setLimit('api', { lines: 1 });
    await until(() => server.limits().size === 2 && server.drains().length === 1 && ids(server).length === 2);

    proxy.cut();
    await until(() => server.trouble, { what: 'trouble' });
    await until(() => ids(controller).join() === 'b,c', { what: 'the silent server to be taken out' });
    await controller.removeDrain('web', 'drain-1');
    await controller.addDrain(drainOf(2));
    await controller.setLimit('web', undefined);
    await leaver.leave();
    expect(ids(server)).toEqual(['a', 'b']);

    proxy.heal();
    await until(() => server.trouble === undefined, { describe: () => server.trouble });
    expect(server.drains()).toEqual([drainOf(2)]);
    expect([...server.limits().keys()]).toEqual(['api']);
    expect(ids(server)).toEqual(['a']);
    await until(() => ids(controller).join() === 'a,c', { what: 'the server to put itself back' });
  });

  natsServer.test('leaves no marks behind that grow for ever', async () => {
    await using nats = await startNats();
    await using registries = new Registries([nats.address]);
    const controller = await registries.open('controller');
    for (const number of [1, 2, 3]) {
      await controller.addDrain(drainOf(number));
      await controller.removeDrain('web', `drain-${number}`);
    }
    await controller.addDrain(drainOf(1));
    expect(await nats.messagesIn('KV_tailrace_faults_drains')).toBe(3);
    await controller.sweep();
    expect(await nats.messagesIn('KV_tailrace_faults_drains')).toBe(3);
    await controller.sweep(0);
    expect(await nats.messagesIn('KV_tailrace_faults_drains')).toBe(1);
    await controller.addDrain(drainOf(2));
    const late = await registries.open('server');
    expect(late.drains()).toEqual([drainOf(1), drainOf(2)]);
  });
});

describe('three nats-servers', () => {
  natsServer.test(
    'go on when any one of them is killed',
    async () => {
      await using nats = await startNatsCluster();
      await using registries = new Registries(nats.addresses, 3);
      const server = await registries.open('server');
      const controller = await registries.open('controller');
      await server.join(memberOf('a'));
      for (const [index, node] of nats.nodes.entries()) {
        await node.kill();
        const drain = drainOf(index);
        await until(
          async () => {
            try {
              await controller.addDrain(drain);
              return true;
            } catch (error) {
              // It may have been written although nobody said so.
              return controller.drains().some(({ id }) => id === drain.id) || void error;
            }
          },
          { timeoutMs: 40_000, what: 'a change', describe: () => controller.trouble },
        );
        await until(() => server.drains().length === index + 1, {
          timeoutMs: 40_000,
          describe: () => server.trouble,
        });
        await node.start();
        await until(() => server.trouble === undefined && controller.trouble === undefined, {
          timeoutMs: 40_000,
        });
      }
      await until(() => ids(controller).join() === 'a');
    },
    150_000,
  );
});
