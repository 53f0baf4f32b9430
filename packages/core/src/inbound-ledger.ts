// What one receiver has taken of each sender of one app: the last sequence number and the running totals of drops per reason.
// It says what to take of a run and how many lines a total newly announces; appending and telling is the caller's.

/** Most reasons remembered per origin; the one unused for longest goes. Senders have about ten. */
const REASONS_MAX = 32;

/** Sequence numbers and totals at or above this are refused: a sender that counts so far is broken. */
export const SEQ_MAX = 2 ** 48;

/**
 * Most lines that one gap or one rise of a total may stand for; more is refused. A gap takes as many indices of a log, which
 * end at 2^53. A sender with more to tell tells it in several reports, see `OutboundLedger`.
 */
export const JUMP_MAX = 2 ** 32;

/** Most origins of one app to remember, by default. About 200 bytes each. */
export const ORIGINS_MAX_DEFAULT = 4096;

export interface InboundLedgerOptions {
  /** Most origins; the one heard of least recently is forgotten. Default {@link ORIGINS_MAX_DEFAULT}. */
  readonly originsMax?: number;
}

/** What to do with a run: leave out `skip` lines, record `gap` lines as missing, then take `take` lines. */
export interface RunVerdict {
  /** Lines at the beginning of the run that were taken before. */
  readonly skip: number;
  /** Lines of the run to take, after those skipped. */
  readonly take: number;
  /** Lines missing between what was taken before and this run, unexplained. */
  readonly gap: number;
}

/** A ledger as plain JSON data, least recently used origin first. */
export interface InboundLedgerJson {
  readonly origins: ReadonlyArray<{
    /** Unsigned decimal. */
    readonly origin: string;
    readonly last?: number;
    readonly seenMs: number;
    readonly totals: Readonly<Record<string, number>>;
  }>;
}

type OriginJson = InboundLedgerJson['origins'][number];

interface OriginState {
  /** Number of the last line taken; undefined when only totals came so far. */
  last: number | undefined;
  seenMs: number;
  /** By reason. Made when the first one comes: most origins drop nothing, and there are 10,000 apps. */
  totals: Map<string, number> | undefined;
}

/**
 * The receiver's side of the sequence of one app.
 *
 * From an origin it takes each line once and in order: what is at or below `last` is a duplicate, a jump is a gap. An origin
 * that it does not know (new, or forgotten) begins where its first run begins, because a sender sends again whatever nobody
 * acknowledged: forgetting an origin can let duplicates through, it never makes up a gap.
 */
export class InboundLedger {
  readonly #originsMax: number;
  /** Least recently used first. */
  readonly #origins = new Map<bigint, OriginState>();

  constructor(options: InboundLedgerOptions = {}) {
    this.#originsMax = Math.max(1, options.originsMax ?? ORIGINS_MAX_DEFAULT);
  }

  /** The ledger that {@link toJSON} described. */
  static from(json: InboundLedgerJson, options: InboundLedgerOptions = {}): InboundLedger {
    const ledger = new InboundLedger(options);
    ledger.merge(json);
    return ledger;
  }

  /** Takes over what another receiver of the same app has taken: of each number the larger one counts. */
  merge(json: InboundLedgerJson): void {
    for (const { origin, last, seenMs, totals } of json.origins) {
      const id = BigInt(origin);
      const state = this.#use(id, Math.max(seenMs, this.#origins.get(id)?.seenMs ?? 0));
      if (last !== undefined) state.last = Math.max(last, state.last ?? 0);
      for (const [reason, total] of Object.entries(totals)) {
        totalsOf(state).set(reason, Math.max(total, state.totals?.get(reason) ?? 0));
      }
    }
  }

  /** Number of origins known. */
  get size(): number {
    return this.#origins.size;
  }

  /** What to take of the lines `firstSeq` to `firstSeq + count - 1`. They count as taken from now on. */
  acceptRun(origin: bigint, firstSeq: number, count: number, nowMs: number): RunVerdict {
    if (count < 1) return { skip: 0, take: 0, gap: 0 };
    const state = this.#use(origin, nowMs);
    const runLast = firstSeq + count - 1;
    const last = state.last;
    if (last !== undefined && runLast <= last) return { skip: count, take: 0, gap: 0 };
    const jump = last === undefined ? 0 : firstSeq - last - 1;
    const gap = Math.max(0, jump);
    const skip = Math.max(0, -jump);
    state.last = runLast;
    return { skip, take: count - skip, gap };
  }

  /**
   * How many lines a running total newly announces; 0 for one that repeats or is late.
   * @param acked the part of `total` that the sender knows to be announced, here or by another owner.
   */
  acceptTotal(origin: bigint, reason: string, total: number, acked: number, nowMs: number): number {
    const totals = totalsOf(this.#use(origin, nowMs));
    const announced = Math.max(totals.get(reason) ?? 0, acked);
    totals.delete(reason);
    totals.set(reason, Math.max(announced, total));
    for (const oldest of totals.keys()) {
      if (totals.size <= REASONS_MAX) break;
      totals.delete(oldest);
    }
    return Math.max(0, total - announced);
  }

  /**
   * What is wrong with the numbers of a run; undefined when it may be taken. Changes nothing.
   * @param before number of the last line of this origin that is to be taken before; 0 for none.
   */
  runProblem(origin: bigint, firstSeq: number, count: number, before = 0): string | undefined {
    const end = firstSeq + count;
    if (firstSeq < 1 || end >= SEQ_MAX) return `it is numbered from ${firstSeq} to ${end - 1}`;
    const last = Math.max(before, this.#origins.get(origin)?.last ?? 0);
    const gap = last === 0 ? 0 : firstSeq - last - 1;
    return gap > JUMP_MAX ? `${gap} lines are missing before it` : undefined;
  }

  /** What is wrong with a total; undefined when it may be taken. Changes nothing. */
  totalProblem(origin: bigint, reason: string, total: number, acked: number): string | undefined {
    if (total < acked) return `it is ${total}, of which ${acked} are acknowledged`;
    if (total >= SEQ_MAX) return `it is ${total}`;
    const rise = total - Math.max(this.#origins.get(origin)?.totals?.get(reason) ?? 0, acked);
    return rise > JUMP_MAX ? `it rises by ${rise}` : undefined;
  }

  /** Number of the last line taken of an origin; undefined when none is known. */
  last(origin: bigint): number | undefined {
    return this.#origins.get(origin)?.last;
  }

  /** The largest total of an origin and reason that was taken; undefined when none is known. */
  total(origin: bigint, reason: string): number | undefined {
    return this.#origins.get(origin)?.totals?.get(reason);
  }

  /** Another receiver of the app has taken the lines of this origin up to `last`; undefined: as if none had been taken. */
  setLast(origin: bigint, last: number | undefined, nowMs: number): void {
    this.#use(origin, nowMs).last = last;
  }

  /** Another receiver of the app has taken this total; undefined: as if none had been taken. */
  setTotal(origin: bigint, reason: string, total: number | undefined, nowMs: number): void {
    const totals = totalsOf(this.#use(origin, nowMs));
    if (total === undefined) totals.delete(reason);
    else totals.set(reason, total);
  }

  /** Whether anything is known of an origin. */
  has(origin: bigint): boolean {
    return this.#origins.has(origin);
  }

  /** The origin will not send again. */
  end(origin: bigint): void {
    this.#origins.delete(origin);
  }

  /** Forgets the origins that were not heard of for `idleMs`. Returns how many. */
  forgetIdle(nowMs: number, idleMs: number): number {
    let forgotten = 0;
    for (const [origin, state] of this.#origins) {
      if (nowMs - state.seenMs < idleMs) continue;
      this.#origins.delete(origin);
      forgotten++;
    }
    return forgotten;
  }

  toJSON(): InboundLedgerJson {
    return { origins: Array.from(this.#origins, ([origin, state]) => jsonOf(origin, state)) };
  }

  /** The same of these origins alone; what is not known of them is left out. */
  part(origins: Iterable<bigint>): InboundLedgerJson {
    const known: OriginJson[] = [];
    for (const origin of origins) {
      const state = this.#origins.get(origin);
      if (state !== undefined) known.push(jsonOf(origin, state));
    }
    return { origins: known };
  }

  /** The origin's state, as the most recently used. */
  #use(origin: bigint, nowMs: number): OriginState {
    const known = this.#origins.get(origin);
    if (known !== undefined) {
      known.seenMs = nowMs;
      if (this.#origins.size > 1) {
        this.#origins.delete(origin);
        this.#origins.set(origin, known);
      }
      return known;
    }
    for (const oldest of this.#origins.keys()) {
      if (this.#origins.size < this.#originsMax) break;
      this.#origins.delete(oldest);
    }
    const state: OriginState = { last: undefined, seenMs: nowMs, totals: undefined };
    this.#origins.set(origin, state);
    return state;
  }
}

function jsonOf(origin: bigint, { last, seenMs, totals }: OriginState): OriginJson {
  return {
    origin: origin.toString(),
    ...(last === undefined ? {} : { last }),
    seenMs,
    totals: Object.fromEntries(totals ?? []),
  };
}

function totalsOf(state: OriginState): Map<string, number> {
  state.totals ??= new Map();
  return state.totals;
}
