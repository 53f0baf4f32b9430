// How the roles and `up` stop when they are asked to while others stand in their way: within their grace, in an order in which no line
// that was taken is lost, and with readers sent on to another controller.
import { describe, expect, test } from 'vitest';
import { natsServer } from '../kit/nats-peer.ts';
import { ProgramRun } from '../kit/program-run.ts';
import { SeededRandom } from '../kit/seeded-random.ts';
import { TailReader } from '../kit/tail-reader.ts';
import { TemporaryFolder } from '../kit/temporary-folder.ts';
import { until } from '../kit/until.ts';
import { UpProgram } from '../kit/up-program.ts';
import { FaultCluster } from './kit/fault-cluster.ts';
import type { FaultNode } from './kit/fault-node.ts';

const random = SeededRandom.fromEnvironment();
const graceMs = 4_000;
/** Beside the grace: giving the registry back, a busy machine, the program's last breath. What is stuck takes for ever. */
const slackMs = 6_000;
const options = { zones: ['z1'], serversPerZone: 2, controllers: 1, graceSeconds: graceMs / 1000 };

function only(nodes: readonly FaultNode[]): FaultNode {
  const [node] = nodes;
  if (node === undefined) throw new Error('Cannot give a process: there is none');
  return node;
}

async function pipe(cluster: FaultCluster, app: string, lines: number): Promise<void> {
  const ingress = only(cluster.agents).process.up.ingress ?? '';
  await using run = ProgramRun.tailrace(['pipe', '--app', app, '--ingress', ingress]);
  run.endInput(Array.from({ length: lines }, (_, i) => `line ${i}\n`).join(''));
  expect((await run.ended()).status, run.stderr).toBe(0);
}

async function expectInGrace(node: FaultNode): Promise<void> {
  const { tookMs, signal } = await node.term();
  expect(signal).toBeNull();
  expect(tookMs, node.process.run.stderr.slice(-2_000)).toBeLessThan(graceMs + slackMs);
}

describe('a role that is asked to stop', () => {
  natsServer.test('ends with status 0, and says that it has stopped', async () => {
    await using cluster = await FaultCluster.start(options, random);
    await pipe(cluster, 'web', 100);
    for (const node of [...cluster.controllers, ...cluster.agents, ...cluster.servers]) {
      const { status, signal } = await node.term();
      expect({ status, signal }, node.process.run.stderr.slice(-2_000)).toEqual({ status: 0, signal: null });
      expect(node.process.log.at(-1)?.msg).toMatch(/ has stopped$/);
    }
  });

  natsServer.test(
    'ends within its grace when its peers and the registry stand still',
    async () => {
      await using cluster = await FaultCluster.start(options, random);
      await pipe(cluster, 'web', 100);
      await using tail = await TailReader.open(cluster.urls[0] ?? '', 'web', 'lines=all');
      await tail.untilLines(100);
      // A reader that does not read, and a server to which logs should be handed but which does not answer.
      tail.socket.pause();
      const [first, second] = cluster.servers;
      if (first === undefined || second === undefined) throw new Error('Cannot begin: servers are missing');
      second.halt();
      await cluster.nats.halt();
      await expectInGrace(only(cluster.controllers));
      await expectInGrace(first);
      // Lines that nobody takes any more.
      const ingress = only(cluster.agents).process.up.ingress ?? '';
      await using stuck = ProgramRun.tailrace(['pipe', '--app', 'late', '--ingress', ingress]);
      await stuck.write('nobody takes this\n');
      await expectInGrace(only(cluster.agents));
      second.resume();
      cluster.nats.resume();
    },
    90_000,
  );
});

describe('a traffic controller that is asked to stop', () => {
  natsServer.test('closes its readers with 1001, and their cursors are good at the next one', async () => {
    await using cluster = await FaultCluster.start({ ...options, controllers: 2 }, random);
    const [url = '', other = ''] = cluster.urls;
    await using tail = await TailReader.open(url, 'web');
    await pipe(cluster, 'web', 50);
    await tail.untilLines(50);
    const cursor = await until(() => tail.controls('cursor').at(-1)?.['cursor'], { what: 'a cursor' });
    await only(cluster.controllers).term();
    expect(await tail.untilClosed()).toBe(1001);
    await pipe(cluster, 'web', 30);
    await using next = await TailReader.open(other, 'web', `after=${encodeURIComponent(String(cursor))}`);
    await next.untilLines(30);
    expect(next.messages).toEqual(Array.from({ length: 30 }, (_, i) => `line ${i}`));
    expect(next.announced).toBe(0);
  });
});

describe('`up` that is asked to stop', () => {
  test('lets readers have every line that its agents took, then closes them with 1001', async () => {
    await using folder = await TemporaryFolder.create();
    await using up = await UpProgram.start(folder.file('data'), ['--grace', '10s']);
    await using tail = await TailReader.open(up.url, 'web', 'lines=all');
    await using run = ProgramRun.tailrace(['pipe', '--app', 'web', '--ingress', up.ingress.z1]);
    run.endInput(Array.from({ length: 20_000 }, (_, i) => `${i}\n`).join(''));
    expect((await run.ended()).status, run.stderr).toBe(0);
    up.run.kill('SIGTERM');
    expect(await tail.untilClosed()).toBe(1001);
    expect(await up.run.ended()).toEqual({ status: 0, signal: null });
    expect(tail.lines.length + tail.announced).toBe(20_000);
    expect(tail.announced).toBe(0);
  });
});
