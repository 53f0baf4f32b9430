// The sender of pipe and run in simulated time. With a real agent: sources/uplink-receiver.test.ts.
import { PROTOCOL_VERSION } from '@tailrace/proto/protocol-version';
import { encodeUplinkDown } from '@tailrace/proto/uplink-messages';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LineSender, type LineSenderOptions, STALL_MS } from './line-sender.ts';
import { OwnerModel, payloads } from './testing/owner-model.ts';
import { SpyTransport } from './testing/sender-world.ts';
import { SimulatedPeer, seededRandom } from './testing/simulated-peer.ts';
import { SimulatedScheduler } from './testing/simulated-scheduler.ts';

const KIB = 1024;

function makeSender(options: Partial<LineSenderOptions> = {}) {
  const scheduler = new SimulatedScheduler();
  const transport = new SpyTransport();
  const sender = new LineSender({
    address: 'unused:1',
    app: 'web',
    instanceId: '0',
    peer: 'pipe',
    scheduler,
    transport,
    random: () => 0.5,
    ...options,
  });
  return { scheduler, transport, sender };
}

/** Whether a promise is resolved now. */
async function isResolved(promise: Promise<unknown>): Promise<boolean> {
  const pending = {};
  return (await Promise.race([promise, Promise.resolve(pending)])) !== pending;
}

function fill(sender: LineSender): number {
  const line = Buffer.alloc(1000, 'x');
  let lines = 0;
  for (; !sender.isFull; lines++) sender.write(line, false);
  return lines;
}

describe('writing', () => {
  test('empty lines are lines too, and streams and times are kept', () => {
    const { sender, transport, scheduler } = makeSender({ tags: { source_type: 'APP' } });
    sender.write(Buffer.from('one'), false, 5n);
    sender.write(Buffer.alloc(0), true, 6n);
    transport.link.events.onOpen();
    transport.link.welcome();
    scheduler.advance(0);
    const run = transport.link.batches[0]?.runs[0];
    expect(run?.count).toBe(2);
    expect(payloads(run?.bytes ?? Buffer.alloc(0))).toEqual(['one', '']);
  });

  test('a line over 60 KiB becomes parts, each a line of its own', () => {
    const { sender, transport, scheduler } = makeSender();
    sender.write(Buffer.from('é'.repeat(70 * KIB)), false);
    transport.link.events.onOpen();
    transport.link.welcome();
    scheduler.advance(0);
    const runs = transport.link.batches.flatMap((batch) => batch.runs);
    const lines = runs.flatMap((run) => payloads(run.bytes));
    expect(lines).toHaveLength(3);
    expect(lines.join('')).toBe('é'.repeat(70 * KIB));
    expect(Buffer.concat(runs.map((run) => run.bytes)).toString('latin1')).toContain('3/3');
  });

  test('when full the oldest unsent lines go and are announced', () => {
    const { sender, transport, scheduler } = makeSender({ bufferBytesMax: 256 * KIB });
    for (let i = 0; i < 10_000; i++) sender.write(Buffer.from(`line ${i}`), false);
    const { dropped } = sender.counts;
    expect(dropped).toBeGreaterThan(0);
    transport.link.events.onOpen();
    transport.link.welcome();
    scheduler.advance(0);
    expect(transport.link.batches[0]?.totals).toMatchObject([{ reason: 'source_buffer', total: dropped }]);
    expect(payloads(transport.link.batches[0]?.runs[0]?.bytes ?? Buffer.alloc(0))[0]).toBe(`line ${dropped}`);
  });
});

describe('waiting for room', () => {
  test('resolves at once while there is room', async () => {
    const { sender } = makeSender();
    sender.write(Buffer.from('one'), false);
    expect(await isResolved(sender.ready())).toBe(true);
  });

  test('gives up after 250 ms without an ack, and does not wait again until one comes', async () => {
    const { sender, scheduler, transport } = makeSender({ bufferBytesMax: 512 * KIB });
    transport.link.events.onOpen();
    transport.link.welcome();
    fill(sender);
    scheduler.advance(0);
    const ready = sender.ready();
    scheduler.advance(STALL_MS - 1);
    expect(await isResolved(ready)).toBe(false);
    scheduler.advance(1);
    expect(await isResolved(ready)).toBe(true);
    fill(sender);
    expect(await isResolved(sender.ready())).toBe(true);
    transport.link.ack(1);
    fill(sender);
    expect(await isResolved(sender.ready())).toBe(false);
  });

  test('gives up when the acks end after some room was made and before there was half of it', async () => {
    const { sender, scheduler, transport } = makeSender({ bufferBytesMax: 1024 * KIB });
    transport.link.events.onOpen();
    transport.link.welcome();
    fill(sender);
    scheduler.advance(0);
    const ready = sender.ready();
    transport.link.ack(1);
    expect(sender.isFull).toBe(false);
    expect(await isResolved(ready)).toBe(false);
    transport.link.events.onClosed('the cluster is gone');
    scheduler.advance(STALL_MS);
    expect(await isResolved(ready)).toBe(true);
  });

  test('goes on waiting while the agent says that it holds back', async () => {
    const { sender, scheduler, transport } = makeSender({ bufferBytesMax: 1024 * KIB });
    transport.link.events.onOpen();
    transport.link.welcome();
    fill(sender);
    scheduler.advance(0);
    transport.link.ack(1);
    scheduler.advance(0);
    fill(sender);
    const ready = sender.ready();
    for (let i = 0; i < 50; i++) {
      scheduler.advance(100);
      transport.link.ack(1);
    }
    expect(await isResolved(ready)).toBe(false);
    for (let id = 2; sender.counts.acked < sender.counts.sent; id++) {
      transport.link.ack(id);
      scheduler.advance(0);
    }
    expect(await isResolved(ready)).toBe(true);
  });

  test('gives up while the agent has no room for its app: refusals are no sign of progress', async () => {
    const { sender, scheduler, transport } = makeSender({ bufferBytesMax: 512 * KIB });
    transport.link.events.onOpen();
    transport.link.welcome();
    fill(sender);
    scheduler.advance(0);
    const ready = sender.ready();
    for (let id = 1; id <= 4; id++) {
      transport.link.ack(id, { overloaded: ['web'] });
      scheduler.advance(STALL_MS / 2);
    }
    expect(await isResolved(ready)).toBe(true);
    const { sent, acked } = sender.counts;
    expect([sent > 0, acked]).toEqual([true, 0]);
  });

  test('with block it waits for ever', async () => {
    const { sender, scheduler, transport } = makeSender({ bufferBytesMax: 512 * KIB, block: true });
    fill(sender);
    const ready = sender.ready();
    scheduler.advance(3_600_000);
    expect(await isResolved(ready)).toBe(false);
    // Between two attempts there is no link that could open.
    while (transport.link.isDestroyed) scheduler.advance(100);
    transport.link.events.onOpen();
    transport.link.welcome();
    scheduler.advance(0);
    for (let id = 1; sender.counts.acked < sender.counts.sent; id++) {
      transport.link.ack(id);
      scheduler.advance(0);
    }
    expect(await isResolved(ready)).toBe(true);
    expect(sender.counts.dropped).toBe(0);
  });
});

describe('closing', () => {
  test('sends what is left, says bye and tells what became of the lines', async () => {
    const { sender, scheduler, transport } = makeSender();
    transport.link.events.onOpen();
    transport.link.welcome();
    for (let i = 0; i < 10; i++) sender.write(Buffer.from(`${i}`), false);
    const closed = sender.close(5000);
    scheduler.advance(0);
    transport.link.ack(1);
    await Promise.resolve();
    await Promise.resolve();
    await Promise.resolve();
    expect(transport.link.sent.at(-1)?.kind).toBe('bye');
    transport.link.events.onClosed('ended');
    expect(await closed).toEqual({ sent: 10, acked: 10, dropped: 0 });
    scheduler.advance(0);
    expect(scheduler.pending).toBe(0);
  });

  test('after its grace it counts what never went as dropped', async () => {
    const { sender, scheduler } = makeSender();
    for (let i = 0; i < 10; i++) sender.write(Buffer.from(`${i}`), false);
    const closed = sender.close(1000);
    scheduler.advance(1000);
    expect(await closed).toEqual({ sent: 0, acked: 0, dropped: 10 });
    expect(scheduler.pending).toBe(0);
  });

  test('who waits for room is let go', async () => {
    const { sender, scheduler } = makeSender({ bufferBytesMax: 512 * KIB, block: true });
    fill(sender);
    const ready = sender.ready();
    const closed = sender.close(10);
    scheduler.advance(10);
    expect(await isResolved(ready)).toBe(true);
    await closed;
  });
});

test('states are told', () => {
  const states: string[] = [];
  const { transport } = makeSender({ onState: (state) => states.push(state) });
  transport.link.events.onOpen();
  transport.link.welcome();
  transport.link.events.onClosed('reset');
  expect(states).toEqual(['connecting', 'connected', 'disconnected']);
});

test('an agent of any cluster will do', () => {
  const { transport } = makeSender();
  transport.link.events.onOpen();
  const welcome = { cluster: 'whatever', version: PROTOCOL_VERSION, peer: 'agent', last: [] };
  transport.link.events.onMessage(encodeUplinkDown({ kind: 'welcome', welcome }));
  expect(transport.link.isDestroyed).toBe(false);
});

test('every line arrives once and in order or is announced, with two batches under way and refusals', () => {
  const step = fc.record({
    lines: fc.nat(300),
    bytes: fc.nat(1200),
    waitMs: fc.nat(600),
    event: fc.constantFrom('none', 'cut', 'overload', 'relieve', 'down', 'up'),
  });
  fc.assert(
    fc.property(
      fc.nat(),
      fc.constantFrom(256, 1024),
      fc.array(step, { maxLength: 40 }),
      (seed, kib, steps) => {
        const scheduler = new SimulatedScheduler();
        const random = seededRandom(seed);
        const model = new OwnerModel();
        let isOverloaded = false;
        const peer = new SimulatedPeer({
          scheduler,
          random,
          delayMsMax: 20,
          receive: (message, connection) =>
            model.receive(message, connection, () =>
              isOverloaded && random() < 0.7 ? 'overloaded' : undefined,
            ),
        });
        const sender = new LineSender({
          address: 'unused:1',
          app: 'web',
          instanceId: '0',
          peer: 'pipe',
          scheduler,
          random,
          transport: peer.transport(),
          bufferBytesMax: kib * KIB,
        });
        let written = 0;
        for (const { lines, bytes, waitMs, event } of steps) {
          for (let i = 0; i < lines; i++) sender.write(Buffer.from(`${++written}`.padEnd(bytes)), false);
          if (event === 'cut' || event === 'down') peer.cut();
          if (event === 'down' || event === 'up') peer.isUp = event === 'up';
          if (event === 'overload' || event === 'relieve') isOverloaded = event === 'overload';
          scheduler.advance(waitMs);
        }
        isOverloaded = false;
        peer.isUp = true;
        scheduler.advance(60_000);
        const { lines, dropped } = model.record('web');
        const numbers = lines.map((line) => Number.parseInt(line, 10));
        expect(model.holes).toEqual([]);
        expect(numbers.every((number, i) => i === 0 || number > (numbers[i - 1] ?? 0))).toBe(true);
        expect(numbers.length + dropped).toBe(written);
        expect(sender.counts).toEqual({ sent: numbers.length, acked: numbers.length, dropped });
      },
    ),
    { numRuns: 200 },
  );
});
