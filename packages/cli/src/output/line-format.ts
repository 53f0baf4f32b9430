// How one log line is printed: text, cf, raw, json. Templates are in template-format.ts.
// Not here: control records (control-notice.ts), colours' on and off (colour-policy.ts).
import picocolors from 'picocolors';
import type { LogRecord, StreamRecord } from '../client/log-records.ts';
import { LocalClock } from './local-time.ts';
import type { OutputChunk } from './output-chunk.ts';
import { escapeControls, type SafetyMode, safeLine } from './terminal-safety.ts';

/** Appends one record to a chunk, with its line end. */
export type LineFormat = (record: LogRecord, chunk: OutputChunk) => void;

/** Choices that apply to the text formats. */
export interface TextOptions {
  /** Times in UTC instead of local time. */
  readonly utc: boolean;
  /** Colour the prefix per instance (only together with a safety mode that leaves colours alone). */
  readonly colour: boolean;
  /** What happens to control sequences in the message. */
  readonly safety: SafetyMode;
  /** Print time, source and stream before each line. */
  readonly prefix: boolean;
  /** Nanoseconds instead of milliseconds, and times also without a prefix. */
  readonly timestamps: boolean;
  /** Name the app in the prefix: for several apps in one output. */
  readonly showApp: boolean;
}

/** Distinct prefixes kept ready: one per app, instance, source type and stream. Beyond it the table starts over. */
const PREFIXES_MAX = 4096;

/** `2026-11-20T12:00:00.123+01:00 [APP/0] OUT message`; the prefix is repeated on each line of a message. */
export function createTextFormat(options: TextOptions): LineFormat {
  const fractionDigits = options.timestamps ? 9 : 3;
  const clock = new LocalClock({ utc: options.utc, style: { fractionDigits, offset: 'colon' } });
  const prefixes = new PrefixTable(options);
  const withTime = options.prefix || options.timestamps;
  const colours = picocolors.createColors(options.colour);
  return (record, chunk) => {
    let start = withTime ? `${colours.gray(clock.format(record.time))} ` : '';
    if (options.prefix) start += prefixes.get(record);
    const { message } = record;
    if (!message.includes('\n')) {
      chunk.addText(`${start}${safeLine(withoutReturn(message), options.safety)}\n`);
      return;
    }
    for (const line of messageLines(message)) chunk.addText(`${start}${safeLine(line, options.safety)}\n`);
  };
}

/** As `cf logs` prints: three spaces, local time with hundredths, `[APP/0] OUT message`; ERR lines are red. */
export function createCfFormat(options: Pick<TextOptions, 'utc' | 'colour' | 'safety'>): LineFormat {
  const clock = new LocalClock({ utc: options.utc, style: { fractionDigits: 2, offset: 'plain' } });
  const colours = picocolors.createColors(options.colour);
  return (record, chunk) => {
    const source = `[${escapeControls(sourceType(record))}/${escapeControls(record.instance)}]`;
    const start = `${clock.format(record.time)} ${source} ${streamName(record)} `;
    for (const line of messageLines(record.message)) {
      const text = start + safeLine(line, options.safety);
      chunk.addText(`   ${record.stream === 'err' ? colours.red(text) : text}\n`);
    }
  };
}

/**
 * The bytes that the application wrote, and a newline after each message. Nothing is escaped, unless `safety` is given: a terminal
 * must not obey what an application writes, in raw output as in any other.
 */
export function createRawFormat(safety?: SafetyMode): LineFormat {
  return (record, chunk) => {
    if (safety !== undefined) {
      for (const line of messageLines(record.message)) chunk.addText(`${safeLine(line, safety)}\n`);
    } else if (record.payload_base64 === undefined) {
      chunk.addText(`${record.message}\n`);
    } else {
      chunk.addBytes(Buffer.from(record.payload_base64, 'base64'));
      chunk.addText('\n');
    }
  };
}

/** The record as one JSON object in one line. */
export function createJsonFormat(): LineFormat {
  return (record, chunk) => chunk.addText(`${jsonLine(record)}\n`);
}

// JSON.stringify leaves these alone; a terminal may obey the first range and reorder text by the others.
const UNSAFE_IN_JSON = /[\x7f-\x9f\u202a-\u202e\u2066-\u2069]/;
const UNSAFE_IN_JSON_EACH = /[\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g;

/** JSON text of a value, in which every control character is an escape; parsing it gives the value back. */
export function jsonLine(value: StreamRecord | object): string {
  const text = JSON.stringify(value);
  if (!UNSAFE_IN_JSON.test(text)) return text;
  return text.replace(UNSAFE_IN_JSON_EACH, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** Lines of a message: cut at newlines, without carriage returns at their ends and without a last empty one. */
export function messageLines(message: string): readonly string[] {
  const lines = message.split('\n').map(withoutReturn);
  if (lines.length > 1 && lines.at(-1) === '') lines.pop();
  return lines;
}

/** `APP` unless a tag says otherwise (`APP/PROC/WEB`, `RTR`). */
export function sourceType(record: LogRecord): string {
  return record.tags?.['source_type'] ?? 'APP';
}

/** `OUT` or `ERR`. */
export function streamName(record: LogRecord): string {
  return record.stream === 'err' ? 'ERR' : 'OUT';
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

/** Prefixes without their time, made once per source and stream. */
class PrefixTable {
  readonly #options: TextOptions;
  readonly #prefixes = new Map<string, string>();

  constructor(options: TextOptions) {
    this.#options = options;
  }

  get(record: LogRecord): string {
    const key = `${record.app}\n${record.instance}\n${sourceType(record)}\n${record.stream}`;
    let prefix = this.#prefixes.get(key);
    if (prefix === undefined) {
      prefix = this.#make(record);
      if (this.#prefixes.size >= PREFIXES_MAX) this.#prefixes.clear();
      this.#prefixes.set(key, prefix);
    }
    return prefix;
  }

  #make(record: LogRecord): string {
    const colours = picocolors.createColors(this.#options.colour);
    const instanceColours = [
      colours.cyan,
      colours.yellow,
      colours.green,
      colours.magenta,
      colours.blue,
      colours.cyanBright,
      colours.yellowBright,
      colours.greenBright,
      colours.magentaBright,
      colours.blueBright,
    ];
    const paint =
      instanceColours[fnv1a(`${record.app}/${record.instance}`) % instanceColours.length] ?? colours.cyan;
    const app = this.#options.showApp ? `${escapeControls(record.app)} ` : '';
    const source = `${app}[${escapeControls(sourceType(record))}/${escapeControls(record.instance)}]`;
    const stream = record.stream === 'err' ? colours.red('ERR') : 'OUT';
    return `${paint(source)} ${stream} `;
  }
}

/** FNV-1a, 32 bits: the same instance has the same colour in every run. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  }
  return hash;
}
