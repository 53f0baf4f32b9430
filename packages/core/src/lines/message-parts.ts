// Cuts a message that is too long for one envelope into parts. Each part becomes a line of its own in every count;
// tagging the parts is the caller's business.

/** Longest part, in bytes. */
export const MESSAGE_BYTES_MAX = 60 * 1024;

/**
 * The message in parts of at most `bytesMax` bytes (at least 4) that are views of it, in order and without overlap. A cut is
 * never inside a UTF-8 character; where the bytes are not UTF-8 it is at `bytesMax`. An empty message is one empty part.
 */
export function splitMessage(message: Buffer, bytesMax = MESSAGE_BYTES_MAX): readonly Buffer[] {
  if (message.length <= bytesMax) return [message];
  const parts: Buffer[] = [];
  let rest = message;
  while (rest.length > bytesMax) {
    const cut = cutBefore(rest, bytesMax);
    parts.push(rest.subarray(0, cut));
    rest = rest.subarray(cut);
  }
  parts.push(rest);
  return parts;
}

/** Where to cut `bytes` so that at most `bytesMax` (less than its length, at least 4) are before the cut. */
export function cutBefore(bytes: Uint8Array, bytesMax: number): number {
  // A character has at most 4 bytes: its first one is at most 3 before a cut that is inside it.
  for (let cut = bytesMax; cut > bytesMax - 4; cut -= 1) {
    if (((bytes[cut] ?? 0) & 0xc0) !== 0x80) return cut;
  }
  return bytesMax;
}
