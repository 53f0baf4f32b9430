import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleEntry, splitEntries } from './app-log-samples.ts';
import { LogChunk } from './log-chunk.ts';

/** What a chunk holds, as a list: the entry that has each index, and whether it is a line. */
interface Held {
  readonly index: number;
  readonly offset: number;
  readonly kind: 'line' | 'drop' | 'hole';
}

const steps = fc.array(
  fc.record({
    kind: fc.constantFrom<Held['kind']>('line', 'line', 'line', 'drop', 'hole'),
    count: fc.integer({ min: 1, max: 6 }),
    stepMs: fc.constantFrom(0, 0, 300, 1000),
  }),
  { minLength: 1, maxLength: 40 },
);

test('the place of every index and the index of every line are those of a walk from the beginning', () => {
  fc.assert(
    fc.property(steps, fc.nat(1000), (list, firstIndex) => {
      const chunk = new LogChunk(64 * 1024, firstIndex, 0);
      const held: Held[] = [];
      let arrivalMs = 0;
      for (const { kind, count, stepMs } of list) {
        arrivalMs += stepMs;
        const offset = chunk.usedBytes;
        const index = chunk.endIndex;
        if (kind === 'line') {
          const entries = Array.from({ length: count }, (_, i) => sampleEntry(`line ${index + i}`));
          const run = Buffer.concat(entries);
          chunk.appendLines(run, 0, run.length, count, arrivalMs);
          let at = offset;
          for (const [i, entry] of entries.entries()) {
            held.push({ index: index + i, offset: at, kind });
            at += entry.length;
          }
        } else {
          if (kind === 'drop') chunk.appendDrop(sampleEntry('notice'), count, arrivalMs);
          else chunk.appendHole(count);
          for (let i = 0; i < count; i++) held.push({ index: index + i, offset, kind });
        }
      }
      expect(chunk.endIndex - chunk.firstIndex).toBe(held.length);
      for (const { index, offset } of held) expect(chunk.placeOf(index)).toMatchObject({ index, offset });
      const lines = held.filter(({ kind }) => kind === 'line');
      expect(chunk.lines).toBe(lines.length);
      for (const [i, { index }] of lines.entries()) expect(chunk.indexOfLine(i)).toBe(index);
      expect(chunk.indexOfLine(lines.length)).toBe(chunk.endIndex);
    }),
  );
});

test('entries that were handed out stay as they are when the chunk grows', () => {
  const chunk = new LogChunk(1024, 0, 0);
  const first = sampleEntry('first');
  chunk.appendLines(first, 0, first.length, 1, 0);
  const slice = chunk.bytes.subarray(0, chunk.usedBytes);
  chunk.grow(2048);
  const second = sampleEntry('second');
  chunk.appendLines(second, 0, second.length, 1, 0);
  expect(slice.equals(first)).toBe(true);
  expect(splitEntries(chunk.bytes.subarray(0, chunk.usedBytes))).toEqual([first, second]);
  expect(chunk).toMatchObject({ capacityBytes: 2048, freeBytes: 2048 - first.length - second.length });
});
