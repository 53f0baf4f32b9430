// The one error of this package's readers: what is wrong with some bytes, and where.
// It is about the bytes alone; whether a stream or a single envelope is refused for it is the caller's decision.

/**
 * What is wrong with the bytes.
 *
 * - `truncated`: a value goes on after the end of the message.
 * - `overlong_varint`: a varint of more than 10 bytes or 64 bits.
 * - `wrong_wire_type`: a known field is encoded as another type.
 * - `group_tag`: wire type 3 or 4, which proto3 does not have.
 * - `nested_overrun`: a value goes on after the end of the message that it is in.
 * - `invalid_tag`: field number 0, wire type 6 or 7, a tag of more than 32 bits, or a field that may not be there.
 * - `too_large`: a number over its field's range or a message over its limit.
 * - `missing_field`: a message without the field that says what it is.
 * - `invalid_utf8`: a string that is not UTF-8.
 */
export type WireErrorCode =
  | 'truncated'
  | 'overlong_varint'
  | 'wrong_wire_type'
  | 'group_tag'
  | 'nested_overrun'
  | 'invalid_tag'
  | 'too_large'
  | 'missing_field'
  | 'invalid_utf8';

const descriptions: Readonly<Record<WireErrorCode, string>> = {
  truncated: 'truncated',
  overlong_varint: 'overlong varint',
  wrong_wire_type: 'wrong wire type',
  group_tag: 'group tag',
  nested_overrun: 'nested overrun',
  invalid_tag: 'invalid tag',
  too_large: 'too large',
  missing_field: 'missing field',
  invalid_utf8: 'invalid UTF-8',
};

/** Bytes that are not a well-formed message. The only error that this package's readers throw. */
export class WireError extends Error {
  override readonly name = 'WireError';
  /** What is wrong. Stable. */
  readonly code: WireErrorCode;
  /** Where: counted from the start of the byte array that was given to the reader. */
  readonly offset: number;

  /**
   * @param code - What is wrong.
   * @param offset - Where in the byte array.
   * @param expected - What should be there, for the message.
   * @param subject - What was being read, for the message.
   */
  constructor(code: WireErrorCode, offset: number, expected: string, subject = 'the envelope') {
    super(`Cannot read ${subject}: ${descriptions[code]} at offset ${offset}, expected ${expected}`);
    this.code = code;
    this.offset = offset;
  }
}
