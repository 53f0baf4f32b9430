// The gRPC server of a role's process: its address, its services, who may call them, its end. What the services do is not
// decided here. It listens itself and hands connections to grpc-js, so that TLS, its limits and its refusals are ours.
import { createServer, type Server, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import {
  type ChannelOptions,
  type ConnectionInjector,
  Server as GrpcServer,
  logVerbosity,
  ServerCredentials,
  type ServerUnaryCall,
  type ServiceDefinition,
  type sendUnaryData,
  setLogVerbosity,
  status,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { internalServerOptions } from '@tailrace/core/channel-options';
import type { Logger } from 'pino';
import { cannotListen, listenError } from './listen-error.ts';
import type { PeerRole } from './peer-roles.ts';
import { widenReceiveWindow } from './receive-window.ts';
import { RefusalLog, type RefusalReason } from './refusal-log.ts';
import { guardHandlers } from './role-guard.ts';
import { createSecureServer } from './secure-server.ts';
import type { TlsFiles } from './tls-files.ts';

/** Settings of a {@link GrpcEndpoint}. */
export interface GrpcEndpointOptions {
  readonly logger: Logger;
  /** Mutual TLS: callers need a certificate of our authorities. Default: plain text, and anybody may call anything. */
  readonly tls?: TlsFiles;
  /** Limits of gRPC. Default: those of internal servers. */
  readonly options?: ChannelOptions;
  /** What a caller may have under way before it is read. Default: HTTP/2's 64 KiB. */
  readonly receiveWindowBytes?: number;
  /** Called with every refusal, for metrics. */
  readonly onRefused?: (reason: RefusalReason) => void;
}

/** One listening address with any number of services. */
export class GrpcEndpoint {
  readonly #server: GrpcServer;
  readonly #tls: TlsFiles | undefined;
  readonly #refusals: RefusalLog;
  readonly #injector: ConnectionInjector;
  #listener: Server | undefined;

  constructor({
    logger,
    tls,
    options = internalServerOptions,
    receiveWindowBytes,
    onRefused,
  }: GrpcEndpointOptions) {
    // grpc-js writes lines of its own to stderr, also for what we report ourselves.
    setLogVerbosity(logVerbosity.NONE);
    this.#server = new GrpcServer(options);
    this.#tls = tls;
    this.#refusals = new RefusalLog(logger, onRefused);
    this.#injector = this.#server.createConnectionInjector(ServerCredentials.createInsecure());
    if (receiveWindowBytes !== undefined) widenReceiveWindow(this.#server, receiveWindowBytes);
  }

  /** How many peers and calls were refused, by reason. */
  get refused(): ReadonlyMap<RefusalReason, number> {
    return this.#refusals.counts;
  }

  /**
   * Before {@link listen}.
   *
   * @param roles - who may call the methods of this service, with TLS; a certificate needs one of them
   */
  addService(
    service: ServiceDefinition,
    implementation: UntypedServiceImplementation,
    roles: readonly PeerRole[],
  ): void {
    const isGuarded = this.#tls !== undefined;
    this.#server.addService(
      service,
      isGuarded ? guardHandlers(service, implementation, roles, this.#refusals) : implementation,
    );
  }

  /**
   * Serves from now on.
   * @returns `host:port` with the port that was bound
   * @throws LogError `address_in_use` or `cannot_listen`
   */
  async listen(address: string): Promise<string> {
    const match = /^(?:\[([^\]]+)\]|([^:[\]]+)):(\d{1,5})$/.exec(address);
    const host = match?.[1] ?? match?.[2];
    const port = Number(match?.[3]);
    if (host === undefined || port > 65_535) {
      throw listenError(`Cannot listen on ${address}: it is no address, expected HOST:PORT`);
    }
    const listener = this.#createListener();
    this.#listener = listener;
    try {
      await new Promise<void>((resolve, reject) => {
        listener.once('error', reject);
        listener.listen({ host, port }, () => {
          listener.off('error', reject);
          resolve();
        });
      });
    } catch (error) {
      throw cannotListen(address, error);
    }
    const bound = listener.address();
    const boundPort = typeof bound === 'object' && bound !== null ? bound.port : port;
    return `${address.slice(0, address.lastIndexOf(':'))}:${boundPort}`;
  }

  /** Lets the streams end for so long; those that do not are cut: a peer whose process stands still does not hold up a stop. */
  async close(waitMs: number): Promise<void> {
    if (this.#listener?.listening === true) this.#listener.close();
    const ended = new Promise<void>((resolve) => this.#server.tryShutdown(() => resolve()));
    await Promise.race([ended, delay(Math.max(0, waitMs), undefined, { ref: false })]);
    this.#server.forceShutdown();
    this.#refusals.close();
  }

  #createListener(): Server {
    const inject = (socket: Socket): void => this.#injector.injectConnection(socket);
    if (this.#tls === undefined) return createServer({ noDelay: true }, inject);
    return createSecureServer(
      { tls: this.#tls, clientCertificates: 'required', alpn: 'h2', refusals: this.#refusals },
      inject,
    );
  }
}

/** A handler of a unary call that answers with what `handle` returns; who calls is not told why it failed. */
export function unaryHandler<Request, Response>(
  logger: Logger,
  handle: (request: Request) => Response | Promise<Response>,
) {
  return async (
    call: ServerUnaryCall<Request, Response>,
    callback: sendUnaryData<Response>,
  ): Promise<void> => {
    try {
      callback(null, await handle(call.request));
    } catch (error) {
      logger.error({ err: error }, 'a call failed');
      callback({ code: status.INTERNAL, details: 'Cannot answer: internal error' });
    }
  };
}
