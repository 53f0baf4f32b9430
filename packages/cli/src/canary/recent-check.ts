// The second way back: what `recent` holds of a canary's lines must be without holes from its oldest line on, but for what
// is announced there. Lines before that are not held any more, which is nobody's loss.
import { numberField } from '../client/answer-fields.ts';
import type { ControllerEndpoint } from '../client/controller-endpoint.ts';
import { isLogRecord, type StreamRecord } from '../client/log-records.ts';
import { openRecent } from '../client/recent-reader.ts';
import type { CanaryLines } from './canary-line.ts';
import { NumberSet } from './number-set.ts';

/** What a dump had of the lines. */
export interface RecentTotals {
  /** Different lines of this run. */
  readonly held: number;
  readonly announced: number;
  /** Lines behind the oldest one held of their stream that are neither there nor announced. */
  readonly missing: number;
  readonly duplicate: number;
  readonly outOfOrder: number;
}

/** Enters a dump. Pure. */
export class RecentAccount {
  readonly #streams: readonly NumberSet[];
  /** What stands before the first line of this run is of earlier ones. */
  #hasBegun = false;
  #announced = 0;
  #hasUnknownLoss = false;
  #duplicate = 0;
  #outOfOrder = 0;

  constructor(streams: number) {
    this.#streams = Array.from({ length: streams }, () => new NumberSet());
  }

  take(records: readonly StreamRecord[], lines: CanaryLines): void {
    for (const record of records) {
      if (isLogRecord(record)) {
        const line = lines.read(record.message);
        if (line !== undefined) this.#line(line.stream, line.number);
      } else if (this.#hasBegun && (record.type === 'drop' || record.type === 'gap')) {
        const count = numberField(record, record.type === 'drop' ? 'count' : 'missing');
        this.#announced += count ?? 0;
        if (count === undefined) this.#hasUnknownLoss = true;
      }
    }
  }

  /** @param through - the last number of each stream that must be there */
  totals(through: readonly number[]): RecentTotals {
    let held = 0;
    let absent = 0;
    for (const [i, numbers] of this.#streams.entries()) {
      const last = through[i] ?? 0;
      held += numbers.count;
      if (numbers.count > 0) {
        absent += Math.max(0, last - numbers.lowest + 1 - numbers.countThrough(last));
      } else if (last > 0) {
        // Newer lines are held longer than older ones: at least the last one should be there.
        absent += 1;
      }
    }
    const missing = this.#hasUnknownLoss ? 0 : Math.max(0, absent - this.#announced);
    return {
      held,
      announced: this.#announced,
      missing,
      duplicate: this.#duplicate,
      outOfOrder: this.#outOfOrder,
    };
  }

  #line(stream: number, number: number): void {
    const numbers = this.#streams[stream];
    if (numbers === undefined) return;
    this.#hasBegun = true;
    const isBehind = number < numbers.highest;
    const added = numbers.add(number);
    if (added === 'known') this.#duplicate += 1;
    else if (isBehind) this.#outOfOrder += 1;
  }
}

/** What is asked of `recent`. */
export interface RecentCheck {
  readonly endpoint: ControllerEndpoint;
  readonly app: string;
  readonly zones: readonly string[];
  readonly lines: CanaryLines;
  /** The last acknowledged number of each stream. */
  readonly through: readonly number[];
  readonly signal: AbortSignal;
}

/**
 * Reads everything that is held of the app and gives what it had of this run.
 * @throws CliError where it cannot be read
 */
export async function checkRecent(check: RecentCheck): Promise<RecentTotals> {
  const { endpoint, app, zones, lines, through, signal } = check;
  const account = new RecentAccount(through.length);
  const query = { lines: 'all', ...(zones.length === 0 ? {} : { zone: zones }) };
  const dump = await openRecent(endpoint, app, query, signal);
  for await (const records of dump.batches) account.take(records, lines);
  return account.totals(through);
}
