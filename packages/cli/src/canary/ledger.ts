// The account of numbered lines: what was written, what arrived, what the cluster said it dropped, and what is left over.
// Pure: no clock, no connection. Not here: how the lines look (canary-line.ts) and who writes and reads them.
import { type Added, HOLES_MAX, NumberSet } from './number-set.ts';

/** The account at one moment. Every number counts lines. */
export interface LedgerTotals {
  readonly sent: number;
  /** The part of `sent` that the first hop has taken. */
  readonly acknowledged: number;
  /** Different lines that arrived. */
  readonly received: number;
  /** Lines that arrived again. */
  readonly duplicate: number;
  /** Lines so late that it is not known any more whether they had come before; they stay `absent`. */
  readonly late: number;
  /** Lines that arrived for the first time, but after a later one of their stream. */
  readonly outOfOrder: number;
  /** Acknowledged lines that have not arrived. While lines are on their way these are among them. */
  readonly absent: number;
  /** Lines that the cluster said it dropped. */
  readonly announced: number;
  /** Announcements of a loss whose size is not known. */
  readonly unknownLosses: number;
  /** Absent lines for which there is no announcement: lost in silence. */
  readonly missing: number;
  /** Announced lines beyond those that are absent, such as other writers' lines. */
  readonly surplus: number;
  /** Lines that were neither acknowledged nor received: nobody has promised anything about them. */
  readonly unacknowledged: number;
}

/** How a {@link CanaryLedger} is made. */
export interface LedgerOptions {
  /** How many streams of numbers there are; stream `i` is the lines of one instance, in their order. 1 or more. */
  readonly streams: number;
  /** Holes told apart per stream (default 10,000, about 16 bytes each); older ones are given up and stay absent. */
  readonly holesMax?: number;
}

/** Lines of one stream. */
interface Stream {
  readonly arrived: NumberSet;
  sent: number;
  acknowledged: number;
}

/**
 * Counts lines that carry (stream, number), numbers being 1, 2, 3 … in each stream. Memory is bounded by holes, never by
 * lines. Invariants at any moment: `sent = received + absent + unacknowledged` unless a line arrived that was never sent,
 * and `absent + surplus = announced + missing` where no loss is of unknown size.
 */
export class CanaryLedger {
  readonly #streams: readonly Stream[];
  #duplicate = 0;
  #late = 0;
  #outOfOrder = 0;
  #announced = 0;
  #unknownLosses = 0;

  constructor(options: LedgerOptions) {
    const { streams, holesMax = HOLES_MAX } = options;
    this.#streams = Array.from({ length: streams }, () => ({
      arrived: new NumberSet(holesMax),
      sent: 0,
      acknowledged: 0,
    }));
  }

  /** How many streams there are. */
  get streams(): number {
    return this.#streams.length;
  }

  /** The next number of a stream: the line with it is being written now. */
  next(stream: number): number {
    const each = this.#stream(stream);
    each.sent += 1;
    return each.sent;
  }

  /** The lines of a stream through `number` were written; for those who number themselves. */
  sentThrough(stream: number, number: number): void {
    const each = this.#stream(stream);
    each.sent = Math.max(each.sent, number);
  }

  /** The first hop has taken the lines of a stream through `number`. Never goes back. */
  acknowledgedThrough(stream: number, number: number): void {
    const each = this.#stream(stream);
    each.acknowledged = Math.max(each.acknowledged, Math.min(number, each.sent));
  }

  /** A line arrived. Lines of no stream of ours are refused with `undefined` and counted nowhere. */
  received(stream: number, number: number): Added | undefined {
    const each = this.#streams[stream];
    if (each === undefined || number < 1 || number > each.sent) return undefined;
    const isBehind = number < each.arrived.highest;
    const added = each.arrived.add(number);
    if (added === 'known') this.#duplicate += 1;
    else if (added === 'late') this.#late += 1;
    else if (isBehind) this.#outOfOrder += 1;
    return added;
  }

  /** The cluster said that it dropped `count` lines; undefined: it does not know how many. */
  announced(count: number | undefined): void {
    if (count === undefined) this.#unknownLosses += 1;
    else this.#announced += count;
  }

  /** The acknowledged numbers of each stream, for {@link overdue} later on. */
  mark(): readonly number[] {
    return this.#streams.map(({ acknowledged }) => acknowledged);
  }

  /** Lines acknowledged before the mark that have neither arrived nor been announced by now. O(streams + holes). */
  overdue(mark: readonly number[]): number {
    if (this.#unknownLosses > 0) return 0;
    let absent = 0;
    for (const [i, { arrived }] of this.#streams.entries()) {
      const through = mark[i] ?? 0;
      absent += through - arrived.countThrough(through);
    }
    return Math.max(0, absent - this.#announced);
  }

  /** Whether every line that was written was acknowledged and arrived or was announced. */
  get isSettled(): boolean {
    const { missing, unacknowledged, sent, acknowledged } = this.totals();
    return missing === 0 && unacknowledged === 0 && acknowledged === sent;
  }

  /** The account now. O(streams + holes). */
  totals(): LedgerTotals {
    let sent = 0;
    let acknowledged = 0;
    let received = 0;
    let absent = 0;
    let unacknowledged = 0;
    for (const stream of this.#streams) {
      const { arrived } = stream;
      const receivedOfAcknowledged = arrived.countThrough(stream.acknowledged);
      sent += stream.sent;
      acknowledged += stream.acknowledged;
      received += arrived.count;
      absent += stream.acknowledged - receivedOfAcknowledged;
      unacknowledged += stream.sent - stream.acknowledged - (arrived.count - receivedOfAcknowledged);
    }
    const announced = this.#announced;
    return {
      sent,
      acknowledged,
      received,
      duplicate: this.#duplicate,
      late: this.#late,
      outOfOrder: this.#outOfOrder,
      absent,
      announced,
      unknownLosses: this.#unknownLosses,
      missing: this.#unknownLosses > 0 ? 0 : Math.max(0, absent - announced),
      surplus: Math.max(0, announced - absent),
      unacknowledged,
    };
  }

  #stream(stream: number): Stream {
    const each = this.#streams[stream];
    if (each === undefined) throw new RangeError(`There is no stream ${stream}, only ${this.streams}`);
    return each;
  }
}
