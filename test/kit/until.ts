// Waiting for a condition in tests: the moment it holds, with a deadline and words for the failure. Not a sleep: nothing
// in a test may depend on how long something took.

/** Settings of {@link until}. */
export interface UntilOptions {
  /** Milliseconds; the test fails after them. Default 15 s, which is much more than anything here takes on a slow machine. */
  readonly timeoutMs?: number;
  /** What is waited for, as the end of "waited in vain for …". */
  readonly what?: string;
  /** More about the state at the deadline. */
  readonly describe?: () => unknown;
}

const pollMs = 5;

/** Resolves to the first value of `condition` that is neither undefined nor false. */
export async function until<T>(
  condition: () => T | undefined | false | Promise<T | undefined | false>,
  options: UntilOptions = {},
): Promise<T> {
  const { timeoutMs = 15_000, what = 'a condition', describe } = options;
  const endMs = performance.now() + timeoutMs;
  for (;;) {
    const value = await condition();
    if (value !== undefined && value !== false) return value;
    if (performance.now() > endMs) {
      const state = describe === undefined ? '' : `: ${JSON.stringify(describe())}`;
      throw new Error(`Waited in vain for ${what} (${timeoutMs} ms)${state}`);
    }
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}
