// Dumps as a client sees them: plain HTTP to a real controller in front of fake servers over real gRPC.
import { connect } from 'node:net';
import { parseDropNotice } from '@tailrace/core/drop-notice';
import { EnvelopeView } from '@tailrace/proto/envelope-view';
import { loggregator } from '@tailrace/proto/gen/loggregator';
import { forEachEnvelope } from '@tailrace/proto/wire-scanner';
import { afterEach, expect, test } from 'vitest';
import { ControllerFixture } from '../testing/controller-fixture.ts';
import { numbered } from '../testing/feed-fixture.ts';
import { waitUntil } from '../testing/wait-until.ts';

let fixture: ControllerFixture;

async function start(...args: Parameters<typeof ControllerFixture.start>): Promise<ControllerFixture> {
  fixture = await ControllerFixture.start(...args);
  return fixture;
}

afterEach(() => fixture.close());

/** Lines that alternate between the zones, a millisecond apart. */
function appendAlternating(texts: readonly string[]): void {
  const startMs = Date.now() - 60_000;
  for (const [i, text] of texts.entries()) {
    fixture.server(i % 3 === 0 ? 'z1' : 'z2').append('web', [{ text, timeMs: startMs + i }]);
  }
}

function messages(records: readonly Record<string, unknown>[]): unknown[] {
  return records.filter(({ type }) => type === 'log').map(({ message }) => message);
}

test('the newest lines of all zones come oldest first', async () => {
  await start();
  appendAlternating(numbered('a', 0, 2500));
  expect(messages(await fixture.recent('/v1/apps/web/recent'))).toEqual(numbered('a', 1500, 2500));
  expect(messages(await fixture.recent('/v1/apps/web/recent?lines=7'))).toEqual(numbered('a', 2493, 2500));
  expect(messages(await fixture.recent('/v1/apps/web/recent?lines=all'))).toEqual(numbered('a', 0, 2500));
});

test('large logs are dumped whole and in order', async () => {
  await start();
  const line = 'x'.repeat(300);
  const startMs = Date.now() - 60_000;
  for (let i = 0; i < 20_000; i += 10) {
    const lines = Array.from({ length: 10 }, (_, k) => ({
      text: `${i + k} ${line}`,
      timeMs: startMs + i + k,
    }));
    fixture.server((i / 10) % 2 === 0 ? 'z1' : 'z2').append('web', lines);
  }
  const texts = messages(await fixture.recent('/v1/apps/web/recent?lines=all'));
  expect(texts.map((text) => Number(String(text).split(' ')[0]))).toEqual(
    Array.from({ length: 20_000 }, (_, i) => i),
  );
});

test('filters find the newest lines that match, however far back they are', async () => {
  await start();
  appendAlternating(Array.from({ length: 3000 }, (_, i) => (i % 100 === 7 ? `hit ${i}` : `miss ${i}`)));
  expect(messages(await fixture.recent('/v1/apps/web/recent?include=hit&lines=3'))).toEqual([
    'hit 2707',
    'hit 2807',
    'hit 2907',
  ]);
  expect(messages(await fixture.recent('/v1/apps/web/recent?include=hit&exclude=9&lines=all'))).toHaveLength(
    27,
  );
  expect(messages(await fixture.recent('/v1/apps/web/recent?zone=z1&include=hit&lines=all'))).toHaveLength(
    10,
  );
});

test('since and until choose by the time of the lines', async () => {
  await start(['z1']);
  const nowMs = Date.now();
  fixture.server('z1').append('web', [
    { text: 'early', timeMs: nowMs - 250_000 },
    { text: 'middle', timeMs: nowMs - 120_000 },
    { text: 'late', timeMs: nowMs - 10_000 },
    { text: 'wrong clock', timeMs: nowMs - 86_400_000 },
  ]);
  const dump = async (query: string) => messages(await fixture.recent(`/v1/apps/web/recent?${query}`));
  expect(await dump('since=3m')).toEqual(['middle', 'late', 'wrong clock']);
  expect(await dump('since=3m&until=1m')).toEqual(['middle']);
  expect(await dump('until=1m')).toEqual(['early', 'middle']);
});

test('the cursor goes on where the dump ended, without gap or duplicate', async () => {
  await start();
  appendAlternating(numbered('a', 0, 30));
  const answer = await fixture.request('/v1/apps/web/recent?lines=5');
  expect(answer.headers['content-type']).toBe('application/x-ndjson');
  fixture.server('z1').append('web', ['next 1']);
  fixture.server('z2').append('web', ['next 2']);
  const tail = fixture.tail(`/v1/apps/web/tail?after=${answer.headers['x-tailrace-cursor']}`);
  await tail.lines(2);
  expect([...tail.messages].sort()).toEqual(['next 1', 'next 2']);
});

test('text is as people read it, in UTC, with prefixes on every line and controls made visible', async () => {
  await start(['z1']);
  const timeMs = Date.UTC(2026, 10, 20, 12, 0, 0, 123);
  fixture.server('z1').nowMs = () => timeMs;
  fixture
    .server('z1')
    .append('web', [
      'plain',
      { text: 'two\nlines\n', isErr: true, instance: '3', tags: { source_type: 'APP/PROC/WEB' } },
      '\x1b]52;c;bad\x07',
    ]);
  fixture.server('z1').appendDrop('web', 1101);
  const answer = await fixture.request('/v1/apps/web/recent?format=text');
  expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8');
  expect(answer.text).toBe(
    [
      '2026-11-20T12:00:00.123Z [APP/0] OUT plain',
      '2026-11-20T12:00:00.123Z [APP/PROC/WEB/3] ERR two',
      '2026-11-20T12:00:00.123Z [APP/PROC/WEB/3] ERR lines',
      '2026-11-20T12:00:00.123Z [APP/0] OUT \\x1b]52;c;bad\\x07',
      '2026-11-20T12:00:00.123Z [LGR/0] ERR Rate limit exceeded: dropped 1101 lines between 2026-11-20T12:00:00.123Z and 2026-11-20T12:00:00.123Z (limit 1000 lines/s)',
      '',
    ].join('\n'),
  );
});

test('proto is one EnvelopeBatch, notices included', async () => {
  await start();
  appendAlternating(numbered('a', 0, 100));
  fixture.server('z1').appendDrop('web', 5);
  const { body, headers } = await fixture.request('/v1/apps/web/recent?format=proto');
  expect(headers['content-type']).toBe('application/x-protobuf');
  expect(loggregator.v2.EnvelopeBatch.decode(body).batch).toHaveLength(101);
  const view = new EnvelopeView();
  const notices: unknown[] = [];
  forEachEnvelope(body, (from, to) => {
    view.read(body, from, to);
    notices.push(parseDropNotice(view));
  });
  expect(notices.at(-1)).toMatchObject({ count: 5, reason: 'rate_limit' });
});

test('a notice is a drop record instead of a line', async () => {
  await start(['z1']);
  fixture.server('z1').append('web', ['a']);
  fixture.server('z1').appendDrop('web', 5);
  const records = await fixture.recent('/v1/apps/web/recent?include=nothing');
  expect(records).toMatchObject([{ type: 'drop', count: 5, zone: 'z1', index: '1' }]);
});

test('an app that no zone knows is an error, with a name that looks like it', async () => {
  await start();
  fixture.server('z2').append('web', ['a']);
  const answer = await fixture.request('/v1/apps/wab/recent');
  expect([answer.status, answer.json()]).toMatchObject([404, { error: { code: 'unknown_app' } }]);
  expect(answer.text).toContain('did you mean \\"web\\"?');
  expect((await fixture.request('/v1/apps/something-else/recent')).text).not.toContain('did you mean');
});

test('a zone that does not answer is named in a header and in a record', async () => {
  await start();
  fixture.server('z1').append('web', ['a']);
  await fixture.server('z2').crash();
  const answer = await fixture.request('/v1/apps/web/recent');
  expect(answer.headers['x-tailrace-zones-missing']).toBe('z2');
  const records = answer.text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(records).toMatchObject([{ type: 'log' }, { type: 'zone', zone: 'z2', state: 'down' }]);
  const unknown = await fixture.request('/v1/apps/nobody/recent');
  expect([unknown.status, unknown.headers['x-tailrace-zones-missing']]).toEqual([200, 'z2']);
});

test('when no zone answers, that is the answer', async () => {
  await start();
  await fixture.server('z1').crash();
  await fixture.server('z2').crash();
  const answer = await fixture.request('/v1/apps/web/recent');
  expect([answer.status, answer.json()]).toMatchObject([503, { error: { code: 'zones_unreachable' } }]);
});

test('a server that dies in the middle of a dump is told at its end', async () => {
  await start();
  const line = 'x'.repeat(1000);
  for (const zone of ['z1', 'z2']) {
    for (let i = 0; i < 5000; i++) fixture.server(zone).append('web', [`${zone} ${i} ${line}`]);
  }
  const { port } = new URL(fixture.controller.url);
  const socket = connect(Number(port), '127.0.0.1');
  socket.write('GET /v1/apps/web/recent?lines=all HTTP/1.0\r\nhost: localhost\r\n\r\n');
  let text = '';
  await new Promise<void>((resolve) => socket.once('data', () => resolve()));
  socket.pause();
  await fixture.server('z2').crash();
  socket.on('data', (chunk) => {
    text += chunk.toString();
  });
  socket.resume();
  await new Promise((resolve) => socket.on('close', resolve));
  const last = text.trimEnd().split('\n').at(-1) ?? '';
  expect(JSON.parse(last)).toMatchObject({ type: 'zone', zone: 'z2', state: 'down' });
  expect(text).toContain('z1 4999 ');
});

test('a dump ends where its cursor says, although its server breaks in between and more is written', async () => {
  await start(['z1']);
  const line = 'x'.repeat(1000);
  for (let i = 0; i < 5000; i++) fixture.server('z1').append('web', [`${i} ${line}`]);
  const { port } = new URL(fixture.controller.url);
  const socket = connect(Number(port), '127.0.0.1');
  socket.write('GET /v1/apps/web/recent?lines=all HTTP/1.0\r\nhost: localhost\r\n\r\n');
  let text = '';
  await new Promise<void>((resolve) => socket.once('readable', () => resolve()));
  await fixture.server('z1').crash();
  fixture.server('z1').append('web', ['later']);
  await fixture.server('z1').listen();
  socket.on('data', (chunk) => {
    text += chunk.toString();
  });
  await new Promise((resolve) => socket.on('close', resolve));
  expect(text.match(/"type":"log"/g)).toHaveLength(5000);
  expect(text).toContain('4999 xxx');
  expect(text).not.toContain('later');
});

test('a client that goes away in the middle gives its place back', async () => {
  await start(['z1']);
  for (let i = 0; i < 12_000; i++) fixture.server('z1').append('web', ['x'.repeat(1000)]);
  const { port } = new URL(fixture.controller.url);
  const socket = connect(Number(port), '127.0.0.1');
  socket.write('GET /v1/apps/web/recent?lines=all HTTP/1.1\r\nhost: localhost\r\n\r\n');
  await new Promise<void>((resolve) => socket.once('data', () => resolve()));
  expect(fixture.controller.stateDump()['recentsRunning']).toBe(1);
  socket.destroy();
  await waitUntil(() => fixture.controller.stateDump()['recentsRunning'] === 0, 'the place is free');
  await waitUntil(() => fixture.server('z1').subscriptionCount === 0, 'the subscription is closed');
});
