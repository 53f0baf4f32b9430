import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IndexAccounting } from './index-accounting.ts';

/** What a server does with each line of a zone. */
const fate = fc.constantFrom('deliver', 'filter', 'announce', 'lose');
const events = fc.array(fc.record({ zone: fc.constantFrom('z1', 'z2'), fate, isFrameEnd: fc.boolean() }), {
  maxLength: 200,
});

/** Plays a server's deeds to the accounting and returns what it found missing, and what it could know to be missing. */
function play(
  deeds: readonly { zone: string; fate: string; isFrameEnd: boolean }[],
  hasFilters: boolean,
): { found: number; lost: number; filtered: number } {
  const accounting = new IndexAccounting({ hasFilters });
  const nextIndex = new Map<string, number>();
  const lostBeforeLine = new Map<string, number>();
  let found = 0;
  let lost = 0;
  let filtered = 0;
  for (const { zone, fate: what, isFrameEnd } of deeds) {
    const index = nextIndex.get(zone) ?? 100;
    nextIndex.set(zone, index + 1);
    if (what === 'deliver') {
      found += accounting.record(zone, index, 1);
      // What is lost before the first line or behind the last one cannot be seen from indices.
      lost += lostBeforeLine.get(zone) ?? 0;
      lostBeforeLine.set(zone, 0);
    } else if (what === 'filter') filtered += 1;
    else if (what === 'announce') accounting.drop(zone, 1);
    else if (lostBeforeLine.has(zone)) lostBeforeLine.set(zone, (lostBeforeLine.get(zone) ?? 0) + 1);
    if (isFrameEnd) for (const hole of accounting.frameEnd(filtered)) found += hole.missing;
  }
  for (const hole of accounting.frameEnd(filtered)) found += hole.missing;
  return { found, lost, filtered };
}

describe('IndexAccounting', () => {
  it('finds exactly the lines that are missing without a word', () => {
    fc.assert(
      fc.property(events, (deeds) => {
        const { found, lost } = play(
          deeds.filter((deed) => deed.fate !== 'filter'),
          false,
        );
        expect(found).toBe(lost);
      }),
      { numRuns: 500 },
    );
  });

  it('never takes a filtered line for a missing one, and finds losses beyond what was filtered', () => {
    fc.assert(
      fc.property(events, (deeds) => {
        const { found, lost, filtered } = play(deeds, true);
        expect(found).toBeLessThanOrEqual(lost);
        expect(found).toBeGreaterThanOrEqual(lost - filtered);
      }),
      { numRuns: 500 },
    );
  });

  it('knows a hole at the line behind it', () => {
    const accounting = new IndexAccounting({ hasFilters: false });
    expect(accounting.record('z1', 5, 1)).toBe(0);
    expect(accounting.record('z1', 6, 1)).toBe(0);
    expect(accounting.record('z1', 10, 1)).toBe(3);
    expect(accounting.record('z1', 11, 1)).toBe(0);
  });

  it('takes drops without a zone for any zone', () => {
    const accounting = new IndexAccounting({ hasFilters: false });
    accounting.record('z1', 1, 1);
    accounting.drop(undefined, 2);
    expect(accounting.record('z1', 5, 1)).toBe(1);
  });

  it('counts a drop for as many lines as it stands for, with its index or without', () => {
    const accounting = new IndexAccounting({ hasFilters: false });
    accounting.record('z1', 1, 1);
    expect(accounting.record('z1', 2, 100)).toBe(0);
    expect(accounting.record('z1', 102, 1)).toBe(0);
    expect(accounting.record('z1', 105, 100)).toBe(2);
    accounting.drop('z1', 5);
    expect(accounting.record('z1', 210, 1)).toBe(0);
  });

  it('begins anew behind an announced gap, in a log that may be another one', () => {
    const accounting = new IndexAccounting({ hasFilters: false });
    accounting.record('z1', 100, 1);
    accounting.gap('z1', undefined);
    expect(accounting.record('z1', 7000, 1)).toBe(0);
    accounting.gap('z1', 3);
    expect(accounting.record('z1', 4, 1)).toBe(1);
  });

  it('goes on over a reconnect by cursor, and forgets without one', () => {
    const accounting = new IndexAccounting({ hasFilters: false });
    accounting.record('z1', 1, 1);
    accounting.reconnected();
    expect(accounting.record('z1', 3, 1)).toBe(1);
    accounting.restarted();
    expect(accounting.record('z1', 9, 1)).toBe(0);
  });

  it('counts the filtered lines of each connection from 0', () => {
    const accounting = new IndexAccounting({ hasFilters: true });
    accounting.record('z1', 1, 1);
    accounting.record('z1', 4, 1);
    expect(accounting.frameEnd(2)).toEqual([]);
    accounting.reconnected();
    accounting.record('z1', 6, 1);
    expect(accounting.frameEnd(1)).toEqual([]);
    accounting.record('z1', 8, 1);
    expect(accounting.frameEnd(1)).toEqual([{ zone: 'z1', missing: 1 }]);
  });
});
