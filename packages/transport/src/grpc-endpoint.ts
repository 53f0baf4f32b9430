// The gRPC server of a role's process: its address, its services, its end. What the services do is not decided here.
import { setTimeout as delay } from 'node:timers/promises';
import {
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
import { cannot, LogError } from '@tailrace/core/errors';
import type { Logger } from 'pino';

/** One listening address with any number of services. */
export class GrpcEndpoint {
  readonly #server = new GrpcServer(internalServerOptions);

  constructor() {
    // grpc-js writes lines of its own to stderr, also for what we report ourselves.
    setLogVerbosity(logVerbosity.NONE);
  }

  /** Before {@link listen}. */
  addService(service: ServiceDefinition, implementation: UntypedServiceImplementation): void {
    this.#server.addService(service, implementation);
  }

  /**
   * Serves from now on.
   * @returns `host:port` with the port that was bound
   * @throws LogError `address_in_use` or `cannot_listen`
   */
  listen(address: string, credentials = ServerCredentials.createInsecure()): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#server.bindAsync(address, credentials, (error, port) => {
        if (error === null) resolve(`${address.slice(0, address.lastIndexOf(':'))}:${port}`);
        else reject(toListenError(address, error));
      });
    });
  }

  /** Lets the streams end for so long; those that do not are cut. */
  async close(waitMs: number): Promise<void> {
    const ended = new Promise<void>((resolve) => this.#server.tryShutdown(() => resolve()));
    await Promise.race([ended, delay(Math.max(0, waitMs), undefined, { ref: false })]);
    this.#server.forceShutdown();
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

/** grpc-js hides the system's code in its message. */
function toListenError(address: string, error: Error): LogError<'address_in_use' | 'cannot_listen'> {
  const action = `listen on ${address}`;
  if (error.message.includes('EADDRINUSE')) {
    return new LogError(cannot(action, 'the address is in use', 'a free one'), {
      code: 'address_in_use',
      cause: error,
    });
  }
  return new LogError(cannot(action, error.message), { code: 'cannot_listen', cause: error });
}
