// The batches of one connection that have no answer, and the deadline of the oldest. It does not know what is in them
// beyond their parts.
import type { BatchPart } from './batch-filler.ts';
import type { Scheduler, Timer } from './scheduler.ts';

interface UnackedBatch {
  readonly id: number;
  /** When it was sent, or when the receiver last said that it holds back. */
  sinceMs: number;
  readonly parts: readonly BatchPart[];
}

/** A short list with one timer for all of it. */
export class UnackedBatches {
  readonly #scheduler: Scheduler;
  readonly #timeoutMs: number;
  readonly #onTimeout: () => void;
  #batches: UnackedBatch[] = [];
  #timer: Timer | undefined;

  /** @param onTimeout - called when the oldest batch has had no answer for `timeoutMs` */
  constructor(scheduler: Scheduler, timeoutMs: number, onTimeout: () => void) {
    this.#scheduler = scheduler;
    this.#timeoutMs = timeoutMs;
    this.#onTimeout = onTimeout;
  }

  get size(): number {
    return this.#batches.length;
  }

  /** A batch is under way from now on. */
  add(id: number, parts: readonly BatchPart[]): void {
    this.#batches.push({ id, sinceMs: this.#scheduler.now(), parts });
    this.#watch();
  }

  /** The answer to a batch came: its parts, or undefined when no batch with this id is under way. */
  take(id: number): readonly BatchPart[] | undefined {
    const at = this.#batches.findIndex((batch) => batch.id === id);
    return at < 0 ? undefined : this.#batches.splice(at, 1)[0]?.parts;
  }

  /** The receiver is alive and holds back: every deadline begins again. */
  postpone(): void {
    const nowMs = this.#scheduler.now();
    for (const batch of this.#batches) {
      batch.sinceMs = nowMs;
    }
  }

  /** The connection is over: all parts, oldest first. */
  takeAll(): BatchPart[] {
    this.#timer?.cancel();
    this.#timer = undefined;
    const batches = this.#batches;
    this.#batches = [];
    return batches.flatMap(({ parts }) => parts);
  }

  /** Looks at the oldest batch when its time is up and goes on from there. */
  #watch(): void {
    const oldest = this.#batches[0];
    if (this.#timer !== undefined || oldest === undefined) {
      return;
    }
    const leftMs = oldest.sinceMs + this.#timeoutMs - this.#scheduler.now();
    this.#timer = this.#scheduler.after(Math.max(1, leftMs), () => {
      this.#timer = undefined;
      const waiting = this.#batches[0];
      if (waiting !== undefined && this.#scheduler.now() - waiting.sinceMs >= this.#timeoutMs) {
        this.#onTimeout();
      } else {
        this.#watch();
      }
    });
  }
}
