import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { logRecord } from '../testing/fake-controller.ts';
import { AppMerger } from './app-merger.ts';
import type { StreamRecord } from './log-records.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function line(app: string, atMs: number): StreamRecord {
  const time = new Date(Date.UTC(2026, 0, 1) + atMs).toISOString().replace('Z', '000000Z');
  return logRecord(atMs, `${app}${atMs}`, { app, time }) as StreamRecord;
}

function merger(): { merger: AppMerger; printed: string[] } {
  const printed: string[] = [];
  return {
    printed,
    merger: new AppMerger({
      apps: ['a', 'b'],
      windowMs: 200,
      now: Date.now,
      print: (_app, records) => {
        for (const record of records)
          printed.push(String((record as { message?: string }).message ?? record.type));
      },
    }),
  };
}

describe('AppMerger', () => {
  it('merges old lines by their times', () => {
    const { merger: merging, printed } = merger();
    merging.push('a', [line('a', 1), line('a', 4)]);
    merging.push('b', [line('b', 2), line('b', 3)]);
    vi.advanceTimersByTime(201);
    expect(printed).toEqual(['a1', 'b2', 'b3', 'a4']);
  });

  it('waits for a quiet app no longer than the window', () => {
    const { merger: merging, printed } = merger();
    merging.push('a', [line('a', 1)]);
    vi.advanceTimersByTime(150);
    expect(printed).toEqual([]);
    vi.advanceTimersByTime(51);
    expect(printed).toEqual(['a1']);
  });

  it('keeps control records behind the line before them', () => {
    const { merger: merging, printed } = merger();
    merging.push('a', [line('a', 5), { type: 'drop' }]);
    merging.push('b', [line('b', 1)]);
    merging.flush();
    expect(printed).toEqual(['b1', 'a5', 'drop']);
  });
});
