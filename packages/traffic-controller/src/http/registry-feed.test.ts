// Streams of a registry's changes: complete, and bounded whatever the reader does.
import { MemoryRegistry } from '@tailrace/core/memory-registry';
import { afterEach, expect, test, vi } from 'vitest';
import { RegistryFeed } from './registry-feed.ts';
import { decodeRegistryLine, type RegistryLine } from './registry-wire.ts';

const feeds: RegistryFeed[] = [];

afterEach(() => {
  for (const feed of feeds.splice(0)) feed.close();
  vi.useRealTimers();
});

function feedOf(
  registry: MemoryRegistry,
  options: { heartbeatMs?: number; stallMs?: number } = {},
): RegistryFeed {
  const feed = new RegistryFeed({ registry, ...options });
  feeds.push(feed);
  return feed;
}

async function next(lines: AsyncGenerator<string>): Promise<RegistryLine | undefined> {
  const { value } = await lines.next();
  return typeof value === 'string' ? decodeRegistryLine(value) : undefined;
}

async function untilAt(lines: AsyncGenerator<string>): Promise<RegistryLine[]> {
  const seen: RegistryLine[] = [];
  while (seen.at(-1)?.type !== 'at') {
    const line = await next(lines);
    if (line === undefined) break;
    seen.push(line);
  }
  return seen;
}

const drain = { id: '1', app: 'web', url: 'syslog://a:1', token: 'd.1', createdAt: '2026-11-20T11:00:00Z' };

test('a stream tells the state first, and then every change, also those of the moment between', async () => {
  const registry = new MemoryRegistry();
  await registry.addDrain(drain);
  await registry.setLimit('web', { lines: 1 });
  const feed = feedOf(registry);
  const lines = feed.lines(() => undefined);
  expect(await next(lines)).toMatchObject({ type: 'begin', cluster: 'memory', run: feed.run });
  // Between begin and the first app: it is told twice rather than not at all.
  await registry.removeDrain('web', '1');
  await registry.setLimit('api', { bytes: 2 });
  expect(await untilAt(lines)).toEqual([
    { type: 'drains', app: 'web', drains: [drain] },
    { type: 'limit', app: 'web', limit: { lines: 1 } },
    { type: 'at', revision: 0 },
  ]);
  expect(await untilAt(lines)).toEqual([
    { type: 'drains', app: 'web', drains: [] },
    { type: 'limit', app: 'api', limit: { bytes: 2 } },
    { type: 'at', revision: 2 },
  ]);
});

test('a reader that was slow is told the last state of each app that changed, once', async () => {
  const registry = new MemoryRegistry();
  const lines = feedOf(registry).lines(() => undefined);
  await untilAt(lines);
  for (let i = 0; i < 1_000; i += 1) await registry.setLimit('web', { lines: i });
  await registry.setLimit('web', undefined);
  expect(await untilAt(lines)).toEqual([
    { type: 'limit', app: 'web', limit: null },
    { type: 'at', revision: 1_001 },
  ]);
});

test('a stream without changes shows that it lives', async () => {
  vi.useFakeTimers();
  const lines = feedOf(new MemoryRegistry(), { heartbeatMs: 2_000 }).lines(() => undefined);
  await untilAt(lines);
  const sign = next(lines);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await sign).toEqual({ type: 'at', revision: 0 });
  expect(vi.getTimerCount()).toBe(1);
});

test('a reader that takes nothing is reported, and leaves nothing behind when it is ended', async () => {
  vi.useFakeTimers();
  const feed = feedOf(new MemoryRegistry(), { stallMs: 30_000 });
  const onStall = vi.fn();
  const lines = feed.lines(onStall);
  await next(lines);
  expect(feed.size).toBe(1);
  await vi.advanceTimersByTimeAsync(29_999);
  expect(onStall).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(onStall).toHaveBeenCalledOnce();
  await lines.return();
  expect([feed.size, vi.getTimerCount()]).toEqual([0, 0]);
});

test('the end of the feed ends its streams, and there are none after it', async () => {
  const feed = feedOf(new MemoryRegistry());
  const lines = feed.lines(() => undefined);
  await untilAt(lines);
  const last = next(lines);
  feed.close();
  expect(await last).toBeUndefined();
  expect(feed.size).toBe(0);
  expect(await next(feed.lines(() => undefined))).toBeUndefined();
});
