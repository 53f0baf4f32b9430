// A clock that only moves when a test moves it. Everything that runs, runs in the order of its time.
import type { Scheduler, Timer } from '../scheduler.ts';

interface Task {
  readonly atMs: number;
  readonly order: number;
  readonly run: () => void;
  isCancelled: boolean;
}

/** Simulated clock and timers. */
export class SimulatedScheduler implements Scheduler {
  #nowMs = 1_700_000_000_000;
  #order = 0;
  #tasks: Task[] = [];

  now(): number {
    return this.#nowMs;
  }

  after(delayMs: number, run: () => void): Timer {
    const task: Task = {
      atMs: this.#nowMs + Math.max(0, delayMs),
      order: ++this.#order,
      run,
      isCancelled: false,
    };
    this.#tasks.push(task);
    return {
      cancel: () => {
        task.isCancelled = true;
      },
    };
  }

  soon(run: () => void): void {
    this.after(0, run);
  }

  /** Timers that wait. */
  get pending(): number {
    return this.#tasks.filter((task) => !task.isCancelled).length;
  }

  /** Lets `durationMs` pass; everything that becomes due runs, also what that starts. */
  advance(durationMs: number): void {
    const endMs = this.#nowMs + durationMs;
    for (let task = this.#next(endMs); task !== undefined; task = this.#next(endMs)) {
      this.#nowMs = task.atMs;
      task.run();
    }
    this.#nowMs = endMs;
  }

  #next(endMs: number): Task | undefined {
    this.#tasks = this.#tasks.filter((task) => !task.isCancelled);
    let next: Task | undefined;
    for (const task of this.#tasks) {
      if (
        task.atMs <= endMs &&
        (next === undefined || task.atMs < next.atMs || (task.atMs === next.atMs && task.order < next.order))
      ) {
        next = task;
      }
    }
    this.#tasks = this.#tasks.filter((task) => task !== next);
    return next;
  }
}
