// Reads one syslog message in the dialects that are really sent: RFC 5424 (also without structured data, as Heroku writes
// it), RFC 3164 with and without a host name (as /dev/log, logger(1) and Docker write it) or with an RFC 3339 time (as
// rsyslog forwards it), and text without any header. It does not frame, and does not decide what becomes of a message.

import { parseRfc3339 } from '../rfc3339.ts';
import { parseBsdTime } from './bsd-time.ts';
import { parseStructuredData, type SdElement } from './structured-data.ts';

/**
 * `rfc5424`; `rfc5424_without_sd`: its header, then at once the message; `rfc3164`; `rfc3164_without_host`; `bare`: no
 * priority at all.
 */
export type SyslogDialect = 'rfc5424' | 'rfc5424_without_sd' | 'rfc3164' | 'rfc3164_without_host' | 'bare';

/** A message. Fields that it leaves out, or gives as `-`, are undefined. Those that are kept should be copied: they may be views of a longer text. */
export interface SyslogMessage {
  readonly dialect: SyslogDialect;
  /** 0 to 23; 1 (user) when there is no priority. */
  readonly facility: number;
  /** 0 (emergency) to 7 (debug); 5 (notice) when there is no priority. */
  readonly severity: number;
  /** Nanoseconds since 1970. */
  readonly timestampNs: bigint | undefined;
  readonly hostname: string | undefined;
  /** APP-NAME, or the tag of RFC 3164. */
  readonly appName: string | undefined;
  readonly procId: string | undefined;
  readonly msgId: string | undefined;
  readonly structuredData: readonly SdElement[];
  /** A view of the bytes that were read: without a line end or NULs at its end and without a byte order mark. */
  readonly message: Buffer;
}

/** Why bytes are not taken as a message. */
export type SyslogRefusal = 'empty' | 'priority_out_of_range' | 'bad_timestamp' | 'incomplete_header';

/** Severities 0 (emergency) to 3 (error) are the stream ERR. */
export function isErrSeverity(severity: number): boolean {
  return severity <= 3;
}

const priority = /^<(\d{1,3})>/;
/** VERSION, then TIMESTAMP HOSTNAME APP-NAME PROCID MSGID; fields may be longer than the RFC allows, and UTF-8. */
const header5424 = /1 ([!-\xff]+) ([!-\xff]+) ([!-\xff]+) ([!-\xff]+) ([!-\xff]+)(?: |$)/y;
const dated5424 = /1 \d{4}-/y;
/** `web[12]:text` and `web[12] text`, from senders that write no space, or no colon, after the process id. */
const looseTag3164 = /([!-9;-Z^-\xff]+)\[(\d+)\](?::| |$)/y;
const beyondAscii = /[\x80-\xff]/;
const printable = /^[!-\xff]+$/;
const host3164 = /([!-\xff]+)(?: |$)/y;
const rfc3339Time = /(\d{4}-[!-\xff]+) /y;

const headBytesMax = 2048;

/**
 * Reads one message.
 *
 * @param bytes - one frame or datagram
 * @param nowMs - completes times that name no year; times without a zone are in the zone of this process
 * @returns the message, or why it is refused
 */
export function parseSyslog(bytes: Buffer, nowMs: number): SyslogMessage | SyslogRefusal {
  const trimmed = withoutLineEnd(bytes);
  if (trimmed.length === 0) return 'empty';
  // latin1 keeps offsets in characters equal to offsets in bytes.
  const head = trimmed.toString('latin1', 0, Math.min(trimmed.length, headBytesMax));
  const pri = priority.exec(head);
  if (pri === null) return bareText(trimmed);
  const value = Number(pri[1]);
  if (value > 191) return 'priority_out_of_range';
  const start = pri[0].length;
  const rank = { facility: value >> 3, severity: value & 7 };
  return parse5424(trimmed, head, start, rank) ?? parse3164(trimmed, head, start, rank, nowMs);
}

interface Rank {
  readonly facility: number;
  readonly severity: number;
}

/** Undefined when it does not look like RFC 5424 at all. */
function parse5424(
  bytes: Buffer,
  head: string,
  start: number,
  rank: Rank,
): SyslogMessage | SyslogRefusal | undefined {
  const isDated = execAt(dated5424, head, start) !== null;
  const header = execAt(header5424, head, start);
  if (header === null) return isDated ? 'incomplete_header' : undefined;
  const timestampNs = parseRfc3339(header[1] ?? '');
  if (timestampNs === undefined && header[1] !== '-') return isDated ? 'bad_timestamp' : undefined;
  const sdStart = start + header[0].length;
  const sd = structuredDataAt(bytes, sdStart);
  return {
    dialect: sd === undefined ? 'rfc5424_without_sd' : 'rfc5424',
    ...rank,
    timestampNs,
    hostname: fieldText(header[2]),
    appName: fieldText(header[3]),
    procId: fieldText(header[4]),
    msgId: fieldText(header[5]),
    structuredData: sd?.elements ?? [],
    message: withoutByteOrderMark(bytes.subarray(sd?.messageStart ?? sdStart)),
  };
}

/** Undefined when what is there is not structured data: then it is the message. */
function structuredDataAt(
  bytes: Buffer,
  start: number,
): { readonly elements: readonly SdElement[]; readonly messageStart: number } | undefined {
  const isNil = bytes[start] === 0x2d;
  const parsed = isNil ? { elements: [], end: start + 1 } : parseStructuredData(bytes, start);
  if (parsed === undefined) return undefined;
  if (parsed.end === bytes.length) return { elements: parsed.elements, messageStart: parsed.end };
  return bytes[parsed.end] === 0x20 ? { elements: parsed.elements, messageStart: parsed.end + 1 } : undefined;
}

function parse3164(bytes: Buffer, head: string, start: number, rank: Rank, nowMs: number): SyslogMessage {
  // Go's log/syslog writes a space after the priority.
  const timeStart = head[start] === ' ' ? start + 1 : start;
  const time = timeAt(head, timeStart, nowMs);
  let at = time?.end ?? timeStart;
  let tag = tagAt(head, at);
  let hostname: string | undefined;
  // Without a time there is no host name either: RFC 3164, section 4.1.2 has both or none.
  if (tag === undefined && time !== undefined) {
    const host = execAt(host3164, head, at);
    if (host !== null) {
      hostname = fieldText(host[1]);
      at += host[0].length;
      tag = tagAt(head, at);
    }
  }
  return {
    dialect: hostname === undefined ? 'rfc3164_without_host' : 'rfc3164',
    ...rank,
    timestampNs: time?.timestampNs,
    hostname,
    appName: tag?.appName,
    procId: tag?.procId,
    msgId: undefined,
    structuredData: [],
    message: withoutByteOrderMark(bytes.subarray(tag?.end ?? at)),
  };
}

function timeAt(
  head: string,
  start: number,
  nowMs: number,
): { readonly timestampNs: bigint; readonly end: number } | undefined {
  const bsd = parseBsdTime(head, start, nowMs);
  if (bsd !== undefined) return bsd;
  const match = execAt(rfc3339Time, head, start);
  const timestampNs = parseRfc3339(match?.[1] ?? '');
  return match === null || timestampNs === undefined
    ? undefined
    : { timestampNs, end: start + match[0].length };
}

interface Tag {
  readonly appName: string | undefined;
  readonly procId: string | undefined;
  /** Where the message begins. */
  readonly end: number;
}

/** The tag of RFC 3164, which in practice is a word that ends in a colon: `su:`, `web[12]:`, `a:b[12]:`. */
function tagAt(head: string, start: number): Tag | undefined {
  const space = head.indexOf(' ', start);
  if (space === -1 && head.length === headBytesMax) return undefined;
  const end = space === -1 ? head.length : space;
  if (end - start < 2 || head[end - 1] !== ':') return looseTagAt(head, start);
  const word = head.slice(start, end - 1);
  if (!printable.test(word)) return undefined;
  const bracket = word.endsWith(']') ? word.lastIndexOf('[') : -1;
  return {
    appName: fieldText(bracket > 0 ? word.slice(0, bracket) : word),
    procId: bracket > 0 ? fieldText(word.slice(bracket + 1, -1)) : undefined,
    end: Math.min(end + 1, head.length),
  };
}

function looseTagAt(head: string, start: number): Tag | undefined {
  const match = execAt(looseTag3164, head, start);
  if (match === null) return undefined;
  return { appName: fieldText(match[1]), procId: fieldText(match[2]), end: start + match[0].length };
}

function bareText(bytes: Buffer): SyslogMessage {
  return {
    dialect: 'bare',
    facility: 1,
    severity: 5,
    timestampNs: undefined,
    hostname: undefined,
    appName: undefined,
    procId: undefined,
    msgId: undefined,
    structuredData: [],
    message: withoutByteOrderMark(bytes),
  };
}

function execAt(pattern: RegExp, text: string, start: number): RegExpExecArray | null {
  pattern.lastIndex = start;
  return pattern.exec(text);
}

/** The text of a field that was read as latin1, often a piece of the whole text; undefined for `-` and for nothing. */
function fieldText(latin1: string | undefined): string | undefined {
  if (latin1 === undefined || latin1 === '' || latin1 === '-') return undefined;
  return beyondAscii.test(latin1) ? Buffer.from(latin1, 'latin1').toString('utf8') : latin1;
}

/** glibc ends messages on stream sockets in NUL, most others on stream sockets in LF. */
function withoutLineEnd(bytes: Buffer): Buffer {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end -= 1;
  if (end > 0 && bytes[end - 1] === 0x0a) {
    end -= 1;
    if (end > 0 && bytes[end - 1] === 0x0d) end -= 1;
  }
  return end === bytes.length ? bytes : bytes.subarray(0, end);
}

/** RFC 5424, section 6.4: a message in UTF-8 begins with a byte order mark. */
function withoutByteOrderMark(message: Buffer): Buffer {
  return message[0] === 0xef && message[1] === 0xbb && message[2] === 0xbf ? message.subarray(3) : message;
}
