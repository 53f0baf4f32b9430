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
import { thrownBy } from './thrown-by.ts';
import { EnvelopeScanner, RESERVED_TAG_PREFIX, stripReservedTags } from './wire-scanner.ts';

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
