// A replica for tests that answers as the test says, and an owner that sends what it likes.
import {
  Client,
  type ClientDuplexStream,
  credentials,
  Server,
  ServerCredentials,
  type ServerDuplexStream,
  type ServiceError,
} from '@grpc/grpc-js';
import { internalChannelOptions } from '@tailrace/core/channel-options';
import { decodeHandoverUp, encodeHandoverDown } from '@tailrace/proto/handover-messages';
import { OFFERED_VERSIONS, PROTOCOL_VERSION } from '@tailrace/proto/protocol-version';
import {
  decodeReplicationUp,
  encodeReplicationDown,
  encodeReplicationUp,
  type ReplicationDown,
  type ReplicationOp,
} from '@tailrace/proto/replication-messages';
import { handoverService, replicationService } from '@tailrace/proto/services';

type ByteStream = ServerDuplexStream<Buffer, Buffer>;

const HELLO = {
  kind: 'hello',
  cluster: 'test',
  version: PROTOCOL_VERSION,
  peer: 's0',
  incarnation: 'x',
} as const;

/** The server s0: it holds nothing, and takes copies. */
export class TestReplica {
  readonly ops: ReplicationOp[] = [];
  /** Streams so far. */
  streams = 0;
  /** What it answers to a message, of which it knows the number and the lines so far. Default: as it should be. */
  answer: (id: number, appended: number) => readonly ReplicationDown[] = (id, appended) => [
    { kind: 'ack', id, appended },
  ];
  readonly address: string;
  readonly #server: Server;
  #call: ByteStream | undefined;

  private constructor(server: Server, port: number) {
    this.#server = server;
    this.address = `127.0.0.1:${port}`;
  }

  static async start(): Promise<TestReplica> {
    const server = new Server();
    let replica: TestReplica | undefined;
    server.addService(replicationService, { copy: (call: ByteStream) => replica?.serve(call) });
    server.addService(handoverService, { take: serveNothing });
    const port = await new Promise<number>((resolve, reject) => {
      server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
        error === null ? resolve(bound) : reject(error),
      );
    });
    replica = new TestReplica(server, port);
    return replica;
  }

  serve(call: ByteStream): void {
    this.streams += 1;
    this.#call = call;
    let appended = 0;
    call.on('error', () => undefined);
    call.on('data', (bytes: Buffer) => {
      const message = decodeReplicationUp(bytes);
      if (message.kind === 'hello') {
        this.send(HELLO);
        return;
      }
      this.ops.push(...message.ops);
      for (const op of message.ops) {
        if (op.kind === 'lines') appended += op.count;
        else if (op.kind === 'drop') appended += op.weight;
      }
      for (const answer of this.answer(message.id, appended)) this.send(answer);
    });
  }

  send(message: ReplicationDown): void {
    this.#call?.write(encodeReplicationDown(message));
  }

  async close(): Promise<void> {
    this.#server.forceShutdown();
  }
}

/** Has nothing to hand over. */
function serveNothing(call: ByteStream): void {
  call.on('error', () => undefined);
  call.on('data', (bytes: Buffer) => {
    const message = decodeHandoverUp(bytes);
    if (message.kind === 'hello') call.write(encodeHandoverDown(HELLO));
    else if (message.kind === 'ask')
      call.write(encodeHandoverDown({ kind: 'headers', round: message.round, headers: [], last: true }));
  });
}

/** An owner that sends what the test says. */
export class TestOwner {
  /** Resolves when the stream is over, with its error. */
  readonly ended: Promise<ServiceError>;
  readonly #client: Client;
  readonly #call: ClientDuplexStream<Buffer, Buffer>;
  #id = 0;

  constructor(address: string, id: string) {
    this.#client = new Client(address, credentials.createInsecure(), internalChannelOptions);
    const { path, requestSerialize, responseDeserialize } = replicationService.copy;
    this.#call = this.#client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize);
    this.#call.on('data', () => undefined);
    this.ended = new Promise((resolve) => this.#call.on('error', resolve));
    this.#call.write(
      encodeReplicationUp({
        ...OFFERED_VERSIONS,
        kind: 'hello',
        cluster: 'test',
        peer: id,
        incarnation: 'x',
      }),
    );
  }

  send(ops: readonly ReplicationOp[]): void {
    this.#id += 1;
    this.#call.write(encodeReplicationUp({ kind: 'ops', id: this.#id, ops }));
  }

  async close(): Promise<void> {
    this.#call.cancel();
    this.#client.close();
  }
}
