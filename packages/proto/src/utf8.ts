// Whether bytes are UTF-8 (RFC 3629), without making a string or a view of them.

/** True if bytes[start,end) are valid UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF. */
export function isUtf8(bytes: Uint8Array, start: number, end: number): boolean {
  let at = start;
  while (at < end) {
    const lead = bytes[at] as number;
    if (lead < 0x80) {
      at++;
      continue;
    }
    const length = sequenceLength(lead);
    if (length === 0 || length > end - at || !hasValidTail(bytes, at, length)) {
      return false;
    }
    at += length;
  }
  return true;
}

/** Bytes of the sequence that begins with `lead`; 0 if none does. */
function sequenceLength(lead: number): number {
  if (lead < 0xc2) return 0;
  if (lead < 0xe0) return 2;
  if (lead < 0xf0) return 3;
  return lead < 0xf5 ? 4 : 0;
}

function hasValidTail(bytes: Uint8Array, at: number, length: number): boolean {
  const lead = bytes[at] as number;
  const second = bytes[at + 1] as number;
  // The second byte's range is what rules out overlong forms, surrogates and code points that are too large.
  const secondMin = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const secondMax = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (second < secondMin || second > secondMax) {
    return false;
  }
  for (let i = 2; i < length; i++) {
    if (((bytes[at + i] as number) & 0xc0) !== 0x80) {
      return false;
    }
  }
  return true;
}
