// The HTTP server around the routes: who may ask, what is answered when something is wrong, and upgrades, which go through the same
// checks as every request. It knows no route by name.
import { type IncomingMessage, type Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { cannot, quoted } from '@tailrace/core/errors';
import type { RefusalLog } from '@tailrace/transport/refusal-log';
import type { TlsFiles } from '@tailrace/transport/tls-files';
import fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type FastifyServerOptions,
} from 'fastify';
import type { Logger } from 'pino';
import { ApiError, type ApiErrorCode, errorBody } from '../api-error.ts';
import type { RequestAuthorizer } from '../auth/request-authorizer.ts';
import { endConnection } from './end-connection.ts';
import { toApiError } from './error-answers.ts';
import { guardHttps, httpsOptions } from './https-front.ts';
import type { OriginPolicy } from './origin-policy.ts';

/** Largest body of a request. */
export const BODY_BYTES_MAX = 64 * 1024;
/** Longest parameter in a path: an app id of 255 bytes, each written as %XX. */
const PATH_PARAMETER_CHARS_MAX = 3 * 255;
/** How long a client may take to send a request. */
const REQUEST_TIMEOUT_MS = 30_000;
const READ_METHODS: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/** A connection that a client wants to use for something else than HTTP. */
export interface Upgrade {
  readonly socket: Duplex;
  /** What the client sent behind its request. */
  readonly head: Buffer;
}

/** Settings and seams of {@link createHttpServer}. */
export interface HttpServerOptions {
  readonly policy: OriginPolicy;
  readonly authorizer: RequestAuthorizer;
  readonly logger: Logger;
  /** True: nothing new is answered. */
  readonly isStopping: () => boolean;
  readonly onAnswered: (method: string, status: number) => void;
  /** HTTPS with this certificate. Default: HTTP. */
  readonly tls?: { readonly files: TlsFiles; readonly refusals: RefusalLog };
}

/** A server to which routes can be added. */
export interface HttpServer {
  readonly app: FastifyInstance;
  /** The upgrade that came with a request, if it wants one. */
  upgradeOf(request: FastifyRequest): Upgrade | undefined;
}

/** Makes the server; it does not listen yet. */
export function createHttpServer(options: HttpServerOptions): HttpServer {
  const { tls } = options;
  const settings = {
    logger: false,
    bodyLimit: BODY_BYTES_MAX,
    routerOptions: { maxParamLength: PATH_PARAMETER_CHARS_MAX },
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    frameworkErrors: (error, request, reply) => sendError(toApiError(error), request, reply, options.logger),
    clientErrorHandler,
  } satisfies FastifyServerOptions;
  const app = tls === undefined ? fastify(settings) : createHttpsApp(settings, tls);
  const routes: { readonly method: string; readonly path: readonly string[] }[] = [];
  const upgrades = new WeakMap<IncomingMessage, Upgrade>();
  const errorCodes = new WeakMap<FastifyRequest, ApiErrorCode>();
  app.addHook('onRoute', ({ method, url }) => {
    for (const each of [method].flat()) routes.push({ method: each, path: url.split('/') });
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    const isUpgrade = upgrades.has(request.raw);
    const isWrite = isUpgrade || !READ_METHODS.includes(request.method);
    checkOrigin(request, reply, options.policy, isWrite);
    if (options.isStopping()) {
      throw new ApiError('stopping', cannot('answer the request', 'this controller stops', 'another one'));
    }
    await options.authorizer.authorize(request, isUpgrade, isWrite);
  });
  app.addHook('onResponse', async (request, reply) => {
    options.onAnswered(request.method, reply.statusCode);
    options.authorizer.answered(request, reply.statusCode, errorCodes.get(request));
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    app.getDefaultJsonParser('error', 'error'),
  );
  app.setErrorHandler((error, request, reply) => {
    const answer = toApiError(error);
    errorCodes.set(request, answer.code);
    return sendError(answer, request, reply, options.logger);
  });
  app.setNotFoundHandler((request, reply) => {
    const methods = methodsAt(routes, request.url);
    if (request.method === 'OPTIONS' && reply.hasHeader('access-control-allow-origin')) {
      return reply
        .code(204)
        .headers({ 'access-control-allow-methods': methods.join(', ') })
        .send();
    }
    return sendError(routeError(request, methods), request, reply, options.logger);
  });
  app.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    upgrades.set(request, { socket, head });
    answerUpgrade(app, request, socket);
  });
  return { app, upgradeOf: (request) => upgrades.get(request.raw) };
}

/** What routes are added to does not differ; only the server under it does. */
function createHttpsApp(
  settings: FastifyServerOptions,
  { files, refusals }: { readonly files: TlsFiles; readonly refusals: RefusalLog },
): FastifyInstance {
  const options = { ...settings, https: httpsOptions(files) } as unknown as FastifyServerOptions;
  const app: FastifyInstance = fastify(options);
  guardHttps(app.server, files, refusals);
  return app;
}

/** Throws for a request that is not for us, or comes from a page that may not make it; lets pages that may read the answer. */
function checkOrigin(
  request: FastifyRequest,
  reply: FastifyReply,
  policy: OriginPolicy,
  isWrite: boolean,
): void {
  const { host, origin } = request.headers;
  const { localAddress } = request.raw.socket;
  if (!policy.isOurHost(host, localAddress)) {
    const whatIs = `the Host header is ${quoted(host ?? '')}`;
    const expected = 'an address of this machine, localhost or the public URL';
    throw new ApiError('forbidden_host', cannot('answer the request', whatIs, expected));
  }
  if (origin !== undefined && policy.isAllowedOrigin(origin)) {
    reply.headers({
      'access-control-allow-origin': origin,
      'access-control-allow-headers': 'content-type, authorization',
      'access-control-expose-headers': 'x-tailrace-cursor, x-tailrace-zones-missing',
      vary: 'origin',
    });
  }
  if (isWrite && !policy.isTrustedOrigin(origin, host, localAddress)) {
    const whatIs = `it comes from a page of ${quoted(origin ?? '')}`;
    throw new ApiError(
      'forbidden_origin',
      cannot('answer the request', whatIs, 'a page of ours or one that is allowed'),
    );
  }
}

function sendError(
  error: ApiError,
  request: FastifyRequest,
  reply: FastifyReply,
  logger: Logger,
): FastifyReply {
  if (error.code === 'internal') {
    logger.error(
      { err: error.cause, method: request.method, route: request.routeOptions.url },
      'a request failed',
    );
  }
  return reply
    .code(error.status)
    .headers({ ...error.headers, 'content-type': 'application/json; charset=utf-8' })
    .send(JSON.stringify(errorBody(error.code, error.message)));
}

function routeError(request: FastifyRequest, methods: readonly string[]): ApiError {
  const path = request.url.split('?', 1)[0] ?? '';
  if (methods.length === 0) {
    return new ApiError(
      'unknown_route',
      cannot('answer the request', `there is nothing at ${quoted(path, 200)}`),
    );
  }
  const message = cannot('answer the request', `the method is ${request.method}`, methods.join(' or '));
  return new ApiError('method_not_allowed', message, { headers: { allow: methods.join(', ') } });
}

/** Methods of the routes whose path fits; a segment that begins with a colon fits anything. */
function methodsAt(routes: readonly { method: string; path: readonly string[] }[], url: string): string[] {
  const segments = (url.split('?', 1)[0] ?? '').split('/');
  const fitting = routes.filter(
    ({ path }) =>
      path.length === segments.length &&
      path.every((part, i) => part.startsWith(':') || part === segments[i]),
  );
  return [...new Set(fitting.map(({ method }) => method))].sort();
}

/** Answers a request that wants to upgrade as any other; a route that takes the upgrade takes the connection out of the response. */
function answerUpgrade(app: FastifyInstance, request: IncomingMessage, socket: Duplex): void {
  socket.on('error', () => socket.destroy());
  const response = new ServerResponse(request);
  response.shouldKeepAlive = false;
  try {
    response.assignSocket(socket as Socket);
  } catch {
    // A request before it on the same connection is not answered yet. Its answer cannot follow the upgrade, nor come before it any more.
    socket.destroy();
    return;
  }
  response.on('finish', () => endConnection(socket));
  if (request.method === 'GET') {
    app.routing(request, response);
    return;
  }
  // Its body has not been read as one, so it cannot be handled without the upgrade.
  const message = cannot(
    'answer the request',
    `a ${request.method} wants an upgrade`,
    'one without an Upgrade header',
  );
  response.writeHead(400, { 'content-type': 'application/json; charset=utf-8', connection: 'close' });
  response.end(JSON.stringify(errorBody('invalid_request', message)));
}

const CLIENT_ERRORS: Readonly<Record<string, readonly [ApiError['code'], string, string]>> = {
  HPE_HEADER_OVERFLOW: [
    'headers_too_large',
    '431 Request Header Fields Too Large',
    'its headers are too large',
  ],
  ERR_HTTP_REQUEST_TIMEOUT: ['request_timeout', '408 Request Timeout', 'it did not come in time'],
};

/** What came last is in the middle of one long word: a cursor of a megabyte, say. Large headers have line ends in them. */
function isLongAddress(error: NodeJS.ErrnoException & { rawPacket?: Buffer }): boolean {
  return error.code === 'HPE_HEADER_OVERFLOW' && error.rawPacket?.includes('\r\n') === false;
}

/** Answers what is not HTTP; nothing of it is repeated. */
function clientErrorHandler(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [code, status, whatIs] = (isLongAddress(error) ? undefined : CLIENT_ERRORS[error.code ?? '']) ?? [
    'invalid_request',
    '400 Bad Request',
    isLongAddress(error) ? 'its address is too long' : 'it is not HTTP',
  ];
  const body = JSON.stringify(errorBody(code, cannot('read the request', whatIs)));
  const head = `HTTP/1.1 ${status}\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}`;
  endConnection(socket, `${head}\r\nconnection: close\r\n\r\n${body}`);
}

/** The port that a server has got. */
export function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
