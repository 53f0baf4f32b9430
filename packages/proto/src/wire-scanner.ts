// The wire scanner: checks envelopes and walks batches of them without decoding, one pass, no object per envelope.
// An agent checks each envelope once in depth; after that only lengths are walked. It does not judge what an envelope
// says: whether a source id may be used is the caller's decision.
import { WireError } from './wire-error.ts';
import { WireReader } from './wire-reader.ts';

/** Which message an envelope carries. */
export type EnvelopeKind = 'none' | 'log' | 'counter' | 'gauge' | 'timer' | 'event';

/** Tag keys that begin so are Tailrace's own: nobody else may write them. */
export const RESERVED_TAG_PREFIX = 'tailrace.';

/** The tag of EnvelopeBatch's `batch`: field 1, wire type 2. */
export const ENTRY_TAG = 0x0a;

/** What a field has to be; a shape stands for a nested message. */
type FieldShape = 'varint' | 'fixed64' | 'text' | 'bytes' | MessageShape;

/** The known fields of a message by their numbers. */
interface MessageShape {
  readonly fields: readonly (FieldShape | undefined)[];
}

const tagsEntry: MessageShape = { fields: [undefined, 'text', 'text'] };
const value: MessageShape = { fields: [undefined, 'text', 'varint', 'fixed64'] };
const deprecatedTagsEntry: MessageShape = { fields: [undefined, 'text', value] };
const log: MessageShape = { fields: [undefined, 'bytes', 'varint'] };
const counter: MessageShape = { fields: [undefined, 'text', 'varint', 'varint'] };
const gaugeValue: MessageShape = { fields: [undefined, 'text', 'fixed64'] };
const metricsEntry: MessageShape = { fields: [undefined, 'text', gaugeValue] };
const gauge: MessageShape = { fields: [undefined, metricsEntry] };
const timer: MessageShape = { fields: [undefined, 'text', 'varint', 'varint'] };
const event: MessageShape = { fields: [undefined, 'text', 'text'] };

const reservedTagPrefix = Buffer.from(RESERVED_TAG_PREFIX);

/** Checks envelopes, and says what an agent needs to know of them. Reusable: one scanner serves any number. */
export class EnvelopeScanner {
  /** Offset of the source id; 0 when the envelope has none. The last one counts, as in protobuf. */
  sourceIdStart = 0;
  /** Offset just after the source id. */
  sourceIdEnd = 0;
  /** Offset of the instance id; 0 when the envelope has none. */
  instanceIdStart = 0;
  /** Offset just after the instance id. */
  instanceIdEnd = 0;
  /** True: the envelope has a timestamp, and it is not 0. */
  hasTimestamp = false;
  /** True: a key in `tags` or `deprecated_tags` begins with {@link RESERVED_TAG_PREFIX}. */
  hasReservedTags = false;
  /** The message that the envelope carries; of several the last one. */
  kind: EnvelopeKind = 'none';

  readonly #wire = new WireReader('the envelope');
  #bytes: Uint8Array = NO_BYTES;

  /**
   * Checks the envelope in bytes[start,end): bounds, the wire type of every known field, and that strings are UTF-8,
   * at every level. Unknown fields are allowed. What the fields of the scanner say holds until the next check.
   * Throws WireError.
   */
  check(bytes: Uint8Array, start: number, end: number): void {
    const wire = this.#wire;
    wire.reset(bytes, start, end);
    this.#bytes = bytes;
    this.sourceIdStart = 0;
    this.sourceIdEnd = 0;
    this.instanceIdStart = 0;
    this.instanceIdEnd = 0;
    this.hasTimestamp = false;
    this.hasReservedTags = false;
    this.kind = 'none';
    while (wire.next()) {
      switch (wire.field) {
        case 1:
          wire.varint();
          this.hasTimestamp = wire.low !== 0 || wire.high !== 0;
          break;
        case 2:
          wire.text();
          this.sourceIdStart = wire.valueStart;
          this.sourceIdEnd = wire.valueEnd;
          break;
        case 8:
          wire.text();
          this.instanceIdStart = wire.valueStart;
          this.instanceIdEnd = wire.valueEnd;
          break;
        case 3:
          this.#checkTag(deprecatedTagsEntry);
          break;
        case 9:
          this.#checkTag(tagsEntry);
          break;
        case 4:
          this.#checkMessage(log);
          this.kind = 'log';
          break;
        case 5:
          this.#checkMessage(counter);
          this.kind = 'counter';
          break;
        case 6:
          this.#checkMessage(gauge);
          this.kind = 'gauge';
          break;
        case 7:
          this.#checkMessage(timer);
          this.kind = 'timer';
          break;
        case 10:
          this.#checkMessage(event);
          this.kind = 'event';
          break;
        default:
          wire.skip();
      }
    }
  }

  #checkMessage(shape: MessageShape): void {
    const wire = this.#wire;
    const outerEnd = wire.enter();
    while (wire.next()) {
      this.#checkField(shape.fields[wire.field]);
    }
    wire.leave(outerEnd);
  }

  /** An entry of one of the two maps of tags: as a message, but the last key counts. */
  #checkTag(shape: MessageShape): void {
    const wire = this.#wire;
    const outerEnd = wire.enter();
    let isReserved = false;
    while (wire.next()) {
      const isKey = wire.field === 1;
      this.#checkField(shape.fields[wire.field]);
      if (isKey) {
        isReserved = isReservedTag(this.#bytes, wire.valueStart, wire.valueEnd);
      }
    }
    wire.leave(outerEnd);
    this.hasReservedTags ||= isReserved;
  }

  #checkField(shape: FieldShape | undefined): void {
    const wire = this.#wire;
    if (shape === undefined) wire.skip();
    else if (shape === 'text') wire.text();
    else if (shape === 'bytes') wire.delimited();
    else if (shape === 'varint') wire.varint();
    else if (shape === 'fixed64') wire.fixed64();
    else this.#checkMessage(shape);
  }
}

/**
 * How many entries there are in bytes[start,end), a run of an EnvelopeBatch's entries and nothing else. Looks at
 * bounds only. Throws WireError.
 */
export function countEntries(bytes: Uint8Array, start: number, end: number): number {
  let count = 0;
  for (let offset = start; offset < end; count++) {
    offset = entryEnd(bytes, offset, end);
  }
  return count;
}

/** Offset just after the entry (tag, length, envelope) that begins at `offset`. Throws WireError. */
export function entryEnd(bytes: Uint8Array, offset: number, end: number): number {
  const bodyStart = entryBodyStart(bytes, offset, end);
  let length = bytes[offset + 1] as number;
  if (length >= 0x80) {
    length = lengthBefore(bytes, offset + 1, bodyStart);
  }
  if (length > end - bodyStart) {
    throw new WireError('truncated', bodyStart, `${length} bytes`, 'the batch');
  }
  return bodyStart + length;
}

/** Offset of the envelope in the entry that begins at `offset`; whether all of it is there is not looked at. Throws WireError. */
export function entryBodyStart(bytes: Uint8Array, offset: number, end: number): number {
  if (offset >= end) {
    throw new WireError('truncated', offset, 'an entry', 'the batch');
  }
  if (bytes[offset] !== ENTRY_TAG) {
    throw new WireError('invalid_tag', offset, 'field 1 with wire type 2, an envelope', 'the batch');
  }
  for (let at = offset + 1; at < end; at++) {
    if (at > offset + 5) {
      throw new WireError('overlong_varint', at, 'at most 5 bytes in a length', 'the batch');
    }
    if ((bytes[at] as number) < 0x80) {
      return at + 1;
    }
  }
  throw new WireError('truncated', end, 'the length of an entry', 'the batch');
}

/** The value of the varint in bytes[start,end), whose bounds have been checked. */
function lengthBefore(bytes: Uint8Array, start: number, end: number): number {
  let length = 0;
  for (let at = end - 1; at >= start; at--) {
    length = length * 0x80 + ((bytes[at] as number) & 0x7f);
  }
  return length;
}

/**
 * Calls `visit` with the bounds of each envelope of an EnvelopeBatch; skips fields that are not known. Throws
 * WireError at bad framing, after the envelopes before it were visited; the envelopes themselves are not looked at.
 */
export function forEachEnvelope(bytes: Uint8Array, visit: (start: number, end: number) => void): void {
  const wire = new WireReader('the batch');
  wire.reset(bytes, 0, bytes.length);
  while (wire.next()) {
    if (wire.field === 1) {
      wire.delimited();
      visit(wire.valueStart, wire.valueEnd);
    } else {
      wire.skip();
    }
  }
}

/**
 * A copy of the envelope in bytes[start,end) without the tags and deprecated tags whose key begins with
 * {@link RESERVED_TAG_PREFIX}; everything else stays as it is, byte for byte. Throws WireError.
 */
export function stripReservedTags(bytes: Uint8Array, start: number, end: number): Buffer {
  const wire = new WireReader('the envelope');
  const copy = Buffer.allocUnsafe(end - start);
  let length = 0;
  let keptUntil = start;
  wire.reset(bytes, start, end);
  while (wire.next()) {
    const fieldStart = wire.fieldStart;
    if (wire.field !== 3 && wire.field !== 9) {
      wire.skip();
    } else if (readsReservedTag(wire, bytes)) {
      copy.set(bytes.subarray(keptUntil, fieldStart), length);
      length += fieldStart - keptUntil;
      keptUntil = wire.offset;
    }
  }
  copy.set(bytes.subarray(keptUntil, end), length);
  return copy.subarray(0, length + end - keptUntil);
}

/** Reads an entry of a map of tags, and says whether its key (the last one counts) is reserved. */
function readsReservedTag(wire: WireReader, bytes: Uint8Array): boolean {
  const outerEnd = wire.enter();
  let isReserved = false;
  while (wire.next()) {
    if (wire.field === 1) {
      wire.delimited();
      isReserved = isReservedTag(bytes, wire.valueStart, wire.valueEnd);
    } else {
      wire.skip();
    }
  }
  wire.leave(outerEnd);
  return isReserved;
}

function isReservedTag(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < reservedTagPrefix.length) {
    return false;
  }
  for (let i = 0; i < reservedTagPrefix.length; i++) {
    if (bytes[start + i] !== reservedTagPrefix[i]) {
      return false;
    }
  }
  return true;
}

const NO_BYTES = new Uint8Array(0);
