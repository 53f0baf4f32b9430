// Ctrl-C and SIGTERM: the first ends the work in order, the second ends the process at once.
import { EXIT, type ExitCode } from '../exit-codes.ts';

const EXIT_CODES = { SIGINT: EXIT.interrupted, SIGTERM: EXIT.terminated } as const;

/** Listens for signals until it is closed. */
export class Interruption {
  /** Resolves at the first signal with the exit status that it asks for. */
  readonly signalled: Promise<ExitCode>;
  #onFirst: (exitCode: ExitCode) => void = () => {};
  #isInterrupted = false;
  readonly #listener = (signal: 'SIGINT' | 'SIGTERM'): void => {
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
    process.on('SIGINT', this.#listener);
    process.on('SIGTERM', this.#listener);
  }

  /** Gives the signals back to their defaults. */
  close(): void {
    process.off('SIGINT', this.#listener);
    process.off('SIGTERM', this.#listener);
  }
}
