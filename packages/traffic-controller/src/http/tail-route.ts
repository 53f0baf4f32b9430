// GET /v1/apps/{app}/tail: a websocket with what an app logs, as it logs it. Everything that can be wrong with the request is answered
// before the upgrade, in the shape of all errors.
import { cannot } from '@tailrace/core/errors';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { WebSocketServer } from 'ws';
import { ApiError, errorBody } from '../api-error.ts';
import { onceExpired } from '../auth/expiry-timer.ts';
import { TAIL_SUBPROTOCOL } from '../auth/presented-token.ts';
import type { RequestAuthorizer } from '../auth/request-authorizer.ts';
import type { TokenGrant } from '../auth/token-grant.ts';
import type { ControllerMetrics } from '../controller-metrics.ts';
import type { AppFeeds } from '../feed/app-feeds.ts';
import type { SliceJsonCache } from '../format/slice-json-cache.ts';
import type { RecentGate } from '../recent/recent-gate.ts';
import { BinaryBatch } from '../tail/binary-batch.ts';
import { JsonBatch } from '../tail/json-batch.ts';
import { batchBytesMaxFor, type TailBatch } from '../tail/tail-batch.ts';
import { TailSession } from '../tail/tail-session.ts';
import type { TurnQueue } from '../turn-queue.ts';
import type { ServerCalls } from '../upstream/server-calls.ts';
import type { ServerDirectory } from '../upstream/server-directory.ts';
import { CLOSE_TIMEOUT_MS, TailSocket } from '../websocket/tail-socket.ts';
import type { TailSockets } from '../websocket/tail-sockets.ts';
import { similarApp } from './app-routes.ts';
import { endConnection } from './end-connection.ts';
import type { HttpServer } from './http-server.ts';
import { appParameter } from './path-parameters.ts';
import type { RawQuery } from './query-reader.ts';
import { parseTailQuery, type TailQuery } from './read-queries.ts';

/** Longest message that a client may send: none means anything. */
export const CLIENT_MESSAGE_BYTES_MAX = 4 * 1024;

/** What the route needs. */
export interface TailRouteOptions {
  readonly clusterId: string;
  readonly authorizer: RequestAuthorizer;
  readonly directory: ServerDirectory;
  readonly feeds: AppFeeds;
  readonly calls: ServerCalls;
  readonly turns: TurnQueue;
  readonly scans: RecentGate;
  readonly jsonCache: SliceJsonCache;
  readonly sockets: TailSockets;
  readonly metrics: ControllerMetrics;
  readonly nowMs: () => number;
  readonly clockMs: () => number;
  readonly logger: Logger;
}

/** Adds the route. */
export function addTailRoute(
  app: FastifyInstance,
  upgradeOf: HttpServer['upgradeOf'],
  options: TailRouteOptions,
): void {
  const { clusterId, directory, sockets, metrics, nowMs } = options;
  const wss = createWebSocketServer();
  app.get('/v1/apps/:app/tail', { exposeHeadRoute: false }, async (request, reply) => {
    const name = appParameter(request);
    const zones = directory.zones;
    const query = parseTailQuery(request.query as RawQuery, { app: name, clusterId, zones, nowMs: nowMs() });
    const upgrade = upgradeOf(request);
    if (upgrade === undefined || request.headers.upgrade?.toLowerCase() !== 'websocket') {
      const message = cannot('tail the app', 'the request is no upgrade', 'a websocket');
      throw new ApiError('upgrade_required', message, {
        headers: { upgrade: 'websocket', connection: 'upgrade' },
      });
    }
    if (!sockets.reserve()) {
      metrics.readerRefused('too_many_readers');
      const message = cannot('tail the app', `${sockets.size} readers are here`, 'fewer: try again');
      throw new ApiError('too_many_readers', message, { headers: { 'retry-after': '5' } });
    }
    const grant = options.authorizer.grantOf(request);
    reply.hijack();
    const { socket, head } = upgrade;
    reply.raw.removeAllListeners('finish');
    reply.raw.detachSocket(request.raw.socket);
    let isOpen = false;
    socket.once('close', () => {
      if (!isOpen) sockets.unreserve();
    });
    wss.handleUpgrade(request.raw, socket, head, (ws) => {
      isOpen = true;
      openTail({ query, grant, ws, socket }, options);
    });
  });
}

function createWebSocketServer(): WebSocketServer {
  const settings = {
    noServer: true,
    clientTracking: false,
    maxPayload: CLIENT_MESSAGE_BYTES_MAX,
    // Compression costs more than the network that it saves, and memory per reader.
    perMessageDeflate: false,
    closeTimeout: CLOSE_TIMEOUT_MS,
    // By itself ws would answer with the first one that is offered, which may hold a token.
    handleProtocols: (offered: ReadonlySet<string>) => offered.has(TAIL_SUBPROTOCOL) && TAIL_SUBPROTOCOL,
  };
  const wss = new WebSocketServer(settings);
  // Without a listener ws answers with a text of its own.
  wss.on('wsClientError', (error, socket) => {
    const body = JSON.stringify(errorBody('invalid_request', cannot('open the websocket', error.message)));
    const head =
      'HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-type: application/json; charset=utf-8';
    endConnection(socket, `${head}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  });
  return wss;
}

type OpenWebSocket = Parameters<Parameters<WebSocketServer['handleUpgrade']>[3]>[0];
type Connection = Parameters<WebSocketServer['handleUpgrade']>[1];

/** A tail that was asked for, and its connection. */
interface AcceptedTail {
  readonly query: TailQuery;
  readonly grant: TokenGrant;
  readonly ws: OpenWebSocket;
  readonly socket: Connection;
}

function openTail({ query, grant, ws, socket }: AcceptedTail, options: TailRouteOptions): void {
  const { sockets, metrics, nowMs, clockMs, logger, calls } = options;
  let end = (): void => undefined;
  const tailSocket = new TailSocket({ ws, socket, clockMs, counters: metrics, logger, onClose: () => end() });
  const session = new TailSession({
    ...options,
    request: query.request,
    createBatch: (bytesMax) => createBatch(query, bytesMax, options),
    batchBytesMax: () => batchBytesMaxFor(sockets.size),
    similarApp: () => similarApp(calls, grant, query.request.app),
    sink: tailSocket,
    counters: metrics.tail,
  });
  const remove = sockets.add({ format: query.format, socket: tailSocket, session });
  const forgetExpiry = onceExpired(grant.expiresAtMs, nowMs, () => tailSocket.expire());
  end = () => {
    forgetExpiry();
    session.close();
    remove();
  };
}

function createBatch(query: TailQuery, bytesMax: number, { jsonCache, nowMs }: TailRouteOptions): TailBatch {
  const { format, hasControl, request } = query;
  const { app } = request;
  if (format === 'json') return new JsonBatch(app, bytesMax, jsonCache);
  return new BinaryBatch({ app, format, hasControl, bytesMax, nowMs });
}
