// The streams over which other servers bring copies of their logs: one per server, the newest. What is on them is their session's.
import type { ServerDuplexStream } from '@grpc/grpc-js';
import { RefusedPeers } from '../refused-peers.ts';
import { ReplicaSession, type ReplicaSessionOptions } from './replica-session.ts';

/** What a {@link ReplicaService} works with. */
export type ReplicaServiceOptions = Omit<ReplicaSessionOptions, 'call' | 'refused' | 'onOpen' | 'onEnd'>;

/** Keeps the sessions; each cleans up after itself. */
export class ReplicaService {
  readonly #options: ReplicaServiceOptions;
  readonly #refused = new RefusedPeers();
  readonly #sessions = new Set<ReplicaSession>();

  constructor(options: ReplicaServiceOptions) {
    this.#options = options;
  }

  /** Handler of `Copy`. */
  serve(call: ServerDuplexStream<Buffer, Buffer>): void {
    const session = new ReplicaSession({
      ...this.#options,
      call,
      refused: this.#refused,
      onOpen: (opened) => this.#endOthers(opened),
      onEnd: (ended) => this.#sessions.delete(ended),
    });
    this.#sessions.add(session);
  }

  close(): void {
    for (const session of [...this.#sessions]) session.close();
  }

  /** For the state dump. */
  describe(): object[] {
    return Array.from(this.#sessions, ({ peer }) => ({ peer }));
  }

  /** Who dials again has lost the stream that it had. */
  #endOthers(opened: ReplicaSession): void {
    for (const session of [...this.#sessions]) {
      if (session !== opened && session.peer === opened.peer) session.close();
    }
  }
}
