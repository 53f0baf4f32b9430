// A segment of the spool, as bytes: the encoder of frames and the decoder of whole segments, without any file. Damage never
// throws: what is intact is read, what is not is counted.
//
//   segment = "tailrace-spool 1\n" frame*           one frame per write; a frame that the end of the file cuts was never promised
//   frame   = "TRF1" payloadBytes items lines crc   u32le each; crc32 of the 16 bytes before; then the items, payloadBytes together
//   item    = type 0 metaBytes bodyBytes bodyCrc headCrc meta body
//             u8, u8, u16le, u32le, crc32 u32le of the body, crc32 u32le of the 12 bytes before and of the meta
//   type 1  = lines of one app: meta is origin u64le, first position f64le, lines u32le, app id; the body is their entries
//   type 2  = how far an origin is: the body is JSON, see SpoolOriginState
//   type 3  = what was taken of the senders: the body is JSON, that of an InboundLedger, and the origins that ended
import { crc32 } from 'node:zlib';
import type { InboundLedgerJson } from '@tailrace/core/inbound-ledger';
import type { Total } from '@tailrace/proto/uplink-messages';

/** The beginning of every segment. */
export const SEGMENT_MAGIC = Buffer.from('tailrace-spool 1\n');
/** Before each frame. */
export const FRAME_HEAD_BYTES = 20;
const FRAME_MAGIC = Buffer.from('TRF1');
const ITEM_HEAD_BYTES = 16;
const ITEM_CHECKED_BYTES = 12;
const LINES_META_BYTES = 20;

const TYPE_LINES = 1;
const TYPE_STATE = 2;
const TYPE_INBOUND = 3;

/** Damages of a segment that are kept with their place; further ones are only counted. */
const DAMAGES_MAX = 100;

/** A running total of an origin. */
export type SpoolTotal = Pick<Total, 'reason' | 'total' | 'acked' | 'firstMs' | 'lastMs' | 'detail'>;

/**
 * How far an origin is. A *position* counts the lines that were accepted for it, 1, 2, 3 …; a *number* (seq) those that were sent.
 * Both are the same but for the positions that were cut: dropped before they got a number.
 */
export interface SpoolOriginState {
  readonly app: string;
  /** Under which its lines lie in the spool, unsigned. */
  readonly origin: bigint;
  /** Under which they are sent. */
  readonly wireOrigin: bigint;
  /** Counts the processes that used the spool: which one began the origin. */
  readonly generation: number;
  /** Every line up to this position is acknowledged or cut … */
  readonly settledPosition: number;
  /** … and this is the number that the last of them had. */
  readonly settledSeq: number;
  /** The position that the next line gets. */
  readonly nextPosition: number;
  /** [position, lines] of what was cut behind the settled position, ascending. */
  readonly cuts: readonly (readonly [number, number])[];
  readonly totals: readonly SpoolTotal[];
}

/** Lines of one origin as they lie in a segment. */
export interface SpooledLines {
  readonly kind: 'lines';
  readonly app: string;
  readonly origin: bigint;
  readonly firstPosition: number;
  readonly count: number;
  /** Where the entries begin in the segment. */
  readonly offset: number;
  readonly crc: number;
  /** A view of the segment. */
  readonly bytes: Buffer;
}

/** Lines that a segment once had: their head can be read, they cannot. */
export interface LostLines {
  readonly kind: 'lost';
  readonly app: string;
  readonly origin: bigint;
  readonly firstPosition: number;
  readonly count: number;
}

/** One thing in a segment. */
export type SpoolItem =
  | SpooledLines
  | LostLines
  | { readonly kind: 'state'; readonly state: SpoolOriginState }
  | InboundMarks;

/** What was taken of senders of lines that are acknowledged. */
export interface InboundMarks {
  readonly kind: 'inbound';
  readonly ledger: InboundLedgerJson;
  /** Origins that will not send again, unsigned decimal. */
  readonly ended: readonly string[];
}

/** `foreign`: no segment of this version. `head`: a head is damaged, what follows was searched. `body`: one item is damaged. `truncated`: the segment ends inside of an item. */
export type SpoolDamageReason = 'foreign' | 'head' | 'body' | 'truncated';

/** A place in a segment that could not be used. */
export interface SpoolDamage {
  readonly reason: SpoolDamageReason;
  readonly offset: number;
}

/** What a segment holds. */
export interface DecodedSegment {
  readonly items: readonly SpoolItem[];
  /** The first 100. */
  readonly damages: readonly SpoolDamage[];
  readonly damageCount: number;
  /** Where a last frame begins that the end of the file cuts; undefined when there is none. */
  readonly tornAt: number | undefined;
}

/** An item that is to be written. */
export type ItemToWrite =
  | {
      readonly kind: 'lines';
      /** The app id. */
      readonly appBytes: Buffer;
      readonly origin: bigint;
      readonly firstPosition: number;
      readonly count: number;
      readonly bytes: Buffer;
    }
  | { readonly kind: 'state'; readonly state: SpoolOriginState }
  | InboundMarks;

/** A frame as pieces that are written one behind the other; the bodies are the buffers that were handed in. */
export interface EncodedFrame {
  readonly pieces: readonly Buffer[];
  readonly byteLength: number;
  /** Of each item: where its body begins in the frame, and its checksum. */
  readonly bodies: readonly { readonly offset: number; readonly crc: number }[];
}

/** Encodes one frame. */
export function encodeFrame(items: readonly ItemToWrite[]): EncodedFrame {
  let headBytes = FRAME_HEAD_BYTES;
  for (const item of items) {
    headBytes += ITEM_HEAD_BYTES + (item.kind === 'lines' ? LINES_META_BYTES + item.appBytes.length : 0);
  }
  const heads = Buffer.allocUnsafe(headBytes);
  const pieces: Buffer[] = [];
  const bodies: { offset: number; crc: number }[] = [];
  let at = FRAME_HEAD_BYTES;
  let pieceStart = 0;
  let byteLength = FRAME_HEAD_BYTES;
  let lines = 0;
  for (const item of items) {
    const headStart = at;
    const body = item.kind === 'lines' ? item.bytes : Buffer.from(jsonOf(item));
    const crc = crc32(body);
    at += ITEM_HEAD_BYTES;
    if (item.kind === 'lines') {
      heads.writeBigUInt64LE(item.origin, at);
      heads.writeDoubleLE(item.firstPosition, at + 8);
      heads.writeUInt32LE(item.count, at + 16);
      item.appBytes.copy(heads, at + LINES_META_BYTES);
      at += LINES_META_BYTES + item.appBytes.length;
      lines += item.count;
    }
    const metaBytes = at - headStart - ITEM_HEAD_BYTES;
    heads[headStart] = item.kind === 'lines' ? TYPE_LINES : item.kind === 'state' ? TYPE_STATE : TYPE_INBOUND;
    heads[headStart + 1] = 0;
    heads.writeUInt16LE(metaBytes, headStart + 2);
    heads.writeUInt32LE(body.length, headStart + 4);
    heads.writeUInt32LE(crc, headStart + 8);
    heads.writeUInt32LE(headCrc(heads, headStart, metaBytes), headStart + ITEM_CHECKED_BYTES);
    pieces.push(heads.subarray(pieceStart, at), body);
    pieceStart = at;
    byteLength += ITEM_HEAD_BYTES + metaBytes;
    bodies.push({ offset: byteLength, crc });
    byteLength += body.length;
  }
  if (items.length === 0) pieces.push(heads);
  FRAME_MAGIC.copy(heads, 0);
  heads.writeUInt32LE(byteLength - FRAME_HEAD_BYTES, 4);
  heads.writeUInt32LE(items.length, 8);
  heads.writeUInt32LE(lines, 12);
  heads.writeUInt32LE(crc32(heads.subarray(0, 16)), 16);
  return { pieces, byteLength, bodies };
}

/**
 * Reads a segment, all of it. Bytes are not copied: the lines are views.
 *
 * @param isLast - whether nothing was written after it: then a frame that the end of the file cuts is no damage. Its write did
 * not end, so nobody was told that its lines are safe, and all of it is left out.
 */
export function decodeSegment(bytes: Buffer, isLast: boolean): DecodedSegment {
  return new SegmentReading(bytes, isLast).run();
}

class SegmentReading {
  readonly #bytes: Buffer;
  readonly #isLast: boolean;
  readonly #items: SpoolItem[] = [];
  readonly #damages: SpoolDamage[] = [];
  #damageCount = 0;
  #tornAt: number | undefined;

  constructor(bytes: Buffer, isLast: boolean) {
    this.#bytes = bytes;
    this.#isLast = isLast;
  }

  run(): DecodedSegment {
    const bytes = this.#bytes;
    if (bytes.length === 0) {
      // Made, and never written.
    } else if (bytes.length < SEGMENT_MAGIC.length && SEGMENT_MAGIC.subarray(0, bytes.length).equals(bytes)) {
      this.#torn(0);
    } else if (!bytes.subarray(0, SEGMENT_MAGIC.length).equals(SEGMENT_MAGIC)) {
      this.#damage('foreign', 0);
      // A version from the future is not searched: its frames may mean anything. One of ours whose first bytes are damaged is.
      if (!bytes.subarray(0, 15).equals(SEGMENT_MAGIC.subarray(0, 15))) this.#readFrom(this.#nextFrame(0));
    } else {
      this.#readFrom(SEGMENT_MAGIC.length);
    }
    return {
      items: this.#items,
      damages: this.#damages,
      damageCount: this.#damageCount,
      tornAt: this.#tornAt,
    };
  }

  #readFrom(start: number): void {
    for (let at = start; at < this.#bytes.length; ) at = this.#readFrame(at);
  }

  /** Returns where the next frame begins. */
  #readFrame(at: number): number {
    const bytes = this.#bytes;
    const left = bytes.length - at;
    if (left < FRAME_HEAD_BYTES && isPrefixOfHead(bytes.subarray(at))) {
      this.#torn(at);
      return bytes.length;
    }
    if (!isFrameHead(bytes, at)) {
      this.#damage('head', at);
      return this.#nextFrame(at + 1);
    }
    const end = at + FRAME_HEAD_BYTES + bytes.readUInt32LE(at + 4);
    if (end <= bytes.length || !this.#isLast) {
      this.#readItems(at + FRAME_HEAD_BYTES, Math.min(end, bytes.length), end);
    } else {
      this.#torn(at);
    }
    return end;
  }

  /** Where the next sound frame head is, or the end. */
  #nextFrame(from: number): number {
    const bytes = this.#bytes;
    for (let at = bytes.indexOf(FRAME_MAGIC, from); at >= 0; at = bytes.indexOf(FRAME_MAGIC, at + 1)) {
      if (isFrameHead(bytes, at)) return at;
    }
    return bytes.length;
  }

  #readItems(start: number, end: number, frameEnd: number): void {
    const bytes = this.#bytes;
    let at = start;
    while (at < end) {
      const bodyStart = itemBodyStart(bytes, at, end);
      if (bodyStart === undefined) {
        this.#damage(end < frameEnd ? 'truncated' : 'head', at);
        return;
      }
      const bodyEnd = bodyStart + bytes.readUInt32LE(at + 4);
      if (bodyEnd > frameEnd) {
        this.#damage('head', at);
        return;
      }
      const body = bytes.subarray(bodyStart, Math.min(bodyEnd, end));
      const isSound = bodyEnd <= end && crc32(body) === bytes.readUInt32LE(at + 8);
      if (!isSound) this.#damage(bodyEnd <= end ? 'body' : 'truncated', at);
      this.#readItem(at, bodyStart, isSound ? body : undefined);
      at = bodyEnd;
    }
    if (at === end && end < frameEnd) this.#damage('truncated', at);
  }

  #readItem(at: number, bodyStart: number, body: Buffer | undefined): void {
    const bytes = this.#bytes;
    const type = bytes[at];
    if (type === TYPE_LINES) {
      const meta = at + ITEM_HEAD_BYTES;
      const of = {
        app: bytes.toString('utf8', meta + LINES_META_BYTES, bodyStart),
        origin: bytes.readBigUInt64LE(meta),
        firstPosition: bytes.readDoubleLE(meta + 8),
        count: bytes.readUInt32LE(meta + 16),
      };
      const crc = bytes.readUInt32LE(at + 8);
      if (body === undefined) this.#items.push({ kind: 'lost', ...of });
      else this.#items.push({ kind: 'lines', ...of, offset: bodyStart, crc, bytes: body });
    } else if (body !== undefined) {
      const item =
        type === TYPE_STATE ? parseState(body) : type === TYPE_INBOUND ? parseInbound(body) : undefined;
      if (item === undefined) this.#damage('body', at);
      else this.#items.push(item);
    }
  }

  #torn(at: number): void {
    if (this.#isLast) this.#tornAt = at;
    else this.#damage('truncated', at);
  }

  #damage(reason: SpoolDamageReason, offset: number): void {
    this.#damageCount++;
    if (this.#damages.length < DAMAGES_MAX) this.#damages.push({ reason, offset });
  }
}

function isFrameHead(bytes: Buffer, at: number): boolean {
  return (
    bytes.length - at >= FRAME_HEAD_BYTES &&
    bytes.compare(FRAME_MAGIC, 0, 4, at, at + 4) === 0 &&
    crc32(bytes.subarray(at, at + 16)) === bytes.readUInt32LE(at + 16)
  );
}

function isPrefixOfHead(rest: Buffer): boolean {
  const length = Math.min(rest.length, FRAME_MAGIC.length);
  return rest.subarray(0, length).equals(FRAME_MAGIC.subarray(0, length));
}

/** Where the body of the item begins, whose head is sound; undefined when it is not, or does not fit. */
function itemBodyStart(bytes: Buffer, at: number, end: number): number | undefined {
  if (at + ITEM_HEAD_BYTES > end) return undefined;
  const metaBytes = bytes.readUInt16LE(at + 2);
  const bodyStart = at + ITEM_HEAD_BYTES + metaBytes;
  if (bodyStart > end || headCrc(bytes, at, metaBytes) !== bytes.readUInt32LE(at + ITEM_CHECKED_BYTES))
    return undefined;
  if (bytes[at] === TYPE_LINES && metaBytes <= LINES_META_BYTES) return undefined;
  return bodyStart;
}

function headCrc(bytes: Buffer, at: number, metaBytes: number): number {
  const first = crc32(bytes.subarray(at, at + ITEM_CHECKED_BYTES));
  return crc32(bytes.subarray(at + ITEM_HEAD_BYTES, at + ITEM_HEAD_BYTES + metaBytes), first);
}

function jsonOf(item: Exclude<ItemToWrite, { kind: 'lines' }>): string {
  if (item.kind === 'inbound') return JSON.stringify({ ...item.ledger, ended: item.ended });
  const { origin, wireOrigin, ...rest } = item.state;
  return JSON.stringify({ ...rest, origin: origin.toString(), wireOrigin: wireOrigin.toString() });
}

// What has the right checksum was written by us, or by a version of us: only the shape is looked at, once.
function parseState(body: Buffer): SpoolItem | undefined {
  try {
    const json = JSON.parse(body.toString()) as Record<keyof SpoolOriginState, unknown>;
    const { app, generation, settledPosition, settledSeq, nextPosition, cuts, totals } = json;
    const numbers = [generation, settledPosition, settledSeq, nextPosition];
    if (typeof app !== 'string' || !numbers.every(Number.isSafeInteger)) return undefined;
    if (!Array.isArray(cuts) || !Array.isArray(totals)) return undefined;
    const state = {
      ...(json as SpoolOriginState),
      origin: BigInt(json.origin as string),
      wireOrigin: BigInt(json.wireOrigin as string),
    };
    return { kind: 'state', state };
  } catch {
    return undefined;
  }
}

function parseInbound(body: Buffer): SpoolItem | undefined {
  try {
    const { origins, ended } = JSON.parse(body.toString()) as InboundLedgerJson & {
      readonly ended: string[];
    };
    return Array.isArray(origins) && Array.isArray(ended)
      ? { kind: 'inbound', ledger: { origins }, ended }
      : undefined;
  } catch {
    return undefined;
  }
}
