import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  CURSOR_CHARS_MAX,
  CursorError,
  type CursorPosition,
  decodeCursor,
  encodeCursor,
} from './cursor-token.ts';

const scope = { cluster: 'cluster-1', app: 'web' };
const position = fc.record({
  logId: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
  index: fc.oneof(fc.maxSafeNat(), fc.nat(300)),
});
const zones = fc
  .array(fc.tuple(fc.string({ unit: 'grapheme', maxLength: 8 }), position), { maxLength: 8 })
  .map((entries) => new Map<string, CursorPosition>(entries));

describe('a cursor', () => {
  test('says what was put into it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), zones, (cluster, app, content) => {
        const text = encodeCursor({ cluster, app, zones: content });
        expect(text).toMatch(/^[A-Za-z0-9_-]+$/);
        expect(new Map(decodeCursor(text, { cluster, app }))).toEqual(content);
      }),
    );
  });

  test('is the same whatever the order of its zones', () => {
    fc.assert(
      fc.property(zones, (content) => {
        const reversed = new Map([...content].reverse());
        expect(encodeCursor({ ...scope, zones: reversed })).toBe(encodeCursor({ ...scope, zones: content }));
      }),
    );
  });

  test('is under 200 characters with four zones, long names and the largest numbers', () => {
    const largest = { logId: 2n ** 64n - 1n, index: Number.MAX_SAFE_INTEGER };
    const names = ['eu-central-1a', 'eu-central-1b', 'eu-central-1c', 'eu-central-1d'];
    const text = encodeCursor({
      cluster: 'x'.repeat(300),
      app: 'y'.repeat(255),
      zones: new Map(names.map((name) => [name, largest])),
    });
    expect(text.length).toBeLessThan(200);
  });

  test('that was changed in one place is refused', () => {
    const text = encodeCursor({ ...scope, zones: new Map([['z1', { logId: 7n, index: 42 }]]) });
    fc.assert(
      fc.property(
        fc.nat(text.length - 1),
        fc.constantFrom(...'ABCXYZabcxyz019_-=+/ é'.split('')),
        (at, letter) => {
          fc.pre(text[at] !== letter);
          expect(refusalOf(text.slice(0, at) + letter + text.slice(at + 1))).toBe('malformed');
        },
      ),
    );
    for (let end = 0; end < text.length; end += 1) expect(refusalOf(text.slice(0, end))).toBe('malformed');
    expect(refusalOf(`${text}A`)).toBe('malformed');
  });

  test('of another cluster or another app is refused as that', () => {
    const text = encodeCursor({ ...scope, zones: new Map() });
    expect(refusalOf(text, { ...scope, cluster: 'cluster-2' })).toBe('other_cluster');
    expect(refusalOf(text, { ...scope, app: 'api' })).toBe('other_app');
    expect(refusalOf(text)).toBeUndefined();
  });

  test('that is too long is refused before it is read', () => {
    expect(refusalOf('A'.repeat(CURSOR_CHARS_MAX + 1))).toBe('too_long');
  });

  test('is not made when its zones do not fit', () => {
    const many = new Map(
      Array.from({ length: 60 }, (_, i) => [`zone-${i}`, { logId: 1n, index: 1 }] as const),
    );
    expect(() => encodeCursor({ ...scope, zones: many })).toThrow(
      expect.objectContaining({ code: 'too_long' }),
    );
    const long = new Map([['z'.repeat(256), { logId: 1n, index: 1 }]]);
    expect(() => encodeCursor({ ...scope, zones: long })).toThrow(CursorError);
  });

  test('holds no index that is not a whole number', () => {
    for (const index of [-1, 0.5, Number.NaN, 2 ** 53]) {
      const content = { ...scope, zones: new Map([['z1', { logId: 1n, index }]]) };
      expect(() => encodeCursor(content)).toThrow(RangeError);
    }
  });

  test('any text is refused with a reason, never with another error', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes).toString('base64url')),
    );
    fc.assert(
      fc.property(text, (any) => {
        expect(refusalOf(any)).toBe('malformed');
      }),
    );
  });
});

function refusalOf(text: string, of = scope): string | undefined {
  try {
    decodeCursor(text, of);
    return undefined;
  } catch (error) {
    if (error instanceof CursorError) return error.code;
    throw error;
  }
}
