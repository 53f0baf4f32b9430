// What the readers of an app are told of a drain that does not work: when it begins, every hour, and when it is over. It decides when,
// and keeps the numbers; it neither connects nor writes, and never puts anything into the log, which would go into drains.

/** A drain that fails for a shorter time is no news, in milliseconds: receivers restart. */
export const ONSET_MS = 5_000;
/** How often it is told again while it lasts, in milliseconds. */
export const REPEAT_MS = 60 * 60 * 1000;

/** `failing`: it cannot deliver. `overtaken`: its log let go of lines before it had delivered them. `recovered`: it delivers again. */
export type DrainTroubleState = 'failing' | 'overtaken' | 'recovered';

/** What is told. */
export interface DrainTroubleNotice {
  readonly state: DrainTroubleState;
  /** Lines that the log has let go of since the trouble began. */
  readonly dropped: number;
  /** Unix time in milliseconds at which it began. */
  readonly sinceMs: number;
  /** Why it fails; empty where it does not. */
  readonly reason: string;
}

/** The trouble of one drain. At most two notices when it begins, one per hour, and one when it is over. */
export class DrainTrouble {
  readonly #tell: (notice: DrainTroubleNotice) => void;
  #failing: { readonly sinceMs: number; reason: string } | undefined;
  /** Told as failing. */
  #isTold = false;
  /** Lines lost while it fails, as far as is known, and of them those that were told. */
  #lost = 0;
  #lostTold = 0;
  /** Lines lost by a drain that is connected and too slow, not told yet, and since when. */
  #slow = 0;
  #slowSinceMs = 0;
  #toldMs = Number.NEGATIVE_INFINITY;

  constructor(tell: (notice: DrainTroubleNotice) => void) {
    this.#tell = tell;
  }

  /** An attempt failed, or a connection broke with lines left. */
  failed(reason: string, nowMs: number): void {
    if (this.#failing === undefined) this.#failing = { sinceMs: nowMs, reason };
    else this.#failing.reason = reason;
  }

  /** Lines are delivered again. */
  recovered(nowMs: number): void {
    const failing = this.#failing;
    const isTold = this.#isTold;
    const dropped = this.#lost;
    this.#failing = undefined;
    this.#isTold = false;
    this.#lost = 0;
    this.#lostTold = 0;
    if (failing === undefined || !isTold) {
      // What was lost in a short time is news nevertheless.
      if (dropped > 0) this.#lostBySlowness(dropped, failing?.sinceMs ?? nowMs, nowMs);
      return;
    }
    this.#toldMs = nowMs;
    this.#tell({ state: 'recovered', dropped, sinceMs: failing.sinceMs, reason: '' });
  }

  /** The receiver is told of so many lines that the log has let go of. */
  overtaken(lines: number, sinceMs: number, nowMs: number): void {
    if (this.#failing === undefined) this.#lostBySlowness(lines, sinceMs, nowMs);
    else this.#lost = Math.max(this.#lost, lines);
  }

  /** To be called a few times a second. `lost`: lines that are gone before its place in the log. */
  tick(nowMs: number, lost: number): void {
    const failing = this.#failing;
    if (failing === undefined) {
      if (this.#slow > 0 && nowMs - this.#toldMs >= REPEAT_MS) this.#tellSlow(nowMs);
      return;
    }
    this.#lost = Math.max(this.#lost, lost);
    const { sinceMs, reason } = failing;
    const isDue = this.#isTold ? nowMs - this.#toldMs >= REPEAT_MS : nowMs - sinceMs >= ONSET_MS;
    if (isDue) {
      this.#isTold = true;
      this.#toldMs = nowMs;
      this.#lostTold = this.#lost;
      this.#tell({ state: 'failing', dropped: this.#lost, sinceMs, reason });
    } else if (this.#isTold && this.#lost > 0 && this.#lostTold === 0) {
      this.#lostTold = this.#lost;
      this.#tell({ state: 'overtaken', dropped: this.#lost, sinceMs, reason });
    }
  }

  #lostBySlowness(lines: number, sinceMs: number, nowMs: number): void {
    if (this.#slow === 0) this.#slowSinceMs = sinceMs;
    this.#slow += lines;
    if (nowMs - this.#toldMs >= REPEAT_MS) this.#tellSlow(nowMs);
  }

  #tellSlow(nowMs: number): void {
    const dropped = this.#slow;
    this.#slow = 0;
    this.#toldMs = nowMs;
    this.#tell({ state: 'overtaken', dropped, sinceMs: this.#slowSinceMs, reason: '' });
  }
}
