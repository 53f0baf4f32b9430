/** Settings of {@link until}. */
export interface UntilOptions {
  /** Milliseconds; the test fails after them. Default 15 s, which is much more than anything here takes on a slow machine. */
  readonly timeoutMs?: number;
  /** What is waited for, as the end of "waited in vain for …". */
  readonly what?: string;
  /** More about the state at the deadline. */
  readonly describe?: () => unknown;
}
/** Resolves to the first value of `condition` that is neither undefined nor false. */
export declare function until<T>(
  condition: () => T | undefined | false | Promise<T | undefined | false>,
  options?: UntilOptions,
): Promise<T>;
//# sourceMappingURL=until.d.ts.map
