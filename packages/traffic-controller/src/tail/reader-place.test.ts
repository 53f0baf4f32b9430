import { expect, test } from 'vitest';
import { decodePlace, encodePlace, movedTo, type ReaderPlace, type ZonePlace } from './reader-place.ts';

const scope = { cluster: 'c', app: 'web' };

function roundTrip(place: ReaderPlace): ReaderPlace {
  return decodePlace(encodePlace(scope, place), scope);
}

test('a place comes back from its cursor', () => {
  const zones = new Map<string, ZonePlace>([
    ['z1', { position: { logId: 0xdead_beef_0000_0001n, index: 2 ** 40 }, older: [{ logId: 5n, index: 7 }] }],
    ['z2', { position: { logId: 0n, index: 1_795_345_200_000 }, older: [] }],
  ]);
  expect(roundTrip({ zones, unseenSinceMs: 1_795_345_200_123 })).toEqual({
    zones,
    unseenSinceMs: 1_795_345_200_123,
  });
});

test('earlier logs of a zone are kept, the last one first, and a log that comes back is not kept twice', () => {
  let place = movedTo(undefined, { logId: 0n, index: 5 });
  for (const [logId, index] of [
    [1n, 10],
    [1n, 20],
    [2n, 3],
    [3n, 4],
    [1n, 25],
  ] as const) {
    place = movedTo(place, { logId, index });
  }
  expect(place).toEqual({
    position: { logId: 1n, index: 25 },
    older: [
      { logId: 3n, index: 4 },
      { logId: 2n, index: 3 },
    ],
  });
});

test('a cursor stays under 200 characters, however often apps have moved', () => {
  const older = [
    { logId: 2n ** 63n, index: 10_000_000 },
    { logId: 2n ** 62n, index: 10_000_000 },
  ];
  const zones = new Map<string, ZonePlace>();
  for (const zone of ['z1', 'z2', 'z3'])
    zones.set(zone, { position: { logId: 2n ** 61n, index: 10_000_000 }, older });
  expect(encodePlace(scope, { zones, unseenSinceMs: Date.now() }).length).toBeLessThan(200);
});
