// Reads one protobuf message field by field, for the messages of the internal protocol: strict about bounds and wire
// types, lenient about fields that it does not know. Not for envelopes on their way: see wire-scanner.ts.
import { WireError, type WireErrorCode } from './wire-error.ts';

/** A cursor over the fields of a message: call {@link next}, look at {@link field}, then read or skip its value. */
export class WireReader {
  /** The number of the current field. */
  field = 0;

  readonly #bytes: Buffer;
  readonly #subject: string;
  #offset = 0;
  #end: number;
  #wireType = 0;
  #fieldOffset = 0;

  /**
   * @param bytes - The message.
   * @param subject - What it is, for error messages: `the uplink message`.
   */
  constructor(bytes: Buffer, subject: string) {
    this.#bytes = bytes;
    this.#subject = subject;
    this.#end = bytes.length;
  }

  /** Moves to the next field; false at the end of the message. */
  next(): boolean {
    if (this.#offset >= this.#end) {
      return false;
    }
    this.#fieldOffset = this.#offset;
    const tag = this.#varint();
    this.field = Math.floor(tag / 8);
    this.#wireType = tag % 8;
    if (tag > 0xffff_ffff || this.field === 0 || this.#wireType > 5) {
      throw this.#error(
        'invalid_tag',
        this.#fieldOffset,
        'a field number from 1 and a wire type from 0 to 5',
      );
    }
    if (this.#wireType === 3 || this.#wireType === 4) {
      throw this.#error('group_tag', this.#fieldOffset, 'wire type 0, 1, 2 or 5');
    }
    return true;
  }

  /** An unsigned number up to `max`, by default the largest that is exact. */
  uint(max: number = Number.MAX_SAFE_INTEGER): number {
    this.#expect(0);
    const offset = this.#offset;
    const value = this.#varint();
    if (value > max) {
      throw this.#error('too_large', offset, `a number up to ${max}`);
    }
    return value;
  }

  /** An unsigned number of 32 bits. */
  uint32(): number {
    return this.uint(0xffff_ffff);
  }

  bool(): boolean {
    this.#expect(0);
    return this.#varint() !== 0;
  }

  fixed64(): bigint {
    this.#expect(1);
    return this.#bytes.readBigUInt64LE(this.#take(8));
  }

  double(): number {
    this.#expect(1);
    return this.#bytes.readDoubleLE(this.#take(8));
  }

  string(): string {
    const length = this.#length();
    const start = this.#take(length);
    return this.#bytes.toString('utf8', start, start + length);
  }

  /** A view of the value's bytes, not a copy. */
  bytes(): Buffer {
    const length = this.#length();
    const start = this.#take(length);
    return this.#bytes.subarray(start, start + length);
  }

  /** Reads a nested message: `read` sees its fields only. */
  message<T>(read: (reader: WireReader) => T): T {
    const length = this.#length();
    const start = this.#take(length);
    const outerEnd = this.#end;
    this.#offset = start;
    this.#end = start + length;
    const value = read(this);
    this.#offset = this.#end;
    this.#end = outerEnd;
    return value;
  }

  /** Skips the current field's value. */
  skip(): void {
    if (this.#wireType === 0) {
      this.#varint();
    } else if (this.#wireType === 1) {
      this.#take(8);
    } else if (this.#wireType === 5) {
      this.#take(4);
    } else {
      this.#take(this.#length());
    }
  }

  /** The error for a message that lacks what says what it is. */
  missing(expected: string): WireError {
    return this.#error('missing_field', this.#end, expected);
  }

  #expect(wireType: number): void {
    if (this.#wireType !== wireType) {
      throw this.#error(
        'wrong_wire_type',
        this.#fieldOffset,
        `wire type ${wireType} for field ${this.field}`,
      );
    }
  }

  #length(): number {
    this.#expect(2);
    return this.#varint();
  }

  /** The offset of the next `length` bytes, which it moves past. */
  #take(length: number): number {
    const start = this.#offset;
    if (length > this.#end - start) {
      throw this.#past(start, `${length} bytes`);
    }
    this.#offset = start + length;
    return start;
  }

  /** Exact up to 2^53; larger values come out rounded, but never smaller than 2^53. */
  #varint(): number {
    let value = 0;
    let scale = 1;
    for (let count = 1; ; count++) {
      const byte = this.#bytes[this.#take(1)] ?? 0;
      if (count === 10 && byte > 1) {
        throw this.#error('overlong_varint', this.#offset - 1, 'at most 10 bytes and 64 bits');
      }
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) {
        return value;
      }
      scale *= 128;
    }
  }

  #past(offset: number, expected: string): WireError {
    const code = this.#end < this.#bytes.length ? 'nested_overrun' : 'truncated';
    return this.#error(code, offset, expected);
  }

  #error(code: WireErrorCode, offset: number, expected: string): WireError {
    return new WireError(code, offset, expected, this.#subject);
  }
}
