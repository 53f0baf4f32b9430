// Processes that start at the same moment on a NATS that holds nothing.
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
