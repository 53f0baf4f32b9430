// What drains, limits and members of one registry share: the connection, the names of buckets, the count of skipped records,
// and when a store that came back empty is filled again.
import type { Role } from '@tailrace/core/registry';
import type { Logger } from 'pino';
import type { BucketMirrorOptions } from './bucket-mirror.ts';
import { KvBucket } from './kv-bucket.ts';
import { textOf } from './nats-errors.ts';
import type { NatsLink } from './nats-link.ts';
import type { NatsRegistryOptions } from './nats-options.ts';
import { type BucketPurpose, bucketName } from './registry-keys.ts';

/** How often NATS proves to a watch that it is there, in milliseconds; agents are many and wait longer. */
const idleMs = { server: 2_000, controller: 2_000, agent: 10_000 } as const;
/** A controller fills a store that came back empty at once; servers wait so long for it, and up to as much again. */
const serverRestoreMs = 4_000;
/** So many keys of records that were named in the log are remembered, so that each is named once. */
const namedMax = 1_000;

/** One per registry. */
export class StoreContext {
  readonly link: NatsLink;
  readonly logger: Logger;
  readonly cluster: string;
  readonly role: Role;
  readonly zone: string;
  readonly #replicas: number;
  readonly #named = new Set<string>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #skippedRecords = 0;

  constructor(link: NatsLink, options: NatsRegistryOptions) {
    this.link = link;
    this.logger = options.logger;
    this.cluster = options.cluster;
    this.role = options.role;
    this.zone = options.zone;
    this.#replicas = options.replicas;
  }

  bucket(purpose: BucketPurpose): KvBucket {
    return new KvBucket(this.link, bucketName(this.cluster, purpose), this.#replicas);
  }

  /** What the mirrors of all buckets have in common. */
  mirrorOptions(
    bucket: KvBucket,
  ): Pick<BucketMirrorOptions<never>, 'bucket' | 'onSkipped' | 'idleMs' | 'sweeps' | 'logger'> {
    return {
      bucket,
      onSkipped: (key, reason) => this.skipped(bucket.name, key, reason),
      idleMs: idleMs[this.role],
      sweeps: this.role === 'controller',
      logger: this.logger,
    };
  }

  /** Records that could not be read since the start, each counted every time that it was. */
  get skippedRecords(): number {
    return this.#skippedRecords;
  }

  skipped(bucket: string, key: string, reason: string): void {
    this.#skippedRecords += 1;
    const name = `${bucket} ${key} ${reason}`;
    if (this.#named.has(name)) return;
    if (this.#named.size >= namedMax) this.#named.clear();
    this.#named.add(name);
    this.logger.warn({ bucket, key, reason }, 'Skipping a record of the registry that cannot be read');
  }

  /** Writes back what a store has lost. Agents never do: there are many of them, and they know least. */
  restore(write: () => Promise<void>): void {
    if (this.role === 'agent') return;
    const delayMs = this.role === 'controller' ? 0 : serverRestoreMs * (1 + Math.random());
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.logger.warn('The store in NATS came back without its records: writing them back');
      write().catch((error: unknown) => {
        this.logger.warn({ err: error }, `Cannot write records back: ${textOf(error)}`);
      });
    }, delayMs);
    this.#timers.add(timer);
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }
}
