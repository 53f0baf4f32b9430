// The log against a slow and obvious model: a list with one element for every entry and hole that was ever appended.
import { countEntries } from '@tailrace/proto/wire-scanner';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppLog, type LogCursor, type LogSlice, type Overtaken } from './app-log.ts';
import { sampleEntry, splitEntries } from './app-log-samples.ts';

interface ModelEntry {
  readonly index: number;
  /** Indices that it takes. */
  readonly weight: number;
  readonly kind: 'line' | 'drop' | 'hole';
  readonly bytes: Buffer;
  readonly arrivalMs: number;
}

interface ModelCursor {
  readonly cursor: LogCursor;
  /** Index of the next line, by the model. */
  at: number;
}

/** What the fast log must agree with. Which chunks are evicted is the log's decision: the model only follows `firstIndex`. */
class Model {
  entries: ModelEntry[] = [];
  nextIndex: number;
  allocatedBytes = 0;
  evictedLines = 0;
  evictedLinesReported = 0;
  readonly cursors: ModelCursor[] = [];

  constructor(startIndex: number) {
    this.nextIndex = startIndex;
  }

  add(kind: ModelEntry['kind'], weight: number, bytes: Buffer, arrivalMs: number): void {
    this.entries.push({ index: this.nextIndex, weight, kind, bytes, arrivalMs });
    this.nextIndex += weight;
  }

  linesOf(entries: readonly ModelEntry[]): number {
    return entries.filter((entry) => entry.kind === 'line').length;
  }
}

type Operation = (log: AppLog, model: Model) => void;

const noBytes = Buffer.alloc(0);

const entrySizes = fc.oneof(
  { weight: 20, arbitrary: fc.nat(300) },
  { weight: 3, arbitrary: fc.nat(5000) },
  { weight: 1, arbitrary: fc.integer({ min: 60_000, max: 80_000 }) },
);

const arrivals = fc.oneof(fc.nat(3000), fc.integer({ min: -2000, max: 100_000 }));

const appendRun: fc.Arbitrary<Operation> = fc
  .tuple(fc.array(entrySizes, { minLength: 1, maxLength: 60 }), fc.nat(20), arrivals)
  .map(([sizes, margin, stepMs]) => (log, model) => {
    const arrivalMs = Math.max(0, log.lastWriteMs + stepMs);
    const entries = sizes.map((size, i) => sampleEntry(`${model.nextIndex + i}`, size));
    const bytes = Buffer.concat([Buffer.alloc(margin, 0xff), ...entries, Buffer.alloc(margin, 0xff)]);
    log.appendEntries(bytes, margin, bytes.length - margin, entries.length, arrivalMs);
    for (const entry of entries) model.add('line', 1, entry, arrivalMs);
  });

const appendDrop: fc.Arbitrary<Operation> = fc
  .tuple(fc.integer({ min: 1, max: 5000 }), fc.nat(600), arrivals)
  .map(([weight, size, stepMs]) => (log, model) => {
    const arrivalMs = Math.max(0, log.lastWriteMs + stepMs);
    const entry = sampleEntry(`notice ${weight}`, size);
    log.appendDrop(weight, entry, arrivalMs);
    model.add('drop', weight, entry, arrivalMs);
  });

const skip: fc.Arbitrary<Operation> = fc.integer({ min: -10, max: 500 }).map((distance) => (log, model) => {
  log.skipTo(log.nextIndex + distance);
  if (distance > 0) model.add('hole', distance, noBytes, 0);
});

const evict: fc.Arbitrary<Operation> = fc.constant((log, model) => {
  expect(log.evictOldestChunk()).toBe(
    model.entries.length > 0 && model.entries.some((e) => e.kind !== 'hole'),
  );
});

const clear: fc.Arbitrary<Operation> = fc.constant((log, model) => {
  model.evictedLinesReported += log.heldLines;
  log.clear();
});

const openCursor: fc.Arbitrary<Operation> = fc
  .oneof(
    fc.nat(20_000).map((index) => (log: AppLog) => log.cursorAt(index)),
    fc.nat(200).map((lines) => (log: AppLog) => log.cursorFromEnd(lines)),
    fc.nat(400_000).map((arrivalMs) => (log: AppLog) => log.cursorSince(arrivalMs)),
    fc.constant((log: AppLog) => log.cursorAtOldest()),
    fc.constant((log: AppLog) => log.cursorAtEnd()),
  )
  .map((open) => (log, model) => {
    const cursor = open(log);
    model.cursors.push({ cursor, at: cursor.index });
    expect(cursor.index).toBeLessThanOrEqual(log.nextIndex);
  });

const read: fc.Arbitrary<Operation> = fc
  .tuple(
    fc.nat(50),
    fc.integer({ min: 1, max: 8 }),
    fc.oneof(fc.nat(70_000), fc.nat(500)),
    fc.option(fc.nat(300)),
  )
  .map(([pick, times, bytesMax, distance]) => (log, model) => {
    const reader = model.cursors[pick % Math.max(1, model.cursors.length)];
    if (reader === undefined) return;
    const untilIndex = distance === null ? Number.POSITIVE_INFINITY : reader.at + distance;
    for (let i = 0; i < times; i++) {
      const piece = reader.cursor.next(bytesMax, untilIndex);
      if (piece === undefined) {
        expect(reader.at).toBeGreaterThanOrEqual(Math.min(untilIndex, model.nextIndex));
        return;
      }
      checkPiece(log, model, piece, reader.at, bytesMax);
      reader.at += piece.count;
      expect(reader.at).toBeLessThanOrEqual(untilIndex);
      expect(reader.cursor).toMatchObject({ index: reader.at, lag: model.nextIndex - reader.at });
    }
  });

/** A piece begins where the one before it ended, and holds what the model has there. */
function checkPiece(
  log: AppLog,
  model: Model,
  piece: LogSlice | Overtaken,
  at: number,
  bytesMax: number,
): void {
  expect(piece.index).toBe(at);
  expect(piece.count).toBeGreaterThan(0);
  if (piece.kind === 'overtaken') {
    checkOvertaken(log, model, piece);
    return;
  }
  const entries = model.entries.filter((entry) => entry.index >= at && entry.index < at + piece.count);
  expect(piece.bytes.equals(Buffer.concat(entries.map((entry) => entry.bytes)))).toBe(true);
  expect(countEntries(piece.bytes, 0, piece.bytes.length)).toBe(piece.kind === 'drop' ? 1 : piece.count);
  expect(entries.every((entry) => entry.kind === (piece.kind === 'drop' ? 'drop' : 'line'))).toBe(true);
  if (entries.length > 1) expect(piece.bytes.length).toBeLessThanOrEqual(bytesMax);
  for (const entry of entries) expect(Math.abs(entry.arrivalMs - piece.arrivalMs)).toBeLessThan(1000);
}

/** Only what is evicted, a hole, or a part of a drop entry may be skipped. */
function checkOvertaken(log: AppLog, model: Model, piece: Overtaken): void {
  expect(piece.firstMs).toBeLessThanOrEqual(piece.lastMs);
  const end = piece.index + piece.count;
  if (end <= log.firstIndex) return;
  const held = model.entries.filter((entry) => entry.index < end && entry.index + entry.weight > piece.index);
  expect(held).toHaveLength(1);
  expect(held[0]?.kind === 'hole' || (held[0]?.kind === 'drop' && piece.count < held[0].weight)).toBe(true);
}

function checkLog(log: AppLog, model: Model): void {
  const evicted = model.entries.filter((entry) => entry.index < log.firstIndex);
  model.entries = model.entries.slice(evicted.length);
  model.evictedLines += model.linesOf(evicted);
  expect(evicted.every((entry) => entry.index + entry.weight <= log.firstIndex)).toBe(true);
  if (model.entries.every((entry) => entry.kind === 'hole')) {
    expect(log.firstIndex).toBe(log.nextIndex);
    model.entries = [];
  } else {
    expect(log.firstIndex).toBe(model.entries[0]?.index);
  }
  expect(log).toMatchObject({
    nextIndex: model.nextIndex,
    heldLines: model.linesOf(model.entries),
    heldBytes: model.entries.reduce((sum, entry) => sum + entry.bytes.length, 0),
    allocatedBytes: model.allocatedBytes,
  });
  expect(model.evictedLinesReported).toBe(model.evictedLines);
  const chunks = [...log.snapshot().chunks];
  expect(log.allocatedBytes <= log.bytesMax || chunks.length === 1).toBe(true);
  expect(log.allocatedBytes).toBeGreaterThanOrEqual(log.heldBytes);
}

/** `cursorFromEnd` gives exactly the last lines; `cursorSince` begins before the first line that is new enough. */
function checkStarts(log: AppLog, model: Model, lines: number, sinceMs: number): void {
  const held = model.entries.filter((entry) => entry.kind === 'line');
  const wanted = held.slice(Math.max(0, held.length - lines));
  const cursor = log.cursorFromEnd(lines);
  if (held.length >= lines) expect(cursor.index).toBe(wanted[0]?.index ?? log.nextIndex);
  expect(readLines(cursor).map(String)).toEqual(wanted.map((entry) => String(entry.bytes)));
  const firstNew = model.entries.find((entry) => entry.kind !== 'hole' && entry.arrivalMs >= sinceMs);
  expect(log.cursorSince(sinceMs).index).toBeLessThanOrEqual(firstNew?.index ?? log.nextIndex);
}

function readLines(cursor: LogCursor): Buffer[] {
  const lines: Buffer[] = [];
  for (let piece = cursor.next(64 * 1024); piece !== undefined; piece = cursor.next(64 * 1024)) {
    if (piece.kind === 'lines') lines.push(...splitEntries(piece.bytes));
  }
  return lines;
}

test('a log and its cursors agree with a list of everything that was appended', () => {
  const operations = fc.array(
    fc.oneof(
      { weight: 6, arbitrary: appendRun },
      { weight: 2, arbitrary: appendDrop },
      { weight: 1, arbitrary: skip },
      { weight: 1, arbitrary: evict },
      { weight: 1, arbitrary: openCursor },
      { weight: 12, arbitrary: read },
      { weight: 1, arbitrary: clear },
    ),
    { maxLength: 60, size: 'max' },
  );
  const budgets = fc.constantFrom(1000, 5000, 16 * 1024, 100_000, 1024 * 1024);
  fc.assert(
    fc.property(
      operations,
      budgets,
      fc.nat(1000),
      fc.nat(60),
      fc.nat(300_000),
      (steps, bytesMax, startIndex, lines, sinceMs) => {
        const model = new Model(startIndex);
        const log = new AppLog({
          app: 'web',
          logId: 1n,
          startIndex,
          bytesMax,
          onAllocated: (deltaBytes) => {
            model.allocatedBytes += deltaBytes;
          },
          onEvicted: (evictedLines) => {
            model.evictedLinesReported += evictedLines;
          },
        });
        for (const step of steps) {
          step(log, model);
          checkLog(log, model);
        }
        checkStarts(log, model, lines, sinceMs);
        checkRestored(log);
        for (const reader of model.cursors) finish(log, model, reader);
      },
    ),
    { numRuns: 300 },
  );
});

/** Every cursor reaches the end, and then delivered + overtaken is the whole distance. */
function finish(log: AppLog, model: Model, reader: ModelCursor): void {
  for (let piece = reader.cursor.next(10_000); piece !== undefined; piece = reader.cursor.next(10_000)) {
    checkPiece(log, model, piece, reader.at, 10_000);
    reader.at += piece.count;
  }
  expect(reader.at).toBe(model.nextIndex);
}

function checkRestored(log: AppLog): void {
  const restored = AppLog.restore(log.snapshot(), { bytesMax: 2 * 1024 * 1024 });
  expect(restored.nextIndex).toBe(log.nextIndex);
  expect(restored.heldLines).toBe(log.heldLines);
  const original = log.cursorAt(0);
  const copy = restored.cursorAt(0);
  for (let piece = original.next(5000); piece !== undefined; piece = original.next(5000)) {
    const copied = copy.next(5000);
    expect(copied).toMatchObject({ kind: piece.kind, index: piece.index, count: piece.count });
    if (piece.kind !== 'overtaken' && copied?.kind === piece.kind) {
      expect(copied.bytes.equals(piece.bytes)).toBe(true);
    }
  }
  expect(copy.next(5000)).toBeUndefined();
}
