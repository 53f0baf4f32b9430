// An owner of apps on a real gRPC port, for tests: the model answers, the sockets are real. It can die without a word and
// come back on the same port with what it knew, hold its acks back, and refuse apps.
import { Server, ServerCredentials, type ServerDuplexStream } from '@grpc/grpc-js';
import { internalServerOptions } from '@tailrace/core/channel-options';
import { uplinkService } from '@tailrace/proto/services';
import { decodeUplinkUp, type UplinkUp } from '@tailrace/proto/uplink-messages';
import { OwnerModel, type ReadLine, readLine } from './owner-model.ts';

/** One owner. */
export class FakeOwner {
  readonly model: OwnerModel;
  /** Apps that are refused now. */
  readonly refused = new Map<string, 'moved' | 'overloaded'>();
  /** Every message that came, newest last. */
  readonly messages: UplinkUp[] = [];
  /** Whether answers are kept back; `releaseAnswers` sends them. */
  isHolding = false;
  readonly cluster: string;
  #server: Server | undefined;
  #port = 0;
  #held: (() => void)[] = [];
  #waiters: { readonly isMet: () => boolean; readonly resolve: () => void }[] = [];

  constructor(options: { readonly cluster?: string; readonly model?: OwnerModel } = {}) {
    this.cluster = options.cluster ?? 'fake';
    this.model = options.model ?? new OwnerModel();
  }

  get address(): string {
    return `127.0.0.1:${this.#port}`;
  }

  /** Listens; on the port that it had before, if it had one. */
  async start(): Promise<void> {
    const server = new Server(internalServerOptions);
    server.addService(uplinkService, {
      connect: (call: ServerDuplexStream<Buffer, Buffer>) => this.#serve(call),
    });
    this.#port = await new Promise<number>((resolve, reject) => {
      server.bindAsync(`127.0.0.1:${this.#port}`, ServerCredentials.createInsecure(), (error, port) => {
        if (error) reject(error);
        else resolve(port);
      });
    });
    this.#server = server;
  }

  /** Dies: connections break, answers under way are lost. */
  kill(): void {
    this.#held = [];
    this.#server?.forceShutdown();
    this.#server = undefined;
  }

  /** Sends what was held back, and holds nothing back any more. */
  releaseAnswers(): void {
    this.isHolding = false;
    for (const answer of this.#held.splice(0)) answer();
  }

  /** Resolves once `isMet`, looked at whenever a message came. */
  async until(isMet: () => boolean): Promise<void> {
    if (isMet()) return;
    await new Promise<void>((resolve) => this.#waiters.push({ isMet, resolve }));
  }

  /** Lines of an app, in order. */
  lines(app: string): readonly string[] {
    return this.model.record(app).lines;
  }

  /** The lines of an app with all that they say, once there are `count`. */
  async read(app: string, count: number): Promise<ReadLine[]> {
    await this.until(() => this.lines(app).length >= count);
    return this.model.record(app).envelopes.map(readLine);
  }

  #serve(call: ServerDuplexStream<Buffer, Buffer>): void {
    const connection = { refused: new Set<string>() };
    call.on('error', () => undefined);
    call.on('end', () => call.end());
    call.on('data', (message: Buffer) => {
      this.messages.push(decodeUplinkUp(message));
      const answer = this.model.receive(message, connection, (app) => this.refused.get(app), this.cluster);
      if (answer !== undefined) {
        if (this.isHolding && this.messages.at(-1)?.kind === 'batch')
          this.#held.push(() => call.write(answer));
        else call.write(answer);
      }
      this.#wake();
    });
  }

  #wake(): void {
    this.#waiters = this.#waiters.filter(({ isMet, resolve }) => {
      if (!isMet()) return true;
      resolve();
      return false;
    });
  }
}
