// RFC 3339 times of records in the reader's time zone, without a Date per line: the zone's offset changes at most
// once a minute, so the date, hour and minute are computed once per minute and the rest is cut out of the text.
import { escapeControls } from './terminal-safety.ts';

/** Shape of the controller's times: UTC with nanoseconds. Others are brought into it first. */
const UTC_NANOSECONDS = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z$/;
/** A tail moves through few minutes at once; a dump over many days starts over now and then. */
const MINUTES_MAX = 4096;

interface LocalMinute {
  /** `2026-11-20T12:00`. */
  readonly start: string;
  /** `+01:00`, or `Z` for --utc. */
  readonly offset: string;
}

/** How a time is written. */
export interface TimeStyle {
  /** Digits after the second, 0 to 9. */
  readonly fractionDigits: number;
  /** `+01:00` or `+0100`. */
  readonly offset: 'colon' | 'plain';
}

/** Converts the times of one output. */
export class LocalClock {
  readonly #isUtc: boolean;
  readonly #fractionEnd: number;
  readonly #offsetStyle: TimeStyle['offset'];
  readonly #minutes = new Map<string, LocalMinute>();

  constructor(options: { readonly utc: boolean; readonly style: TimeStyle }) {
    const { fractionDigits, offset } = options.style;
    this.#isUtc = options.utc;
    // Position 19 is the dot; without digits the dot goes too.
    this.#fractionEnd = fractionDigits === 0 ? 19 : 20 + fractionDigits;
    this.#offsetStyle = offset;
  }

  /** The time in the reader's zone. A text that is no time is returned with its control characters escaped. */
  format(time: string): string {
    const utc = UTC_NANOSECONDS.test(time) ? time : normalise(time);
    if (utc === undefined) return escapeControls(time);
    const minuteKey = utc.slice(0, 16);
    let minute = this.#minutes.get(minuteKey);
    if (minute === undefined) {
      minute = this.#localMinute(minuteKey);
      if (minute === undefined) return escapeControls(time);
      if (this.#minutes.size >= MINUTES_MAX) this.#minutes.clear();
      this.#minutes.set(minuteKey, minute);
    }
    return minute.start + utc.slice(16, this.#fractionEnd) + minute.offset;
  }

  #localMinute(minuteKey: string): LocalMinute | undefined {
    const date = new Date(`${minuteKey}:00Z`);
    if (Number.isNaN(date.getTime())) return undefined;
    if (this.#isUtc) {
      return { start: minuteKey, offset: this.#offsetStyle === 'colon' ? 'Z' : '+0000' };
    }
    const offsetMinutes = -date.getTimezoneOffset();
    const local = new Date(date.getTime() + offsetMinutes * 60_000);
    return { start: local.toISOString().slice(0, 16), offset: offsetText(offsetMinutes, this.#offsetStyle) };
  }
}

function offsetText(offsetMinutes: number, style: TimeStyle['offset']): string {
  const sign = offsetMinutes < 0 ? '-' : '+';
  const absolute = Math.abs(offsetMinutes);
  const hours = String(Math.floor(absolute / 60)).padStart(2, '0');
  const minutes = String(absolute % 60).padStart(2, '0');
  return style === 'colon' ? `${sign}${hours}:${minutes}` : `${sign}${hours}${minutes}`;
}

/** Any RFC 3339 time in the shape above; `undefined` if the text is none. */
function normalise(time: string): string | undefined {
  const parts = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$/.exec(time);
  if (parts === null) return undefined;
  const milliseconds = Date.parse(`${parts[1]}${parts[3]}`);
  if (Number.isNaN(milliseconds)) return undefined;
  const second = new Date(milliseconds).toISOString().slice(0, 19);
  return `${second}.${(parts[2] ?? '').padEnd(9, '0')}Z`;
}
