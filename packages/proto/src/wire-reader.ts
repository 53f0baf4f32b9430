// The wire format of protobuf, field by field, with no knowledge of any message: tags, varints, lengths and bounds.
// It makes no objects, so that one reader can walk any number of messages; it is strict where decoders differ.
//
//   message   = field*
//   field     = tag value             tag = varint32: number << 3 | wire type; the number is not 0
//   value     = varint                wire type 0: at most 10 bytes and 64 bits
//             | 8 bytes               wire type 1
//             | length bytes          wire type 2; length = varint32
//             | 4 bytes               wire type 5
//   varint32  = at most 5 bytes
import { isUtf8 } from './utf8.ts';
import { WireError, type WireErrorCode } from './wire-error.ts';

/** A cursor over the fields of a message: call {@link next}, look at {@link field}, then read or skip the value. */
export class WireReader {
  /** The number of the current field. After a nested message it is that of the last field in it. */
  field = 0;
  /** Offset of the current field's tag. */
  fieldStart = 0;
  /** Offset of the value that {@link delimited}, {@link text} or {@link fixed64} read. */
  valueStart = 0;
  /** Offset just after that value. */
  valueEnd = 0;
  /** The lower 32 bits, unsigned, of what {@link varint} read. */
  low = 0;
  /** The upper 32 bits, unsigned. */
  high = 0;

  readonly #subject: string;
  #bytes: Uint8Array = NO_BYTES;
  #offset = 0;
  #end = 0;
  #outermostEnd = 0;
  #wireType = 0;

  /** @param subject - What is read, for error messages. */
  constructor(subject: string) {
    this.#subject = subject;
  }

  /** Begins with the message in bytes[start,end). */
  reset(bytes: Uint8Array, start: number, end: number): void {
    this.#bytes = bytes;
    this.#offset = start;
    this.#end = end;
    this.#outermostEnd = end;
  }

  /** Offset of what comes next: after a value was read or skipped, the offset just after the field. */
  get offset(): number {
    return this.#offset;
  }

  /** Moves to the next field; false at the end of the message. Throws WireError. */
  next(): boolean {
    const offset = this.#offset;
    if (offset >= this.#end) {
      return false;
    }
    this.fieldStart = offset;
    let tag = this.#bytes[offset] as number;
    if (tag < 0x80) {
      this.#offset = offset + 1;
    } else {
      tag = this.#varint32();
    }
    this.field = tag >>> 3;
    this.#wireType = tag & 7;
    if (this.field === 0 || tag > 0xffff_ffff || this.#wireType > 5) {
      throw this.error('invalid_tag', offset, 'a field number from 1 and a wire type from 0 to 5');
    }
    if (this.#wireType === 3 || this.#wireType === 4) {
      throw this.error('group_tag', offset, 'wire type 0, 1, 2 or 5');
    }
    return true;
  }

  /** Reads a varint into {@link low} and {@link high}. Throws WireError. */
  varint(): void {
    this.#expect(0);
    this.#varint64();
  }

  /** Reads 8 bytes: {@link valueStart} says where they are. Throws WireError. */
  fixed64(): void {
    this.#expect(1);
    this.#take(8);
  }

  /** Reads bytes: {@link valueStart} and {@link valueEnd} say where they are. Throws WireError. */
  delimited(): void {
    this.#expect(2);
    const byte = this.#offset < this.#end ? (this.#bytes[this.#offset] as number) : 0x80;
    if (byte < 0x80) {
      this.#offset++;
      this.#take(byte);
    } else {
      this.#take(this.#varint32());
    }
  }

  /** Reads bytes that have to be UTF-8. Throws WireError. */
  text(): void {
    this.delimited();
    if (!isUtf8(this.#bytes, this.valueStart, this.valueEnd)) {
      throw this.error('invalid_utf8', this.valueStart, 'UTF-8');
    }
  }

  /** Begins with the fields of the current field's message; give {@link leave} what this returns. Throws WireError. */
  enter(): number {
    this.delimited();
    const outerEnd = this.#end;
    this.#offset = this.valueStart;
    this.#end = this.valueEnd;
    return outerEnd;
  }

  /** Goes on after the message that was entered. */
  leave(outerEnd: number): void {
    this.#offset = this.#end;
    this.#end = outerEnd;
  }

  /** Skips the current field's value. Throws WireError. */
  skip(): void {
    if (this.#wireType === 2) {
      this.delimited();
    } else if (this.#wireType === 0) {
      this.#varint64();
    } else {
      this.#take(this.#wireType === 1 ? 8 : 4);
    }
  }

  /** A WireError about what is being read. */
  error(code: WireErrorCode, offset: number, expected: string): WireError {
    return new WireError(code, offset, expected, this.#subject);
  }

  #expect(wireType: number): void {
    if (this.#wireType !== wireType) {
      throw this.error('wrong_wire_type', this.fieldStart, `wire type ${wireType} for field ${this.field}`);
    }
  }

  /** Moves past `length` bytes. */
  #take(length: number): void {
    const start = this.#offset;
    if (length > this.#end - start) {
      throw this.#cutOff(start, `${length} bytes`);
    }
    this.valueStart = start;
    this.valueEnd = start + length;
    this.#offset = start + length;
  }

  /** A tag or a length: exact, and up to 2^35, which no range of bytes is long enough for. */
  #varint32(): number {
    let value = 0;
    let scale = 1;
    for (let count = 0; count < 5; count++) {
      const byte = this.#byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) {
        return value;
      }
      scale *= 128;
    }
    throw this.error('overlong_varint', this.#offset - 1, 'at most 5 bytes in a tag or a length');
  }

  #varint64(): void {
    let low = 0;
    let high = 0;
    for (let count = 0; count < 10; count++) {
      const byte = this.#byte();
      if (count < 4) {
        low |= (byte & 0x7f) << (7 * count);
      } else if (count === 4) {
        low |= (byte & 0x0f) << 28;
        high = (byte & 0x7f) >> 4;
      } else {
        high |= (byte & 0x7f) << (7 * count - 32);
      }
      if (byte < 0x80) {
        if (count === 9 && byte > 1) {
          break;
        }
        this.low = low >>> 0;
        this.high = high >>> 0;
        return;
      }
    }
    throw this.error('overlong_varint', this.#offset - 1, 'at most 10 bytes and 64 bits');
  }

  #byte(): number {
    if (this.#offset >= this.#end) {
      throw this.#cutOff(this.#offset, 'the rest of a varint');
    }
    return this.#bytes[this.#offset++] as number;
  }

  #cutOff(offset: number, expected: string): WireError {
    return this.error(this.#end < this.#outermostEnd ? 'nested_overrun' : 'truncated', offset, expected);
  }
}

const NO_BYTES = new Uint8Array(0);
