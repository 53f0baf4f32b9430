// One uplink, message by message, in simulated time against a connection of which the test holds the other end.
import { describe, expect, test } from 'vitest';
import { payloads } from './testing/owner-model.ts';
import { SenderWorld } from './testing/sender-world.ts';

const seqs = (batch: { runs: readonly { app: string; firstSeq: number; count: number }[] } | undefined) =>
  batch?.runs.map(({ app, firstSeq, count }) => `${app} ${firstSeq}+${count}`);

describe('greeting', () => {
  test('hello names the cluster and the origins of which something is unresolved', () => {
    const world = new SenderWorld();
    const first = world.open();
    expect(first.sent[0]).toEqual({
      kind: 'hello',
      hello: { cluster: 'fake', version: 1, newestVersion: 2, peer: 'agent', zone: 'z1', open: [] },
    });
    world.write('a', 3);
    world.write('b', 1);
    first.ack(2);
    first.events.onClosed('reset');
    const second = world.reopen();
    expect(second.sent[0]).toMatchObject({ hello: { open: [{ app: 'a', origin: 1n }] } });
  });

  test('a welcome of another cluster or version ends the connection, and it is tried again', () => {
    const world = new SenderWorld();
    world.client.start();
    world.link.events.onOpen();
    world.link.welcome([], 'other');
    expect(world.link.isDestroyed).toBe(true);
    expect(world.client.state).toBe('waiting');
    world.scheduler.advance(100);
    expect(world.transport.links).toHaveLength(2);
  });

  test('a connection that is not made within 2 s is given up', () => {
    const world = new SenderWorld();
    world.client.start();
    world.scheduler.advance(1999);
    expect(world.client.state).toBe('connecting');
    world.scheduler.advance(1);
    expect(world.client.state).toBe('waiting');
    expect(world.link.isDestroyed).toBe(true);
  });

  test('a welcome that does not come within 5 s ends the connection', () => {
    const world = new SenderWorld();
    world.client.start();
    world.link.events.onOpen();
    world.scheduler.advance(4999);
    expect(world.client.state).toBe('greeting');
    world.scheduler.advance(1);
    expect(world.client.state).toBe('waiting');
  });

  test('pauses between attempts grow to at most a second', () => {
    const world = new SenderWorld();
    world.client.start();
    const startsMs: number[] = [];
    for (let i = 0; i < 8; i++) {
      startsMs.push(world.scheduler.now());
      world.link.events.onClosed('refused');
      const before = world.transport.links.length;
      while (world.transport.links.length === before) world.scheduler.advance(1);
    }
    const pauses = startsMs.slice(1).map((ms, i) => ms - (startsMs[i] ?? 0));
    expect(pauses[0]).toBeLessThanOrEqual(100);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(1000);
    expect(pauses.at(-1)).toBeGreaterThan(pauses[0] ?? 0);
  });

  test('nonsense from the peer ends the connection', () => {
    const world = new SenderWorld();
    const link = world.open();
    link.events.onMessage(Buffer.from('nonsense'));
    expect(link.isDestroyed).toBe(true);
    expect(world.client.state).toBe('waiting');
  });
});

describe('batches', () => {
  test('a line leaves at once when nothing is under way', () => {
    const world = new SenderWorld();
    const link = world.open();
    world.write('a', 1);
    expect(link.batches).toHaveLength(1);
    expect(seqs(link.batches[0])).toEqual(['a 1+1']);
  });

  test('at most two are under way; what comes meanwhile waits and goes together', () => {
    const world = new SenderWorld();
    const link = world.open();
    for (const app of ['a', 'b', 'c', 'd']) world.write(app, 1);
    expect(link.batches).toHaveLength(2);
    link.ack(1);
    world.scheduler.advance(0);
    expect(link.batches).toHaveLength(3);
    expect(seqs(link.batches[2])).toEqual(['c 1+1', 'd 1+1']);
  });

  test('lines of one app wait for the answer to the ones before them', () => {
    const world = new SenderWorld();
    const link = world.open();
    world.write('a', 1);
    world.write('a', 5);
    expect(link.batches).toHaveLength(1);
    link.ack(1);
    world.scheduler.advance(0);
    expect(seqs(link.batches[1])).toEqual(['a 2+5']);
  });

  test('where the receiver keeps order, two batches of one app are under way', () => {
    const world = new SenderWorld({ batchesPerAppMax: 2 });
    const link = world.open();
    world.write('a', 1);
    world.write('a', 5);
    world.write('a', 7);
    expect(link.batches.map(seqs)).toEqual([['a 1+1'], ['a 2+5']]);
  });

  test.each([
    ['256 KiB where the receiver says nothing', undefined, 256],
    ['what the receiver wants', 700 * 1024, 700],
    ['1 MiB, whatever the receiver wants', 2 ** 31, 1024],
  ])('a batch has at most %s', (_, batchBytesMax, kib) => {
    const world = new SenderWorld();
    world.write('a', 40_000);
    const link = world.open([], batchBytesMax);
    const bytes = link.batches[0]?.runs.reduce((sum, run) => sum + run.bytes.length, 0) ?? 0;
    expect(bytes).toBeLessThanOrEqual(kib * 1024);
    expect(bytes).toBeGreaterThan((kib * 1024) / 2);
  });

  test('apps share a batch fairly', () => {
    const world = new SenderWorld();
    world.write('noisy', 20_000);
    world.write('quiet', 1);
    world.write('middling', 100);
    const link = world.open();
    const counts = new Map<string, number>();
    for (const { app, count } of link.batches[0]?.runs ?? []) counts.set(app, (counts.get(app) ?? 0) + count);
    expect(counts.get('quiet')).toBe(1);
    expect(counts.get('middling')).toBe(100);
    expect(counts.get('noisy')).toBeGreaterThan(500);
  });

  test('numbers have no holes over batches', () => {
    const world = new SenderWorld();
    world.write('a', 10_000);
    const link = world.open();
    let next = 1;
    for (let id = 1; link.batches.length >= id; id++) {
      for (const run of link.batches[id - 1]?.runs ?? []) {
        expect(run.firstSeq).toBe(next);
        expect(payloads(run.bytes)).toHaveLength(run.count);
        next += run.count;
      }
      link.ack(id);
      world.scheduler.advance(0);
    }
    expect(next).toBe(10_001);
    expect(world.buffer.isClean).toBe(true);
  });

  test('when the connection is not writable nothing goes until it drains', () => {
    const world = new SenderWorld();
    const link = world.open();
    link.isWritable = false;
    world.write('a', 1);
    world.write('b', 1);
    expect(link.batches).toHaveLength(1);
    link.isWritable = true;
    link.events.onDrain();
    expect(link.batches).toHaveLength(2);
  });
});

describe('answers', () => {
  test('an ack that does not come within 10 s ends the connection, and everything is sent again', () => {
    const world = new SenderWorld();
    const link = world.open();
    world.write('a', 2);
    world.scheduler.advance(9_999);
    expect(world.client.state).toBe('open');
    world.scheduler.advance(1);
    expect(world.client.state).toBe('waiting');
    expect(link.isDestroyed).toBe(true);
    const again = world.reopen();
    expect(seqs(again.batches[0])).toEqual(['a 1+2']);
  });

  test('a repeated ack says that the peer is alive and holding back: the wait begins again', () => {
    const world = new SenderWorld();
    const link = world.open();
    world.write('a', 1);
    link.ack(1);
    world.write('a', 1);
    for (let i = 0; i < 5; i++) {
      world.scheduler.advance(9_000);
      link.ack(1);
    }
    expect(world.client.state).toBe('open');
    world.scheduler.advance(10_000);
    expect(world.client.state).toBe('waiting');
  });

  test('after a reconnect what is unresolved goes again under its numbers, before anything new of the app', () => {
    const world = new SenderWorld();
    const link = world.open();
    world.write('a', 3);
    world.write('a', 2);
    link.events.onClosed('reset');
    world.write('a', 4);
    const again = world.reopen([{ app: 'a', origin: 1n, last: 1 }]);
    expect(seqs(again.batches[0])?.[0]).toBe('a 2+2');
    expect(again.batches[0]?.runs[1]?.firstSeq).toBe(4);
    expect(again.batches[0]?.runs.reduce((lines, run) => lines + run.count, 0)).toBe(8);
  });

  test('what the receiver has is not sent again', () => {
    const world = new SenderWorld();
    const link = world.open();
    world.write('a', 3);
    link.events.onClosed('reset');
    const again = world.reopen([{ app: 'a', origin: 1n, last: 3 }]);
    expect(again.batches).toEqual([]);
    expect(world.buffer.isClean).toBe(true);
  });

  test('an app that is refused keeps its lines; the others of the batch are done', () => {
    const world = new SenderWorld();
    world.write('a', 3);
    world.write('b', 3);
    const link = world.open();
    link.ack(1, { overloaded: ['a'] });
    expect(world.refused).toEqual(['a overloaded']);
    expect(world.buffer.ackedLines).toBe(3);
    expect(world.app('a').resend.map(({ firstSeq, count }) => [firstSeq, count])).toEqual([[1, 3]]);
  });

  test('with two batches of an app under way, a refusal of the first waits for the answer to the second', () => {
    const world = new SenderWorld({ batchesPerAppMax: 2 });
    const link = world.open();
    world.write('a', 1);
    world.write('a', 2);
    link.ack(1, { overloaded: ['a'] });
    expect(world.refused).toEqual([]);
    link.ack(2, { overloaded: ['a'] });
    expect(world.refused).toEqual(['a overloaded']);
    world.client.offer(world.app('a'));
    world.scheduler.advance(0);
    expect(seqs(link.batches[2])).toEqual(['a 1+1', 'a 2+2']);
  });

  test('an app that is to leave is released once nothing of it is under way', () => {
    const world = new SenderWorld();
    const link = world.open();
    world.write('a', 1);
    const app = world.app('a');
    app.leaving = true;
    world.write('a', 1);
    expect(world.released).toEqual([]);
    link.ack(1);
    expect(world.released).toEqual(['a']);
    expect(link.batches).toHaveLength(1);
    world.client.detach(app);
    expect(world.client.appCount).toBe(0);
  });

  test('an app that is to leave is released when the connection ends', () => {
    const world = new SenderWorld();
    const link = world.open();
    world.write('a', 1);
    world.app('a').leaving = true;
    link.events.onClosed('reset');
    expect(world.released).toEqual(['a']);
    expect(world.app('a').resend).toHaveLength(1);
  });
});

describe('totals', () => {
  test('ride with the next batch of their app', () => {
    const world = new SenderWorld();
    const link = world.open();
    world.buffer.refuse(world.app('a'), 'rate_limit', 5, 'limit 1 lines/s');
    world.write('a', 1);
    expect(link.batches[0]?.totals).toMatchObject([
      { app: 'a', origin: 1n, reason: 'rate_limit', total: 5, acked: 0, detail: 'limit 1 lines/s' },
    ]);
  });

  test('go alone after a second', () => {
    const world = new SenderWorld();
    const link = world.open();
    world.buffer.refuse(world.app('a'), 'rate_limit', 5);
    world.scheduler.advance(999);
    expect(link.batches).toHaveLength(0);
    world.buffer.refuse(world.app('a'), 'rate_limit', 2);
    world.scheduler.advance(1);
    expect(link.batches[0]?.totals).toMatchObject([{ total: 7, acked: 0 }]);
    world.scheduler.advance(5_000);
    expect(link.batches).toHaveLength(1);
  });

  test('that may not have arrived go again with the part that is known to have arrived', () => {
    const world = new SenderWorld();
    const link = world.open();
    world.buffer.refuse(world.app('a'), 'rate_limit', 5);
    world.scheduler.advance(1000);
    link.ack(1);
    world.buffer.refuse(world.app('a'), 'rate_limit', 2);
    world.scheduler.advance(1000);
    link.events.onClosed('reset');
    const again = world.reopen();
    expect(again.batches[0]?.totals).toMatchObject([{ total: 7, acked: 5 }]);
    again.ack(again.batches[0]?.id ?? 0);
    expect(world.buffer.isClean).toBe(true);
  });

  test('that are refused go again', () => {
    const world = new SenderWorld();
    const link = world.open();
    world.buffer.refuse(world.app('a'), 'rate_limit', 5);
    world.scheduler.advance(1000);
    link.ack(1, { moved: ['a'] });
    expect(world.refused).toEqual(['a moved']);
    world.client.offer(world.app('a'));
    world.scheduler.advance(0);
    expect(link.batches[1]?.totals).toMatchObject([{ total: 5, acked: 0 }]);
  });
});

describe('the end', () => {
  test('closing ends the connection in order and clears every timer', async () => {
    const world = new SenderWorld();
    const link = world.open();
    world.client.sayBye([{ app: 'a', origin: 1n }]);
    const closed = world.client.close(1000);
    expect(link.isEnded).toBe(true);
    link.events.onClosed('the peer ended the connection');
    await closed;
    expect(link.sent.at(-1)).toEqual({ kind: 'bye', ended: [{ app: 'a', origin: 1n }] });
    expect(world.client.state).toBe('closed');
    expect(world.transport.isClosed).toBe(true);
    expect(world.scheduler.pending).toBe(0);
  });

  test('closing does not wait for a peer that says nothing', async () => {
    const world = new SenderWorld();
    world.open();
    const closed = world.client.close(1000);
    world.scheduler.advance(1000);
    await closed;
    expect(world.client.state).toBe('closed');
  });

  test('closing while there is no connection is immediate', async () => {
    const world = new SenderWorld();
    world.client.start();
    await world.client.close(1000);
    expect(world.client.state).toBe('closed');
    expect(world.scheduler.pending).toBe(0);
  });
});
