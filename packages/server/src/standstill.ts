// Notices that this process stood still (halted, paused with its container, moved with its machine) for so long that others may
// have taken it out of the membership. Until that is known, the view is not to be believed: what waits in the sockets was sent
// to it when it was an owner, and may have been sent to another one since. It asks nobody itself.

/**
 * So long, in milliseconds, is a standstill: less than the shortest after which others take a server out, 1.5 s after its last
 * sign of life, which may have been 0.5 s before it stopped.
 */
export const STANDSTILL_MS = 800;
const CHECK_MS = 200;

/** What a {@link Standstill} works with. */
export interface StandstillOptions {
  /** Asks the registry whether this server is still what it was. When it resolves or rejects, the view is believed again. */
  readonly confirm: () => Promise<void>;
  readonly onNoticed: (stoodMs: number) => void;
  /** Unix time in milliseconds: it goes on while a machine sleeps, which the monotonic clock does not. */
  readonly now: () => number;
}

/** Runs from `start` to `close`. A turn of the event loop that takes as long counts as well: it costs one question. */
export class Standstill {
  readonly #options: StandstillOptions;
  #timer: NodeJS.Timeout | undefined;
  #wallMs = 0;
  #monotonicMs = 0;
  #isAsking = false;

  constructor(options: StandstillOptions) {
    this.#options = options;
  }

  start(): void {
    this.#wallMs = this.#options.now();
    this.#monotonicMs = performance.now();
    this.#timer = setInterval(() => this.#look(), CHECK_MS);
    this.#timer.unref();
  }

  close(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** False: it stood still, and it is not known yet what the others made of that. To be asked before anything is taken. */
  get isViewSure(): boolean {
    if (this.#timer !== undefined) this.#look();
    return !this.#isAsking;
  }

  #look(): void {
    const wallMs = this.#options.now();
    const monotonicMs = performance.now();
    const stoodMs = Math.max(wallMs - this.#wallMs, monotonicMs - this.#monotonicMs);
    this.#wallMs = wallMs;
    this.#monotonicMs = monotonicMs;
    if (stoodMs < STANDSTILL_MS || this.#isAsking) return;
    this.#isAsking = true;
    this.#options.onNoticed(stoodMs);
    const believe = (): void => {
      this.#isAsking = false;
    };
    this.#options.confirm().then(believe, believe);
  }
}
