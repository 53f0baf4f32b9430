import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loggregator } from '../gen/loggregator.js';
import { anyBytes, anyEnvelope, fieldBytes, mutated } from './envelope.arbitrary.ts';
import { encodeEntry } from './envelope.ts';
import { thrownBy } from './thrown-by.ts';
import { countEntries, entryBodyStart, entryEnd, forEachEnvelope } from './wire-scanner.ts';

describe('batches', () => {
  const anyBatch = fc.array(anyEnvelope, { maxLength: 8 });

  /** The bounds of all envelopes that `forEachEnvelope` visits. */
  function visits(bytes: Uint8Array): [number, number][] {
    const bounds: [number, number][] = [];
    forEachEnvelope(bytes, (start, end) => bounds.push([start, end]));
    return bounds;
  }

  test('a run of entries is a batch, counted and walked as it was put together', () => {
    fc.assert(
      fc.property(anyBatch, fc.nat(5), (envelopes, before) => {
        const run = Buffer.concat([
          Buffer.alloc(before, 0x0a),
          ...envelopes.map(encodeEntry),
          Buffer.alloc(3, 0x0a),
        ]);
        const end = run.length - 3;
        expect(countEntries(run, before, end)).toBe(envelopes.length);
        let offset = before;
        for (const envelope of envelopes) {
          const next = entryEnd(run, offset, end);
          expect(run.subarray(entryBodyStart(run, offset, end), next)).toEqual(envelope);
          offset = next;
        }
        expect(offset).toBe(end);
        const batch = run.subarray(before, end);
        expect(visits(batch).map(([from, to]) => batch.subarray(from, to))).toEqual(envelopes);
        expect(loggregator.v2.EnvelopeBatch.decode(batch).batch).toHaveLength(envelopes.length);
      }),
    );
  });

  test('any bytes are walked within their bounds or refused', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyBytes, mutated(anyBatch.map((envelopes) => Buffer.concat(envelopes.map(encodeEntry))))),
        (bytes) => {
          const padded = Buffer.concat([Buffer.alloc(5, 0x0a), bytes, Buffer.alloc(5, 0x0a)]);
          const seen: [number, number][] = [];
          thrownBy(() => forEachEnvelope(bytes, (start, end) => seen.push([start, end])));
          const isInside = ([start, end]: [number, number]) =>
            start > 0 && start <= end && end <= bytes.length;
          expect(seen.every(isInside)).toBe(true);
          let count: number | undefined;
          thrownBy(() => {
            count = countEntries(padded, 5, 5 + bytes.length);
          });
          expect(count ?? seen.length).toBe(seen.length);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('a run cut anywhere but between entries is refused', () => {
    const bodies = [Buffer.alloc(200, 0x61), Buffer.alloc(0), Buffer.alloc(3, 0x62)];
    const run = Buffer.concat(bodies.map(encodeEntry));
    const counts = new Map([0, 203, 205, run.length].map((end, count) => [end, count]));
    for (let end = 0; end <= run.length; end++) {
      let count: number | undefined;
      const code = thrownBy(() => {
        count = countEntries(run, 0, end);
      })?.code;
      expect([end, count ?? code]).toEqual([end, counts.get(end) ?? 'truncated']);
    }
  });

  test('an internal run has entries and nothing else', () => {
    const bytes = Buffer.from([...encodeEntry(Buffer.alloc(2)), ...fieldBytes(2, 0, [1])]);
    expect(thrownBy(() => countEntries(bytes, 0, bytes.length))).toMatchObject({
      code: 'invalid_tag',
      offset: 4,
    });
  });

  test('a length of more than 5 bytes is refused', () => {
    const bytes = Buffer.from([0x0a, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00]);
    expect(thrownBy(() => countEntries(bytes, 0, bytes.length))).toMatchObject({
      code: 'overlong_varint',
      offset: 6,
    });
    expect(thrownBy(() => visits(bytes))).toMatchObject({ code: 'overlong_varint' });
  });

  test('a batch of a client may have fields that are not known', () => {
    const bytes = Buffer.from([
      ...fieldBytes(7, 0, [1]),
      ...fieldBytes(1, 2, [9, 9], 2),
      ...fieldBytes(8, 2, [1]),
    ]);
    expect(visits(bytes)).toEqual([[8, 10]]);
  });

  test('the envelopes before bad framing are visited', () => {
    const bytes = Buffer.from([...encodeEntry(Buffer.alloc(1)), 0x0a, 0x09, 0x00]);
    const seen: number[] = [];
    const error = thrownBy(() => forEachEnvelope(bytes, (start) => seen.push(start)));
    expect(error).toMatchObject({ code: 'truncated', offset: 5 });
    expect(error?.message).toBe('Cannot read the batch: truncated at offset 5, expected 9 bytes');
    expect(seen).toEqual([2]);
  });
});
