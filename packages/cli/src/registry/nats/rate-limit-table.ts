// The limits per app in NATS, mirrored by every process: agents and servers hold apps to them.
import type { RateLimit } from '@tailrace/core/registry';
import { BucketMirror, type Change, type MirrorEntry } from './bucket-mirror.ts';
import type { KvBucket } from './kv-bucket.ts';
import { limitKey } from './registry-keys.ts';
import { type AppLimit, decodeLimit, encodeRecord, RecordError } from './registry-records.ts';
import type { StoreContext } from './store-context.ts';

/** All limits. Reads are O(1); a change copies the map. */
export class RateLimitTable {
  readonly #context: StoreContext;
  readonly #bucket: KvBucket;
  readonly #mirror: BucketMirror<AppLimit>;
  readonly #onChanged: (app: string) => void;
  #limits: ReadonlyMap<string, RateLimit> = new Map();

  constructor(context: StoreContext, onChanged: (app: string) => void) {
    this.#context = context;
    this.#onChanged = onChanged;
    this.#bucket = context.bucket('limits');
    this.#mirror = new BucketMirror({
      ...context.mirrorOptions(this.#bucket),
      filter: '>',
      decode: ({ key, data }) => decodeOf(key, data),
      onChanges: (changes) => this.#apply(changes),
      onLost: (lost) => this.#context.restore(() => this.#putBack(lost)),
    });
  }

  start(): Promise<void> {
    return this.#mirror.start();
  }

  get trouble(): string | undefined {
    return this.#mirror.trouble;
  }

  /** Drops the marks of what was removed long ago. */
  sweep(olderThanMs?: number): Promise<void> {
    return this.#mirror.sweep(olderThanMs);
  }

  all(): ReadonlyMap<string, RateLimit> {
    return this.#limits;
  }

  async set(app: string, limit: RateLimit | undefined): Promise<void> {
    const key = limitKey(app);
    if (limit !== undefined) {
      const revision = await this.#bucket.put(key, encodeRecord({ app, ...limit }));
      this.#mirror.wrote(key, revision, { app, limit });
      return;
    }
    for (;;) {
      const current = await this.#bucket.read(key);
      if (current === undefined || current.data === undefined) {
        this.#mirror.forget([key]);
        if (current !== undefined) this.#mirror.wrote(key, current.revision, undefined);
        return;
      }
      const revision = await this.#bucket.remove(key, current.revision, 'left');
      if (revision === undefined) continue;
      this.#mirror.wrote(key, revision, undefined);
      return;
    }
  }

  close(): Promise<void> {
    return this.#mirror.close();
  }

  async #putBack(lost: readonly MirrorEntry<AppLimit>[]): Promise<void> {
    for (const { key, value } of lost) {
      if (this.#mirror.get(key)?.revision !== 0) continue;
      const revision = await this.#bucket.create(key, encodeRecord({ app: value.app, ...value.limit }));
      if (revision !== undefined) this.#mirror.wrote(key, revision, value);
    }
  }

  #apply(changes: readonly Change<AppLimit>[]): void {
    const limits = new Map(this.#limits);
    const apps = new Set<string>();
    for (const { before, after } of changes) {
      const app = after?.app ?? before?.app ?? '';
      if (after === undefined) limits.delete(app);
      else limits.set(app, after.limit);
      apps.add(app);
    }
    this.#limits = limits;
    for (const app of apps) this.#onChanged(app);
  }
}

function decodeOf(key: string, data: Uint8Array): AppLimit {
  const limit = decodeLimit(data);
  if (limitKey(limit.app) !== key) throw new RecordError('its key is that of another app', false);
  return limit;
}
