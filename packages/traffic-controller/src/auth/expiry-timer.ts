// Calls back when a moment of the wall clock has come, however far away it is and however the clock is set in between.

/** Longest wait at a stretch: far below the limit of Node's timers (2^31 ms), and short enough to notice that the clock was set. */
const WAIT_MS_MAX = 60_000;

/** Calls `onExpired` once, not before `atMs`; returns what ends the wait. `Infinity` never comes. */
export function onceExpired(atMs: number, nowMs: () => number, onExpired: () => void): () => void {
  if (atMs === Number.POSITIVE_INFINITY) return () => undefined;
  let timer: NodeJS.Timeout;
  const wait = (): void => {
    const leftMs = atMs - nowMs();
    if (leftMs <= 0) onExpired();
    else timer = setTimeout(wait, Math.min(Math.ceil(leftMs), WAIT_MS_MAX));
  };
  // Not at once: the caller is not done yet.
  timer = setTimeout(wait, Math.max(0, Math.min(atMs - nowMs(), WAIT_MS_MAX)));
  return () => clearTimeout(timer);
}
