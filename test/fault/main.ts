// `npm run fault`: scenarios by name, all of them, or faults mixed at random for some minutes. Prints the ledger of each; status 1 when one
// is not even. Ctrl-C ends everything that was started.
import { parseArgs } from 'node:util';
import { runScenario } from './kit/run-scenario.ts';
import { allScenarios } from './scenarios/all-scenarios.ts';

const usage = `npm run fault -- [--scenario NAME]… [--seed N] [--rate LINES/S] [--scale X] [--list]
npm run fault -- --minutes M [--seed N] [--rate LINES/S]`;

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
  const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
  const rate = values.rate === undefined ? undefined : Number(values.rate);
  if (values.list === true) {
    for (const { name, isShort, waitsFor, invariants } of allScenarios) {
      const state = waitsFor === undefined ? (isShort === true ? 'short' : '') : `waits for ${waitsFor}`;
      console.log(`${name.padEnd(32)} ${state.padEnd(12)} ${invariants.promise}`);
    }
    return 0;
  }
  const wanted = values.scenario;
  const unknown = (wanted ?? []).filter((name) => !allScenarios.some((scenario) => scenario.name === name));
  if (unknown.length > 0) {
    console.error(`Cannot run ${unknown.join(', ')}: expected names of --list\n${usage}`);
    return 2;
  }
  const scenarios = allScenarios.filter(({ name }) => wanted?.includes(name) ?? true);
  let failed = 0;
  for (const scenario of scenarios) {
    if (scenario.waitsFor !== undefined && wanted === undefined) {
      console.log(`${scenario.name}: not run, it waits for ${scenario.waitsFor}\n`);
      continue;
    }
    console.log(`${scenario.name}: ${scenario.invariants.promise}`);
    const report = await runScenario(scenario, {
      seed,
      scale: Number(values.scale ?? 1),
      ...(rate === undefined ? {} : { traffic: { linesPerSecond: rate } }),
      tell: (line) => console.log(`  ${line}`),
    });
    console.log(`${report.text}\n`);
    if (report.complaints.length > 0) failed += 1;
  }
  console.log(failed === 0 ? 'All ledgers are even.' : `${failed} of ${scenarios.length} are not even.`);
  return failed === 0 ? 0 : 1;
}

for (const [signal, status] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  // What was started is told to end by the reaper, as soon as this process is gone.
  process.once(signal, () => process.exit(status));
}
process.exit(await main());
