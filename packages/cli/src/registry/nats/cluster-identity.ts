// The id of the cluster, made once by whoever comes first. A store that lost it gets it back from the processes that know it:
// of two ids the older one counts, because most processes have it.
import { setTimeout as delay } from 'node:timers/promises';
import type { Unsubscribe } from '@tailrace/core/registry';
import type { KvBucket } from './kv-bucket.ts';
import { textOf } from './nats-errors.ts';
import { CLUSTER_KEY } from './registry-keys.ts';
import { type ClusterRecord, decodeCluster, encodeRecord } from './registry-records.ts';
import type { StoreContext } from './store-context.ts';

/** A look that failed is repeated after so many milliseconds. */
const retryMs = 1_000;
/** Whoever makes an id waits so long for somebody who knows an older one: longer than a reconnection takes. */
export const SETTLE_MS_DEFAULT = 1_000;

/** What this process took for the cluster's id when it started: it holds to it. */
export class ClusterIdentity {
  readonly clusterId: string;
  readonly #record: ClusterRecord;
  readonly #context: StoreContext;
  readonly #bucket: KvBucket;
  readonly #unsubscribe: Unsubscribe;
  #trouble: string | undefined;
  #timer: NodeJS.Timeout | undefined;

  private constructor(context: StoreContext, bucket: KvBucket, record: ClusterRecord) {
    this.clusterId = record.clusterId;
    this.#record = record;
    this.#context = context;
    this.#bucket = bucket;
    this.#unsubscribe = context.link.onChange((isUp) => {
      clearTimeout(this.#timer);
      if (isUp) void this.#check();
    });
  }

  /** @param proposed - becomes the id of a cluster that has none */
  static async open(context: StoreContext, proposed: string, settleMs: number): Promise<ClusterIdentity> {
    const bucket = context.bucket('meta');
    const own = { clusterId: proposed, createdAt: new Date().toISOString() };
    let record = await readOrCreate(bucket, own, 'first');
    // Also when somebody else has just made it: whoever knows an older one puts that back within this time.
    if (settleMs > 0 && isYoung(record, settleMs)) {
      await delay(settleMs);
      record = await readOrCreate(bucket, own, 'first');
    }
    return new ClusterIdentity(context, bucket, record);
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
      const found = await readOrCreate(this.#bucket, this.#record, 'older');
      this.#trouble = undefined;
      if (found.clusterId === this.clusterId) return;
      this.#trouble = `The store in NATS is another cluster's by now (${found.clusterId}, this process is of ${this.clusterId}): this process has to be restarted`;
      this.#context.logger.error({ found: found.clusterId, expected: this.clusterId }, this.#trouble);
    } catch (error) {
      this.#context.logger.warn({ reason: textOf(error) }, 'Cannot read the id of the cluster: trying again');
      this.#timer = setTimeout(() => void this.#check(), retryMs);
    }
  }
}

/** Clocks differ between hosts: a record of this much more than the settling time ago is not young on any of them. */
const clockDifferenceMs = 5_000;

function isYoung({ createdAt }: ClusterRecord, settleMs: number): boolean {
  return Math.abs(Date.now() - Date.parse(createdAt)) < settleMs + clockDifferenceMs;
}

/**
 * A record that cannot be read is not overwritten: processes that start would split the cluster.
 *
 * @param rule - `first`: what is there counts, because nobody knows a proposed id yet and others may have taken the one that is
 *   there; `older`: an id that was in use replaces a younger one
 */
async function readOrCreate(
  bucket: KvBucket,
  own: ClusterRecord,
  rule: 'first' | 'older',
): Promise<ClusterRecord> {
  for (;;) {
    await bucket.ensure();
    const current = await bucket.read(CLUSTER_KEY);
    if (current?.data !== undefined) {
      const found = decodeCluster(current.data);
      if (rule === 'first' || found.clusterId === own.clusterId || found.createdAt <= own.createdAt)
        return found;
    }
    const revision = await bucket.replace(CLUSTER_KEY, encodeRecord(own), current?.revision ?? 0);
    if (revision !== undefined) return own;
  }
}
