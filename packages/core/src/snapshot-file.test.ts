import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppLog } from './app-log.ts';
import { sampleEntry, sampleRun } from './app-log-samples.ts';
import {
  type DecodedLog,
  encodeLogSnapshot,
  encodeSnapshotEnd,
  encodeSnapshotStart,
  isSoundChunk,
  type SnapshotDamage,
  SnapshotDecoder,
} from './snapshot-file.ts';

function newLog(app: string, lines: number, startIndex = 0): AppLog {
  const log = new AppLog({ app, logId: 0xffff_ffff_ffff_fff1n, startIndex });
  for (let i = 0; i < lines; i += 10) {
    const run = sampleRun(i, 10, 300);
    log.appendEntries(run, 0, run.length, 10, 1_795_000_000_000 + 500 * i);
    if (i % 50 === 40) log.appendDrop(i, sampleEntry('notice'), 1_795_000_000_000 + 500 * i);
    if (i % 70 === 60) log.skipTo(log.nextIndex + 5);
  }
  return log;
}

function encode(...logs: AppLog[]): Buffer {
  const pieces: Buffer[] = [encodeSnapshotStart()];
  for (const log of logs) pieces.push(...encodeLogSnapshot(log.snapshot(), { ledger: log.app }));
  return Buffer.concat([...pieces, encodeSnapshotEnd()]);
}

function decode(
  file: Buffer,
  cuts: readonly number[] = [],
): { logs: DecodedLog[]; damages: readonly SnapshotDamage[] } {
  const decoder = new SnapshotDecoder();
  const logs: DecodedLog[] = [];
  let at = 0;
  for (const cut of [...cuts.map((c) => c % (file.length + 1)).sort((a, b) => a - b), file.length]) {
    logs.push(...decoder.push(file.subarray(at, cut)));
    at = cut;
  }
  logs.push(...decoder.end());
  expect(decoder.damageCount).toBeGreaterThanOrEqual(decoder.damages.length);
  return { logs, damages: decoder.damages };
}

function everything(log: AppLog): unknown[] {
  const read: unknown[] = [];
  const cursor = log.cursorAtOldest();
  for (let piece = cursor.next(1e9); piece !== undefined; piece = cursor.next(1e9)) {
    read.push(piece.kind === 'overtaken' ? piece : { ...piece, bytes: piece.bytes.toString('latin1') });
  }
  return read;
}

test('logs come back as they were, however the file is cut into pieces', () => {
  const originals = [newLog('web', 200, 1000), newLog('empty', 0), newLog('ünï', 10)];
  const file = encode(...originals);
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 20 }), (cuts) => {
      const { logs, damages } = decode(file, cuts);
      expect(damages).toEqual([]);
      expect(logs.map(({ extra }) => extra)).toEqual(originals.map(({ app }) => ({ ledger: app })));
      for (const [i, { log }] of logs.entries()) {
        const original = originals[i];
        if (original === undefined) throw new Error('one log too many');
        const restored = AppLog.restore(log, {});
        expect(restored.logId).toBe(original.logId);
        expect(restored).toMatchObject({
          app: original.app,
          firstIndex: original.firstIndex,
          nextIndex: original.nextIndex,
          heldLines: original.heldLines,
          droppedLines: original.droppedLines,
          lastWriteMs: original.lastWriteMs,
        });
        expect(everything(restored)).toEqual(everything(original));
      }
    }),
    { numRuns: 30 },
  );
});

test('another kind of file is refused', () => {
  expect(decode(Buffer.from('{"not": "a snapshot"}')).damages).toMatchObject([{ reason: 'not_a_snapshot' }]);
  expect(decode(Buffer.alloc(0)).damages).toMatchObject([{ reason: 'not_a_snapshot' }]);
  expect(decode(Buffer.from('tailrace-logs 2\nwhatever')).damages).toMatchObject([
    { reason: 'not_a_snapshot' },
  ]);
});

test('of a file that was cut off what is there is read', () => {
  const file = encode(newLog('a', 10), newLog('b', 200));
  for (const length of [file.length - 1, file.length - 13, file.length - 20_000]) {
    const { logs, damages } = decode(file.subarray(0, length));
    expect(damages.map(({ reason }) => reason)).toEqual(['truncated']);
    for (const { log } of logs) expect(AppLog.restore(log, {}).nextIndex).toBe(log.nextIndex);
    expect(logs.map(({ log }) => log.app)).toEqual(['a', 'b']);
  }
  expect(decode(file.subarray(0, 30))).toMatchObject({ logs: [], damages: [{ reason: 'truncated' }] });
});

test('a damaged chunk is left out, and readers of its log are told how many lines are missing', () => {
  const original = newLog('web', 200);
  const file = encode(original, newLog('other', 10));
  const place = file.indexOf('100....');
  file[place] = (file[place] ?? 0) ^ 1;
  const { logs, damages } = decode(file);
  expect(damages).toMatchObject([{ reason: 'checksum', app: 'web' }]);
  expect(logs.map(({ log }) => log.app)).toEqual(['web', 'other']);
  const restored = AppLog.restore(logs[0]?.log ?? original.snapshot(), {});
  const cursor = restored.cursorAt(0);
  const counts = { lines: 0, drop: 0, overtaken: 0 };
  for (let piece = cursor.next(1e9); piece !== undefined; piece = cursor.next(1e9))
    counts[piece.kind] += piece.count;
  expect(counts.lines).toBe(restored.heldLines);
  expect(counts.overtaken).toBeGreaterThan(20);
  expect(counts.lines + counts.drop + counts.overtaken).toBe(original.nextIndex);
});

test('chunks of a log whose header is damaged are given to no other log', () => {
  const file = encode(newLog('a', 10), newLog('b', 200), newLog('c', 10));
  const place = file.indexOf('"app":"b"');
  file[place + 7] = 'a'.charCodeAt(0);
  const { logs, damages } = decode(file);
  expect(logs.map(({ log }) => log.app)).toEqual(['a', 'c']);
  expect(new Set(damages.map(({ reason }) => reason))).toEqual(new Set(['checksum', 'orphan']));
});

test('whatever is flipped, nothing is thrown and what is read is true', () => {
  const original = newLog('web', 100);
  const file = encode(original);
  const lines = new Set(everything(original).map((piece) => JSON.stringify(piece)));
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 })), {
        minLength: 1,
        maxLength: 4,
      }),
      (flips) => {
        const damaged = Buffer.from(file);
        for (const [at, mask] of flips) damaged[at] = (damaged[at] ?? 0) ^ mask;
        if (damaged.equals(file)) return;
        const { logs, damages } = decode(damaged);
        expect(damages.length).toBeGreaterThan(0);
        for (const { log } of logs) {
          const read = everything(AppLog.restore(log, {})) as { kind: string }[];
          const pieces = read.filter((piece) => piece.kind !== 'overtaken');
          expect(pieces.every((piece) => lines.has(JSON.stringify(piece)))).toBe(true);
        }
      },
    ),
    { numRuns: 200 },
  );
});

test('a chunk that contradicts itself is not sound', () => {
  const [chunk] = newLog('web', 10).snapshot().chunks;
  if (chunk === undefined) throw new Error('no chunk');
  expect(isSoundChunk(chunk)).toBe(true);
  expect(isSoundChunk({ ...chunk, lines: chunk.lines + 1 })).toBe(false);
  expect(isSoundChunk({ ...chunk, endIndex: chunk.endIndex + 1 })).toBe(false);
  expect(isSoundChunk({ ...chunk, firstIndex: -1 })).toBe(false);
  expect(isSoundChunk({ ...chunk, bytes: chunk.bytes.subarray(1) })).toBe(false);
  expect(isSoundChunk({ ...chunk, bytes: chunk.bytes.subarray(0, -1) })).toBe(false);
  expect(isSoundChunk({ ...chunk, bytes: Buffer.alloc(0) })).toBe(false);
  expect(isSoundChunk({ ...chunk, stops: [] })).toBe(false);
  expect(isSoundChunk({ ...chunk, stops: chunk.stops.slice(1) })).toBe(false);
  expect(isSoundChunk({ ...chunk, stops: [...chunk.stops, 1, 1, 1, 1] })).toBe(false);
  expect(isSoundChunk({ ...chunk, stops: [0, 0, 0.5, 0] })).toBe(false);
});
