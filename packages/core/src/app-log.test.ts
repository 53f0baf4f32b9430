import { loggregator } from '@tailrace/proto/gen/loggregator';
import { expect, test } from 'vitest';
import { AppLog, type LogCursor, type LogSlice, type Overtaken } from './app-log.ts';
import { sampleEntry, sampleEntryOfSize, sampleRun, splitEntries } from './app-log-samples.ts';

const KIB = 1024;

/** Appends lines that are labelled with their indices. */
function append(log: AppLog, count: number, arrivalMs = 0, payloadBytes = 0): void {
  const run = sampleRun(log.nextIndex, count, payloadBytes);
  log.appendEntries(run, 0, run.length, count, arrivalMs);
}

function readAll(cursor: LogCursor, bytesMax = 64 * KIB): (LogSlice | Overtaken)[] {
  const read: (LogSlice | Overtaken)[] = [];
  for (let next = cursor.next(bytesMax); next !== undefined; next = cursor.next(bytesMax)) read.push(next);
  return read;
}

function labels(read: readonly (LogSlice | Overtaken)[]): string[] {
  return read.flatMap((piece) => {
    if (piece.kind === 'overtaken') return [`overtaken ${piece.index}+${piece.count}`];
    if (piece.kind === 'drop') return [`drop ${piece.index}+${piece.count}`];
    const batch = loggregator.v2.EnvelopeBatch.decode(piece.bytes);
    return batch.batch.map((envelope) =>
      Buffer.from(envelope.log?.payload ?? [])
        .toString()
        .replace(/\.+$/, ''),
    );
  });
}

test('a slice is an EnvelopeBatch with the lines that were appended', () => {
  const log = new AppLog({ app: 'web', logId: 1n });
  append(log, 3);
  const read = readAll(log.cursorAtOldest());
  expect(read).toMatchObject([{ kind: 'lines', index: 0, count: 3 }]);
  expect(labels(read)).toEqual(['0', '1', '2']);
});

test('a part of a batch is appended without what surrounds it', () => {
  const log = new AppLog({ app: 'web', logId: 1n });
  const run = sampleRun(0, 3);
  const [first, second] = splitEntries(run);
  log.appendEntries(run, first?.length ?? 0, (first?.length ?? 0) + (second?.length ?? 0), 1, 0);
  expect(labels(readAll(log.cursorAtOldest()))).toEqual(['1']);
});

test('nothing is appended for an empty run', () => {
  const log = new AppLog({ app: 'web', logId: 1n, startIndex: 7 });
  log.appendEntries(Buffer.alloc(0), 0, 0, 0, 5);
  expect(log).toMatchObject({ nextIndex: 7, allocatedBytes: 0, lastWriteMs: 0 });
});

test('a cursor at the end sees what is appended later, in order', () => {
  const log = new AppLog({ app: 'web', logId: 1n });
  append(log, 2);
  const cursor = log.cursorAtEnd();
  expect(cursor.next(KIB)).toBeUndefined();
  append(log, 2);
  expect(cursor.lag).toBe(2);
  expect(labels(readAll(cursor))).toEqual(['2', '3']);
  append(log, 1);
  expect(labels(readAll(cursor))).toEqual(['4']);
  expect(cursor).toMatchObject({ index: 5, lag: 0 });
});

test('a slice stays good while lines are appended behind it and evicted before it', () => {
  const log = new AppLog({ app: 'web', logId: 1n, bytesMax: 4 * KIB });
  append(log, 5);
  const slice = log.cursorAtOldest().next(KIB);
  append(log, 1000, 0, 100);
  expect(log.firstIndex).toBeGreaterThan(5);
  expect(labels(slice ? [slice] : [])).toEqual(['0', '1', '2', '3', '4']);
});

test('a byte limit cuts between entries and always lets one through', () => {
  const log = new AppLog({ app: 'web', logId: 1n });
  append(log, 10, 0, 100);
  const size = sampleEntry('0', 100).length;
  const cursor = log.cursorAtOldest();
  expect(cursor.next(3 * size)).toMatchObject({ index: 0, count: 3 });
  expect(cursor.next(3 * size - 1)).toMatchObject({ index: 3, count: 2 });
  expect(cursor.next(1)).toMatchObject({ index: 5, count: 1 });
  expect(cursor.next(0)).toMatchObject({ index: 6, count: 1 });
});

test('a drop entry takes as many indices as the lines that it stands for', () => {
  const log = new AppLog({ app: 'web', logId: 1n });
  append(log, 2);
  log.appendDrop(1000, sampleEntry('notice'), 0);
  append(log, 1);
  expect(log).toMatchObject({ nextIndex: 1003, heldLines: 3, droppedLines: 1000 });
  const read = readAll(log.cursorAtOldest());
  expect(labels(read)).toEqual(['0', '1', 'drop 2+1000', '1002']);
  expect(read[1]).toMatchObject({ bytes: sampleEntry('notice') });
});

test('reading until an index stops there, also inside the lines of a drop entry', () => {
  const log = new AppLog({ app: 'web', logId: 1n });
  append(log, 4);
  log.appendDrop(10, sampleEntry('notice'), 0);
  append(log, 1);
  const cursor = log.cursorAtOldest();
  expect(cursor.next(KIB, 3)).toMatchObject({ kind: 'lines', index: 0, count: 3 });
  expect(cursor.next(KIB, 3)).toBeUndefined();
  expect(cursor.next(KIB, 9)).toMatchObject({ kind: 'lines', index: 3, count: 1 });
  expect(cursor.next(KIB, 9)).toMatchObject({ kind: 'overtaken', index: 4, count: 5 });
  expect(cursor.next(KIB, 9)).toBeUndefined();
  expect(labels(readAll(cursor))).toEqual(['overtaken 9+5', '14']);
});

test('a cursor that begins inside the lines of a drop entry is told of the rest of them', () => {
  const log = new AppLog({ app: 'web', logId: 1n });
  log.appendDrop(10, sampleEntry('notice'), 0);
  append(log, 1);
  expect(labels(readAll(log.cursorAt(7)))).toEqual(['overtaken 7+3', '10']);
});

test('a cursor beyond the end stands at the end', () => {
  const log = new AppLog({ app: 'web', logId: 1n });
  append(log, 2);
  const cursor = log.cursorAt(99);
  expect(cursor.index).toBe(2);
  append(log, 1);
  expect(labels(readAll(cursor))).toEqual(['2']);
});

test('a closed cursor reads nothing', () => {
  const log = new AppLog({ app: 'web', logId: 1n });
  append(log, 2);
  const cursor = log.cursorAtOldest();
  cursor.close();
  expect(cursor.next(KIB)).toBeUndefined();
});

test('chunks grow with the log, so that an idle app costs little', () => {
  const log = new AppLog({ app: 'web', logId: 1n });
  const sizes: number[] = [];
  for (let i = 0; i < 2000; i++) {
    const before = log.allocatedBytes;
    log.appendEntries(sampleEntryOfSize('x', 300), 0, 300, 1, 0);
    if (log.allocatedBytes > before) sizes.push((log.allocatedBytes - before) / KIB);
  }
  expect(sizes.slice(0, 5)).toEqual([1, 1, 2, 4, 8]);
  expect([...log.snapshot().chunks][0]?.bytes.length).toBeGreaterThan(15 * KIB);
  expect(sizes.slice(5, 9)).toEqual([4, 5, 7, 8]);
  expect(Math.max(...sizes)).toBe(64);
});

test('a run that arrives at once gets a chunk that it fills', () => {
  const log = new AppLog({ app: 'web', logId: 1n });
  const run = Buffer.concat(Array.from({ length: 120 }, () => sampleEntryOfSize('x', 300)));
  log.appendEntries(run, 0, run.length, 120, 0);
  expect(log.heldLines).toBe(120);
  expect(log.allocatedBytes).toBeLessThan(run.length + KIB);
});

test('an entry that is larger than any chunk gets one of its own', () => {
  const log = new AppLog({ app: 'web', logId: 1n });
  const large = sampleEntryOfSize('large', 100_000);
  append(log, 1);
  log.appendEntries(large, 0, large.length, 1, 0);
  append(log, 1);
  expect(log.allocatedBytes).toBe(KIB + Math.ceil(100_000 / KIB) * KIB);
  expect(labels(readAll(log.cursorAtOldest()))).toEqual(['0', 'large', '2']);
});

test('an entry that is larger than the budget is held alone', () => {
  const log = new AppLog({ app: 'web', logId: 1n, bytesMax: 8 * KIB });
  append(log, 10);
  const large = sampleEntryOfSize('large', 20_000);
  log.appendEntries(large, 0, large.length, 1, 0);
  expect(labels(readAll(log.cursorAt(0)))).toEqual(['overtaken 0+10', 'large']);
  expect(log.allocatedBytes).toBe(20 * KIB);
  append(log, 10, 0, 100);
  expect(log.allocatedBytes).toBeLessThanOrEqual(8 * KIB);
});

test('over its budget a log gives up its oldest lines and tells a reader how many', () => {
  let evictedLines = 0;
  const log = new AppLog({
    app: 'web',
    logId: 1n,
    bytesMax: 16 * KIB,
    onEvicted: (lines) => {
      evictedLines += lines;
    },
  });
  const cursor = log.cursorAtOldest();
  for (let i = 0; i < 100; i++) append(log, 10, 0, 100);
  expect(log.allocatedBytes).toBeLessThanOrEqual(16 * KIB);
  expect(log.allocatedBytes).toBeGreaterThan(8 * KIB);
  expect(evictedLines).toBe(log.firstIndex);
  const read = readAll(cursor);
  expect(read[0]).toMatchObject({ kind: 'overtaken', index: 0, count: log.firstIndex });
  expect(labels(read.slice(1))).toEqual(
    Array.from({ length: 1000 - log.firstIndex }, (_, i) => String(log.firstIndex + i)),
  );
});

test('an overtaken reader learns between which arrivals its lines were lost', () => {
  const log = new AppLog({ app: 'web', logId: 1n, bytesMax: 4 * KIB, createdMs: 500 });
  append(log, 1, 1000);
  const moving = log.cursorAtOldest();
  moving.next(KIB);
  for (let second = 2; second <= 100; second++) append(log, 10, 1000 * second, 50);
  const held = log.cursorAtOldest().next(KIB);
  const lastMs = held?.kind === 'lines' ? held.arrivalMs : 0;
  expect(lastMs).toBeGreaterThan(50_000);
  expect(moving.next(KIB)).toMatchObject({ kind: 'overtaken', firstMs: 1000, lastMs });
  expect(log.cursorAt(0).next(KIB)).toMatchObject({ kind: 'overtaken', firstMs: 500, lastMs });
  const late = log.cursorAt(log.firstIndex - 1).next(KIB);
  expect(late).toMatchObject({ kind: 'overtaken', count: 1, lastMs });
  expect(late?.kind === 'overtaken' ? late.firstMs : 0).toBeGreaterThanOrEqual(lastMs - 10_000);
});

test('the times of a hole do not run backwards when a clock does', () => {
  const log = new AppLog({ app: 'web', logId: 1n });
  log.appendDrop(10, sampleEntry('notice'), 9000);
  append(log, 1, 1000);
  expect(log.cursorAt(5).next(KIB)).toMatchObject({
    kind: 'overtaken',
    index: 5,
    count: 5,
    firstMs: 9000,
    lastMs: 9000,
  });
});

test('forgetting the lines keeps the indices and tells readers', () => {
  const log = new AppLog({ app: 'web', logId: 1n });
  append(log, 5);
  const cursor = log.cursorAt(3);
  log.clear();
  expect(log).toMatchObject({ firstIndex: 5, nextIndex: 5, heldLines: 0, heldBytes: 0, allocatedBytes: 0 });
  append(log, 1);
  expect(labels(readAll(cursor))).toEqual(['overtaken 3+2', '5']);
});

test('skipping to a later index leaves a hole that readers are told of', () => {
  const log = new AppLog({ app: 'web', logId: 1n });
  log.skipTo(100);
  expect(log).toMatchObject({ firstIndex: 100, nextIndex: 100 });
  append(log, 1);
  const waiting = log.cursorAtEnd();
  log.skipTo(50);
  log.skipTo(200);
  log.skipTo(300);
  expect(log).toMatchObject({ firstIndex: 100, nextIndex: 300, heldLines: 1 });
  expect(labels(readAll(waiting))).toEqual(['overtaken 101+99', 'overtaken 200+100']);
  append(log, 1);
  expect(labels(readAll(waiting))).toEqual(['300']);
  expect(labels(readAll(log.cursorAt(90)))).toEqual([
    'overtaken 90+10',
    '100',
    'overtaken 101+99',
    'overtaken 200+100',
    '300',
  ]);
});

test('a cursor from the end counts lines, not notices', () => {
  const log = new AppLog({ app: 'web', logId: 1n });
  append(log, 3);
  log.appendDrop(50, sampleEntry('notice'), 0);
  append(log, 2);
  expect(labels(readAll(log.cursorFromEnd(2)))).toEqual(['53', '54']);
  expect(labels(readAll(log.cursorFromEnd(3)))).toEqual(['2', 'drop 3+50', '53', '54']);
  expect(labels(readAll(log.cursorFromEnd(99)))).toEqual(['0', '1', '2', 'drop 3+50', '53', '54']);
  expect(labels(readAll(log.cursorFromEnd(0)))).toEqual([]);
});

test('slices end where the arrival time changes by a second', () => {
  const log = new AppLog({ app: 'web', logId: 1n });
  append(log, 2, 5000);
  append(log, 2, 5999);
  append(log, 2, 6000);
  append(log, 1, 3000);
  log.appendDrop(4, sampleEntry('notice'), 9000);
  append(log, 1, 9500);
  expect(
    readAll(log.cursorAtOldest()).map((piece) =>
      piece.kind === 'overtaken' ? piece : [piece.kind, piece.count, piece.arrivalMs],
    ),
  ).toEqual([
    ['lines', 4, 5000],
    ['lines', 2, 6000],
    ['lines', 1, 3000],
    ['drop', 4, 9000],
    ['lines', 1, 9000],
  ]);
});

test('a cursor since a time misses no line of that time or later', () => {
  const log = new AppLog({ app: 'web', logId: 1n });
  for (let i = 0; i < 100; i++) append(log, 1, 10_000 + 250 * i, 200);
  for (const sinceMs of [0, 10_000, 12_345, 20_000, 34_750]) {
    const cursor = log.cursorSince(sinceMs);
    const firstWanted = Math.max(0, Math.ceil((sinceMs - 10_000) / 250));
    expect(cursor.index).toBeLessThanOrEqual(firstWanted);
    expect(cursor.index).toBeGreaterThanOrEqual(firstWanted - 4);
  }
  expect(log.cursorSince(40_000).index).toBe(log.nextIndex);
});

test('the newest bytes are whole entries, newest piece first', () => {
  const log = new AppLog({ app: 'web', logId: 1n });
  append(log, 50, 0, 300);
  append(log, 50, 0, 300);
  const size = sampleEntry('0', 300).length;
  const pieces = [...log.newestBytes(70 * size)];
  expect(pieces.length).toBeGreaterThan(1);
  const lines = pieces.reverse().flatMap(splitEntries).length;
  expect(lines).toBeLessThanOrEqual(70);
  expect(lines).toBeGreaterThan(60);
  expect(
    Buffer.concat(pieces).equals(Buffer.concat(splitEntries(sampleRun(0, 100, 300)).slice(-lines))),
  ).toBe(true);
  expect([...log.newestBytes(10)]).toEqual([]);
  expect([...log.newestBytes(1_000_000)].reduce((sum, piece) => sum + piece.length, 0)).toBe(log.heldBytes);
});

test('a restored log reads the same, keeps its name and goes on', () => {
  const log = new AppLog({ app: 'web', logId: 77n, startIndex: 5 });
  append(log, 50, 1000, 100);
  log.appendDrop(9, sampleEntry('notice'), 3000);
  log.skipTo(100);
  append(log, 50, 5000, 100);
  const restored = AppLog.restore(log.snapshot(), {});
  const wanted = readAll(log.cursorAtOldest());
  expect(readAll(restored.cursorAtOldest())).toEqual(wanted);
  for (const name of [
    'app',
    'logId',
    'firstIndex',
    'nextIndex',
    'heldLines',
    'heldBytes',
    'lastWriteMs',
  ] as const) {
    expect(restored[name]).toBe(log[name]);
  }
  append(restored, 1, 6000);
  expect(labels(readAll(restored.cursorAt(149)))).toEqual(['149', '150']);
});

test('a log restored without some of its chunks tells readers what is missing', () => {
  const log = new AppLog({ app: 'web', logId: 1n });
  for (let i = 0; i < 12; i++) append(log, 10, 0, 300);
  const snapshot = log.snapshot();
  const chunks = [...snapshot.chunks];
  expect(chunks.length).toBeGreaterThan(3);
  const restored = AppLog.restore({ ...snapshot, chunks: chunks.filter((_, i) => i === 1 || i === 3) }, {});
  expect(restored.nextIndex).toBe(120);
  const read = readAll(restored.cursorAt(0));
  expect(read.map((piece) => piece.kind)).toEqual(['overtaken', 'lines', 'overtaken', 'lines', 'overtaken']);
  expect(read.reduce((sum, piece) => sum + piece.count, 0)).toBe(120);
});

test('a log restored into a smaller budget keeps its newest lines', () => {
  const log = new AppLog({ app: 'web', logId: 1n });
  for (let i = 0; i < 40; i++) append(log, 10, 0, 200);
  const restored = AppLog.restore(log.snapshot(), { bytesMax: 48 * KIB });
  expect(restored.allocatedBytes).toBeLessThanOrEqual(48 * KIB);
  expect(restored.heldLines).toBeGreaterThan(0);
  expect(restored.nextIndex).toBe(400);
});
