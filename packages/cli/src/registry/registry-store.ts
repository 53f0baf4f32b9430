// The embedded registry's file: drains, positions, limits and the cluster's id in one lmdb environment, and the record of
// the process that owns it. It journals what MemoryRegistry decided; it decides nothing, and holds no member and no line.
//
// Changes are made in lmdb's synchronous transactions, which are committed and flushed when they return (0.2 ms here, an
// fsync on a slow disk): they are rare. Positions, which are many and may be a little old, are queued puts, committed
// when their promise resolves. The asynchronous transaction(callback) of lmdb 3.5 never settles on Node 20.20: not used.
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { cannot, LogError } from '@tailrace/core/errors';
import type { RegistryJournal, RegistryState } from '@tailrace/core/memory-registry';
import type { Drain, DrainPosition, RateLimit } from '@tailrace/core/registry';
import { type Database, open, type RootDatabase } from 'lmdb';
import { isAlive, ownIdentity, type ProcessIdentity } from './process-identity.ts';

/** Raised only when the meaning of what is stored changes. */
const format = 1;

interface Meta {
  readonly format: number;
  readonly clusterId: string;
}

/** The open file of an embedded registry. One process at a time. */
export class RegistryStore implements RegistryJournal {
  readonly clusterId: string;
  readonly #root: RootDatabase;
  readonly #meta: Database<unknown, string>;
  readonly #drains: Database<Drain, string>;
  readonly #positions: Database<DrainPosition, [drainId: string, zone: string]>;
  readonly #limits: Database<RateLimit, string>;

  /**
   * Opens the file, or makes it, and takes it for this process.
   * @throws LogError `data_in_use` when another process has it, `data_unusable` when it cannot be opened
   */
  constructor(folder: string) {
    try {
      mkdirSync(folder, { recursive: true });
      this.#root = open({ path: folder, encoding: 'json', maxDbs: 8 });
    } catch (error) {
      throw unusable(folder, error instanceof Error ? error.message : String(error), error);
    }
    this.#meta = this.#root.openDB({ name: 'meta', encoding: 'json' });
    this.#drains = this.#root.openDB({ name: 'drains', encoding: 'json' });
    this.#positions = this.#root.openDB({ name: 'positions', encoding: 'json' });
    this.#limits = this.#root.openDB({ name: 'limits', encoding: 'json' });
    // lmdb lets one process write at a time and ends the turn of one that died: two that start together cannot both win.
    const taken = this.#root.transactionSync(() => this.#take());
    if (taken instanceof LogError || taken.format !== format) {
      void this.#root.close();
      if (taken instanceof LogError) throw taken;
      throw unusable(folder, `it has format ${taken.format}, expected ${format}`);
    }
    this.clusterId = taken.clusterId;
  }

  /** What was stored before. Positions of drains that are gone are left out. */
  read(): Required<RegistryState> {
    const drains = [...this.#drains.getRange()].map(({ value }) => value);
    drains.sort((a, b) => (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0));
    const known = new Set(drains.map(({ id }) => id));
    const drainPositions = [...this.#positions.getRange()]
      .map(({ key: [drainId, zone], value: position }) => ({ drainId, zone, position }))
      .filter(({ drainId }) => known.has(drainId));
    const limits = [...this.#limits.getRange()].map(({ key, value }) => [key, value] as const);
    return { drains, drainPositions, limits };
  }

  async drainAdded(drain: Drain): Promise<void> {
    this.#root.transactionSync(() => {
      this.#drains.putSync(drain.id, drain);
    });
  }

  async drainRemoved(drain: Drain): Promise<void> {
    this.#root.transactionSync(() => {
      this.#drains.removeSync(drain.id);
      for (const key of [...this.#positions.getKeys({ start: [drain.id, ''] })]) {
        if (key[0] !== drain.id) break;
        this.#positions.removeSync(key);
      }
    });
  }

  async drainPositionSaved(drainId: string, zone: string, position: DrainPosition): Promise<void> {
    await this.#positions.put([drainId, zone], position);
  }

  async limitSet(app: string, limit: RateLimit | undefined): Promise<void> {
    this.#root.transactionSync(() => {
      if (limit === undefined) this.#limits.removeSync(app);
      else this.#limits.putSync(app, limit);
    });
  }

  /** Gives the file back and closes it. */
  async close(): Promise<void> {
    this.#root.transactionSync(() => {
      this.#meta.removeSync('owner');
    });
    await this.#root.close();
  }

  #take(): Meta | LogError {
    const owner = this.#meta.get('owner') as ProcessIdentity | undefined;
    if (owner !== undefined && isAlive(owner)) {
      const what = `process ${owner.pid} uses it already`;
      return new LogError(
        cannot('use this data folder', what, 'a folder of its own for each cluster (--data)'),
        {
          code: 'data_in_use',
        },
      );
    }
    const meta = (this.#meta.get('meta') as Meta | undefined) ?? { format, clusterId: randomUUID() };
    if (meta.format !== format) return meta;
    this.#meta.putSync('meta', meta);
    this.#meta.putSync('owner', ownIdentity());
    return meta;
  }
}

function unusable(folder: string, why: string, cause?: unknown): LogError {
  return new LogError(cannot(`open the registry in ${JSON.stringify(folder)}`, why), {
    code: 'data_unusable',
    cause,
  });
}
