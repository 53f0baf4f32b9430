// Deficit round robin over keyed queues: who may send next, and how much, so that each gets the same bytes however
// large its items are. It holds no items: the queues are the caller's.

interface Turn<K> {
  readonly key: K;
  /** Bytes that it may still send in this turn; 0 or negative when its turn is over. */
  budgetBytes: number;
  previous: Turn<K>;
  next: Turn<K>;
}

/**
 * Keys take turns in a circle. In a turn a key may send `quantumBytes`; what it sends beyond that, since an item is not
 * divisible, it has less in its next turns. So over any time the bytes of two keys that were active throughout differ by
 * at most one quantum and one item.
 *
 * The caller activates a key when its queue gets its first item and removes it when the queue is empty (an empty queue
 * saves nothing up). All calls are O(1), but a key that overdrew by n quanta is passed over n times.
 */
export class DeficitRoundRobin<K> {
  readonly #quantumBytes: number;
  readonly #turns = new Map<K, Turn<K>>();
  /** Whose turn it is. */
  #current: Turn<K> | undefined;

  /** @param quantumBytes - at least 1; larger turns make larger runs of one key, and worse latency for the others */
  constructor(quantumBytes: number) {
    if (!(quantumBytes >= 1)) {
      throw new RangeError(`Cannot take turns of ${quantumBytes} bytes: expected at least 1`);
    }
    this.#quantumBytes = quantumBytes;
  }

  /** How many keys are active. */
  get size(): number {
    return this.#turns.size;
  }

  isActive(key: K): boolean {
    return this.#turns.has(key);
  }

  /** Lets the key take part, last in the circle. Does nothing when it already does. */
  activate(key: K): void {
    if (this.#turns.has(key)) return;
    const current = this.#current;
    const turn = { key, budgetBytes: 0 } as Turn<K>;
    turn.next = current ?? turn;
    turn.previous = current?.previous ?? turn;
    turn.previous.next = turn;
    turn.next.previous = turn;
    this.#turns.set(key, turn);
    if (current === undefined) this.#begin(turn);
  }

  /** Takes the key out and forgets its budget. Does nothing when it is not active. */
  remove(key: K): void {
    const turn = this.#turns.get(key);
    if (turn === undefined) return;
    this.#turns.delete(key);
    turn.previous.next = turn.next;
    turn.next.previous = turn.previous;
    if (turn !== this.#current) return;
    this.#current = undefined;
    if (turn.next !== turn) this.#begin(turn.next);
  }

  /** The key whose turn it is; undefined when none is active. The same until it has spent its budget or is skipped. */
  pick(): K | undefined {
    for (let turn = this.#current; turn !== undefined; turn = this.#current) {
      if (turn.budgetBytes > 0) return turn.key;
      this.#begin(turn.next);
    }
    return undefined;
  }

  /** How many bytes the key may still send in this turn, at least 1 for the key that `pick` returned. */
  budgetBytes(key: K): number {
    return Math.max(0, this.#turns.get(key)?.budgetBytes ?? 0);
  }

  /** Charges what the key has sent. */
  spent(key: K, bytes: number): void {
    const turn = this.#turns.get(key);
    if (turn !== undefined) turn.budgetBytes -= bytes;
  }

  /** Ends the turn of a key that cannot send now. It stays in the circle; what it did not use it loses. */
  skip(key: K): void {
    const turn = this.#turns.get(key);
    if (turn === undefined) return;
    turn.budgetBytes = Math.min(0, turn.budgetBytes);
    if (turn === this.#current) this.#begin(turn.next);
  }

  #begin(turn: Turn<K>): void {
    turn.budgetBytes += this.#quantumBytes;
    this.#current = turn;
  }
}
