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
import { thrownBy } from './thrown-by.ts';
import type { WireErrorCode } from './wire-error.ts';
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

/** What a check finds, with offsets from the envelope's start; or the error. */
function outcome(bytes: Uint8Array, start: number, end: number): object {
  const error = thrownBy(() => scanner.check(bytes, start, end));
  if (error !== undefined) {
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

function isRefused(bytes: Buffer): boolean {
  return thrownBy(() => scanner.check(bytes, 0, bytes.length)) !== undefined;
}

function isReserved(key: string): boolean {
  return key.startsWith(RESERVED_TAG_PREFIX);
}

/** What a check finds in an envelope that it accepts, in the words of {@link decoded}. */
function scanned(bytes: Buffer): object {
  scanner.check(bytes, 0, bytes.length);
  return {
    sourceId: bytes.toString('utf8', scanner.sourceIdStart, scanner.sourceIdEnd),
    instanceId: bytes.toString('utf8', scanner.instanceIdStart, scanner.instanceIdEnd),
    hasTimestamp: scanner.hasTimestamp,
    hasReservedTags: scanner.hasReservedTags,
    kind: scanner.kind,
  };
}

/** What the generated code finds in an envelope. */
function decoded(bytes: Buffer): object {
  const envelope = loggregator.v2.Envelope.decode(bytes);
  const keys = [...Object.keys(envelope.tags), ...Object.keys(envelope.deprecatedTags)];
  return {
    sourceId: envelope.sourceId,
    instanceId: envelope.instanceId,
    hasTimestamp: envelope.timestamp.toString() !== '0',
    hasReservedTags: keys.some(isReserved),
    kind: envelope.message ?? 'none',
  };
}

describe('EnvelopeScanner', () => {
  test('accepts what the generated code writes, and reads the same from it', () => {
    fc.assert(
      fc.property(anyEnvelope, (bytes) => {
        expect(scanned(bytes)).toEqual(decoded(bytes));
      }),
      { numRuns: 500 },
    );
  });

  test('what it accepts of any bytes, the generated code decodes to the same', () => {
    let accepted = 0;
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        if (isRefused(bytes)) {
          return;
        }
        accepted++;
        expect(scanned(bytes)).toEqual(decoded(bytes));
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
    const indicesRead = (bytes: Buffer, start: number, end: number): Set<number> => {
      const indices = new Set<number>();
      const watched = new Proxy(bytes, {
        get(target, property) {
          const index = typeof property === 'string' ? Number(property) : Number.NaN;
          if (!Number.isInteger(index)) {
            return Reflect.get(target, property, target);
          }
          indices.add(index);
          return target[index];
        },
      });
      outcome(watched, start, end);
      return indices;
    };
    fc.assert(
      fc.property(anyBytes, fc.constantFrom(0x00, 0x0a, 0x80, 0xff), (bytes, sentinel) => {
        const around = Buffer.alloc(12, sentinel);
        const end = around.length + bytes.length;
        const indices = [...indicesRead(Buffer.concat([around, bytes, around]), around.length, end)];
        expect(indices.filter((index) => index < around.length || index >= end)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('places every error inside the envelope or at its end', () => {
    fc.assert(
      fc.property(fc.oneof(mutated(anyEnvelope), mutated(anyLooseEnvelope)), (bytes) => {
        const padded = Buffer.concat([Buffer.alloc(7), bytes, Buffer.alloc(7)]);
        const offset = thrownBy(() => scanner.check(padded, 7, 7 + bytes.length))?.offset ?? 7;
        expect(offset).toBeGreaterThanOrEqual(7);
        expect(offset).toBeLessThanOrEqual(7 + bytes.length);
      }),
      { numRuns: 1000 },
    );
  });

  test('an envelope cut at any offset is refused as cut off or decoded to the same', () => {
    fc.assert(
      fc.property(anyEnvelope, (bytes) => {
        for (let length = 0; length < bytes.length; length++) {
          const cut = bytes.subarray(0, length);
          const code = thrownBy(() => scanner.check(cut, 0, length))?.code;
          expect([undefined, 'truncated', 'nested_overrun']).toContain(code);
          expect(code === undefined ? scanned(cut) : {}).toEqual(code === undefined ? decoded(cut) : {});
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
    expect(scanned(bytes)).toEqual(decoded(bytes));
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
  /** The error for an envelope with `field` at this level: its code, and its offset from the field's first byte. */
  function refusal(field: readonly number[]): object {
    const bytes = Buffer.from(wrap(field));
    const error = thrownBy(() => scanner.check(bytes, 0, bytes.length));
    return { code: error?.code, offset: (error?.offset ?? 0) - (bytes.length - field.length) };
  }

  function refused(code: WireErrorCode, offset = 0): object {
    return { code, offset };
  }

  test('refuses the wrong wire type for every known field', () => {
    for (const [number, wireType] of known) {
      for (const wrongType of [0, 1, 2, 5].filter((other) => other !== wireType)) {
        const field = fieldBytes(number, wrongType, values[wrongType] ?? []);
        expect(refusal(field)).toEqual(refused('wrong_wire_type'));
      }
    }
  });

  test('refuses group tags', () => {
    for (const number of [1, 4, 1000]) {
      expect(refusal(fieldBytes(number, 3, []))).toEqual(refused('group_tag'));
      expect(refusal(fieldBytes(number, 4, []))).toEqual(refused('group_tag'));
    }
  });

  test('refuses field number 0, wire types 6 and 7, and tags of more than 32 bits', () => {
    for (const wireType of [0, 1, 2, 5]) {
      expect(refusal(fieldBytes(0, wireType, values[wireType] ?? []))).toEqual(refused('invalid_tag'));
    }
    expect(refusal([0x0e])).toEqual(refused('invalid_tag'));
    expect(refusal([0x0f])).toEqual(refused('invalid_tag'));
    expect(refusal([0x88, 0x80, 0x80, 0x80, 0x10, 0])).toEqual(refused('invalid_tag'));
  });

  test('refuses overlong varints', () => {
    const bytes11 = [...varintBytes(2n ** 63n).map((byte) => byte | 0x80), 0];
    const bits65 = varintBytes(2n ** 64n);
    expect(refusal(fieldBytes(100, 0, bytes11))).toEqual(refused('overlong_varint', 2 + 9));
    expect(refusal(fieldBytes(100, 0, bits65))).toEqual(refused('overlong_varint', 2 + 9));
    expect(refusal(fieldBytes(100, 0, [1], 5))).toEqual(refused('overlong_varint', 4));
    expect(refusal([0xa2, 0x06, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00])).toEqual(refused('overlong_varint', 6));
    for (const [number] of known.filter(([, wireType]) => wireType === 0)) {
      expect(refusal(fieldBytes(number, 0, bytes11))).toEqual(refused('overlong_varint', 1 + 9));
    }
  });

  test('refuses what goes on after its message', () => {
    const isNested = wrap([]).length > 0;
    // What follows a nested message would do for the missing bytes.
    const after = isNested
      ? fieldBytes(
          2,
          2,
          Array.from({ length: 20 }, () => 0x61),
        )
      : [];
    const code = isNested ? 'nested_overrun' : 'truncated';
    const cutOff = [
      [0xa2, 0x06, 9, 1, 2],
      [0xa1, 0x06, 1, 2, 3],
      [0xa5, 0x06, 1, 2, 3],
      [0xa0, 0x06, 0x80],
      [0xa0],
    ];
    for (const field of cutOff) {
      const bytes = Buffer.from([...wrap(field), ...after]);
      expect(thrownBy(() => scanner.check(bytes, 0, bytes.length))?.code).toBe(code);
    }
  });

  test('refuses strings that are not UTF-8, as the generated code does', () => {
    for (const [number] of known.filter(([, wireType]) => wireType === 2)) {
      const bytes = Buffer.from(wrap(fieldBytes(number, 2, [0xc0, 0x80])));
      let isDecoded = true;
      try {
        loggregator.v2.Envelope.decode(bytes);
      } catch {
        isDecoded = false;
      }
      expect(isRefused(bytes)).toBe(!isDecoded);
    }
  });
});

test('an error says what is wrong, where, and what was expected', () => {
  expect(() => scanner.check(Buffer.from([0xff, 0x12, 0x05, 0x61]), 1, 4)).toThrow(
    'Cannot read the envelope: truncated at offset 3, expected 5 bytes',
  );
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

describe('stripReservedTags', () => {
  test('takes the reserved tags out and leaves the rest', () => {
    fc.assert(
      fc.property(fc.oneof(anyEnvelope, anyLooseEnvelope), (bytes) => {
        const padded = Buffer.concat([Buffer.alloc(3, 0xff), bytes, Buffer.alloc(3, 0xff)]);
        if (isRefused(bytes)) {
          return;
        }
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
      }),
      { numRuns: 1000 },
    );
  });

  test('leaves an envelope without them as it is, byte for byte', () => {
    fc.assert(
      fc.property(anyLooseEnvelope, (bytes) => {
        if (isRefused(bytes) || scanner.hasReservedTags) {
          return;
        }
        expect(stripReservedTags(bytes, 0, bytes.length).equals(bytes)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('of any bytes it makes a copy or throws its own error', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        expect(() => thrownBy(() => stripReservedTags(bytes, 0, bytes.length))).not.toThrow();
      }),
      { numRuns: 1000 },
    );
  });
});
