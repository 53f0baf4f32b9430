// The time of RFC 3164, "Oct 11 22:14:15", which names neither year nor zone. The year is the one that puts it nearest
// to now, the zone is that of this process: such messages come from its own host or near it.

const monthNumbers: ReadonlyMap<string, number> = new Map(
  ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'].map((name, index) => [
    name,
    index,
  ]),
);
/** Some senders add a year after the day or a fraction after the seconds, or put a colon behind. */
const grammar = /([A-Z][a-z]{2}) {1,2}(\d{1,2}) (?:(\d{4}) )?(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?:?(?: |$)/y;

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
  const thisYear = new Date(nowMs).getFullYear();
  const years = year === undefined ? [thisYear - 1, thisYear, thisYear + 1] : [Number(year)];
  let nearestMs: number | undefined;
  for (const candidate of years) {
    const time = new Date(candidate, month, Number(day), Number(hour), Number(minute), Number(second));
    // A day that this month does not have came out in the next one.
    const isDay = new Date(candidate, month, Number(day)).getMonth() === month && Number(day) >= 1;
    if (!isDay) continue;
    const timeMs = time.getTime();
    if (nearestMs === undefined || Math.abs(timeMs - nowMs) < Math.abs(nearestMs - nowMs)) nearestMs = timeMs;
  }
  if (nearestMs === undefined) return undefined;
  return {
    timestampNs: BigInt(nearestMs) * 1_000_000n + BigInt(fraction.padEnd(9, '0')),
    end: start + all.length,
  };
}
