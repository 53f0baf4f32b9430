// What one reader gets of one zone, over real gRPC: each line once, in order, and every hole told.
import { afterEach, expect, test } from 'vitest';
import { FeedFixture, numbered } from '../testing/feed-fixture.ts';
import { waitUntil } from '../testing/wait-until.ts';

let fixture = new FeedFixture();

function newFixture(options: ConstructorParameters<typeof FeedFixture>[0] = {}): FeedFixture {
  fixture = new FeedFixture(options);
  return fixture;
}

afterEach(() => fixture.close());

async function startedServer() {
  const server = await newFixture().startServer('z1-a', 'z1');
  await waitUntil(() => fixture.directory.owner('z1', 'web')?.isReady === true, 'the upstream is ready');
  return server;
}

test('a reader at the end gets what is written from then on', async () => {
  const server = await startedServer();
  server.append('web', numbered('old', 0, 5));
  const reader = fixture.read('web', 'z1', { kind: 'end' });
  await waitUntil(() => reader.reader.resolution === 'known', 'the reader has a place');
  server.append('web', numbered('new', 0, 3));
  await waitUntil(() => reader.texts.length === 3, 'three lines');
  expect(reader.texts).toEqual(['new0', 'new1', 'new2']);
  expect(reader.reader.position).toEqual({ logId: server.log('web').logId, index: 8 });
});

test('an app that nobody knows is waited for and read from its first line', async () => {
  const server = await startedServer();
  const reader = fixture.read('web', 'z1', { kind: 'end' });
  await waitUntil(() => reader.reader.resolution === 'unknown', 'the app is unknown');
  expect(reader.reader.position).toEqual({ logId: 0n, index: 0 });
  server.append('web', numbered('a', 0, 3));
  await waitUntil(() => reader.texts.length === 3, 'three lines');
  expect(reader.texts).toEqual(['a0', 'a1', 'a2']);
});

test('the last lines and the live ones meet without gap or duplicate', async () => {
  const server = await startedServer();
  server.append('web', numbered('a', 0, 100));
  const reader = fixture.read('web', 'z1', { kind: 'last', entries: 10 });
  for (let i = 100; i < 200; i++) {
    server.append('web', [`a${i}`]);
    if (i % 10 === 0) await new Promise(setImmediate);
  }
  await waitUntil(() => reader.texts.includes('a199'), 'the last line');
  const first = Number(reader.texts[0]?.slice(1));
  expect(first).toBeGreaterThanOrEqual(90);
  expect(reader.texts).toEqual(numbered('a', first, 200));
  await waitUntil(() => server.subscriptionCount === 1, 'the private subscription is closed');
});

test('many readers of an app share one subscription', async () => {
  const server = await startedServer();
  server.append('web', ['before']);
  const readers = Array.from({ length: 20 }, () => fixture.read('web', 'z1', { kind: 'end' }));
  await waitUntil(() => readers.every(({ reader }) => reader.resolution === 'known'), 'all have a place');
  server.append('web', ['x']);
  await waitUntil(() => readers.every(({ texts }) => texts.length === 1), 'all have the line');
  expect(server.subscriptionCount).toBe(1);
});

test('after a broken connection reading goes on at the same line', async () => {
  const server = await startedServer();
  const reader = fixture.read('web', 'z1', { kind: 'end' });
  await waitUntil(() => reader.reader.resolution === 'unknown', 'the app is unknown');
  server.append('web', numbered('a', 0, 10));
  await waitUntil(() => reader.texts.length === 10, 'ten lines');
  await server.crash();
  server.append('web', numbered('a', 10, 20));
  await server.listen();
  await waitUntil(() => reader.texts.length === 20, 'twenty lines');
  expect(reader.texts).toEqual(numbered('a', 0, 20));
  expect(reader.zoneEvents).toEqual([]);
});

test('a server that lost its logs is told as a gap of an unknown number', async () => {
  const server = await startedServer();
  const reader = fixture.read('web', 'z1', { kind: 'end' });
  await waitUntil(() => reader.reader.resolution === 'unknown', 'the app is unknown');
  server.append('web', ['a0']);
  await waitUntil(() => reader.texts.length === 1, 'the line');
  await server.crash({ loseLogs: true });
  server.append('web', ['b0']);
  await server.listen();
  await waitUntil(() => reader.texts.length === 3, 'the gap and the line');
  expect(reader.texts).toEqual(['a0', '[gap null]', 'b0']);
});

test('a reader whose place the log has lost is told exactly how much', async () => {
  const server = await newFixture({ appBytesMax: 64 * 1024 }).startServer('z1-a', 'z1');
  server.append('web', ['a0']);
  const { logId } = server.log('web');
  for (let i = 1; i < 5000; i++) server.append('web', [`a${i}`]);
  const { firstIndex } = server.log('web');
  expect(firstIndex).toBeGreaterThan(1);
  const reader = fixture.read('web', 'z1', { kind: 'position', position: { logId, index: 1 } });
  await waitUntil(() => reader.texts.includes('a4999'), 'the last line');
  expect(reader.texts).toEqual([`[hole ${firstIndex - 1}]`, ...numbered('a', firstIndex, 5000)]);
});

test('a place beyond the end of the log, as a forged cursor may name, does not hide later lines', async () => {
  const server = await startedServer();
  server.append('web', ['a0', 'a1']);
  const { logId } = server.log('web');
  const early = fixture.read('web', 'z1', { kind: 'end' });
  await waitUntil(() => early.reader.resolution === 'known', 'the feed is there');
  const reader = fixture.read('web', 'z1', { kind: 'position', position: { logId, index: 1_000_000 } });
  await waitUntil(() => reader.reader.position.index === 2, 'the reader was put back to the end');
  server.append('web', ['a2']);
  await waitUntil(() => reader.texts.includes('a2'), 'the line');
  expect(reader.texts).toEqual(['[gap null]', 'a2']);
});

test('notices take as many indices as the lines that they stand for', async () => {
  const server = await startedServer();
  const reader = fixture.read('web', 'z1', { kind: 'end' });
  await waitUntil(() => reader.reader.resolution === 'unknown', 'the app is unknown');
  server.append('web', ['a0']);
  server.appendDrop('web', 1101);
  server.append('web', ['a1']);
  await waitUntil(() => reader.texts.length === 3, 'three items');
  expect(reader.texts).toEqual(['a0', '[dropped 1101]', 'a1']);
  expect(reader.reader.position.index).toBe(1103);
});

test('a reader that stops is overtaken in the feed and told how much it missed', async () => {
  const server = await newFixture({ feedBytesMax: 64 * 1024 }).startServer('z1-a', 'z1');
  server.append('web', ['first']);
  const slow = fixture.read('web', 'z1', { kind: 'end' });
  const quick = fixture.read('web', 'z1', { kind: 'end' });
  await waitUntil(() => slow.reader.resolution === 'known' && quick.reader.resolution === 'known', 'places');
  slow.isPaused = true;
  for (let batch = 0; batch < 50; batch++) {
    server.append('web', numbered('a', batch * 100, batch * 100 + 100));
    await waitUntil(() => quick.texts.length === batch * 100 + 100, 'the quick one keeps up');
  }
  slow.isPaused = false;
  slow.read();
  await waitUntil(() => slow.texts.includes('a4999'), 'the last line');
  const hole = slow.items[0];
  expect(hole?.kind).toBe('hole');
  const missed = hole?.count ?? 0;
  expect(missed).toBeGreaterThan(0);
  expect(slow.texts.slice(1)).toEqual(numbered('a', missed, 5000));
  expect(quick.texts).toEqual(numbered('a', 0, 5000));
});

test('a reader that reads slowly paces the feed and loses nothing', async () => {
  const server = await newFixture({ feedBytesMax: 64 * 1024 }).startServer('z1-a', 'z1');
  server.append('web', ['first']);
  const reader = fixture.read('web', 'z1', { kind: 'end' });
  await waitUntil(() => reader.reader.resolution === 'known', 'a place');
  reader.isPaused = true;
  server.append('web', numbered('a', 0, 20_000));
  while (!reader.texts.includes('a19999')) {
    reader.isPaused = false;
    reader.read(20);
    reader.isPaused = true;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  expect(reader.texts).toEqual(numbered('a', 0, 20_000));
});

test('when an app moves, the old owner is read to its end before the new one', async () => {
  const old = await startedServer();
  const reader = fixture.read('web', 'z1', { kind: 'end' });
  await waitUntil(() => reader.reader.resolution === 'unknown', 'the app is unknown');
  old.append('web', numbered('a', 0, 5));
  await waitUntil(() => reader.texts.length === 5, 'five lines');
  const successor = await fixture.startServer('z1-b', 'z1');
  await old.setState('leaving');
  successor.append('web', numbered('b', 0, 3));
  old.append('web', numbered('a', 5, 8));
  await waitUntil(() => reader.texts.length === 8, 'the rest of the old owner');
  old.moveAway('web');
  await waitUntil(() => reader.texts.length === 11, 'the lines of the new owner');
  expect(reader.texts).toEqual([...numbered('a', 0, 8), ...numbered('b', 0, 3)]);
});

test('an owner that comes back with its log is read on where it was left, without what was read before', async () => {
  const first = await startedServer();
  const reader = fixture.read('web', 'z1', { kind: 'end' });
  await waitUntil(() => reader.reader.resolution === 'unknown', 'the app is unknown');
  first.append('web', numbered('a', 0, 5));
  await waitUntil(() => reader.texts.length === 5, 'five lines');
  const second = await fixture.startServer('z1-b', 'z1');
  await first.setState('leaving');
  first.moveAway('web');
  second.append('web', numbered('b', 0, 5));
  await waitUntil(() => reader.texts.length === 10, 'the lines of the second');
  first.movedApps.clear();
  await first.setState('up');
  await second.setState('leaving');
  second.moveAway('web');
  first.append('web', numbered('a', 5, 10));
  await waitUntil(() => reader.texts.length === 15, 'the rest of the first');
  expect(reader.texts).toEqual([...numbered('a', 0, 5), ...numbered('b', 0, 5), ...numbered('a', 5, 10)]);
});

test('a zone that is away for over two seconds is told once, and again with numbers when it is back', async () => {
  const server = await startedServer();
  const reader = fixture.read('web', 'z1', { kind: 'end' });
  await waitUntil(() => reader.reader.resolution === 'unknown', 'the app is unknown');
  server.append('web', ['a0']);
  await waitUntil(() => reader.texts.length === 1, 'the line');
  await server.crash();
  await waitUntil(() => reader.zoneEvents.length === 1, 'the zone is down');
  server.append('web', numbered('a', 1, 5));
  await server.listen();
  await waitUntil(() => reader.zoneEvents.length === 2, 'the zone is up');
  await waitUntil(() => reader.texts.length === 5, 'the lines of the time away');
  expect(reader.zoneEvents).toEqual([
    { zone: 'z1', state: 'down' },
    { zone: 'z1', state: 'up', recovered: 4, missing: 0 },
  ]);
});

test('a reader that comes while the zone is away gets what was written since then', async () => {
  newFixture({ zones: ['z1'] });
  const server = fixture.createServer('z1-a', 'z1');
  const reader = fixture.read('web', 'z1', { kind: 'last', entries: 10 });
  await waitUntil(() => reader.zoneEvents.length === 1, 'the zone is down');
  expect(reader.reader.isPastBacklog).toBe(true);
  server.append('web', ['a0', 'a1']);
  await server.start();
  await waitUntil(() => reader.texts.length === 2, 'the lines');
  expect(reader.texts).toEqual(['a0', 'a1']);
});

test('a log that lost its end is told, and the other lines under the same indices are not taken for known ones', async () => {
  const server = await startedServer();
  const reader = fixture.read('web', 'z1', { kind: 'end' });
  await waitUntil(() => reader.reader.resolution === 'unknown', 'the app is unknown');
  server.append('web', numbered('a', 0, 10));
  await waitUntil(() => reader.texts.length === 10, 'ten lines');
  await server.crash();
  server.rewind('web', 4);
  await server.listen();
  await waitUntil(() => reader.texts.length === 11, 'the gap');
  server.append('web', numbered('b', 4, 8));
  await waitUntil(() => reader.texts.includes('b7'), 'the other lines');
  expect(reader.texts).toEqual([...numbered('a', 0, 10), '[gap null]', ...numbered('b', 4, 8)]);
});

test('lines of a log that this reader never saw are read from its beginning, although the feed has read them', async () => {
  const first = await startedServer();
  const early = fixture.read('web', 'z1', { kind: 'end' });
  await waitUntil(() => early.reader.resolution === 'unknown', 'the app is unknown');
  first.append('web', numbered('a', 0, 5));
  await waitUntil(() => early.texts.length === 5, 'five lines');
  const second = await fixture.startServer('z1-b', 'z1');
  await first.setState('leaving');
  first.moveAway('web');
  second.append('web', numbered('b', 0, 5));
  await waitUntil(() => early.texts.length === 10, 'ten lines');
  // Its cursor is of before the app had logged anything, and it comes when the second server owns the app.
  const late = fixture.read('web', 'z1', { kind: 'beginning' }, Date.now() - 60_000);
  await waitUntil(() => late.texts.length === 5, 'the lines of the second');
  first.movedApps.clear();
  await first.setState('up');
  await second.setState('leaving');
  second.moveAway('web');
  first.append('web', numbered('a', 5, 10));
  await waitUntil(() => late.texts.includes('a9'), 'the lines of the first');
  expect(late.texts).toEqual([...numbered('b', 0, 5), ...numbered('a', 0, 10)]);
  expect(early.texts.slice(10)).toEqual(numbered('a', 5, 10));
});

test('an owner that had the app only for a moment is no gap: its lines come with the log', async () => {
  const first = await startedServer();
  const reader = fixture.read('web', 'z1', { kind: 'end' });
  await waitUntil(() => reader.reader.resolution === 'unknown', 'the app is unknown');
  first.append('web', ['a0']);
  await waitUntil(() => reader.texts.length === 1, 'the line');
  const second = await fixture.startServer('z1-b', 'z1');
  await first.setState('leaving');
  second.append('web', ['b0']);
  await first.setState('up');
  await second.setState('leaving');
  first.append('web', ['a1']);
  await waitUntil(() => reader.texts.includes('a1'), 'the next line');
  expect(reader.texts).toEqual(['a0', 'a1']);
});

test('a reader that begins further back than the feed reaches loses nothing on the way to it', async () => {
  const server = await newFixture({ feedBytesMax: 64 * 1024 }).startServer('z1-a', 'z1');
  const quick = fixture.read('web', 'z1', { kind: 'end' });
  await waitUntil(() => quick.reader.resolution === 'unknown', 'a place');
  for (let i = 0; i < 5000; i += 100) {
    server.append('web', numbered('a', i, i + 100));
    await waitUntil(() => quick.texts.length === i + 100, 'the feed keeps up');
  }
  const whole = fixture.read('web', 'z1', { kind: 'oldest' });
  const resumed = fixture.read('web', 'z1', {
    kind: 'position',
    position: { logId: server.log('web').logId, index: 17 },
  });
  await waitUntil(() => whole.texts.length >= 5000 && resumed.texts.length >= 4983, 'all lines');
  server.append('web', ['a5000']);
  await waitUntil(() => whole.texts.includes('a5000') && resumed.texts.includes('a5000'), 'the next line');
  expect(whole.texts).toEqual(numbered('a', 0, 5001));
  expect(resumed.texts).toEqual(numbered('a', 17, 5001));
  await waitUntil(() => server.subscriptionCount === 1, 'both read the feed now');
});

test('a reader that is ahead of a paced feed gets nothing twice when it joins it', async () => {
  const server = await newFixture({ feedBytesMax: 64 * 1024 }).startServer('z1-a', 'z1');
  server.append('web', ['first']);
  const slow = fixture.read('web', 'z1', { kind: 'end' });
  await waitUntil(() => slow.reader.resolution === 'known', 'a place');
  slow.isPaused = true;
  server.append('web', numbered('a', 0, 20_000));
  const ahead = fixture.read('web', 'z1', { kind: 'last', entries: 3 });
  await waitUntil(() => ahead.texts.length >= 3, 'the last three');
  expect(ahead.texts).toEqual(numbered('a', 19_997, 20_000));
  slow.isPaused = false;
  slow.read();
  server.append('web', numbered('a', 20_000, 20_010));
  await waitUntil(() => ahead.texts.includes('a20009'), 'the next lines');
  expect(ahead.texts).toEqual(numbered('a', 19_997, 20_010));
});
