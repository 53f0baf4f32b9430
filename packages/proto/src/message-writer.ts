// Writes one protobuf message from its end to its start: the length of a nested message is known when it is written,
// so nothing is measured first or moved afterwards. So fields are to be written in descending order, and the
// elements of a repeated field last to first. Defaults (0, '', false) are left out, as proto3 has it.
import { varintLength, writeVarint } from './varint.ts';

/** Most bytes of a varint. */
const VARINT_BYTES_MAX = 10;

/** A buffer that fills from its end. Use it for one message: {@link finish} hands the buffer out. */
export class MessageWriter {
  #buffer: Buffer;
  #start: number;

  /** @param capacityBytes - Bytes to begin with; it grows by doubling. */
  constructor(capacityBytes = 256) {
    this.#buffer = Buffer.allocUnsafe(capacityBytes);
    this.#start = capacityBytes;
  }

  /** Writes a number that is not 0. It has to be whole, from 0 to 2^53 - 1. */
  uint(field: number, value: number): void {
    if (value !== 0) {
      this.uintAlways(field, value);
    }
  }

  /** Writes a number, 0 too, for fields whose presence means something. */
  uintAlways(field: number, value: number): void {
    if (!Number.isSafeInteger(value) || value < 0) {
      throw new RangeError(
        `Cannot write field ${field}: it is ${value}, expected a whole number from 0 to 2^53 - 1`,
      );
    }
    this.#varint(value);
    this.#varint(field * 8);
  }

  /** Writes a truth value that is not false. */
  bool(field: number, value: boolean): void {
    if (value) {
      this.uintAlways(field, 1);
    }
  }

  /** Writes an unsigned number of 64 bits that is not 0, in fixed length. */
  fixed64(field: number, value: bigint): void {
    if (value !== 0n) {
      const at = this.#reserve(8);
      this.#buffer.writeBigUInt64LE(value, at);
      this.#varint(field * 8 + 1);
    }
  }

  /** Writes a floating-point number that is not 0. */
  double(field: number, value: number): void {
    if (value !== 0) {
      const at = this.#reserve(8);
      this.#buffer.writeDoubleLE(value, at);
      this.#varint(field * 8 + 1);
    }
  }

  /** Writes a string that is not empty. */
  string(field: number, value: string): void {
    if (value !== '') {
      this.stringAlways(field, value);
    }
  }

  /** Writes a string, an empty one too, for repeated fields. */
  stringAlways(field: number, value: string): void {
    const length = Buffer.byteLength(value);
    const at = this.#reserve(length);
    this.#buffer.write(value, at, length, 'utf8');
    this.#varint(length);
    this.#varint(field * 8 + 2);
  }

  /** Writes bytes that are not empty. */
  bytes(field: number, value: Uint8Array): void {
    if (value.length !== 0) {
      const at = this.#reserve(value.length);
      this.#buffer.set(value, at);
      this.#varint(value.length);
      this.#varint(field * 8 + 2);
    }
  }

  /** Writes a nested message, an empty one too: `write` writes its fields. */
  message(field: number, write: () => void): void {
    const lengthBefore = this.#buffer.length - this.#start;
    write();
    this.#varint(this.#buffer.length - this.#start - lengthBefore);
    this.#varint(field * 8 + 2);
  }

  /** Writes a repeated field of nested messages. */
  messages<T>(field: number, values: readonly T[], write: (value: T) => void): void {
    for (let i = values.length - 1; i >= 0; i--) {
      this.message(field, () => write(values[i] as T));
    }
  }

  /** Writes a repeated field of strings. */
  strings(field: number, values: readonly string[]): void {
    for (let i = values.length - 1; i >= 0; i--) {
      this.stringAlways(field, values[i] as string);
    }
  }

  /** The message. */
  finish(): Buffer {
    return this.#buffer.subarray(this.#start);
  }

  #varint(value: number): void {
    const at = this.#reserve(varintLength(value));
    writeVarint(this.#buffer, at, value);
  }

  /** Makes room, maybe in another buffer, and returns where it is. */
  #reserve(length: number): number {
    if (length > this.#start) {
      const used = this.#buffer.length - this.#start;
      const grown = Buffer.allocUnsafe(Math.max(2 * this.#buffer.length, used + length + VARINT_BYTES_MAX));
      this.#buffer.copy(grown, grown.length - used, this.#start);
      this.#buffer = grown;
      this.#start = grown.length - used;
    }
    this.#start -= length;
    return this.#start;
  }
}
