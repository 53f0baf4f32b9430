// The highest rate at which nothing is lost: a closed loop tells what is possible, and fixed rates around it are tried until
// the highest one that loses nothing is known. Bounded in tries and time.
import { isClean, runStep, type Setup, type Step } from './step.ts';

/** Shares of the closed loop's rate: the first, and then those above it until one loses, or those below it until one does not. */
const FIRST_SHARE = 1;
const HIGHER_SHARES = [1.15, 1.3, 1.5, 1.8, 2.2];
const LOWER_SHARES = [0.9, 0.8, 0.65, 0.5, 0.35, 0.2];

/** How it is looked for. */
export interface SearchPlan {
  /** Lines on the way in the closed loop. */
  readonly window: number;
  /** Seconds of the closed loop; default 1.5. */
  readonly pilotSeconds?: number;
  /** Seconds of each try; default 2.5. */
  readonly seconds?: number;
}

/** What was found. */
export interface Found {
  /** The closed loop, which loses nothing as it waits for what it sent. */
  readonly pilot: Step;
  /** The highest try without loss; the last one, if there was none. */
  readonly best: Step;
  readonly tries: readonly Step[];
}

/** Searches. */
export async function findRate(
  setup: Setup,
  { window, pilotSeconds = 1.5, seconds = 2.5 }: SearchPlan,
): Promise<Found> {
  const pilot = await runStep(setup, { window, seconds: pilotSeconds });
  const tries: Step[] = [];
  const tryShare = async (share: number): Promise<Step> => {
    const step = await runStep(setup, { rate: (pilot.rate / (setup.fanOut ?? 1)) * share, seconds });
    tries.push(step);
    return step;
  };
  let best = await tryShare(FIRST_SHARE);
  if (isClean(best)) {
    for (const share of HIGHER_SHARES) {
      const step = await tryShare(share);
      if (!isClean(step)) break;
      best = step;
    }
  } else {
    for (const share of LOWER_SHARES) {
      best = await tryShare(share);
      if (isClean(best)) break;
    }
  }
  return { pilot, best, tries };
}
