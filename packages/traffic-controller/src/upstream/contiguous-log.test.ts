// One contiguous stream out of slices that overlap and have holes, against a model that looks at single indices.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runRecords } from '../format/record-format.ts';
import { fakeEntry } from '../testing/fake-log-server.ts';
import { ContiguousLog, type Slice } from './contiguous-log.ts';
import type { BeginningLog } from './log-sink.ts';

/** What came out, index by index: the line's text, `drop`, or `hole`. */
class SpySink {
  readonly logs: BeginningLog[] = [];
  readonly indices: [number, string][] = [];
  bytes = 0;

  onLog(log: BeginningLog): void {
    this.logs.push(log);
  }

  onLines(index: number, count: number, bytes: Buffer, start: number, end: number): void {
    const records = JSON.parse(`[${runRecords('web', 'z1', { bytes, start, end, index }, ',')}]`) as {
      message: string;
    }[];
    expect(records).toHaveLength(count);
    for (const [i, { message }] of records.entries()) this.indices.push([index + i, message]);
    this.bytes += end - start;
  }

  onDrop(index: number, count: number, entry: Buffer): void {
    for (let i = 0; i < count; i++) this.indices.push([index + i, 'drop']);
    this.bytes += entry.length;
  }

  onHole(index: number, count: number): void {
    for (let i = 0; i < count; i++) this.indices.push([index + i, 'hole']);
  }
}

function slice(index: number, count: number, drop = false): Slice {
  const texts = drop ? ['notice'] : Array.from({ length: count }, (_, i) => `line ${index + i}`);
  const bytes = Buffer.concat(texts.map((text) => fakeEntry('web', { text }, 0)));
  return { kind: 'slice', sub: 1, logId: 7n, index, count, drop, arrivalMs: 1000, bytes };
}

const slices = fc.array(
  fc.record({ index: fc.nat(60), count: fc.integer({ min: 1, max: 12 }), drop: fc.boolean() }),
  { maxLength: 20 },
);

test('each index comes once and in order, whatever overlaps or is missing, and no byte is unaccounted for', () => {
  fc.assert(
    fc.property(slices, fc.integer({ min: 1, max: 80 }), (all, stopIndex) => {
      const sink = new SpySink();
      const log = new ContiguousLog(sink, undefined, undefined);
      log.begin({ logId: 7n, index: 0, endIndex: 0, missing: 0, isRewritten: false });
      let bytes = 0;
      let unwanted = 0;
      const expected: [number, string][] = [];
      for (const { index, count, drop } of all) {
        const each = slice(index, count, drop);
        bytes += each.bytes.length;
        unwanted += log.take(each, stopIndex);
        while (expected.length < index) expected.push([expected.length, 'hole']);
        while (expected.length < Math.min(index + count, stopIndex)) {
          expected.push([expected.length, drop ? 'drop' : `line ${expected.length}`]);
        }
      }
      expect(sink.indices).toEqual(expected);
      expect(log.index).toBe(expected.length);
      expect(sink.bytes + unwanted).toBe(bytes);
    }),
  );
});

test('logs that were left are remembered, the last eight of them', () => {
  const sink = new SpySink();
  const log = new ContiguousLog(sink, { logId: 0n, index: 5 }, new Map([[100n, 42]]));
  for (let logId = 1n; logId <= 8n; logId++) {
    log.begin({ logId, index: Number(logId) * 10, endIndex: 0, missing: null, isRewritten: false });
  }
  expect([log.leftAt(100n), log.leftAt(0n), log.leftAt(7n)]).toEqual([undefined, 5, 70]);
  log.begin({ logId: 7n, index: 70, endIndex: 0, missing: 0, isRewritten: false });
  expect(sink.logs.at(-1)).toMatchObject({ logId: 7n, isKnown: true });
  expect(log.leftAt(7n)).toBeUndefined();
});
