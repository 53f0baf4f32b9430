// Control records as a line for people on standard error. Words before symbols; counts exact.
// Not here: the same records as JSON, which are passed on as they are.
import { numberField, textField } from '../client/answer-fields.ts';
import type { ControlRecord } from '../client/log-records.ts';
import { LocalClock } from './local-time.ts';
import { escapeControls } from './terminal-safety.ts';

/** Why lines were dropped, in words; the keys are the controller's stable names. */
const DROP_REASONS: Readonly<Record<string, string>> = {
  rate_limit: 'rate limit exceeded',
  agent_buffer: 'the log servers could not be reached',
  source_buffer: 'the agent could not be reached',
  too_many_apps: 'there are too many apps',
  log_overtaken: 'they are not held any more',
  slow_reader: 'this reader is too slow',
  drain_overtaken: 'a drain is too slow',
};

/** Makes notices; times in them are the reader's. */
export class NoticeTexts {
  readonly #clock: LocalClock;

  constructor(options: { readonly utc: boolean }) {
    this.#clock = new LocalClock({ utc: options.utc, style: { fractionDigits: 3, offset: 'colon' } });
  }

  /** The notice for a record, without the dashes around it; `undefined` for records that people need not see. */
  of(record: ControlRecord): string | undefined {
    switch (record.type) {
      case 'drop':
        return this.#drop(record);
      case 'gap':
        return gapText(record);
      case 'zone':
        return zoneText(record);
      case 'waiting':
        return waitingText(record);
      case 'reconnect':
        return reconnectText(record);
      case 'cursor':
      case 'end':
        return undefined;
      default: {
        const message = textField(record, 'message');
        return message === undefined ? undefined : escapeControls(message);
      }
    }
  }

  #drop(record: ControlRecord): string {
    const message = textField(record, 'message');
    if (message !== undefined) return withZone(message, textField(record, 'zone'));
    const count = numberField(record, 'count');
    const reason = textField(record, 'reason');
    const why = DROP_REASONS[reason ?? ''] ?? reason ?? textField(record, 'stage') ?? 'reason unknown';
    const where = [textField(record, 'zone'), this.#span(record)].filter((part) => part !== undefined);
    const suffix = where.length === 0 ? '' : ` (${where.join(', ')})`;
    return escapeControls(`Dropped ${count === undefined ? 'some lines' : lines(count)}: ${why}${suffix}`);
  }

  #span(record: ControlRecord): string | undefined {
    const first = textField(record, 'first_time');
    const last = textField(record, 'last_time');
    if (first === undefined || last === undefined) return undefined;
    const firstText = this.#timeOfDay(first);
    const lastText = this.#timeOfDay(last);
    return firstText === lastText ? firstText : `${firstText} to ${lastText}`;
  }

  /** Only the time of day: a notice stands among the lines of its day. */
  #timeOfDay(time: string): string {
    const local = this.#clock.format(time);
    return /^\d{4}-\d\d-\d\dT/.test(local) ? local.slice(11, 23) : local;
  }
}

/** `1 line`, `2 lines`. */
export function lines(count: number): string {
  return `${count} ${count === 1 ? 'line' : 'lines'}`;
}

/** The controller's own text, and the zone where the text does not name it. */
function withZone(message: string, zone: string | undefined): string {
  return escapeControls(zone === undefined || message.includes(zone) ? message : `${message} (${zone})`);
}

function gapText(record: ControlRecord): string {
  const zone = textField(record, 'zone');
  const message = textField(record, 'message');
  if (message !== undefined) return withZone(message, zone);
  const missing = numberField(record, 'missing');
  const reason = textField(record, 'reason');
  const why = reason === undefined ? '' : `: ${reason}`;
  if (missing === undefined)
    return withZone(`An unknown number of lines is missing before this line${why}`, zone);
  return withZone(`${lines(missing)} ${missing === 1 ? 'is' : 'are'} missing before this line${why}`, zone);
}

function zoneText(record: ControlRecord): string {
  const message = textField(record, 'message');
  if (message !== undefined) return escapeControls(message);
  const zone = textField(record, 'zone') ?? 'unknown';
  if (textField(record, 'state') !== 'up') {
    return escapeControls(`Zone ${zone} cannot be reached: its lines are delayed or missing from here on`);
  }
  const recovered = numberField(record, 'recovered');
  const missing = numberField(record, 'missing');
  const counts = recovered === undefined ? '' : `: ${lines(recovered)} recovered, ${missing ?? 0} missing`;
  return escapeControls(`Zone ${zone} is back${counts}`);
}

function waitingText(record: ControlRecord): string {
  const app = textField(record, 'app') ?? '';
  const suggestion = textField(record, 'suggestion') ?? textField(record, 'did_you_mean');
  const hint = suggestion === undefined ? '' : `; did you mean "${suggestion}"?`;
  return escapeControls(`waiting for the first line of "${app}"${hint}`);
}

function reconnectText(record: ControlRecord): string {
  const afterMs = numberField(record, 'after_ms') ?? 0;
  const attempt = numberField(record, 'attempt') ?? 1;
  const reason = textField(record, 'reason') ?? 'the connection was closed';
  return escapeControls(`reconnecting in ${(afterMs / 1000).toFixed(1)} s (attempt ${attempt}): ${reason}`);
}
