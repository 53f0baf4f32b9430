// What a server makes of what agents tell of lost logs: the log goes on from the largest index, what comes again is not counted,
// and places in the lost log are answered with the exact number.
import type { UplinkHello } from '@tailrace/proto/uplink-messages';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { TailraceServer } from '../server.ts';
import { TestBed } from '../testing/test-server.ts';
import { TestUplink } from '../testing/test-uplink.ts';
import { until } from '../testing/until.ts';

const LOST = 77n;

let bed: TestBed;
beforeEach(() => {
  bed = new TestBed();
});
afterEach(() => bed.close());

async function agentOf(
  server: TailraceServer,
  peer: string,
  hello: Partial<UplinkHello> = {},
): Promise<TestUplink> {
  const fields = { peer, tellsMarks: true, life: `${peer} 1`, ...hello };
  const uplink = new TestUplink(server.address, { origin: BigInt(peer.length), ...fields });
  bed.onClose(() => uplink.close());
  await uplink.welcome;
  return uplink;
}

function mark(
  nextIndex: number,
  held: number,
  unsure: readonly [string, number, number][] = [],
  logId = LOST,
) {
  const lines = unsure.map(([peer, fromIndex, toIndex]) => ({ peer, fromIndex, toIndex }));
  return { app: 'web', logId, nextIndex, held, unsure: lines };
}

describe('a log that is lost', () => {
  test('is asked for when an agent comes, and goes on from the largest index that is told', async () => {
    const server = await bed.start();
    const first = await agentOf(server, 'a');
    const second = await agentOf(server, 'bb');
    expect((await first.welcome).ask).toMatchObject({ up: ['s1'], all: true });
    first.tellMarks(1, [mark(90, 30)]);
    second.tellMarks(1, [mark(100, 40)]);
    await second.sendLinesWhenTaken('web', ['next']);
    const reader = await bed.reader(server);
    const all = reader.subscribe('web', { from: { kind: 'oldest' }, follow: false });
    await until('what is awaited', () => all.endReason === 'end');
    expect(all.opened).toMatchObject({ index: 60, endIndex: 101 });
    expect(all.notices).toEqual(['40 lines are missing before this line: the server that held them is gone']);
    expect(all.lines).toEqual(['next']);
    const resumed = reader.subscribe('web', {
      from: { kind: 'position', position: { logId: LOST, index: 75 } },
      follow: false,
    });
    await until('what is awaited', () => resumed.endReason === 'end');
    expect(resumed.opened).toMatchObject({ index: 75, continues: true });
    expect(resumed.events[1]).toMatchObject({
      kind: 'overtaken',
      fromIndex: 75,
      toIndex: 100,
      reason: 'server_lost',
    });
    expect(resumed.lines).toEqual(['next']);
  });

  test('is not told for lines of which another agent has no ack: those come again', async () => {
    const server = await bed.start();
    const first = await agentOf(server, 'a');
    const second = await agentOf(server, 'bb');
    // The lines 80 to 89 are of `a`, which got an ack for everything up to 70 only.
    second.tellMarks(1, [mark(100, 100, [['a', 80, 90]])]);
    first.tellMarks(1, [mark(70, 70)]);
    await first.sendLinesWhenTaken('web', ['again']);
    const reader = await bed.reader(server);
    const places = [60, 80, 85, 90, 95, 100];
    const subscriptions = places.map((index) =>
      reader.subscribe('web', {
        from: { kind: 'position', position: { logId: LOST, index } },
        follow: false,
      }),
    );
    await until('what is awaited', () => subscriptions.every(({ endReason }) => endReason === 'end'));
    expect(subscriptions.map(({ overtakenLines }) => overtakenLines)).toEqual([30, 10, 10, 10, 5, 0]);
    expect(subscriptions.every(({ lines }) => lines.length === 1)).toBe(true);
  });

  test('whose reader was further than any ack goes on at its end', async () => {
    const server = await bed.start();
    const agent = await agentOf(server, 'a');
    agent.tellMarks(1, [mark(100, 100)]);
    await agent.sendLinesWhenTaken('web', ['sent again', 'new']);
    const reader = await bed.reader(server);
    const ahead = reader.subscribe('web', {
      from: { kind: 'position', position: { logId: LOST, index: 101 } },
      follow: false,
    });
    await until('what is awaited', () => ahead.endReason === 'end');
    expect(ahead.opened).toMatchObject({ index: 100, continues: true });
    expect(ahead.has('gap')).toBe(false);
    expect(ahead.lines).toEqual(['sent again', 'new']);
  });

  test('of which more is told later has the rest announced where the log is then', async () => {
    const server = await bed.start();
    const agent = await agentOf(server, 'a');
    agent.tellMarks(1, [mark(100, 100)]);
    await agent.sendLinesWhenTaken('web', ['one']);
    const late = await agentOf(server, 'late');
    late.tellMarks(1, [mark(103, 100)]);
    const reader = await bed.reader(server);
    const tail = reader.subscribe('web', {
      from: { kind: 'position', position: { logId: LOST, index: 102 } },
    });
    await until('what is awaited', () => tail.notices.length === 1);
    expect(tail.droppedLines).toBe(3);
    expect(tail.lines).toEqual(['one']);
    // Once is enough.
    (await agentOf(server, 'later')).tellMarks(1, [mark(103, 100)]);
    await agent.sendLinesWhenTaken('web', ['two']);
    await until('what is awaited', () => tail.lines.length === 2);
    expect(tail.droppedLines).toBe(3);
  });

  test('is no loss where it is known, whole', async () => {
    const server = await bed.start();
    const agent = await agentOf(server, 'a');
    agent.tellMarks(1, []);
    const { marks = [] } = await agent.sendLinesWhenTaken('web', ['one', 'two']);
    expect(marks).toMatchObject([{ nextIndex: 2, held: 2, unsure: [] }]);
    const other = await agentOf(server, 'bb');
    other.tellMarks(1, [{ ...mark(2, 2), logId: marks[0]?.logId ?? 0n }]);
    await agent.sendLinesWhenTaken('web', ['three']);
    const reader = await bed.reader(server);
    const all = reader.subscribe('web', { from: { kind: 'oldest' }, follow: false });
    await until('what is awaited', () => all.endReason === 'end');
    expect(all.distance).toBe(3);
    expect(all.droppedLines).toBe(0);
  });

  test('marks that cannot be are refused alone', async () => {
    const server = await bed.start();
    const agent = await agentOf(server, 'a');
    agent.tellMarks(1, [mark(10, 11), mark(2 ** 50, 1), { ...mark(5, 5), app: 'a/b' }]);
    const ack = await agent.sendLinesWhenTaken('web', ['one']);
    expect(ack.moved).toEqual([]);
    expect(await bed.metric(server, 'held_lines')).toBe(1);
    expect(bed.log.some(({ problem }) => String(problem).startsWith('a mark at'))).toBe(true);
  });

  test('names in an ack the lines of others whose acks may be lost', async () => {
    const server = await bed.start();
    const first = await agentOf(server, 'a');
    const second = await agentOf(server, 'bb');
    first.tellMarks(1, []);
    second.tellMarks(1, []);
    await first.sendLinesWhenTaken('web', ['one', 'two']);
    const ack = await second.sendLinesWhenTaken('web', ['three']);
    expect(ack.marks).toMatchObject([
      { nextIndex: 3, held: 3, unsure: [{ peer: 'a', fromIndex: 0, toIndex: 2 }] },
    ]);
  });

  test('an agent that never answers holds up apps that are not known for a moment only', async () => {
    await bed.registry.join({
      ...{ id: 'mute', role: 'agent', zone: 'z1', address: '127.0.0.1:1', state: 'up' },
      ...{ incarnation: 'mute 1', version: 1 },
    });
    const server = await bed.start();
    const agent = await agentOf(server, 'a');
    expect((await agent.sendLines('web', ['one'])).overloaded).toEqual(['web']);
    await agent.sendLinesWhenTaken('web', ['one']);
    expect(await bed.metric(server, 'held_lines')).toBe(1);
  });
});
