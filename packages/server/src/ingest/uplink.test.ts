// Agents against a real server: what is taken, what is answered, and how each line that is not taken is announced.
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { status } from '@grpc/grpc-js';
import { PROTOCOL_VERSION } from '@tailrace/proto/protocol-version';
import type { Total } from '@tailrace/proto/uplink-messages';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { entriesOf, numbered } from '../testing/lines.ts';
import { TestBed } from '../testing/test-server.ts';
import { TestUplink } from '../testing/test-uplink.ts';
import { until } from '../testing/until.ts';

let bed: TestBed;
beforeEach(() => {
  bed = new TestBed();
});
afterEach(() => bed.close());

/** A run with numbered lines. */
function run(app: string, origin: bigint, firstSeq: number, count: number) {
  return { app, origin, firstSeq, count, bytes: entriesOf(numbered('line', firstSeq, count), { app }) };
}

function total(fields: Partial<Total> & Pick<Total, 'total'>): Total {
  const whole = {
    app: 'web',
    origin: 1n,
    reason: 'agent_buffer',
    acked: 0,
    firstMs: 1_000,
    lastMs: 2_000,
    detail: '',
  };
  return { ...whole, ...fields };
}

describe('hello', () => {
  test.each([
    [{ cluster: 'other' }, /cluster "other", expected cluster "test"/],
    [{ version: PROTOCOL_VERSION + 1 }, /protocol version 3, expected versions 1 to 2/],
  ])('a peer with %o is refused with the reason', async (hello, reason) => {
    const server = await bed.start();
    const uplink = new TestUplink(server.address, hello);
    bed.onClose(() => uplink.close());
    const error = await uplink.ended;
    expect(error?.code).toBe(status.FAILED_PRECONDITION);
    expect(error?.details).toMatch(reason);
  });

  test('bytes that are no message end the stream with the offset, and nobody else', async () => {
    const server = await bed.start();
    const good = await bed.uplink(server, 1n);
    const bad = await bed.uplink(server, 2n);
    bad.sendRaw(Buffer.from([0xff, 0xff]));
    const error = await bad.ended;
    expect(error?.code).toBe(status.INVALID_ARGUMENT);
    expect(error?.details).toMatch(/offset/);
    expect(await good.sendLines('web', ['hello'])).toMatchObject({ moved: [] });
  });

  test('the welcome names what arrived of the origins that the agent still has open', async () => {
    const server = await bed.start();
    const first = await bed.uplink(server, 7n);
    await first.sendLines('web', numbered('line', 1, 5));
    const open = [
      { app: 'web', origin: 7n },
      { app: 'web', origin: 8n },
      { app: 'none', origin: 9n },
    ];
    const second = new TestUplink(server.address, { open });
    bed.onClose(() => second.close());
    expect((await second.welcome).last).toEqual([{ app: 'web', origin: 7n, last: 5 }]);
  });
});

describe('batches', () => {
  test('when the ack comes, a reader finds the lines in the log', async () => {
    const server = await bed.start();
    const uplink = await bed.uplink(server);
    await uplink.sendLines('web', ['a', 'b']);
    const reader = await bed.reader(server);
    const subscription = reader.subscribe('web', { follow: false });
    await until('the end', () => subscription.endReason === 'end');
    expect(subscription.lines).toEqual(['a', 'b']);
  });

  test('what is sent again is skipped, line by line', async () => {
    const server = await bed.start();
    const uplink = await bed.uplink(server);
    await uplink.send({ runs: [run('web', 1n, 1, 5)], totals: [] });
    await uplink.send({ runs: [run('web', 1n, 3, 5)], totals: [] });
    await uplink.send({ runs: [run('web', 1n, 1, 7)], totals: [] });
    const subscription = (await bed.reader(server)).subscribe('web', { follow: false });
    await until('the end', () => subscription.endReason === 'end');
    expect(subscription.lines).toEqual(numbered('line', 1, 7));
    expect(await bed.metric(server, 'duplicate_lines_total')).toBe(10);
    expect(await bed.metric(server, 'lines_received_total')).toBe(7);
  });

  test('a gap is announced in its place and takes as many indices', async () => {
    const server = await bed.start();
    const uplink = await bed.uplink(server);
    await uplink.send({ runs: [run('web', 1n, 1, 2)], totals: [] });
    await uplink.send({ runs: [run('web', 1n, 10, 1)], totals: [] });
    const subscription = (await bed.reader(server)).subscribe('web', { follow: false });
    await until('the end', () => subscription.endReason === 'end');
    expect(subscription.lines).toEqual(['line 1', 'line 2', 'line 10']);
    expect(subscription.notices).toEqual(['7 lines are missing before this line']);
    expect(subscription.distance).toBe(10);
    expect(subscription.problem).toBeUndefined();
  });

  test.each([
    ['a rate limit keeps out the newest lines: its notice lies behind', 'rate_limit', 1],
    ['a full buffer lost the oldest lines: its notice lies before', 'agent_buffer', 0],
  ])('%s the lines of the same batch', async (_, reason, noticesBehind) => {
    const server = await bed.start();
    const uplink = await bed.uplink(server);
    await uplink.send({ runs: [run('web', 1n, 1, 3)], totals: [total({ reason, total: 9 })] });
    const from = { kind: 'last', entries: 1 } as const;
    const subscription = (await bed.reader(server)).subscribe('web', { from, follow: false });
    await until('the end', () => subscription.endReason === 'end');
    expect(subscription.lines).toEqual(['line 3']);
    expect(subscription.notices).toHaveLength(noticesBehind);
  });

  test('an origin that ended is unknown: its numbers may begin anywhere', async () => {
    const server = await bed.start();
    const uplink = await bed.uplink(server);
    await uplink.send({ runs: [run('web', 1n, 1, 2)], totals: [] });
    uplink.bye([{ app: 'web', origin: 1n }]);
    await uplink.send({ runs: [run('web', 1n, 10, 1)], totals: [] });
    const subscription = (await bed.reader(server)).subscribe('web', { follow: false });
    await until('the end', () => subscription.endReason === 'end');
    expect(subscription.notices).toEqual([]);
    expect(subscription.lines).toHaveLength(3);
  });

  test.each([
    [
      'a count that is not the number of entries',
      { ...run('web', 1n, 1, 2), count: 3 },
      /3 lines from 1 and has 2/,
    ],
    [
      'entries that are cut off',
      { ...run('web', 1n, 1, 2), bytes: entriesOf(['x']).subarray(0, 5) },
      /truncated/,
    ],
  ])('%s is refused before any of the batch is taken', async (_, bad, reason) => {
    const server = await bed.start();
    const uplink = await bed.uplink(server);
    void uplink.send({ runs: [run('other', 1n, 1, 3), bad], totals: [] });
    const error = await uplink.ended;
    expect(error?.code).toBe(status.INVALID_ARGUMENT);
    expect(error?.details).toMatch(reason);
    expect(await bed.metric(server, 'lines_received_total')).toBe(0);
  });

  test.each([
    ['a sequence number of 0', 0],
    ['a sequence number that nobody reaches', 2 ** 50],
    ['a sequence number far above the last one', 2 ** 40],
  ])(
    'a run with %s is refused alone, counted and logged once, and the stream goes on',
    async (_, firstSeq) => {
      const server = await bed.start();
      const uplink = await bed.uplink(server);
      await uplink.send({ runs: [run('web', 1n, 1, 2)], totals: [] });
      const bad = { ...run('web', 1n, 1, 2), firstSeq };
      for (let i = 0; i < 2; i++) {
        const ack = await uplink.send({ runs: [run('other', 1n, 1 + i, 1), bad], totals: [] });
        expect(ack).toMatchObject({ moved: [], overloaded: [] });
      }
      expect(await uplink.send({ runs: [run('web', 1n, 3, 1)], totals: [] })).toMatchObject({ moved: [] });
      expect(await bed.metric(server, 'lines_received_total')).toBe(5);
      expect(await bed.metric(server, 'dropped_lines_total')).toBe(0);
      expect(await server.metrics.metrics()).toContain('unannounced_lines_total{reason="bad_run"} 4');
      expect(bed.log.filter(({ msg }) => String(msg).includes('impossible numbers'))).toHaveLength(1);
    },
  );

  test('apps over the limit are not taken and counted, and the others go on', async () => {
    const server = await bed.start({ appsMax: 2 });
    const uplink = await bed.uplink(server);
    await uplink.sendLines('a', ['1']);
    await uplink.sendLines('b', ['1']);
    expect(await uplink.sendLines('c', ['1', '2'])).toMatchObject({ moved: [], overloaded: [] });
    await uplink.sendLines('a', ['2']);
    expect(await bed.metric(server, 'unannounced_lines_total')).toBe(2);
    expect(await bed.metric(server, 'lines_received_total')).toBe(3);
  });
});

describe('ownership', () => {
  /** An app whose lines this server takes. */
  async function appOwnedBy(owner: TestUplink, prefix: string): Promise<string> {
    for (let i = 0; ; i++) {
      const app = `${prefix}-${i}`;
      const firstSeq = 1;
      let ack = await owner.send({ runs: [run(app, owner.origin, firstSeq, 1)], totals: [] });
      while (ack.overloaded.length > 0) {
        ack = await owner.send({ runs: [run(app, owner.origin, firstSeq, 1)], totals: [] });
      }
      if (ack.moved.length === 0) return app;
    }
  }

  test('an app of another server is answered moved and not taken; others of the batch are', async () => {
    const s1 = await bed.start({ id: 's1' });
    const s2 = await bed.start({ id: 's2' });
    const [u1, u2] = [await bed.uplink(s1), await bed.uplink(s2)];
    const [mine, others] = [await appOwnedBy(u1, 'app'), await appOwnedBy(u2, 'app')];
    const taken = await bed.metric(s1, 'lines_received_total');
    const ack = await u1.send({
      runs: [run(others, 5n, 1, 3), run(mine, 5n, 1, 2), run(others, 5n, 4, 1)],
      totals: [total({ app: others, total: 9 })],
    });
    expect(ack.moved).toEqual([others]);
    expect(await bed.metric(s1, 'lines_received_total')).toBe(taken + 2);
    expect(await bed.metric(s1, 'dropped_lines_total')).toBe(0);
  });

  test('the former owner takes nothing from the moment at which the view has changed', async () => {
    const s1 = await bed.start({ id: 's1' });
    const u1 = await bed.uplink(s1);
    for (let i = 0; i < 20; i++) await u1.sendLines(`app-${i}`, ['x']);
    const u2 = await bed.uplink(await bed.start({ id: 's2' }), 2n);
    const app = await appOwnedBy(u2, 'app');
    expect(await u1.sendLines(app, ['y'])).toMatchObject({ moved: [app], overloaded: [] });
  });

  test('while another server may hold its log, an app that is not known has to wait, and others go on', async () => {
    const s1 = await bed.start({ id: 's1' });
    const u1 = await bed.uplink(s1);
    const known = await appOwnedBy(u1, 'app');
    // It is a member, and nobody is there.
    const silent = createServer().listen(0, '127.0.0.1');
    bed.onClose(async () => void silent.close());
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const member = { role: 'server', zone: 'z1', state: 'leaving', incarnation: 'x', version: 1 } as const;
    await bed.registry.join({ ...member, id: 's0', address: `127.0.0.1:${port}` });
    expect(await u1.sendLines('other', ['x'])).toMatchObject({ moved: [], overloaded: ['other'] });
    expect(await u1.sendLines(known, ['x'])).toMatchObject({ moved: [], overloaded: [] });
    const subscription = (await bed.reader(s1)).subscribe('other');
    await until(
      'it is not waited for any longer',
      async () => (await u1.send({ runs: [run('other', 1n, 1, 1)], totals: [] })).overloaded.length === 0,
    );
    expect(await bed.metric(s1, 'handover_timeouts_total')).toBe(1);
    await until('readers go on as well', () => subscription.lines.length === 1);
  });
});

describe('drops', () => {
  test('a total becomes a notice, also when no line comes, and a repeated one does not', async () => {
    const server = await bed.start();
    const uplink = await bed.uplink(server);
    const subscription = (await bed.reader(server)).subscribe('web');
    await uplink.sendTotal({ app: 'web', reason: 'agent_buffer', total: 5 });
    await uplink.sendTotal({ app: 'web', reason: 'agent_buffer', total: 5 });
    await until('the notice', () => subscription.notices.length === 1);
    expect(subscription.notices[0]).toMatch(
      /^Dropped 5 lines between .+: the log servers of zone z1 could not be reached$/,
    );
    expect(subscription.droppedLines).toBe(5);
  });

  test('within a second drops of one reason are told together, by a timer', async () => {
    const server = await bed.start();
    const uplink = await bed.uplink(server);
    const subscription = (await bed.reader(server)).subscribe('web');
    for (let lines = 1; lines <= 50; lines++) {
      await uplink.sendTotal({ app: 'web', reason: 'agent_buffer', total: lines });
    }
    await until('all are told', () => subscription.droppedLines === 50);
    expect(subscription.notices).toHaveLength(2);
  });

  test('the part that another owner has announced is not announced again', async () => {
    const server = await bed.start();
    const uplink = await bed.uplink(server);
    const subscription = (await bed.reader(server)).subscribe('web');
    await uplink.sendTotal({ app: 'web', reason: 'agent_buffer', total: 100, acked: 93 });
    await until('the notice', () => subscription.droppedLines > 0);
    expect(subscription.droppedLines).toBe(7);
  });

  test.each([
    ['that contradicts itself', { total: 1, acked: 2 }],
    ['that nobody reaches', { total: 2 ** 49, acked: 2 ** 49 - 1 }],
    ['that rises by more than anybody drops', { total: 2 ** 33 }],
  ])('a total %s is refused alone, and the stream goes on', async (_, numbers) => {
    const server = await bed.start();
    const uplink = await bed.uplink(server);
    const totals = [total(numbers), total({ app: 'other', total: 5 })];
    const ack = await uplink.send({ runs: [run('web', 1n, 1, 3)], totals });
    expect(ack).toMatchObject({ moved: [], overloaded: [] });
    expect(await bed.metric(server, 'lines_received_total')).toBe(3);
    expect(await bed.metric(server, 'dropped_lines_total')).toBe(5);
    expect(await server.metrics.metrics()).toContain('unannounced_lines_total{reason="bad_run"} 1');
  });

  test('a limit in lines holds over all agents of the zone, and what it refuses is announced', async () => {
    await bed.registry.setLimit('web', { lines: 100 });
    const server = await bed.start();
    const agents = [await bed.uplink(server, 1n), await bed.uplink(server, 2n)];
    const subscription = (await bed.reader(server)).subscribe('web');
    for (const agent of agents) await agent.sendLines('web', numbered('line', 1, 200));
    await until('400 lines are accounted for', () => subscription.distance === 400);
    expect(subscription.lines.length).toBeGreaterThanOrEqual(100);
    expect(subscription.lines.length).toBeLessThan(300);
    expect(subscription.notices[0]).toMatch(
      /^Rate limit exceeded: dropped \d+ lines between .+ \(limit 100 lines\/s\)$/,
    );
  });

  test('a limit in bytes counts the text of lines', async () => {
    await bed.registry.setLimit('web', { bytes: 1_000 });
    const server = await bed.start();
    const uplink = await bed.uplink(server);
    const subscription = (await bed.reader(server)).subscribe('web');
    await uplink.sendLines('web', Array<string>(20).fill('x'.repeat(100)));
    await until('20 lines are accounted for', () => subscription.distance === 20);
    expect(subscription.lines.length).toBeGreaterThanOrEqual(10);
    expect(subscription.lines.length).toBeLessThan(20);
    expect(subscription.notices[0]).toMatch(/\(limit 1000 bytes\/s\)$/);
  });

  test('a limit is live as soon as the registry has it, and so is its end', async () => {
    const server = await bed.start();
    const uplink = await bed.uplink(server);
    const subscription = (await bed.reader(server)).subscribe('web');
    await uplink.sendLines('web', ['taken']);
    await bed.registry.setLimit('web', { lines: 0 });
    await uplink.sendLines('web', ['refused']);
    await bed.registry.setLimit('web', undefined);
    await uplink.sendLines('web', ['taken again']);
    await until('3 lines are accounted for', () => subscription.distance === 3);
    expect(subscription.lines).toEqual(['taken', 'taken again']);
  });

  test('the default limit counts for apps without one of their own', async () => {
    await bed.registry.setLimit('free', { lines: 1_000_000 });
    const server = await bed.start({ defaultLimit: { lines: 0 } });
    const uplink = await bed.uplink(server);
    await uplink.sendLines('web', ['refused']);
    await uplink.sendLines('free', ['taken']);
    expect(await bed.metric(server, 'dropped_lines_total')).toBe(1);
    const subscription = (await bed.reader(server)).subscribe('free', { follow: false });
    await until('the end', () => subscription.endReason === 'end');
    expect(subscription.lines).toEqual(['taken']);
  });
});
