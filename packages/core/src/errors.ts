// The base of every error that Tailrace raises for something wrong in the world, and the grammar of its messages.
// It is not for bugs of our own: those are plain Error objects and take the process down.

/** Settings of a {@link LogError} beside its message. */
export interface LogErrorOptions<Code extends string = string> {
  /** Stable, machine-readable name of what went wrong, in snake_case. */
  readonly code: Code;
  /** Whether the same action may succeed when it is tried again unchanged. Default: false. */
  readonly retryable?: boolean;
  /** What caused this error. It stays in the process: peers never see it. */
  readonly cause?: unknown;
}

/**
 * An error of the world: bad input, a peer that is away, a full disk.
 *
 * Subclasses exist only where a caller branches on the class; otherwise `code` says what happened.
 */
export class LogError<Code extends string = string> extends Error {
  override readonly name: string = 'LogError';
  /** Stable, machine-readable name of what went wrong. */
  readonly code: Code;
  /** Whether the same action may succeed when it is tried again unchanged. */
  readonly retryable: boolean;

  constructor(message: string, options: LogErrorOptions<Code>) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = options.code;
    this.retryable = options.retryable ?? false;
  }
}

/**
 * Builds a message in the one grammar: `Cannot <action>: <what is>, expected <what should be>`.
 *
 * @param action - what was attempted, without "cannot": `read the cursor`
 * @param whatIs - what was found, with values in double quotes: `"x" is not base64url`
 * @param expected - what would have been right; left out where there is nothing to expect
 */
export function cannot(action: string, whatIs: string, expected?: string): string {
  return expected === undefined
    ? `Cannot ${action}: ${whatIs}`
    : `Cannot ${action}: ${whatIs}, expected ${expected}`;
}

/** Quotes a value for a message: JSON escapes, at most `charsMax` characters (default 64) of the value. */
export function quoted(value: string, charsMax = 64): string {
  return JSON.stringify(value.length <= charsMax ? value : `${value.slice(0, charsMax)}…`);
}

/**
 * A text as somebody gave it where an address was expected, as it may be shown: whatever may be a user name and a password is `***`. It need
 * not be a URL, and the password may hold `/`, `@` or anything else that keeps it from being one.
 */
export function withoutCredentials(text: string): string {
  return /:.*@/s.test(text) ? text.replace(/^([A-Za-z][A-Za-z0-9+.-]*:\/\/)?.*@/s, '$1***@') : text;
}

/** Turns whatever was thrown into a {@link LogError}; one that is one already is returned as it is. */
export function fromUnknown(thrown: unknown): LogError {
  if (thrown instanceof LogError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new LogError(message, { code: 'unknown', cause: thrown });
}
