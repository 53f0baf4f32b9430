import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDuration, parseTime } from './durations.ts';
import { LogError } from './errors.ts';

const nowMs = Date.UTC(2026, 10, 20, 12, 0, 0, 500);

describe('durations', () => {
  test.each([
    ['90s', 90_000],
    ['5m', 300_000],
    ['1h30m', 5_400_000],
    ['2d', 172_800_000],
    ['1w', 604_800_000],
    ['250ms', 250],
    ['1.5h', 5_400_000],
    ['0s', 0],
    ['1m1m', 120_000],
    [' 5m ', 300_000],
    ['PT5M', 300_000],
    ['P1DT2H', 93_600_000],
    ['P2W', 1_209_600_000],
    ['PT0.5S', 500],
  ])('reads %j', (text, expectedMs) => {
    expect(parseDuration(text)).toBe(expectedMs);
  });

  test.each([
    '',
    '5',
    'm',
    '5x',
    '-5m',
    '5 m',
    '1h30',
    'P',
    'PT',
    'P5',
    '1e3s',
    '.5s',
    `${'9'.repeat(30)}d`,
    '5M',
  ])('refuses %j', (text) => {
    expect(() => parseDuration(text)).toThrow(expect.objectContaining({ code: 'invalid_duration' }));
  });

  test('are the sum of their parts', () => {
    const part = fc.tuple(fc.nat(9999), fc.constantFrom('ms', 's', 'm', 'h', 'd', 'w'));
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
        const sum = parts.reduce((ms, [amount, unit]) => ms + parseDuration(`${amount}${unit}`), 0);
        expect(parseDuration(parts.map(([amount, unit]) => `${amount}${unit}`).join(''))).toBe(sum);
      }),
    );
  });
});

describe('times', () => {
  test.each([
    ['5m', nowMs - 300_000],
    ['now', nowMs],
    ['2026-11-20T11:00:00Z', Date.UTC(2026, 10, 20, 11)],
    ['2026-11-20T11:00:00.1239+01:00', Date.UTC(2026, 10, 20, 10, 0, 0, 123)],
    ['2026-11-20 11:00:00,5Z', Date.UTC(2026, 10, 20, 11, 0, 0, 500)],
    ['2026-11-20t11:00z', Date.UTC(2026, 10, 20, 11)],
    ['2026-11-20T11:00+0130', Date.UTC(2026, 10, 20, 9, 30)],
    ['2026-11-20', new Date(2026, 10, 20).getTime()],
    ['2026-11-20 10:30', new Date(2026, 10, 20, 10, 30).getTime()],
    ['2026-11-20T10:30:15.25', new Date(2026, 10, 20, 10, 30, 15, 250).getTime()],
    ['today', new Date(new Date(nowMs).setHours(0, 0, 0, 0)).getTime()],
    ['1795172400', 1_795_172_400_000],
    ['1795172400.25', 1_795_172_400_250],
    ['1795172400123', 1_795_172_400_123],
    ['1795172400123456', 1_795_172_400_123],
    ['1795172400123456789', 1_795_172_400_123],
    ['0', 0],
  ])('reads %j', (text, expectedMs) => {
    expect(parseTime(text, nowMs)).toBe(expectedMs);
  });

  test('yesterday is the midnight before', () => {
    const yesterday = new Date(parseTime('yesterday', nowMs));
    expect([yesterday.getHours(), yesterday.getMinutes()]).toEqual([0, 0]);
    expect(parseTime('today', yesterday.getTime() + 3_600_000)).toBe(yesterday.getTime());
  });

  test.each([
    '',
    'noon',
    '2026-1-2',
    '2026-02-30',
    '2026-11-20T25:00',
    '2026-11-20Z',
    '2026-11-20T11:00:00+99:00',
    '1795172400123.5',
    '9'.repeat(21),
    '-5',
  ])('refuses %j', (text) => {
    expect(() => parseTime(text, nowMs)).toThrow(expect.objectContaining({ code: 'invalid_time' }));
  });

  test('any date that prints as RFC 3339 is read as itself', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date(0), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true }),
        (date) => {
          expect(parseTime(date.toISOString(), nowMs)).toBe(date.getTime());
        },
      ),
    );
  });

  test('any text is either a time or refused with a reason', () => {
    const letters = '0123456789-:.TZ+smhdPW '.split('');
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...letters) }), (text) => {
        expect(outcomeOf(text)).toMatch(/^(time|invalid_time)$/);
      }),
    );
  });
});

function outcomeOf(text: string): string {
  try {
    return Number.isFinite(parseTime(text, nowMs)) ? 'time' : 'not finite';
  } catch (error) {
    return error instanceof LogError ? error.code : String(error);
  }
}
