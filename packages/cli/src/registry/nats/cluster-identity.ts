// The id of the cluster, made once by whoever comes first. A store that lost it gets it back from the processes that know it.
import type { Unsubscribe } from '@tailrace/core/registry';
import type { KvBucket } from './kv-bucket.ts';
import { textOf } from './nats-errors.ts';
import { CLUSTER_KEY } from './registry-keys.ts';
import { decodeClusterId, encodeRecord } from './registry-records.ts';
import type { StoreContext } from './store-context.ts';

/** A look that failed is repeated after so many milliseconds. */
const retryMs = 1_000;

/** What this process took for the cluster's id when it started: it holds to it. */
export class ClusterIdentity {
  readonly clusterId: string;
  readonly #context: StoreContext;
  readonly #bucket: KvBucket;
  readonly #unsubscribe: Unsubscribe;
  #trouble: string | undefined;
  #timer: NodeJS.Timeout | undefined;

  private constructor(context: StoreContext, bucket: KvBucket, clusterId: string) {
    this.clusterId = clusterId;
    this.#context = context;
    this.#bucket = bucket;
    this.#unsubscribe = context.link.onChange((isUp) => {
      clearTimeout(this.#timer);
      if (isUp) void this.#check();
    });
  }

  /** @param proposed - becomes the id of a cluster that has none */
  static async open(context: StoreContext, proposed: string): Promise<ClusterIdentity> {
    const bucket = context.bucket('meta');
    return new ClusterIdentity(context, bucket, await readOrCreate(bucket, proposed));
  }

  /** Says so when the store has become another cluster's. */
  get trouble(): string | undefined {
    return this.#trouble;
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#unsubscribe();
  }

  async #check(): Promise<void> {
    try {
      const found = await readOrCreate(this.#bucket, this.clusterId);
      this.#trouble = undefined;
      if (found === this.clusterId) return;
      this.#trouble = `The store in NATS belongs to another cluster by now (${found}, this process is of ${this.clusterId}): this process has to be restarted`;
      this.#context.logger.error({ found, expected: this.clusterId }, this.#trouble);
    } catch (error) {
      this.#context.logger.warn({ reason: textOf(error) }, 'Cannot read the id of the cluster: trying again');
      this.#timer = setTimeout(() => void this.#check(), retryMs);
    }
  }
}

/** A record that cannot be read is not overwritten: processes that start would split the cluster. */
async function readOrCreate(bucket: KvBucket, proposed: string): Promise<string> {
  for (;;) {
    await bucket.ensure();
    const current = await bucket.read(CLUSTER_KEY);
    if (current?.data !== undefined) return decodeClusterId(current.data);
    const revision = await bucket.replace(
      CLUSTER_KEY,
      encodeRecord({ clusterId: proposed }),
      current?.revision ?? 0,
    );
    if (revision !== undefined) return proposed;
  }
}
