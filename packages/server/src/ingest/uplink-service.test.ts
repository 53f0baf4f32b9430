// What senders are told of the size of their batches; everything else of uplinks is in uplink.test.ts, over real connections.
import { expect, test } from 'vitest';
import { batchBytesMaxFor } from './uplink-service.ts';

test('few senders may send batches of 1 MiB, many no more than 256 KiB', () => {
  expect([0, 1, 64].map(batchBytesMaxFor)).toEqual([2 ** 20, 2 ** 20, 2 ** 20]);
  expect(batchBytesMaxFor(128)).toBe(2 ** 19);
  expect([256, 1_000, 100_000].map(batchBytesMaxFor)).toEqual([2 ** 18, 2 ** 18, 2 ** 18]);
});
