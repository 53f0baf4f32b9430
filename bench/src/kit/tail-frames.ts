// Reads the frames of one tail from the bytes of its connection, as cheaply as a reader can: entries are counted by walking their lengths,
// times are looked at once per frame, and of records only the last cursor is read. Frames from a server are not masked (RFC 6455, 5.1).
import { NUMBER_DIGITS } from './line-template.ts';

const OPCODE_TEXT = 1;
const OPCODE_BINARY = 2;
const OPCODE_PING = 9;
const ENTRY_TAG = 0x0a;
const TIME_TAG = 0x08;
/** The newest cursor record is at the end of a text frame. */
const CURSOR_BYTES_MAX = 1024;
/** The first record of a text frame tells its time within these. */
const FIRST_RECORD_BYTES = 400;

/** What is told while frames are read. */
export interface TailFrameEvents {
  /** Time of a frame's first line, in nanoseconds with the precision of a double. */
  onTime(timeNs: number): void;
  /** A frame begins with the line of this number, and `entries` were read before it. */
  onNumber(number: number, entries: number): void;
  /** Whoever does not answer is gone for the controller after 30 s in which nothing else moves. */
  onPing(): void;
}

/** Totals of a tail, as its last cursor record has them. */
export interface TailTotals {
  delivered: number;
  filtered: number;
  dropped: number;
}

/** See the head of this file. */
export class TailFrames {
  /** Envelopes that were counted in binary frames. */
  entries = 0;
  frames = 0;
  bytes = 0;
  readonly totals: TailTotals = { delivered: 0, filtered: 0, dropped: 0 };
  readonly #events: TailFrameEvents;
  readonly #isEnvelope: boolean;
  /** Where the number is in an envelope; -1: nowhere. */
  readonly #numberOffset: number;
  readonly #header = Buffer.alloc(10);
  #headerBytes = 0;
  #opcode = 0;
  #payloadLeft = 0;
  #isInPayload = false;
  #text: Buffer[] = [];
  /** Within a batch: bytes left of the entry, or its length while that is read. */
  #entryLeft = 0;
  #isInLength = false;
  #length = 0;
  #shift = 0;

  constructor(events: TailFrameEvents, format: 'json' | 'proto' | 'envelope', numberOffset: number) {
    this.#events = events;
    this.#isEnvelope = format === 'envelope';
    this.#numberOffset = numberOffset;
  }

  /** Takes the next bytes of the connection. */
  take(chunk: Buffer): void {
    this.bytes += chunk.length;
    for (let at = 0; at < chunk.length; ) {
      if (!this.#isInPayload) {
        at = this.#readHeader(chunk, at);
        continue;
      }
      const end = Math.min(chunk.length, at + this.#payloadLeft);
      if (this.#opcode === OPCODE_BINARY) {
        if (!this.#isEnvelope) this.#walk(chunk, at, end);
      } else if (this.#opcode === OPCODE_TEXT) {
        this.#text.push(chunk.subarray(at, end));
      }
      this.#payloadLeft -= end - at;
      at = end;
      if (this.#payloadLeft === 0) this.#endFrame();
    }
  }

  #readHeader(chunk: Buffer, start: number): number {
    let at = start;
    const header = this.#header;
    while (at < chunk.length) {
      header[this.#headerBytes++] = chunk[at++] ?? 0;
      if (this.#headerBytes < 2) continue;
      const short = (header[1] ?? 0) & 0x7f;
      const needed = short < 126 ? 2 : short === 126 ? 4 : 10;
      if (this.#headerBytes < needed) continue;
      this.#headerBytes = 0;
      this.#opcode = (header[0] ?? 0) & 0x0f;
      this.#payloadLeft =
        short < 126 ? short : short === 126 ? header.readUInt16BE(2) : header.readUInt32BE(6);
      this.#isInPayload = true;
      this.frames += 1;
      if (this.#opcode === OPCODE_BINARY) this.#beginBinary(chunk, at);
      if (this.#payloadLeft === 0) this.#endFrame();
      return at;
    }
    return at;
  }

  #beginBinary(chunk: Buffer, start: number): void {
    let at = start;
    if (this.#isEnvelope) {
      // One frame per envelope: each is an entry, and every 64th is looked at.
      this.entries += 1;
      if (this.entries % 64 !== 0) return;
    } else {
      if (chunk[at++] !== ENTRY_TAG) return;
      while (((chunk[at++] ?? 0) & 0x80) !== 0);
    }
    if (at + 10 > chunk.length || chunk[at] !== TIME_TAG) return;
    this.#events.onTime(readVarint(chunk, at + 1));
    const before = this.#isEnvelope ? this.entries - 1 : this.entries;
    const offset = at + this.#numberOffset;
    if (this.#numberOffset < 0 || offset + NUMBER_DIGITS > chunk.length) return;
    this.#events.onNumber(Number(chunk.toString('latin1', offset, offset + NUMBER_DIGITS)), before);
  }

  #walk(chunk: Buffer, start: number, end: number): void {
    let at = start;
    while (at < end) {
      if (this.#entryLeft > 0) {
        const step = Math.min(this.#entryLeft, end - at);
        this.#entryLeft -= step;
        at += step;
      } else if (!this.#isInLength) {
        if (chunk[at++] !== ENTRY_TAG)
          throw new Error('Cannot read the batch: no entry where one has to begin');
        this.#isInLength = true;
        this.#length = 0;
        this.#shift = 0;
      } else {
        const byte = chunk[at++] ?? 0;
        this.#length |= (byte & 0x7f) << this.#shift;
        this.#shift += 7;
        if (byte < 0x80) {
          this.#isInLength = false;
          this.#entryLeft = this.#length;
          this.entries += 1;
        }
      }
    }
  }

  #endFrame(): void {
    this.#isInPayload = false;
    if (this.#opcode === OPCODE_PING) this.#events.onPing();
    if (this.#opcode !== OPCODE_TEXT) return;
    const parts = this.#text;
    this.#text = [];
    const first = parts[0]?.toString('latin1', 0, Math.min(parts[0].length, FIRST_RECORD_BYTES)) ?? '';
    const time = /^\[\{"type":"log".*?"time":"([^"]{19})(?:\.(\d+))?Z"/s.exec(first);
    if (time !== null) {
      this.#events.onTime(Date.parse(`${time[1]}Z`) * 1e6 + Number((time[2] ?? '0').padEnd(9, '0')));
    }
    this.#readCursor(parts);
  }

  #readCursor(parts: readonly Buffer[]): void {
    let tail = '';
    for (let i = parts.length - 1; i >= 0 && tail.length < CURSOR_BYTES_MAX; i--) {
      const part = parts[i] ?? Buffer.alloc(0);
      tail = part.toString('latin1', Math.max(0, part.length - CURSOR_BYTES_MAX)) + tail;
    }
    const start = tail.lastIndexOf('{"type":"cursor"');
    if (start < 0) return;
    const record = JSON.parse(tail.slice(start, tail.lastIndexOf(']'))) as TailTotals;
    this.totals.delivered = Number(record.delivered);
    this.totals.filtered = Number(record.filtered);
    this.totals.dropped = Number(record.dropped);
  }
}

/** As a double: exact to 256 ns for a time of today. */
function readVarint(bytes: Buffer, start: number): number {
  let value = 0;
  let scale = 1;
  for (let at = start; at < start + 10; at++) {
    const byte = bytes[at] ?? 0;
    value += (byte & 0x7f) * scale;
    if (byte < 0x80) break;
    scale *= 128;
  }
  return value;
}
