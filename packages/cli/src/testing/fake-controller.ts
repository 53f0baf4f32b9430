// A traffic controller for tests: answers what the test says, over real HTTP and websockets on a free port.
// It knows the shapes of the API and nothing of logs.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';

/** One websocket that a client opened. */
export class FakeTail {
  readonly app: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly socket: WebSocket;

  constructor(app: string, request: IncomingMessage, url: URL, socket: WebSocket) {
    this.app = app;
    this.query = url.searchParams;
    this.headers = request.headers;
    this.socket = socket;
  }

  /** Sends one frame of records. */
  send(...records: readonly object[]): void {
    this.socket.send(JSON.stringify(records));
  }

  /** Closes in order. */
  close(code = 1000, reason = ''): void {
    this.socket.close(code, reason);
  }

  /** Breaks the connection. */
  terminate(): void {
    this.socket.terminate();
  }
}

/** A request that is not an upgrade. */
export interface FakeRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** Answers one request. */
export type FakeRoute = (request: FakeRequest, response: ServerResponse) => void;

/** An answer to an upgrade that is refused. */
export interface FakeRefusal {
  readonly status: number;
  readonly body: unknown;
}

/** Start it with `FakeController.start()`, end it with `close()`. */
export class FakeController {
  readonly #server: Server;
  readonly #sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  readonly #routes = new Map<string, FakeRoute>();
  /** Every request so far, in order. */
  readonly requests: FakeRequest[] = [];
  /** Every websocket so far, in order. */
  readonly tails: FakeTail[] = [];
  /** What happens with a new websocket. */
  onTail: (tail: FakeTail) => void = () => {};
  /** Says for an upgrade whether it is refused. */
  refuse: (app: string, query: URLSearchParams) => FakeRefusal | undefined = () => undefined;

  private constructor() {
    this.#server = createServer((request, response) => this.#answer(request, response));
    this.#server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
  }

  /** Listens on a free port, or on `port`. */
  static async start(port = 0): Promise<FakeController> {
    const controller = new FakeController();
    await new Promise<void>((resolve, reject) => {
      controller.#server.once('error', reject);
      controller.#server.listen(port, '127.0.0.1', resolve);
    });
    return controller;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Answers a method and path, such as `GET /v1/apps/web/recent`; a string or an object is the JSON body. */
  on(route: string, answer: FakeRoute | object, status = 200): this {
    const handler: FakeRoute =
      typeof answer === 'function'
        ? (answer as FakeRoute)
        : (_request, response) => {
            response.writeHead(status, { 'content-type': 'application/json' });
            response.end(status === 204 ? undefined : JSON.stringify(answer));
          };
    this.#routes.set(route, handler);
    return this;
  }

  /** Ends every connection and the listener. */
  async close(): Promise<void> {
    for (const tail of this.tails) tail.terminate();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', this.url);
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (text: string) => {
      body += text;
    });
    request.on('end', () => {
      const method = request.method ?? 'GET';
      const seen = { method, path: url.pathname, query: url.searchParams, headers: request.headers, body };
      this.requests.push(seen);
      const route = this.#routes.get(`${method} ${url.pathname}`);
      if (route !== undefined) route(seen, response);
      else {
        response.writeHead(404, { 'content-type': 'application/json' });
        response.end(
          JSON.stringify({ error: { code: 'not_found', message: `There is no ${url.pathname}` } }),
        );
      }
    });
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const url = new URL(request.url ?? '/', this.url);
    const app = decodeURIComponent(/^\/v1\/apps\/([^/]+)\/tail$/.exec(url.pathname)?.[1] ?? '');
    const refusal = this.refuse(app, url.searchParams);
    if (refusal !== undefined) {
      const body = JSON.stringify(refusal.body);
      const length = Buffer.byteLength(body);
      socket.end(
        `HTTP/1.1 ${refusal.status} Refused\r\ncontent-length: ${length}\r\nconnection: close\r\n\r\n${body}`,
      );
      return;
    }
    this.#sockets.handleUpgrade(request, socket, head, (webSocket) => {
      webSocket.on('error', () => {});
      const tail = new FakeTail(app, request, url, webSocket);
      this.tails.push(tail);
      this.onTail(tail);
    });
  }
}

/** A log record with everything that a test does not care about filled in. */
export function logRecord(index: number, message: string, fields: object = {}): object {
  return {
    type: 'log',
    app: 'web',
    instance: '0',
    zone: 'z1',
    stream: 'out',
    time: new Date(Date.UTC(2026, 10, 20, 11, 0, 0) + index).toISOString().replace('Z', '000000Z'),
    message,
    tags: { source_type: 'APP' },
    index: String(index),
    ...fields,
  };
}

/** The record at the end of a frame. */
export function cursorRecord(cursor: string, fields: object = {}): object {
  return { type: 'cursor', cursor, delivered: 0, filtered: 0, dropped: 0, ...fields };
}
