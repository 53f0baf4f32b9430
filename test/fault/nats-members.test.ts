// What the registry in NATS does when members go away, hard, in processes of their own; what each role sees; and what opening it
// says when NATS is not as it should be.
import { writeFile } from 'node:fs/promises';
import { NatsRegistry } from '@tailrace/cli/nats-registry';
import { CertificateAuthority } from '@tailrace/transport/certificate-authority';
import { TestCertificates } from '@tailrace/transport/testing/test-certificates';
import { describe, expect } from 'vitest';
import { startMember } from '../kit/member-process.ts';
import { natsServer, startNats } from '../kit/nats-peer.ts';
import { drainOf, ids, memberOf, Registries } from '../kit/nats-registries.ts';
import { SpyLogger } from '../kit/spy-logger.ts';
import { TemporaryFolder } from '../kit/temporary-folder.ts';
import { until } from '../kit/until.ts';

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

  natsServer.test('that falls silent together with the other one of its zone is not taken out', async () => {
    await using nats = await startNats();
    await using registries = new Registries([nats.address]);
    const controller = await registries.open('controller');
    await controller.join(memberOf('c', 'controller'));
    await using first = await startMember([nats.address], 'faults', memberOf('a'));
    await using second = await startMember([nats.address], 'faults', memberOf('b'));
    await until(() => ids(controller).join() === 'a,b,c');
    const seen: string[] = [];
    controller.onView(() => seen.push(ids(controller).join()));
    for (const member of [first, second]) member.kill('SIGSTOP');
    await until(() => controller.trouble?.startsWith('2 of 2 servers of zone "z1" went away at once'), {
      what: 'trouble',
      describe: () => [controller.trouble, seen],
    });
    for (const member of [first, second]) member.kill('SIGCONT');
    await until(() => controller.trouble === undefined, { describe: () => [controller.trouble, seen] });
    expect(seen).toEqual([]);
  });

  natsServer.test('that others took out sees itself away before it is back, at any address', async () => {
    await using nats = await startNats();
    await using registries = new Registries([nats.address]);
    const controller = await registries.open('controller');
    const server = await registries.open('server');
    await (await registries.open('server')).join(memberOf('b'));
    await server.join(memberOf('a'));
    await until(() => ids(controller).join() === 'a,b');
    const seen: string[] = [];
    server.onView(() => seen.push(ids(server).join()));
    const takeOut = async (): Promise<void> => {
      // Whoever finds a member silent does this: somebody joins with its id, and goes.
      const membership = await controller.join(memberOf('a'));
      await membership.leave();
    };
    await takeOut();
    const moved = { ...memberOf('a'), address: '127.0.0.1:99' };
    await server.join(moved);
    expect(seen).toContain('b');
    expect(seen.at(-1)).toBe('a,b');
    expect(server.view().members[0]).toEqual(moved);
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

  natsServer.test('encrypts, shows its certificate, and refuses a NATS of another authority', async () => {
    await using certificates = await TestCertificates.create();
    const served = await certificates.write('nats', ['server']);
    const client = await certificates.write('client', ['server']);
    const stranger = await certificates.write('stranger', ['server'], {
      trusts: [CertificateAuthority.create({ days: 1 })],
    });
    const { cert, key, ca } = served;
    const configuration = `tls { cert_file: "${cert}", key_file: "${key}", ca_file: "${ca}", verify: true }`;
    await using nats = await startNats({ configuration });
    const options = {
      servers: [nats.address],
      cluster: 'faults',
      role: 'server',
      zone: 'z1',
      replicas: 1,
      settleMs: 0,
      logger: new SpyLogger().logger,
    } as const;
    const registry = await NatsRegistry.open({ ...options, tls: client });
    await registry.setLimit('web', { lines: 1 });
    await registry.close();
    const handshake = { code: 'nats_refused', message: expect.stringContaining('TLS handshake failed') };
    expect(await refusal({ ...options, tls: { ...client, ca: stranger.ca } })).toMatchObject(handshake);
    expect(await refusal(options), 'without its authority').toMatchObject(handshake);
    expect(await refusal({ ...options, tls: { ca: client.ca } }), 'without a certificate').toMatchObject({
      code: 'nats_unreachable',
      message: expect.stringContaining('and takes the certificate of this process'),
    });
    expect(await refusal({ ...options, tls: { ca: `${client.ca}.missing` } })).toMatchObject({
      code: 'bad_nats_credentials',
    });
  });
});
