// Makes lines of a byte stream. Only "\n" ends a line; one "\r" before it belongs to the line end. It does not decode,
// and does not cut lines into parts for envelopes: a line is one line in every count until then.

import { cutBefore } from './message-parts.ts';
import { StreamRemainder } from './stream-remainder.ts';

/** Default of `lineBytesMax`: 1 MiB. */
export const LINE_BYTES_MAX = 1024 * 1024;

const lf = 10;
const cr = 13;

/**
 * Called for each line without its line end. The bytes may be kept: they are never written again.
 *
 * @param cut - true when the line was ended here because it is longer than `lineBytesMax`; its rest comes as the next line
 */
export type LineListener = (line: Buffer, cut: boolean) => void;

/** Settings of a {@link LineSplitter}. */
export interface LineSplitterOptions {
  /** Longest line, in bytes, and about what this holds at most. A longer one is cut on a UTF-8 boundary. At least 4. */
  readonly lineBytesMax?: number;
}

/** The lines are the same wherever the chunks are cut. Those inside one chunk are views of it. O(bytes). */
export class LineSplitter {
  readonly #lineBytesMax: number;
  readonly #remainder = new StreamRemainder();

  constructor(options: LineSplitterOptions = {}) {
    this.#lineBytesMax = options.lineBytesMax ?? LINE_BYTES_MAX;
    if (!(this.#lineBytesMax >= 4)) {
      throw new RangeError(`Cannot split lines of ${this.#lineBytesMax} bytes: expected at least 4`);
    }
  }

  /** Bytes of the unfinished line. */
  get heldBytes(): number {
    return this.#remainder.length;
  }

  push(chunk: Buffer, onLine: LineListener): void {
    let searchFrom = this.#remainder.length;
    const bytes = this.#remainder.joinedWith(chunk);
    let offset = 0;
    for (;;) {
      const lineEnd = bytes.indexOf(lf, searchFrom);
      if (lineEnd === -1) break;
      this.#emit(bytes.subarray(offset, lineEnd), onLine);
      offset = lineEnd + 1;
      searchFrom = offset;
    }
    // One byte more than a line may have can wait: it may be the "\r" of the line end.
    const rest = this.#cutLong(bytes.subarray(offset), this.#lineBytesMax + 1, onLine);
    this.#remainder.keep(bytes, bytes.length - rest.length);
  }

  /** The stream has ended: what is left without a line end is a line too. */
  end(onLine: LineListener): void {
    if (this.#remainder.length === 0) return;
    const rest = this.#remainder.joinedWith(Buffer.alloc(0));
    this.#remainder.keep(rest, rest.length);
    this.#emit(rest, onLine);
  }

  #emit(ended: Buffer, onLine: LineListener): void {
    const line = ended[ended.length - 1] === cr ? ended.subarray(0, -1) : ended;
    onLine(this.#cutLong(line, this.#lineBytesMax, onLine), false);
  }

  /** Emits pieces of a line that is too long until at most `restBytesMax` bytes are left, and returns those. */
  #cutLong(line: Buffer, restBytesMax: number, onLine: LineListener): Buffer {
    let rest = line;
    while (rest.length > restBytesMax) {
      const cut = cutBefore(rest, this.#lineBytesMax);
      onLine(rest.subarray(0, cut), true);
      rest = rest.subarray(cut);
    }
    return rest;
  }
}
