// Writes varints into buffers that have room for them: the numbers of the wire format, seven bits a byte, low first.

/** Bytes of `value`, a whole number from 0 to 2^53 - 1, as a varint. */
export function varintLength(value: number): number {
  let length = 1;
  for (let rest = value; rest >= 0x80; rest = Math.floor(rest / 0x80)) {
    length++;
  }
  return length;
}

/** Writes `value`, a whole number from 0 to 2^53 - 1, and returns the offset after it. */
export function writeVarint(target: Uint8Array, offset: number, value: number): number {
  let at = offset;
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) {
    target[at++] = (rest % 0x80) | 0x80;
  }
  target[at++] = rest;
  return at;
}

/** Bytes of a number of 64 bits, given as two unsigned halves, as a varint. */
export function varint64Length(low: number, high: number): number {
  if (high === 0) {
    return varintLength(low);
  }
  let length = 5;
  for (let rest = high >>> 3; rest !== 0; rest >>>= 7) {
    length++;
  }
  return length;
}

/** Writes a number of 64 bits, given as two unsigned halves, and returns the offset after it. */
export function writeVarint64(target: Uint8Array, offset: number, low: number, high: number): number {
  let at = offset;
  let lowRest = low;
  let highRest = high;
  while (highRest !== 0) {
    target[at++] = (lowRest & 0x7f) | 0x80;
    lowRest = ((lowRest >>> 7) | (highRest << 25)) >>> 0;
    highRest >>>= 7;
  }
  return writeVarint(target, at, lowRest);
}
