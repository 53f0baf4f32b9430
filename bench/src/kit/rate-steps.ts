// Which rate to try next, as a share of what a closed loop reached: upwards while nothing is lost, downwards while something is, and
// then between the two. Pure.

/** A rate that was tried. */
export interface Tried {
  readonly share: number;
  /** Nothing was lost. */
  readonly isClean: boolean;
}

/** Tries of a search that has found a rate without loss and one with it. */
export const TRIES_MAX = 4;
/** Tries of one that has lost nothing so far. */
export const TRIES_CLEAN_MAX = 5;
/** Tries of one that has always lost: half of them go far down. */
export const TRIES_LOSSY_MAX = 6;
/** The next one is looked for only where the highest clean and the lowest lossy rate are further apart. */
const CLOSE_ENOUGH = 1.12;
const UP = [1.3, 1.4, 1.5, 1.5];
const DOWN = 0.72;

/** The next share to try; undefined when it is known well enough, or was tried often enough. */
export function nextShare(tried: readonly Tried[]): number | undefined {
  const clean = Math.max(0, ...tried.filter((each) => each.isClean).map(({ share }) => share));
  const lossy = Math.min(
    Number.POSITIVE_INFINITY,
    ...tried.filter((each) => !each.isClean && each.share > clean).map(({ share }) => share),
  );
  if (tried.length === 0) return 1;
  const triesMax =
    clean === 0 ? TRIES_LOSSY_MAX : lossy === Number.POSITIVE_INFINITY ? TRIES_CLEAN_MAX : TRIES_MAX;
  if (tried.length >= triesMax) return undefined;
  if (clean === 0) return Math.min(...tried.map(({ share }) => share)) * DOWN;
  if (lossy === Number.POSITIVE_INFINITY) return clean * (UP[tried.length - 1] ?? 1.5);
  return lossy / clean <= CLOSE_ENOUGH ? undefined : Math.sqrt(clean * lossy);
}
