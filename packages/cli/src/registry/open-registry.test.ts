// How long a start waits for a registry, and for which failures.
import { LogError } from '@tailrace/core/errors';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { withPatience } from './open-registry.ts';

let logged: { msg: string; why: string }[];
const logger = pino({ level: 'warn' }, { write: (line: string) => logged.push(JSON.parse(line)) });
const away = () => new LogError('no server answers', { code: 'nats_unreachable' });

beforeEach(() => {
  logged = [];
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => vi.useRealTimers());

function open(waitMs: number, attempt: () => Promise<string>, signal = new AbortController().signal) {
  const result = withPatience(waitMs, { logger, signal }, attempt);
  result.catch(() => undefined);
  return result;
}

test('one that comes late is waited for, and the log says so now and then', async () => {
  let attempts = 0;
  const result = open(60_000, async () => {
    attempts++;
    if (attempts < 30) throw away();
    return 'open';
  });
  await vi.advanceTimersByTimeAsync(20_000);
  expect(await result).toBe('open');
  expect(logged.length).toBeGreaterThanOrEqual(2);
  expect(logged.length).toBeLessThanOrEqual(4);
  expect(logged[0]).toMatchObject({ msg: 'waiting for the registry', why: 'no server answers' });
});

test('one that does not come ends the waiting with its reason', async () => {
  const result = open(10_000, () => Promise.reject(away()));
  await vi.advanceTimersByTimeAsync(10_000);
  await expect(result).rejects.toThrow('no server answers');
});

test('a failure that does not pass ends it at once', async () => {
  await expect(
    open(60_000, () => Promise.reject(new LogError('refused', { code: 'nats_refused' }))),
  ).rejects.toThrow('refused');
  expect(logged).toEqual([]);
});

test('a signal ends it', async () => {
  const stopping = new AbortController();
  const result = open(60_000, () => Promise.reject(away()), stopping.signal);
  await vi.advanceTimersByTimeAsync(1_000);
  stopping.abort();
  await vi.advanceTimersByTimeAsync(0);
  await expect(result).rejects.toThrow(/abort/);
});
