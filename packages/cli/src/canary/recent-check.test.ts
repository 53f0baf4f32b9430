// What a dump says about the lines of a run.
import { describe, expect, it } from 'vitest';
import type { StreamRecord } from '../client/log-records.ts';
import { CanaryLines } from './canary-line.ts';
import { RecentAccount } from './recent-check.ts';

const lines = new CanaryLines('a1');

function line(number: number, stream = 0, of = lines): StreamRecord {
  const message = of.write({ stream, number, writtenUs: 0 }).toString();
  return { type: 'log', app: 'a', instance: '0', zone: 'z1', stream: 'out', time: '', message };
}

function totals(records: readonly StreamRecord[], through: readonly number[] = [5]) {
  const account = new RecentAccount(through.length);
  account.take(records, lines);
  return account.totals(through);
}

describe('RecentAccount', () => {
  it('misses nothing before the oldest line held', () => {
    expect(totals([line(3), line(4), line(5)])).toMatchObject({ held: 3, missing: 0 });
  });

  it('misses what is between the oldest line and the last acknowledged one', () => {
    expect(totals([line(2), line(4)])).toMatchObject({ held: 2, missing: 2 });
    expect(totals([], [5, 0])).toMatchObject({ held: 0, missing: 1 });
  });

  it('takes announcements for what is absent, but none of before this run', () => {
    const drop = { type: 'drop', count: 2 };
    expect(totals([line(1), drop, line(4), line(5)])).toMatchObject({ announced: 2, missing: 0 });
    expect(totals([drop, line(1), line(4), line(5)])).toMatchObject({ announced: 0, missing: 2 });
    expect(totals([line(1), { type: 'gap', missing: null }])).toMatchObject({ missing: 0 });
  });

  it('tells repeated lines and lines out of order per stream, and leaves those of other runs alone', () => {
    const foreign = line(9, 0, new CanaryLines('b2'));
    const records = [line(1), line(1, 1), line(3), foreign, line(2), line(2), line(2, 1)];
    expect(totals(records, [3, 2])).toEqual({
      held: 5,
      announced: 0,
      missing: 0,
      duplicate: 1,
      outOfOrder: 1,
    });
  });
});
