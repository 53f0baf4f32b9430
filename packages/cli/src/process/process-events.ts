// What the surroundings do to a service: signals that ask for a stop or a state dump, and errors that nobody caught.
// One object per process, given back with close().
import type { Logger } from 'pino';
import { SignalEcho } from '../send/signal-echo.ts';

/** What happens at each event. */
export interface ProcessEventHandlers {
  readonly logger: Logger;
  /** Makes sure that the log is written. */
  readonly flush: () => void;
  /** What SIGUSR1 writes to standard error. */
  readonly stateDump: () => unknown;
  /**
   * What SIGHUP does; false: it asks for a stop after all. Default: it asks for a stop, as for every program whose terminal is
   * closed.
   */
  readonly onHangup?: () => boolean;
  /** Milliseconds of any clock that does not go back. Default: `performance.now`. */
  readonly now?: () => number;
}

/** Exit statuses of a second signal, which ends the process at once. */
const signalStatus = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
/** A signal that asks for a stop. */
export type StopSignal = keyof typeof signalStatus;

/** Listens for signals and uncaught errors from its making on. */
export class ProcessEvents {
  /** Resolves at the first SIGINT, SIGTERM or, where nothing else is to be done at it, SIGHUP. */
  readonly stopRequested: Promise<StopSignal>;
  readonly #handlers: ProcessEventHandlers;
  #requestStop: (signal: StopSignal) => void = () => undefined;
  readonly #echo: SignalEcho;
  #isStopping = false;

  constructor(handlers: ProcessEventHandlers) {
    this.#handlers = handlers;
    this.#echo = new SignalEcho(handlers.now);
    this.stopRequested = new Promise((resolve) => {
      this.#requestStop = resolve;
    });
    for (const signal of Object.keys(signalStatus)) process.on(signal, this.#onStop);
    process.on('SIGUSR1', this.#onDump);
    process.on('uncaughtException', this.#onUncaught);
  }

  close(): void {
    for (const signal of Object.keys(signalStatus)) process.off(signal, this.#onStop);
    process.off('SIGUSR1', this.#onDump);
    process.off('uncaughtException', this.#onUncaught);
  }

  readonly #onStop = (signal: StopSignal): void => {
    if (signal === 'SIGHUP' && this.#handlers.onHangup?.() === true) return;
    if (this.#echo.isEcho()) return;
    if (this.#isStopping) {
      this.#handlers.flush();
      process.exit(signalStatus[signal]);
    }
    this.#isStopping = true;
    this.#requestStop(signal);
  };

  readonly #onDump = (): void => {
    const dump = { time: new Date().toISOString(), pid: process.pid, memory: process.memoryUsage() };
    const state = Object.assign(dump, this.#handlers.stateDump());
    const text = JSON.stringify(state, (_key, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    process.stderr.write(`${text}\n`);
  };

  /** Rejections that nobody handled come here too: Node raises them as uncaught exceptions. */
  readonly #onUncaught = (error: unknown): void => {
    const { logger, flush } = this.#handlers;
    if (logger.isLevelEnabled('fatal'))
      logger.fatal({ err: error }, 'Cannot go on: an error that nobody caught');
    else
      process.stderr.write(
        `tailrace: Cannot go on: ${error instanceof Error ? error.stack : String(error)}\n`,
      );
    flush();
    process.exit(1);
  };
}
