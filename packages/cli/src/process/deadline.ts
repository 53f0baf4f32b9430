// A moment by which several steps have to be done. It shares out the time and stops waiting; it stops no work.

/** Time left until a moment that was fixed when it was made. */
export class Deadline {
  readonly #endMs: number;
  readonly #now: () => number;

  constructor(graceMs: number, now: () => number = () => performance.now()) {
    this.#now = now;
    this.#endMs = now() + graceMs;
  }

  /** Milliseconds left, never below 0. */
  get leftMs(): number {
    return Math.max(0, this.#endMs - this.#now());
  }

  /** Resolves to whether the work was done in time. A rejection counts as done: it is the caller's to look at. */
  async meets(work: Promise<unknown>): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<false>((resolve) => {
      timer = setTimeout(() => resolve(false), this.leftMs);
    });
    const done = work.then(
      () => true,
      () => true,
    );
    try {
      return await Promise.race([done, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}
