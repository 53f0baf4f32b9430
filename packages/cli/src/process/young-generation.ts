// How large the part of the heap becomes in which V8 makes objects. V8 doubles it when much survives, up to 32 MB on Node 20 and 128 MB on Node 24,
// and what survives in a service are the buffers of messages that are on their way: more room makes nothing cheaper, it is only resident
// memory. It is V8's own setting, given while the program runs, and touches nothing else.
import { PerformanceObserver } from 'node:perf_hooks';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

const FLAG = 'semi-space-growth-factor';
/** V8's own. */
const GROWS = 2;
const STAYS = 1;
/** From this size on it stays as it is: both halves together. V8 looks for room 1, 2, 4 MB large, so the last step may go beyond it. */
const YOUNG_BYTES_MAX = 8e6;

/** Bytes of memory that the young generation has. */
export function youngBytes(): number {
  return getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')?.space_size ?? 0;
}

/**
 * Sees to it until what it returns is called. Whoever sizes the young generation for the program is left alone.
 * @param setFlag For tests.
 */
export function boundYoungGeneration(setFlag: (flag: string) => void = setFlagsFromString): () => void {
  const given = [...process.execArgv, process.env['NODE_OPTIONS'] ?? ''].join(' ').replaceAll('_', '-');
  if (given.includes('-semi-space-')) return () => undefined;
  let current = GROWS;
  const set = (factor: number): void => {
    if (factor !== current) setFlag(`--${FLAG}=${factor}`);
    current = factor;
  };
  // V8 makes it larger at the end of a collection, and smaller when a program has been quiet.
  const follow = (): void => set(youngBytes() >= YOUNG_BYTES_MAX ? STAYS : GROWS);
  const observer = new PerformanceObserver(follow);
  follow();
  observer.observe({ entryTypes: ['gc'] });
  return () => {
    observer.disconnect();
    set(GROWS);
  };
}
