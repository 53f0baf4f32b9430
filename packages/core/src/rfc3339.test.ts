import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatRfc3339, parseRfc3339 } from './rfc3339.ts';

test.each([
  ['1970-01-01T00:00:00Z', 0n],
  ['1985-04-12T23:20:50.52Z', 482196050520000000n],
  ['1985-04-12T19:20:50.52-04:00', 482196050520000000n],
  ['2003-08-24T05:14:15.000003-07:00', 1061727255000003000n],
  ['2026-11-20T11:00:00.123456789Z', 1795172400123456789n],
  ['2000-02-29T00:00:00+00:00', 951782400000000000n],
  ['2016-12-31T23:59:60Z', 1483228800000000000n],
  ['0001-01-01T00:00:00Z', -62135596800000000000n],
])('reads %s', (text, timestampNs) => {
  expect(parseRfc3339(text)).toBe(timestampNs);
});

test.each([
  '',
  '-',
  '2026-11-20',
  '2026-11-20T11:00:00',
  '2026-11-20 11:00:00Z',
  '2026-11-20t11:00:00z',
  '2026-13-20T11:00:00Z',
  '2026-00-20T11:00:00Z',
  '2026-02-29T11:00:00Z',
  '2026-04-31T11:00:00Z',
  '2026-11-00T11:00:00Z',
  '2026-11-20T24:00:00Z',
  '2026-11-20T11:60:00Z',
  '2026-11-20T11:00:61Z',
  '2026-11-20T11:00:00.Z',
  '2026-11-20T11:00:00.1234567890Z',
  '2026-11-20T11:00:00+24:00',
  '2026-11-20T11:00:00+01:60',
  '2026-11-20T11:00:00+0100',
])('refuses %j', (text) => {
  expect(parseRfc3339(text)).toBeUndefined();
});

test('writes as many digits as asked for, and cuts', () => {
  const timestampNs = 1795172400123456789n;
  expect(formatRfc3339(timestampNs, 9)).toBe('2026-11-20T11:00:00.123456789Z');
  expect(formatRfc3339(timestampNs, 6, '+00:00')).toBe('2026-11-20T11:00:00.123456+00:00');
  expect(formatRfc3339(timestampNs, 3)).toBe('2026-11-20T11:00:00.123Z');
  expect(formatRfc3339(timestampNs, 0)).toBe('2026-11-20T11:00:00Z');
  expect(formatRfc3339(1356998400000000000n, 6)).toBe('2013-01-01T00:00:00.000000Z');
});

test('reads a time the same whatever was read before it', () => {
  const texts = [
    '2026-11-20T11:00:00.5Z',
    '2026-11-20T11:00:00Z',
    '2026-11-20T11:00:00.25+01:00',
    '2026-11-20T11:00:00.25-01:30',
    '2026-11-20T11:00:00+24:00',
    '2026-02-30T11:00:00Z',
    '2026-02-28T11:00:00Z',
    '1969-12-31T23:59:59.999999999Z',
    'yesterday',
  ];
  const expected: (bigint | undefined)[] = [
    1795172400500000000n,
    1795172400000000000n,
    1795168800250000000n,
    1795177800250000000n,
    undefined,
    undefined,
    1772276400000000000n,
    -1n,
    undefined,
  ];
  fc.assert(
    fc.property(fc.array(fc.nat({ max: texts.length - 1 })), (order) => {
      for (const i of order) expect(parseRfc3339(texts[i] ?? '')).toBe(expected[i]);
    }),
  );
});

test('has no text for times that four digits of year cannot name', () => {
  expect(formatRfc3339(-1n, 6)).toBeUndefined();
  expect(formatRfc3339(253402300800000000000n, 6)).toBeUndefined();
  expect(formatRfc3339(2n ** 63n, 6)).toBe('2262-04-11T23:47:16.854775Z');
});

test('what is written is read as the same moment, and a Date agrees', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 253402300799999999999n }), (timestampNs) => {
      const text = formatRfc3339(timestampNs, 9) ?? '';
      expect(parseRfc3339(text)).toBe(timestampNs);
      expect(Date.parse(text)).toBe(Number(timestampNs / 1_000_000n));
    }),
  );
});
