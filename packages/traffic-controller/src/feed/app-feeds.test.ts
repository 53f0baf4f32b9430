// Feeds of many apps together: shared while somebody reads, let go of afterwards, and bounded in all.
import { afterEach, expect, test } from 'vitest';
import { FeedFixture } from '../testing/feed-fixture.ts';
import { waitUntil } from '../testing/wait-until.ts';
import { FEED_LINGER_MS } from './app-feeds.ts';

let fixture: FeedFixture;

afterEach(() => fixture.close());

test('all feeds together stay within their budget; the largest pays, and quiet apps keep their lines', async () => {
  fixture = new FeedFixture({ feedBytesMax: 4 * 1024 * 1024, feedsBytesMax: 1024 * 1024 });
  const server = await fixture.startServer('z1-a', 'z1');
  const line = 'x'.repeat(1000);
  const readers = ['quiet', 'loud', 'louder'].map((app) => fixture.read(app, 'z1', { kind: 'end' }));
  await waitUntil(() => readers.every(({ reader }) => reader.resolution === 'unknown'), 'all wait');
  server.append('quiet', ['a', 'b', 'c']);
  for (let i = 0; i < 20; i++) {
    server.append(
      'loud',
      Array.from({ length: 50 }, () => line),
    );
    server.append(
      'louder',
      Array.from({ length: 100 }, () => line),
    );
  }
  await waitUntil(() => readers.every(({ texts }) => texts.length > 0), 'all read');
  await waitUntil(() => fixture.counters.linesAppended === 3003, 'everything arrived');
  await waitUntil(() => fixture.feeds.allocatedBytes <= 1024 * 1024, 'the budget holds');
  expect(fixture.counters.allocatedBytes).toBe(fixture.feeds.allocatedBytes);
  const quiet = [...fixture.feeds].find(({ app }) => app === 'quiet');
  expect(quiet?.current?.log.heldLines).toBe(3);
});

test('feeds live a little longer than their last reader, and free everything then', async () => {
  fixture = new FeedFixture();
  const server = await fixture.startServer('z1-a', 'z1');
  const first = fixture.read('web', 'z1', { kind: 'end' });
  await waitUntil(() => first.reader.resolution === 'unknown', 'a place');
  server.append('web', ['a']);
  await waitUntil(() => first.texts.length === 1, 'the line');
  first.close();
  const second = fixture.read('web', 'z1', { kind: 'end' });
  expect(second.reader.resolution).toBe('known');
  expect(server.opens).toHaveLength(1);
  second.close();
  await waitUntil(() => fixture.feeds.appCount === 0, 'the feed is gone', FEED_LINGER_MS + 3_000);
  expect(fixture.counters.allocatedBytes).toBe(0);
  await waitUntil(() => server.subscriptionCount === 0, 'the subscription is closed');
});
