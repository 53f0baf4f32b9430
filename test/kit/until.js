// Waiting for a condition in tests: the moment it holds, with a deadline and words for the failure. Not a sleep: nothing
// in a test may depend on how long something took.
const pollMs = 5;
/** Resolves to the first value of `condition` that is neither undefined nor false. */
export async function until(condition, options = {}) {
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
//# sourceMappingURL=until.js.map
