// Which app may be forgotten to make room for another: one that is settled and idle, the one that is idle for longest first. It
// forgets none itself.
import type { OutboundApp } from './outbound-app.ts';
import type { Scheduler } from './scheduler.ts';

/** An app that is settled and had no line for so long makes room for a further one. */
const REPLACE_IDLE_MS = 60_000;
/** How often at most all apps are looked at for those. */
const REPLACE_SCAN_MS = 1_000;

/** Finds such apps among many without looking at all of them each time. */
export class ReplaceableApps {
  readonly #apps: ReadonlyMap<string, OutboundApp>;
  readonly #scheduler: Scheduler;
  /** Those of the last look, the one idle for longest last. */
  #found: OutboundApp[] = [];
  #foundMs = Number.NEGATIVE_INFINITY;

  constructor(apps: ReadonlyMap<string, OutboundApp>, scheduler: Scheduler) {
    this.#apps = apps;
    this.#scheduler = scheduler;
  }

  /** The settled app that is idle for longest; undefined: there is none that is idle for long enough. */
  next(): OutboundApp | undefined {
    const nowMs = this.#scheduler.now();
    const beforeMs = nowMs - REPLACE_IDLE_MS;
    if (this.#found.length === 0 && nowMs - this.#foundMs >= REPLACE_SCAN_MS) {
      this.#foundMs = nowMs;
      this.#found = [...this.#apps.values()].filter((app) => canForget(app, beforeMs));
      this.#found.sort((a, b) => a.lastUsedMs - b.lastUsedMs).reverse();
    }
    for (let app = this.#found.pop(); app !== undefined; app = this.#found.pop()) {
      if (!app.isForgotten && canForget(app, beforeMs)) {
        return app;
      }
    }
    return undefined;
  }
}

/** Whether nothing of the app is held, under way or unannounced, and no line came since. */
export function canForget(app: OutboundApp, beforeMs: number): boolean {
  return (
    app.lastUsedMs < beforeMs && app.isSettled && app.unackedBatches === 0 && app.predecessor === undefined
  );
}
