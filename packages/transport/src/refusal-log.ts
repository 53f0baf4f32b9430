// The audit lines about peers that are refused, and their counts. A flood of them is summed up: whoever is refused must not
// fill the disk. It refuses nobody itself.
import type { Logger } from 'pino';

/**
 * - `plain_text`: no TLS was spoken where it is asked for.
 * - `handshake`: the TLS handshake failed, with a version below 1.2 for example, or took too long.
 * - `too_many_handshakes`: too many were under way.
 * - `no_certificate`: the peer showed none.
 * - `untrusted_certificate`: of another authority, expired, or otherwise not valid.
 * - `wrong_role`: the certificate is valid, but not for this.
 */
export type RefusalReason =
  | 'plain_text'
  | 'handshake'
  | 'too_many_handshakes'
  | 'no_certificate'
  | 'untrusted_certificate'
  | 'wrong_role';

/** One refusal. */
export interface Refusal {
  /** What the peer wanted: `connect`, or the path of a method. */
  readonly action: string;
  /** `host:port` of the peer. */
  readonly remote: string;
  readonly reason: RefusalReason;
  /** More about it, for people; it holds nothing that the peer could make up at length. */
  readonly detail?: string;
}

/** Lines of their own per window; the rest of it is one line. */
const LINES_PER_WINDOW_MAX = 20;
const WINDOW_MS = 10_000;

/** Writes and counts the refusals of one listener. */
export class RefusalLog {
  readonly #logger: Logger;
  readonly #onRefused: ((reason: RefusalReason) => void) | undefined;
  readonly #counts = new Map<RefusalReason, number>();
  #lines = 0;
  #unlogged = 0;
  #timer: NodeJS.Timeout | undefined;

  /** @param onRefused - called with every refusal, for metrics */
  constructor(logger: Logger, onRefused?: (reason: RefusalReason) => void) {
    // A logger that is silenced altogether stays silent; any other writes audit lines, whatever its level.
    const level = logger.level === 'silent' ? 'silent' : 'info';
    this.#logger = logger.child({ audit: true }, { level });
    this.#onRefused = onRefused;
  }

  /** How many of each reason there have been. */
  get counts(): ReadonlyMap<RefusalReason, number> {
    return this.#counts;
  }

  note(refusal: Refusal): void {
    this.#counts.set(refusal.reason, (this.#counts.get(refusal.reason) ?? 0) + 1);
    this.#onRefused?.(refusal.reason);
    this.#timer ??= setTimeout(() => this.#nextWindow(), WINDOW_MS).unref();
    if (this.#lines >= LINES_PER_WINDOW_MAX) {
      this.#unlogged += 1;
      return;
    }
    this.#lines += 1;
    this.#logger.warn({ ...refusal, outcome: 'refused' }, 'a peer is refused');
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#nextWindow();
  }

  #nextWindow(): void {
    this.#timer = undefined;
    this.#lines = 0;
    if (this.#unlogged === 0) return;
    const count = this.#unlogged;
    this.#unlogged = 0;
    this.#logger.warn({ action: 'connect', outcome: 'refused', count }, 'more peers were refused');
  }
}
