// A scripted TCP server that stands for the receiver of a drain: it does with each connection what the test says.
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { SyslogDeframer } from '@tailrace/core/syslog-framing';

/** One connection and what came on it. */
export class ReceivedConnection {
  readonly socket: Socket;
  readonly frames: string[] = [];
  /** True when the sender has closed its side. */
  isEnded = false;
  /** The bytes as they came. */
  raw = Buffer.alloc(0);
  readonly #deframer = new SyslogDeframer();

  constructor(socket: Socket, onFrame: (frame: string) => void) {
    this.socket = socket;
    socket.on('error', () => undefined);
    socket.on('end', () => {
      this.isEnded = true;
    });
    socket.on('data', (bytes: Buffer) => {
      this.raw = Buffer.concat([this.raw, bytes]);
      this.#deframer.push(bytes, (frame) => {
        const text = frame.toString();
        this.frames.push(text);
        onFrame(text);
      });
    });
  }
}

/** What to do with a connection, by its number from 0. */
export type ConnectionScript = (connection: ReceivedConnection, number: number) => void;

/** Listens on 127.0.0.1. Closes its side of a connection when the sender has closed, unless the script does otherwise. */
export class TestReceiver {
  readonly connections: ReceivedConnection[] = [];
  /** Frames of all connections in the order in which they came. */
  readonly frames: string[] = [];
  readonly #server: Server;

  private constructor(server: Server, script: ConnectionScript) {
    this.#server = server;
    server.on('connection', (socket) => {
      const connection = new ReceivedConnection(socket, (frame) => this.frames.push(frame));
      socket.on('end', () => socket.end());
      this.connections.push(connection);
      script(connection, this.connections.length - 1);
    });
  }

  /** On a free port, or on a given one. */
  static async listen(script: ConnectionScript = () => undefined, port = 0): Promise<TestReceiver> {
    const server = createServer({ allowHalfOpen: true });
    const receiver = new TestReceiver(server, script);
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return receiver;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get url(): string {
    return `syslog://127.0.0.1:${this.port}`;
  }

  /** The message part (after the header) of every frame. */
  get messages(): string[] {
    return this.frames.map(messageOf);
  }

  /** Closes all connections and the port. */
  async close(): Promise<void> {
    for (const { socket } of this.connections) socket.destroy();
    if (!this.#server.listening) return;
    this.#server.close();
    await once(this.#server, 'close');
  }
}

/** MSG of an RFC 5424 message without structured data. */
export function messageOf(frame: string): string {
  return /^<\d+>1 \S+ \S+ \S+ \S+ - - ([\s\S]*?)\n?$/.exec(frame)?.[1] ?? frame;
}
