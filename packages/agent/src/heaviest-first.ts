// A binary heap that always knows the heaviest of its items, and an item's place in it, so that a weight can change.
// It knows nothing of what the weights are.

/** What can stand in a {@link HeaviestFirst}. Both fields belong to the heap. */
export interface Weighed {
  /** Current weight. 0 = not in the heap. */
  weight: number;
  /** Place in the heap; -1 = not in it. */
  heapIndex: number;
}

/** Max-heap with changing weights. `heaviest` is O(1), `setWeight` O(log n). Each item is in at most one heap. */
export class HeaviestFirst<T extends Weighed> {
  readonly #items: T[] = [];

  /** Items with a weight over 0. */
  get size(): number {
    return this.#items.length;
  }

  /** The item with the largest weight; any one of several. */
  get heaviest(): T | undefined {
    return this.#items[0];
  }

  /** Changes an item's weight; 0 takes it out. */
  setWeight(item: T, weight: number): void {
    const before = item.weight;
    item.weight = weight;
    if (item.heapIndex < 0) {
      if (weight > 0) {
        this.#items.push(item);
        this.#rise(item, this.#items.length - 1);
      }
    } else if (weight <= 0) {
      this.#remove(item);
    } else if (weight > before) {
      this.#rise(item, item.heapIndex);
    } else {
      this.#sink(item, item.heapIndex);
    }
  }

  #remove(item: T): void {
    const at = item.heapIndex;
    item.heapIndex = -1;
    const last = this.#items.pop();
    if (last === undefined || last === item) {
      return;
    }
    this.#sink(last, at);
    this.#rise(last, last.heapIndex);
  }

  #rise(item: T, from: number): void {
    let at = from;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = this.#items[above] as T;
      if (parent.weight >= item.weight) {
        break;
      }
      this.#place(parent, at);
      at = above;
    }
    this.#place(item, at);
  }

  #sink(item: T, from: number): void {
    let at = from;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.#items.length) {
        break;
      }
      const right = this.#items[child + 1];
      if (right !== undefined && right.weight > (this.#items[child] as T).weight) {
        child++;
      }
      const below = this.#items[child] as T;
      if (below.weight <= item.weight) {
        break;
      }
      this.#place(below, at);
      at = child;
    }
    this.#place(item, at);
  }

  #place(item: T, at: number): void {
    this.#items[at] = item;
    item.heapIndex = at;
  }
}
