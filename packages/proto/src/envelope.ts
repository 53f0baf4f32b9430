// Makes log envelopes and batch entries by hand, for the sources that have lines and not envelopes. It does not read
// envelopes (see envelope-view.ts) and does not make metrics, which come from clients ready-made.
import { varint64Length, varintLength, writeVarint, writeVarint64 } from './varint.ts';
import { ENTRY_TAG } from './wire-scanner.ts';

/** The largest envelope that an agent takes. */
export const ENVELOPE_BYTES_MAX = 128 * 1024;

/** One line of a log. */
export interface LogLine {
  /** Unix time in nanoseconds, a signed number of 64 bits. */
  readonly timestampNs: bigint;
  /** The app id. */
  readonly sourceId: string;
  readonly instanceId: string;
  readonly payload: Uint8Array;
  /** True: from the standard error. */
  readonly isErr: boolean;
  readonly tags?: Readonly<Record<string, string>>;
}

// Tags of the wire format: field number << 3 | wire type.
const TIMESTAMP_TAG = 0x08;
const SOURCE_ID_TAG = 0x12;
const LOG_TAG = 0x22;
const INSTANCE_ID_TAG = 0x42;
const TAGS_TAG = 0x4a;
const KEY_TAG = 0x0a;
const VALUE_TAG = 0x12;
const PAYLOAD_TAG = 0x0a;
const TYPE_TAG = 0x10;
const TYPE_ERR = 1;

/** More than the lengths, the timestamp and the tags around the constant part and the payload ever take. */
const AROUND_BYTES_MAX = 1 + 5 + 1 + 10 + 1 + 5 + 1 + 5 + 2;

/** The bytes of an Envelope with `line`. */
export function encodeLogEnvelope(line: LogLine): Buffer {
  const constant = encodeConstant(line.sourceId, line.instanceId, line.tags);
  splitTimestamp(line.timestampNs);
  const logBytes = logLength(line.isErr, line.payload.length);
  const envelope = Buffer.allocUnsafe(envelopeLength(constant.length, logBytes));
  writeEnvelope(envelope, 0, constant, logBytes, line.isErr, line.payload, 0, line.payload.length);
  return envelope;
}

/** The bytes of a batch's entry with `envelope`. A run of entries is an EnvelopeBatch. */
export function encodeEntry(envelope: Uint8Array): Buffer {
  const headerBytes = 1 + varintLength(envelope.length);
  const entry = Buffer.allocUnsafe(headerBytes + envelope.length);
  entry[0] = ENTRY_TAG;
  writeVarint(entry, 1, envelope.length);
  entry.set(envelope, headerBytes);
  return entry;
}

/** Writes the lines of one app and instance as batch entries: what they have in common is encoded once. */
export class LogEntryWriter {
  readonly #constant: Buffer;

  constructor(sourceId: string, instanceId: string, tags?: Readonly<Record<string, string>>) {
    this.#constant = encodeConstant(sourceId, instanceId, tags);
  }

  /** No entry with a payload of this length is longer. */
  byteLengthMax(payloadBytes: number): number {
    return AROUND_BYTES_MAX + this.#constant.length + payloadBytes;
  }

  /**
   * Writes an entry with payload[payloadStart,payloadEnd) at `offset` of `target` and returns the offset after it.
   * Throws RangeError when there is no room for it.
   */
  write(
    target: Buffer,
    offset: number,
    timestampNs: bigint,
    isErr: boolean,
    payload: Uint8Array,
    payloadStart: number,
    payloadEnd: number,
  ): number {
    splitTimestamp(timestampNs);
    const logBytes = logLength(isErr, payloadEnd - payloadStart);
    const envelopeBytes = envelopeLength(this.#constant.length, logBytes);
    const entryBytes = 1 + varintLength(envelopeBytes) + envelopeBytes;
    if (entryBytes > target.length - offset) {
      throw new RangeError(
        `Cannot write the entry: it has ${entryBytes} bytes, expected at most ${target.length - offset}`,
      );
    }
    target[offset] = ENTRY_TAG;
    const bodyStart = writeVarint(target, offset + 1, envelopeBytes);
    return writeEnvelope(
      target,
      bodyStart,
      this.#constant,
      logBytes,
      isErr,
      payload,
      payloadStart,
      payloadEnd,
    );
  }
}

/** Source id, instance id and tags. */
function encodeConstant(
  sourceId: string,
  instanceId: string,
  tags: Readonly<Record<string, string>> | undefined,
): Buffer {
  const parts: Buffer[] = [];
  if (sourceId !== '') {
    parts.push(encodeText(SOURCE_ID_TAG, sourceId));
  }
  if (instanceId !== '') {
    parts.push(encodeText(INSTANCE_ID_TAG, instanceId));
  }
  for (const [key, value] of Object.entries(tags ?? {})) {
    const entry = Buffer.concat([encodeText(KEY_TAG, key), encodeText(VALUE_TAG, value)]);
    parts.push(encodeDelimited(TAGS_TAG, entry));
  }
  return Buffer.concat(parts);
}

function encodeText(tag: number, text: string): Buffer {
  return encodeDelimited(tag, Buffer.from(text));
}

function encodeDelimited(tag: number, value: Buffer): Buffer {
  const field = Buffer.allocUnsafe(1 + varintLength(value.length) + value.length);
  field[0] = tag;
  field.set(value, writeVarint(field, 1, value.length));
  return field;
}

// The halves of the timestamp that is being written: a bigint is taken apart once and without making others.
const timestamp = new DataView(new ArrayBuffer(8));
let timestampLow = 0;
let timestampHigh = 0;

function splitTimestamp(timestampNs: bigint): void {
  timestamp.setBigInt64(0, timestampNs);
  timestampHigh = timestamp.getUint32(0);
  timestampLow = timestamp.getUint32(4);
}

function hasTimestamp(): boolean {
  return timestampLow !== 0 || timestampHigh !== 0;
}

function envelopeLength(constantBytes: number, logBytes: number): number {
  const timestampBytes = hasTimestamp() ? 1 + varint64Length(timestampLow, timestampHigh) : 0;
  return timestampBytes + constantBytes + 1 + varintLength(logBytes) + logBytes;
}

function logLength(isErr: boolean, payloadBytes: number): number {
  const payloadField = payloadBytes === 0 ? 0 : 1 + varintLength(payloadBytes) + payloadBytes;
  return payloadField + (isErr ? 2 : 0);
}

/** Writes the envelope with the timestamp that was split last, and returns the offset after it. */
function writeEnvelope(
  target: Buffer,
  offset: number,
  constant: Buffer,
  logBytes: number,
  isErr: boolean,
  payload: Uint8Array,
  payloadStart: number,
  payloadEnd: number,
): number {
  let at = offset;
  if (hasTimestamp()) {
    target[at++] = TIMESTAMP_TAG;
    at = writeVarint64(target, at, timestampLow, timestampHigh);
  }
  at += constant.copy(target, at);
  target[at++] = LOG_TAG;
  at = writeVarint(target, at, logBytes);
  if (payloadEnd > payloadStart) {
    target[at++] = PAYLOAD_TAG;
    at = writeVarint(target, at, payloadEnd - payloadStart);
    at += Buffer.prototype.copy.call(payload, target, at, payloadStart, payloadEnd);
  }
  if (isErr) {
    target[at++] = TYPE_TAG;
    target[at++] = TYPE_ERR;
  }
  return at;
}
