// Listeners of one kind of change. A listener that throws has a bug: the others are still called and the writer is
// not blamed, but the error is raised in a microtask, where it takes the process down instead of being hidden.

import type { Unsubscribe } from './registry.ts';

/** Calls every listener that is subscribed at the moment of the change, in the order of subscription. */
export class ListenerSet<T> {
  readonly #listeners = new Map<symbol, (value: T) => void>();

  /** Subscribes; the same function may be subscribed several times. */
  add(listener: (value: T) => void): Unsubscribe {
    const key = Symbol();
    this.#listeners.set(key, listener);
    return () => {
      this.#listeners.delete(key);
    };
  }

  emit(value: T): void {
    for (const [key, listener] of [...this.#listeners]) {
      if (!this.#listeners.has(key)) continue;
      try {
        listener(value);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }

  clear(): void {
    this.#listeners.clear();
  }
}
