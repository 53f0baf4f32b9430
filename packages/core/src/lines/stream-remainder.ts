// The unfinished end of what has come of a byte stream, to be joined with what comes next. It does not know what is
// being read; its owner bounds it.

const empty = Buffer.alloc(0);

/** Each byte is copied a constant number of times, however the stream is cut into chunks. */
export class StreamRemainder {
  /** The held bytes are storage[0, length); beyond them is room to grow. Nobody else sees it before `keep` lets go of it. */
  #storage = empty;
  #length = 0;

  /** Bytes held. */
  get length(): number {
    return this.#length;
  }

  /** The held bytes and then `chunk`, as one; `chunk` itself when nothing is held. To be followed by `keep`. */
  joinedWith(chunk: Buffer): Buffer {
    if (this.#length === 0) return chunk;
    const joinedBytes = this.#length + chunk.length;
    if (joinedBytes > this.#storage.length) {
      const grown = Buffer.allocUnsafeSlow(Math.max(1024, joinedBytes, this.#storage.length * 2));
      this.#storage.copy(grown, 0, 0, this.#length);
      this.#storage = grown;
    }
    chunk.copy(this.#storage, this.#length);
    return this.#storage.subarray(0, joinedBytes);
  }

  /** Holds what `joinedWith` returned from `offset` on. With an offset above 0 the bytes before it may be in use elsewhere, and are never written again. */
  keep(joined: Buffer, offset: number): void {
    if (offset === 0 && this.#length > 0) {
      this.#length = joined.length;
      return;
    }
    const rest = joined.subarray(offset);
    // A copy: the rest may be small and the chunk that it came in large.
    this.#storage = rest.length === 0 ? empty : Buffer.from(rest);
    this.#length = rest.length;
  }
}
