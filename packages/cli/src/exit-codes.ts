// What the exit status of `tailrace` means, and the one error type that carries a status.
// Not here: how an error is printed (main.ts) and how an HTTP answer becomes an error (client/controller-error.ts).

/** Exit statuses of every command. Documented in the help texts; scripts rely on them. */
export const EXIT = {
  /** Done, or the reader closed the pipe. */
  ok: 0,
  /** The command failed. */
  failure: 1,
  /** The command line was not understood, or a value in it was refused. */
  usage: 2,
  /** `recent` only: every zone answered and none knows the app. */
  noSuchApp: 3,
  /** The token is missing, expired or does not allow this. */
  notAllowed: 4,
  /** `--strict`: the output is complete as far as it goes, but lines were dropped or lost. */
  incomplete: 5,
  /** The traffic controller could not be reached, after the retries that were asked for. */
  unreachable: 6,
  /** `--timeout` ran out. */
  timeout: 124,
  /** Ctrl-C. */
  interrupted: 130,
  /** SIGTERM. */
  terminated: 143,
  /** SIGHUP: the terminal was closed. */
  hungUp: 129,
} as const;

/** One of the statuses above. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/**
 * A failure that is the user's to read: one line, no stack trace unless `--debug`.
 * The message says what happened and why; `hint` says what to do next.
 */
export class CliError extends Error {
  override readonly name: string = 'CliError';
  readonly exitCode: number;
  readonly hint: string | undefined;

  constructor(message: string, options: { exitCode?: number; hint?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.exitCode = options.exitCode ?? EXIT.failure;
    this.hint = options.hint;
  }
}
