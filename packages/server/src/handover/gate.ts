// Whether an app that is not known here may begin: after a change of the zone's servers another one may still hold its log.
// It only keeps who waits; when it opens is decided by who asks the others.

/** Open unless somebody closes it. */
export class Gate {
  readonly #waiting = new Set<() => void>();
  #isOpen = true;

  get isOpen(): boolean {
    return this.#isOpen;
  }

  close(): void {
    this.#isOpen = false;
  }

  open(): void {
    this.#isOpen = true;
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const callBack of waiting) callBack();
  }

  /** Calls back once, when it opens. Returns how to undo it. */
  wait(callBack: () => void): () => void {
    this.#waiting.add(callBack);
    return () => this.#waiting.delete(callBack);
  }
}
