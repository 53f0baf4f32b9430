import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LocalClock } from './local-time.ts';

const zoneBefore = process.env['TZ'];

/** The slow, obvious way: one Date per time. */
function slowLocal(milliseconds: number): string {
  const date = new Date(milliseconds);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  const time = `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
  const offset = -date.getTimezoneOffset();
  const sign = offset < 0 ? '-' : '+';
  const hours = two(Math.floor(Math.abs(offset) / 60));
  return `${day}T${time}.${String(date.getMilliseconds()).padStart(3, '0')}${sign}${hours}:${two(Math.abs(offset) % 60)}`;
}

describe.each(['Europe/Berlin', 'America/St_Johns', 'Asia/Kolkata', 'UTC'])('LocalClock in %s', (zone) => {
  beforeAll(() => {
    process.env['TZ'] = zone;
  });
  afterAll(() => {
    if (zoneBefore === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zoneBefore;
  });

  it('says what a Date says, at every time of the year', () => {
    const clock = new LocalClock({ utc: false, style: { fractionDigits: 3, offset: 'colon' } });
    const year = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) });
    fc.assert(
      fc.property(year, (milliseconds) => {
        const utc = new Date(milliseconds).toISOString().replace('Z', '123456Z');
        expect(clock.format(utc)).toBe(slowLocal(milliseconds));
      }),
      { numRuns: 500 },
    );
  });
});

describe('LocalClock', () => {
  const utc = new LocalClock({ utc: true, style: { fractionDigits: 9, offset: 'colon' } });

  it('writes UTC with nanoseconds', () => {
    expect(utc.format('2026-11-20T11:00:00.123456789Z')).toBe('2026-11-20T11:00:00.123456789Z');
  });

  it('brings other RFC 3339 times into shape', () => {
    expect(utc.format('2026-11-20T11:00:00Z')).toBe('2026-11-20T11:00:00.000000000Z');
    expect(utc.format('2026-11-20T12:00:00.5+01:00')).toBe('2026-11-20T11:00:00.500000000Z');
  });

  it('drops the fraction where none is wanted, and writes offsets without a colon', () => {
    const clock = new LocalClock({ utc: true, style: { fractionDigits: 0, offset: 'plain' } });
    expect(clock.format('2026-11-20T11:00:00.123456789Z')).toBe('2026-11-20T11:00:00+0000');
  });

  it.each(['', 'yesterday', '2026-99-99T99:99:99.000000000Z'])('leaves "%s" as it is', (text) => {
    expect(utc.format(text)).toBe(text);
  });

  it('does not pass on control characters in a time that is none', () => {
    expect(utc.format('\x1b[2J')).toBe('\\x1b[2J');
  });

  it('stays right over more minutes than it remembers', () => {
    const clock = new LocalClock({ utc: true, style: { fractionDigits: 3, offset: 'colon' } });
    for (let minute = 0; minute < 10_000; minute += 1) {
      const text = new Date(Date.UTC(2026, 0, 1) + minute * 60_000).toISOString();
      expect(clock.format(text.replace('Z', '000000Z'))).toBe(text);
    }
  });
});
