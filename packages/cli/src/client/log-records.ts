// The records that the traffic controller sends, as far as this program reads them: log lines and control records.
// Fields may be added by a newer controller at any time; unknown ones are passed on and never refused.
// Not here: how they are fetched (recent-reader.ts, tail-socket.ts) and how they are printed (output/).

/** One log line. */
export interface LogRecord {
  readonly type: 'log';
  readonly app: string;
  readonly instance: string;
  readonly zone: string;
  readonly stream: string;
  /** RFC 3339 in UTC with nanoseconds. */
  readonly time: string;
  /** The line as text; bytes that are not UTF-8 are replaced, then `payload_base64` has the bytes themselves. */
  readonly message: string;
  readonly payload_base64?: string;
  readonly tags?: Readonly<Record<string, string>>;
  /** Position in the log of its zone, decimal. */
  readonly index?: string;
}

/** Anything that is not a log line: `drop`, `gap`, `zone`, `waiting`, `cursor`, and types yet to come. */
export interface ControlRecord {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** A record of either sort. */
export type StreamRecord = LogRecord | ControlRecord;

/** Whether a record is a complete log line. */
export function isLogRecord(record: StreamRecord): record is LogRecord {
  return (
    record.type === 'log' &&
    typeof record['app'] === 'string' &&
    typeof record['instance'] === 'string' &&
    typeof record['zone'] === 'string' &&
    typeof record['stream'] === 'string' &&
    typeof record['time'] === 'string' &&
    typeof record['message'] === 'string'
  );
}

/** A parsed JSON value as a record, `undefined` if it is none. */
export function asRecord(value: unknown): StreamRecord | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  return typeof (value as { type?: unknown }).type === 'string' ? (value as ControlRecord) : undefined;
}
