// RFC 3339 timestamps from and to nanoseconds since 1970. It takes exactly that grammar (with an upper-case T and Z),
// not the other forms that people type.

const grammar = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(?:Z|([+-])(\d\d):(\d\d))$/;
/** 9999-12-31T23:59:59.999Z: four digits hold no later year. */
const msMax = 253_402_300_799_999;

/** The second that was read last, and its nanoseconds in UTC: of most lines it is the one of the line before. */
let lastSecond = '';
let lastSecondNs: bigint | undefined;

/** Nanoseconds since 1970; undefined when `text` is no RFC 3339 timestamp or names a day or time that does not exist. */
export function parseRfc3339(text: string): bigint | undefined {
  const match = grammar.exec(text);
  if (match === null) return undefined;
  const [, second = '', fraction = '', sign, offsetHour = '0', offsetMinute = '0'] = match;
  if (second !== lastSecond) {
    lastSecondNs = secondNs(second);
    lastSecond = second;
  }
  if (lastSecondNs === undefined || Number(offsetHour) > 23 || Number(offsetMinute) > 59) return undefined;
  const timestampNs = lastSecondNs + BigInt(Number(fraction.padEnd(9, '0')));
  if (sign === undefined) return timestampNs;
  const offsetMinutes = (sign === '-' ? -1 : 1) * (Number(offsetHour) * 60 + Number(offsetMinute));
  return timestampNs - BigInt(offsetMinutes) * 60_000_000_000n;
}

/** Of `2026-11-20T11:00:00`, in UTC; undefined when there is no such day or time. */
function secondNs(text: string): bigint | undefined {
  const part = (start: number, end: number): number => Number(text.slice(start, end));
  const civil = [part(0, 4), part(5, 7), part(8, 10), part(11, 13), part(14, 16), part(17, 19)] as const;
  return isCivilTime(...civil) ? BigInt(utcMs(...civil)) * 1_000_000n : undefined;
}

/**
 * `2026-11-20T11:00:00.123456Z`, in UTC. Further digits are cut off, not rounded.
 *
 * @param fractionDigits - 0 to 9
 * @param utc - how UTC is written: `Z` or `+00:00`
 * @returns undefined before 1970 and after the year 9999
 */
export function formatRfc3339(timestampNs: bigint, fractionDigits: number, utc = 'Z'): string | undefined {
  if (timestampNs < 0n) return undefined;
  const seconds = Number(timestampNs / 1_000_000_000n);
  if (seconds * 1000 > msMax) return undefined;
  const toSecond = new Date(seconds * 1000).toISOString().slice(0, 19);
  if (fractionDigits === 0) return toSecond + utc;
  const fraction = String(timestampNs % 1_000_000_000n).padStart(9, '0');
  return `${toSecond}.${fraction.slice(0, fractionDigits)}${utc}`;
}

/** Whether such a day exists and the time is one of it. 60 seconds pass: they are a leap second, and count as the first of the next minute. */
export function isCivilTime(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): boolean {
  if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 60) return false;
  // Day 0 of the next month is the last of this one.
  return day <= new Date(utcMs(year, month + 1, 0, 0, 0, 0)).getUTCDate();
}

/** As `Date.UTC` with a month from 1, but years below 100 are those years. */
export function utcMs(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  return date.getTime();
}
