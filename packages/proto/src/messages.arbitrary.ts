// Numbers and texts for the tests of the internal messages, with the values at which encodings change.
import fc from 'fast-check';

export const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom('', 'x'.repeat(200)),
);
export const anyUint = fc.oneof(
  fc.maxSafeNat(),
  fc.constantFrom(0, 1, 127, 128, 2 ** 32 - 1, 2 ** 32, Number.MAX_SAFE_INTEGER),
);
export const anyUint32 = fc.oneof(fc.nat(), fc.constantFrom(0, 1, 127, 128, 2 ** 32 - 1));
export const anyFixed64 = fc.oneof(fc.bigInt(0n, 2n ** 64n - 1n), fc.constantFrom(0n, 1n, 2n ** 63n));
export const anyEntries = fc
  .oneof(
    { weight: 20, arbitrary: fc.uint8Array({ maxLength: 100 }) },
    { weight: 10, arbitrary: fc.constantFrom(0, 127, 128).map((length) => new Uint8Array(length)) },
    { weight: 1, arbitrary: fc.constant(new Uint8Array(70_000)) },
  )
  .map((bytes) => Buffer.from(bytes));
