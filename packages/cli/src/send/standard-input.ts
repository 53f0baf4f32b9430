// Standard input as chunks, and the signals that end it early. The first signal lets the writer before us finish what it
// still has to say; the second one ends at once. It does not split lines.

import { constants } from 'node:os';
import { SignalEcho } from './signal-echo.ts';

/** How long a writer that got the same Ctrl-C may go on: it may have last lines. */
const lastLinesMs = 1000;

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Reads standard input until its end, or until a signal. Make one, use it once, close it. */
export class StandardInput {
  /** Resolves when a signal has ended the reading, else never. */
  readonly interrupted: Promise<void>;
  readonly #echo = new SignalEcho();
  #exitStatus: number | undefined;
  #interruptedNow: () => void = () => undefined;
  #timer: NodeJS.Timeout | undefined;
  readonly #onSignal = (signal: NodeJS.Signals): void => this.#interrupt(signal);

  constructor() {
    this.interrupted = new Promise((resolve) => {
      this.#interruptedNow = resolve;
    });
    for (const signal of signals) process.on(signal, this.#onSignal);
  }

  /** The exit status that the signal asks for; undefined when there was none. */
  get exitStatus(): number | undefined {
    return this.#exitStatus;
  }

  /** Chunks in order; the next one is read when the loop comes back for it. A standard input that is closed is empty. */
  async *chunks(): AsyncGenerator<Buffer, void, undefined> {
    try {
      for await (const chunk of process.stdin) yield chunk as Buffer;
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      // What a signal or a closed descriptor does to a read; anything else is the caller's to report.
      if (code !== 'ERR_STREAM_PREMATURE_CLOSE' && code !== 'ABORT_ERR' && code !== 'EBADF') throw error;
    }
  }

  /** Gives the signals back. */
  close(): void {
    clearTimeout(this.#timer);
    for (const signal of signals) process.off(signal, this.#onSignal);
    process.stdin.destroy();
  }

  #interrupt(signal: NodeJS.Signals): void {
    if (this.#echo.isEcho()) return;
    const status = 128 + constants.signals[signal];
    // The second one means "now": what is not delivered is lost, and nobody waits for it.
    if (this.#exitStatus !== undefined) process.exit(status);
    this.#exitStatus = status;
    this.#timer = setTimeout(
      () => {
        process.stdin.destroy();
        this.#interruptedNow();
      },
      process.stdin.isTTY === true ? 0 : lastLinesMs,
    );
  }
}
