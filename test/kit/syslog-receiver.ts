// A TCP syslog receiver that takes octet-counted RFC 5424 messages apart by a parser of its own, written from the RFCs
// (6587 section 3.4.1, 5424 section 6) and not from our formatter: what both agree on is what the wire says.
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { until } from './until.ts';

/** One message as it was on the wire. */
export interface ReceivedMessage {
  readonly pri: number;
  readonly timestamp: string;
  readonly hostname: string;
  readonly appName: string;
  readonly procId: string;
  readonly msgId: string;
  readonly structuredData: string;
  readonly message: string;
  /** The frame's body, without its length. */
  readonly raw: string;
}

const syslogMessage =
  /^<(\d{1,3})>1 (\S+) (\S{1,255}) (\S{1,48}) (\S{1,128}) (\S{1,32}) (-|(?:\[(?:[^\]\\]|\\.)*\])+)(?: (.*))?$/s;

/** Listens on a free port: `await using receiver = await SyslogReceiver.start()`. */
export class SyslogReceiver implements AsyncDisposable {
  readonly messages: ReceivedMessage[] = [];
  /** What could not be understood; a test that is done looks that it is empty. */
  readonly errors: string[] = [];
  connections = 0;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #port = 0;

  private constructor() {
    this.#server = createServer((socket) => this.#accept(socket));
  }

  static async start(port = 0): Promise<SyslogReceiver> {
    const receiver = new SyslogReceiver();
    receiver.#server.listen(port, '127.0.0.1');
    await once(receiver.#server, 'listening');
    const address = receiver.#server.address();
    receiver.#port = typeof address === 'object' && address !== null ? address.port : 0;
    return receiver;
  }

  get port(): number {
    return this.#port;
  }

  get url(): string {
    return `syslog://127.0.0.1:${this.#port}`;
  }

  /** The messages' texts without their newline. */
  get texts(): string[] {
    return this.messages.map(({ message }) => message.replace(/\n$/, ''));
  }

  async untilMessages(count: number, timeoutMs = 15_000): Promise<void> {
    await until(() => this.messages.length >= count, {
      timeoutMs,
      what: `${count} syslog messages`,
      describe: () => ({ messages: this.messages.length, errors: this.errors, last: this.messages.at(-1) }),
    });
  }

  /** Cuts all connections, as a receiver that restarts does; it goes on listening. */
  disconnect(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Stops reading what comes, so that the sender's side fills up. */
  pause(): void {
    for (const socket of this.#sockets) socket.pause();
  }

  resume(): void {
    for (const socket of this.#sockets) socket.resume();
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
    let pending: Buffer = Buffer.alloc(0);
    socket.on('data', (chunk) => {
      pending = this.#takeFrames(Buffer.concat([pending, chunk]));
    });
  }

  /** Takes whole frames and returns what is left. */
  #takeFrames(bytes: Buffer): Buffer {
    let offset = 0;
    for (;;) {
      const blank = bytes.indexOf(0x20, offset);
      if (blank === -1) return bytes.subarray(offset);
      const length = bytes.toString('latin1', offset, blank);
      if (!/^[1-9]\d*$/.test(length)) {
        this.errors.push(`frame length ${JSON.stringify(length.slice(0, 80))}`);
        return Buffer.alloc(0);
      }
      const end = blank + 1 + Number(length);
      if (end > bytes.length) return bytes.subarray(offset);
      this.#takeMessage(bytes.toString('utf8', blank + 1, end));
      offset = end;
    }
  }

  #takeMessage(raw: string): void {
    const match = syslogMessage.exec(raw);
    if (match === null) {
      this.errors.push(`message ${JSON.stringify(raw.slice(0, 200))}`);
      return;
    }
    const [
      ,
      pri,
      timestamp = '',
      hostname = '',
      appName = '',
      procId = '',
      msgId = '',
      structuredData = '',
      message = '',
    ] = match;
    this.messages.push({
      pri: Number(pri),
      timestamp,
      hostname,
      appName,
      procId,
      msgId,
      structuredData,
      message,
      raw,
    });
  }
}
