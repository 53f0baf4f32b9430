// Every named scenario, in the order in which `npm run fault` runs them.
import type { Scenario } from '../kit/scenario.ts';
import { clocks } from './clocks.ts';
import { crashes } from './crashes.ts';
import { leaks } from './leaks.ts';
import { loads } from './loads.ts';
import { networks } from './networks.ts';
import { plainSources } from './plain-sources.ts';
import { readers } from './readers.ts';
import { restarts } from './restarts.ts';
import { spools } from './spools.ts';

/** See the head of this file. */
export const allScenarios: readonly Scenario[] = [
  ...restarts,
  ...crashes,
  ...networks,
  ...readers,
  ...clocks,
  ...leaks,
  ...spools,
  ...loads,
  ...plainSources,
];
