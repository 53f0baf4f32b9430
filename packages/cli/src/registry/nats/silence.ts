// Counts for how long others were silent, in heartbeats of our own that came back to us. No clock: while this process is
// stopped, or has no contact with NATS, none of its own come back either, so nobody else seems silent.
//
// Decides also when so many are silent at once that the fault is more likely with us or NATS than with them.

/** Three missed heartbeats: the fourth of ours came back since the last of theirs. */
export const GONE_BEATS = 4;
/** Simultaneous crashes are noticed at most one beat apart: whoever has missed so many may be gone as well. */
export const DOUBTFUL_BEATS = GONE_BEATS - 1;

/** How many beats each was silent. Holds a number per key; `keepOnly` bounds them. */
export class SilenceCounter {
  readonly #heardAt = new Map<string, number>();
  #now = 0;
  #graceUntil = 0;

  /** One of our own came back. */
  beat(): void {
    this.#now += 1;
  }

  get now(): number {
    return this.#now;
  }

  heard(key: string): void {
    this.#heardAt.set(key, this.#now);
  }

  /** Beats since it was heard, or since it was asked for first. */
  missed(key: string): number {
    const heardAt = this.#heardAt.get(key);
    if (heardAt === undefined) this.#heardAt.set(key, this.#now);
    return Math.max(0, this.#now - Math.max(heardAt ?? this.#now, this.#graceUntil));
  }

  /** After a reconnection the others need time to come back too: silence counts from so many beats on. */
  excuse(beats: number): void {
    this.#graceUntil = this.#now + beats;
  }

  /** Forgets the others: their number would grow for ever. */
  keepOnly(isKept: (key: string) => boolean): void {
    for (const key of this.#heardAt.keys()) if (!isKept(key)) this.#heardAt.delete(key);
  }
}

/** The servers of a zone at one moment. */
export interface ZoneLoss {
  /** Those in the view, ourselves included. */
  readonly present: number;
  /** Of these, those that have missed {@link DOUBTFUL_BEATS} or more. */
  readonly doubtful: number;
  /** Those that were taken out because of silence a moment ago, and are not back. */
  readonly removed: number;
}

/**
 * True when over half of a zone went away at once. In a zone of one or two that cannot be told from a single crash, which must
 * be noticed; but two that fall silent together were cut off rather than crashed, and there is nobody left to take over.
 */
export function isMassLoss({ present, doubtful, removed }: ZoneLoss): boolean {
  const whole = present + removed;
  const isAll = doubtful > 1 && doubtful === present;
  return isAll || (whole > 2 && (doubtful + removed) * 2 > whole);
}
