// All uplinks of a server, for what concerns them together: how many there are, and their end.
import { type ServerDuplexStream, status } from '@grpc/grpc-js';
import type { Logger } from 'pino';
import { endWithStatus } from '../stream-status.ts';
import type { Ingest } from './ingest.ts';
import { UplinkSession } from './uplink-session.ts';

/** What an {@link UplinkService} works with. */
export interface UplinkServiceOptions {
  readonly ingest: Ingest;
  readonly cluster: string;
  /** This server's id. */
  readonly id: string;
  readonly logger: Logger;
}

/** Keeps the sessions; each cleans up after itself. */
export class UplinkService {
  readonly #options: UplinkServiceOptions;
  readonly #sessions = new Set<UplinkSession>();
  #isClosed = false;

  constructor(options: UplinkServiceOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#sessions.size;
  }

  /** Handler of `Connect`. */
  serve(call: ServerDuplexStream<Buffer, Buffer>): void {
    if (this.#isClosed) {
      endWithStatus(call, status.UNAVAILABLE, 'Cannot serve the uplink: the server is stopping');
      return;
    }
    const session = new UplinkSession({
      ...this.#options,
      call,
      onEnd: (ended) => this.#sessions.delete(ended),
    });
    this.#sessions.add(session);
  }

  /** Takes nothing more; batches that were taken are acknowledged. */
  close(): void {
    this.#isClosed = true;
    for (const session of [...this.#sessions]) session.close();
  }

  /** For the state dump. */
  describe(): object[] {
    return Array.from(this.#sessions, ({ peer }) => ({ peer }));
  }
}
