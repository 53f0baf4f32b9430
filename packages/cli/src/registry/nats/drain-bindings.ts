// Drains and their positions in NATS. Bindings are mirrored by servers and controllers; positions are read when a drain
// starts and are nowhere kept in memory. Who may add what is decided by the keys: an app's URL is one key.
import { cannot, quoted } from '@tailrace/core/errors';
import { type Drain, type DrainPosition, RegistryError } from '@tailrace/core/registry';
import { BucketMirror, type Change, type MirrorEntry } from './bucket-mirror.ts';
import type { KvBucket } from './kv-bucket.ts';
import { drainKey, encodeId, positionKey } from './registry-keys.ts';
import { decodeDrain, decodePosition, encodeRecord, RecordError } from './registry-records.ts';
import type { StoreContext } from './store-context.ts';

/** All drains, oldest first, and per app. Reads are O(1); a change costs O(drains). */
export class DrainBindings {
  readonly #context: StoreContext;
  readonly #bucket: KvBucket;
  readonly #positions: KvBucket;
  readonly #mirror: BucketMirror<Drain>;
  readonly #onChanged: (app: string) => void;
  #all: readonly Drain[] = [];
  #byApp: ReadonlyMap<string, readonly Drain[]> = new Map();
  #keysById: ReadonlyMap<string, string> = new Map();

  constructor(context: StoreContext, onChanged: (app: string) => void) {
    this.#context = context;
    this.#onChanged = onChanged;
    this.#bucket = context.bucket('drains');
    this.#positions = context.bucket('positions');
    this.#mirror = new BucketMirror({
      ...context.mirrorOptions(this.#bucket),
      filter: '>',
      decode: ({ key, data }) => decodeBinding(key, data),
      onChanges: (changes) => this.#apply(changes),
      onLost: (lost) => this.#context.restore(() => this.#putBack(lost)),
    });
  }

  async start(): Promise<void> {
    await this.#positions.ensure();
    await this.#mirror.start();
  }

  get trouble(): string | undefined {
    return this.#mirror.trouble;
  }

  /** Drops the marks of what was removed long ago. */
  sweep(olderThanMs?: number): Promise<void> {
    return this.#mirror.sweep(olderThanMs);
  }

  list(app?: string): readonly Drain[] {
    return app === undefined ? this.#all : (this.#byApp.get(app) ?? []);
  }

  async add(drain: Drain): Promise<void> {
    const duplicate = new RegistryError(
      cannot(
        'add a drain',
        `app ${quoted(drain.app)} has a drain with this URL already`,
        'a URL that is new',
      ),
      { code: 'duplicate' },
    );
    if (this.list(drain.app).some(({ url }) => url === drain.url)) throw duplicate;
    if (this.#keysById.has(drain.id)) {
      throw new RegistryError(
        cannot('add a drain', `the id ${quoted(drain.id)} is taken`, 'an id that is new'),
        { code: 'duplicate' },
      );
    }
    const key = drainKey(drain.app, drain.url);
    const revision = await this.#bucket.create(key, encodeRecord(drain));
    if (revision === undefined) throw duplicate;
    this.#mirror.wrote(key, revision, drain);
  }

  async remove(app: string, id: string): Promise<boolean> {
    const key = this.#keysById.get(id);
    const entry = key === undefined ? undefined : this.#mirror.get(key);
    if (entry === undefined || entry.value.app !== app) return false;
    const revision = await this.#removeKey(entry.key, id, entry.revision);
    if (revision === undefined) return false;
    await this.#positions.drop(positionKey(id));
    this.#mirror.wrote(entry.key, revision, undefined);
    return true;
  }

  async position(drainId: string, zone: string): Promise<DrainPosition | undefined> {
    const record = await this.#positions.read(positionKey(drainId, zone));
    if (record?.data === undefined) return undefined;
    try {
      return decodePosition(record.data);
    } catch (error) {
      if (!(error instanceof RecordError)) throw error;
      this.#context.skipped(this.#positions.name, record.key, error.message);
      return undefined;
    }
  }

  async savePosition(drainId: string, zone: string, position: DrainPosition): Promise<void> {
    if (!this.#keysById.has(drainId)) return;
    await this.#positions.put(positionKey(drainId, zone), encodeRecord(position));
  }

  close(): Promise<void> {
    return this.#mirror.close();
  }

  /** Undefined: somebody else removed it meanwhile, and perhaps bound the same URL again under another id. */
  async #removeKey(key: string, id: string, knownRevision: number): Promise<number | undefined> {
    let expected = knownRevision;
    for (;;) {
      const revision = await this.#bucket.remove(key, expected, 'left');
      if (revision !== undefined) return revision;
      const current = await this.#bucket.read(key);
      if (current?.data === undefined || idOf(key, current.data) !== id) return undefined;
      expected = current.revision;
    }
  }

  async #putBack(lost: readonly MirrorEntry<Drain>[]): Promise<void> {
    for (const { key, value } of lost) {
      if (this.#mirror.get(key)?.revision !== 0) continue;
      const revision = await this.#bucket.create(key, encodeRecord(value));
      if (revision !== undefined) this.#mirror.wrote(key, revision, value);
    }
  }

  #apply(changes: readonly Change<Drain>[]): void {
    // Revisions rise in the order of creation, which decides between drains of the same moment.
    const entries = [...this.#mirror.entries()].sort(
      (a, b) => compareText(a.value.createdAt, b.value.createdAt) || a.revision - b.revision,
    );
    this.#all = entries.map(({ value }) => value);
    this.#keysById = new Map(entries.map(({ key, value }) => [value.id, key]));
    const byApp = new Map<string, Drain[]>();
    for (const drain of this.#all) {
      const ofApp = byApp.get(drain.app);
      if (ofApp === undefined) byApp.set(drain.app, [drain]);
      else ofApp.push(drain);
    }
    this.#byApp = byApp;
    for (const app of new Set(changes.map(({ before, after }) => after?.app ?? before?.app ?? ''))) {
      this.#onChanged(app);
    }
  }
}

function idOf(key: string, data: Uint8Array): string | undefined {
  try {
    return decodeBinding(key, data).id;
  } catch {
    return undefined;
  }
}

function decodeBinding(key: string, data: Uint8Array): Drain {
  const drain = decodeDrain(data);
  if (!key.startsWith(`${encodeId(drain.app)}.`))
    throw new RecordError('its key is that of another app', false);
  return drain;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
