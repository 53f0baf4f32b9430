// The agent's gRPC port: one server for programs (loggregator.v2.Ingress) and for our own senders (tailrace.v1.Uplink).
// It opens and closes the port; what is served on it is handed in.
import { setTimeout as delay } from 'node:timers/promises';
import {
  logVerbosity,
  Server,
  ServerCredentials,
  type ServiceDefinition,
  setLogVerbosity,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { ingressServerOptions } from '@tailrace/core/channel-options';
import { cannotListen } from '../listen-error.ts';

// What goes wrong comes as errors; gRPC's own log would only say it again on stderr, in a form of its own.
setLogVerbosity(logVerbosity.NONE);

/** A service and who serves it. */
export interface GrpcService {
  readonly definition: ServiceDefinition;
  readonly handlers: UntypedServiceImplementation;
}

/** One listening gRPC port. */
export class GrpcListener {
  readonly #server: Server;

  constructor(services: readonly GrpcService[]) {
    this.#server = new Server(ingressServerOptions);
    for (const { definition, handlers } of services) {
      this.#server.addService(definition, handlers);
    }
  }

  /**
   * Listens on `host:port`; port 0 takes a free one. Resolves to the address with the port that was taken.
   *
   * @throws LogError `cannot_listen`
   */
  async listen(address: string): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#server.bindAsync(address, ServerCredentials.createInsecure(), (error, port) => {
        if (error) {
          reject(cannotListen(address, error));
        } else {
          resolve(address.replace(/:\d+$/, `:${port}`));
        }
      });
    });
  }

  /** Ends calls in order within `graceMs`, then anyway: a client whose process stands still does not hold up a stop. */
  async close(graceMs: number): Promise<void> {
    const ended = new Promise<void>((resolve) => this.#server.tryShutdown(() => resolve()));
    await Promise.race([ended, delay(Math.max(0, graceMs), undefined, { ref: false })]);
    // Its callback would wait for the peer to close its side of the socket; what matters is done when this returns.
    this.#server.forceShutdown();
  }
}
