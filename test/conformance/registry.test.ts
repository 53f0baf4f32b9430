// Runs the registry cases against every registry that two processes or one may use. Each NATS is started once and shared by
// its cases, which use a cluster of their own each.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedRegistry } from '@tailrace/cli/embedded-registry';
import { NatsRegistry } from '@tailrace/cli/nats-registry';
import { MemoryRegistry } from '@tailrace/core/memory-registry';
import { afterAll, test } from 'vitest';
import {
  type NatsClusterPeer,
  type NatsPeer,
  natsServer,
  startNats,
  startNatsCluster,
} from '../kit/nats-peer.ts';
import { SpyLogger } from '../kit/spy-logger.ts';
import { StaticHolder } from '../kit/static-holder.ts';
import { describeRegistry, type RegistryFactory } from './registry-conformance.ts';

describeRegistry('MemoryRegistry', test, () => ({
  open: async () => new MemoryRegistry(),
  dispose: async () => undefined,
}));

describeRegistry('EmbeddedRegistry', test, () => {
  let folder = '';
  return {
    open: async () => {
      folder = await mkdtemp(join(tmpdir(), 'tailrace-registry-'));
      return EmbeddedRegistry.open(folder);
    },
    reopen: async () => EmbeddedRegistry.open(folder),
    dispose: () => rm(folder, { recursive: true, force: true }),
  };
});

let single: Promise<NatsPeer> | undefined;
let three: Promise<NatsClusterPeer> | undefined;
let clusters = 0;

afterAll(async () => {
  await (await single)?.[Symbol.asyncDispose]();
  await (await three)?.[Symbol.asyncDispose]();
});

describeRegistry('NatsRegistry on one server', natsServer.test, () =>
  inNats(1, async () => {
    single ??= startNats();
    return [(await single).address];
  }),
);

describeRegistry('NatsRegistry on three servers', natsServer.test, () =>
  inNats(3, async () => {
    three ??= startNatsCluster();
    return (await three).addresses;
  }),
);

function inNats(replicas: number, servers: () => Promise<readonly string[]>): RegistryFactory {
  clusters += 1;
  const cluster = `case-${clusters}`;
  const open = async (): Promise<NatsRegistry> =>
    NatsRegistry.open({
      servers: await servers(),
      cluster,
      // A controller sees every member, so that the cases can ask for them.
      role: 'controller',
      zone: 'z1',
      replicas,
      settleMs: 0,
      logger: new SpyLogger().logger,
    });
  return { open, reopen: open, openOther: open, dispose: async () => undefined };
}

describeRegistry('StaticRegistry, at the controller that keeps drains and limits', test, () => {
  let holder: StaticHolder | undefined;
  return {
    members: 'own',
    open: async () => {
      holder = await StaticHolder.start();
      return holder.registry;
    },
    openOther: async () => holder?.open() ?? new MemoryRegistry(),
    reopen: async () => {
      await holder?.pause();
      await holder?.resume();
      return holder?.registry ?? new MemoryRegistry();
    },
    dispose: async () => holder?.[Symbol.asyncDispose](),
  };
});

describeRegistry('StaticRegistry, at another process', test, () => {
  let holder: StaticHolder | undefined;
  return {
    members: 'own',
    open: async () => {
      holder = await StaticHolder.start();
      return holder.open();
    },
    openOther: async () => holder?.open() ?? new MemoryRegistry(),
    reopen: async () => holder?.open() ?? new MemoryRegistry(),
    dispose: async () => holder?.[Symbol.asyncDispose](),
  };
});
