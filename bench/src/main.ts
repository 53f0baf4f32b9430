// Runs the benchmarks that are named, or all, prints a table for each and keeps the results as JSON in bench/results.
//
//   npm run bench [-- [--node "COMMAND"] [--flag=FLAG…] [--profile] [--only VARIANT] NAME…]
//
// --node runs the roles with another Node (`--node "npx -p node@24 node"`), --flag gives it flags, --profile shows where the roles spend their time, and --only
// leaves out variants without this text in their name.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { agent } from './agent.ts';
import { agents } from './agents.ts';
import { apps } from './apps.ts';
import type { Benchmark, Row } from './benchmark.ts';
import { drain } from './drain.ts';
import { endToEnd } from './end-to-end.ts';
import { fanOut } from './fan-out.ts';
import { growth } from './growth.ts';
import { heldApps } from './held-apps.ts';
import { idleLatency } from './idle-latency.ts';
import { idleTails } from './idle-tails.ts';
import { idleUp } from './idle-up.ts';
import { ingest } from './ingest.ts';
import { ingress } from './ingress.ts';
import { profileSummary } from './kit/profile-summary.ts';
import { setRunOptions } from './kit/roles.ts';
import { endProcessesWithThisOne } from './kit/started-processes.ts';
import { noisyNeighbour } from './noisy-neighbour.ts';
import { pipeToTail } from './pipe-to-tail.ts';
import { printRows } from './print-rows.ts';
import { recent } from './recent.ts';
import { recentProgram } from './recent-program.ts';
import { registryMembers } from './registry-members.ts';
import { ringBuild } from './ring-build.ts';
import { soak } from './soak.ts';
import { stalledReaders } from './stalled-readers.ts';
import { tail } from './tail.ts';
import { wan } from './wan.ts';

const all: readonly Benchmark[] = [
  ingest,
  tail,
  ingress,
  endToEnd,
  agent,
  fanOut,
  apps,
  recent,
  noisyNeighbour,
  drain,
  wan,
  idleTails,
  agents,
  growth,
  soak,
  idleLatency,
  heldApps,
  recentProgram,
  idleUp,
  stalledReaders,
  pipeToTail,
  registryMembers,
  ringBuild,
];

const results = new URL('../results/', import.meta.url);

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}

/** The binary behind a command like `npx -p node@24 node`: it is started itself, so that its id is the process that is measured. */
function nodeBinary(command: string): readonly [path: string, version: string] {
  const [program = 'node', ...args] = command.split(' ');
  const script = 'console.log(JSON.stringify([process.execPath, process.version]))';
  return JSON.parse(execFileSync(program, [...args, '-e', script], { encoding: 'utf8' })) as [string, string];
}

async function main(): Promise<void> {
  const { values, positionals: names } = parseArgs({
    options: {
      node: { type: 'string' },
      profile: { type: 'boolean' },
      only: { type: 'string' },
      flag: { type: 'string', multiple: true },
    },
    allowPositionals: true,
  });
  const unknown = names.filter((name) => !all.some((benchmark) => benchmark.name === name));
  if (unknown.length > 0) {
    console.error(`Cannot run ${unknown.join(', ')}: expected one of ${all.map((b) => b.name).join(', ')}`);
    process.exitCode = 2;
    return;
  }
  endProcessesWithThisOne();
  const [node, nodeVersion] =
    values.node === undefined ? [process.execPath, process.version] : nodeBinary(values.node);
  const startedAt = new Date().toISOString();
  const name = startedAt.replaceAll(':', '');
  const profiles = values.profile === true ? fileURLToPath(new URL(`${name}-profiles/`, results)) : undefined;
  setRunOptions({ node, nodeFlags: values.flag ?? [], profiles, only: values.only });
  const machine = {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryBytes: totalmem(),
    node: nodeVersion,
    commit: commit(),
    startedAt,
  };
  console.log(
    `${machine.cpu}, ${machine.cores} cores, roles on Node ${machine.node}, commit ${machine.commit}`,
  );
  const rows: Record<string, { readonly load: number; readonly rows: readonly Row[] }> = {};
  for (const benchmark of all) {
    if (names.length > 0 ? !names.includes(benchmark.name) : benchmark.isExtra === true) continue;
    const [load = 0] = loadavg();
    console.log(`\n${benchmark.name}: ${benchmark.question} (load before: ${load.toFixed(2)})`);
    const measured = await benchmark.run((what) => process.stderr.write(`  … ${what}\n`));
    rows[benchmark.name] = { load, rows: measured };
    printRows(measured);
  }
  mkdirSync(results, { recursive: true });
  writeFileSync(new URL(`${name}.json`, results), `${JSON.stringify({ machine, results: rows }, null, 2)}\n`);
  console.log(`\nKept in bench/results/${name}.json`);
  if (profiles !== undefined) profileSummary(profiles);
}

await main();
process.exit();
