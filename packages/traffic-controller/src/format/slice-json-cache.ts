// JSON that was made for one reader and fits the next: pieces of a feed's log, kept for the moment in which all its readers come by.
// Only for pieces without filters in order of arrival, which are the same for everybody.

/** Default size of the cache: enough for what a few busy feeds get in the time in which their readers take turns. */
export const JSON_CACHE_BYTES_MAX = 8 * 1024 * 1024;

/** Counters of a {@link SliceJsonCache}. */
export interface JsonCacheCounters {
  hit(): void;
  miss(): void;
}

/** A piece of a log. */
export interface SliceKey {
  readonly zone: string;
  readonly logId: bigint;
  readonly index: number;
  readonly count: number;
}

/** Bounded in bytes; when full, what was made first goes first. */
export class SliceJsonCache {
  readonly #bytesMax: number;
  readonly #counters: JsonCacheCounters;
  readonly #pieces = new Map<string, Buffer>();
  #bytes = 0;

  constructor(counters: JsonCacheCounters, bytesMax = JSON_CACHE_BYTES_MAX) {
    this.#counters = counters;
    this.#bytesMax = bytesMax;
  }

  /** Bytes held. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The JSON of a piece of an app's log; made by `make` if it is not here. */
  get(app: string, key: SliceKey, make: () => Buffer): Buffer {
    const name = `${key.logId}/${key.index}/${key.count}/${key.zone}/${app}`;
    const known = this.#pieces.get(name);
    if (known !== undefined) {
      this.#counters.hit();
      return known;
    }
    this.#counters.miss();
    const json = make();
    this.#pieces.set(name, json);
    this.#bytes += json.length;
    for (const [oldest, { length }] of this.#pieces) {
      if (this.#bytes <= this.#bytesMax) break;
      this.#pieces.delete(oldest);
      this.#bytes -= length;
    }
    return json;
  }
}
