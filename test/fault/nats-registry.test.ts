// What the registry in NATS does when NATS or members go away, hard, and come back. Real nats-servers and real processes.
import { writeFile } from 'node:fs/promises';
import { NatsRegistry } from '@tailrace/cli/nats-registry';
import type { Member, Role } from '@tailrace/core/registry';
import { describe, expect } from 'vitest';
import { startMember } from '../kit/member-process.ts';
import { natsServer, startNats, startNatsCluster } from '../kit/nats-peer.ts';
import { SpyLogger } from '../kit/spy-logger.ts';
import { TemporaryFolder } from '../kit/temporary-folder.ts';
import { until } from '../kit/until.ts';

/** Closes what a test opened, also when it failed; after NATS, which may be away then. */
class Registries implements AsyncDisposable {
  readonly #open: NatsRegistry[] = [];
  readonly spy = new SpyLogger();
  readonly #servers: readonly string[];
  readonly #replicas: number;

  constructor(servers: readonly string[], replicas = 1) {
    this.#servers = servers;
    this.#replicas = replicas;
  }

  async open(role: Role, zone = 'z1', settleMs = 0): Promise<NatsRegistry> {
    const registry = await NatsRegistry.open({
      servers: this.#servers,
      cluster: 'faults',
      role,
      zone,
      replicas: this.#replicas,
      settleMs,
      logger: this.spy.logger,
    });
    this.#open.push(registry);
    return registry;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#open.map((registry) => registry.close()));
  }
}

function memberOf(
  id: string,
  role: Role = 'server',
  zone = 'z1',
  address = `127.0.0.1:${id.length}`,
): Member {
  return { id, role, zone, address, state: 'up', incarnation: '1', version: 1 };
}

function drainOf(number: number) {
  const id = `drain-${number}`;
  const url = `syslog://127.0.0.1:${7000 + number}`;
  return { id, app: 'web', url, token: `d.${number}`, createdAt: `2026-01-01T00:00:0${number}Z` };
}

function ids(registry: NatsRegistry): string[] {
  return registry.view().members.map(({ id }) => id);
}

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
    nats.halt();
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
          { timeoutMs: 20_000, what: 'a change', describe: () => controller.trouble },
        );
        await until(() => server.drains().length === index + 1, {
          timeoutMs: 20_000,
          describe: () => server.trouble,
        });
        await node.start();
        await until(() => server.trouble === undefined && controller.trouble === undefined, {
          timeoutMs: 20_000,
        });
      }
      await until(() => ids(controller).join() === 'a');
    },
    90_000,
  );
});

describe('a member', () => {
  natsServer.test(
    'that is killed is taken out by the others of its zone, one that leaves at once',
    async () => {
      await using nats = await startNats();
      await using registries = new Registries([nats.address]);
      const server = await registries.open('server');
      const agent = await registries.open('agent');
      await server.join(memberOf('a'));
      await using killed = await startMember([nats.address], 'faults', memberOf('b'));
      await using stopped = await startMember([nats.address], 'faults', memberOf('c'));
      await until(() => ids(agent).join() === 'a,b,c');
      const seen: string[] = [];
      agent.onView(() => seen.push(ids(agent).join()));
      // The crash first: it takes three heartbeats to be noticed, and the leave does not wait for any.
      killed.kill('SIGKILL');
      stopped.kill('SIGTERM');
      await until(() => seen.at(-1) === 'a', { what: 'the crash to be seen', describe: () => seen });
      expect(seen).toEqual(['a,b', 'a']);
      expect(server.trouble).toBeUndefined();
    },
  );

  natsServer.test(
    'that is the last server of its zone is taken out by a controller, and so are agents there',
    async () => {
      await using nats = await startNats();
      await using registries = new Registries([nats.address]);
      const controller = await registries.open('controller');
      await controller.join(memberOf('c', 'controller'));
      await using server = await startMember([nats.address], 'faults', memberOf('a', 'server', 'z2'));
      await using agent = await startMember([nats.address], 'faults', memberOf('host', 'agent', 'z2'));
      await until(() => ids(controller).join() === 'c,a,host');
      server.kill('SIGKILL');
      agent.kill('SIGKILL');
      await until(() => ids(controller).join() === 'c,host');
      await until(() => ids(controller).join() === 'c', { timeoutMs: 40_000 });
    },
    60_000,
  );

  natsServer.test('that was halted for long is taken out, and puts itself back', async () => {
    await using nats = await startNats();
    await using registries = new Registries([nats.address]);
    const server = await registries.open('server');
    await server.join(memberOf('a'));
    await using halted = await startMember([nats.address], 'faults', memberOf('b'));
    await until(() => ids(server).join() === 'a,b');
    halted.kill('SIGSTOP');
    await until(() => ids(server).join() === 'a');
    halted.kill('SIGCONT');
    await until(() => ids(server).join() === 'a,b');
    expect(server.trouble).toBeUndefined();
  });

  natsServer.test('whose id is wanted at another address gives it up when it was killed', async () => {
    await using nats = await startNats();
    await using registries = new Registries([nats.address]);
    const controller = await registries.open('controller');
    await using killed = await startMember([nats.address], 'faults', memberOf('a'));
    killed.kill('SIGKILL');
    await killed.ended();
    const moved = { ...memberOf('a'), address: '127.0.0.1:99', incarnation: '2' };
    await controller.join(moved);
    expect(controller.view().members).toEqual([moved]);
  });
});

describe('over half of a zone', () => {
  natsServer.test(
    'goes away at once: the view is kept, everybody says so, until enough are back',
    async () => {
      await using nats = await startNats();
      await using registries = new Registries([nats.address]);
      const server = await registries.open('server');
      const agent = await registries.open('agent');
      const controller = await registries.open('controller');
      const elsewhere = await registries.open('agent', 'z2');
      await server.join(memberOf('a'));
      const servers = [nats.address];
      await using b = await startMember(servers, 'faults', memberOf('b'));
      await using c = await startMember(servers, 'faults', memberOf('c'));
      await until(() => ids(agent).length === 3);
      b.kill('SIGSTOP');
      c.kill('SIGSTOP');
      const told = [server, agent, controller];
      await until(() => told.every(({ trouble }) => trouble !== undefined), { what: 'trouble' });
      for (const { trouble } of told) {
        expect(trouble).toContain(
          '2 of 3 servers of zone "z1" went away at once: the view is kept as it was',
        );
      }
      expect(elsewhere.trouble).toBeUndefined();
      expect(ids(agent)).toEqual(['a', 'b', 'c']);
      await controller.setLimit('web', { lines: 1 });

      b.kill('SIGCONT');
      await until(() => told.every(({ trouble }) => trouble === undefined), { what: 'no trouble' });
      await until(() => ids(agent).join() === 'a,b', { what: 'the third to be taken out' });
    },
  );
});

describe('what a process sees', () => {
  natsServer.test('follows from its role', async () => {
    await using nats = await startNats();
    await using registries = new Registries([nats.address]);
    const roles = ['server', 'agent', 'controller'] as const;
    const seeing = await Promise.all(roles.map((role) => registries.open(role)));
    const controller = await registries.open('controller', 'z2');
    await controller.addDrain(drainOf(1));
    for (const zone of ['z1', 'z2']) {
      for (const role of roles) await controller.join(memberOf(`${role}-${zone}`, role, zone));
    }
    const own = memberOf('own', 'agent');
    await seeing[1]?.join(own);
    const all = roles.flatMap((role) => [`${role}-z1`, `${role}-z2`]);
    await until(() => seeing[2]?.view().members.length === 7);
    expect(seeing.map((registry) => ids(registry).sort())).toEqual([
      ['server-z1'],
      ['own', 'server-z1'],
      [...all, 'own'].sort(),
    ]);
    expect(seeing.map((registry) => registry.drains().length)).toEqual([1, 0, 1]);
    await expect(seeing[1]?.addDrain(drainOf(2))).rejects.toMatchObject({ code: 'read_only' });
  });
});

describe('opening', () => {
  const refusal = async (options: Partial<Parameters<typeof NatsRegistry.open>[0]>): Promise<unknown> =>
    NatsRegistry.open({
      servers: [],
      cluster: 'faults',
      role: 'server',
      zone: 'z1',
      replicas: 1,
      settleMs: 0,
      logger: new SpyLogger().logger,
      connectTimeoutMs: 0,
      ...options,
    }).then(
      () => undefined,
      (error: unknown) => error,
    );

  natsServer.test('says which server does not answer, and waits for one that only starts', async () => {
    await using nats = await startNats();
    await nats.stop();
    expect(await refusal({ servers: [nats.address] })).toMatchObject({
      code: 'nats_unreachable',
      message: expect.stringContaining(`nats://${nats.address}: no server answers`),
    });
    const waiting = NatsRegistry.open({
      servers: [nats.address],
      cluster: 'faults',
      role: 'server',
      zone: 'z1',
      replicas: 1,
      settleMs: 0,
      logger: new SpyLogger().logger,
    });
    await nats.start();
    await (await waiting).close();
  });

  natsServer.test('says that JetStream is off', async () => {
    await using nats = await startNats({ jetstream: false });
    expect(await refusal({ servers: [nats.address] })).toMatchObject({
      code: 'nats_unusable',
      message: expect.stringContaining('JetStream is off for it, expected a nats-server with -js'),
    });
  });

  natsServer.test('says that there are more replicas than servers', async () => {
    await using nats = await startNats();
    expect(await refusal({ servers: [nats.address], replicas: 3 })).toMatchObject({
      code: 'nats_unusable',
      message: expect.stringContaining('it cannot keep 3 copies'),
    });
  });

  natsServer.test('takes a password from a file, and says when NATS refuses it', async () => {
    const users = 'authorization { users: [{ user: "tailrace", password: "s3cret" }] }';
    await using nats = await startNats({ configuration: users });
    await using folder = await TemporaryFolder.create();
    await writeFile(folder.file('right'), 's3cret\n');
    await writeFile(folder.file('wrong'), 'secret\n');
    const registry = await NatsRegistry.open({
      servers: [nats.address],
      cluster: 'faults',
      role: 'server',
      zone: 'z1',
      replicas: 1,
      settleMs: 0,
      user: 'tailrace',
      passwordFile: folder.file('right'),
      logger: new SpyLogger().logger,
    });
    await registry.close();
    for (const user of [{}, { user: 'tailrace', passwordFile: folder.file('wrong') }]) {
      const error = await refusal({ servers: [nats.address], ...user });
      expect(error).toMatchObject({ code: 'nats_refused' });
      expect(String(error)).not.toContain('secret');
    }
    expect(await refusal({ user: 'tailrace', passwordFile: folder.file('none') })).toMatchObject({
      code: 'bad_nats_credentials',
    });
  });

  natsServer.test('takes a token from a file', async () => {
    await using nats = await startNats({ configuration: 'authorization { token: "t0ken" }' });
    await using folder = await TemporaryFolder.create();
    await writeFile(folder.file('token'), 't0ken\n');
    const registry = await NatsRegistry.open({
      servers: [nats.address],
      cluster: 'faults',
      role: 'server',
      zone: 'z1',
      replicas: 1,
      settleMs: 0,
      tokenFile: folder.file('token'),
      logger: new SpyLogger().logger,
    });
    await registry.close();
  });
});
