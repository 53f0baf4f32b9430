// A server that the others took out of the membership although it lives, as after a halt, and that comes back: what was
// written meanwhile is in another log of the same app, at another server.
import { createAgent } from '@tailrace/agent/agent';
import { LineSender } from '@tailrace/agent/line-sender';
import { HashRing } from '@tailrace/core/hash-ring';
import { MemoryRegistry } from '@tailrace/core/memory-registry';
import { createServer } from '@tailrace/server/server';
import { createTrafficController } from '@tailrace/traffic-controller/traffic-controller';
import { expect, onTestFinished, test } from 'vitest';
import { ApiClient, messagesOf } from '../kit/api-client.ts';
import { SpyLogger } from '../kit/spy-logger.ts';
import { TailReader } from '../kit/tail-reader.ts';
import { until } from '../kit/until.ts';

test('a tail that followed an app to another server and back gets each line once', async () => {
  const registry = new MemoryRegistry({ clusterId: 'test' });
  const { logger } = new SpyLogger();
  const shared = { registry, logger, zone: 'z1' };
  const listen = '127.0.0.1:0';
  for (const id of ['s1', 's2']) {
    const server = createServer({ ...shared, id, listen, drainsAllowLoopback: true });
    await server.start();
    onTestFinished(() => server.stop(1_000, { handsOver: false }));
  }
  const agent = createAgent({ ...shared, id: 'agent', ingress: listen, syslog: [] });
  await agent.start();
  onTestFinished(() => agent.stop(1_000));
  const controller = createTrafficController({
    ...shared,
    id: 'controller',
    http: listen,
    allowOrigins: [],
    version: 'test',
  });
  await controller.start();
  onTestFinished(() => controller.stop(1_000));
  const app = ownedBy('s1');
  const sender = new LineSender({
    address: agent.addresses.ingress,
    app,
    instanceId: '0',
    peer: 'test',
  });
  onTestFinished(async () => void (await sender.close(1_000)));
  const tail = await TailReader.open(controller.url, app, 'lines=all');
  onTestFinished(() => tail[Symbol.asyncDispose]());
  const sent: string[] = [];
  const write = async (count: number): Promise<void> => {
    for (let i = 0; i < count; i++) {
      sent.push(`line ${sent.length}`);
      sender.write(Buffer.from(sent.at(-1) ?? ''), false);
    }
    await until(() => tail.messages.includes(sent.at(-1) ?? ''), { what: 'the last line' });
  };
  await write(10);
  const member = registry.view().members.find(({ id, role }) => role === 'server' && id === 's1');
  if (member === undefined) throw new Error('Cannot find the member s1');
  for (let round = 0; round < 3; round++) {
    const membership = await registry.join(member);
    await membership.leave();
    await write(20);
    await registry.join(member);
    await write(5);
  }
  expect(tail.messages).toEqual(sent);
  expect(messagesOf(await new ApiClient(controller.url).recent(app))).toEqual(sent);
});

function ownedBy(server: string): string {
  const ring = new HashRing(['s1', 's2']);
  for (let i = 0; ; i++) if (ring.owner(`app-${i}`) === server) return `app-${i}`;
}
