// Tails as a client sees them: real websockets on a real controller in front of fake servers over real gRPC.
import { parseDropNotice } from '@tailrace/core/drop-notice';
import { decodeEnvelope, EnvelopeView } from '@tailrace/proto/envelope-view';
import { entryBodyStart, entryEnd } from '@tailrace/proto/wire-scanner';
import { afterEach, expect, test } from 'vitest';
import { ControllerFixture, type TailClient } from '../testing/controller-fixture.ts';
import { numbered } from '../testing/feed-fixture.ts';
import { waitUntil } from '../testing/wait-until.ts';

let fixture: ControllerFixture;

async function start(...args: Parameters<typeof ControllerFixture.start>): Promise<ControllerFixture> {
  fixture = await ControllerFixture.start(...args);
  return fixture;
}

afterEach(() => fixture.close());

/** Number of the log's lines that a client was told of in any way. */
function accounted(client: TailClient): number {
  const { delivered, filtered, dropped } = client.cursor;
  return Number(delivered) + Number(filtered) + Number(dropped);
}

test('an app that no zone knows is waited for, and read from its first line', async () => {
  await start();
  const tail = fixture.tail('/v1/apps/web/tail');
  await tail.ready();
  await waitUntil(() => tail.ofType('waiting').length === 1, 'the waiting record');
  fixture.server('z1').append('web', ['first', 'second']);
  await tail.lines(2);
  expect(tail.messages).toEqual(['first', 'second']);
  expect(tail.logs[0]).toMatchObject({
    type: 'log',
    app: 'web',
    instance: '0',
    zone: 'z1',
    stream: 'out',
    index: '0',
  });
  expect(tail.cursor).toMatchObject({ delivered: 2, filtered: 0, dropped: 0 });
});

test('whoever waits for an app with a mistyped name is told of the right one', async () => {
  await start(['z1']);
  fixture.server('z1').append('web', ['x']);
  const tail = await fixture.tail('/v1/apps/wbe/tail').ready();
  await waitUntil(() => tail.ofType('waiting').length === 1, 'the waiting record');
  expect(tail.ofType('waiting')[0]).toMatchObject({ app: 'wbe', suggestion: 'web' });
});

test('every frame is an array whose last record is the cursor', async () => {
  await start();
  const tail = await fixture.tail('/v1/apps/web/tail').ready();
  for (let i = 0; i < 20; i++) {
    fixture.server(i % 2 === 0 ? 'z1' : 'z2').append('web', [`line ${i}`]);
    await tail.lines(i + 1);
  }
  for (const frame of tail.frames) {
    expect(frame.at(-1)?.['type']).toBe('cursor');
    expect(frame.filter(({ type }) => type === 'cursor')).toHaveLength(1);
  }
  expect(tail.cursor['delivered']).toBe(20);
});

test('a tail without lines= begins with what comes next', async () => {
  await start(['z1']);
  fixture.server('z1').append('web', ['old']);
  const tail = await fixture.tail('/v1/apps/web/tail').ready();
  fixture.server('z1').append('web', ['new']);
  await tail.lines(1);
  expect(tail.messages).toEqual(['new']);
});

test('lines= begins with the newest lines of all zones in order of time', async () => {
  await start();
  const nowMs = Date.now();
  for (let i = 0; i < 40; i++) {
    const line = { text: `a${i}`, timeMs: nowMs - 60_000 + i };
    fixture.server(i % 3 === 0 ? 'z1' : 'z2').append('web', [line]);
  }
  const tail = await fixture.tail('/v1/apps/web/tail?lines=10').ready();
  await tail.lines(10);
  fixture.server('z2').append('web', ['live']);
  await tail.lines(11);
  expect(tail.messages).toEqual([...numbered('a', 30, 40), 'live']);
  expect(tail.cursor['delivered']).toBe(11);
});

test('lines=all begins with everything that is held', async () => {
  await start();
  const nowMs = Date.now();
  const texts = numbered('a', 0, 3000);
  for (const [i, text] of texts.entries()) {
    fixture.server(i % 2 === 0 ? 'z1' : 'z2').append('web', [{ text, timeMs: nowMs - 5000 + i }]);
  }
  const tail = await fixture.tail('/v1/apps/web/tail?lines=all').ready();
  await tail.lines(3000);
  expect(tail.messages).toEqual(texts);
});

test('since= begins with what was written since then', async () => {
  await start(['z1']);
  const nowMs = Date.now();
  fixture.server('z1').append('web', [
    { text: 'early', timeMs: nowMs - 120_000 },
    { text: 'late', timeMs: nowMs - 30_000 },
  ]);
  const tail = await fixture.tail('/v1/apps/web/tail?since=1m').ready();
  await tail.lines(1);
  fixture.server('z1').append('web', ['new']);
  await tail.lines(2);
  expect(tail.messages).toEqual(['late', 'new']);
});

test('a cursor is taken up again without gap or duplicate', async () => {
  await start();
  const append = (from: number, to: number): void => {
    for (let i = from; i < to; i++) fixture.server(i % 2 === 0 ? 'z1' : 'z2').append('web', [`a${i}`]);
  };
  const first = await fixture.tail('/v1/apps/web/tail').ready();
  append(0, 50);
  await first.lines(50);
  const { cursor } = first.cursor;
  first.close();
  append(50, 120);
  const second = await fixture.tail(`/v1/apps/web/tail?after=${cursor}`).ready();
  await second.lines(70);
  append(120, 130);
  await second.lines(80);
  expect([...second.messages].sort()).toEqual(numbered('a', 50, 130).sort());
  expect(accounted(second)).toBe(80);
});

test('a cursor of before the app was known gets its first lines', async () => {
  await start();
  const first = await fixture.tail('/v1/apps/web/tail').ready();
  const { cursor } = first.cursor;
  first.close();
  fixture.server('z2').append('web', ['a0', 'a1']);
  const second = await fixture.tail(`/v1/apps/web/tail?after=${cursor}`).ready();
  await second.lines(2);
  expect(second.messages).toEqual(['a0', 'a1']);
});

test('a cursor whose lines are gone is told exactly how many', async () => {
  await start(['z1'], {}, { appBytesMax: 64 * 1024 });
  const server = fixture.server('z1');
  const first = await fixture.tail('/v1/apps/web/tail').ready();
  server.append('web', ['a0']);
  await first.lines(1);
  const { cursor } = first.cursor;
  first.close();
  for (let i = 1; i < 4000; i++) server.append('web', [`a${i}`]);
  // The feed of the first reader may still hold some of them.
  const second = await fixture.tail(`/v1/apps/web/tail?after=${cursor}`).ready();
  await waitUntil(() => second.messages.includes('a3999'), 'the last line');
  const dropped = second.ofType('drop').reduce((sum, { count }) => sum + Number(count), 0);
  expect(dropped + second.logs.length).toBe(3999);
  expect(accounted(second)).toBe(3999);
});

test('a cursor of another log is told as a gap of an unknown number', async () => {
  await start(['z1']);
  const server = fixture.server('z1');
  const first = await fixture.tail('/v1/apps/web/tail').ready();
  server.append('web', ['a0']);
  await first.lines(1);
  const { cursor } = first.cursor;
  first.close();
  await server.crash({ loseLogs: true });
  await server.listen();
  server.append('web', ['b0']);
  await fixture.connected(1);
  const second = await fixture.tail(`/v1/apps/web/tail?after=${cursor}`).ready();
  await second.lines(1);
  expect(second.records.map(({ type }) => type).filter((type) => type !== 'cursor')).toEqual(['gap', 'log']);
  expect(second.ofType('gap')[0]).toMatchObject({ missing: null, zone: 'z1' });
});

test('filters look at the message alone, and what they keep back is counted', async () => {
  await start(['z1']);
  const tail = await fixture.tail('/v1/apps/web/tail?include=err&include=warn&exclude=ignore').ready();
  fixture
    .server('z1')
    .append('web', [
      'err one',
      'info',
      'warn two',
      'err ignore',
      { text: 'plain', instance: 'err', tags: { err: 'err' } },
    ]);
  fixture.server('z1').appendDrop('web', 7);
  fixture.server('z1').append('web', ['err last']);
  await tail.lines(3);
  expect(tail.messages).toEqual(['err one', 'warn two', 'err last']);
  expect(tail.ofType('drop')).toMatchObject([
    { count: 7, stage: 'limit', reason: 'rate_limit', zone: 'z1', app: 'web' },
  ]);
  expect(tail.cursor).toMatchObject({ delivered: 3, filtered: 3, dropped: 7 });
});

test('streams, instances and zones are selected', async () => {
  await start();
  const tails = {
    err: await fixture.tail('/v1/apps/web/tail?stream=err').ready(),
    one: await fixture.tail('/v1/apps/web/tail?instance=1&instance=2').ready(),
    z2: await fixture.tail('/v1/apps/web/tail?zone=z2').ready(),
  };
  fixture.server('z1').append('web', [
    { text: 'a', isErr: true },
    { text: 'b', instance: '1' },
  ]);
  fixture.server('z2').append('web', [{ text: 'c', instance: '2' }]);
  await Promise.all([tails.err.lines(1), tails.one.lines(2), tails.z2.lines(1)]);
  expect(tails.err.messages).toEqual(['a']);
  expect([...tails.one.messages].sort()).toEqual(['b', 'c']);
  expect(tails.z2.messages).toEqual(['c']);
});

test('the last lines that match are found however far back they are', async () => {
  await start(['z1']);
  const server = fixture.server('z1');
  for (let i = 0; i < 5000; i++) server.append('web', [i % 500 === 0 ? `match ${i}` : `noise ${i}`]);
  const tail = await fixture.tail('/v1/apps/web/tail?lines=3&include=match').ready();
  await tail.lines(3);
  server.append('web', ['noise', 'match live']);
  await tail.lines(4);
  expect(tail.messages).toEqual(['match 3500', 'match 4000', 'match 4500', 'match live']);
});

test('a reader whose filter lets nothing through still gets cursors', async () => {
  await start(['z1']);
  const tail = await fixture.tail('/v1/apps/web/tail?include=never').ready();
  fixture.server('z1').append('web', numbered('a', 0, 100));
  await waitUntil(() => tail.cursor['filtered'] === 100, 'a cursor with what was filtered');
  expect(tail.cursor['delivered']).toBe(0);
});

test('order=time brings lines of two zones into order inside the window', async () => {
  await start();
  const tail = await fixture.tail('/v1/apps/web/tail?order=time&reorder=300').ready();
  fixture.server('z1').append('web', ['first']);
  fixture.server('z2').append('web', ['second']);
  await tail.lines(2);
  const nowMs = Date.now();
  fixture.server('z2').append('web', [{ text: 'b', timeMs: nowMs + 2 }]);
  fixture.server('z1').append('web', [
    { text: 'a', timeMs: nowMs + 1 },
    { text: 'c', timeMs: nowMs + 3 },
  ]);
  await tail.lines(5);
  expect(tail.messages.slice(2)).toEqual(['a', 'b', 'c']);
  expect(accounted(tail)).toBe(5);
});

test('until= in the past ends the tail with what was there', async () => {
  await start(['z1']);
  const nowMs = Date.now();
  fixture.server('z1').append('web', [
    { text: 'in', timeMs: nowMs - 60_000 },
    { text: 'out', timeMs: nowMs },
  ]);
  const tail = fixture.tail('/v1/apps/web/tail?since=5m&until=30s');
  await tail.closed();
  expect([tail.closeCode, tail.messages]).toEqual([1000, ['in']]);
});

test('a zone that goes away is told and the other goes on; back again it brings what it has', async () => {
  await start();
  const tail = await fixture.tail('/v1/apps/web/tail').ready();
  fixture.server('z1').append('web', ['a0']);
  fixture.server('z2').append('web', ['b0']);
  await tail.lines(2);
  await fixture.server('z1').crash();
  await waitUntil(() => tail.ofType('zone').length === 1, 'the zone is down');
  expect(tail.ofType('zone')[0]).toMatchObject({
    zone: 'z1',
    state: 'down',
    message: 'Zone z1 cannot be reached: its lines are delayed or missing from here on',
  });
  fixture.server('z1').append('web', ['a1', 'a2']);
  fixture.server('z2').append('web', ['b1']);
  await tail.lines(3);
  expect(tail.messages.at(-1)).toBe('b1');
  await fixture.server('z1').listen();
  await tail.lines(5);
  expect(tail.ofType('zone')[1]).toMatchObject({
    zone: 'z1',
    state: 'up',
    recovered: 2,
    missing: 0,
    message: 'Zone z1 is back: 2 lines recovered, 0 missing',
  });
  expect(tail.messages.slice(3)).toEqual(['a1', 'a2']);
});

test('a zone that is away from the start is told at once and delays nothing', async () => {
  await start();
  await fixture.server('z2').stop();
  fixture.server('z1').append('web', ['old']);
  const first = await fixture.tail('/v1/apps/web/tail?lines=5').ready();
  await first.lines(1);
  expect(first.ofType('zone')).toMatchObject([{ zone: 'z2', state: 'down' }]);
  const second = await fixture.tail('/v1/apps/web/tail?lines=5').ready();
  await second.lines(1);
  expect(second.ofType('zone')).toMatchObject([{ zone: 'z2', state: 'down' }]);
});

test('format=proto sends batches, with control records in text frames between them', async () => {
  await start(['z1']);
  const tail = await fixture.tail('/v1/apps/web/tail?format=proto').ready();
  fixture.server('z1').append('web', ['a', 'b']);
  fixture.server('z1').appendDrop('web', 5);
  fixture.server('z1').append('web', ['c']);
  await waitUntil(() => texts(tail.binaryFrames).length === 3, 'three lines');
  await waitUntil(() => tail.cursor['delivered'] === 3, 'the cursor');
  expect(texts(tail.binaryFrames)).toEqual(['a', 'b', 'c']);
  expect(tail.ofType('drop')).toMatchObject([{ count: 5 }]);
  expect(tail.cursor).toMatchObject({ delivered: 3, dropped: 5 });
});

test('format=proto with control=none has the notice as an envelope, and nothing but binary frames', async () => {
  await start(['z1']);
  fixture.server('z1').append('web', ['old']);
  const tail = fixture.tail('/v1/apps/web/tail?format=proto&control=none&lines=1');
  await waitUntil(() => tail.binaryFrames.length === 1, 'the old line');
  fixture.server('z1').appendDrop('web', 5);
  fixture.server('z1').append('web', ['c']);
  await waitUntil(() => texts(tail.binaryFrames).length === 3, 'two lines and a notice');
  expect(tail.kinds).not.toContain('text');
  const [, notice] = envelopes(tail.binaryFrames);
  expect(notice?.tags).toMatchObject({ source_type: 'LGR', 'tailrace.dropped': '5' });
});

test('format=envelope sends one envelope a frame', async () => {
  await start(['z1']);
  const tail = await fixture.tail('/v1/apps/web/tail?format=envelope').ready();
  fixture.server('z1').append('web', numbered('a', 0, 500));
  await waitUntil(() => tail.binaryFrames.length === 500, '500 frames');
  const messages = tail.binaryFrames.map((frame) =>
    Buffer.from(decodeEnvelope(frame).log?.payload ?? []).toString(),
  );
  expect(messages).toEqual(numbered('a', 0, 500));
});

test('a reader that stops reading for a while is told exactly what it missed', async () => {
  await start(['z1'], { feedBytesMax: 256 * 1024 }, { appBytesMax: 512 * 1024 });
  const tail = await fixture.tail('/v1/apps/web/tail').ready();
  const quick = await fixture.tail('/v1/apps/web/tail?format=proto').ready();
  tail.ws.pause();
  const line = 'x'.repeat(900);
  for (let sent = 0; sent < 60_000; sent += 100) {
    fixture.server('z1').append(
      'web',
      Array.from({ length: 100 }, (_, i) => `${sent + i} ${line}`),
    );
    if (sent % 200 === 0) await waitUntil(() => accounted(quick) >= sent, 'the quick one keeps up');
  }
  tail.ws.resume();
  await waitUntil(
    () => accounted(tail) === 60_000,
    () => `all accounted: ${JSON.stringify(tail.cursor)}`,
  );
  expect(Number(tail.cursor['dropped'])).toBeGreaterThan(0);
  expect(tail.logs.length).toBe(tail.cursor['delivered']);
  const drops = tail.ofType('drop');
  expect(drops.reduce((sum, { count }) => sum + Number(count), 0)).toBe(tail.cursor['dropped']);
  expect(drops[0]).toMatchObject({ stage: 'tail', reason: 'slow_reader' });
  expect(contiguous(tail)).toBe(60_000);
});

test('frames that a client sends are ignored; one that is too large ends the connection with 1009', async () => {
  await start(['z1']);
  const tail = await fixture.tail('/v1/apps/web/tail').ready();
  tail.ws.send('hello');
  tail.ws.send(Buffer.alloc(4096));
  fixture.server('z1').append('web', ['x']);
  await tail.lines(1);
  await waitUntil(
    async () => (await fixture.request('/metrics')).text.includes('client_frames_ignored_total 2'),
    'count',
  );
  tail.ws.send(Buffer.alloc(4097));
  await tail.closed();
  expect(tail.closeCode).toBe(1009);
});

test('more readers than allowed are refused before the upgrade', async () => {
  await start(['z1'], { readersMax: 2 });
  const first = await fixture.tail('/v1/apps/web/tail').ready();
  await fixture.tail('/v1/apps/web/tail').ready();
  const third = fixture.tail('/v1/apps/web/tail');
  await waitUntil(() => third.refusal !== undefined, 'the refusal');
  expect(third.refusal).toMatchObject({ status: 503, body: { error: { code: 'too_many_readers' } } });
  first.close();
  await waitUntil(
    async () => (await fixture.request('/metrics')).text.includes('readers{format="json"} 1'),
    'one left',
  );
  await fixture.tail('/v1/apps/web/tail').ready();
});

test('a wrong query is refused before the upgrade, in the shape of all errors', async () => {
  await start(['z1']);
  const tail = fixture.tail('/v1/apps/web/tail?include=(');
  await waitUntil(() => tail.refusal !== undefined, 'the refusal');
  expect(tail.refusal).toMatchObject({ status: 400, body: { error: { code: 'invalid_filter' } } });
});

test('an upgrade that is no proper websocket is refused in the shape of all errors', async () => {
  await start(['z1']);
  const answer = await fixture.request('/v1/apps/web/tail', {
    headers: { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '99' },
  });
  expect([answer.status, answer.json()]).toMatchObject([400, { error: { code: 'invalid_request' } }]);
  const { text } = await fixture.request('/metrics');
  expect(text).not.toContain('readers{format="json"} 1');
});

test('a stop closes tails with 1001, so that they come again with their cursors', async () => {
  await start(['z1']);
  const tail = await fixture.tail('/v1/apps/web/tail').ready();
  const stopped = fixture.controller.stop(5_000);
  await tail.closed();
  expect(tail.closeCode).toBe(1001);
  await stopped;
});

test('unfiltered readers of one app share the JSON that is made for them', async () => {
  await start(['z1']);
  const tails = await Promise.all(
    Array.from({ length: 10 }, () => fixture.tail('/v1/apps/web/tail').ready()),
  );
  fixture.server('z1').append('web', numbered('a', 0, 100));
  await Promise.all(tails.map((tail) => tail.lines(100)));
  const { text } = await fixture.request('/metrics');
  const count = (result: string): number =>
    Number(new RegExp(`json_cache_total\\{result="${result}"\\} (\\d+)`).exec(text)?.[1] ?? 0);
  expect(count('hit')).toBeGreaterThanOrEqual(9 * count('miss'));
});

test('a feed is kept for a moment after its last reader, and then let go', async () => {
  await start(['z1']);
  const tail = await fixture.tail('/v1/apps/web/tail').ready();
  tail.close();
  await waitUntil(() => fixture.server('z1').subscriptionCount === 0, 'the subscription is closed', 8_000);
  expect((await fixture.request('/metrics')).text).toContain('tailrace_controller_feed_allocated_bytes 0');
});

/** How many lines the client was told of by lines and drops, checked to be without holes. */
function contiguous(client: TailClient): number {
  let next = 0;
  for (const record of client.records.filter(({ type }) => type === 'log' || type === 'drop')) {
    expect(Number(record['index'])).toBe(next);
    next += record['type'] === 'log' ? 1 : Number(record['count']);
  }
  return next;
}

function envelopes(
  frames: readonly Buffer[],
): { readonly text: string; readonly tags: Record<string, string> }[] {
  const view = new EnvelopeView();
  return frames.flatMap((frame) => {
    const found: { text: string; tags: Record<string, string> }[] = [];
    for (let at = 0; at < frame.length; ) {
      const end = entryEnd(frame, at, frame.length);
      view.read(frame, entryBodyStart(frame, at, end), end);
      const text = frame.toString('utf8', view.payloadStart, view.payloadEnd);
      found.push({ text: parseDropNotice(view) === undefined ? text : 'notice', tags: view.tags() });
      at = end;
    }
    return found;
  });
}

function texts(frames: readonly Buffer[]): string[] {
  return envelopes(frames).map(({ text }) => text);
}
