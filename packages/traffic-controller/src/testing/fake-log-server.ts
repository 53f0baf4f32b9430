// A log server for tests: speaks tailrace.v1.Reader over a real gRPC server, with core's logs behind it, and does on command what a
// real one does only in trouble. It takes no uplinks: tests append to its logs directly.
import { status as grpcStatus, Server, ServerCredentials, type ServerDuplexStream } from '@grpc/grpc-js';
import { AppLog } from '@tailrace/core/app-log';
import { internalServerOptions } from '@tailrace/core/channel-options';
import { type DropReason, encodeDropNotice } from '@tailrace/core/drop-notice';
import type { Membership, Registry } from '@tailrace/core/registry';
import type {
  AppSummary,
  DrainState,
  ForgetLinesRequest,
  ListAppsRequest,
  TestDrainResponse,
} from '@tailrace/proto/admin-messages';
import { encodeEntry, encodeLogEnvelope } from '@tailrace/proto/envelope';
import { chooseVersion, PROTOCOL_VERSION } from '@tailrace/proto/protocol-version';
import {
  decodeReaderUp,
  type EndReason,
  encodeReaderHello,
  type Open,
} from '@tailrace/proto/reader-messages';
import { readerService } from '@tailrace/proto/services';
import { FakeReaderSession } from './fake-reader-session.ts';

/** Settings of a {@link FakeLogServer}. */
export interface FakeLogServerOptions {
  readonly id: string;
  readonly zone: string;
  readonly registry: Registry;
  /** Budget of each log. Default 16 MiB. */
  readonly appBytesMax?: number;
  /** Called before each message to a reader; resolves when it may go. For random timing. */
  readonly beforeSend?: () => Promise<void> | undefined;
}

/** One line to append. */
export interface FakeLine {
  readonly text: string | Buffer;
  readonly instance?: string;
  readonly isErr?: boolean;
  /** Default: now. */
  readonly timeMs?: number;
  readonly tags?: Readonly<Record<string, string>>;
}

type Call = ServerDuplexStream<Buffer, Buffer>;

/** A server of one zone. */
export class FakeLogServer {
  readonly id: string;
  readonly zone: string;
  readonly logs = new Map<string, AppLog>();
  /** Apps that this server does not own: it says `moved`. */
  readonly movedApps = new Set<string>();
  /** What `DrainStates` answers. */
  drainStates: DrainState[] = [];
  /** What `TestDrain` answers. */
  drainTest: TestDrainResponse = { ok: true, stage: 'done', message: 'sent' };
  /** Clusters and versions to claim in the hello, where not the true ones. */
  helloCluster: string | undefined;
  /** What its hello says its version is; undefined: what it speaks. */
  helloVersion: number | undefined;
  /** True: unary calls are never answered. */
  isMute = false;
  /** Bytes of slices sent, over all readers. */
  sentBytes = 0;
  /** Subscriptions opened since the start. */
  opens: Open[] = [];
  nowMs: () => number = Date.now;
  readonly #options: FakeLogServerOptions;
  readonly #sessions = new Set<FakeReaderSession>();
  #server: Server | undefined;
  #port = 0;
  #membership: Membership | undefined;
  #nextLogId = BigInt(Math.floor(Math.random() * 2 ** 40)) << 8n;

  constructor(options: FakeLogServerOptions) {
    this.#options = options;
    this.id = options.id;
    this.zone = options.zone;
  }

  get address(): string {
    return `127.0.0.1:${this.#port}`;
  }

  /** Streams that are open. */
  get streamCount(): number {
    return this.#sessions.size;
  }

  /** Subscriptions that are open. */
  get subscriptionCount(): number {
    let count = 0;
    for (const session of this.#sessions) count += session.subscriptionCount;
    return count;
  }

  /** Listens, on the port of the last time, and joins the registry. */
  async start(): Promise<void> {
    await this.listen();
    const { registry } = this.#options;
    this.#membership = await registry.join({
      id: this.id,
      role: 'server',
      zone: this.zone,
      address: this.address,
      state: 'up',
      incarnation: String(Math.random()),
      version: 1,
    });
  }

  /** Listens without joining. */
  async listen(): Promise<void> {
    // Without channelz grpc-js 1.14 does not know its sessions, and forceShutdown leaves them open.
    const server = new Server({ ...internalServerOptions, 'grpc.enable_channelz': 1 });
    server.addService(readerService, {
      subscribe: (call: Call) => this.#subscribe(call),
      listApps: this.#unary((request: ListAppsRequest) => this.#listApps(request)),
      forgetLines: this.#unary((request: ForgetLinesRequest) => {
        const forgottenLines = this.logs.get(request.app)?.heldLines ?? 0;
        this.logs.get(request.app)?.clear();
        return { forgottenLines };
      }),
      drainStates: this.#unary(() => ({ drains: this.drainStates })),
      testDrain: this.#unary(() => this.drainTest),
      serverStatus: this.#unary(() => this.#status()),
    });
    this.#port = await new Promise<number>((resolve, reject) => {
      server.bindAsync(`127.0.0.1:${this.#port}`, ServerCredentials.createInsecure(), (error, port) => {
        if (error === null) resolve(port);
        else reject(error);
      });
    });
    this.#server = server;
  }

  /** Is gone at once, as after a crash: connections break, the registry still names it. */
  async crash(options: { readonly loseLogs?: boolean } = {}): Promise<void> {
    this.#server?.forceShutdown();
    this.#server = undefined;
    this.#sessions.clear();
    if (options.loseLogs === true) this.logs.clear();
  }

  /** Leaves the registry; goes on to serve. */
  async leave(): Promise<void> {
    await this.#membership?.leave();
    this.#membership = undefined;
  }

  async setState(state: 'up' | 'leaving'): Promise<void> {
    await this.#membership?.setState(state);
  }

  async stop(): Promise<void> {
    await this.leave();
    await this.crash();
  }

  /** The log of an app, made if there is none. */
  log(app: string): AppLog {
    let log = this.logs.get(app);
    if (log !== undefined) return log;
    this.#nextLogId += 1n;
    log = new AppLog({
      app,
      logId: this.#nextLogId,
      bytesMax: this.#options.appBytesMax ?? 16 * 1024 * 1024,
    });
    this.logs.set(app, log);
    for (const session of this.#sessions) session.appKnown(app);
    return log;
  }

  append(app: string, lines: readonly (string | FakeLine)[]): void {
    const entries = lines.map((line) =>
      fakeEntry(app, typeof line === 'string' ? { text: line } : line, this.nowMs()),
    );
    const bytes = Buffer.concat(entries);
    this.appendEntries(app, bytes, entries.length);
  }

  /** Appends ready-made entries. */
  appendEntries(app: string, bytes: Buffer, count: number): void {
    const log = this.log(app);
    log.appendEntries(bytes, 0, bytes.length, count, this.nowMs());
    this.#wake(app);
  }

  appendDrop(
    app: string,
    count: number,
    reason: DropReason = 'rate_limit',
    detail = 'limit 1000 lines/s',
  ): void {
    const nowMs = this.nowMs();
    const nowNs = BigInt(nowMs) * 1_000_000n;
    const { zone } = this;
    const entry = encodeDropNotice({
      reason,
      count,
      firstMs: nowMs,
      lastMs: nowMs,
      detail,
      app,
      zone,
      nowNs,
    });
    this.log(app).appendDrop(count, entry, nowMs);
    this.#wake(app);
  }

  /** Loses the newest lines of a log, as a server that was killed after it had read an old snapshot. */
  rewind(app: string, nextIndex: number): void {
    const { logId } = this.log(app);
    this.logs.set(app, new AppLog({ app, logId, startIndex: nextIndex }));
  }

  /** Says to all subscriptions of an app that it has another owner. */
  moveAway(app: string): void {
    this.movedApps.add(app);
    for (const session of this.#sessions) session.say(app, 'moved');
  }

  /** Ends all subscriptions of an app, at the place where they are. */
  endAll(app: string, reason: EndReason): void {
    for (const session of this.#sessions) session.say(app, reason);
  }

  #wake(app: string): void {
    for (const session of this.#sessions) session.wake(app);
  }

  #subscribe(call: Call): void {
    const session = new FakeReaderSession(this, call, this.#options.beforeSend);
    this.#sessions.add(session);
    const { clusterId } = this.#options.registry;
    let isGreeted = false;
    call.on('data', (bytes: Buffer) => {
      const message = decodeReaderUp(bytes);
      if (message.kind !== 'hello') {
        session.receive(message);
        return;
      }
      if (isGreeted) throw new Error('a second hello');
      isGreeted = true;
      if (message.cluster !== clusterId || chooseVersion(message) !== PROTOCOL_VERSION) {
        call.emit('error', { code: grpcStatus.FAILED_PRECONDITION, details: 'another cluster or version' });
        return;
      }
      const cluster = this.helloCluster ?? clusterId;
      const version = this.helloVersion ?? PROTOCOL_VERSION;
      call.write(encodeReaderHello({ kind: 'hello', cluster, version, peer: this.id }));
    });
    const close = (): void => {
      session.close();
      this.#sessions.delete(session);
    };
    call.on('end', () => {
      close();
      call.end();
    });
    call.on('error', close);
    call.on('cancelled', close);
  }

  #unary<Request, Response>(answer: (request: Request) => Response) {
    return (
      call: { readonly request: Request },
      callback: (error: null, response: Response) => void,
    ): void => {
      if (!this.isMute) callback(null, answer(call.request));
    };
  }

  #listApps(request: ListAppsRequest) {
    const limit = request.limit === 0 ? 100 : request.limit;
    const names = [...this.logs.keys()]
      .filter((app) => app.startsWith(request.prefix) && app > request.after)
      .sort();
    const apps: AppSummary[] = names.slice(0, limit).map((app) => {
      const { heldLines, heldBytes, droppedLines: dropped, lastWriteMs: lastMs } = this.log(app);
      return {
        app,
        instances: 1,
        rate: 1.5,
        heldLines,
        heldBytes,
        dropped,
        limitLines: 0,
        limitBytes: 0,
        lastMs,
      };
    });
    return { apps, more: names.length > limit };
  }

  #status() {
    let heldLines = 0;
    for (const log of this.logs.values()) heldLines += log.heldLines;
    return {
      id: this.id,
      zone: this.zone,
      state: 'up',
      apps: this.logs.size,
      heldLines,
      heldBytes: 1,
      allocatedBytes: 2,
      linesTotal: 3,
      droppedTotal: 4,
      readers: this.subscriptionCount,
      uplinks: 0,
      drains: 0,
      uptimeMs: 1,
      replicas: 1,
      replicasWanted: 1,
    };
  }
}

/** One entry of an EnvelopeBatch with a log line. */
export function fakeEntry(app: string, line: FakeLine, nowMs: number): Buffer {
  return encodeEntry(
    encodeLogEnvelope({
      timestampNs: BigInt(line.timeMs ?? nowMs) * 1_000_000n,
      sourceId: app,
      instanceId: line.instance ?? '0',
      payload: Buffer.isBuffer(line.text) ? line.text : Buffer.from(line.text),
      isErr: line.isErr ?? false,
      tags: line.tags ?? {},
    }),
  );
}
