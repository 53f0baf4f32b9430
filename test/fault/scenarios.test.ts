// The short fault scenarios, as `npm test` runs them: real processes, real sockets. Each prints its ledger; SEED=… repeats a run.
// The long ones, and faults mixed at random, are `npm run fault` (see docs/reliability.md).
import { describe, expect } from 'vitest';
import { natsServer } from '../kit/nats-peer.ts';
import { SeededRandom } from '../kit/seeded-random.ts';
import { runScenario } from './kit/run-scenario.ts';
import { shortScale } from './kit/scenario.ts';
import { allScenarios } from './scenarios/all-scenarios.ts';

const { seed } = SeededRandom.fromEnvironment();

describe(`SEED=${seed}`, () => {
  for (const scenario of allScenarios) {
    if (scenario.isShort !== true || scenario.waitsFor !== undefined) continue;
    natsServer.test(
      `${scenario.name}: ${scenario.invariants.promise}`,
      async () => {
        const report = await runScenario(scenario, { seed, scale: shortScale });
        console.log(report.text);
        expect(report.complaints, report.text).toEqual([]);
      },
      180_000,
    );
  }
});
