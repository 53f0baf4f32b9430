// The log against a slow and obvious model: a list with one element for every entry and hole that was ever appended.
import assert from 'node:assert/strict';
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

/** An operation that a counterexample shows by its name and value. */
function operation<T>(
  name: string,
  values: fc.Arbitrary<T>,
  run: (log: AppLog, model: Model, value: T) => void,
): fc.Arbitrary<Operation> {
  return values.map((value) =>
    Object.assign((log: AppLog, model: Model) => run(log, model, value), {
      [fc.toStringMethod]: () => `${name} ${fc.stringify(value)}`,
    }),
  );
}

const noBytes = Buffer.alloc(0);

const entrySizes = fc.oneof(
  { weight: 20, arbitrary: fc.nat(300) },
  { weight: 3, arbitrary: fc.nat(5000) },
  { weight: 1, arbitrary: fc.integer({ min: 60_000, max: 80_000 }) },
);

const arrivals = fc.oneof(fc.nat(3000), fc.integer({ min: -2000, max: 100_000 }));

const runs = fc.record({
  sizes: fc.array(entrySizes, { minLength: 1, maxLength: 60, size: 'max' }),
  margin: fc.nat(20),
  stepMs: arrivals,
});

const appendRun = operation('append', runs, (log, model, { sizes, margin, stepMs }) => {
  const arrivalMs = Math.max(0, log.lastWriteMs + stepMs);
  const entries = sizes.map((size, i) => sampleEntry(`${model.nextIndex + i}`, size));
  const bytes = Buffer.concat([Buffer.alloc(margin, 0xff), ...entries, Buffer.alloc(margin, 0xff)]);
  log.appendEntries(bytes, margin, bytes.length - margin, entries.length, arrivalMs);
  for (const entry of entries) model.add('line', 1, entry, arrivalMs);
});

const drops = fc.record({ weight: fc.integer({ min: 1, max: 5000 }), size: fc.nat(600), stepMs: arrivals });

const appendDrop = operation('drop', drops, (log, model, { weight, size, stepMs }) => {
  const arrivalMs = Math.max(0, log.lastWriteMs + stepMs);
  const entry = sampleEntry(`notice ${weight}`, size);
  log.appendDrop(weight, entry, arrivalMs);
  model.add('drop', weight, entry, arrivalMs);
});

const skip = operation('skip', fc.integer({ min: -10, max: 500 }), (log, model, distance) => {
  log.skipTo(log.nextIndex + distance);
  if (distance > 0) model.add('hole', distance, noBytes, 0);
});

const evict = operation('evict', fc.constant(1), (log, model) => {
  const hasChunk = model.entries.some((entry) => entry.kind !== 'hole');
  assert.equal(log.evictOldestChunk(), hasChunk);
});

const clear = operation('clear', fc.constant(1), (log, model) => {
  model.evictedLinesReported += log.heldLines;
  log.clear();
});

const starts = fc.record({
  from: fc.constantFrom('index', 'end', 'since', 'oldest', 'newest'),
  at: fc.oneof(fc.nat(200), fc.nat(20_000), fc.nat(400_000)),
});

const openCursor = operation('open', starts, (log, model, { from, at }) => {
  let cursor = log.cursorAt(at);
  if (from === 'end') cursor = log.cursorFromEnd(at);
  else if (from === 'since') cursor = log.cursorSince(at);
  else if (from === 'oldest') cursor = log.cursorAtOldest();
  else if (from === 'newest') cursor = log.cursorAtEnd();
  model.cursors.push({ cursor, at: cursor.index });
  assert.ok(cursor.index <= log.nextIndex);
});

const reads = fc.record({
  pick: fc.nat(50),
  times: fc.integer({ min: 1, max: 8 }),
  bytesMax: fc.oneof(fc.nat(70_000), fc.nat(500)),
  distance: fc.option(fc.nat(300), { nil: Number.POSITIVE_INFINITY }),
});

const read = operation('read', reads, (log, model, { pick, times, bytesMax, distance }) => {
  const reader = model.cursors[pick % Math.max(1, model.cursors.length)];
  if (reader === undefined) return;
  const untilIndex = reader.at + distance;
  for (let i = 0; i < times; i++) {
    const piece = reader.cursor.next(bytesMax, untilIndex);
    if (piece === undefined) {
      assert.ok(reader.at >= Math.min(untilIndex, model.nextIndex));
      return;
    }
    checkPiece(log, model, piece, reader.at, bytesMax);
    reader.at += piece.count;
    assert.ok(reader.at <= untilIndex);
    assert.equal(reader.cursor.index, reader.at);
    assert.equal(reader.cursor.lag, model.nextIndex - reader.at);
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
  assert.equal(piece.index, at);
  assert.ok(piece.count > 0);
  if (piece.kind === 'overtaken') {
    checkOvertaken(log, model, piece);
    return;
  }
  const entries = model.entries.filter((entry) => entry.index >= at && entry.index < at + piece.count);
  assert.ok(piece.bytes.equals(Buffer.concat(entries.map((entry) => entry.bytes))));
  assert.equal(countEntries(piece.bytes, 0, piece.bytes.length), piece.kind === 'drop' ? 1 : piece.count);
  assert.ok(entries.every((entry) => entry.kind === (piece.kind === 'drop' ? 'drop' : 'line')));
  if (entries.length > 1) assert.ok(piece.bytes.length <= bytesMax);
  for (const entry of entries) assert.ok(Math.abs(entry.arrivalMs - piece.arrivalMs) < 1000);
}

/** Only what is evicted, a hole, or a part of a drop entry may be skipped. */
function checkOvertaken(log: AppLog, model: Model, piece: Overtaken): void {
  assert.ok(piece.firstMs <= piece.lastMs);
  const end = piece.index + piece.count;
  if (end <= log.firstIndex) return;
  const held = model.entries.filter((entry) => entry.index < end && entry.index + entry.weight > piece.index);
  assert.equal(held.length, 1);
  assert.ok(held[0]?.kind === 'hole' || (held[0]?.kind === 'drop' && piece.count < held[0].weight));
}

function checkLog(log: AppLog, model: Model): void {
  const evicted = model.entries.filter((entry) => entry.index < log.firstIndex);
  model.entries = model.entries.slice(evicted.length);
  model.evictedLines += model.linesOf(evicted);
  assert.ok(evicted.every((entry) => entry.index + entry.weight <= log.firstIndex));
  if (model.entries.every((entry) => entry.kind === 'hole')) {
    assert.equal(log.firstIndex, log.nextIndex);
    model.entries = [];
  } else {
    assert.equal(log.firstIndex, model.entries[0]?.index);
  }
  assert.equal(log.nextIndex, model.nextIndex);
  assert.equal(log.heldLines, model.linesOf(model.entries));
  assert.equal(
    log.heldBytes,
    model.entries.reduce((sum, entry) => sum + entry.bytes.length, 0),
  );
  assert.equal(log.allocatedBytes, model.allocatedBytes);
  assert.equal(model.evictedLinesReported, model.evictedLines);
  const chunks = [...log.snapshot().chunks];
  assert.ok(log.allocatedBytes <= log.bytesMax || chunks.length === 1);
  assert.ok(log.allocatedBytes >= log.heldBytes);
}

/** `cursorFromEnd` gives exactly the last lines; `cursorSince` begins before the first line that is new enough. */
function checkStarts(log: AppLog, model: Model, lines: number, sinceMs: number): void {
  const held = model.entries.filter((entry) => entry.kind === 'line');
  const wanted = held.slice(Math.max(0, held.length - lines));
  const cursor = log.cursorFromEnd(lines);
  if (held.length >= lines) assert.equal(cursor.index, wanted[0]?.index ?? log.nextIndex);
  assert.deepEqual(
    readLines(cursor).map(String),
    wanted.map((entry) => String(entry.bytes)),
  );
  const firstNew = model.entries.find((entry) => entry.kind !== 'hole' && entry.arrivalMs >= sinceMs);
  assert.ok(log.cursorSince(sinceMs).index <= (firstNew?.index ?? log.nextIndex));
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
      { weight: 30, arbitrary: appendRun },
      { weight: 8, arbitrary: appendDrop },
      { weight: 2, arbitrary: skip },
      { weight: 1, arbitrary: evict },
      { weight: 8, arbitrary: openCursor },
      { weight: 40, arbitrary: read },
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
        expect(model.cursors.every((reader) => reader.cursor.index === log.nextIndex)).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});

/** Every cursor reaches the end, and then delivered + overtaken is the whole distance. */
function finish(log: AppLog, model: Model, reader: ModelCursor): void {
  for (let piece = reader.cursor.next(10_000); piece !== undefined; piece = reader.cursor.next(10_000)) {
    checkPiece(log, model, piece, reader.at, 10_000);
    reader.at += piece.count;
  }
  assert.equal(reader.at, model.nextIndex);
}

function checkRestored(log: AppLog): void {
  const restored = AppLog.restore(log.snapshot(), { bytesMax: 2 * 1024 * 1024 });
  assert.equal(restored.nextIndex, log.nextIndex);
  assert.equal(restored.heldLines, log.heldLines);
  const original = log.cursorAt(0);
  const copy = restored.cursorAt(0);
  for (let piece = original.next(5000); piece !== undefined; piece = original.next(5000)) {
    const copied = copy.next(5000);
    assert.deepEqual([copied?.kind, copied?.index, copied?.count], [piece.kind, piece.index, piece.count]);
    if (piece.kind !== 'overtaken' && copied?.kind === piece.kind)
      assert.ok(copied.bytes.equals(piece.bytes));
  }
  assert.equal(copy.next(5000), undefined);
}
