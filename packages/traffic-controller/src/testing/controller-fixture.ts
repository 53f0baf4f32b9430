// A whole traffic controller in front of fake log servers, and clients of it: plain HTTP and plain websockets, as anybody would write them.
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { MemoryRegistry } from '@tailrace/core/memory-registry';
import { type RawData, WebSocket } from 'ws';
import {
  createTrafficController,
  type TrafficController,
  type TrafficControllerOptions,
} from '../traffic-controller.ts';
import { FakeLogServer, type FakeLogServerOptions } from './fake-log-server.ts';
import { silentLogger } from './feed-fixture.ts';
import { waitUntil } from './wait-until.ts';

/** An answer, read to its end. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly text: string;
  /** The body as JSON; throws if it is none. */
  json(): Record<string, unknown>;
}

/** What a request may have beside its path. */
export interface RequestOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** Zones with one server each, a controller, and clients. */
export class ControllerFixture {
  readonly registry = new MemoryRegistry();
  readonly servers = new Map<string, FakeLogServer>();
  readonly controller: TrafficController;
  readonly #clients: TailClient[] = [];

  private constructor(options: Partial<TrafficControllerOptions>) {
    this.controller = createTrafficController({
      id: 'tc',
      registry: this.registry,
      logger: silentLogger,
      http: '127.0.0.1:0',
      allowOrigins: [],
      version: '1.2.3',
      ...options,
    });
  }

  /** Starts it with a server `<zone>-a` in each zone, and waits until all are connected. */
  static async start(
    zones: readonly string[] = ['z1', 'z2'],
    options: Partial<TrafficControllerOptions> = {},
    serverOptions: Partial<FakeLogServerOptions> = {},
  ): Promise<ControllerFixture> {
    const fixture = new ControllerFixture({ zones, ...options });
    for (const zone of zones) {
      const { registry } = fixture;
      const server = new FakeLogServer({ id: `${zone}-a`, zone, registry, ...serverOptions });
      fixture.servers.set(zone, server);
      await server.start();
    }
    await fixture.controller.start();
    await fixture.connected(zones.length);
    return fixture;
  }

  /** Resolves when so many servers are connected. */
  async connected(count: number): Promise<void> {
    await waitUntil(
      () => this.upstreams.filter(({ state }) => state === 'ready').length === count,
      () => `${count} servers connected: ${JSON.stringify(this.upstreams)}`,
    );
  }

  get upstreams(): { readonly state: string }[] {
    return this.controller.stateDump()['upstreams'] as { state: string }[];
  }

  /** The server of a zone. */
  server(zone: string): FakeLogServer {
    const server = this.servers.get(zone);
    if (server === undefined) throw new Error(`no server in ${zone}`);
    return server;
  }

  request(path: string, options: RequestOptions = {}): Promise<Answer> {
    const { method = 'GET', headers = {}, body } = options;
    return new Promise((resolve, reject) => {
      const request = httpRequest(
        `${this.controller.url}${path}`,
        { method, headers, agent: false },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () =>
            resolve(toAnswer(response.statusCode ?? 0, response.headers, Buffer.concat(chunks))),
          );
        },
      );
      request.on('error', reject);
      request.end(body);
    });
  }

  /** A request with a JSON body. */
  send(method: string, path: string, body: unknown): Promise<Answer> {
    return this.request(path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  /** The records of a dump. */
  async recent(path: string): Promise<Record<string, unknown>[]> {
    const answer = await this.request(path);
    if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
    return answer.text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  /** Opens a tail. */
  tail(path: string, headers: Record<string, string> = {}): TailClient {
    const client = new TailClient(`${this.controller.url.replace('http', 'ws')}${path}`, headers);
    this.#clients.push(client);
    return client;
  }

  async close(): Promise<void> {
    for (const client of this.#clients) client.close();
    await this.controller.stop(2_000);
    await Promise.all([...this.servers.values()].map((server) => server.stop()));
    await this.registry.close();
  }
}

function toAnswer(status: number, headers: IncomingHttpHeaders, body: Buffer): Answer {
  const text = body.toString();
  return { status, headers, body, text, json: () => JSON.parse(text) as Record<string, unknown> };
}

/** A record as it comes. */
export type JsonRecord = Record<string, unknown>;

/** A plain websocket client that keeps what it gets. */
export class TailClient {
  readonly ws: WebSocket;
  /** Text frames, parsed. */
  readonly frames: JsonRecord[][] = [];
  readonly binaryFrames: Buffer[] = [];
  /** Kinds of frames in the order in which they came. */
  readonly kinds: ('text' | 'binary')[] = [];
  readonly records: JsonRecord[] = [];
  closeCode: number | undefined;
  closeReason = '';
  /** Status and body of an upgrade that was refused. */
  refusal: { readonly status: number; readonly body: JsonRecord } | undefined;

  constructor(url: string, headers: Record<string, string>) {
    this.ws = new WebSocket(url, { headers, perMessageDeflate: false });
    this.ws.on('message', (data: RawData, isBinary: boolean) => this.#receive(data as Buffer, isBinary));
    this.ws.on('close', (code, reason) => {
      this.closeCode = code;
      this.closeReason = reason.toString();
    });
    this.ws.on('error', () => undefined);
    this.ws.on('unexpected-response', (_request, response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
      response.on('end', () => {
        this.refusal = { status: response.statusCode ?? 0, body: JSON.parse(text) as JsonRecord };
      });
    });
  }

  /** Records that are lines. */
  get logs(): JsonRecord[] {
    return this.records.filter(({ type }) => type === 'log');
  }

  get messages(): string[] {
    return this.logs.map(({ message }) => String(message));
  }

  ofType(type: string): JsonRecord[] {
    return this.records.filter((record) => record['type'] === type);
  }

  /** The last cursor record. */
  get cursor(): JsonRecord {
    const cursor = this.ofType('cursor').at(-1);
    if (cursor === undefined) throw new Error('no cursor yet');
    return cursor;
  }

  /** Resolves when the first cursor is here: from then on every line is seen. */
  async ready(): Promise<this> {
    await waitUntil(
      () => this.ofType('cursor').length > 0,
      () => `a cursor: ${JSON.stringify(this.records)}`,
    );
    return this;
  }

  /** Resolves when so many lines are here. */
  async lines(count: number, timeoutMs?: number): Promise<void> {
    await waitUntil(
      () => this.logs.length >= count,
      () => `${count} lines, there are ${this.logs.length}; ${JSON.stringify(this.records.slice(-3))}`,
      timeoutMs,
    );
  }

  async closed(): Promise<void> {
    await waitUntil(() => this.closeCode !== undefined, 'the websocket is closed');
  }

  close(): void {
    this.ws.terminate();
  }

  #receive(data: Buffer, isBinary: boolean): void {
    this.kinds.push(isBinary ? 'binary' : 'text');
    if (isBinary) {
      this.binaryFrames.push(data);
      return;
    }
    const frame = JSON.parse(data.toString()) as JsonRecord[];
    this.frames.push(frame);
    this.records.push(...frame);
  }
}
