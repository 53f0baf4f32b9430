// MurmurHash3 x86 32-bit (Austin Appleby, public domain), in plain integer arithmetic.
// It spreads well and is the same in every process and on every machine. It is not for secrets.

const c1 = 0xcc9e2d51;
const c2 = 0x1b873593;

/** Hash of the bytes, an integer in [0, 2^32). */
export function murmur3Bytes(bytes: Uint8Array, seed = 0): number {
  const length = bytes.length;
  const wholeEnd = length & ~3;
  let hash = seed | 0;
  for (let i = 0; i < wholeEnd; i += 4) {
    const word = at(bytes, i) | (at(bytes, i + 1) << 8) | (at(bytes, i + 2) << 16) | (at(bytes, i + 3) << 24);
    hash ^= mixWord(word);
    hash = (hash << 13) | (hash >>> 19);
    hash = (Math.imul(hash, 5) + 0xe6546b64) | 0;
  }
  let tail = 0;
  for (let i = length - 1; i >= wholeEnd; i -= 1) tail = (tail << 8) | at(bytes, i);
  if (length > wholeEnd) hash ^= mixWord(tail);

  hash ^= length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Hash of the text's UTF-8 bytes, an integer in [0, 2^32). */
export function murmur3(text: string, seed = 0): number {
  return murmur3Bytes(Buffer.from(text), seed);
}

function mixWord(word: number): number {
  const mixed = Math.imul(word, c1);
  return Math.imul((mixed << 15) | (mixed >>> 17), c2);
}

function at(bytes: Uint8Array, index: number): number {
  return bytes[index] ?? 0;
}
