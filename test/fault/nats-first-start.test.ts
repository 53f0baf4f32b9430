// Processes that start at the same moment on a NATS that holds nothing.

import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { NatsRegistry } from '@tailrace/cli/nats-registry';
import { expect } from 'vitest';
import { natsServer, startNats } from '../kit/nats-peer.ts';
import { SpyLogger } from '../kit/spy-logger.ts';

natsServer.test(
  'processes that start together on an empty NATS are of one cluster',
  async () => {
    await using nats = await startNats();
    for (let round = 0; round < 5; round += 1) {
      const registries = await Promise.all(
        Array.from({ length: 12 }, () =>
          NatsRegistry.open({
            servers: [nats.address],
            cluster: `first-${round}`,
            role: 'controller',
            zone: 'z1',
            replicas: 1,
            logger: new SpyLogger().logger,
          }),
        ),
      );
      const ids = new Set(registries.map(({ clusterId }) => clusterId));
      await Promise.all(registries.map((registry) => registry.close()));
      expect(ids.size, `in round ${round}`).toBe(1);
    }
  },
  60_000,
);

natsServer.test(
  'a process that meets a bucket while another one makes it waits for it',
  async () => {
    await using nats = await startNats();
    // nats-server answers for a bucket that is half made as for one whose subjects are another stream's. That lasts too short to be
    // met at will, so another stream stands for it, and goes away.
    const connection = await connect({ servers: nats.address });
    try {
      const { streams } = await jetstreamManager(connection);
      await streams.add({ name: 'half-made', subjects: ['$KV.>'] });
      const attempts = connection.subscribe('$JS.EVENT.ADVISORY.API');
      const opened = NatsRegistry.open({
        servers: [nats.address],
        cluster: 'overlap',
        role: 'controller',
        zone: 'z1',
        replicas: 1,
        logger: new SpyLogger().logger,
      });
      for await (const attempt of attempts) if (attempt.string().includes('STREAM.CREATE.KV_')) break;
      await streams.delete('half-made');
      await (await opened).close();
    } finally {
      await connection.close();
    }
  },
  60_000,
);
