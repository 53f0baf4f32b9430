// The texts that people use for spans and moments of time, turned into milliseconds. Pure: "now" is handed in.
// It does not format, and knows no calendar beyond the local time zone of the process.

import { cannot, LogError, quoted } from './errors.ts';
import { isCivilTime, utcMs } from './rfc3339.ts';

const msPerUnit: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};
const durationPart = /(\d+(?:\.\d+)?)(ms|s|m|h|d|w)/g;
const durationText = /^(?:\d+(?:\.\d+)?(?:ms|s|m|h|d|w))+$/;
const isoDuration = /^P(?=[^T]|T.)(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
const epoch = /^(\d+)(?:\.(\d{1,9}))?$/;
const dateTime =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?(Z|[+-]\d\d:?\d\d)?$/i;

/** About 285,000 years: what a `Date` can hold in both directions. */
const durationMsMax = 8.64e15;

/**
 * Milliseconds of `90s`, `5m`, `1h30m`, `2d`, `1w`, `250ms`, `1.5h` or `PT5M`. Rounded to whole milliseconds.
 *
 * @throws LogError `invalid_duration`
 */
export function parseDuration(text: string): number {
  const durationMs = durationOf(text.trim());
  if (durationMs !== undefined && durationMs <= durationMsMax) return durationMs;
  throw new LogError(
    cannot('read the duration', `${quoted(text)} is not one`, 'a text such as 90s, 5m, 1h30m or 2d'),
    { code: 'invalid_duration' },
  );
}

/**
 * The moment that `text` names, in milliseconds since 1970.
 *
 * Takes a duration (that long before `nowMs`), RFC 3339, a date, a date and time (local unless it ends in an offset),
 * `now`, `today`, `yesterday` (their local midnight), and seconds, milliseconds, microseconds or nanoseconds since 1970,
 * told apart by their size. Digits below a millisecond are cut off.
 *
 * @throws LogError `invalid_time`
 */
export function parseTime(text: string, nowMs: number): number {
  const trimmed = text.trim();
  const timeMs = agoOf(trimmed, nowMs) ?? namedDay(trimmed, nowMs) ?? epochMs(trimmed) ?? dateTimeMs(trimmed);
  if (timeMs !== undefined && Math.abs(timeMs) <= durationMsMax) return timeMs;
  throw new LogError(
    cannot(
      'read the time',
      `${quoted(text)} is not one`,
      'a duration such as 5m, an RFC 3339 time, a date or seconds since 1970',
    ),
    { code: 'invalid_time' },
  );
}

function durationOf(text: string): number | undefined {
  if (durationText.test(text)) {
    let sumMs = 0;
    for (const [, amount, unit] of text.matchAll(durationPart)) {
      sumMs += Number(amount) * (msPerUnit[unit ?? ''] ?? 0);
    }
    return Math.round(sumMs);
  }
  const iso = isoDuration.exec(text);
  if (iso === null) return undefined;
  const [, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = iso;
  const wholeMs =
    ((Number(weeks) * 7 + Number(days)) * 24 + Number(hours)) * 3_600_000 + Number(minutes) * 60_000;
  return Math.round(wholeMs + Number(seconds) * 1_000);
}

function agoOf(text: string, nowMs: number): number | undefined {
  const durationMs = durationOf(text);
  return durationMs === undefined ? undefined : nowMs - durationMs;
}

function namedDay(text: string, nowMs: number): number | undefined {
  if (text === 'now') return nowMs;
  if (text !== 'today' && text !== 'yesterday') return undefined;
  const now = new Date(nowMs);
  const day = now.getDate() - (text === 'yesterday' ? 1 : 0);
  return new Date(now.getFullYear(), now.getMonth(), day).getTime();
}

/** Up to 11 digits are seconds (until the year 5138), up to 14 milliseconds, up to 17 microseconds, up to 20 nanoseconds. */
function epochMs(text: string): number | undefined {
  const match = epoch.exec(text);
  if (match === null) return undefined;
  const [, whole = '', fraction] = match;
  if (whole.length <= 11) return Number(whole) * 1_000 + Number((fraction ?? '').slice(0, 3).padEnd(3, '0'));
  if (fraction !== undefined || whole.length > 20) return undefined;
  if (whole.length <= 14) return Number(whole);
  return Number(BigInt(whole) / (whole.length <= 17 ? 1_000n : 1_000_000n));
}

function dateTimeMs(text: string): number | undefined {
  const match = dateTime.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second = 0, fraction = '', zone] = match;
  const civil = [year, month, day, hour ?? 0, minute ?? 0, second].map(Number) as CivilTime;
  if (!isCivilTime(...civil)) return undefined;
  const ms = Number(fraction.slice(0, 3).padEnd(3, '0'));
  if (zone === undefined) return localMs(civil) + ms;
  // An offset after a bare date names no moment.
  const offsetMinutes = hour === undefined ? undefined : offsetOf(zone);
  return offsetMinutes === undefined ? undefined : utcMs(...civil) + ms - offsetMinutes * 60_000;
}

type CivilTime = [year: number, month: number, day: number, hour: number, minute: number, second: number];

function localMs([year, month, day, hour, minute, second]: CivilTime): number {
  const date = new Date(0);
  date.setFullYear(year, month - 1, day);
  date.setHours(hour, minute, second, 0);
  return date.getTime();
}

function offsetOf(zone: string): number | undefined {
  if (zone === 'Z' || zone === 'z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(-2));
  if (hours > 23 || minutes > 59) return undefined;
  return (zone[0] === '-' ? -1 : 1) * (hours * 60 + minutes);
}
