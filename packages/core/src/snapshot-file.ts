// The file in which a stopping process leaves its logs for the next start: encoder and decoder, without the file. Damage is
// reported and what can be read is read; a damaged record never makes a wrong line out of a right one.
//
//   file    = "tailrace-logs 1\n" record*          16 bytes, then records; the last one is of type 3
//   record  = length type crc headCrc payload      u32le of the payload, u8, crc32 u32le of the payload, crc32 u32le of the 9 bytes before
//   type 1  = a log: JSON {app, logId, firstIndex, nextIndex, createdMs, lastWriteMs, droppedLines, extra}
//   type 2  = a chunk of the log before it: firstIndex f64le, endIndex f64le, lines u32le, n u32le, n stop numbers f64le, entries
//   type 3  = the end, empty: the file is complete
import { crc32 } from 'node:zlib';
import { entryEnd } from '@tailrace/proto/wire-scanner';
import type { LogSnapshot } from './app-log.ts';
import type { SnapshotChunk } from './log-chunk.ts';

const MAGIC = Buffer.from('tailrace-logs 1\n');
const HEAD_BYTES = 13;
const HEAD_CHECKED_BYTES = 9;
const CHUNK_FIXED_BYTES = 24;
const STOP_WIDTH = 4;

const TYPE_LOG = 1;
const TYPE_CHUNK = 2;
const TYPE_END = 3;

/** Most damages kept with their place; further ones are only counted. */
const DAMAGES_MAX = 100;

/** `not_a_snapshot`: another kind of file, or another version. `truncated`: the file ends too early. `unreadable`: from here on nothing can be
 * read. `checksum`: one record is damaged. `unsound`: its bytes are as written but contradict themselves. `orphan`: a chunk whose log is damaged. */
export type SnapshotDamageReason =
  | 'not_a_snapshot'
  | 'truncated'
  | 'unreadable'
  | 'checksum'
  | 'unsound'
  | 'orphan';

/** A place in a file that could not be used. */
export interface SnapshotDamage {
  readonly reason: SnapshotDamageReason;
  /** Offset of the record in the file. */
  readonly offset: number;
  /** The log that it belongs to, where that is known. */
  readonly app: string | undefined;
}

/** A log read back, without its damaged chunks, and what was saved beside it. */
export interface DecodedLog {
  readonly log: LogSnapshot;
  readonly extra: unknown;
}

/** The beginning of a file. */
export function encodeSnapshotStart(): Buffer {
  return MAGIC;
}

/**
 * One log, piece by piece; the pieces of a chunk are views of it.
 * @param extra JSON data that belongs to the log, such as its ledger.
 */
export function* encodeLogSnapshot(log: LogSnapshot, extra: unknown): Iterable<Buffer> {
  const { app, firstIndex, nextIndex, createdMs, lastWriteMs, droppedLines } = log;
  const header = {
    app,
    logId: log.logId.toString(),
    firstIndex,
    nextIndex,
    createdMs,
    lastWriteMs,
    droppedLines,
    extra,
  };
  yield* encodeRecord(TYPE_LOG, Buffer.from(JSON.stringify(header)));
  for (const chunk of log.chunks) yield* encodeRecord(TYPE_CHUNK, encodeChunkHeader(chunk), chunk.bytes);
}

/** The end of a file; without it the file counts as truncated. */
export function encodeSnapshotEnd(): Buffer {
  return Buffer.concat([...encodeRecord(TYPE_END, Buffer.alloc(0))]);
}

/**
 * Reads a file as it comes, in pieces of any size. Holds one log and one record at a time. Nothing is thrown: see {@link damages}.
 */
export class SnapshotDecoder {
  #held: Buffer = Buffer.alloc(0);
  /** Offset in the file of the held bytes. */
  #offset = 0;
  #state: 'magic' | 'records' | 'ended' = 'magic';
  #open: { header: LogSnapshot; extra: unknown; chunks: SnapshotChunk[]; nextIndex: number } | undefined;
  readonly #damages: SnapshotDamage[] = [];
  #damageCount = 0;

  /** What could not be used, the first 100. */
  get damages(): readonly SnapshotDamage[] {
    return this.#damages;
  }

  /** How much could not be used. */
  get damageCount(): number {
    return this.#damageCount;
  }

  /** The logs that are complete with these bytes. Their chunks are views of the bytes handed in. */
  push(bytes: Buffer): DecodedLog[] {
    if (this.#state === 'ended') return [];
    this.#held = this.#held.length === 0 ? bytes : Buffer.concat([this.#held, bytes]);
    if (this.#state === 'magic' && !this.#readMagic()) return [];
    const logs: DecodedLog[] = [];
    while (this.#state === 'records' && this.#readRecord(logs));
    return logs;
  }

  /** The file is at its end. Returns the log that was not complete before. */
  end(): DecodedLog[] {
    if (this.#state !== 'ended') this.#damage(this.#state === 'magic' ? 'not_a_snapshot' : 'truncated');
    this.#state = 'ended';
    const logs: DecodedLog[] = [];
    this.#closeLog(logs);
    return logs;
  }

  #readMagic(): boolean {
    if (this.#held.length < MAGIC.length) return false;
    if (!this.#held.subarray(0, MAGIC.length).equals(MAGIC)) {
      this.#damage('not_a_snapshot');
      this.#state = 'ended';
      return false;
    }
    this.#consume(MAGIC.length);
    this.#state = 'records';
    return true;
  }

  /** False when more bytes are needed, or none will be. */
  #readRecord(logs: DecodedLog[]): boolean {
    const held = this.#held;
    if (held.length < HEAD_BYTES) return false;
    if (held.readUInt32LE(HEAD_CHECKED_BYTES) !== crc32(held.subarray(0, HEAD_CHECKED_BYTES))) {
      this.#damage('unreadable');
      this.#state = 'ended';
      return false;
    }
    const end = HEAD_BYTES + held.readUInt32LE(0);
    if (held.length < end) return false;
    const payload = held.subarray(HEAD_BYTES, end);
    const isSound = crc32(payload) === held.readUInt32LE(5);
    this.#readPayload(held.readUInt8(4), isSound ? payload : undefined, logs);
    this.#consume(end);
    return true;
  }

  /** @param payload undefined when it is damaged. */
  #readPayload(type: number, payload: Buffer | undefined, logs: DecodedLog[]): void {
    if (type === TYPE_LOG) {
      this.#closeLog(logs);
      const header = payload === undefined ? undefined : decodeHeader(payload);
      if (header === undefined) this.#damage(payload === undefined ? 'checksum' : 'unsound');
      else this.#open = { ...header, chunks: [], nextIndex: header.header.firstIndex };
    } else if (type === TYPE_CHUNK) {
      const reason = this.#readChunk(payload);
      if (reason !== undefined) this.#damage(reason);
    } else {
      this.#state = 'ended';
      this.#closeLog(logs);
      if (type !== TYPE_END) this.#damage('unreadable');
    }
  }

  /** @param payload undefined when it is damaged. */
  #readChunk(payload: Buffer | undefined): SnapshotDamageReason | undefined {
    const open = this.#open;
    if (open === undefined) return 'orphan';
    if (payload === undefined) return 'checksum';
    const chunk = decodeChunk(payload);
    if (chunk === undefined || chunk.firstIndex < open.nextIndex || chunk.endIndex > open.header.nextIndex) {
      return 'unsound';
    }
    open.chunks.push(chunk);
    open.nextIndex = chunk.endIndex;
    return undefined;
  }

  #closeLog(logs: DecodedLog[]): void {
    if (this.#open === undefined) return;
    const { header, extra, chunks } = this.#open;
    logs.push({ log: { ...header, chunks }, extra });
    this.#open = undefined;
  }

  #consume(bytes: number): void {
    this.#held = this.#held.subarray(bytes);
    this.#offset += bytes;
  }

  #damage(reason: SnapshotDamageReason): void {
    this.#damageCount++;
    if (this.#damages.length < DAMAGES_MAX) {
      this.#damages.push({ reason, offset: this.#offset, app: this.#open?.header.app });
    }
  }
}

/**
 * Whether the entries, the stops and the indices of a chunk agree. Walks over all entries.
 */
export function isSoundChunk(chunk: SnapshotChunk): boolean {
  const { stops, bytes, firstIndex, endIndex } = chunk;
  if (stops.length < STOP_WIDTH || stops.length % STOP_WIDTH !== 0 || bytes.length === 0) return false;
  if (!Number.isSafeInteger(firstIndex) || firstIndex < 0) return false;
  let offset = 0;
  let index = firstIndex;
  let lines = 0;
  try {
    for (let i = 0; i < stops.length; i += STOP_WIDTH) {
      const [stopOffset = -1, stopIndex = -1, weight = 0, arrivalMs = Number.NaN] = stops.slice(
        i,
        i + STOP_WIDTH,
      );
      if (stopOffset !== offset || stopIndex !== index) return false;
      if (!Number.isSafeInteger(weight) || !Number.isFinite(arrivalMs)) return false;
      if (weight > 0) offset = entryEnd(bytes, offset, bytes.length);
      index += Math.abs(weight);
      const linesEnd = stops[i + STOP_WIDTH] ?? bytes.length;
      for (; offset < linesEnd; offset = entryEnd(bytes, offset, bytes.length)) {
        index++;
        lines++;
      }
    }
  } catch {
    return false;
  }
  return (
    offset === bytes.length && index === endIndex && Number.isSafeInteger(endIndex) && lines === chunk.lines
  );
}

function encodeRecord(type: number, ...payload: Buffer[]): Buffer[] {
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt32LE(
    payload.reduce((bytes, piece) => bytes + piece.length, 0),
    0,
  );
  head.writeUInt8(type, 4);
  head.writeUInt32LE(
    payload.reduce((crc, piece) => crc32(piece, crc), 0),
    5,
  );
  head.writeUInt32LE(crc32(head.subarray(0, HEAD_CHECKED_BYTES)), HEAD_CHECKED_BYTES);
  return [head, ...payload];
}

function encodeChunkHeader(chunk: SnapshotChunk): Buffer {
  const header = Buffer.alloc(CHUNK_FIXED_BYTES + 8 * chunk.stops.length);
  header.writeDoubleLE(chunk.firstIndex, 0);
  header.writeDoubleLE(chunk.endIndex, 8);
  header.writeUInt32LE(chunk.lines, 16);
  header.writeUInt32LE(chunk.stops.length, 20);
  for (const [i, number] of chunk.stops.entries()) header.writeDoubleLE(number, CHUNK_FIXED_BYTES + 8 * i);
  return header;
}

function decodeChunk(payload: Buffer): SnapshotChunk | undefined {
  if (payload.length < CHUNK_FIXED_BYTES) return undefined;
  const stopNumbers = payload.readUInt32LE(20);
  const bytesStart = CHUNK_FIXED_BYTES + 8 * stopNumbers;
  if (payload.length < bytesStart) return undefined;
  const chunk: SnapshotChunk = {
    firstIndex: payload.readDoubleLE(0),
    endIndex: payload.readDoubleLE(8),
    lines: payload.readUInt32LE(16),
    stops: Array.from({ length: stopNumbers }, (_, i) => payload.readDoubleLE(CHUNK_FIXED_BYTES + 8 * i)),
    bytes: payload.subarray(bytesStart),
  };
  return isSoundChunk(chunk) ? chunk : undefined;
}

function decodeHeader(payload: Buffer): { header: LogSnapshot; extra: unknown } | undefined {
  let json: unknown;
  try {
    json = JSON.parse(payload.toString());
  } catch {
    return undefined;
  }
  if (typeof json !== 'object' || json === null) return undefined;
  const fields = json as Record<string, unknown>;
  const { app, logId, firstIndex, nextIndex, lastWriteMs, droppedLines, extra } = fields;
  if (typeof app !== 'string' || typeof logId !== 'string' || !/^[0-9]{1,20}$/.test(logId)) return undefined;
  if (!isCount(firstIndex) || !isCount(nextIndex) || !isCount(droppedLines) || firstIndex > nextIndex)
    return undefined;
  if (typeof lastWriteMs !== 'number') return undefined;
  // Files of before do not have it.
  const createdMs = typeof fields['createdMs'] === 'number' ? fields['createdMs'] : lastWriteMs;
  const times = { createdMs, lastWriteMs };
  return {
    header: { app, logId: BigInt(logId), firstIndex, nextIndex, ...times, droppedLines, chunks: [] },
    extra,
  };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
