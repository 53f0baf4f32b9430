// Time as the agent's state machines see it: the clock and timers, handed in so that tests can run years in milliseconds.
// Not a task queue: nothing here keeps order beyond what timers and the event loop give.

/** A timer that can be taken back. */
export interface Timer {
  /** Takes the timer back. Harmless when it has run. */
  cancel(): void;
}

/** Clock and timers. */
export interface Scheduler {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /** Runs `run` once after `delayMs`. */
  after(delayMs: number, run: () => void): Timer;
  /** Runs `run` once, soon: after the input that is ready now was handled. */
  soon(run: () => void): void;
}

/** The process's clock and timers. */
export const systemScheduler: Scheduler = {
  now: () => Date.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs);
    return { cancel: () => clearTimeout(timer) };
  },
  soon(run) {
    setImmediate(run);
  },
};
