// Entries written here against the package that defines them.
import { encodeEntry, encodeLogEnvelope } from '@tailrace/proto/envelope';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ENTRY_OVERHEAD_BYTES_MAX, STAMP_BYTES_MAX, writeEntry } from './entry-bytes.ts';
import { readLine } from './testing/owner-model.ts';

const line = { sourceId: 'web', instanceId: '0', isErr: false };

test('an entry is what encodeEntry makes, for envelopes of any length', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 140_000 }), fc.nat(20), (bytes, offset) => {
      const envelope = Buffer.alloc(bytes, 7);
      const target = Buffer.alloc(offset + bytes + ENTRY_OVERHEAD_BYTES_MAX);
      const end = writeEntry(target, offset, envelope, 0, bytes, undefined);
      expect(target.subarray(offset, end).equals(encodeEntry(envelope))).toBe(true);
    }),
    { numRuns: 50 },
  );
});

test('a timestamp that is added counts, also over one that is 0', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }), (stampNs) => {
      const envelope = encodeLogEnvelope({ ...line, timestampNs: 0n, payload: Buffer.from('hello') });
      const withZero = Buffer.concat([Buffer.from([0x08, 0x00]), envelope]);
      for (const bytes of [envelope, withZero]) {
        const target = Buffer.alloc(bytes.length + ENTRY_OVERHEAD_BYTES_MAX + STAMP_BYTES_MAX);
        const end = writeEntry(target, 0, bytes, 0, bytes.length, stampNs);
        expect(readLine(target.subarray(2, end))).toMatchObject({ payload: 'hello', timestampNs: stampNs });
      }
    }),
  );
});
