// Servers of one zone that join, stop and come back at random, in any overlap and with views that reach each process at another
// moment, under numbered lines from an agent; with two replicas, some of them crash too. Afterwards a tail that was open all the time,
// recent, and resuming from a cursor all have every line, once and in order. SEED=… repeats a run, SEEDS=… makes more of them.
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Agent, createAgent } from '@tailrace/agent/agent';
import { LineSender } from '@tailrace/agent/line-sender';
import { MemoryRegistry } from '@tailrace/core/memory-registry';
import { createServer, type TailraceServer } from '@tailrace/server/server';
import {
  createTrafficController,
  type TrafficController,
} from '@tailrace/traffic-controller/traffic-controller';
import { expect, test } from 'vitest';
import { ApiClient, messagesOf } from '../kit/api-client.ts';
import { LaggingRegistry } from '../kit/lagging-registry.ts';
import { SeededRandom } from '../kit/seeded-random.ts';
import { SpyLogger } from '../kit/spy-logger.ts';
import { TailReader } from '../kit/tail-reader.ts';
import { TemporaryFolder } from '../kit/temporary-folder.ts';
import { until } from '../kit/until.ts';

const serverIds = ['s1', 's2', 's3', 's4'] as const;
const apps = Array.from({ length: 8 }, (_, i) => `app-${i}`);
const steps = 25;
const runs = Number(process.env['SEEDS'] ?? 3);
const lagMsMax = 40;

class Zone implements AsyncDisposable {
  readonly registry = new MemoryRegistry({ clusterId: 'test' });
  readonly spy = new SpyLogger();
  readonly sent = new Map<string, string[]>(apps.map((app) => [app, []]));
  readonly #random: SeededRandom;
  readonly #folder: TemporaryFolder;
  readonly #views: LaggingRegistry[] = [];
  readonly #running = new Map<string, TailraceServer>();
  readonly #changing = new Map<string, Promise<void>>();
  readonly #agent: Agent;
  readonly #controller: TrafficController;
  readonly #senders = new Map<string, LineSender>();
  readonly #replicas: 1 | 2;
  /** Crashes so far. */
  crashes = 0;

  constructor(random: SeededRandom, folder: TemporaryFolder, replicas: 1 | 2) {
    this.#replicas = replicas;
    this.#random = random;
    this.#folder = folder;
    this.#agent = createAgent({
      id: 'agent',
      zone: 'z1',
      registry: this.#view(),
      logger: this.spy.logger,
      ingress: '127.0.0.1:0',
      syslog: [],
    });
    this.#controller = createTrafficController({
      id: 'controller',
      registry: this.#view(),
      logger: this.spy.logger,
      http: '127.0.0.1:0',
      allowOrigins: [],
      version: 'test',
    });
  }

  get url(): string {
    return this.#controller.url;
  }

  async start(): Promise<void> {
    await this.#agent.start();
    await this.#controller.start();
    const address = this.#agent.addresses.ingress;
    for (const app of apps) {
      this.#senders.set(app, new LineSender({ address, app, instanceId: '0', peer: 'test' }));
    }
    await this.#startServer('s1');
  }

  write(app: string, count: number): void {
    const sent = this.sent.get(app) ?? [];
    for (let i = 0; i < count; i++) {
      const line = `${app} ${sent.length}`;
      sent.push(line);
      this.#senders.get(app)?.write(Buffer.from(line), false);
    }
  }

  /** Starts or stops a server, unless that would leave none; does not wait for it. */
  change(id: string): void {
    if (this.#changing.has(id)) return;
    const isRunning = this.#running.has(id);
    const staying = [...this.#running.keys()].filter((other) => other !== id && !this.#changing.has(other));
    if (isRunning && staying.length === 0) return;
    const change = isRunning ? this.#stopServer(id) : this.#startServer(id);
    this.#changing.set(
      id,
      change.finally(() => this.#changing.delete(id)),
    );
  }

  async settled(): Promise<void> {
    await Promise.all(this.#changing.values());
  }

  /** Kills a server when every line is held twice; the others notice a moment later. */
  async crash(id: string): Promise<void> {
    await this.settled();
    const server = this.#running.get(id);
    if (server === undefined || this.#running.size < 2) return;
    await this.inSync();
    this.#running.delete(id);
    this.crashes += 1;
    const member = this.registry.view().members.find((each) => each.role === 'server' && each.id === id);
    await server.abort();
    await delay(this.#random.between(0, lagMsMax));
    if (member !== undefined) await this.registry.reportDead(member);
  }

  async inSync(): Promise<void> {
    const hasSeenAll = (view: LaggingRegistry) => view.view() === this.registry.view();
    await until(() => this.#views.every(hasSeenAll) && [...this.#running.values()].every(isInSync), {
      what: 'a second copy of every log',
      describe: () => this.describe(),
    });
  }

  describe(): object {
    return {
      running: [...this.#running.keys()],
      warnings: this.spy.warnings.slice(-10),
      dumps: [...this.#running.values()].map((server) => {
        const { handover, replication, copies, largestApps } = server.stateDump() as Record<string, unknown>;
        return { id: server.id, handover, replication, copies, largestApps };
      }),
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.settled();
    await Promise.all([...this.#senders.values()].map((sender) => sender.close(1_000)));
    await this.#agent.stop(1_000);
    await this.#controller.stop(1_000);
    const handsOver = false;
    await Promise.all([...this.#running.values()].map((server) => server.stop(1_000, { handsOver })));
    await Promise.all(this.#views.map((view) => view.close()));
    await this.registry.close();
  }

  #view(): LaggingRegistry {
    const view = new LaggingRegistry(this.registry, () => this.#random.between(0, lagMsMax));
    this.#views.push(view);
    return view;
  }

  async #startServer(id: string): Promise<void> {
    const server = createServer({
      id,
      zone: 'z1',
      registry: this.#view(),
      logger: this.spy.logger.child({ server: id }),
      listen: '127.0.0.1:0',
      dataDir: join(this.#folder.path, id),
      drainsAllowLoopback: true,
      replicas: this.#replicas,
    });
    await server.start();
    this.#running.set(id, server);
  }

  async #stopServer(id: string): Promise<void> {
    const server = this.#running.get(id);
    this.#running.delete(id);
    await server?.stop(10_000);
  }
}

function isInSync(server: TailraceServer): boolean {
  const { replication } = server.stateDump() as { replication?: { isInSync?: boolean } };
  return replication?.isInSync === true;
}

async function run(seed: number, replicas: 1 | 2): Promise<void> {
  const random = new SeededRandom(seed);
  await using folder = await TemporaryFolder.create();
  await using zone = new Zone(random, folder, replicas);
  await zone.start();
  const api = new ApiClient(zone.url);
  const tails = new Map<string, TailReader>();
  for (const app of apps) tails.set(app, await TailReader.open(zone.url, app, 'lines=all'));
  const cursors: { app: string; cursor: string; before: number }[] = [];
  const asked: Promise<void>[] = [];
  for (let step = 0; step < steps; step++) {
    for (const app of apps) if (random.next() < 0.7) zone.write(app, random.between(1, 40));
    if (random.next() < 0.5) zone.change(random.pick(serverIds));
    if (replicas === 2 && random.next() < 0.2) await zone.crash(random.pick(serverIds));
    if (random.next() < 0.3) {
      const app = random.pick(apps as [string]);
      asked.push(
        api.get(`/v1/apps/${app}/recent?lines=all`).then(({ status, headers, text }) => {
          // Not known yet, or its zone did not answer in time: then it says so.
          if (status !== 200 || headers.has('x-tailrace-missing-zones')) return;
          const lines = messagesOf(
            text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)])),
          );
          const difference = differenceOf(lines, (zone.sent.get(app) ?? []).slice(0, lines.length));
          expect({ app, onTheWay: difference }).toEqual({ app, onTheWay: NONE });
          cursors.push({ app, cursor: headers.get('x-tailrace-cursor') ?? '', before: lines.length });
        }),
      );
    }
    await delay(random.between(0, 60));
  }

  await zone.settled();
  for (const app of apps) zone.write(app, 10);
  await Promise.all(asked);
  for (const [app, tail] of tails) {
    const sent = zone.sent.get(app) ?? [];
    await until(() => tail.lines.length + tail.announced >= sent.length, {
      what: `the lines of ${app} in its tail`,
      describe: () => ({ seed, sent: sent.length, got: tail.lines.length, ...zone.describe() }),
    });
    expect({ app, tail: differenceOf(tail.messages, sent) }).toEqual({ app, tail: NONE });
    const told = tail.records.filter(({ type }) => type === 'gap' || type === 'drop');
    expect(told).toEqual([]);
    await tail[Symbol.asyncDispose]();
    const recent = messagesOf(await api.recent(app));
    expect({ app, recent: differenceOf(recent, sent) }).toEqual({ app, recent: NONE });
  }
  for (const { app, cursor, before } of cursors) {
    const rest = (zone.sent.get(app) ?? []).slice(before);
    await using resumed = await TailReader.open(zone.url, app, `after=${cursor}`);
    await resumed.untilLines(rest.length);
    const resumedFrom = differenceOf(resumed.messages, rest);
    expect({ app, before, resumedFrom }).toEqual({ app, before, resumedFrom: NONE });
  }
}

const NONE = { missing: [], twice: [], isInOrder: true };

/** What is wrong with lines, in a form that can be read. */
function differenceOf(lines: readonly string[], expected: readonly string[]): object {
  const seen = new Set<string>();
  const twice = lines.filter((line) => seen.has(line) || !seen.add(line));
  const missing = expected.filter((line) => !seen.has(line));
  const numbers = lines.map((line) => Number(line.split(' ')[1]));
  const isInOrder = numbers.every((number, i) => i === 0 || number > (numbers[i - 1] ?? 0));
  return { missing, twice, isInOrder };
}

const first = SeededRandom.fromEnvironment().seed;

test.each(Array.from({ length: runs }, (_, i) => first + i))(
  'planned changes of the servers lose and repeat nothing (SEED=%i)',
  (seed) => run(seed, 1),
  120_000,
);

// Where nobody asks for others, always the same: with each of these lines were lost, or never held twice again, once.
const crashSeeds =
  process.env['SEEDS'] === undefined && process.env['SEED'] === undefined
    ? [904, 922, 939]
    : Array.from({ length: runs }, (_, i) => first + i);
test.each(crashSeeds)(
  'with two replicas crashes among them lose and repeat nothing either (SEED=%i)',
  (seed) => run(seed, 2),
  120_000,
);
