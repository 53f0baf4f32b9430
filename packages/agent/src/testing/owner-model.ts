// What an owner of apps has to do with what senders send, written to be obvious and slow: the model that tests hold the
// sender against. It speaks messages; how they travel is the test's affair.

import { EnvelopeView } from '@tailrace/proto/envelope-view';
import { PROTOCOL_VERSION } from '@tailrace/proto/protocol-version';
import {
  decodeUplinkUp,
  encodeUplinkDown,
  type OriginLast,
  type UplinkBatch,
} from '@tailrace/proto/uplink-messages';
import { entryBodyStart, entryEnd } from '@tailrace/proto/wire-scanner';

/** What arrived of one app, over all its owners. */
export interface AppRecord {
  /** Payloads, in the order of arrival, each once. */
  readonly lines: string[];
  /** The same as envelopes. */
  readonly envelopes: Buffer[];
  /** Lines announced as dropped. */
  dropped: number;
  readonly droppedBy: Map<string, number>;
  /** Per origin. */
  readonly last: Map<bigint, number>;
  readonly totals: Map<string, number>;
  readonly ended: bigint[];
}

/** What all servers of a model share: as if a log moved with its app, at once. */
export class OwnerModel {
  readonly apps = new Map<string, AppRecord>();
  /** Runs that came with a hole before them. */
  readonly holes: string[] = [];
  batches = 0;
  largestBatchBytes = 0;

  record(app: string): AppRecord {
    let record = this.apps.get(app);
    if (record === undefined) {
      record = {
        lines: [],
        envelopes: [],
        dropped: 0,
        droppedBy: new Map(),
        last: new Map(),
        totals: new Map(),
        ended: [],
      };
      this.apps.set(app, record);
    }
    return record;
  }

  /** The answer to a message of a sender, if it has one. `refuse` says how an app is refused now. */
  receive(
    message: Buffer,
    connection: { readonly refused: Set<string> },
    refuse: (app: string) => 'moved' | 'overloaded' | undefined,
    cluster = 'fake',
  ): Buffer | undefined {
    const up = decodeUplinkUp(message);
    if (up.kind === 'hello') {
      const last: OriginLast[] = [];
      for (const { app, origin } of up.hello.open) {
        const known = this.apps.get(app)?.last.get(origin);
        if (known !== undefined) last.push({ app, origin, last: known });
      }
      return encodeUplinkDown({
        kind: 'welcome',
        welcome: { cluster, version: PROTOCOL_VERSION, peer: 'model', last },
      });
    }
    if (up.kind === 'bye') {
      for (const { app, origin } of up.ended) this.record(app).ended.push(origin);
      return undefined;
    }
    return up.kind === 'batch' ? this.#batch(up.batch, connection, refuse) : undefined;
  }

  #batch(
    batch: UplinkBatch,
    connection: { readonly refused: Set<string> },
    refuse: (app: string) => 'moved' | 'overloaded' | undefined,
  ): Buffer {
    this.batches++;
    this.largestBatchBytes = Math.max(
      this.largestBatchBytes,
      batch.runs.reduce((bytes, run) => bytes + run.bytes.length, 0),
    );
    const moved = new Set<string>();
    const overloaded = new Set<string>();
    const apps = new Set([...batch.runs, ...batch.totals].map(({ app }) => app));
    for (const app of apps) {
      const refusal = refuse(app);
      if (refusal === 'moved') moved.add(app);
      else if (refusal === 'overloaded' || this.#stillRefused(batch, app, connection)) overloaded.add(app);
      else connection.refused.delete(app);
      if (moved.has(app) || overloaded.has(app)) connection.refused.add(app);
    }
    for (const run of batch.runs) {
      if (moved.has(run.app) || overloaded.has(run.app)) continue;
      const record = this.record(run.app);
      const last = record.last.get(run.origin) ?? 0;
      if (run.firstSeq > last + 1) this.holes.push(`${run.app}: ${run.firstSeq} after ${last}`);
      envelopesOf(run.bytes).forEach((envelope, i) => {
        if (run.firstSeq + i <= last) return;
        record.lines.push(readLine(envelope).payload);
        record.envelopes.push(envelope);
      });
      record.last.set(run.origin, Math.max(last, run.firstSeq + run.count - 1));
    }
    for (const { app, origin, reason, total, acked } of batch.totals) {
      if (moved.has(app) || overloaded.has(app)) continue;
      const record = this.record(app);
      const key = `${origin} ${reason}`;
      const before = Math.max(record.totals.get(key) ?? 0, acked);
      record.totals.set(key, Math.max(before, total));
      record.dropped += Math.max(0, total - before);
      record.droppedBy.set(reason, (record.droppedBy.get(reason) ?? 0) + Math.max(0, total - before));
    }
    return encodeUplinkDown({
      kind: 'ack',
      ack: { id: batch.id, moved: [...moved], overloaded: [...overloaded] },
    });
  }

  /** Refused on this connection before, and what comes now is not the beginning of what was refused. */
  #stillRefused(batch: UplinkBatch, app: string, connection: { readonly refused: Set<string> }): boolean {
    const first = batch.runs.find((run) => run.app === app);
    return (
      connection.refused.has(app) &&
      first !== undefined &&
      first.firstSeq > (this.record(app).last.get(first.origin) ?? 0) + 1
    );
  }
}

/** The payloads of log entries, as text. */
export function payloads(entries: Buffer): string[] {
  return envelopesOf(entries).map((envelope) => readLine(envelope).payload);
}

/** What an envelope of a log says. */
export interface ReadLine {
  readonly payload: string;
  readonly sourceId: string;
  readonly instanceId: string;
  readonly timestampNs: bigint;
  readonly isErr: boolean;
  readonly tags: Readonly<Record<string, string>>;
}

/** Reads an envelope of a log. */
export function readLine(envelope: Buffer): ReadLine {
  view.read(envelope, 0, envelope.length);
  const { sourceId, instanceId, timestampNs, isErr } = view;
  const payload = envelope.toString('utf8', view.payloadStart, view.payloadEnd);
  return { payload, sourceId, instanceId, timestampNs, isErr, tags: view.tags() };
}

function envelopesOf(entries: Buffer): Buffer[] {
  const envelopes: Buffer[] = [];
  for (let at = 0; at < entries.length; ) {
    const end = entryEnd(entries, at, entries.length);
    envelopes.push(entries.subarray(entryBodyStart(entries, at, entries.length), end));
    at = end;
  }
  return envelopes;
}

const view = new EnvelopeView();
