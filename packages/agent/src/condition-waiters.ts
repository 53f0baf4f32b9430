// Who waits for something to become so, each for a time of its own. Whether it is so is asked when somebody says that it may be.
import type { Scheduler } from './scheduler.ts';

/** Waits for one condition. */
export class ConditionWaiters {
  readonly #scheduler: Scheduler;
  readonly #isMet: () => boolean;
  #waiters: (() => void)[] = [];

  constructor(scheduler: Scheduler, isMet: () => boolean) {
    this.#scheduler = scheduler;
    this.#isMet = isMet;
  }

  /** Resolves to true once the condition is met, to false after `timeoutMs`. */
  async wait(timeoutMs: number): Promise<boolean> {
    if (this.#isMet() || timeoutMs <= 0) {
      return this.#isMet();
    }
    return new Promise((resolve) => {
      const timer = this.#scheduler.after(timeoutMs, () => {
        this.#waiters = this.#waiters.filter((each) => each !== waiter);
        resolve(false);
      });
      const waiter = (): void => {
        timer.cancel();
        resolve(true);
      };
      this.#waiters.push(waiter);
    });
  }

  /** The condition may be met now. */
  note(): void {
    if (this.#waiters.length === 0 || !this.#isMet()) {
      return;
    }
    const waiters = this.#waiters;
    this.#waiters = [];
    for (const waiter of waiters) {
      waiter();
    }
  }
}
