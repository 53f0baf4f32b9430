// Whether an app that is not known here may begin: after a change of the zone's servers another one may still hold its log, or an
// agent may know where it ended. It only keeps who waits; when it opens is decided by who asks the others.

/** Who keeps it closed: the hand-over, until the other servers have answered; marks, until the agents have. */
export type GateHolder = 'handover' | 'marks';

/** Open unless somebody closes it. */
export class Gate {
  readonly #waiting = new Set<() => void>();
  readonly #holders = new Set<GateHolder>();
  readonly #onFreed = new Set<() => void>();

  get isOpen(): boolean {
    return this.#holders.size === 0;
  }

  isHeldBy(holder: GateHolder): boolean {
    return this.#holders.has(holder);
  }

  close(holder: GateHolder = 'handover'): void {
    this.#holders.add(holder);
  }

  /** One holder lets go; it opens with the last one. */
  open(holder: GateHolder = 'handover'): void {
    this.#holders.delete(holder);
    for (const callBack of [...this.#onFreed]) callBack();
    if (this.#holders.size > 0) return;
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const callBack of waiting) callBack();
  }

  /** Calls back whenever a holder lets go, before those who wait. */
  onFreed(callBack: () => void): void {
    this.#onFreed.add(callBack);
  }

  /** Calls back once, when it opens. Returns how to undo it. */
  wait(callBack: () => void): () => void {
    this.#waiting.add(callBack);
    return () => this.#waiting.delete(callBack);
  }
}
