// `npm run fault`: scenarios by name, all of them, or faults mixed at random for some minutes. Prints the ledger of each; status 1 when one
// is not even. Ctrl-C ends everything that was started.
import { parseArgs } from 'node:util';
import { chaos } from './chaos.ts';
import { disposeClusters } from './kit/fault-cluster.ts';
import { runScenario } from './kit/run-scenario.ts';
import type { Scenario } from './kit/scenario.ts';
import { allScenarios } from './scenarios/all-scenarios.ts';

const usage = `npm run fault -- [--scenario NAME]… [--seed N] [--rate LINES/S] [--scale X]   scenarios; default: all
npm run fault -- --minutes M [--seed N] [--rate LINES/S]                        faults mixed at random
npm run fault -- --list                                                         their names

--rate   lines a second in sum, instead of what the scenario says; with --minutes 2000
--scale  how long faults last: 1 is as the scenario says, 0.1 as in npm test
--seed   repeats a run`;

interface Arguments {
  readonly names: readonly string[] | undefined;
  readonly seed: number;
  readonly rate: number | undefined;
  readonly scale: number;
  readonly minutes: number | undefined;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      scenario: { type: 'string', multiple: true },
      seed: { type: 'string' },
      rate: { type: 'string' },
      scale: { type: 'string' },
      minutes: { type: 'string' },
      list: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help === true) {
    console.log(usage);
    return 0;
  }
  if (values.list === true) {
    list();
    return 0;
  }
  const number = (text: string | undefined): number | undefined =>
    text === undefined ? undefined : Number(text);
  return run({
    names: values.scenario,
    seed: number(values.seed) ?? Math.floor(Math.random() * 2 ** 31),
    rate: number(values.rate),
    scale: number(values.scale) ?? 1,
    minutes: number(values.minutes),
  });
}

function list(): void {
  for (const { name, isShort, waitsFor, invariants } of allScenarios) {
    const state = waitsFor === undefined ? (isShort === true ? 'short' : '') : `waits for ${waitsFor}`;
    console.log(`${name.padEnd(36)} ${state.padEnd(8)} ${invariants.promise}`);
  }
}

async function run({ names, seed, rate, scale, minutes }: Arguments): Promise<number> {
  if ([seed, scale, minutes ?? 1, rate ?? 1].some((value) => !(value > 0))) {
    console.error(`Cannot run: a number is not above 0\n${usage}`);
    return 2;
  }
  const unknown = (names ?? []).filter((name) => !allScenarios.some((scenario) => scenario.name === name));
  if (unknown.length > 0) {
    console.error(`Cannot run ${unknown.join(', ')}: expected names of --list\n${usage}`);
    return 2;
  }
  const scenarios: readonly Scenario[] =
    minutes === undefined
      ? allScenarios.filter(({ name }) => names?.includes(name) ?? true)
      : [chaos(minutes, rate ?? 2_000)];
  const failed: string[] = [];
  for (const scenario of scenarios) {
    if (scenario.waitsFor !== undefined) {
      console.log(`${scenario.name}: not run, it waits for ${scenario.waitsFor}\n`);
      if (names !== undefined) failed.push(scenario.name);
      continue;
    }
    console.log(`${scenario.name} (seed ${seed}): ${scenario.invariants.promise}`);
    const report = await runScenario(scenario, {
      ...{ seed, scale },
      ...(rate === undefined ? {} : { traffic: { linesPerSecond: rate } }),
      tell: (line) => console.log(`  ${line}`),
    });
    console.log(`${report.text}\n`);
    if (report.complaints.length > 0) failed.push(scenario.name);
  }
  console.log(
    failed.length === 0 ? 'All ledgers are even.' : `Not even: ${failed.join(', ')} (seed ${seed})`,
  );
  return failed.length === 0 ? 0 : 1;
}

for (const [signal, status] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  process.once(signal, () => void disposeClusters().finally(() => process.exit(status)));
}
process.exit(await main());
