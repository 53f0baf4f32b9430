// Whether memory stays where it is: the slope of a straight line through what was measured after a warm-up. Pure.

/** One look at a process. */
export interface MemorySample {
  /** Seconds since the load began. */
  readonly atS: number;
  readonly bytes: number;
}

/** What a series of samples says. */
export interface Flatness {
  readonly meanBytes: number;
  /** Of the line through the samples; positive: it grows. */
  readonly bytesPerMinute: number;
  readonly isFlat: boolean;
}

/** Samples are taken together for so long: memory goes up and down with every collection. */
const WINDOW_S = 30;
/** A process may grow by so much a minute: what the allocator does to memory that is used again and again is less. */
const BYTES_PER_MINUTE_MAX = 0.5e6;
/** The same as a share of its memory, for large ones. */
const SHARE_PER_MINUTE_MAX = 0.005;

/** The limit that {@link flatnessOf} holds to, in bytes per minute. */
export function growthMax(meanBytes: number): number {
  return Math.max(BYTES_PER_MINUTE_MAX, SHARE_PER_MINUTE_MAX * meanBytes);
}

/**
 * Judges the samples from `fromS` on. `lowest` takes the lowest sample of every half minute in place of the middle one: for a heap, whose
 * lowest points are what lives.
 */
export function flatnessOf(
  samples: readonly MemorySample[],
  { fromS, lowest = false }: { readonly fromS: number; readonly lowest?: boolean },
): Flatness {
  const windows = new Map<number, number[]>();
  for (const { atS, bytes } of samples) {
    if (atS < fromS) continue;
    const window = Math.floor((atS - fromS) / WINDOW_S);
    windows.set(window, [...(windows.get(window) ?? []), bytes]);
  }
  const points = [...windows].map(([window, values]): readonly [minutes: number, bytes: number] => {
    const sorted = values.toSorted((a, b) => a - b);
    return [(window * WINDOW_S) / 60, sorted[lowest ? 0 : Math.floor(sorted.length / 2)] ?? Number.NaN];
  });
  const meanBytes = meanOf(points.map(([, bytes]) => bytes));
  const meanMinutes = meanOf(points.map(([minutes]) => minutes));
  let above = 0;
  let below = 0;
  for (const [minutes, bytes] of points) {
    above += (minutes - meanMinutes) * (bytes - meanBytes);
    below += (minutes - meanMinutes) ** 2;
  }
  const bytesPerMinute = above / below;
  // Fewer than two points have no slope: nothing is known, and nothing is called flat.
  return { meanBytes, bytesPerMinute, isFlat: bytesPerMinute <= growthMax(meanBytes) };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
