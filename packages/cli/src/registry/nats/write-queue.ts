// Writes in the order in which they were called. Most go one after another, so that a check and what follows from it cannot
// be separated; those that are many and independent (positions) go together, but never past one of the others.
import { cannot } from '@tailrace/core/errors';
import { RegistryError } from '@tailrace/core/registry';

/** A write that could not begin after so many milliseconds is refused: its caller gets an answer within a few seconds. */
const waitMs = 2_500;

/** A queue without a bound of its own: each entry has a caller that waits, and none waits longer than {@link waitMs}. */
export class WriteQueue {
  #alone: Promise<unknown> = Promise.resolve();
  #together: Promise<unknown>[] = [];

  /** Runs `write` after everything that was called before it and before everything that comes after. */
  alone<T>(action: string, write: () => Promise<T>): Promise<T> {
    const before = Promise.all([this.#alone, ...this.#together]);
    const result = before.then(this.#begin(action, write));
    this.#alone = result.catch(() => undefined);
    this.#together = [];
    return result;
  }

  /** Runs `write` after every earlier `alone`, at the same time as others of its kind. */
  together<T>(action: string, write: () => Promise<T>): Promise<T> {
    const result = this.#alone.then(this.#begin(action, write));
    const settled = result
      .catch(() => undefined)
      .then(() => {
        this.#together = this.#together.filter((other) => other !== settled);
      });
    this.#together.push(settled);
    return result;
  }

  /** Resolves when nothing is left to do. */
  async settled(): Promise<void> {
    await Promise.all([this.#alone, ...this.#together]);
  }

  #begin<T>(action: string, write: () => Promise<T>): () => Promise<T> {
    const deadlineMs = performance.now() + waitMs;
    return () => {
      if (performance.now() <= deadlineMs) return write();
      const whatIs = 'NATS did not answer what was asked of it before';
      throw new RegistryError(cannot(action, whatIs, 'a NATS that answers'), { code: 'unavailable' });
    };
  }
}
