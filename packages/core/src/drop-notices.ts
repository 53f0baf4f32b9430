// Collects dropped lines until a notice may be written: at most one per second, app and reason. It has no timer and writes no
// notice; whoever owns the logs asks what is due after each batch and once a second.
import type { DropReason } from './drop-reason.ts';

/** Least time between two notices of one app and reason. */
export const NOTICE_INTERVAL_MS = 1000;

/** Most (app, reason) pairs, by default. About 200 bytes each. */
export const NOTICE_KEYS_MAX_DEFAULT = 100_000;

/** Lines for which a notice is to be written. */
export interface PendingDrop {
  readonly app: string;
  readonly reason: DropReason;
  readonly count: number;
  /** Unix time in milliseconds of the first of them. */
  readonly firstMs: number;
  /** Unix time in milliseconds of the last of them. */
  readonly lastMs: number;
  /** What the notice says beside the count; the newest that was given. */
  readonly detail: string;
}

interface Pending {
  readonly app: string;
  readonly reason: DropReason;
  count: number;
  firstMs: number;
  lastMs: number;
  detail: string;
  /** Time of the last notice, or undefined when none was written in the last interval. */
  noticeMs: number | undefined;
}

/** Drops by app and reason. Sums are exact: what was added comes out of {@link due} or {@link takeAll}, once. */
export class DropNotices {
  readonly #keysMax: number;
  readonly #pending = new Map<string, Map<DropReason, Pending>>();
  /** Those that have lines and may be told now. */
  readonly #ready = new Set<Pending>();
  /** Those that were told within the last interval, in that order; with new lines or without. */
  readonly #resting = new Set<Pending>();
  #keys = 0;
  #pendingLines = 0;

  /** @param options.keysMax most (app, reason) pairs, default {@link NOTICE_KEYS_MAX_DEFAULT}. */
  constructor(options: { readonly keysMax?: number } = {}) {
    this.#keysMax = options.keysMax ?? NOTICE_KEYS_MAX_DEFAULT;
  }

  /** Lines added that were not yet handed out. */
  get pendingLines(): number {
    return this.#pendingLines;
  }

  /** Those of one app. */
  pendingLinesOf(app: string): number {
    let lines = 0;
    if (this.#pendingLines > 0)
      for (const { count } of this.#pending.get(app)?.values() ?? []) lines += count;
    return lines;
  }

  /**
   * Adds dropped lines. False, and nothing is added, when there are too many (app, reason) pairs: the caller has to tell at once.
   * @param nowMs Unix time in milliseconds.
   */
  add(
    app: string,
    reason: DropReason,
    lines: number,
    firstMs: number,
    lastMs: number,
    detail: string,
    nowMs: number,
  ): boolean {
    if (lines < 1) return true;
    this.#wake(nowMs);
    const pending = this.#entry(app, reason);
    if (pending === undefined) return false;
    if (pending.count === 0) {
      pending.firstMs = firstMs;
      pending.lastMs = lastMs;
    }
    pending.count += lines;
    pending.firstMs = Math.min(pending.firstMs, firstMs);
    pending.lastMs = Math.max(pending.lastMs, lastMs);
    if (detail !== '') pending.detail = detail;
    this.#pendingLines += lines;
    if (pending.noticeMs === undefined) this.#ready.add(pending);
    return true;
  }

  /** What was not told of an app yet. */
  pendingOf(app: string): PendingDrop[] {
    const pending = [...(this.#pending.get(app)?.values() ?? [])].filter(({ count }) => count > 0);
    return pending.map(({ reason, count, firstMs, lastMs, detail }) => ({
      app,
      reason,
      count,
      firstMs,
      lastMs,
      detail,
    }));
  }

  /** What is to be told now. It counts as told. */
  due(nowMs: number): PendingDrop[] {
    this.#wake(nowMs);
    const drops: PendingDrop[] = [];
    for (const pending of this.#ready) {
      drops.push(this.#take(pending));
      pending.noticeMs = nowMs;
      this.#resting.add(pending);
    }
    this.#ready.clear();
    return drops;
  }

  /** Everything that was not told, of one app or of all, whether it is due or not. Nothing is remembered of them. */
  takeAll(app?: string): PendingDrop[] {
    const drops: PendingDrop[] = [];
    for (const [name, reasons] of app === undefined ? this.#pending : this.#only(app)) {
      for (const pending of reasons.values()) {
        if (pending.count > 0) drops.push(this.#take(pending));
        this.#ready.delete(pending);
        this.#resting.delete(pending);
      }
      this.#keys -= reasons.size;
      this.#pending.delete(name);
    }
    return drops;
  }

  /** When the resting ones have rested, those with lines are ready and the others forgotten. */
  #wake(nowMs: number): void {
    for (const pending of this.#resting) {
      const restedMs = nowMs - (pending.noticeMs ?? 0);
      if (restedMs >= 0 && restedMs < NOTICE_INTERVAL_MS) return;
      this.#resting.delete(pending);
      pending.noticeMs = undefined;
      if (pending.count > 0) this.#ready.add(pending);
      else this.#forget(pending);
    }
  }

  #take(pending: Pending): PendingDrop {
    const { app, reason, count, firstMs, lastMs, detail } = pending;
    this.#pendingLines -= count;
    pending.count = 0;
    return { app, reason, count, firstMs, lastMs, detail };
  }

  #entry(app: string, reason: DropReason): Pending | undefined {
    let reasons = this.#pending.get(app);
    const known = reasons?.get(reason);
    if (known !== undefined) return known;
    if (this.#keys >= this.#keysMax) return undefined;
    if (reasons === undefined) {
      reasons = new Map();
      this.#pending.set(app, reasons);
    }
    const pending: Pending = {
      app,
      reason,
      count: 0,
      firstMs: 0,
      lastMs: 0,
      detail: '',
      noticeMs: undefined,
    };
    reasons.set(reason, pending);
    this.#keys++;
    return pending;
  }

  #forget(pending: Pending): void {
    const reasons = this.#pending.get(pending.app);
    if (reasons?.delete(pending.reason)) this.#keys--;
    if (reasons?.size === 0) this.#pending.delete(pending.app);
  }

  #only(app: string): Map<string, Map<DropReason, Pending>> {
    const reasons = this.#pending.get(app);
    return new Map(reasons === undefined ? [] : [[app, reasons]]);
  }
}
