// Headers of websocket frames from a server (RFC 6455, section 5.2): whole messages in one frame, without a mask or extensions. Batches
// write their frames themselves, so that bytes that many readers get are written without being copied for each of them.

/** RFC 6455, section 5.2. */
const OPCODES = { text: 0x1, binary: 0x2 } as const;
const FINAL = 0x80;
const LENGTH_16_BITS = 126;
const LENGTH_64_BITS = 127;

/** What a message holds. */
export type FrameKind = keyof typeof OPCODES;

/** Bytes of the header of a frame with so many bytes of payload. */
export function frameHeaderLength(payloadBytes: number): number {
  if (payloadBytes < LENGTH_16_BITS) return 2;
  return payloadBytes <= 0xffff ? 4 : 10;
}

/** Writes a header and returns the offset after it. */
export function writeFrameHeader(
  target: Buffer,
  offset: number,
  kind: FrameKind,
  payloadBytes: number,
): number {
  target[offset] = FINAL | OPCODES[kind];
  if (payloadBytes < LENGTH_16_BITS) {
    target[offset + 1] = payloadBytes;
    return offset + 2;
  }
  if (payloadBytes <= 0xffff) {
    target[offset + 1] = LENGTH_16_BITS;
    target.writeUInt16BE(payloadBytes, offset + 2);
    return offset + 4;
  }
  target[offset + 1] = LENGTH_64_BITS;
  target.writeUInt32BE(Math.floor(payloadBytes / 2 ** 32), offset + 2);
  target.writeUInt32BE(payloadBytes % 2 ** 32, offset + 6);
  return offset + 10;
}

/** A header by itself. */
export function frameHeader(kind: FrameKind, payloadBytes: number): Buffer {
  const header = Buffer.allocUnsafe(frameHeaderLength(payloadBytes));
  writeFrameHeader(header, 0, kind, payloadBytes);
  return header;
}
