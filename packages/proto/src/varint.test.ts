import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { varintBytes } from './envelope.arbitrary.ts';
import { varint64Length, varintLength, writeVarint, writeVarint64 } from './varint.ts';

const edges = Array.from({ length: 64 }, (_, bits) => [2n ** BigInt(bits) - 1n, 2n ** BigInt(bits)]).flat();

describe('varints', () => {
  test('of numbers are written as the slow model does', () => {
    const anyNumber = fc.oneof(
      fc.constantFrom(...edges.filter((edge) => edge < 2n ** 53n)),
      fc.bigInt(0n, 2n ** 53n - 1n),
    );
    fc.assert(
      fc.property(anyNumber, (value) => {
        const target = Buffer.alloc(12, 0xee);
        const end = writeVarint(target, 1, Number(value));
        expect([...target.subarray(1, end)]).toEqual(varintBytes(value));
        expect(end - 1).toBe(varintLength(Number(value)));
        expect(target[end]).toBe(0xee);
      }),
      { numRuns: 500 },
    );
  });

  test('of 64 bits are written as the slow model does', () => {
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...edges), fc.bigInt(0n, 2n ** 64n - 1n)), (value) => {
        const low = Number(value & 0xffff_ffffn);
        const high = Number(value >> 32n);
        const target = Buffer.alloc(12, 0xee);
        const end = writeVarint64(target, 1, low, high);
        expect([...target.subarray(1, end)]).toEqual(varintBytes(value));
        expect(end - 1).toBe(varint64Length(low, high));
        expect(target[end]).toBe(0xee);
      }),
      { numRuns: 500 },
    );
  });
});
