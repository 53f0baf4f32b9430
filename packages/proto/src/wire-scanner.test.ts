import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loggregator } from '../gen/loggregator.js';
import {
  anyBytes,
  anyEnvelope,
  anyLooseEnvelope,
  fieldBytes,
  mutated,
  varintBytes,
} from './envelope.arbitrary.ts';
import { encodeEntry } from './envelope.ts';
import { WireError, type WireErrorCode } from './wire-error.ts';
import {
  countEntries,
  EnvelopeScanner,
  entryBodyStart,
  entryEnd,
  forEachEnvelope,
  RESERVED_TAG_PREFIX,
  stripReservedTags,
} from './wire-scanner.ts';

const scanner = new EnvelopeScanner();

/** What a check found, with offsets from the envelope's start; or the error. */
function outcome(bytes: Uint8Array, start: number, end: number): object {
  try {
    scanner.check(bytes, start, end);
  } catch (error) {
    if (!(error instanceof WireError)) {
      throw error;
    }
    return { code: error.code, offset: error.offset - start };
  }
  const { sourceIdStart, sourceIdEnd, instanceIdStart, instanceIdEnd } = scanner;
  return {
    sourceId: sourceIdStart === 0 ? undefined : [sourceIdStart - start, sourceIdEnd - start],
    instanceId: instanceIdStart === 0 ? undefined : [instanceIdStart - start, instanceIdEnd - start],
    hasTimestamp: scanner.hasTimestamp,
    hasReservedTags: scanner.hasReservedTags,
    kind: scanner.kind,
  };
}

function errorOf(read: () => unknown): WireError {
  try {
    read();
  } catch (error) {
    if (error instanceof WireError) {
      return error;
    }
    throw error;
  }
  throw new Error('Cannot take the error: there is none, expected a WireError');
}

function isReserved(key: string): boolean {
  return key.startsWith(RESERVED_TAG_PREFIX);
}

function expectAsDecoded(bytes: Buffer): void {
  const decoded = loggregator.v2.Envelope.decode(bytes);
  const keys = [...Object.keys(decoded.tags), ...Object.keys(decoded.deprecatedTags)];
  expect({
    sourceId: bytes.toString('utf8', scanner.sourceIdStart, scanner.sourceIdEnd),
    instanceId: bytes.toString('utf8', scanner.instanceIdStart, scanner.instanceIdEnd),
    hasTimestamp: scanner.hasTimestamp,
    hasReservedTags: scanner.hasReservedTags,
    kind: scanner.kind,
  }).toEqual({
    sourceId: decoded.sourceId,
    instanceId: decoded.instanceId,
    hasTimestamp: decoded.timestamp.toString() !== '0',
    hasReservedTags: keys.some(isReserved),
    kind: decoded.message ?? 'none',
  });
}

describe('EnvelopeScanner', () => {
  test('accepts what the generated code writes, and reads the same from it', () => {
    fc.assert(
      fc.property(anyEnvelope, (bytes) => {
        scanner.check(bytes, 0, bytes.length);
        expectAsDecoded(bytes);
      }),
      { numRuns: 500 },
    );
  });

  test('what it accepts of any bytes, the generated code decodes to the same', () => {
    let accepted = 0;
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        if (!('code' in outcome(bytes, 0, bytes.length))) {
          accepted++;
          expectAsDecoded(bytes);
        }
      }),
      { numRuns: 5000 },
    );
    expect(accepted).toBeGreaterThan(1000);
  });

  test('finds the same whatever lies around the envelope', () => {
    fc.assert(
      fc.property(anyBytes, fc.uint8Array({ minLength: 1, maxLength: 20 }), (bytes, around) => {
        const padded = Buffer.concat([around, bytes, around]);
        const alone = outcome(Buffer.concat([Buffer.alloc(1), bytes]), 1, 1 + bytes.length);
        const inside = outcome(padded, around.length, around.length + bytes.length);
        expect(inside).toEqual(alone);
      }),
      { numRuns: 2000 },
    );
  });

  test('reads no byte outside of the envelope', () => {
    const read = (bytes: Buffer, start: number, end: number) => {
      const watched = new Proxy(bytes, {
        get(target, property) {
          const index = typeof property === 'string' ? Number(property) : Number.NaN;
          if (Number.isInteger(index)) {
            expect(index).toBeGreaterThanOrEqual(start);
            expect(index).toBeLessThan(end);
            return target[index];
          }
          return Reflect.get(target, property, target);
        },
      });
      outcome(watched, start, end);
    };
    fc.assert(
      fc.property(anyBytes, fc.constantFrom(0x00, 0x0a, 0x80, 0xff), (bytes, sentinel) => {
        const around = Buffer.alloc(12, sentinel);
        read(Buffer.concat([around, bytes, around]), around.length, around.length + bytes.length);
      }),
      { numRuns: 500 },
    );
  });

  test('places every error inside the envelope or at its end', () => {
    fc.assert(
      fc.property(fc.oneof(mutated(anyEnvelope), mutated(anyLooseEnvelope)), (bytes) => {
        const found = outcome(Buffer.concat([Buffer.alloc(7), bytes, Buffer.alloc(7)]), 7, 7 + bytes.length);
        if ('offset' in found) {
          expect(found.offset).toBeGreaterThanOrEqual(0);
          expect(found.offset).toBeLessThanOrEqual(bytes.length);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('an envelope cut at any offset is refused or decoded to the same', () => {
    fc.assert(
      fc.property(anyEnvelope, (bytes) => {
        for (let length = 0; length < bytes.length; length++) {
          const cut = bytes.subarray(0, length);
          const found = outcome(cut, 0, length);
          if ('code' in found) {
            expect(['truncated', 'nested_overrun']).toContain(found.code);
          } else {
            expectAsDecoded(cut);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  test('accepts an envelope without fields', () => {
    expect(outcome(Buffer.alloc(0), 0, 0)).toEqual({
      sourceId: undefined,
      instanceId: undefined,
      hasTimestamp: false,
      hasReservedTags: false,
      kind: 'none',
    });
  });

  test('forgets what it found before', () => {
    const full = loggregator.v2.Envelope.encode({
      timestamp: 1,
      sourceId: 'a',
      instanceId: 'b',
      tags: { 'tailrace.x': '' },
      log: {},
    }).finish();
    scanner.check(full, 0, full.length);
    expect(outcome(full, 0, 0)).toMatchObject({ sourceId: undefined, hasTimestamp: false, kind: 'none' });
  });

  test('of a field that is there twice the last one counts', () => {
    const bytes = Buffer.from([
      ...fieldBytes(2, 2, [...Buffer.from('first')]),
      ...fieldBytes(1, 0, [5]),
      ...fieldBytes(4, 2, []),
      ...fieldBytes(2, 2, [...Buffer.from('last')]),
      ...fieldBytes(1, 0, [0]),
      ...fieldBytes(5, 2, []),
    ]);
    scanner.check(bytes, 0, bytes.length);
    expect(bytes.toString('utf8', scanner.sourceIdStart, scanner.sourceIdEnd)).toBe('last');
    expect(scanner.hasTimestamp).toBe(false);
    expect(scanner.kind).toBe('counter');
  });

  test('skips fields that it does not know, at every level', () => {
    const unknown = [
      ...fieldBytes(100, 0, varintBytes(2n ** 64n - 1n)),
      ...fieldBytes(101, 1, [1, 2, 3, 4, 5, 6, 7, 8]),
      ...fieldBytes(102, 2, [0xff, 0xff]),
      ...fieldBytes(103, 5, [1, 2, 3, 4]),
    ];
    const bytes = Buffer.from([
      ...unknown,
      ...fieldBytes(4, 2, unknown),
      ...fieldBytes(9, 2, unknown),
      ...fieldBytes(3, 2, [...unknown, ...fieldBytes(2, 2, unknown)]),
      ...fieldBytes(6, 2, [...unknown, ...fieldBytes(1, 2, fieldBytes(2, 2, unknown))]),
      ...unknown,
    ]);
    scanner.check(bytes, 0, bytes.length);
    expectAsDecoded(bytes);
  });
});

/** One way to put a field into an envelope: directly, or into one of its messages. */
interface Level {
  readonly name: string;
  readonly wrap: (field: readonly number[]) => number[];
  /** The known fields there: number and right wire type. */
  readonly known: readonly (readonly [number: number, wireType: number])[];
}

const levels: readonly Level[] = [
  {
    name: 'envelope',
    wrap: (field) => [...field],
    known: [
      [1, 0],
      [2, 2],
      [3, 2],
      [4, 2],
      [5, 2],
      [6, 2],
      [7, 2],
      [8, 2],
      [9, 2],
      [10, 2],
    ],
  },
  {
    name: 'entry of tags',
    wrap: (field) => fieldBytes(9, 2, field),
    known: [
      [1, 2],
      [2, 2],
    ],
  },
  {
    name: 'entry of deprecated_tags',
    wrap: (field) => fieldBytes(3, 2, field),
    known: [
      [1, 2],
      [2, 2],
    ],
  },
  {
    name: 'value of a deprecated tag',
    wrap: (field) => fieldBytes(3, 2, fieldBytes(2, 2, field)),
    known: [
      [1, 2],
      [2, 0],
      [3, 1],
    ],
  },
  {
    name: 'log',
    wrap: (field) => fieldBytes(4, 2, field),
    known: [
      [1, 2],
      [2, 0],
    ],
  },
  {
    name: 'counter',
    wrap: (field) => fieldBytes(5, 2, field),
    known: [
      [1, 2],
      [2, 0],
      [3, 0],
    ],
  },
  { name: 'gauge', wrap: (field) => fieldBytes(6, 2, field), known: [[1, 2]] },
  {
    name: 'entry of metrics',
    wrap: (field) => fieldBytes(6, 2, fieldBytes(1, 2, field)),
    known: [
      [1, 2],
      [2, 2],
    ],
  },
  {
    name: 'value of a gauge',
    wrap: (field) => fieldBytes(6, 2, fieldBytes(1, 2, fieldBytes(2, 2, field))),
    known: [
      [1, 2],
      [2, 1],
    ],
  },
  {
    name: 'timer',
    wrap: (field) => fieldBytes(7, 2, field),
    known: [
      [1, 2],
      [2, 0],
      [3, 0],
    ],
  },
  {
    name: 'event',
    wrap: (field) => fieldBytes(10, 2, field),
    known: [
      [1, 2],
      [2, 2],
    ],
  },
];

/** A value of each wire type that could be skipped. */
const values: Readonly<Record<number, readonly number[]>> = {
  0: [1],
  1: [1, 2, 3, 4, 5, 6, 7, 8],
  2: [],
  5: [1, 2, 3, 4],
};

describe.each(levels)('EnvelopeScanner, in the $name', ({ wrap, known }) => {
  /** Checks an envelope with `field` at this level and expects the error at the field's first byte, or `shift` later. */
  function expectRefused(field: readonly number[], code: WireErrorCode, shift = 0): void {
    const bytes = Buffer.from(wrap(field));
    const error = errorOf(() => scanner.check(bytes, 0, bytes.length));
    expect(error).toMatchObject({ code, offset: bytes.length - field.length + shift });
    expect(error.message).toMatch(/^Cannot read the envelope: .* at offset \d+, expected /);
  }

  test('refuses the wrong wire type for every known field', () => {
    for (const [number, wireType] of known) {
      for (const wrongType of [0, 1, 2, 5].filter((other) => other !== wireType)) {
        expectRefused(fieldBytes(number, wrongType, values[wrongType] ?? []), 'wrong_wire_type');
      }
    }
  });

  test('refuses group tags', () => {
    for (const number of [1, 4, 1000]) {
      expectRefused(fieldBytes(number, 3, []), 'group_tag');
      expectRefused(fieldBytes(number, 4, []), 'group_tag');
    }
  });

  test('refuses field number 0, wire types 6 and 7, and tags of more than 32 bits', () => {
    for (const wireType of [0, 1, 2, 5]) {
      expectRefused(fieldBytes(0, wireType, values[wireType] ?? []), 'invalid_tag');
    }
    expectRefused([0x0e], 'invalid_tag');
    expectRefused([0x0f], 'invalid_tag');
    expectRefused([0x88, 0x80, 0x80, 0x80, 0x10, 0], 'invalid_tag');
  });

  test('refuses overlong varints', () => {
    const elevenBytes = [...varintBytes(2n ** 63n), 1].map((byte, at) => (at < 10 ? byte | 0x80 : byte));
    expectRefused(fieldBytes(100, 0, elevenBytes), 'overlong_varint', 2 + 9);
    const bits65 = varintBytes(2n ** 64n);
    expectRefused(fieldBytes(100, 0, bits65), 'overlong_varint', 2 + 9);
    expectRefused(fieldBytes(100, 0, [1], 5), 'overlong_varint', 4);
    expectRefused([0xa2, 0x06, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00], 'overlong_varint', 6);
    for (const [number] of known.filter(([, wireType]) => wireType === 0)) {
      expectRefused(fieldBytes(number, 0, elevenBytes), 'overlong_varint', 1 + 9);
    }
  });

  test('refuses what goes on after its message', () => {
    const isNested = wrap([]).length > 0;
    const code = isNested ? 'nested_overrun' : 'truncated';
    for (const field of [
      [0xa2, 0x06, 9, 1, 2],
      [0xa1, 0x06, 1, 2, 3],
      [0xa5, 0x06, 1, 2, 3],
      [0xa0, 0x06, 0x80],
      [0xa0],
    ]) {
      const bytes = Buffer.from([
        ...wrap(field),
        ...(isNested ? Buffer.from(fieldBytes(2, 2, new Array(20).fill(0x61))) : []),
      ]);
      const error = errorOf(() => scanner.check(bytes, 0, bytes.length));
      expect(error.code).toBe(code);
    }
  });

  test('refuses strings that are not UTF-8', () => {
    for (const [number, wireType] of known.filter(([, type]) => type === 2)) {
      const bytes = Buffer.from(wrap(fieldBytes(number, wireType, [0xc0, 0x80])));
      let decodes = true;
      try {
        loggregator.v2.Envelope.decode(bytes);
      } catch {
        decodes = false;
      }
      expect('code' in outcome(bytes, 0, bytes.length)).toBe(!decodes);
    }
  });
});

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
          let bounds: [number, number][] | undefined;
          try {
            bounds = visits(bytes);
          } catch (error) {
            expect(error).toBeInstanceOf(WireError);
          }
          let count: number | undefined;
          try {
            count = countEntries(padded, 5, 5 + bytes.length);
          } catch (error) {
            expect(error).toBeInstanceOf(WireError);
          }
          for (const [start, end] of bounds ?? []) {
            expect(0 < start && start <= end && end <= bytes.length).toBe(true);
          }
          if (count !== undefined) {
            expect(bounds).toHaveLength(count);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('a run cut anywhere but between entries is refused', () => {
    const run = Buffer.concat(
      [Buffer.alloc(200, 0x61), Buffer.alloc(0), Buffer.alloc(3, 0x62)].map(encodeEntry),
    );
    const ends = new Set([0, 203, 205, run.length]);
    for (let end = 0; end <= run.length; end++) {
      if (ends.has(end)) {
        expect(countEntries(run, 0, end)).toBe([...ends].indexOf(end));
      } else {
        expect(errorOf(() => countEntries(run, 0, end)).code).toBe('truncated');
      }
    }
  });

  test('an internal run has entries and nothing else', () => {
    const bytes = Buffer.from([...encodeEntry(Buffer.alloc(2)), ...fieldBytes(2, 0, [1])]);
    expect(errorOf(() => countEntries(bytes, 0, bytes.length))).toMatchObject({
      code: 'invalid_tag',
      offset: 4,
    });
  });

  test('a length of more than 5 bytes is refused', () => {
    const bytes = Buffer.from([0x0a, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00]);
    expect(errorOf(() => countEntries(bytes, 0, bytes.length))).toMatchObject({
      code: 'overlong_varint',
      offset: 6,
    });
    expect(errorOf(() => visits(bytes))).toMatchObject({ code: 'overlong_varint' });
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
    const error = errorOf(() => forEachEnvelope(bytes, (start) => seen.push(start)));
    expect(error).toMatchObject({ code: 'truncated', offset: 5 });
    expect(error.message).toBe('Cannot read the batch: truncated at offset 5, expected 9 bytes');
    expect(seen).toEqual([2]);
  });
});

describe('stripReservedTags', () => {
  test('takes the reserved tags out and leaves the rest', () => {
    fc.assert(
      fc.property(fc.oneof(anyEnvelope, anyLooseEnvelope), (bytes) => {
        const padded = Buffer.concat([Buffer.alloc(3, 0xff), bytes, Buffer.alloc(3, 0xff)]);
        if ('code' in outcome(bytes, 0, bytes.length)) {
          return;
        }
        const { hasReservedTags } = scanner;
        const stripped = stripReservedTags(padded, 3, 3 + bytes.length);
        const expected = loggregator.v2.Envelope.decode(bytes);
        for (const tags of [expected.tags, expected.deprecatedTags]) {
          for (const key of Object.keys(tags).filter(isReserved)) {
            delete tags[key];
          }
        }
        expect(loggregator.v2.Envelope.decode(stripped)).toEqual(expected);
        scanner.check(stripped, 0, stripped.length);
        expect(scanner.hasReservedTags).toBe(false);
        if (!hasReservedTags) {
          expect(stripped).toEqual(bytes);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('of any bytes it makes a copy or throws its own error', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        try {
          stripReservedTags(bytes, 0, bytes.length);
        } catch (error) {
          expect(error).toBeInstanceOf(WireError);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
