// The short fault scenarios, as `npm test` runs them: real processes, real sockets. Each prints its ledger; SEED=… repeats a run.
// The long ones, and faults mixed at random, are `npm run fault` (see docs/reliability.md).
import { afterAll, describe, expect } from 'vitest';
import { natsServer } from '../kit/nats-peer.ts';
import { SeededRandom } from '../kit/seeded-random.ts';
import { FaultCluster } from './kit/fault-cluster.ts';
import { runScenarioOn } from './kit/run-scenario.ts';
import { type Scenario, shortScale } from './kit/scenario.ts';
import { allScenarios } from './scenarios/all-scenarios.ts';

const { seed } = SeededRandom.fromEnvironment();
const short = allScenarios.filter(({ isShort, waitsFor }) => isShort === true && waitsFor === undefined);
const keyOf = ({ cluster = {} }: Scenario): string => JSON.stringify(cluster);

/** Scenarios that want the same cluster run one after the other on one, unless one of them left it in disorder. */
class SharedCluster {
  #key = '';
  #cluster: FaultCluster | undefined;

  async for(scenario: Scenario): Promise<FaultCluster> {
    if (this.#cluster === undefined || this.#key !== keyOf(scenario)) {
      await this.end();
      this.#cluster = await FaultCluster.start(scenario.cluster ?? {}, new SeededRandom(seed));
      this.#key = keyOf(scenario);
    }
    return this.#cluster;
  }

  async end(): Promise<void> {
    await this.#cluster?.[Symbol.asyncDispose]();
    this.#cluster = undefined;
  }
}

describe(`SEED=${seed}`, () => {
  const shared = new SharedCluster();
  afterAll(() => shared.end());

  for (const key of new Set(short.map(keyOf))) {
    for (const scenario of short.filter((each) => keyOf(each) === key)) {
      natsServer.test(
        `${scenario.name}: ${scenario.invariants.promise}`,
        async () => {
          const cluster = await shared.for(scenario);
          const report = await runScenarioOn(cluster, scenario, {
            seed,
            scale: scenario.shortScale ?? shortScale,
          });
          console.log(report.text);
          if (report.complaints.length > 0) await shared.end();
          expect(report.complaints, report.text).toEqual([]);
        },
        180_000,
      );
    }
  }
});
