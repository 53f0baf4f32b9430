// Writes an envelope that is there as bytes as an entry of a batch (tag 0x0a, length, envelope), with a timestamp if it
// has none. It does not look into the envelope.
import { ENTRY_TAG } from '@tailrace/proto/wire-scanner';

/** More than tag and length of an entry ever take. */
export const ENTRY_OVERHEAD_BYTES_MAX = 6;
/** More than a timestamp field ever takes. */
export const STAMP_BYTES_MAX = 11;

/** Field 1 (timestamp), wire type 0: what comes last counts, so it overrides one that is 0. */
const TIMESTAMP_TAG = 0x08;

/**
 * Writes bytes[start,end) as an entry at `offset` of `target`, where there has to be room. Returns the offset after it.
 *
 * @param stampNs - nanoseconds since the epoch, not negative; undefined: no timestamp is added
 */
export function writeEntry(
  target: Buffer,
  offset: number,
  bytes: Buffer,
  start: number,
  end: number,
  stampNs: bigint | undefined,
): number {
  const stampBytes = stampNs === undefined ? 0 : 1 + varintBytes(stampNs);
  let at = offset;
  target[at++] = ENTRY_TAG;
  let length = end - start + stampBytes;
  while (length >= 0x80) {
    target[at++] = (length & 0x7f) | 0x80;
    length >>>= 7;
  }
  target[at++] = length;
  at += bytes.copy(target, at, start, end);
  if (stampNs !== undefined) {
    target[at++] = TIMESTAMP_TAG;
    let rest = stampNs;
    while (rest >= 0x80n) {
      target[at++] = Number(rest & 0x7fn) | 0x80;
      rest >>= 7n;
    }
    target[at++] = Number(rest);
  }
  return at;
}

function varintBytes(value: bigint): number {
  let bytes = 1;
  for (let rest = value; rest >= 0x80n; rest >>= 7n) {
    bytes++;
  }
  return bytes;
}
