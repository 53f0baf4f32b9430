// The pages /healthz, /readyz and /metrics of a role, on a port of their own and over plain HTTP: for probes and for
// Prometheus. Nothing secret is on them, and nothing can be changed through them.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { cannot, LogError } from '@tailrace/core/errors';
import { type RoleHealth, readyAnswer } from '@tailrace/core/role-health';
import { formatListenAddress, parseListenAddress } from '../settings/listen-address.ts';

/** Connections at a time; probes open one each. Further ones wait in the system's queue. */
const CONNECTIONS_MAX = 64;
/** How long a client may take to send its request, and a connection may be idle. */
const REQUEST_TIMEOUT_MS = 10_000;

/** Metrics as Prometheus reads them; a registry of prom-client is one. */
export interface MetricsPage {
  readonly contentType: string;
  metrics(): Promise<string>;
}

/** What the pages show. */
export interface StatePagesSources {
  readonly health: () => RoleHealth;
  /** Undefined while there is no role yet. */
  readonly metrics: () => MetricsPage | undefined;
  /** More metrics as text, of other names. */
  readonly processMetrics: () => string;
}

/** One listening port with the three pages. */
export class StatePages {
  readonly #sources: StatePagesSources;
  readonly #server: Server;

  constructor(sources: StatePagesSources) {
    this.#sources = sources;
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch(() => response.destroy());
    });
    this.#server.maxConnections = CONNECTIONS_MAX;
    this.#server.requestTimeout = REQUEST_TIMEOUT_MS;
    this.#server.headersTimeout = REQUEST_TIMEOUT_MS;
    this.#server.keepAliveTimeout = REQUEST_TIMEOUT_MS;
  }

  /**
   * Listens on HOST:PORT.
   * @returns the address with the port that was bound
   * @throws LogError `address_in_use` or `address_unusable`
   */
  async listen(text: string): Promise<string> {
    const wanted = parseListenAddress(text);
    if (wanted === undefined) throw new Error(`Cannot listen on ${text}: expected HOST:PORT`);
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(text, error)));
      this.#server.listen(wanted, resolve);
    });
    const bound = this.#server.address();
    return formatListenAddress({
      host: wanted.host,
      port: typeof bound === 'object' && bound !== null ? bound.port : wanted.port,
    });
  }

  /** Ends every connection. */
  async close(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url?.split('?', 1)[0];
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (isRead && path === '/healthz') return send(response, 200, json({ ok: true }));
    if (isRead && path === '/readyz') {
      const { status, body } = readyAnswer(this.#sources.health());
      return send(response, status, json(body));
    }
    if (isRead && path === '/metrics') {
      const metrics = this.#sources.metrics();
      const type = metrics?.contentType ?? 'text/plain; version=0.0.4; charset=utf-8';
      return send(response, 200, {
        type,
        text: `${(await metrics?.metrics()) ?? ''}${this.#sources.processMetrics()}`,
      });
    }
    const message = cannot('find the page', 'there is none', 'GET /healthz, /readyz or /metrics');
    send(response, 404, json({ error: { code: 'not_found', message } }));
  }
}

interface Page {
  readonly type: string;
  readonly text: string;
}

function json(body: object): Page {
  return { type: 'application/json; charset=utf-8', text: `${JSON.stringify(body)}\n` };
}

function send(response: ServerResponse, status: number, { type, text }: Page): void {
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(text);
}

function listenError(text: string, error: NodeJS.ErrnoException): LogError {
  const isTaken = error.code === 'EADDRINUSE';
  const whatIs = isTaken ? 'the port is in use' : (error.code ?? error.message);
  return new LogError(cannot(`listen on ${text} (--metrics)`, whatIs, 'a free one (0 takes any)'), {
    code: isTaken ? 'address_in_use' : 'address_unusable',
    cause: error,
  });
}
