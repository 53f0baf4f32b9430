// Reads the values of one message of the internal protocols as numbers, strings and views. It is strict about bounds
// and wire types; fields that it does not know are for the caller to skip. Not for envelopes on their way, which
// nobody needs as values: see wire-scanner.ts.
import type { WireError } from './wire-error.ts';
import { WireReader } from './wire-reader.ts';

/**
 * A cursor over the fields of a message: call {@link next}, look at {@link field}, then read or skip its value.
 * Every method throws WireError where the bytes are not what it reads.
 */
export class MessageReader {
  readonly #bytes: Buffer;
  readonly #wire: WireReader;

  /**
   * @param bytes - The message.
   * @param subject - What it is, for error messages: `the uplink message`.
   */
  constructor(bytes: Buffer, subject: string) {
    this.#bytes = bytes;
    this.#wire = new WireReader(subject);
    this.#wire.reset(bytes, 0, bytes.length);
  }

  /** The number of the current field. */
  get field(): number {
    return this.#wire.field;
  }

  /** Moves to the next field; false at the end of the message. */
  next(): boolean {
    return this.#wire.next();
  }

  /** An unsigned number up to `max`, by default the largest that is exact. */
  uint(max: number = Number.MAX_SAFE_INTEGER): number {
    const wire = this.#wire;
    wire.varint();
    const value = wire.high * 0x1_0000_0000 + wire.low;
    if (value > max) {
      throw wire.error('too_large', wire.fieldStart, `a number up to ${max} in field ${wire.field}`);
    }
    return value;
  }

  /** An unsigned number of 32 bits. */
  uint32(): number {
    return this.uint(0xffff_ffff);
  }

  /** A truth value: any number but 0 is true. */
  bool(): boolean {
    this.#wire.varint();
    return this.#wire.low !== 0 || this.#wire.high !== 0;
  }

  /** An unsigned number of 64 bits, of fixed length. */
  fixed64(): bigint {
    this.#wire.fixed64();
    return this.#bytes.readBigUInt64LE(this.#wire.valueStart);
  }

  /** A floating-point number. */
  double(): number {
    this.#wire.fixed64();
    return this.#bytes.readDoubleLE(this.#wire.valueStart);
  }

  /** A string, which has to be UTF-8. */
  string(): string {
    this.#wire.text();
    return this.#bytes.toString('utf8', this.#wire.valueStart, this.#wire.valueEnd);
  }

  /** A view of the value's bytes, not a copy. */
  bytes(): Buffer {
    this.#wire.delimited();
    return this.#bytes.subarray(this.#wire.valueStart, this.#wire.valueEnd);
  }

  /** Reads a nested message: `read` sees its fields only. */
  message<T>(read: (reader: MessageReader) => T): T {
    const outerEnd = this.#wire.enter();
    const value = read(this);
    this.#wire.leave(outerEnd);
    return value;
  }

  /** Skips the current field's value. */
  skip(): void {
    this.#wire.skip();
  }

  /** The error for a message that lacks what says what it is. */
  missing(expected: string): WireError {
    return this.#wire.error('missing_field', this.#wire.offset, expected);
  }
}
