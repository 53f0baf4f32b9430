// Which peers were refused lately and why, so that one that tries again and again is not news each time. It refuses nobody.
/** Peers that are remembered; beyond that the one refused longest ago is forgotten. */
const PEERS_MAX = 1000;
/** A peer that is still refused after so long is worth a word again. */
const REMIND_MS = 600_000;

/** Remembers refusals by peer and reason. */
export class RefusedPeers {
  readonly #now: () => number;
  readonly #sinceMs = new Map<string, { readonly reason: string; readonly sinceMs: number }>();

  /** @param now - milliseconds on any clock that only rises */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** A peer is refused. False: it was refused for the same reason less than 10 minutes ago. */
  isNews(peer: string, reason: string): boolean {
    const last = this.#sinceMs.get(peer);
    const nowMs = this.#now();
    if (last !== undefined && last.reason === reason && nowMs - last.sinceMs < REMIND_MS) return false;
    this.#sinceMs.delete(peer);
    this.#sinceMs.set(peer, { reason, sinceMs: nowMs });
    const [oldest] = this.#sinceMs.keys();
    if (this.#sinceMs.size > PEERS_MAX && oldest !== undefined) this.#sinceMs.delete(oldest);
    return true;
  }

  /** A peer is taken: what it is refused for next is news. */
  accepted(peer: string): void {
    this.#sinceMs.delete(peer);
  }
}
