// One JetStream push consumer over a part of a bucket: first the newest record of every key, then every change. It ends, and
// says why, as soon as it cannot be sure any more to have seen everything; making another is the mirror's business.
import { AckPolicy, type ConsumerMessages, DeliverPolicy, type JsMsg } from '@nats-io/jetstream';
import { createInbox, nanos, nuid } from '@nats-io/transport-node';
import { type KvBucket, type KvRecord, operationHeader, toRecord } from './kv-bucket.ts';
import { textOf } from './nats-errors.ts';

/** Why a watch ended, in words. */
export type WatchEnd = string;

/** Settings of a {@link BucketWatch}. */
export interface BucketWatchOptions {
  readonly bucket: KvBucket;
  readonly filter: string;
  /** How often NATS says that it is there when nothing changes, in milliseconds. */
  readonly idleMs: number;
  /** Begin with what changed after this revision, removals included, instead of with every key. */
  readonly afterRevision?: number;
  /** Called for each change after {@link BucketWatch.release}. */
  readonly onRecord: (record: KvRecord) => void;
}

/** How long the first records may take altogether. */
const openMs = 10_000;
/** A consumer whose reader is gone is removed by NATS after so long. */
const inactiveMs = 10_000;

/** Used once: `open`, `release`, `ended`. */
export class BucketWatch {
  readonly #options: BucketWatchOptions;
  readonly #name = `tailrace_${nuid.next()}`;
  readonly #first = new Map<string, KvRecord>();
  readonly #ended = createSignal<WatchEnd>();
  readonly #complete = createSignal<void>();
  #messages: ConsumerMessages | undefined;
  /** How many records there are to begin with; unknown until NATS answered. */
  #expected: number | undefined;
  #delivered = 0;
  #reachedEnd = false;
  #isReleased = false;
  #isEnded = false;

  constructor(options: BucketWatchOptions) {
    this.#options = options;
  }

  /** Resolves to why it ended. */
  get ended(): Promise<WatchEnd> {
    return this.#ended.promise;
  }

  /** Starts it. Resolves to the newest record of every key, or of those that changed, removals included. */
  async open(): Promise<ReadonlyMap<string, KvRecord>> {
    const { bucket, filter, idleMs, afterRevision } = this.#options;
    const { js, streams } = bucket.link;
    const timer = setTimeout(() => this.stop('NATS did not deliver in time'), openMs);
    try {
      await bucket.link.untilAnswered(async () => {
        const inbox = createInbox();
        const heartbeat = nanos(idleMs);
        // Listening first: NATS delivers from the moment in which it has made the consumer.
        const consumer = await js.consumers.getBoundPushConsumer({
          deliver_subject: inbox,
          idle_heartbeat: heartbeat,
        });
        this.#messages = await consumer.consume({ callback: (message) => this.#take(message) });
        void this.#followStatus(this.#messages);
        const info = await streams.consumers.add(bucket.stream, {
          name: this.#name,
          deliver_subject: inbox,
          ...(afterRevision === undefined
            ? { deliver_policy: DeliverPolicy.LastPerSubject }
            : { deliver_policy: DeliverPolicy.StartSequence, opt_start_seq: afterRevision + 1 }),
          ack_policy: AckPolicy.None,
          filter_subject: bucket.subject(filter),
          idle_heartbeat: heartbeat,
          flow_control: true,
          mem_storage: true,
          inactive_threshold: nanos(inactiveMs),
        });
        this.#expected = info.num_pending;
        this.#checkComplete();
        await Promise.race([this.#complete.promise, this.#ended.promise]);
      });
    } catch (error) {
      this.stop(textOf(error));
      throw error;
    } finally {
      clearTimeout(timer);
    }
    if (this.#isEnded) throw new Error(`the watch of ${bucket.name} ended: ${await this.#ended.promise}`);
    return this.#first;
  }

  /** From now on changes go to `onRecord`, beginning with those that came meanwhile. */
  release(): void {
    this.#isReleased = true;
    this.#first.clear();
  }

  /** Ends it for this reason; only the first one counts. */
  stop(reason: WatchEnd): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#messages?.stop();
    const { bucket } = this.#options;
    // NATS removes it by itself a little later when this fails.
    if (bucket.link.isUp && this.#expected !== undefined) {
      bucket.link.streams.consumers.delete(bucket.stream, this.#name).catch(() => undefined);
    }
    this.#ended.resolve(reason);
  }

  #take(message: JsMsg): void {
    if (this.#isEnded) return;
    this.#delivered += 1;
    if (message.info.deliverySequence !== this.#delivered) {
      this.stop(`change ${this.#delivered} was followed by ${message.info.deliverySequence}`);
      return;
    }
    const { bucket, onRecord } = this.#options;
    const operation = message.headers?.get(operationHeader);
    const record = toRecord(bucket.keyOf(message.subject), message.seq, message.data, operation);
    if (this.#isReleased) {
      onRecord(record);
      return;
    }
    this.#first.set(record.key, record);
    if (message.info.pending === 0) this.#reachedEnd = true;
    this.#checkComplete();
  }

  #checkComplete(): void {
    if (this.#expected === undefined) return;
    if (this.#reachedEnd || this.#delivered >= this.#expected) this.#complete.resolve();
  }

  async #followStatus(messages: ConsumerMessages): Promise<void> {
    for await (const status of messages.status()) {
      if (status.type === 'heartbeats_missed') this.stop('NATS was silent');
      if (status.type === 'consumer_deleted') this.stop('its consumer was removed');
      if (status.type === 'heartbeat') {
        // Those that came later are in our count already, so only a smaller one means a loss.
        if (status.lastConsumerSequence > this.#delivered) this.stop('changes were lost on the way');
        else this.#reachEnd();
      }
    }
    this.stop('its subscription was closed');
  }

  /** NATS is idle, so there is nothing left to deliver: keys may have gone between counting and delivering. */
  #reachEnd(): void {
    this.#reachedEnd = true;
    this.#checkComplete();
  }
}

interface Signal<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
}

function createSignal<T>(): Signal<T> {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolvePromise) => {
    resolve = resolvePromise;
  });
  return { promise, resolve };
}
