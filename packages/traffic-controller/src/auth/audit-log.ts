// Audit lines: who was refused, and who changed what. They go where the role's other logs go, whatever its level, with `audit: true` and
// the same fields always. Changes are all written; refusals are counted beyond a number per second, so that a flood of them is no flood of lines.
import type { Logger } from 'pino';

/**
 * Refusals that are written in each second; the others of that second are summed up in one line. Those of requests with a good token have a
 * number of their own: a flood of requests without one must not hide what somebody tried who has one.
 */
export const REFUSALS_PER_SECOND_MAX = 10;
const WINDOW_MS = 1_000;

/** What an audit line says. */
export interface AuditEntry {
  /** As in {@link ROUTE_ACCESS}, such as `drain.add`. */
  readonly action: string;
  /** The app in the path of the request, whether or not there is such an app. */
  readonly app?: string;
  /** The token's `sub`. */
  readonly subject?: string;
  /** The address that the request came from. */
  readonly remote: string;
  readonly outcome: 'done' | 'failed' | 'refused';
  /** Why it was refused or failed: a word. */
  readonly reason?: string;
  /** What was changed, without secrets. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** See the head of this file. */
export class AuditLog {
  readonly #logger: Logger;
  #anonymous = 0;
  #known = 0;
  #unwritten = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(logger: Logger) {
    // A logger that is silenced altogether stays silent; any other writes audit lines.
    const level = logger.level === 'silent' ? 'silent' : 'info';
    this.#logger = logger.child({ audit: true }, { level });
  }

  /** Writes that something was changed, or could not be. */
  changed(entry: AuditEntry): void {
    this.#logger.info(entry, `${entry.action}: ${entry.outcome}`);
  }

  /**
   * Writes or counts a refusal.
   *
   * @param isKnown - it is known who asked: the token is good, or the certificate that of a process of the cluster
   */
  refused(entry: Omit<AuditEntry, 'outcome'>, isKnown = false): void {
    this.#timer ??= setTimeout(() => this.#endWindow(), WINDOW_MS);
    this.#timer.unref();
    if ((isKnown ? ++this.#known : ++this.#anonymous) > REFUSALS_PER_SECOND_MAX) {
      this.#unwritten++;
      return;
    }
    this.#logger.warn({ ...entry, outcome: 'refused' }, `${entry.action}: refused`);
  }

  /** Writes what was only counted so far. */
  close(): void {
    this.#endWindow();
  }

  #endWindow(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const count = this.#unwritten;
    this.#anonymous = 0;
    this.#known = 0;
    this.#unwritten = 0;
    if (count === 0) return;
    this.#logger.warn({ action: 'refusals', outcome: 'refused', count }, `${count} more requests refused`);
  }
}
