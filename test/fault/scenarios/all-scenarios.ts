// Every named scenario, in the order in which `npm run fault` runs them.
import type { Scenario } from '../kit/scenario.ts';
import { crashes } from './crashes.ts';
import { networks } from './networks.ts';
import { restarts } from './restarts.ts';

/** See the head of this file. */
export const allScenarios: readonly Scenario[] = [...restarts, ...crashes, ...networks];
