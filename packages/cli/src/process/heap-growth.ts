// How far the heap of a service may grow before all of it is searched for garbage. V8 sizes this by what programs allocate on the heap; what
// a service allocates is buffers outside of it, which V8 counts against the same small limit. So a service that carries 30 MB/s was searched
// every 30 ms, for more than half of its CPU. It is V8's own setting, given while the program runs, and touches nothing else.
import { constants, PerformanceObserver } from 'node:perf_hooks';
import { getHeapStatistics, setFlagsFromString } from 'node:v8';

const FLAG = 'heap-growing-percent';
/** A heap below this may grow by twice its size: V8's own maximum is three times. */
const PERCENT_MAX = 200;
/** A large heap may grow by half its size. */
const PERCENT_MIN = 50;
/** Between these two, a heap may grow by so much: 64 MB. */
const ROOM_BYTES = 64e6;
/** V8 is not told of smaller changes. */
const STEP_PERCENT = 25;

/** By how many percent a heap in which so many bytes live may grow. */
export function heapGrowingPercent(liveBytes: number): number {
  const percent = Math.ceil((100 * ROOM_BYTES) / Math.max(1, liveBytes) / STEP_PERCENT) * STEP_PERCENT;
  return Math.min(PERCENT_MAX, Math.max(PERCENT_MIN, percent));
}

/**
 * Sees to it until what it returns is called. Whoever sets V8's flag for the program is left alone.
 * @param setFlag For tests.
 */
export function letHeapGrow(setFlag: (flag: string) => void = setFlagsFromString): () => void {
  const given = [...process.execArgv, process.env['NODE_OPTIONS'] ?? ''].join(' ').replaceAll('_', '-');
  if (given.includes(`--${FLAG}`)) return () => undefined;
  let current = 0;
  const set = (percent: number): void => {
    if (percent !== current) setFlag(`--${FLAG}=${percent}`);
    current = percent;
  };
  const observer = new PerformanceObserver((list) => {
    // Right after a full collection nearly all that is on the heap lives.
    const isFull = list.getEntries().some((entry) => {
      const { kind } = (entry as { readonly detail?: { readonly kind?: number } }).detail ?? {};
      return kind === constants.NODE_PERFORMANCE_GC_MAJOR;
    });
    if (isFull) set(heapGrowingPercent(getHeapStatistics().used_heap_size));
  });
  set(heapGrowingPercent(getHeapStatistics().used_heap_size));
  observer.observe({ entryTypes: ['gc'] });
  return () => {
    observer.disconnect();
    set(0);
  };
}
