// An agent for tests: one uplink stream whose batches the test writes itself.
import { Client, type ClientDuplexStream, credentials, type ServiceError, status } from '@grpc/grpc-js';
import { internalChannelOptions } from '@tailrace/core/channel-options';
import type { Mark, MarkAsk } from '@tailrace/proto/mark-messages';
import { PROTOCOL_VERSION } from '@tailrace/proto/protocol-version';
import { uplinkService } from '@tailrace/proto/services';
import {
  decodeUplinkDown,
  encodeUplinkUp,
  type OpenOrigin,
  type Total,
  type UplinkAck,
  type UplinkBatch,
  type UplinkHello,
  type UplinkWelcome,
} from '@tailrace/proto/uplink-messages';
import { entriesOf, type LineFields, numbered } from './lines.ts';

/** Sends batches and resolves with their acks. Counts sequence numbers per app for {@link sendLines}. */
export class TestUplink {
  readonly welcome: Promise<UplinkWelcome>;
  /** Resolves when the stream is over, with its error if it had one. */
  readonly ended: Promise<ServiceError | undefined>;
  readonly acks: UplinkAck[] = [];
  /** Questions for marks that came after the welcome. */
  readonly asks: MarkAsk[] = [];
  readonly origin: bigint;
  readonly #client: Client;
  readonly #call: ClientDuplexStream<Buffer, Buffer>;
  readonly #nextSeq = new Map<string, number>();
  readonly #waiting = new Map<number, (ack: UplinkAck) => void>();
  #nextId = 1;

  constructor(address: string, hello: Partial<UplinkHello> & { readonly origin?: bigint } = {}) {
    const { origin = 1n, ...fields } = hello;
    this.origin = origin;
    this.#client = new Client(address, credentials.createInsecure(), internalChannelOptions);
    const { path, requestSerialize, responseDeserialize } = uplinkService.connect;
    this.#call = this.#client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize);
    this.ended = new Promise((resolve) => {
      this.#call.on('error', resolve);
      this.#call.on('status', ({ code }) => {
        if (code === status.OK) resolve(undefined);
      });
    });
    this.welcome = new Promise((resolve) => {
      this.#call.on('data', (bytes: Buffer) => {
        const message = decodeUplinkDown(bytes);
        if (message.kind === 'welcome') resolve(message.welcome);
        else if (message.kind === 'ack') this.#acked(message.ack);
        else this.asks.push(message.ask);
      });
    });
    const open: readonly OpenOrigin[] = [];
    const greeting = {
      cluster: 'test',
      version: PROTOCOL_VERSION,
      peer: 'agent',
      zone: 'z1',
      open,
      ...fields,
    };
    this.#call.write(encodeUplinkUp({ kind: 'hello', hello: greeting }));
  }

  /** Sends a batch as it is. */
  send(batch: Omit<UplinkBatch, 'id'>): Promise<UplinkAck> {
    const id = this.#nextId++;
    const acked = new Promise<UplinkAck>((resolve) => this.#waiting.set(id, resolve));
    this.#call.write(encodeUplinkUp({ kind: 'batch', batch: { id, ...batch } }));
    return acked;
  }

  /** Sends the next lines of an app as one run. */
  sendLines(app: string, texts: readonly string[], fields: LineFields = {}): Promise<UplinkAck> {
    const firstSeq = this.#nextSeq.get(app) ?? 1;
    this.#nextSeq.set(app, firstSeq + texts.length);
    const bytes = entriesOf(texts, { app, ...fields });
    return this.send({
      runs: [{ app, origin: this.origin, firstSeq, count: texts.length, bytes }],
      totals: [],
    });
  }

  /** Sends the next lines of an app, again and again while the server says that it cannot take them yet. */
  async sendLinesWhenTaken(app: string, texts: readonly string[]): Promise<UplinkAck> {
    for (;;) {
      const before = this.#nextSeq.get(app) ?? 1;
      const ack = await this.sendLines(app, texts);
      if (!ack.overloaded.includes(app)) return ack;
      this.#nextSeq.set(app, before);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  /** Sends the lines `line N` from `firstSeq` on as one run. */
  sendNumbered(app: string, firstSeq: number, count: number): Promise<UplinkAck> {
    const bytes = entriesOf(numbered('line', firstSeq, count), { app });
    return this.send({ runs: [{ app, origin: this.origin, firstSeq, count, bytes }], totals: [] });
  }

  /** Sends a running total. */
  sendTotal(total: Partial<Total> & Pick<Total, 'app' | 'reason' | 'total'>): Promise<UplinkAck> {
    const whole = { origin: this.origin, acked: 0, firstMs: 1_000, lastMs: 2_000, detail: '', ...total };
    return this.send({ runs: [], totals: [whole] });
  }

  sendRaw(bytes: Buffer): void {
    this.#call.write(bytes);
  }

  /** Answers a question for marks, all at once. */
  tellMarks(round: number, marks: readonly Mark[]): void {
    this.#call.write(encodeUplinkUp({ kind: 'marks', answer: { round, marks, last: true } }));
  }

  bye(ended: readonly OpenOrigin[]): void {
    this.#call.write(encodeUplinkUp({ kind: 'bye', ended }));
  }

  async close(): Promise<void> {
    this.#call.cancel();
    await this.ended;
    this.#client.close();
  }

  #acked(ack: UplinkAck): void {
    this.acks.push(ack);
    this.#waiting.get(ack.id)?.(ack);
    this.#waiting.delete(ack.id);
  }
}
