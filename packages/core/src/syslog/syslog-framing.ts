// Where one syslog message ends and the next begins in a byte stream (RFC 6587), both ways:
//   octet counting:   frame = MSG-LEN SP MSG    MSG-LEN = decimal count of MSG's bytes; MSG begins with "<"
//   non-transparent:  frame = MSG LF            or CR LF, or MSG NUL where that is asked for
// Which one it is, is told anew for each message. It does not look into messages beyond their first byte.

import { cannot, LogError } from '../errors.ts';
import { StreamRemainder } from '../lines/stream-remainder.ts';

/** Longest message that is taken, in bytes: 1 MiB. */
export const FRAME_BYTES_MAX = 1024 * 1024;

const nul = 0x00;
const lf = 0x0a;
const cr = 0x0d;
const space = 0x20;
const digitZero = 0x30;
const digitNine = 0x39;
const lessThan = 0x3c;
/** What begins with more digits than this is text that begins with a number. */
const countDigitsMax = 10;

/** `frame_too_large`: over the limit. `bad_count`: a count of 0 or with a leading zero. */
export type FramingErrorCode = 'frame_too_large' | 'bad_count';

/** The stream cannot be read any further; its connection is to be closed. */
export class FramingError extends LogError<FramingErrorCode> {
  override readonly name = 'FramingError';
}

/** Called with each message, without its count or line end. The bytes may be kept: they are never written again. */
export type FrameListener = (frame: Buffer) => void;

/** Settings of a {@link SyslogDeframer}. */
export interface SyslogDeframerOptions {
  /** Longest message, in bytes, and about what this holds at most. Default: {@link FRAME_BYTES_MAX}. */
  readonly frameBytesMax?: number;
  /**
   * Whether NUL ends a message as LF does, and may follow a counted one: syslog(3) of glibc writes so to stream sockets.
   * Default: false, as NUL may be part of a message from elsewhere.
   */
  readonly nulEndsMessages?: boolean;
}

/**
 * Reads the messages of one connection.
 *
 * A message is octet-counted when it begins with a count, a space and "<"; otherwise it reaches to the next line end, so
 * that a line of text may begin with a number. A line end that follows an octet-counted message belongs to its framing,
 * as some senders write it; any other empty line is an empty message. The messages are the same wherever the chunks are
 * cut; those inside one chunk are views of it. O(bytes).
 */
export class SyslogDeframer {
  readonly #frameBytesMax: number;
  readonly #remainder = new StreamRemainder();
  /** So many of the held bytes are known to hold no line end. */
  #searchedBytes = 0;
  readonly #nulEndsMessages: boolean;
  /** Where the next LF and the next NUL of the bytes at hand are, their length for none; below the search: not known. */
  #lfAt = -1;
  #nulAt = -1;
  #followsCounted = false;
  #failure: FramingError | undefined;

  constructor(options: SyslogDeframerOptions = {}) {
    this.#frameBytesMax = options.frameBytesMax ?? FRAME_BYTES_MAX;
    this.#nulEndsMessages = options.nulEndsMessages ?? false;
  }

  /** Bytes of the unfinished message. */
  get heldBytes(): number {
    return this.#remainder.length;
  }

  /**
   * Takes the next bytes and calls `onFrame` for every message that is complete with them.
   *
   * @throws FramingError after the messages before the bad place; every later call throws it again
   */
  push(chunk: Buffer, onFrame: FrameListener): void {
    if (this.#failure !== undefined) throw this.#failure;
    const bytes = this.#remainder.joinedWith(chunk);
    this.#lfAt = -1;
    this.#nulAt = -1;
    let offset = 0;
    while (offset < bytes.length) {
      const next = this.#readFrame(bytes, offset, onFrame);
      if (next === -1) break;
      offset = next;
      this.#searchedBytes = 0;
    }
    this.#remainder.keep(bytes, offset);
  }

  /**
   * The stream has ended: a last line needs no line end.
   *
   * @returns the bytes of a message that is lost because it was cut off or too large; 0 when there was none
   */
  end(onFrame: FrameListener): number {
    if (this.#failure !== undefined || this.#remainder.length === 0) return 0;
    const rest = this.#remainder.joinedWith(Buffer.alloc(0));
    this.#remainder.keep(rest, rest.length);
    if (this.#followsCounted && rest.length === 1 && rest[0] === cr) return 0;
    if (countedBodyStart(rest, 0) > 0) return rest.length;
    const line = withoutCr(rest);
    if (line.length > this.#frameBytesMax) return rest.length;
    onFrame(line);
    return 0;
  }

  /** Reads the message at `offset`. Returns where the next one begins, or -1 when this one is incomplete. */
  #readFrame(bytes: Buffer, offset: number, onFrame: FrameListener): number {
    if (this.#followsCounted) {
      if (bytes[offset] === cr && offset + 1 === bytes.length) return -1;
      this.#followsCounted = false;
      if (bytes[offset] === lf || (this.#nulEndsMessages && bytes[offset] === nul)) return offset + 1;
      if (bytes[offset] === cr && bytes[offset + 1] === lf) return offset + 2;
    }
    const bodyStart = countedBodyStart(bytes, offset);
    if (bodyStart === -1) return -1;
    return bodyStart === 0
      ? this.#readLine(bytes, offset, onFrame)
      : this.#readCounted(bytes, offset, bodyStart, onFrame);
  }

  #readCounted(bytes: Buffer, offset: number, bodyStart: number, onFrame: FrameListener): number {
    const countText = bytes.toString('latin1', offset, bodyStart - 1);
    if (countText.startsWith('0')) {
      throw this.#fail(
        'bad_count',
        `a message begins with the count "${countText}"`,
        'a count without leading zero',
      );
    }
    const bodyBytes = Number(countText);
    if (bodyBytes > this.#frameBytesMax) throw this.#tooLarge(`a message of ${bodyBytes} bytes`);
    const bodyEnd = bodyStart + bodyBytes;
    if (bodyEnd > bytes.length) return -1;
    this.#followsCounted = true;
    onFrame(bytes.subarray(bodyStart, bodyEnd));
    return bodyEnd;
  }

  #readLine(bytes: Buffer, offset: number, onFrame: FrameListener): number {
    const lineEnd = this.#lineEnd(bytes, offset + this.#searchedBytes);
    const lineBytes = (lineEnd === -1 ? bytes.length : lineEnd) - offset;
    // One byte more can wait for its line end: it may be the CR of it.
    if (lineBytes > this.#frameBytesMax + 1) throw this.#tooLarge(`a line of at least ${lineBytes} bytes`);
    if (lineEnd === -1) {
      this.#searchedBytes = lineBytes;
      return -1;
    }
    const raw = bytes.subarray(offset, lineEnd);
    const line = bytes[lineEnd] === nul ? raw : withoutCr(raw);
    if (line.length > this.#frameBytesMax) throw this.#tooLarge(`a line of ${line.length} bytes`);
    onFrame(line);
    return lineEnd + 1;
  }

  /** Where the first end of a line is at or after `from`, -1 for none. Searches no byte twice for the same. */
  #lineEnd(bytes: Buffer, from: number): number {
    if (!this.#nulEndsMessages) return bytes.indexOf(lf, from);
    if (this.#lfAt < from) this.#lfAt = indexOrLength(bytes, lf, from);
    if (this.#nulAt < from) this.#nulAt = indexOrLength(bytes, nul, from);
    const end = Math.min(this.#lfAt, this.#nulAt);
    return end === bytes.length ? -1 : end;
  }

  #tooLarge(whatIs: string): FramingError {
    return this.#fail('frame_too_large', whatIs, `at most ${this.#frameBytesMax} bytes`);
  }

  #fail(code: FramingErrorCode, whatIs: string, expected: string): FramingError {
    this.#failure = new FramingError(cannot('read syslog frames', whatIs, expected), { code });
    return this.#failure;
  }
}

/** The frame of a message with octet counting. A line end at the end of the message is counted with it. */
export function frameOctetCounted(message: Uint8Array): Buffer {
  const count = `${message.length} `;
  const frame = Buffer.allocUnsafe(count.length + message.length);
  frame.write(count, 0, 'latin1');
  frame.set(message, count.length);
  return frame;
}

/** The frame of a message that ends at a line end: CR and LF inside become `#015` and `#012`, one LF at the end is the line end. */
export function frameNewline(message: Buffer): Buffer {
  const body = message[message.length - 1] === lf ? message.subarray(0, -1) : message;
  if (!body.includes(lf) && !body.includes(cr)) {
    return body.length < message.length ? message : Buffer.concat([body, Buffer.of(lf)]);
  }
  // latin1 maps each byte to one character and back.
  const escaped = body.toString('latin1').replaceAll('\r', '#015').replaceAll('\n', '#012');
  return Buffer.from(`${escaped}\n`, 'latin1');
}

/** Where the message begins after a count at `offset`; 0 when there is no count, -1 when more bytes are needed to tell. */
function countedBodyStart(bytes: Uint8Array, offset: number): number {
  let at = offset;
  while (at - offset <= countDigitsMax && isDigit(bytes[at])) at += 1;
  const digits = at - offset;
  if (digits > countDigitsMax) return 0;
  if (at === bytes.length) return -1;
  if (digits === 0 || bytes[at] !== space) return 0;
  if (at + 1 === bytes.length) return -1;
  return bytes[at + 1] === lessThan ? at + 1 : 0;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= digitZero && byte <= digitNine;
}

function indexOrLength(bytes: Buffer, byte: number, from: number): number {
  const at = bytes.indexOf(byte, from);
  return at === -1 ? bytes.length : at;
}

function withoutCr(line: Buffer): Buffer {
  return line[line.length - 1] === cr ? line.subarray(0, -1) : line;
}
