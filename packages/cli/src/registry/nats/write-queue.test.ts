import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WriteQueue } from './write-queue.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** Writes that say when they begin and end when they are told to. */
class Writes {
  readonly log: string[] = [];
  readonly end = new Map<string, () => void>();

  begin(name: string): () => Promise<string> {
    return () => {
      this.log.push(name);
      return new Promise((resolve) => this.end.set(name, () => resolve(name)));
    };
  }
}

test('writes that go alone begin one after another, in the order of the calls', async () => {
  const queue = new WriteQueue();
  const writes = new Writes();
  const first = queue.alone('a', writes.begin('a'));
  const second = queue.alone('b', writes.begin('b'));
  await vi.advanceTimersByTimeAsync(0);
  expect(writes.log).toEqual(['a']);
  writes.end.get('a')?.();
  expect(await first).toBe('a');
  await vi.advanceTimersByTimeAsync(0);
  writes.end.get('b')?.();
  expect(await second).toBe('b');
});

test('writes that go together do not wait for each other, but never pass one that goes alone', async () => {
  const queue = new WriteQueue();
  const writes = new Writes();
  const all = [
    queue.together('a', writes.begin('a')),
    queue.together('b', writes.begin('b')),
    queue.alone('c', writes.begin('c')),
    queue.together('d', writes.begin('d')),
  ];
  await vi.advanceTimersByTimeAsync(0);
  expect(writes.log).toEqual(['a', 'b']);
  writes.end.get('b')?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(writes.log).toEqual(['a', 'b']);
  writes.end.get('a')?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(writes.log).toEqual(['a', 'b', 'c']);
  writes.end.get('c')?.();
  await vi.advanceTimersByTimeAsync(0);
  writes.end.get('d')?.();
  expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd']);
  await queue.settled();
});

test('a write that fails does not keep the next one from beginning', async () => {
  const queue = new WriteQueue();
  await expect(queue.alone('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await queue.alone('b', async () => 'done')).toBe('done');
});

test('a write that had to wait too long is refused instead of begun', async () => {
  const queue = new WriteQueue();
  const writes = new Writes();
  void queue.alone('hang', writes.begin('hang'));
  const late = queue.alone('add a drain', writes.begin('late'));
  const refused = expect(late).rejects.toMatchObject({ code: 'unavailable' });
  await vi.advanceTimersByTimeAsync(3_000);
  writes.end.get('hang')?.();
  await refused;
  expect(writes.log).toEqual(['hang']);
});
