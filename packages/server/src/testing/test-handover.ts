// Both sides of a hand-over for tests: a holder that gives a part of a log and then nothing more, and a taker that asks and takes nothing.
import {
  Client,
  type ClientDuplexStream,
  credentials,
  Server,
  ServerCredentials,
  type ServerDuplexStream,
} from '@grpc/grpc-js';
import { internalChannelOptions } from '@tailrace/core/channel-options';
import {
  decodeHandoverDown,
  decodeHandoverUp,
  encodeHandoverDown,
  encodeHandoverUp,
  type HandoverHeader,
  type HandoverWant,
} from '@tailrace/proto/handover-messages';
import { PROTOCOL_VERSION } from '@tailrace/proto/protocol-version';
import { handoverService } from '@tailrace/proto/services';
import { entriesOf, numbered } from './lines.ts';

/** A log that a {@link TestHolder} says it has. */
export interface TestLog {
  readonly app: string;
  /** Lines, named `line 1` and so on, with the indices from 0. */
  readonly count: number;
  /** Index of the first line that it really gives. */
  readonly heldFrom: number;
  readonly firstSeq: number;
  /** A log that its first lines, those that it does not give, were in before. */
  readonly formerly?: bigint;
  /** Default 77. */
  readonly logId?: bigint;
  /** Index of the first line that it says it has. Default 0. */
  readonly firstIndex?: number;
}

/** Names one log, 77, gives its newest lines, and leaves the next want without an answer. */
export class TestHolder {
  readonly wants: HandoverWant[] = [];
  readonly address: string;
  readonly #server: Server;

  private constructor(server: Server, port: number) {
    this.#server = server;
    this.address = `127.0.0.1:${port}`;
  }

  static async start(log: TestLog): Promise<TestHolder> {
    const server = new Server();
    let holder: TestHolder | undefined;
    server.addService(handoverService, {
      take: (call: ServerDuplexStream<Buffer, Buffer>) => holder?.serve(call, log),
    });
    const port = await new Promise<number>((resolve, reject) => {
      server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
        error === null ? resolve(bound) : reject(error),
      );
    });
    holder = new TestHolder(server, port);
    return holder;
  }

  serve(call: ServerDuplexStream<Buffer, Buffer>, log: TestLog): void {
    call.on('error', () => undefined);
    call.on('data', (bytes: Buffer) => {
      const message = decodeHandoverUp(bytes);
      if (message.kind === 'hello') {
        const hello = { cluster: 'test', version: PROTOCOL_VERSION, peer: 's0', incarnation: 'x' };
        call.write(encodeHandoverDown({ kind: 'hello', ...hello }));
      } else if (message.kind === 'ask') {
        const headers = [headerOf(log)];
        call.write(encodeHandoverDown({ kind: 'headers', round: message.round, headers, last: true }));
      } else if (message.kind === 'fetch') {
        for (const want of message.wants) this.#answer(call, want, log);
      }
    });
  }

  async close(): Promise<void> {
    this.#server.forceShutdown();
  }

  #answer(call: ServerDuplexStream<Buffer, Buffer>, want: HandoverWant, log: TestLog): void {
    this.wants.push(want);
    if (this.wants.length > 1) return;
    const { heldFrom, count, firstSeq, app } = log;
    const lines = numbered('line', firstSeq + heldFrom, count - heldFrom);
    const stops = [0, heldFrom, 0, 1_000];
    const chunk = {
      firstIndex: heldFrom,
      endIndex: count,
      lines: lines.length,
      stops,
      bytes: entriesOf(lines, { app }),
    };
    call.write(
      encodeHandoverDown({ kind: 'pieces', pieces: [{ ...want, chunks: [chunk], atStart: false }] }),
    );
  }
}

/** Asks, and remembers what it was told. */
export class TestTaker {
  readonly headers: HandoverHeader[] = [];
  isAnswered = false;
  readonly #client: Client;
  readonly #call: ClientDuplexStream<Buffer, Buffer>;

  constructor(address: string, id: string) {
    this.#client = new Client(address, credentials.createInsecure(), internalChannelOptions);
    const { path, requestSerialize, responseDeserialize } = handoverService.take;
    this.#call = this.#client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize);
    this.#call.on('error', () => undefined);
    this.#call.on('data', (bytes: Buffer) => {
      const message = decodeHandoverDown(bytes);
      if (message.kind !== 'headers') return;
      this.headers.push(...message.headers);
      this.isAnswered ||= message.last;
    });
    const hello = { cluster: 'test', version: PROTOCOL_VERSION, peer: id, incarnation: 'x' };
    this.#call.write(encodeHandoverUp({ kind: 'hello', ...hello }));
  }

  ask(round: number, up: readonly string[]): void {
    this.#call.write(encodeHandoverUp({ kind: 'ask', round, up }));
  }

  close(): void {
    this.#call.cancel();
    this.#client.close();
  }
}

function headerOf({
  app,
  count,
  firstSeq,
  heldFrom,
  formerly,
  logId = 77n,
  firstIndex = 0,
}: TestLog): HandoverHeader {
  const last = firstSeq + count - 1;
  const merged =
    formerly === undefined
      ? []
      : [{ logId: formerly.toString(), fromIndex: 0, endIndex: heldFrom, offset: 0 }];
  const ledger = { origins: [{ origin: '7', last, seenMs: Date.now(), totals: {} }] };
  return {
    app,
    logId,
    firstIndex,
    nextIndex: count,
    createdMs: 1_000,
    lastWriteMs: 2_000,
    droppedLines: 0,
    givenTo: [],
    draining: false,
    state: JSON.stringify({ ledger, drains: {}, merged }),
  };
}
