// One clock for the processes of a benchmark on one machine, for latencies between them: the system's monotonic clock, moved to the
// present by an offset that the first process sets for those that it starts.

const OFFSET_VARIABLE = 'TAILRACE_BENCH_CLOCK_OFFSET_NS';

process.env[OFFSET_VARIABLE] ??= String(BigInt(Date.now()) * 1_000_000n - process.hrtime.bigint());
const offsetNs = BigInt(process.env[OFFSET_VARIABLE] ?? '0');

/** Unix time in nanoseconds, the same in all processes. */
export function monotonicNs(): bigint {
  return offsetNs + process.hrtime.bigint();
}
