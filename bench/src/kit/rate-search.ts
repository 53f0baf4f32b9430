// The highest rate at which nothing is lost: a closed loop tells what is possible, and fixed rates around it are tried until
// the highest one that loses nothing is known. Bounded in tries and time.
import { nextShare, type Tried } from './rate-steps.ts';
import { isClean, runStep, type Setup, type Step } from './step.ts';

/** How it is looked for. */
export interface SearchPlan {
  /** Lines on the way in the closed loop. */
  readonly window: number;
  /** Seconds of the closed loop; default 1.2. */
  readonly pilotSeconds?: number;
  /** Seconds of each try; default 2. */
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
  { window, pilotSeconds = 1.2, seconds = 2 }: SearchPlan,
): Promise<Found> {
  const pilot = await runStep(setup, { window, seconds: pilotSeconds });
  const steps: Step[] = [];
  const tried: Tried[] = [];
  for (let share = nextShare(tried); share !== undefined; share = nextShare(tried)) {
    const step = await runStep(setup, { rate: (pilot.rate / (setup.fanOut ?? 1)) * share, seconds });
    steps.push(step);
    tried.push({ share, isClean: isClean(step) });
  }
  const clean = steps.filter(isClean).toSorted((a, b) => b.rate - a.rate);
  return { pilot, best: clean[0] ?? steps.at(-1) ?? pilot, tries: steps };
}
