// The time of RFC 3164, "Oct 11 22:14:15", which names neither year nor zone. The year is the last one that does not put
// it far into the future, the zone is that of this process: such messages come from its own host or near it.

const monthNumbers: ReadonlyMap<string, number> = new Map(
  ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'].map((name, index) => [
    name,
    index,
  ]),
);
/** Some senders add a year after the day or a fraction after the seconds, or put a colon behind. */
const grammar = /([A-Z][a-z]{2}) {1,2}(\d{1,2}) (?:(\d{4}) )?(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?:?(?: |$)/y;

/** A time further ahead than this is of the year before. Room for wrong clocks and other time zones: 30 days. */
const aheadMsMax = 30 * 86_400_000;

/** Reads such a time at `start` with the space behind it; undefined when there is none, or no such day. */
export function parseBsdTime(
  text: string,
  start: number,
  nowMs: number,
): { readonly timestampNs: bigint; readonly end: number } | undefined {
  grammar.lastIndex = start;
  const match = grammar.exec(text);
  if (match === null) return undefined;
  const [all, monthName = '', day, year, hour, minute, second, fraction = ''] = match;
  const month = monthNumbers.get(monthName);
  if (month === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60)
    return undefined;
  const latestYear = new Date(nowMs + aheadMsMax).getFullYear();
  // A 29th of February may be 8 years back.
  const years = year === undefined ? Array.from({ length: 9 }, (_, i) => latestYear - i) : [Number(year)];
  for (const candidate of years) {
    const time = new Date(candidate, month, Number(day), Number(hour), Number(minute), Number(second));
    // A day that this month does not have comes out in another one.
    const isDay = new Date(candidate, month, Number(day)).getMonth() === month;
    if (!isDay || (year === undefined && time.getTime() > nowMs + aheadMsMax)) continue;
    return {
      timestampNs: BigInt(time.getTime()) * 1_000_000n + BigInt(fraction.padEnd(9, '0')),
      end: start + all.length,
    };
  }
  return undefined;
}
