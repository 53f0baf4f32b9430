import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LinesItem } from '../feed/zone-item.ts';
import { runRecords } from '../format/record-format.ts';
import { fakeEntry } from '../testing/fake-log-server.ts';
import { LastLines } from './last-lines.ts';
import { LineFilter } from './line-filter.ts';
import { type Part, partsOf, timedPartsOf } from './part.ts';

function itemOf(texts: readonly string[], index = 100): LinesItem {
  const bytes = Buffer.concat(texts.map((text, i) => fakeEntry('web', { text, timeMs: 1000 + i }, 0)));
  const count = texts.length;
  return {
    kind: 'lines',
    logId: 7n,
    index,
    count,
    bytes,
    start: 0,
    end: bytes.length,
    arrivalMs: 1000,
    isShared: true,
  };
}

/** Index and text of every line of runs; skipped ones as undefined. */
function linesOf(parts: readonly Part[]): [number, string | undefined][] {
  return parts.flatMap((part): [number, string | undefined][] => {
    if (part.kind === 'skip')
      return Array.from({ length: part.count }, (_, i) => [part.index + i, undefined]);
    if (part.kind !== 'run') return [];
    const records = JSON.parse(`[${runRecords('web', 'z1', part, ',')}]`) as {
      index: string;
      message: string;
    }[];
    expect(records).toHaveLength(part.count);
    return records.map(({ index, message }) => [Number(index), message]);
  });
}

const texts = fc.array(fc.constantFrom('keep', 'drop', 'keep me', ''), { minLength: 1, maxLength: 30 });
const filter = LineFilter.create({ include: ['keep'] });

test('every line of an item is in exactly one part, whatever the filter keeps', () => {
  fc.assert(
    fc.property(texts, (all) => {
      const expected = all.map((text, i) => [100 + i, text.includes('keep') ? text : undefined]);
      expect(linesOf(partsOf('z1', itemOf(all), filter))).toEqual(expected);
      expect(linesOf(timedPartsOf('z1', itemOf(all), filter).map(({ part }) => part))).toEqual(expected);
    }),
  );
});

test('without a filter an item is one part, as it is', () => {
  const item = itemOf(['a', 'b']);
  expect(partsOf('z1', item, undefined)).toMatchObject([
    { kind: 'run', index: 100, count: 2, isShared: true },
  ]);
});

test('line by line, each line has its own time', () => {
  expect(timedPartsOf('z1', itemOf(['a', 'b']), undefined).map(({ timeMs }) => timeMs)).toEqual([1000, 1001]);
});

test('the last lines are the newest ones, and what is let go of is told', () => {
  fc.assert(
    fc.property(fc.array(texts, { maxLength: 10 }), fc.integer({ min: 1, max: 40 }), (items, linesMax) => {
      const lastLines = new LastLines(linesMax);
      const dropped: Part[] = [];
      let index = 0;
      for (const each of items) {
        for (const part of partsOf('z1', itemOf(each, index), filter))
          lastLines.push(part, (gone) => dropped.push(gone));
        index += each.length;
      }
      const kept = lastLines.take();
      const all = items.flat().map((text, i) => [i, text.includes('keep') ? text : undefined]);
      expect([...linesOf(dropped), ...linesOf(kept)]).toEqual(all);
      const wanted = all.filter(([, text]) => text !== undefined).length;
      const keptLines = linesOf(kept).filter(([, text]) => text !== undefined).length;
      expect(keptLines).toBe(Math.min(wanted, linesMax));
    }),
  );
});

test('a few lines out of a large buffer do not keep the buffer in memory', () => {
  const lastLines = new LastLines(10);
  const bytes = Buffer.allocUnsafeSlow(64 * 1024);
  const entry = fakeEntry('web', { text: 'small' }, 0);
  entry.copy(bytes);
  const item = { ...itemOf(['x']), bytes, end: entry.length, count: 1 };
  for (const part of partsOf('z1', item, undefined)) lastLines.push(part, () => undefined);
  const [part] = lastLines.take();
  expect(part?.kind === 'run' ? part.bytes.length : 0).toBe(entry.length);
});
