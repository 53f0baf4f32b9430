// Batches of lines that are made once and sent many times: only the numbers and times in them are written anew, in place, so that
// making lines costs next to nothing. For generators; not for anything that reads.
import { encodeEntry, encodeLogEnvelope } from '@tailrace/proto/envelope';

/** Bytes of a time in an envelope: a varint of 61 bits. */
const TIME_BYTES = 9;
/** Decimal digits of a line's number, at the start of its text. */
export const NUMBER_DIGITS = 10;
/** Bytes of a number in a run or a batch: a varint that is padded to 35 bits. */
const PADDED_BYTES = 5;
const PLACEHOLDER_TIME_NS = 1_800_000_000_000_000_000n;
const PLACEHOLDER_NUMBER = '9'.repeat(NUMBER_DIGITS);
const PLACEHOLDER_SYSLOG_TIME = '2026-01-01T00:00:00.000000Z';

/** The lines of one app in a batch. */
export interface TemplateRun {
  readonly app: string;
  readonly origin: bigint;
  readonly count: number;
  /** Lines of this app that were sent; shared by all templates with this app. */
  readonly counter: { sent: number };
}

/** Bytes to send, with the places in which they change. */
export interface LineTemplate {
  readonly bytes: Buffer;
  readonly runs: readonly TemplateRun[];
  readonly lines: number;
  /** Of each line. */
  readonly timeOffsets: readonly number[];
  /** Of each line's number. */
  readonly numberOffsets: readonly number[];
  /** Of each run's first sequence number; only on the uplink. */
  readonly seqOffsets: readonly number[];
  /** Of the batch's id; only on the uplink. */
  readonly idOffset: number;
}

/** An EnvelopeBatch with the lines of these runs, one after the other. */
export function envelopeBatch(runs: readonly TemplateRun[], envelopeBytes: number): LineTemplate {
  return assemble(
    runs,
    runs.map((run) => entriesOf(run, envelopeBytes)),
  );
}

/** A batch message of tailrace.v1.Uplink with these runs. */
export function uplinkBatch(runs: readonly TemplateRun[], envelopeBytes: number): LineTemplate {
  const parts: Buffer[] = [Buffer.from([0x08]), Buffer.alloc(PADDED_BYTES)];
  const seqInMessage: number[] = [];
  let length = 1 + PADDED_BYTES;
  for (const run of runs) {
    const origin = Buffer.alloc(9, 0x11);
    origin.writeBigUInt64LE(run.origin, 1);
    const head = Buffer.concat([delimited(0x0a, Buffer.from(run.app)), origin, Buffer.from([0x18])]);
    const tail = Buffer.concat([
      Buffer.alloc(PADDED_BYTES),
      Buffer.from([0x20]),
      varint(run.count),
      delimited(0x2a, entriesOf(run, envelopeBytes)),
    ]);
    const message = delimited(0x12, Buffer.concat([head, tail]));
    seqInMessage.push(length + message.length - tail.length);
    parts.push(message);
    length += message.length;
  }
  const body = Buffer.concat(parts);
  const bytes = delimited(0x12, body);
  const bodyStart = bytes.length - body.length;
  return {
    ...assemble(runs, [bytes]),
    seqOffsets: seqInMessage.map((offset) => bodyStart + offset),
    idOffset: bodyStart + 1,
  };
}

/** Lines of RFC 5424, each ended by a newline. */
export function syslogLines(runs: readonly TemplateRun[], lineBytes: number): LineTemplate {
  const lines = runs.flatMap(({ app, count }) => {
    const head = `<14>1 ${PLACEHOLDER_SYSLOG_TIME} host ${app} 0 - - `;
    return Array<string>(count).fill(`${head}${textOf(lineBytes - head.length - 1)}\n`);
  });
  const bytes = Buffer.from(lines.join(''));
  return { ...assemble(runs, [bytes]), timeOffsets: offsetsOf(bytes, PLACEHOLDER_SYSLOG_TIME) };
}

/** The texts alone, each ended by a newline. */
export function plainLines(runs: readonly TemplateRun[], lineBytes: number): LineTemplate {
  const lines = runs.flatMap(({ count }) => Array<string>(count).fill(`${textOf(lineBytes - 1)}\n`));
  return assemble(runs, [Buffer.from(lines.join(''))]);
}

/** Writes the next numbers of all runs, and the time of now; counts the lines as sent. */
export function renew(template: LineTemplate, id: number, timeNs: bigint): void {
  const { bytes, runs, timeOffsets, numberOffsets, seqOffsets, idOffset } = template;
  if (idOffset > 0) writePadded(bytes, idOffset, id);
  if (timeOffsets.length > 0) writeTimes(bytes, timeOffsets, timeNs);
  let line = 0;
  for (let i = 0; i < runs.length; i++) {
    const run = runs[i] as TemplateRun;
    const seqOffset = seqOffsets[i];
    if (seqOffset !== undefined) writePadded(bytes, seqOffset, run.counter.sent + 1);
    for (let j = 0; j < run.count; j++) {
      run.counter.sent += 1;
      const end = (numberOffsets[line] ?? 0) + NUMBER_DIGITS;
      line += 1;
      for (let at = end - 1, rest = run.counter.sent; at >= end - NUMBER_DIGITS; at--) {
        const tens = (rest / 10) | 0;
        bytes[at] = 0x30 + rest - tens * 10;
        rest = tens;
      }
    }
  }
}

const timeBytes = Buffer.alloc(TIME_BYTES);

function writeTimes(bytes: Buffer, offsets: readonly number[], timeNs: bigint): void {
  if (bytes[0] === 0x3c) {
    const micros = String((timeNs / 1000n) % 1_000_000n).padStart(6, '0');
    const text = `${new Date(Number(timeNs / 1_000_000n)).toISOString().slice(0, 20)}${micros}Z`;
    for (const offset of offsets) bytes.write(text, offset, 'latin1');
    return;
  }
  let rest = timeNs;
  for (let i = 0; i < TIME_BYTES; i++) {
    timeBytes[i] = Number(rest & 0x7fn) | (i < TIME_BYTES - 1 ? 0x80 : 0);
    rest >>= 7n;
  }
  for (const offset of offsets) bytes.set(timeBytes, offset);
}

function writePadded(bytes: Buffer, offset: number, value: number): void {
  let rest = value;
  for (let i = 0; i < PADDED_BYTES - 1; i++) {
    bytes[offset + i] = (rest & 0x7f) | 0x80;
    rest >>>= 7;
  }
  bytes[offset + PADDED_BYTES - 1] = rest & 0x7f;
}

function assemble(runs: readonly TemplateRun[], parts: readonly Buffer[]): LineTemplate {
  const bytes = Buffer.concat(parts);
  const numberOffsets = offsetsOf(bytes, PLACEHOLDER_NUMBER);
  const placeholder = encodeLogEnvelope({
    timestampNs: PLACEHOLDER_TIME_NS,
    sourceId: '',
    instanceId: '',
    payload: Buffer.alloc(0),
    isErr: false,
  }).subarray(1, 1 + TIME_BYTES);
  return {
    bytes,
    runs,
    lines: runs.reduce((sum, { count }) => sum + count, 0),
    timeOffsets: offsetsOf(bytes, placeholder),
    numberOffsets,
    seqOffsets: [],
    idOffset: 0,
  };
}

function entriesOf({ app, count }: TemplateRun, envelopeBytes: number): Buffer {
  const envelope = (textBytes: number): Buffer =>
    encodeLogEnvelope({
      timestampNs: PLACEHOLDER_TIME_NS,
      sourceId: app,
      instanceId: '0',
      payload: Buffer.from(textOf(textBytes)),
      isErr: false,
    });
  const around = envelope(envelopeBytes).length - envelopeBytes;
  const entry = encodeEntry(envelope(Math.max(NUMBER_DIGITS, envelopeBytes - around)));
  return Buffer.concat(Array<Buffer>(count).fill(entry));
}

function textOf(length: number): string {
  const words = ' GET /v1/things/4711 status=200 bytes=1234 duration=12ms trace=7b4c9e user=somebody';
  const text = PLACEHOLDER_NUMBER + words.repeat(Math.ceil(length / words.length));
  return text.slice(0, Math.max(NUMBER_DIGITS, length));
}

function offsetsOf(bytes: Buffer, wanted: string | Buffer): number[] {
  const offsets: number[] = [];
  for (let at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at + wanted.length))
    offsets.push(at);
  return offsets;
}

function delimited(tag: number, value: Buffer): Buffer {
  return Buffer.concat([Buffer.from([tag]), varint(value.length), value]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 0x7f; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80);
  bytes.push(rest);
  return Buffer.from(bytes);
}

/** Where the number of a line is in the envelope of such a line. */
export function numberOffsetOf(app: string, envelopeBytes: number): number {
  const run = { app, origin: 1n, count: 1, counter: { sent: 0 } };
  const { bytes, numberOffsets, timeOffsets } = envelopeBatch([run], envelopeBytes);
  // The time's tag is the first byte of the envelope.
  return bytes.length === 0 ? -1 : (numberOffsets[0] ?? 0) - ((timeOffsets[0] ?? 1) - 1);
}
