// Merges the lines of several zones into one order by time, as far as a window of waiting allows. It holds lines back,
// it never drops one; it does not know what a line is.

/** A line whose time is further than this from its arrival at a server counts as from its arrival. 5 minutes. */
export const CLOCK_TRUST_MS = 5 * 60_000;

/** Default of `heldItemsMax`. */
export const COLLATOR_ITEMS_MAX = 10_000;

/** An item and the zone that it came from. */
export interface Collated<T> {
  readonly zone: string;
  readonly item: T;
}

/** Settings of a {@link Collator}. */
export interface CollatorOptions {
  /** How long an item may wait for others, in milliseconds. 0 does not wait. More costs as much latency. */
  readonly windowMs: number;
  /** The reader's own clock, which should not jump; waiting is measured by it alone. */
  readonly now: () => number;
  /** When more are held, the first ones in order go without waiting. Default: {@link COLLATOR_ITEMS_MAX}. */
  readonly heldItemsMax?: number;
}

interface Waiting<T> {
  readonly item: T;
  /** By what it is ordered. Never falls inside a zone. */
  readonly orderMs: number;
  /** When it has waited long enough. Never falls inside a zone. */
  readonly dueMs: number;
}

class ZoneQueue<T> {
  readonly name: string;
  /** Whether the others wait for this zone while it is empty. */
  isExpected = false;
  /** items[first] is the head; what is before it has been taken. */
  readonly #items: (Waiting<T> | undefined)[] = [];
  #first = 0;
  #lastOrderMs = Number.NEGATIVE_INFINITY;
  #lastDueMs = Number.NEGATIVE_INFINITY;

  constructor(name: string) {
    this.name = name;
  }

  get head(): Waiting<T> | undefined {
    return this.#items[this.#first];
  }

  push(item: T, timeMs: number, dueMs: number): void {
    this.#lastOrderMs = Math.max(timeMs, this.#lastOrderMs);
    this.#lastDueMs = Math.max(dueMs, this.#lastDueMs);
    this.#items.push({ item, orderMs: this.#lastOrderMs, dueMs: this.#lastDueMs });
  }

  shift(): void {
    this.#items[this.#first] = undefined;
    this.#first += 1;
    if (this.#first < 64 || this.#first * 2 < this.#items.length) return;
    this.#items.splice(0, this.#first);
    this.#first = 0;
  }
}

/**
 * Order: inside a zone always that in which its items were pushed; between zones by time. An item is released when every
 * other expected zone has an item that is not earlier, or when it, or one that is not earlier, has waited `windowMs`. So nothing
 * waits longer than the window (measured from `push` on the reader's clock), and an item can come out of order only when
 * it was pushed more than the window after one that is later.
 *
 * An item's time counts if it is within {@link CLOCK_TRUST_MS} of its arrival, else the arrival; so a host with a wrong
 * clock cannot hold back or hide the lines of another. O(zones) per item.
 */
export class Collator<T> {
  readonly #windowMs: number;
  readonly #now: () => number;
  readonly #heldItemsMax: number;
  readonly #zones = new Map<string, ZoneQueue<T>>();
  #heldItems = 0;
  #releasedEarly = 0;

  constructor(options: CollatorOptions) {
    this.#windowMs = options.windowMs;
    this.#now = options.now;
    this.#heldItemsMax = options.heldItemsMax ?? COLLATOR_ITEMS_MAX;
  }

  /** Items that are held. */
  get size(): number {
    return this.#heldItems;
  }

  /** How many items went without waiting because `heldItemsMax` were held. */
  get releasedEarly(): number {
    return this.#releasedEarly;
  }

  /** Whom to wait for. Items of other zones are merged too, but nothing waits for those zones, and an empty one is forgotten. */
  setZones(zones: readonly string[]): void {
    for (const queue of this.#zones.values()) queue.isExpected = false;
    for (const zone of zones) this.#zone(zone).isExpected = true;
    for (const queue of this.#zones.values()) this.#forgetIfDone(queue);
  }

  /**
   * Adds an item behind all others of its zone.
   *
   * @param timeMs - when it was written, by the clock of its host
   * @param arrivalMs - when it arrived at its server, by the server's clock
   */
  push(zone: string, item: T, timeMs: number, arrivalMs: number): void {
    const orderMs = Math.abs(timeMs - arrivalMs) <= CLOCK_TRUST_MS ? timeMs : arrivalMs;
    this.#zone(zone).push(item, orderMs, this.#now() + this.#windowMs);
    this.#heldItems += 1;
  }

  /** Takes out what may go at `nowMs`, in order. Default: now. */
  take(nowMs = this.#now()): Collated<T>[] {
    const released: Collated<T>[] = [];
    let dueOrderMs = this.#latestDueOrder(nowMs);
    for (let queue = this.#earliest(); queue !== undefined; queue = this.#earliest()) {
      const head = queue.head;
      if (head === undefined) break;
      if (head.orderMs > dueOrderMs && !this.#isEveryoneHeard()) {
        if (this.#heldItems <= this.#heldItemsMax) break;
        this.#releasedEarly += 1;
      }
      released.push({ zone: queue.name, item: head.item });
      queue.shift();
      this.#heldItems -= 1;
      const next = queue.head;
      if (next === undefined) this.#forgetIfDone(queue);
      else if (next.dueMs <= nowMs) dueOrderMs = Math.max(dueOrderMs, next.orderMs);
    }
    return released;
  }

  /** When something that is held now may go at the latest; undefined when nothing is held. */
  nextDueMs(): number | undefined {
    let earliestMs: number | undefined;
    for (const { head } of this.#zones.values()) {
      if (head !== undefined && (earliestMs === undefined || head.dueMs < earliestMs))
        earliestMs = head.dueMs;
    }
    return earliestMs;
  }

  /** Takes out everything, in order. */
  flush(): Collated<T>[] {
    return this.take(Number.POSITIVE_INFINITY);
  }

  #zone(name: string): ZoneQueue<T> {
    const known = this.#zones.get(name);
    if (known !== undefined) return known;
    const queue = new ZoneQueue<T>(name);
    this.#zones.set(name, queue);
    return queue;
  }

  /** A zone that nobody waits for leaves nothing behind. */
  #forgetIfDone(queue: ZoneQueue<T>): void {
    if (!queue.isExpected && queue.head === undefined) this.#zones.delete(queue.name);
  }

  #isEveryoneHeard(): boolean {
    for (const queue of this.#zones.values()) {
      if (queue.isExpected && queue.head === undefined) return false;
    }
    return true;
  }

  /** The zone with the earliest head; of equals the first by name. */
  #earliest(): ZoneQueue<T> | undefined {
    let earliest: ZoneQueue<T> | undefined;
    let earliestMs = Number.POSITIVE_INFINITY;
    for (const queue of this.#zones.values()) {
      const orderMs = queue.head?.orderMs;
      if (orderMs === undefined || orderMs > earliestMs) continue;
      if (orderMs === earliestMs && earliest !== undefined && earliest.name < queue.name) continue;
      earliest = queue;
      earliestMs = orderMs;
    }
    return earliest;
  }

  /** The latest time of a head that has waited long enough: everything up to it goes, in order. */
  #latestDueOrder(nowMs: number): number {
    let latestMs = Number.NEGATIVE_INFINITY;
    for (const { head } of this.#zones.values()) {
      if (head !== undefined && head.dueMs <= nowMs) latestMs = Math.max(latestMs, head.orderMs);
    }
    return latestMs;
  }
}
