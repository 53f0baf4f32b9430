// Whether a second signal is the echo of the first one: a terminal sends Ctrl-C to every program of the pipeline, and npm and
// npx, which may be our parent, send it to us once more. A person who means it again is slower.

/** Signals closer than this, in milliseconds, count as one. */
const echoMs = 200;

/** Tells the echo of a signal from a signal. */
export class SignalEcho {
  readonly #now: () => number;
  #lastMs = Number.NEGATIVE_INFINITY;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** To be asked once per signal. */
  isEcho(): boolean {
    const nowMs = this.#now();
    const isEcho = nowMs - this.#lastMs < echoMs;
    if (!isEcho) this.#lastMs = nowMs;
    return isEcho;
  }
}
