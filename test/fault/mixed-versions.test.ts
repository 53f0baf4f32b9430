// Processes of this version and of the one before in one cluster. The version before is a frozen build (test/frozen, made by
// scripts/freeze-version.sh); canaries tell whether every line arrives, once and in order.
import { fileURLToPath } from 'node:url';
import { type ServiceError, status } from '@grpc/grpc-js';
import { encodeHandoverUp } from '@tailrace/proto/handover-messages';
import { OLDEST_PROTOCOL_VERSION, PROTOCOL_VERSION } from '@tailrace/proto/protocol-version';
import { encodeReaderUp } from '@tailrace/proto/reader-messages';
import { handoverService, readerService, uplinkService } from '@tailrace/proto/services';
import { encodeUplinkUp } from '@tailrace/proto/uplink-messages';
import { createChannel } from '@tailrace/transport/channel';
import { describe, expect, test } from 'vitest';
import { natsServer } from '../kit/nats-peer.ts';
import { ProgramRun } from '../kit/program-run.ts';
import { SeededRandom } from '../kit/seeded-random.ts';
import { until } from '../kit/until.ts';
import { FaultCluster } from './kit/fault-cluster.ts';
import type { FaultNode } from './kit/fault-node.ts';

const before = fileURLToPath(new URL(`../frozen/version-${OLDEST_PROTOCOL_VERSION}.mjs`, import.meta.url));
const random = SeededRandom.fromEnvironment();
/** More than one, so that each of two servers owns some. */
const apps = ['amber', 'birch', 'cedar', 'delta'];

/** A canary that writes to the cluster's agent and reads from its first controller. */
function startCanary(cluster: FaultCluster, app: string, flags: readonly string[]): ProgramRun {
  const agent = cluster.agents[0]?.process.up.ingress ?? '';
  return ProgramRun.tailrace(
    ['canary', '--json', '--app', app, '--strict', '--settle', '20s', '--ingress', agent, ...flags],
    { env: { TAILRACE_URL: cluster.urls[0] ?? '' } },
  );
}

/** Ends them with the test. */
class Canaries implements AsyncDisposable {
  readonly runs: readonly ProgramRun[];

  constructor(runs: readonly ProgramRun[]) {
    this.runs = runs;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.runs.map((run) => run[Symbol.asyncDispose]()));
  }
}

/** What a canary that has ended says; it must have lost nothing. */
async function expectComplete(run: ProgramRun): Promise<void> {
  const end = await run.ended();
  const report = JSON.parse(run.stdout.trim().split('\n').at(-1) ?? '{}') as Record<string, unknown>;
  expect(report, run.stderr).toMatchObject({ missing: 0, announced: 0, duplicate: 0, out_of_order: 0 });
  expect(Number(report['received'])).toBeGreaterThan(0);
  expect(report['received']).toBe(report['sent']);
  expect(end.status).toBe(0);
}

function received(run: ProgramRun): number {
  const last = run.stdout.trim().split('\n').at(-1) ?? '';
  return last === '' ? 0 : ((JSON.parse(last) as { received?: number }).received ?? 0);
}

/** Resolves when more lines of each canary come back than now. */
async function untilFlowing(runs: readonly ProgramRun[], what: string): Promise<void> {
  const from = runs.map(received);
  await until(() => runs.every((run, i) => received(run) > (from[i] ?? 0) + 20), {
    timeoutMs: 60_000,
    what: `lines ${what}`,
    describe: () =>
      runs.map((run, i) => ({ from: from[i], now: received(run), says: run.stderr.slice(-500) })),
  });
}

/** Says hello to a server as a program of version 99 would; resolves to how the server ends that. */
async function greetFromFuture(
  address: string,
  service: typeof uplinkService.connect,
  hello: Buffer,
): Promise<ServiceError> {
  const channel = createChannel({ address, role: 'server', tls: undefined });
  const call = channel.makeBidiStreamRequest(
    service.path,
    service.requestSerialize,
    service.responseDeserialize,
  );
  try {
    return await new Promise<ServiceError>((resolve, reject) => {
      call.on('error', resolve);
      call.on('data', () => reject(new Error('The server answered a hello of version 99')));
      call.write(hello);
    });
  } finally {
    call.cancel();
    channel.close();
  }
}

test('the frozen build speaks the version before', async () => {
  expect(OLDEST_PROTOCOL_VERSION).toBe(PROTOCOL_VERSION - 1);
  await using run = ProgramRun.tailrace(['version'], { program: before });
  expect((await run.ended()).status).toBe(0);
  expect(run.stdout).toMatch(new RegExp(`^protocol .*\\b${OLDEST_PROTOCOL_VERSION}\\b`, 'm'));
});

describe('the version before and this one', () => {
  for (const old of [['agent'], ['server'], ['traffic-controller'], ['agent', 'traffic-controller']]) {
    natsServer.test(
      `carry every line when the ${old.join(' and the ')} is of the version before`,
      async () => {
        const programs = Object.fromEntries(old.map((role) => [role, before]));
        const options = { zones: ['z1'], serversPerZone: 1, controllers: 1, programs };
        await using cluster = await FaultCluster.start(options, random);
        await using canary = startCanary(cluster, 'web', [
          '--rate',
          '1000',
          '--lines',
          '500',
          '--instances',
          '3',
        ]);
        await expectComplete(canary);
        const [server] = cluster.servers;
        const spoken = old.includes('agent') ? OLDEST_PROTOCOL_VERSION : PROTOCOL_VERSION;
        if (!old.includes('server')) {
          expect(server?.process.log).toContainEqual(
            expect.objectContaining({ msg: 'an uplink is open', version: spoken }),
          );
        }
      },
    );
  }

  natsServer.test(
    'a peer of version 99 is refused with the reason, logged once, and disturbs nobody',
    async () => {
      const options = { zones: ['z1'], serversPerZone: 1, controllers: 1 };
      await using cluster = await FaultCluster.start(options, random);
      await using canary = startCanary(cluster, 'web', ['--rate', '500', '--interval', '100ms']);
      await untilFlowing([canary], 'at first');
      const [server] = cluster.servers;
      const address = server?.process.up.advertised ?? '';
      const { cluster: id } = (await (await fetch(`${cluster.urls[0]}/v1/status`)).json()) as {
        cluster: string;
      };
      const hello = { cluster: id, version: 99, peer: 'from-the-future' };
      const greetings = [
        [uplinkService.connect, encodeUplinkUp({ kind: 'hello', hello: { ...hello, zone: 'z1', open: [] } })],
        [readerService.subscribe, encodeReaderUp({ ...hello, kind: 'hello' })],
        [handoverService.take, encodeHandoverUp({ ...hello, kind: 'hello', incarnation: 'x' })],
      ] as const;
      for (const [service, bytes] of greetings) {
        for (let attempt = 0; attempt < 3; attempt++) {
          const { code, details } = await greetFromFuture(address, service, bytes);
          expect(code).toBe(status.FAILED_PRECONDITION);
          expect(details).toMatch(/: the peer speaks protocol version 99, expected versions 1 to 2$/);
        }
      }
      const refusals = (server?.process.log ?? []).filter(({ peer }) => peer === 'from-the-future');
      expect(refusals.map(({ msg }) => msg)).toEqual([
        'an uplink is refused',
        'a reader stream is refused',
        'a hand-over is refused',
      ]);
      await untilFlowing([canary], 'after the refusals');
      canary.kill('SIGINT');
      await expectComplete(canary);
    },
  );

  natsServer.test(
    'hand over to each other while a cluster is upgraded and rolled back, and lose no line',
    async () => {
      const roles = { agent: before, server: before, 'traffic-controller': before };
      const options = {
        zones: ['z1'],
        serversPerZone: 2,
        controllers: 1,
        programs: roles,
        replicas: 2 as const,
      };
      await using cluster = await FaultCluster.start(options, random);
      await using canaries = new Canaries(
        apps.map((app) => startCanary(cluster, app, ['--rate', '200', '--interval', '100ms'])),
      );
      const { runs } = canaries;
      await untilFlowing(runs, 'at first');
      const change = async (node: FaultNode, program: string | undefined, what: string): Promise<void> => {
        await node.term();
        node.program = program;
        await node.start();
        await cluster.untilServersUp();
        await untilFlowing(runs, `after ${node.id} is ${what}`);
      };
      // As docs/upgrading.md says: servers, then controllers, then agents.
      for (const node of [...cluster.servers, ...cluster.controllers, ...cluster.agents]) {
        await change(node, undefined, 'upgraded');
      }
      // What only the new version can.
      await cluster.untilReplicated();
      for (const node of [...cluster.agents, ...cluster.servers.slice(0, 1)]) {
        await change(node, before, 'rolled back');
      }
      for (const run of runs) run.kill('SIGINT');
      for (const run of runs) await expectComplete(run);
    },
    180_000,
  );
});
