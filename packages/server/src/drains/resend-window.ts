// What a drain has written lately and would write again if its connection broke now. Pure: the clock is an argument. A TCP
// peer acknowledges to the kernel, not to us, so what was handed to the kernel just before a break may be lost or not.

/** What was written is out of doubt when the kernel took it so long ago, in milliseconds, and nothing after it is stuck. */
export const RESEND_AGE_MS = 1_000;
/**
 * A connection gets at most so many bytes until the first of them are out of doubt, and of one that has proved itself the
 * newest so many are written again. So an endpoint that accepts and closes loses nothing, and duplicates are few. Single
 * writes are never cut. More means more duplicates, less a slower start.
 */
export const RESEND_BYTES_MAX = 64 * 1024;

/** What becomes of consecutive indices of the log. */
export interface SentCounts {
  /** Lines that the receiver gets. */
  readonly delivered: number;
  /** Lines that the log had let go of before. */
  readonly dropped: number;
  /** Lines that are not for this receiver. */
  readonly filtered: number;
  /** Lines for which a notice of the log stands. */
  readonly announced: number;
}

/** One write. `bytes` is 0 where everything was filtered. */
export interface SentBatch {
  readonly startIndex: number;
  readonly endIndex: number;
  readonly bytes: number;
  readonly counts: SentCounts;
}

/** What a broken connection means. */
export interface Broken {
  /** Where to go on reading. */
  readonly resumeIndex: number;
  /** Handed over before, and written again: no longer sent. */
  readonly resent: readonly SentBatch[];
  /** Handed over, neither out of doubt nor written again. */
  readonly unconfirmed: readonly SentBatch[];
}

interface Written extends SentBatch {
  /** When the kernel took it; undefined while it has not. */
  handedMs: number | undefined;
  readonly writtenMs: number;
}

/** The writes of one drain, oldest first: those in doubt, and after them those that the kernel has not taken. */
export class ResendWindow {
  #written: Written[] = [];
  /** First index that is not in any write. */
  #endIndex: number;
  /** Something that this connection was given is out of doubt. */
  #isProven = false;
  /** Bytes that this connection was given. */
  #connectionBytes = 0;

  /** @param startIndex the next index to deliver */
  constructor(startIndex: number) {
    this.#endIndex = startIndex;
  }

  /** Where a drain would go on if its connection broke now: the position to save. */
  get resumeIndex(): number {
    return this.#startOf(this.#firstToResend());
  }

  /** First index that the kernel has not taken. */
  get handedIndex(): number {
    return this.#startOf(handedOver(this.#written));
  }

  /** When the oldest write that the kernel has not taken was written; undefined when there is none. */
  get stuckSinceMs(): number | undefined {
    return this.#written.find(({ handedMs }) => handedMs === undefined)?.writtenMs;
  }

  /** Whether the connection may be given more. When not, {@link settle} changes that. */
  get hasRoom(): boolean {
    return this.#isProven || this.#connectionBytes < RESEND_BYTES_MAX;
  }

  /** Adds a write, and returns what to call when the kernel has taken it. */
  write(batch: SentBatch, nowMs: number): (handedMs: number) => void {
    const written: Written = { ...batch, handedMs: undefined, writtenMs: nowMs };
    this.#written.push(written);
    this.#endIndex = batch.endIndex;
    this.#connectionBytes += batch.bytes;
    return (handedMs) => {
      written.handedMs = handedMs;
    };
  }

  /** Lets go of what is out of doubt. True when bytes were among it. */
  settle(nowMs: number): boolean {
    const stuckMs = this.stuckSinceMs;
    // A peer that takes nothing any more may have died: then what it was given before is not sure either.
    if (stuckMs !== undefined && nowMs - stuckMs >= RESEND_AGE_MS) return false;
    const inDoubt = this.#written.findIndex(
      ({ handedMs }) => handedMs === undefined || nowMs - handedMs < RESEND_AGE_MS,
    );
    const settled = this.#written.splice(0, inDoubt === -1 ? this.#written.length : inDoubt);
    const hadBytes = settled.some(({ bytes }) => bytes > 0);
    if (hadBytes) this.#isProven = true;
    return hadBytes;
  }

  /** The peer has closed after reading all: nothing is in doubt. */
  settleAll(): void {
    this.#written = [];
  }

  /** The connection broke: says where to go on. The window begins anew there, for a new connection. */
  broken(): Broken {
    const written = this.#written;
    const first = this.#firstToResend();
    const resumeIndex = this.#startOf(first);
    this.#written = [];
    this.#endIndex = resumeIndex;
    this.#isProven = false;
    this.#connectionBytes = 0;
    return {
      resumeIndex,
      resent: written.slice(first).filter(({ handedMs }) => handedMs !== undefined),
      unconfirmed: written.slice(0, first),
    };
  }

  /** Of the batches that were handed over the newest, and all that were not. */
  #firstToResend(): number {
    if (!this.#isProven) return 0;
    let first = handedOver(this.#written);
    let bytes = 0;
    while (first > 0) {
      const before = this.#written[first - 1]?.bytes ?? 0;
      if (bytes > 0 && bytes + before > RESEND_BYTES_MAX) break;
      bytes += before;
      first -= 1;
    }
    return first;
  }

  #startOf(batch: number): number {
    return this.#written[batch]?.startIndex ?? this.#endIndex;
  }
}

/** How many batches, from the oldest, the kernel has taken. */
function handedOver(written: readonly Written[]): number {
  const firstPending = written.findIndex(({ handedMs }) => handedMs === undefined);
  return firstPending === -1 ? written.length : firstPending;
}
