// Rates as people type and read them: `1000`, `1000/s`, `2k/s`, `64K/s`, `1M`. Not here: who enforces them.
import { CliError, EXIT } from '../exit-codes.ts';
import { bytesText, countText } from '../output/table.ts';

/** The largest rate that can be set: far above what a zone carries, far below what a number can hold. */
const RATE_MAX = 2 ** 40;

/**
 * Parses lines or bytes per second. For lines a `k` is 1000 and an `m` a million; for bytes `K`, `M` and `G` are 1024,
 * 1024² and 1024³, also written `KiB` or `KB`.
 * @throws CliError (usage) with the flag.
 */
export function parseRate(flag: string, text: string, unit: 'lines' | 'bytes'): number {
  const match = /^(\d+(?:\.\d+)?)\s*([kmg]?)(?:i?b)?(?:\/s)?$/i.exec(text.trim());
  const step = unit === 'bytes' ? 1024 : 1000;
  const exponent = { k: 1, m: 2, g: 3 }[(match?.[2] ?? '').toLowerCase()] ?? 0;
  const rate = match === null ? Number.NaN : Math.round(Number(match[1]) * step ** exponent);
  if (rate >= 1 && rate <= RATE_MAX) return rate;
  const example = unit === 'bytes' ? '64K/s or 1M/s' : '1000/s';
  throw new CliError(
    `Cannot use ${flag}: "${text}" is not a rate, expected ${unit} a second such as ${example}`,
    {
      exitCode: EXIT.usage,
    },
  );
}

/** `1,000 lines/s, 64 KiB/s`; a dash where there is no limit. */
export function limitText(lines: number | undefined, bytes: number | undefined): string {
  const parts: string[] = [];
  if (lines !== undefined) parts.push(`${countText(lines)} lines/s`);
  if (bytes !== undefined) parts.push(`${bytesText(bytes)}/s`);
  return parts.length === 0 ? '-' : parts.join(', ');
}
