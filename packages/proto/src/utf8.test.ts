import { isUtf8 as isUtf8OfNode } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isUtf8 } from './utf8.ts';

describe('isUtf8', () => {
  test('agrees with Node on every sequence of up to two bytes and its neighbourhood in three and four', () => {
    const edges = [0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xff];
    const differing: number[][] = [];
    const compare = (...bytes: number[]) => {
      if (!agreesWithNode(Uint8Array.from(bytes))) {
        differing.push(bytes);
      }
    };
    for (let first = 0; first < 256; first++) {
      for (let second = 0; second < 256; second++) {
        compare(first, second);
        for (const third of edges) {
          compare(first, second, third);
          compare(first, second, third, 0x80);
        }
      }
    }
    expect(differing).toEqual([]);
  });

  test('agrees with Node on any bytes', () => {
    const anyText = fc.string({ unit: 'binary' }).map((text) => Buffer.from(text));
    const anyCut = fc.tuple(anyText, fc.nat(10)).map(([bytes, cut]) => bytes.subarray(0, bytes.length - cut));
    fc.assert(
      fc.property(fc.oneof(anyText, anyCut, fc.uint8Array()), (bytes) => {
        expect(agreesWithNode(bytes)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('does not look outside of its bounds', () => {
    const bytes = Buffer.from([0xff, 0xc3, 0xa9, 0xff]);
    expect(isUtf8(bytes, 1, 3)).toBe(true);
    expect(isUtf8(bytes, 1, 2)).toBe(false);
    expect(isUtf8(bytes, 1, 1)).toBe(true);
  });
});

function agreesWithNode(bytes: Uint8Array): boolean {
  return isUtf8(bytes, 0, bytes.length) === isUtf8OfNode(bytes);
}
