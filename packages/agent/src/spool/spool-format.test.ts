import { encodeEntry } from '@tailrace/proto/envelope';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decodeSegment,
  encodeFrame,
  type ItemToWrite,
  SEGMENT_MAGIC,
  type SpoolItem,
  type SpoolOriginState,
} from './spool-format.ts';

const entries = fc
  .array(fc.uint8Array({ minLength: 0, maxLength: 60 }), { minLength: 1, maxLength: 5 })
  .map((bodies) => ({
    count: bodies.length,
    bytes: Buffer.concat(bodies.map((body) => encodeEntry(Buffer.from(body)))),
  }));

const origin = fc.bigInt({ min: 1n, max: 2n ** 64n - 1n });
const app = fc.stringMatching(/^[a-zäß€]{1,20}$/);

const lines: fc.Arbitrary<ItemToWrite> = fc
  .record({ app, origin, firstPosition: fc.integer({ min: 1, max: 2 ** 48 }), entries })
  .map((of) => ({
    kind: 'lines',
    appBytes: Buffer.from(of.app),
    origin: of.origin,
    firstPosition: of.firstPosition,
    count: of.entries.count,
    bytes: of.entries.bytes,
  }));

const state: fc.Arbitrary<ItemToWrite> = fc
  .record({
    app,
    origin,
    wireOrigin: origin,
    generation: fc.nat(),
    settledPosition: fc.nat(),
    settledSeq: fc.nat(),
    nextPosition: fc.nat(),
    cuts: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 3 }),
  })
  .map((of) => ({
    kind: 'state',
    state: {
      ...of,
      totals: [{ reason: 'rate_limit', total: 7, acked: 3, firstMs: 1, lastMs: 2, detail: 'x' }],
    },
  }));

const inbound: fc.Arbitrary<ItemToWrite> = origin.map((each) => ({
  kind: 'inbound',
  ledger: { origins: [{ origin: each.toString(), last: 5, seenMs: 1, totals: { source_buffer: 2 } }] },
  ended: [each.toString()],
}));

const frames = fc.array(fc.array(fc.oneof(lines, lines, state, inbound), { maxLength: 5 }), { maxLength: 5 });

function segmentOf(all: readonly (readonly ItemToWrite[])[]): { bytes: Buffer; ends: number[] } {
  const pieces: Buffer[] = [SEGMENT_MAGIC];
  const ends: number[] = [SEGMENT_MAGIC.length];
  for (const items of all) {
    const frame = encodeFrame(items);
    pieces.push(...frame.pieces);
    ends.push((ends.at(-1) ?? 0) + frame.byteLength);
  }
  return { bytes: Buffer.concat(pieces), ends };
}

/** An item without what only a decoded one has, as text. */
function textOf(item: SpoolItem | ItemToWrite): string {
  const plain = (value: unknown) =>
    JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? each.toString() : each));
  if (item.kind === 'state') return plain(Object.entries(item.state as SpoolOriginState).sort());
  if (item.kind === 'inbound') return plain([item.ledger, item.ended]);
  if (item.kind === 'lost') return plain(['lost', item.app, item.origin, item.firstPosition, item.count]);
  const id = 'app' in item ? item.app : item.appBytes.toString();
  return plain([id, item.origin, item.firstPosition, item.count, item.bytes.toString('hex')]);
}

describe('a segment', () => {
  test('is read as it was written, and says where each body lies', () => {
    fc.assert(
      fc.property(frames, (all) => {
        const { bytes } = segmentOf(all);
        const decoded = decodeSegment(bytes, true);
        expect(decoded).toMatchObject({ damageCount: 0, tornAt: undefined });
        expect(decoded.items.map(textOf)).toEqual(all.flat().map(textOf));
        for (const item of decoded.items) {
          if (item.kind !== 'lines') continue;
          expect(bytes.subarray(item.offset, item.offset + item.bytes.length)).toEqual(item.bytes);
        }
      }),
    );
  });

  test('the encoder tells where bodies lie, and their checksums', () => {
    fc.assert(
      fc.property(fc.array(lines, { minLength: 1, maxLength: 5 }), (items) => {
        const { pieces, bodies, byteLength } = encodeFrame(items);
        const bytes = Buffer.concat(pieces);
        expect(bytes.length).toBe(byteLength);
        const { items: read } = decodeSegment(Buffer.concat([SEGMENT_MAGIC, bytes]), true);
        const offsets = read.map((item) => (item.kind === 'lines' ? item.offset - SEGMENT_MAGIC.length : -1));
        expect(bodies.map(({ offset }) => offset)).toEqual(offsets);
        expect(bodies.map(({ crc }) => crc)).toEqual(
          read.map((item) => (item.kind === 'lines' ? item.crc : -1)),
        );
      }),
    );
  });

  test('that a crash cut is the frames that were whole, and nothing of the last one', () => {
    fc.assert(
      fc.property(frames, fc.nat(), (all, seed) => {
        const { bytes, ends } = segmentOf(all);
        const length = seed % (bytes.length + 1);
        const decoded = decodeSegment(bytes.subarray(0, length), true);
        const whole = ends.filter((end) => end <= length).length - 1;
        expect(decoded.items.map(textOf)).toEqual(all.slice(0, Math.max(0, whole)).flat().map(textOf));
        expect(decoded.damageCount).toBe(0);
        expect(decoded.tornAt).toBe(length === 0 || ends.includes(length) ? undefined : (ends[whole] ?? 0));
      }),
    );
  });

  test('that is cut and was not the last one gives every item that is whole, and is damaged', () => {
    fc.assert(
      fc.property(frames, fc.nat(), (all, seed) => {
        const { bytes, ends } = segmentOf(all);
        const length = seed % (bytes.length + 1);
        const decoded = decodeSegment(bytes.subarray(0, length), false);
        const expected = all.flat().map(textOf);
        const read = decoded.items.filter(({ kind }) => kind !== 'lost').map(textOf);
        expect(read).toEqual(expected.slice(0, read.length));
        expect(decoded.damageCount > 0).toBe(length > 0 && !ends.includes(length));
      }),
    );
  });

  test('with one flipped bit gives everything before it, nothing that was not written, and is damaged', () => {
    fc.assert(
      fc.property(frames, fc.nat(), fc.integer({ min: 0, max: 7 }), (all, seed, bit) => {
        const { bytes, ends } = segmentOf(all);
        const at = seed % bytes.length;
        bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
        const decoded = decodeSegment(bytes, false);
        expect(decoded.damageCount).toBeGreaterThan(0);
        const expected = all.flat().map(textOf);
        const read = decoded.items.filter(({ kind }) => kind !== 'lost').map(textOf);
        // A subsequence of what was written …
        let next = 0;
        for (const text of expected) if (text === read[next]) next++;
        expect(next).toBe(read.length);
        // … that has all frames before the damage, and all after it.
        const before = Math.max(0, ends.filter((end) => end <= at).length - 1);
        const first = all.slice(0, before).flat().length;
        expect(read.slice(0, first)).toEqual(expected.slice(0, first));
        if (at >= SEGMENT_MAGIC.length) {
          const rest = all.slice(before + 1).flat().length;
          expect(read.slice(read.length - rest)).toEqual(expected.slice(expected.length - rest));
        }
      }),
    );
  });

  test('of any bytes is read without a throw', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.boolean(),
        fc.boolean(),
        (noise, isLast, hasMagic) => {
          const bytes = Buffer.concat([hasMagic ? SEGMENT_MAGIC : Buffer.alloc(0), Buffer.from(noise)]);
          expect(() => decodeSegment(bytes, isLast)).not.toThrow();
        },
      ),
    );
  });

  test('of another version is not searched', () => {
    const { bytes } = segmentOf([[{ kind: 'inbound', ledger: { origins: [] }, ended: [] }]]);
    bytes.write('2', 15);
    expect(decodeSegment(bytes, false)).toMatchObject({
      items: [],
      damages: [{ reason: 'foreign', offset: 0 }],
    });
  });
});
