// The order of lines in a live tail: as they arrive, zone by zone in turn, or by time inside a window. Inside a zone they never change
// places. What was there before the reader came is merged by zone-merge.ts.
import { Collator } from '@tailrace/core/collator';
import type { ZoneItem } from '../feed/zone-item.ts';
import type { LineFilter } from './line-filter.ts';
import { type Part, partsOf, timedPartsOf } from './part.ts';

/** One zone of a live tail. */
export interface LiveSource {
  readonly zone: string;
  /** True: it can be reached and knows the app, so others wait for it. */
  readonly isExpected: boolean;
  next(bytesMax: number): ZoneItem | undefined;
}

/** Pulls from zones and hands out parts in order. */
export class LiveOrder {
  readonly #collator: Collator<Part> | undefined;
  readonly #filter: LineFilter | undefined;
  readonly #clockMs: () => number;
  #expected = '';
  /** Which zone is asked first, so that a busy one does not always win. */
  #turn = 0;
  #hasRead = false;

  /**
   * @param windowMs - how long a line may wait for those of other zones; undefined: order of arrival
   * @param clockMs - a clock that does not jump
   */
  constructor(windowMs: number | undefined, filter: LineFilter | undefined, clockMs: () => number) {
    this.#filter = filter;
    this.#clockMs = clockMs;
    if (windowMs !== undefined) this.#collator = new Collator({ windowMs, now: clockMs });
  }

  /** True: the last {@link take} read something, even if none of it may go yet. */
  get hasRead(): boolean {
    return this.#hasRead;
  }

  /** Time by the clock at which something that waits may go; undefined when nothing waits. */
  get nextDueMs(): number | undefined {
    return this.#collator?.nextDueMs();
  }

  /** The next parts in order, after reading at most one piece of each zone. */
  take(sources: readonly LiveSource[], pieceBytesMax: number): Part[] {
    this.#hasRead = false;
    this.#turn++;
    const parts: Part[] = [];
    for (let i = 0; i < sources.length; i++) {
      const source = sources[(this.#turn + i) % sources.length];
      const item = source?.next(pieceBytesMax);
      if (source === undefined || item === undefined) continue;
      this.#hasRead = true;
      if (this.#collator === undefined) parts.push(...partsOf(source.zone, item, this.#filter));
      else this.#collate(this.#collator, source.zone, item);
    }
    if (this.#collator === undefined) return parts;
    this.#expect(this.#collator, sources);
    return this.#collator.take(this.#clockMs()).map(({ item }) => item);
  }

  #collate(collator: Collator<Part>, zone: string, item: ZoneItem): void {
    for (const { part, timeMs, arrivalMs } of timedPartsOf(zone, item, this.#filter)) {
      collator.push(zone, part, timeMs, arrivalMs);
    }
  }

  /** Waits for zones that can be reached and know the app. */
  #expect(collator: Collator<Part>, sources: readonly LiveSource[]): void {
    const zones = sources.filter(({ isExpected }) => isExpected).map(({ zone }) => zone);
    const expected = zones.join('\n');
    if (expected === this.#expected) return;
    this.#expected = expected;
    collator.setZones(zones);
  }
}
