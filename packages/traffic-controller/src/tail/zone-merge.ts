// Merges what zones have held for a while into one order by time: for dumps, and for the lines that a tail begins with. Unlike a live
// tail it waits for every zone that has more, as long as that one keeps coming; it does not know where the lines come from.
import { Collator } from '@tailrace/core/collator';
import type { ZoneItem } from '../feed/zone-item.ts';
import type { LineFilter } from './line-filter.ts';
import { type Part, partsOf, timedPartsOf } from './part.ts';

/** A zone that answers nothing for so long is not waited for any more. */
export const ZONE_STALLED_AFTER_MS = 2_000;

/** Where the items of one zone come from. */
export interface MergeSource {
  readonly zone: string;
  /** True: there is nothing more to merge; undefined items are no sign of that. */
  readonly isPastBacklog: boolean;
  next(bytesMax: number): ZoneItem | undefined;
}

interface Zone {
  readonly source: MergeSource;
  /** Parts of it in the collator. */
  held: number;
  isDone: boolean;
  /** Gave nothing for too long. */
  isStalled: boolean;
  movedMs: number;
}

/** Pulls from zones and hands out parts in order. Holds at most one piece of each zone. */
export class ZoneMerge {
  readonly #zones: readonly Zone[];
  readonly #filter: LineFilter | undefined;
  readonly #clockMs: () => number;
  readonly #collator: Collator<Part>;
  #ready: Part[] = [];

  constructor(sources: readonly MergeSource[], filter: LineFilter | undefined, clockMs: () => number) {
    this.#filter = filter;
    this.#clockMs = clockMs;
    const movedMs = clockMs();
    this.#zones = sources.map((source) => ({ source, held: 0, isDone: false, isStalled: false, movedMs }));
    this.#collator = new Collator({
      windowMs: Number.POSITIVE_INFINITY,
      now: clockMs,
      heldItemsMax: Number.POSITIVE_INFINITY,
    });
    this.#expect();
  }

  /** True: all zones were read, or given up, and everything was handed out. */
  get isDone(): boolean {
    return this.#ready.length === 0 && this.#collator.size === 0 && this.#zones.every(({ isDone }) => isDone);
  }

  /** Zones that were given up. */
  get stalledZones(): readonly string[] {
    return this.#zones.filter(({ isStalled }) => isStalled).map(({ source }) => source.zone);
  }

  /** Time by the clock at which the next zone is given up, if it stays silent; undefined when none is waited for. */
  get nextStallMs(): number | undefined {
    let nextMs: number | undefined;
    for (const { isDone, held, movedMs } of this.#zones) {
      if (isDone || held > 0) continue;
      nextMs = Math.min(nextMs ?? Number.POSITIVE_INFINITY, movedMs + ZONE_STALLED_AFTER_MS);
    }
    return nextMs;
  }

  /** The next parts in order; empty when a zone has to be waited for, or all is done. Reads up to one piece per zone. */
  take(pieceBytesMax: number): Part[] {
    for (const zone of this.#zones) {
      if (!zone.isDone && zone.held === 0) this.#pull(zone, pieceBytesMax);
    }
    for (const { zone, item } of this.#collator.take(this.#clockMs())) {
      this.#ready.push(item);
      const from = this.#zones.find(({ source }) => source.zone === zone);
      if (from === undefined || --from.held > 0) continue;
      // It was not asked while it had something here.
      from.movedMs = this.#clockMs();
    }
    const parts = this.#ready;
    this.#ready = [];
    return parts;
  }

  #pull(zone: Zone, pieceBytesMax: number): void {
    const { source } = zone;
    const item = source.isPastBacklog ? undefined : source.next(pieceBytesMax);
    if (item !== undefined) {
      zone.movedMs = this.#clockMs();
      this.#push(zone, item);
    } else if (source.isPastBacklog) {
      zone.isDone = true;
      this.#expect();
    } else if (this.#clockMs() - zone.movedMs >= ZONE_STALLED_AFTER_MS) {
      zone.isStalled = true;
      zone.isDone = true;
      this.#expect();
    }
  }

  #push(zone: Zone, item: ZoneItem): void {
    const isAlone = this.#collator.size === 0 && this.#zones.every((other) => other === zone || other.isDone);
    if (isAlone) {
      this.#ready.push(...partsOf(zone.source.zone, item, this.#filter));
      return;
    }
    for (const { part, timeMs, arrivalMs } of timedPartsOf(zone.source.zone, item, this.#filter)) {
      this.#collator.push(zone.source.zone, part, timeMs, arrivalMs);
      zone.held++;
    }
  }

  #expect(): void {
    this.#collator.setZones(this.#zones.filter(({ isDone }) => !isDone).map(({ source }) => source.zone));
  }
}
