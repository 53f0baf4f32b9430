// A websocket reader of `/v1/apps/APP/tail`, as a program of somebody else would be: it knows the documented frames and
// nothing of our code; binary frames are decoded with the published schema.
import { once } from 'node:events';
import { loggregator } from '@tailrace/proto/gen/loggregator';
import WebSocket from 'ws';
import type { JsonRecord } from './api-client.ts';
import { until } from './until.ts';

const { Envelope, EnvelopeBatch } = loggregator.v2;

/** A log line as any of the formats gives it. */
export interface TailLine {
  readonly message: string;
  readonly isErr: boolean;
  readonly instance: string;
}

/** Collects what one tail delivers: `await using tail = await TailReader.open(url, 'web')`. */
export class TailReader implements AsyncDisposable {
  /** Every record of the text frames, in order; with binary formats, the control records. */
  readonly records: JsonRecord[] = [];
  /** Log lines of every format, in order. */
  readonly lines: TailLine[] = [];
  /** Close code once it is closed. */
  closeCode: number | undefined;
  closeReason = '';
  readonly socket: WebSocket;
  readonly #isEnvelopePerFrame: boolean;

  private constructor(socket: WebSocket, isEnvelopePerFrame: boolean) {
    this.socket = socket;
    this.#isEnvelopePerFrame = isEnvelopePerFrame;
    socket.on('message', (data: Buffer, isBinary: boolean) =>
      isBinary ? this.#takeBinary(data) : this.#takeText(data),
    );
    socket.on('close', (code, reason) => {
      this.closeCode = code;
      this.closeReason = reason.toString();
    });
    // A refused handshake reaches the caller of open; later errors come with a close.
    socket.on('error', () => undefined);
  }

  /** Opens a tail; `query` without the question mark. Rejects when the upgrade is refused. */
  static async open(
    url: string,
    app: string,
    query = 'lines=0',
    headers: Record<string, string> = {},
    tls: { readonly ca?: Buffer } = {},
  ): Promise<TailReader> {
    const address = `${url.replace(/^http/, 'ws')}/v1/apps/${encodeURIComponent(app)}/tail?${query}`;
    const socket = new WebSocket(address, { headers, perMessageDeflate: false, ...tls });
    const reader = new TailReader(socket, new URLSearchParams(query).get('format') === 'envelope');
    await once(socket, 'open');
    return reader;
  }

  get messages(): string[] {
    return this.lines.map(({ message }) => message);
  }

  /** Control records of a type. */
  controls(type: string): JsonRecord[] {
    return this.records.filter((record) => record.type === type);
  }

  /** Lines that the drop and gap records stand for. */
  get announced(): number {
    const drops = this.controls('drop').map(({ count }) => count ?? 0);
    const gaps = this.controls('gap').map(({ missing }) => (typeof missing === 'number' ? missing : 0));
    return [...drops, ...gaps].reduce((sum, count) => sum + count, 0);
  }

  /** Resolves when there are at least so many lines. */
  async untilLines(count: number, timeoutMs = 15_000): Promise<void> {
    await until(() => this.lines.length >= count, {
      timeoutMs,
      what: `${count} lines`,
      describe: () => ({
        lines: this.lines.length,
        last: this.lines.at(-1),
        controls: this.records.slice(-5),
      }),
    });
  }

  /** Resolves when a control record matches. */
  async untilRecord(matches: (record: JsonRecord) => boolean, what = 'a record'): Promise<JsonRecord> {
    return until(() => this.records.find(matches), { what, describe: () => this.records.slice(-5) });
  }

  async untilClosed(): Promise<number> {
    return until(() => this.closeCode, { what: 'the close of the websocket' });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.closeCode === undefined) {
      this.socket.terminate();
      await this.untilClosed();
    }
  }

  #takeText(data: Buffer): void {
    for (const record of JSON.parse(data.toString()) as JsonRecord[]) {
      this.records.push(record);
      if (record.type !== 'log') continue;
      const { message = '', stream, instance = '' } = record;
      this.lines.push({ message, isErr: stream === 'err', instance });
    }
  }

  #takeBinary(data: Buffer): void {
    const envelopes = this.#isEnvelopePerFrame ? [Envelope.decode(data)] : EnvelopeBatch.decode(data).batch;
    for (const { log, instanceId } of envelopes) {
      if (log === null || log === undefined) continue;
      this.lines.push({
        message: Buffer.from(log.payload ?? []).toString(),
        isErr: log.type === 1,
        instance: instanceId ?? '',
      });
    }
  }
}
