// The cursor that a reader keeps: where it stands in the log of each zone, as one opaque text.
// Body: version(1) cluster-hash(4) app-hash(4) zones(1), then per zone name-length(1) name logId(8) index(LEB128);
// a check sum(4) follows; all of it is base64url without padding. Numbers are big-endian except the LEB128 ones.
// It is checked against accidents and mix-ups, not against forgery: it grants nothing that the reader may not read.

import { cannot, LogError, quoted } from '../errors.ts';
import { murmur3, murmur3Bytes } from '../sharding/murmur3.ts';

/** Longest cursor that is read, in characters. One with three zones has about 90. */
export const CURSOR_CHARS_MAX = 1024;

const version = 1;
const headerBytes = 10;
const checkSumBytes = 4;
const indexBytesMax = 8;

/** A place in a log: the next index to deliver. */
export interface CursorPosition {
  readonly logId: bigint;
  readonly index: number;
}

/** Whose cursor it is. */
export interface CursorScope {
  readonly cluster: string;
  readonly app: string;
}

/** What a cursor says. */
export interface CursorContent extends CursorScope {
  /** Zone name -> position. Names have at most 255 bytes; at most 255 zones. */
  readonly zones: ReadonlyMap<string, CursorPosition>;
}

/** `malformed`: no cursor of ours. `too_long`: over {@link CURSOR_CHARS_MAX}. The others: made for something else. */
export type CursorErrorCode = 'malformed' | 'too_long' | 'other_cluster' | 'other_app';

/** Why a text cannot be used as a cursor. */
export class CursorError extends LogError<CursorErrorCode> {
  override readonly name = 'CursorError';
}

/**
 * Makes the text of a cursor. The same content gives the same text, whatever the order of its zones.
 *
 * @throws CursorError `too_long` when zones and their names do not fit
 */
export function encodeCursor(content: CursorContent): string {
  const zones = [...content.zones].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  let bytesMax = headerBytes + checkSumBytes;
  for (const [zone] of zones) {
    const nameBytes = Buffer.byteLength(zone);
    if (nameBytes > 255) throw tooLong(`the zone name ${quoted(zone)} has ${nameBytes} bytes`, '255 bytes');
    bytesMax += 1 + nameBytes + 8 + indexBytesMax;
  }
  // One piece of memory: every batch of every reader ends in a cursor.
  const bytes = Buffer.allocUnsafe(bytesMax);
  bytes[0] = version;
  bytes.writeUInt32BE(clusterHash(content.cluster), 1);
  bytes.writeUInt32BE(murmur3(content.app), 5);
  bytes[9] = zones.length;
  let at = headerBytes;
  for (const [zone, position] of zones) {
    const nameBytes = bytes.write(zone, at + 1);
    bytes[at] = nameBytes;
    at = bytes.writeBigUInt64BE(BigInt.asUintN(64, position.logId), at + 1 + nameBytes);
    at = writeLeb(bytes, at, position.index);
  }
  at = bytes.writeUInt32BE(murmur3Bytes(bytes.subarray(0, at)), at);
  const text = bytes.toString('base64url', 0, at);
  if (zones.length > 255 || text.length > CURSOR_CHARS_MAX) {
    throw tooLong(`${zones.length} zones make ${text.length} characters`, `${CURSOR_CHARS_MAX} characters`);
  }
  return text;
}

/** The cluster of a process is always the same one. */
let lastCluster = '';
let lastClusterHash = murmur3('');

function clusterHash(cluster: string): number {
  if (cluster !== lastCluster) {
    lastClusterHash = murmur3(cluster);
    lastCluster = cluster;
  }
  return lastClusterHash;
}

/**
 * Reads a cursor that was made for this cluster and app: zone name -> position.
 *
 * @throws CursorError
 */
export function decodeCursor(text: string, scope: CursorScope): Map<string, CursorPosition> {
  if (text.length > CURSOR_CHARS_MAX) {
    throw new CursorError(
      cannot('read the cursor', `it has ${text.length} characters`, `at most ${CURSOR_CHARS_MAX}`),
      { code: 'too_long' },
    );
  }
  const bytes = Buffer.from(text, 'base64url');
  // Node skips what is not base64url; only a text that comes out the same again was one.
  if (bytes.toString('base64url') !== text) throw malformed('it is not base64url');
  if (bytes.length < headerBytes + checkSumBytes) throw malformed('it is too short');
  const body = bytes.subarray(0, -checkSumBytes);
  if (!checkSum(body).equals(bytes.subarray(-checkSumBytes))) throw malformed('its check sum is wrong');
  if (body[0] !== version) throw malformed(`its version is ${body[0]}`);
  if (body.readUInt32BE(1) !== murmur3(scope.cluster)) {
    throw new CursorError(cannot('read the cursor', 'it is of another cluster', 'one of this cluster'), {
      code: 'other_cluster',
    });
  }
  if (body.readUInt32BE(5) !== murmur3(scope.app)) {
    throw new CursorError(
      cannot('read the cursor', 'it is of another app', `one of app ${quoted(scope.app)}`),
      { code: 'other_app' },
    );
  }
  return zonesOf(body);
}

function zonesOf(body: Buffer): Map<string, CursorPosition> {
  const zones = new Map<string, CursorPosition>();
  let offset = headerBytes;
  for (let left = body[headerBytes - 1] ?? 0; left > 0; left -= 1) {
    const nameEnd = offset + 1 + (body[offset] ?? 0);
    if (nameEnd + 8 >= body.length) throw malformed('a zone is cut off');
    const zone = body.toString('utf8', offset + 1, nameEnd);
    const logId = body.readBigUInt64BE(nameEnd);
    offset = nameEnd + 8;
    let index = 0;
    let scale = 1;
    for (let read = 1; ; read += 1) {
      const byte = body[offset];
      if (byte === undefined || read > indexBytesMax) throw malformed('an index is cut off');
      offset += 1;
      index += (byte & 0x7f) * scale;
      if (byte < 0x80) break;
      scale *= 128;
    }
    if (index > Number.MAX_SAFE_INTEGER) throw malformed('an index is too large');
    zones.set(zone, { logId, index });
  }
  if (offset !== body.length) throw malformed('bytes follow its end');
  return zones;
}

/** Returns where the number ends. */
function writeLeb(bytes: Buffer, start: number, index: number): number {
  if (!Number.isSafeInteger(index) || index < 0)
    throw new RangeError(`Cannot write the index ${index}: expected 0 to 2^53 - 1`);
  let at = start;
  let rest = index;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes[at++] = (rest % 128) | 0x80;
  bytes[at++] = rest;
  return at;
}

function checkSum(body: Uint8Array): Buffer {
  const sum = Buffer.alloc(checkSumBytes);
  sum.writeUInt32BE(murmur3Bytes(body));
  return sum;
}

function malformed(reason: string): CursorError {
  return new CursorError(cannot('read the cursor', reason, 'a cursor as it was handed out'), {
    code: 'malformed',
  });
}

function tooLong(whatIs: string, limit: string): CursorError {
  return new CursorError(cannot('make a cursor', whatIs, `at most ${limit}`), { code: 'too_long' });
}
