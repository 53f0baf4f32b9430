// Writers of numbered lines that get no acknowledgement, as the programs of others: loggregator's BatchSender, syslog over TCP and over
// UDP. What was on its way when their agent ended is lost without anybody knowing; the scenarios count it.
import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { connect, type Socket } from 'node:net';
import { Client, type ClientWritableStream, credentials } from '@grpc/grpc-js';
import { encodeEntry, encodeLogEnvelope } from '@tailrace/proto/envelope';
import { ingressService } from '@tailrace/proto/services';
import type { NumberedSender, SenderTarget } from './numbered-sender.ts';
import { NumberedText } from './numbered-text.ts';

/** What these have in common: numbers, and a connection that is made again when it ends. */
abstract class PlainNumbers implements NumberedSender {
  readonly app: string;
  readonly instance: string;
  readonly isAcknowledged = false;
  protected readonly target: SenderTarget;
  protected isClosed = false;
  readonly #text: NumberedText;
  #written = 0;
  #finished: Promise<string | undefined> | undefined;

  constructor(target: SenderTarget) {
    this.target = target;
    this.app = target.app;
    this.instance = target.instance;
    this.#text = new NumberedText(target.lineBytes);
  }

  get written(): number {
    return this.#written;
  }

  write(count: number): number {
    const taken = this.isOpen ? count : 0;
    if (taken === 0) return 0;
    const lines: string[] = [];
    for (let i = 0; i < taken; i++) lines.push(this.#text.of(++this.#written));
    this.send(lines);
    return taken;
  }

  finish(graceMs: number): Promise<string | undefined> {
    this.#finished ??= this.close(graceMs).then(() => undefined);
    return this.#finished;
  }

  /** Hands over what it can and ends the connection; called once. */
  protected abstract close(graceMs: number): Promise<void>;
  /** Whether its connection takes lines. */
  protected abstract get isOpen(): boolean;
  protected abstract send(lines: readonly string[]): void;
}

/** Loggregator's own client protocol. */
export class BatchSenderNumbers extends PlainNumbers {
  #client: Client | undefined;
  #call: ClientWritableStream<Buffer> | undefined;
  #isFull = false;
  #retry: NodeJS.Timeout | undefined;
  #ended: (() => void) | undefined;

  constructor(target: SenderTarget) {
    super(target);
    this.#open();
  }

  protected get isOpen(): boolean {
    return this.#call !== undefined && !this.#isFull;
  }

  protected send(lines: readonly string[]): void {
    const { app, instance } = this.target;
    const entries = lines.map((line) =>
      encodeEntry(
        encodeLogEnvelope({
          timestampNs: BigInt(Date.now()) * 1_000_000n,
          sourceId: app,
          instanceId: instance,
          payload: Buffer.from(line),
          isErr: false,
        }),
      ),
    );
    this.#isFull = this.#call?.write(Buffer.concat(entries)) === false;
  }

  protected async close(graceMs: number): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.#retry);
    const call = this.#call;
    if (call !== undefined) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, graceMs);
        this.#ended = () => {
          clearTimeout(timer);
          resolve();
        };
        call.end();
      });
    }
    this.#client?.close();
  }

  #open(): void {
    const client = new Client(this.target.ingress, credentials.createInsecure());
    this.#client = client;
    const { path, requestSerialize, responseDeserialize } = ingressService.batchSender;
    const ended = (): void => {
      if (this.#client !== client) return;
      this.#call = undefined;
      this.#ended?.();
      client.close();
      if (!this.isClosed) this.#retry = setTimeout(() => this.#open(), 100);
    };
    client.waitForReady(Date.now() + 2_000, (error) => {
      if (error !== undefined || this.isClosed) {
        ended();
        return;
      }
      const call = client.makeClientStreamRequest(path, requestSerialize, responseDeserialize, ended);
      call.on('error', () => undefined);
      call.on('drain', () => {
        this.#isFull = false;
      });
      this.#isFull = false;
      this.#call = call;
    });
  }
}

/** Syslog over TCP, octet-counted. */
export class SyslogTcpNumbers extends PlainNumbers {
  #socket: Socket | undefined;
  #isUp = false;
  #retry: NodeJS.Timeout | undefined;

  constructor(target: SenderTarget) {
    super(target);
    this.#open();
  }

  protected get isOpen(): boolean {
    return this.#isUp && this.#socket?.writableNeedDrain === false;
  }

  protected send(lines: readonly string[]): void {
    const { app, instance } = this.target;
    this.#socket?.write(lines.map((line) => counted(syslogMessage(app, instance, line))).join(''));
  }

  protected async close(graceMs: number): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.#retry);
    const socket = this.#socket;
    if (socket === undefined || socket.destroyed) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => socket.destroy(), graceMs);
      socket.once('close', () => {
        clearTimeout(timer);
        resolve();
      });
      socket.end();
    });
  }

  #open(): void {
    const socket = connect(this.target.syslogPort, '127.0.0.1', () => {
      this.#isUp = true;
    });
    this.#socket = socket;
    // The other side only ever ends: reading lets us see that.
    socket.resume();
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.#isUp = false;
      if (!this.isClosed) this.#retry = setTimeout(() => this.#open(), 100);
    });
  }
}

/** Syslog over UDP. */
export class SyslogUdpNumbers extends PlainNumbers {
  readonly #socket: UdpSocket = createSocket('udp4').unref();

  constructor(target: SenderTarget) {
    super(target);
    this.#socket.on('error', () => undefined);
  }

  protected readonly isOpen = true;

  protected send(lines: readonly string[]): void {
    const { app, instance, syslogPort } = this.target;
    for (const line of lines) this.#socket.send(syslogMessage(app, instance, line), syslogPort, '127.0.0.1');
  }

  protected close(): Promise<void> {
    return new Promise((resolve) => this.#socket.close(() => resolve()));
  }
}

/** HOSTNAME is the instance and APP-NAME the app. */
function syslogMessage(app: string, instance: string, line: string): string {
  return `<14>1 - ${instance} ${app} - - - ${line}`;
}

function counted(message: string): string {
  return `${Buffer.byteLength(message)} ${message}`;
}
