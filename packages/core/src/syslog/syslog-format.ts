// Writes a line as a syslog message (RFC 5424 or RFC 3164) that ends in a line feed, without framing:
//   <PRI>1 TIMESTAMP HOSTNAME APP-NAME PROCID - SD MSG LF
//   <PRI>Mmm dd hh:mm:ss HOSTNAME APP-NAME[TYPE/INSTANCE]: MSG LF
// The message's own bytes are not changed.

import { formatRfc3339 } from '../rfc3339.ts';
import { formatStructuredData, type SdElement } from './structured-data.ts';

/** What goes into a syslog message. */
export interface SyslogLine {
  readonly app: string;
  /** May be empty. */
  readonly instanceId: string;
  readonly isErr: boolean;
  readonly timestampNs: bigint;
  readonly payload: Uint8Array;
  /** First part of PROCID, written in capitals. Default: the tag `source_type`, else `APP`. */
  readonly sourceType?: string;
  readonly tags?: Readonly<Record<string, string>>;
  /** Structured data of the line itself, such as the value of a metric; written whatever `sd` says. */
  readonly elements?: readonly SdElement[];
}

/** How a receiver wants its messages. */
export interface SyslogFormatOptions {
  /** HOSTNAME; characters that it may not hold become `-`, 255 at most. */
  readonly hostname: string;
  /** `tags` adds `[tags@47450 …]`, sorted by name. Default: `none`. RFC 5424 only. */
  readonly sd?: 'none' | 'tags';
}

/** 47450 is the enterprise number under which Cloud Foundry's receivers look for tags. */
const tagsId = 'tags@47450';
/** Facility user (1), severity informational (6) and error (3). */
const priOut = 14;
const priErr = 11;
const lf = 0x0a;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** One RFC 5424 message. */
export function formatRfc5424(line: SyslogLine, options: SyslogFormatOptions): Buffer {
  const timestamp = formatRfc3339(line.timestampNs, 6, '+00:00') ?? '-';
  const app = headerField(line.app, 48, '_');
  const process = headerField(processOf(line), 128, '');
  const sd = formatStructuredData(elementsOf(line, options));
  return withPayload(
    `<${priOf(line)}>1 ${timestamp} ${hostnameOf(options)} ${app} ${process} - ${sd} `,
    line.payload,
  );
}

/** One RFC 3164 message. Its time is UTC, since the format names no zone. */
export function formatRfc3164(line: SyslogLine, options: SyslogFormatOptions): Buffer {
  const time = new Date(Number(line.timestampNs / 1_000_000n));
  const timestamp = Number.isNaN(time.getTime()) ? new Date(0) : time;
  const day = String(timestamp.getUTCDate()).padStart(2, ' ');
  const clock = timestamp.toISOString().slice(-13, -5);
  // ":" and "[" would end the tag.
  const app = headerField(line.app, 48, '_').replace(/[:[\]]/g, '_');
  const process = headerField(processOf(line), 128, '');
  return withPayload(
    `<${priOf(line)}>${months[timestamp.getUTCMonth()]} ${day} ${clock} ${hostnameOf(options)} ${app}${process}: `,
    line.payload,
  );
}

function priOf(line: SyslogLine): number {
  return line.isErr ? priErr : priOut;
}

/** `[APP/0]`, or `[APP]` without an instance. */
function processOf(line: SyslogLine): string {
  const sourceType = line.sourceType ?? line.tags?.['source_type'] ?? '';
  const type = (sourceType === '' ? 'APP' : sourceType).toUpperCase().replaceAll(' ', '-');
  return line.instanceId === '' ? `[${type}]` : `[${type}/${line.instanceId}]`;
}

function hostnameOf(options: SyslogFormatOptions): string {
  return headerField(options.hostname, 255, '-');
}

function elementsOf(line: SyslogLine, options: SyslogFormatOptions): readonly SdElement[] {
  const own = line.elements ?? [];
  if (options.sd !== 'tags' || line.tags === undefined) return own;
  const params = Object.entries(line.tags).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return params.length === 0 ? own : [...own, { id: tagsId, params }];
}

/** A header field is printable ASCII without spaces; what is not is replaced, and nothing at all is `-`. */
function headerField(text: string, charsMax: number, replacement: string): string {
  const field = text.replace(/[^!-~]/gu, replacement).slice(0, charsMax);
  return field === '' ? '-' : field;
}

function withPayload(header: string, payload: Uint8Array): Buffer {
  const headerBytes = Buffer.byteLength(header);
  const endsInLf = payload[payload.length - 1] === lf;
  const message = Buffer.allocUnsafe(headerBytes + payload.length + (endsInLf ? 0 : 1));
  message.write(header, 0);
  message.set(payload, headerBytes);
  if (!endsInLf) message[message.length - 1] = lf;
  return message;
}
