// Ctrl-C, SIGTERM and a closed terminal (SIGHUP): the first ends the work in order, the second ends the process at once.
import { EXIT, type ExitCode } from '../exit-codes.ts';

const EXIT_CODES = { SIGINT: EXIT.interrupted, SIGTERM: EXIT.terminated, SIGHUP: EXIT.hungUp } as const;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Listens for signals until it is closed. */
export class Interruption {
  /** Resolves at the first signal with the exit status that it asks for. */
  readonly signalled: Promise<ExitCode>;
  #onFirst: (exitCode: ExitCode) => void = () => {};
  #isInterrupted = false;
  readonly #listener = (signal: (typeof SIGNALS)[number]): void => {
    const exitCode = EXIT_CODES[signal];
    // What was not written by now is given up: that is what the second signal asks for.
    if (this.#isInterrupted) process.exit(exitCode);
    this.#isInterrupted = true;
    this.#onFirst(exitCode);
  };

  constructor() {
    this.signalled = new Promise((resolve) => {
      this.#onFirst = resolve;
    });
    for (const signal of SIGNALS) process.on(signal, this.#listener);
  }

  /** Gives the signals back to their defaults. */
  close(): void {
    for (const signal of SIGNALS) process.off(signal, this.#listener);
  }
}
