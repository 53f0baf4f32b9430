// Which running totals of drops the owners do not know yet: what has risen since it was last sent, and what was sent
// without an answer. It says when totals are due; the totals themselves are the ledgers'.
import type { Total } from '@tailrace/proto/uplink-messages';
import type { OutboundApp } from './outbound-app.ts';
import type { Scheduler, Timer } from './scheduler.ts';

/** Longest time until a raised total is sent when no line of its app is. */
export const TOTALS_INTERVAL_MS = 1000;

/** The totals of all apps of a sender. */
export class UnannouncedTotals {
  readonly #scheduler: Scheduler;
  readonly #onDue: (app: OutboundApp) => void;
  /** Risen since they were last sent. */
  readonly #raised = new Set<OutboundApp>();
  /** Not acknowledged. */
  readonly #unacked = new Set<OutboundApp>();
  #timer: Timer | undefined;

  /** @param onDue - called for an app whose totals are to go even when no line of it does */
  constructor(scheduler: Scheduler, onDue: (app: OutboundApp) => void) {
    this.#scheduler = scheduler;
    this.#onDue = onDue;
  }

  /** Whether every total is acknowledged. */
  get isEmpty(): boolean {
    return this.#unacked.size === 0;
  }

  /** A total of the app has risen: it goes with the app's next batch, or within {@link TOTALS_INTERVAL_MS}. */
  raise(app: OutboundApp): void {
    if (app.totalsRaised || app.ledger.isClean) {
      return;
    }
    app.totalsRaised = true;
    this.#unacked.add(app);
    this.#raised.add(app);
    this.#timer ??= this.#scheduler.after(TOTALS_INTERVAL_MS, () => this.announceNow());
  }

  /** The totals of the app that are not under way, which they are from now on. */
  take(app: OutboundApp): readonly Total[] {
    app.totalsDue = false;
    if (!app.totalsRaised) {
      return [];
    }
    app.totalsRaised = false;
    this.#raised.delete(app);
    const totals = app.ledger.unsentTotals();
    app.ledger.totalsSent(totals);
    return totals;
  }

  /** An owner knows these totals. */
  resolve(app: OutboundApp, totals: readonly Total[]): void {
    app.ledger.ackTotals(totals);
    if (app.ledger.isClean) {
      this.#unacked.delete(app);
    } else if (app.ledger.hasUnsentTotals) {
      // One report does not tell so much: the next one follows.
      this.raise(app);
    }
  }

  /** Totals did not arrive, or nobody knows: they go again as soon as they can. */
  requeue(app: OutboundApp): void {
    app.ledger.resetSent();
    if (!app.ledger.isClean) {
      this.raise(app);
      app.totalsDue = true;
    }
  }

  /** Makes every raised total due now instead of when its time is up. */
  announceNow(): void {
    this.close();
    for (const app of this.#raised) {
      app.totalsDue = true;
      this.#onDue(app);
    }
  }

  /** Ends the timer. */
  close(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
  }
}
