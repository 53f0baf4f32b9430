// A log that is put together from the newest chunk to the oldest, cut anywhere and written to meanwhile, against the log that it came
// from: readers at any place must not be able to tell them apart.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppLog } from './app-log.ts';
import { sampleEntry, sampleRun, splitEntries } from './app-log-samples.ts';
import { chunkBefore, chunkFrom, dropChunk, shiftedChunk } from './snapshot-chunk.ts';
import { isSoundChunk } from './snapshot-file.ts';

type Step =
  | { readonly kind: 'lines'; readonly count: number; readonly bytes: number; readonly ms: number }
  | { readonly kind: 'drop'; readonly weight: number; readonly ms: number }
  | { readonly kind: 'hole'; readonly count: number };

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('lines' as const),
      count: fc.integer({ min: 1, max: 30 }),
      bytes: fc.constantFrom(0, 50, 1500),
      ms: fc.constantFrom(0, 400, 1200),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('drop' as const),
      weight: fc.integer({ min: 1, max: 50 }),
      ms: fc.constantFrom(0, 1200),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('hole' as const), count: fc.integer({ min: 1, max: 9 }) }),
  },
);

/** Writes the same into several logs; one that begins in the middle gets what comes from there on. */
class Writer {
  #label = 0;
  #nowMs = 1_000_000;

  write(steps: readonly Step[], ...logs: AppLog[]): void {
    for (const step of steps) {
      if (step.kind === 'hole') {
        for (const log of logs) log.skipTo(log.nextIndex + step.count);
        continue;
      }
      this.#nowMs += step.ms;
      if (step.kind === 'drop') {
        const entry = sampleEntry(`dropped ${step.weight}`);
        for (const log of logs) log.appendDrop(step.weight, entry, this.#nowMs);
      } else {
        const run = sampleRun(this.#label, step.count, step.bytes);
        this.#label += step.count;
        for (const log of logs) log.appendEntries(run, 0, run.length, step.count, this.#nowMs);
      }
    }
  }
}

/** What a reader gets from an index on, entry by entry, however it is cut. */
function readFrom(log: AppLog, index: number): string[] {
  const cursor = log.cursorAt(index);
  const got: string[] = [];
  let missing = 0;
  const tellMissing = (): void => {
    if (missing > 0) got.push(`${missing} missing`);
    missing = 0;
  };
  for (let next = cursor.next(700); next !== undefined; next = cursor.next(700)) {
    if (next.kind === 'overtaken') {
      missing += next.count;
      continue;
    }
    tellMissing();
    if (next.kind === 'drop')
      got.push(`${next.index} drop of ${next.count} ${next.bytes.toString('latin1')}`);
    else
      for (const [i, entry] of splitEntries(next.bytes).entries())
        got.push(`${next.index + i} ${entry.toString('latin1')}`);
  }
  tellMissing();
  return got;
}

function emptyAt(log: AppLog, startIndex: number, logId = log.logId): AppLog {
  const { app, createdMs, lastWriteMs, droppedLines } = log.snapshot();
  const numbers = { firstIndex: startIndex, nextIndex: startIndex, createdMs, lastWriteMs, droppedLines };
  return AppLog.restore({ app, logId, ...numbers, chunks: [] }, {});
}

describe('a log put together from behind', () => {
  test('is the same log for readers at any place, with lines that come meanwhile', () => {
    fc.assert(
      fc.property(
        fc.array(anyStep, { minLength: 1, maxLength: 25 }),
        fc.array(fc.array(anyStep, { maxLength: 4 }), { minLength: 1, maxLength: 8 }),
        fc.array(fc.nat(), { minLength: 1, maxLength: 30 }),
        (before, meanwhile, cuts) => {
          const writer = new Writer();
          const original = new AppLog({ app: 'web', logId: 7n });
          writer.write([{ kind: 'lines', count: 1, bytes: 0, ms: 0 }, ...before], original);
          const given = AppLog.restore(original.snapshot(), {});
          const endIndex = original.nextIndex;
          const taken = emptyAt(original, endIndex);
          const early = taken.cursorAt(endIndex);
          for (let i = 0; taken.firstIndex > original.firstIndex; i++) {
            writer.write(meanwhile[i % meanwhile.length] ?? [], original, taken);
            const [chunk] = given.chunksBefore(taken.firstIndex);
            if (chunk === undefined) break;
            expect(isSoundChunk(chunk)).toBe(true);
            // Any upper part of it: what is older comes with the next one.
            const from =
              chunk.firstIndex + ((cuts[i % cuts.length] ?? 0) % (chunk.endIndex - chunk.firstIndex));
            const piece = upperPart(chunk, from);
            expect(taken.prependChunk(piece)).toBe(true);
          }
          writer.write([{ kind: 'lines', count: 3, bytes: 0, ms: 0 }], original, taken);
          expect(taken.nextIndex).toBe(original.nextIndex);
          expect(taken.heldLines).toBe(original.heldLines);
          expect(taken.heldBytes).toBe(original.heldBytes);
          for (let index = 0; index <= original.nextIndex; index += 1 + (index % 7)) {
            expect(readFrom(taken, index)).toEqual(readFrom(original, index));
          }
          const seen: number[] = [];
          for (let next = early.next(500); next !== undefined; next = early.next(500)) seen.push(next.index);
          if (seen.length > 0) expect(seen[0]).toBe(endIndex);
          for (const entries of [1, 5, 1000]) {
            expect(readFrom(taken, taken.cursorFromEnd(entries).index)).toEqual(
              readFrom(original, original.cursorFromEnd(entries).index),
            );
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  test('takes nothing older once it has let go of lines, and says so', () => {
    const original = new AppLog({ app: 'web', logId: 7n });
    new Writer().write([{ kind: 'lines', count: 200, bytes: 1000, ms: 0 }], original);
    const taken = emptyAt(original, original.nextIndex);
    const chunks = [...original.chunksBefore(original.nextIndex)];
    expect(taken.prependChunk(chunks[0] ?? fail())).toBe(true);
    expect(taken.isFrontGone).toBe(false);
    taken.evictOldestChunk();
    expect(taken.isFrontGone).toBe(true);
    expect(taken.prependChunk(chunks[1] ?? fail())).toBe(false);
    expect(readFrom(taken, 0)).toEqual([`${original.nextIndex} missing`]);
  });

  test('stays within its budget: what does not fit is let go of, and told', () => {
    const original = new AppLog({ app: 'web', logId: 7n });
    new Writer().write(
      Array.from({ length: 40 }, () => ({ kind: 'lines', count: 10, bytes: 1000, ms: 0 })),
      original,
    );
    let evicted = 0;
    const { nextIndex } = original;
    const snapshot = { ...original.snapshot(), firstIndex: nextIndex, nextIndex, chunks: [] };
    const taken = AppLog.restore(snapshot, {
      bytesMax: 128 * 1024,
      onEvicted: (lines) => (evicted += lines),
    });
    for (const chunk of original.chunksBefore(nextIndex)) if (!taken.prependChunk(chunk)) break;
    expect(taken.allocatedBytes).toBeLessThanOrEqual(128 * 1024);
    expect(taken.heldLines).toBeGreaterThan(0);
    expect(evicted).toBeGreaterThan(0);
    expect(readFrom(taken, 0)).toEqual([
      `${taken.firstIndex} missing`,
      ...readFrom(original, taken.firstIndex),
    ]);
  });

  test('with a part that never came has a hole there, or a notice that stands for it', () => {
    const original = new AppLog({ app: 'web', logId: 7n });
    new Writer().write([{ kind: 'lines', count: 10, bytes: 0, ms: 0 }], original);
    const [chunk = fail()] = original.chunksBefore(10);
    const withHole = emptyAt(original, 10);
    withHole.prependChunk(chunkBefore(chunk, 4) ?? fail());
    expect(readFrom(withHole, 0)).toEqual([...readFrom(original, 0).slice(0, 4), '6 missing']);
    const withNotice = emptyAt(original, 10);
    const notice = sampleEntry('6 are lost');
    withNotice.prependChunk(dropChunk(4, 10, notice, 5));
    withNotice.prependChunk(chunkBefore(chunk, 4) ?? fail());
    expect(readFrom(withNotice, 0)).toEqual([
      ...readFrom(original, 0).slice(0, 4),
      `4 drop of 6 ${notice.toString('latin1')}`,
    ]);
  });
});

describe('a chunk', () => {
  const log = new AppLog({ app: 'web', logId: 7n });
  const writer = new Writer();
  writer.write([{ kind: 'lines', count: 3, bytes: 0, ms: 0 }], log);
  writer.write([{ kind: 'drop', weight: 10, ms: 1200 }], log);
  writer.write([{ kind: 'lines', count: 3, bytes: 0, ms: 1200 }], log);
  const [chunk = fail()] = log.chunksBefore(log.nextIndex);

  test('cut at any index is sound, and has what lies below', () => {
    expect(chunk.endIndex).toBe(16);
    for (let end = 1; end <= 16; end++) {
      const part = chunkBefore(chunk, end) ?? fail();
      expect(isSoundChunk(part)).toBe(true);
      expect(part.endIndex).toBe(end);
      expect(part.lines).toBe(Math.min(end, 3) + Math.max(0, end - 13));
    }
    expect(chunkBefore(chunk, 0)).toBeUndefined();
    expect(chunkBefore(chunk, 99)).toBe(chunk);
  });

  test('cut at any index is sound, and has what lies from there on', () => {
    for (let start = 1; start < 16; start++) {
      const part = chunkFrom(chunk, start) ?? fail();
      expect(isSoundChunk(part)).toBe(true);
      expect([part.firstIndex, part.endIndex]).toEqual([start, 16]);
      const whole = emptyAt(log, 16);
      whole.prependChunk(part);
      expect(readFrom(whole, start)).toEqual(readFrom(log, start));
    }
    expect(chunkFrom(chunk, 16)).toBeUndefined();
    expect(chunkFrom(chunk, 0)).toBe(chunk);
  });

  test('moved to other indices is sound, and lies there', () => {
    const moved = shiftedChunk(chunk, 1000);
    expect(isSoundChunk(moved)).toBe(true);
    const other = emptyAt(log, 1016);
    other.prependChunk(moved);
    expect(readFrom(other, 1000).map((text) => text.replace(/^10/, ''))).toHaveLength(7);
    expect(other.firstIndex).toBe(1000);
    expect(shiftedChunk(chunk, 0)).toBe(chunk);
  });
});

test('a log that gives its chunks away has what is left, from the oldest on', () => {
  const log = new AppLog({ app: 'web', logId: 7n });
  new Writer().write(
    Array.from({ length: 20 }, () => ({ kind: 'lines', count: 10, bytes: 1000, ms: 0 })),
    log,
  );
  const all = readFrom(log, 0);
  const newest = log.removeNewestChunk() ?? fail();
  expect(newest.endIndex).toBe(200);
  expect(log.nextIndex).toBe(newest.firstIndex);
  expect(readFrom(log, 0)).toEqual(all.slice(0, newest.firstIndex));
  while (log.removeNewestChunk() !== undefined);
  expect(log.allocatedBytes).toBe(0);
});

/** A chunk without its lines below an index, as a holder with other chunks would have it. */
function upperPart(chunk: Parameters<typeof chunkBefore>[0], from: number): typeof chunk {
  const log = AppLog.restore(
    {
      app: 'web',
      logId: 1n,
      firstIndex: chunk.firstIndex,
      nextIndex: chunk.endIndex,
      createdMs: 0,
      lastWriteMs: 0,
      droppedLines: 0,
      chunks: [chunk],
    },
    {},
  );
  const cursor = log.cursorAt(from);
  const first = cursor.next(1);
  if (first === undefined || first.kind !== 'lines') return chunk;
  const upper = new AppLog({ app: 'web', logId: 1n, startIndex: first.index });
  upper.appendEntries(first.bytes, 0, first.bytes.length, first.count, first.arrivalMs);
  for (let next = cursor.next(10_000); next !== undefined; next = cursor.next(10_000)) {
    if (next.kind === 'overtaken') upper.skipTo(next.index + next.count);
    else if (next.kind === 'drop') upper.appendDrop(next.count, next.bytes, next.arrivalMs);
    else upper.appendEntries(next.bytes, 0, next.bytes.length, next.count, next.arrivalMs);
  }
  const chunks = [...upper.chunksBefore(chunk.endIndex)];
  return chunks.length === 1 ? (chunks[0] ?? chunk) : chunk;
}

function fail(): never {
  throw new Error('Cannot go on: there is nothing here');
}
