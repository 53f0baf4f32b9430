// A syslog receiver for drains of apps with numbered lines: it keeps a ledger per app and instance and what it was told of losses. It can
// stop reading, as a receiver that hangs does. Octet-counted RFC 5424 (RFC 6587, 3.4.1).
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { NumberLedger } from './number-ledger.ts';
import { announcedIn, numberOf } from './numbered-text.ts';

/** What came for one app. */
export interface DrainLedger {
  /** By instance. */
  readonly streams: Map<string, NumberLedger>;
  announced: number;
  /** Texts that are neither lines nor tell of a loss. */
  readonly others: string[];
}

/** `<PRI>1 TIMESTAMP HOSTNAME APP-NAME PROCID MSGID SD MSG`: the blanks before MSG. */
const HEADER_BLANKS = 7;

/** `await using sink = await DrainSink.start()`. */
export class DrainSink implements AsyncDisposable {
  readonly apps = new Map<string, DrainLedger>();
  connections = 0;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #isPaused = false;

  private constructor() {
    this.#server = createServer((socket) => this.#accept(socket));
  }

  static async start(): Promise<DrainSink> {
    const sink = new DrainSink();
    sink.#server.listen(0, '127.0.0.1');
    await once(sink.#server, 'listening');
    return sink;
  }

  get url(): string {
    const address = this.#server.address();
    return `syslog://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  }

  /** The ledger of an app. */
  app(name: string): DrainLedger {
    const known = this.apps.get(name);
    if (known !== undefined) return known;
    const ledger: DrainLedger = { streams: new Map(), announced: 0, others: [] };
    this.apps.set(name, ledger);
    return ledger;
  }

  /** Connections are taken and nothing is read. */
  pause(): void {
    this.#isPaused = true;
    for (const socket of this.#sockets) socket.pause();
  }

  resume(): void {
    this.#isPaused = false;
    for (const socket of this.#sockets) socket.resume();
  }

  /** Cuts all connections, as a receiver that restarts does. */
  disconnect(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.disconnect();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #accept(socket: Socket): void {
    this.connections += 1;
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
    socket.on('error', () => undefined);
    let rest: Buffer = Buffer.alloc(0);
    socket.on('data', (chunk) => {
      rest = this.#takeFrames(rest.length === 0 ? chunk : Buffer.concat([rest, chunk]));
    });
    if (this.#isPaused) socket.pause();
  }

  #takeFrames(bytes: Buffer): Buffer {
    let offset = 0;
    for (;;) {
      const blank = bytes.indexOf(0x20, offset);
      if (blank === -1) return bytes.subarray(offset);
      const end = blank + 1 + Number(bytes.toString('latin1', offset, blank));
      if (!(end <= bytes.length)) return bytes.subarray(offset);
      this.#takeMessage(bytes.toString('utf8', blank + 1, end));
      offset = end;
    }
  }

  #takeMessage(raw: string): void {
    let at = -1;
    const blanks: number[] = [];
    while (blanks.length < HEADER_BLANKS) {
      at = raw.indexOf(' ', at + 1);
      blanks.push(at);
    }
    const field = (i: number): string => raw.slice((blanks[i - 1] ?? 0) + 1, blanks[i]);
    const ledger = this.app(field(3));
    const text = raw.slice((blanks[HEADER_BLANKS - 1] ?? 0) + 1).trimEnd();
    const number = numberOf(text);
    if (Number.isNaN(number)) {
      const announced = announcedIn(text);
      ledger.announced += announced;
      if (announced === 0) ledger.others.push(text);
      return;
    }
    // PROCID is `[APP/INSTANCE]`.
    const instance = /\/(.*)\]$/.exec(field(4))?.[1] ?? field(4);
    const stream = ledger.streams.get(instance) ?? new NumberLedger();
    ledger.streams.set(instance, stream);
    stream.take(number);
  }
}
