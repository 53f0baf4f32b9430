// Reads the fields of an envelope where they lie, for those who need a few of them: JSON, filters, collation, drains.
// The envelope has been checked by an agent; it is still read within its bounds, but its strings are not looked at.
import { loggregator } from '../gen/loggregator.js';
import { WireReader } from './wire-reader.ts';
import type { EnvelopeKind } from './wire-scanner.ts';

/** A window on one envelope at a time. Reusable; what it says holds until the next {@link read}. */
export class EnvelopeView {
  readonly #wire = new WireReader('the envelope');
  #bytes: Buffer = NO_BYTES;
  #end = 0;
  #kind: EnvelopeKind = 'none';
  #timestampLow = 0;
  #timestampHigh = 0;
  #sourceIdStart = 0;
  #sourceIdEnd = 0;
  #instanceIdStart = 0;
  #instanceIdEnd = 0;
  #isErr = false;
  #payloadStart = 0;
  #payloadEnd = 0;
  /** Offset of the first tag; `#end` when there are none. */
  #tagsStart = 0;

  // The tag that was read last.
  #keyStart = 0;
  #keyEnd = 0;
  #valueType: 'text' | 'integer' | 'decimal' = 'text';
  #valueStart = 0;
  #valueEnd = 0;
  #integerLow = 0;
  #integerHigh = 0;

  /** Looks at the envelope in bytes[start,end). Throws WireError if it is malformed. */
  read(bytes: Buffer, start: number, end: number): void {
    this.#bytes = bytes;
    this.#end = end;
    this.#kind = 'none';
    this.#timestampLow = 0;
    this.#timestampHigh = 0;
    this.#sourceIdStart = 0;
    this.#sourceIdEnd = 0;
    this.#instanceIdStart = 0;
    this.#instanceIdEnd = 0;
    this.#isErr = false;
    this.#payloadStart = 0;
    this.#payloadEnd = 0;
    this.#tagsStart = end;
    const wire = this.#wire;
    wire.reset(bytes, start, end);
    while (wire.next()) {
      this.#readField(wire);
    }
  }

  /** The bytes in which the envelope lies; `payloadStart` and `payloadEnd` are offsets in them. */
  get bytes(): Buffer {
    return this.#bytes;
  }

  /** Which message the envelope carries. */
  get kind(): EnvelopeKind {
    return this.#kind;
  }

  /** Unix time in nanoseconds. */
  get timestampNs(): bigint {
    return toInt64(this.#timestampLow, this.#timestampHigh);
  }

  /** Unix time in milliseconds, rounded down. */
  get timestampMs(): number {
    // 2^32 ns are 4294 ms and 967296 ns; taken apart so, every step is exact in a number.
    const high = this.#timestampHigh | 0;
    return high * 4294 + Math.floor((high * 967_296 + this.#timestampLow) / 1_000_000);
  }

  /** The app id; made anew at each call. */
  get sourceId(): string {
    return this.#text(this.#sourceIdStart, this.#sourceIdEnd);
  }

  /** Made anew at each call. */
  get instanceId(): string {
    return this.#text(this.#instanceIdStart, this.#instanceIdEnd);
  }

  /** True: a log line from the standard error. */
  get isErr(): boolean {
    return this.#isErr;
  }

  /** Offset of a log line's text in {@link bytes}. */
  get payloadStart(): number {
    return this.#payloadStart;
  }

  /** Offset just after a log line's text. */
  get payloadEnd(): number {
    return this.#payloadEnd;
  }

  /**
   * All tags as text, in an object without a prototype. Where a key is in `tags` and in `deprecated_tags`, the one in
   * `tags` counts.
   */
  tags(): Record<string, string> {
    const tags: Record<string, string> = Object.create(null);
    for (const field of [DEPRECATED_TAGS, TAGS]) {
      this.#rewindToTags();
      while (this.#nextTag(field)) {
        tags[this.#text(this.#keyStart, this.#keyEnd)] = this.#tagText();
      }
    }
    return tags;
  }

  /** One tag as {@link tags} has it, without making the others. */
  tag(name: string): string | undefined {
    for (const field of [TAGS, DEPRECATED_TAGS]) {
      let text: string | undefined;
      this.#rewindToTags();
      while (this.#nextTag(field)) {
        if (this.#isKey(name)) {
          text = this.#tagText();
        }
      }
      if (text !== undefined) {
        return text;
      }
    }
    return undefined;
  }

  #readField(wire: WireReader): void {
    switch (wire.field) {
      case 1:
        wire.varint();
        this.#timestampLow = wire.low;
        this.#timestampHigh = wire.high;
        break;
      case 2:
        wire.delimited();
        this.#sourceIdStart = wire.valueStart;
        this.#sourceIdEnd = wire.valueEnd;
        break;
      case 8:
        wire.delimited();
        this.#instanceIdStart = wire.valueStart;
        this.#instanceIdEnd = wire.valueEnd;
        break;
      case TAGS:
      case DEPRECATED_TAGS:
        this.#tagsStart = Math.min(this.#tagsStart, wire.fieldStart);
        wire.delimited();
        break;
      case 4:
        this.#setKind('log');
        this.#readLog(wire);
        break;
      case 5:
        this.#setKind('counter');
        wire.delimited();
        break;
      case 6:
        this.#setKind('gauge');
        wire.delimited();
        break;
      case 7:
        this.#setKind('timer');
        wire.delimited();
        break;
      case 10:
        this.#setKind('event');
        wire.delimited();
        break;
      default:
        wire.skip();
    }
  }

  /** A message of another kind replaces the one before; one of the same kind is merged with it, as in protobuf. */
  #setKind(kind: EnvelopeKind): void {
    if (kind !== this.#kind) {
      this.#kind = kind;
      this.#isErr = false;
      this.#payloadStart = 0;
      this.#payloadEnd = 0;
    }
  }

  #readLog(wire: WireReader): void {
    const outerEnd = wire.enter();
    while (wire.next()) {
      if (wire.field === 1) {
        wire.delimited();
        this.#payloadStart = wire.valueStart;
        this.#payloadEnd = wire.valueEnd;
      } else if (wire.field === 2) {
        wire.varint();
        this.#isErr = wire.low === TYPE_ERR;
      } else {
        wire.skip();
      }
    }
    wire.leave(outerEnd);
  }

  #rewindToTags(): void {
    this.#wire.reset(this.#bytes, this.#tagsStart, this.#end);
  }

  /** Reads the next entry of a map of tags; false when there is none. */
  #nextTag(field: number): boolean {
    const wire = this.#wire;
    while (wire.next()) {
      if (wire.field === field) {
        this.#readTag(wire, field);
        return true;
      }
      wire.skip();
    }
    return false;
  }

  #readTag(wire: WireReader, field: number): void {
    this.#keyStart = 0;
    this.#keyEnd = 0;
    this.#valueType = 'text';
    this.#valueStart = 0;
    this.#valueEnd = 0;
    const outerEnd = wire.enter();
    while (wire.next()) {
      if (wire.field === 1) {
        wire.delimited();
        this.#keyStart = wire.valueStart;
        this.#keyEnd = wire.valueEnd;
      } else if (wire.field !== 2) {
        wire.skip();
      } else if (field === DEPRECATED_TAGS) {
        this.#readValue(wire);
      } else {
        this.#readText(wire);
      }
    }
    wire.leave(outerEnd);
  }

  #readValue(wire: WireReader): void {
    const outerEnd = wire.enter();
    while (wire.next()) {
      if (wire.field === 1) {
        this.#readText(wire);
      } else if (wire.field === 2) {
        wire.varint();
        this.#valueType = 'integer';
        this.#integerLow = wire.low;
        this.#integerHigh = wire.high;
      } else if (wire.field === 3) {
        wire.fixed64();
        this.#valueType = 'decimal';
        this.#valueStart = wire.valueStart;
      } else {
        wire.skip();
      }
    }
    wire.leave(outerEnd);
  }

  #readText(wire: WireReader): void {
    wire.delimited();
    this.#valueType = 'text';
    this.#valueStart = wire.valueStart;
    this.#valueEnd = wire.valueEnd;
  }

  /** The value of the tag that was read last. */
  #tagText(): string {
    switch (this.#valueType) {
      case 'text':
        return this.#text(this.#valueStart, this.#valueEnd);
      case 'integer':
        return toInt64(this.#integerLow, this.#integerHigh).toString();
      case 'decimal':
        return String(this.#bytes.readDoubleLE(this.#valueStart));
    }
  }

  /** Whether the tag that was read last has this key. */
  #isKey(name: string): boolean {
    const length = this.#keyEnd - this.#keyStart;
    for (let i = 0; i < name.length; i++) {
      const code = name.charCodeAt(i);
      if (code >= 0x80) {
        return this.#text(this.#keyStart, this.#keyEnd) === name;
      }
      if (i >= length || this.#bytes[this.#keyStart + i] !== code) {
        return false;
      }
    }
    return length === name.length;
  }

  #text(start: number, end: number): string {
    return this.#bytes.toString('utf8', start, end);
  }
}

/**
 * Decodes an envelope with the generated code, for the kinds that the view does not read. Numbers of 64 bits are
 * `Long`s: their `toString()` is exact. Bytes that were not checked before may throw any error.
 */
export function decodeEnvelope(bytes: Uint8Array): loggregator.v2.Envelope {
  return loggregator.v2.Envelope.decode(bytes);
}

function toInt64(low: number, high: number): bigint {
  return BigInt.asIntN(64, (BigInt(high) << 32n) | BigInt(low));
}

const TAGS = 9;
const DEPRECATED_TAGS = 3;
const TYPE_ERR = 1;
const NO_BYTES: Buffer = Buffer.alloc(0);
