// Reads sizes as people write them: 4096, 64KiB, 1.5MB. Not durations: those are in core.

const bytesOf: Readonly<Record<string, number>> = {
  '': 1,
  b: 1,
  k: 1024,
  kb: 1000,
  kib: 1024,
  m: 1024 ** 2,
  mb: 1000 ** 2,
  mib: 1024 ** 2,
  g: 1024 ** 3,
  gb: 1000 ** 3,
  gib: 1024 ** 3,
};

/** Bytes that a size stands for, or undefined where it is not a size. `K`, `M` and `G` are powers of 1024, as in Docker. */
export function parseBytes(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(text.trim());
  const factor = bytesOf[match?.[2]?.toLowerCase() ?? 'none'];
  if (match === null || factor === undefined) return undefined;
  return Math.round(Number(match[1]) * factor);
}

/** A size in the largest unit that keeps it whole: 16777216 is `16MiB`. */
export function formatBytes(bytes: number): string {
  for (const [unit, size] of [
    ['GiB', 1024 ** 3],
    ['MiB', 1024 ** 2],
    ['KiB', 1024],
  ] as const) {
    if (bytes >= size && bytes % size === 0) return `${bytes / size}${unit}`;
  }
  return `${bytes}`;
}
