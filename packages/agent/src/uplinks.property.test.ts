// The whole sender against the model of an owner, in simulated time: buffer, ledger, batches, acks, reconnects, changes of
// ownership. Whatever happens on the way: every line arrives once and in order, or is announced as dropped.
import { HashRing } from '@tailrace/core/hash-ring';
import { LogEntryWriter } from '@tailrace/proto/envelope';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BATCH_BYTES_DEFAULT } from './batch-filler.ts';
import { OutboundBuffer } from './outbound-buffer.ts';
import { FakeRegistry } from './testing/fake-registry.ts';
import { OwnerModel } from './testing/owner-model.ts';
import { SimulatedPeer, seededRandom } from './testing/simulated-peer.ts';
import { SimulatedScheduler } from './testing/simulated-scheduler.ts';
import { Uplinks } from './uplinks.ts';

const APPS = ['a', 'b', 'c'];
const SERVERS = ['s1', 's2', 's3'];

type Step =
  | { readonly do: 'write'; readonly app: number; readonly lines: number; readonly bytes: number }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'cut'; readonly server: number }
  | { readonly do: 'down' | 'up' | 'mute' | 'unmute'; readonly server: number }
  | { readonly do: 'overload' | 'relieve'; readonly app: number }
  | { readonly do: 'owners' | 'view'; readonly mask: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('write' as const),
      app: fc.nat(2),
      lines: fc.integer({ min: 1, max: 200 }),
      bytes: fc.integer({ min: 0, max: 1500 }),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 3000 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('cut' as const), server: fc.nat(2) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('down' as const, 'up' as const, 'mute' as const, 'unmute' as const),
      server: fc.nat(2),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('overload' as const, 'relieve' as const), app: fc.nat(2) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('owners' as const, 'view' as const),
      mask: fc.integer({ min: 0, max: 7 }),
    }),
  },
);

class World {
  readonly scheduler = new SimulatedScheduler();
  readonly model = new OwnerModel();
  readonly registry = new FakeRegistry();
  readonly peers = new Map<string, SimulatedPeer>();
  readonly buffer: OutboundBuffer;
  readonly uplinks: Uplinks;
  readonly overloaded = new Set<string>();
  readonly written = new Map<string, number>();
  #ring = new HashRing(SERVERS);

  constructor(seed: number, bytesMax: number) {
    const random = seededRandom(seed);
    const { scheduler } = this;
    for (const id of SERVERS) {
      const receive = (message: Buffer, connection: { readonly refused: Set<string> }) =>
        this.model.receive(message, connection, (app) => this.#refusal(id, app));
      this.peers.set(id, new SimulatedPeer({ scheduler, random, receive, delayMsMax: 40 }));
    }
    let origins = 0n;
    this.buffer = new OutboundBuffer({
      bytesMax,
      appsMax: 10,
      fullReason: 'agent_buffer',
      newOrigin: () => ++origins,
      scheduler,
      onUnrouted: (app) => this.uplinks.route(app),
    });
    this.uplinks = new Uplinks({
      registry: this.registry,
      buffer: this.buffer,
      scheduler,
      random,
      zone: 'z1',
      peer: 'agent',
      life: 'agent 1',
      connect: (address) => this.peer(address).transport(),
    });
    this.show(SERVERS);
    this.uplinks.start();
  }

  peer(id: string): SimulatedPeer {
    const peer = this.peers.get(id);
    if (peer === undefined) throw new Error(`no peer ${id}`);
    return peer;
  }

  show(ids: readonly string[]): void {
    this.registry.setServers(ids.map((id) => ({ id, address: id })));
  }

  own(ids: readonly string[]): void {
    this.#ring = new HashRing(ids);
  }

  write(app: string, lines: number, bytes: number): void {
    const outbound = this.buffer.open(app);
    if (outbound === undefined) throw new Error('too many apps');
    const writer = new LogEntryWriter(app, '0');
    for (let i = 0; i < lines; i++) {
      const number = (this.written.get(app) ?? 0) + 1;
      this.written.set(app, number);
      const payload = Buffer.from(`${number}`.padEnd(bytes));
      this.buffer.appendLine(outbound, writer, 1n, false, payload, 0, payload.length);
    }
  }

  run(what: Step): void {
    switch (what.do) {
      case 'write':
        this.write(APPS[what.app] ?? '', what.lines, what.bytes);
        break;
      case 'wait':
        this.scheduler.advance(what.ms);
        break;
      case 'cut':
        this.peer(SERVERS[what.server] ?? '').cut();
        break;
      case 'down':
      case 'up':
        this.peer(SERVERS[what.server] ?? '').isUp = what.do === 'up';
        if (what.do === 'down') this.peer(SERVERS[what.server] ?? '').cut();
        break;
      case 'mute':
      case 'unmute':
        this.peer(SERVERS[what.server] ?? '').isMute = what.do === 'mute';
        break;
      case 'overload':
        this.overloaded.add(APPS[what.app] ?? '');
        break;
      case 'relieve':
        this.overloaded.delete(APPS[what.app] ?? '');
        break;
      case 'owners':
        this.own(masked(what.mask));
        break;
      case 'view':
        this.show(masked(what.mask));
        break;
    }
  }

  heal(): void {
    this.overloaded.clear();
    for (const peer of this.peers.values()) {
      peer.isUp = true;
      peer.isMute = false;
    }
    this.own(SERVERS);
    this.show(SERVERS);
    this.scheduler.advance(60_000);
  }

  #refusal(server: string, app: string): 'moved' | 'overloaded' | undefined {
    if (this.#ring.owner(app) !== server) return 'moved';
    return this.overloaded.has(app) ? 'overloaded' : undefined;
  }
}

function masked(mask: number): string[] {
  return SERVERS.filter((_, i) => (mask & (1 << i)) !== 0);
}

function expectAccounted(world: World): void {
  expect(world.buffer.isClean).toBe(true);
  expect(world.model.holes).toEqual([]);
  expect(world.model.largestBatchBytes).toBeLessThanOrEqual(BATCH_BYTES_DEFAULT);
  for (const [app, written] of world.written) {
    const { lines, dropped } = world.model.record(app);
    const numbers = lines.map((line) => Number.parseInt(line, 10));
    expect(numbers.every((number, i) => i === 0 || number > (numbers[i - 1] ?? 0))).toBe(true);
    expect(numbers.length + dropped).toBe(written);
  }
  const { receivedLines, sentLines, ackedLines, dropped } = world.buffer;
  const droppedLines = [...dropped.values()].reduce((a, b) => a + b, 0);
  expect(receivedLines).toBe(sentLines + droppedLines);
  expect(ackedLines).toBe(sentLines);
}

test('every line arrives once and in order or is announced as dropped, whatever breaks on the way', () => {
  fc.assert(
    fc.property(
      fc.nat(),
      fc.constantFrom(96, 512, 4096),
      fc.array(step, { maxLength: 60 }),
      (seed, kib, steps) => {
        const world = new World(seed, kib * 1024);
        for (const each of steps) world.run(each);
        world.heal();
        expectAccounted(world);
        expect(world.buffer.allocatedBytes).toBe(0);
      },
    ),
    { numRuns: 300 },
  );
});

test('with room in the buffer nothing is dropped, whatever breaks on the way', () => {
  fc.assert(
    fc.property(fc.nat(), fc.array(step, { maxLength: 60 }), (seed, steps) => {
      const world = new World(seed, 256 * 1024 * 1024);
      for (const each of steps) world.run(each);
      world.heal();
      expectAccounted(world);
      for (const [app, written] of world.written) expect(world.model.record(app).lines).toHaveLength(written);
    }),
    { numRuns: 200 },
  );
});

test('stopping in order sends what is left and says bye for every app', async () => {
  const world = new World(1, 1024 * 1024);
  world.scheduler.advance(1000);
  for (const app of APPS) world.write(app, 500, 100);
  const clean = world.buffer.whenClean(5000);
  world.scheduler.advance(2000);
  expect(await clean).toBe(true);
  const closed = world.uplinks.close(1000);
  world.scheduler.advance(2000);
  await closed;
  expectAccounted(world);
  for (const app of APPS) expect(world.model.record(app).ended).toHaveLength(1);
  expect(world.scheduler.pending).toBe(0);
});
