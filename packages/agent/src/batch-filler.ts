// Which apps send next and how much: fills batches from many apps in fair turns. It decides nothing about connections
// and sends nothing.
import { DeficitRoundRobin } from '@tailrace/core/deficit-round-robin';
import type { Total } from '@tailrace/proto/uplink-messages';
import type { OutboundApp, SentRun } from './outbound-app.ts';
import type { OutboundBuffer } from './outbound-buffer.ts';

/** Most bytes of entries in a batch for a receiver that does not say what it wants; a single larger entry goes alone. */
export const BATCH_BYTES_DEFAULT = 256 * 1024;
/** Most bytes of entries in a batch, whatever the receiver says. */
export const BATCH_BYTES_MAX = 1024 * 1024;
/** What one app may send in its turn while others wait. */
const TURN_BYTES = 16 * 1024;
/** More than the fields of a run or a total take beside its bytes and its app id. */
const ELEMENT_BYTES = 48;

/** What a batch holds of one app. */
export interface BatchPart {
  readonly app: OutboundApp;
  /** Ascending by number. */
  readonly runs: SentRun[];
  readonly totals: readonly Total[];
}

/** The apps of one uplink that have something to send, in turns. */
export class BatchFiller {
  readonly #buffer: OutboundBuffer;
  readonly #batchesPerAppMax: number;
  /** Most bytes of entries in a batch. */
  batchBytesMax = BATCH_BYTES_DEFAULT;
  readonly #turns = new DeficitRoundRobin<OutboundApp>(TURN_BYTES);

  /** @param batchesPerAppMax - batches under way that may hold something of one app */
  constructor(buffer: OutboundBuffer, batchesPerAppMax: number) {
    this.#buffer = buffer;
    this.#batchesPerAppMax = batchesPerAppMax;
  }

  /** Lets the app take turns if it may send now. Returns whether it newly does. */
  offer(app: OutboundApp): boolean {
    if (app.offered || !this.#canSend(app)) {
      return false;
    }
    app.offered = true;
    this.#turns.activate(app);
    return true;
  }

  /** Ends the turns of an app. */
  withdraw(app: OutboundApp): void {
    if (app.offered) {
      app.offered = false;
      this.#turns.remove(app);
    }
  }

  /** Collects the next batch: at most {@link batchBytesMax}; empty when there is nothing to send. The apps in it count it as under way. */
  fill(): readonly BatchPart[] {
    const parts = new Map<OutboundApp, BatchPart>();
    let roomBytes = this.batchBytesMax;
    for (let app = this.#turns.pick(); app !== undefined && roomBytes > 0; app = this.#turns.pick()) {
      const known = parts.get(app);
      if (known === undefined && !this.#canSend(app)) {
        this.withdraw(app);
        continue;
      }
      const part = known ?? { app, runs: [], totals: this.#buffer.takeTotals(app) };
      const turnBytes =
        this.#turns.size === 1 ? roomBytes : Math.min(roomBytes, this.#turns.budgetBytes(app));
      const oneBytes = parts.size === 0 ? Number.POSITIVE_INFINITY : roomBytes;
      const run = this.#buffer.take(app, turnBytes, oneBytes);
      if (run === undefined && (known !== undefined || part.totals.length === 0)) {
        if (app.hasLines) {
          // Its next entry does not fit into what is left of this batch.
          break;
        }
        this.withdraw(app);
        continue;
      }
      parts.set(app, part);
      const bytes = run?.bytes.length ?? 0;
      const overheadBytes = ELEMENT_BYTES + app.id.length;
      roomBytes -= bytes + overheadBytes * (1 + (known === undefined ? part.totals.length : 0));
      this.#turns.spent(app, bytes + overheadBytes);
      if (run !== undefined) {
        part.runs.push(run);
        app.sentThrough = run.firstSeq + run.count - 1;
      }
    }
    for (const { app } of parts.values()) {
      app.unackedBatches++;
      if (!this.#canSend(app)) {
        this.withdraw(app);
      }
    }
    return [...parts.values()];
  }

  #canSend(app: OutboundApp): boolean {
    return (
      app.hasWork &&
      !app.leaving &&
      app.hold === undefined &&
      app.refusedAs === undefined &&
      app.unackedBatches < this.#batchesPerAppMax &&
      !app.mustWait
    );
  }
}
