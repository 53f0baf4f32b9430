// One reader's stream at a fake log server: subscriptions with credits, as the real server has them, without its fairness.
import type { ServerDuplexStream } from '@grpc/grpc-js';
import type { AppLog, LogCursor } from '@tailrace/core/app-log';
import {
  type EndReason,
  encodeReaderDown,
  type Open,
  type ReaderEvent,
  type ReaderUp,
} from '@tailrace/proto/reader-messages';

/** What a slice costs beside its bytes, as in the real server. */
const SLICE_COST_BYTES = 64;
const SLICE_BYTES_MAX = 64 * 1024;

type Call = ServerDuplexStream<Buffer, Buffer>;

/** What a session reads; declared here because it needs no more of its server. */
export interface FakeLogs {
  readonly logs: ReadonlyMap<string, AppLog>;
  readonly movedApps: ReadonlySet<string>;
  sentBytes: number;
  opens: Open[];
}

interface FakeSubscription {
  readonly open: Open;
  cursor: LogCursor | undefined;
  untilIndex: number;
  credit: number;
}

/** See the head of this file. */
export class FakeReaderSession {
  readonly #server: FakeLogs;
  readonly #call: Call;
  readonly #beforeSend: (() => Promise<void> | undefined) | undefined;
  readonly #subscriptions = new Map<number, FakeSubscription>();
  #lastSend: Promise<void> | undefined;
  #closed = false;

  constructor(server: FakeLogs, call: Call, beforeSend: (() => Promise<void> | undefined) | undefined) {
    this.#server = server;
    this.#call = call;
    this.#beforeSend = beforeSend;
  }

  get subscriptionCount(): number {
    return this.#subscriptions.size;
  }

  receive(message: Exclude<ReaderUp, { kind: 'hello' }>): void {
    if (message.kind === 'open') {
      this.#open(message.open);
    } else if (message.kind === 'credit') {
      const subscription = this.#subscriptions.get(message.sub);
      if (subscription === undefined) return;
      subscription.credit += message.bytes;
      this.#read(subscription);
    } else {
      this.#subscriptions.delete(message.sub);
    }
  }

  wake(app: string): void {
    for (const subscription of this.#subscriptions.values()) {
      if (subscription.open.app === app) this.#read(subscription);
    }
  }

  appKnown(app: string): void {
    for (const subscription of this.#subscriptions.values()) {
      if (subscription.open.app === app && subscription.cursor === undefined) {
        this.#begin(subscription, { kind: 'oldest' });
      }
    }
  }

  say(app: string, what: 'moved' | EndReason): void {
    for (const [sub, { open }] of this.#subscriptions) {
      if (open.app !== app) continue;
      this.#subscriptions.delete(sub);
      this.#send(what === 'moved' ? { kind: 'moved', sub } : { kind: 'ended', sub, reason: what });
    }
  }

  close(): void {
    this.#closed = true;
    this.#subscriptions.clear();
  }

  #open(open: Open): void {
    this.#server.opens.push(open);
    const { sub, app } = open;
    if (this.#server.movedApps.has(app)) {
      this.#send({ kind: 'moved', sub });
      return;
    }
    const subscription = {
      open,
      cursor: undefined,
      untilIndex: Number.POSITIVE_INFINITY,
      credit: open.credit,
    };
    if (this.#server.logs.has(app)) {
      this.#subscriptions.set(sub, subscription);
      this.#begin(subscription, open.from);
      return;
    }
    this.#send({ kind: 'opened', sub, known: false, logId: 0n, index: 0, endIndex: 0 });
    if (open.follow) this.#subscriptions.set(sub, subscription);
    else this.#send({ kind: 'ended', sub, reason: 'unknown_app' });
  }

  #begin(subscription: FakeSubscription, from: Open['from']): void {
    const { sub, app, follow } = subscription.open;
    const log = this.#server.logs.get(app);
    if (log === undefined) return;
    const cursor = cursorOf(log, from);
    subscription.cursor = cursor;
    const endIndex = log.nextIndex;
    if (!follow) subscription.untilIndex = endIndex;
    this.#send({ kind: 'opened', sub, known: true, logId: log.logId, index: cursor.index, endIndex });
    if (from.kind === 'position' && from.position.logId !== log.logId) {
      this.#send({ kind: 'gap', sub, missing: -1 });
    } else if (from.kind === 'position' && from.position.index > endIndex) {
      this.#send({ kind: 'gap', sub, missing: 0 });
    }
    this.#read(subscription);
  }

  #read(subscription: FakeSubscription): void {
    const { cursor, untilIndex } = subscription;
    const { sub } = subscription.open;
    while (cursor !== undefined && this.#subscriptions.get(sub) === subscription) {
      if (cursor.index >= untilIndex) {
        this.#subscriptions.delete(sub);
        this.#send({ kind: 'ended', sub, reason: 'end' });
        return;
      }
      if (subscription.credit <= 0) return;
      const next = cursor.next(Math.min(SLICE_BYTES_MAX, Math.max(4096, subscription.credit)), untilIndex);
      if (next === undefined) return;
      const { index, count } = next;
      if (next.kind === 'overtaken') {
        const { firstMs, lastMs } = next;
        this.#send({ kind: 'overtaken', sub, fromIndex: index, toIndex: index + count, firstMs, lastMs });
        continue;
      }
      const { bytes, arrivalMs } = next;
      subscription.credit -= bytes.length + SLICE_COST_BYTES;
      this.#server.sentBytes += bytes.length;
      const { logId } = cursor.log;
      this.#send({ kind: 'slice', sub, logId, index, count, drop: next.kind === 'drop', arrivalMs, bytes });
    }
  }

  #send(event: ReaderEvent): void {
    const message = encodeReaderDown({ kind: 'events', events: [event] });
    const wait = this.#beforeSend?.();
    if (wait === undefined && this.#lastSend === undefined) {
      if (!this.#closed) this.#call.write(message);
      return;
    }
    const send = (this.#lastSend ?? Promise.resolve())
      .then(() => wait)
      .then(() => {
        if (!this.#closed) this.#call.write(message);
        if (this.#lastSend === send) this.#lastSend = undefined;
      });
    this.#lastSend = send;
  }
}

function cursorOf(log: AppLog, from: Open['from']): LogCursor {
  switch (from.kind) {
    case 'last':
      return log.cursorFromEnd(from.entries);
    case 'position':
      return from.position.logId === log.logId ? log.cursorAt(from.position.index) : log.cursorAtOldest();
    case 'oldest':
      return log.cursorAtOldest();
    case 'end':
      return log.cursorAtEnd();
    case 'since':
      return log.cursorSince(from.arrivalMs);
  }
}
