// Runs the benchmarks that are named, or all, each in a process of its own and within its time; prints a table for each and keeps the results
// as JSON in bench/results. What the command line can say is in command-line.ts.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, release, tmpdir, totalmem, type } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { benchmarks } from './all.ts';
import { type Benchmark, limitSeconds } from './benchmark.ts';
import { type BenchCommand, type Command, parseCommand, usage } from './command-line.ts';
import { runBenchmark } from './kit/benchmark-process.ts';
import { goalLines } from './report/goal-summary.ts';
import { rowLines } from './report/print-rows.ts';
import { profileLines } from './report/profile-table.ts';
import { type BenchmarkResult, type Machine, writeResults } from './report/results.ts';
import { writeDocumentation } from './report/write-documentation.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const resultsFolder = join(root, 'bench', 'results');
const NODE_MS = 180_000;

/** The binary behind a command like `npx -p node@24 node`: it is started itself, so that its id is the process that is measured. */
interface Node {
  readonly path: string;
  readonly version: string;
}

function findNode(command: string | undefined): Node {
  if (command === undefined) return { path: process.execPath, version: process.version };
  const [program = 'node', ...args] = command.split(' ').filter((word) => word !== '');
  const script = 'console.log(JSON.stringify({ path: process.execPath, version: process.version }))';
  // npx asks before it fetches a program, unless it is told not to.
  const env = { ...process.env, npm_config_yes: 'true' };
  const stdio = ['ignore', 'pipe', 'inherit'] as const;
  const answer = execFileSync(program, [...args, '-e', script], {
    ...{ encoding: 'utf8', env, timeout: NODE_MS },
    stdio: [...stdio],
  });
  return JSON.parse(answer) as Node;
}

function git(...args: string[]): string {
  return execFileSync('git', args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
}

function commit(): string {
  try {
    return `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain') === '' ? '' : '+'}`;
  } catch {
    return 'unknown';
  }
}

function machine(): Machine {
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryBytes: totalmem(),
    system: `${type()} ${release()}`,
    node: process.version,
    commit: commit(),
    startedAt: new Date().toISOString(),
  };
}

/** Aborts at the first signal; nothing is left behind when it is over. */
function untilInterrupted(): { readonly signal: AbortSignal; status: number } {
  const controller = new AbortController();
  const state = { signal: controller.signal, status: 0 };
  for (const [name, status] of Object.entries({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 })) {
    process.on(name, () => {
      state.status = status;
      controller.abort();
    });
  }
  return state;
}

async function run(command: BenchCommand, args: readonly string[]): Promise<number> {
  let nodes: Node[];
  try {
    nodes = command.nodes.map(findNode);
  } catch (error) {
    console.error(`Cannot run that Node: ${error instanceof Error ? error.message : String(error)}`);
    return 2;
  }
  const interrupted = untilInterrupted();
  const described = machine();
  const stamp = described.startedAt.replaceAll(':', '');
  const file = join(resultsFolder, `${stamp}.json`);
  const folder = mkdtempSync(join(tmpdir(), 'tailrace-bench-'));
  const startedMs = performance.now();
  const results: BenchmarkResult[] = [];
  const planned = command.benchmarks.reduce((sum, { seconds }) => sum + seconds, 0) * nodes.length;
  console.log(
    `${described.cpu}, ${described.cores} cores, commit ${described.commit}, roles on Node ${nodes.map(({ version }) => version).join(' and ')}; about ${minutes(planned)}`,
  );
  try {
    for (const benchmark of command.benchmarks) {
      for (const node of nodes) {
        if (interrupted.signal.aborted) break;
        results.push(await measure(benchmark, node, command, { stamp, folder, signal: interrupted.signal }));
        writeResults(file, { machine: described, command: args, results });
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
  console.log('');
  for (const line of goalLines(results)) console.log(line);
  const failed = results.filter(({ failures }) => failures.length > 0);
  for (const { name, failures } of failed)
    for (const { part, message } of failures) console.log(`FAILED: ${name}, ${part}: ${message}`);
  console.log(
    `${interrupted.signal.aborted ? 'Interrupted' : 'Ended'} after ${minutes((performance.now() - startedMs) / 1000)}; kept in ${relative(root, file)}`,
  );
  return interrupted.status !== 0 ? interrupted.status : failed.length > 0 ? 1 : 0;
}

interface Surroundings {
  readonly stamp: string;
  readonly folder: string;
  readonly signal: AbortSignal;
}

async function measure(
  benchmark: Benchmark,
  node: Node,
  { nodes, nodeFlags, only, isProfiled }: BenchCommand,
  { stamp, folder, signal }: Surroundings,
): Promise<BenchmarkResult> {
  const { name, question, seconds } = benchmark;
  const [load = 0] = loadavg();
  const title = nodes.length > 1 ? `${name}, Node ${node.version}` : name;
  console.log(`\n${title}: ${question} (about ${seconds} s; load before: ${load.toFixed(2)})`);
  const kept = join(resultsFolder, `${stamp}-logs`, nodes.length > 1 ? `${name}-${node.version}` : name);
  const profiles = isProfiled ? join(resultsFolder, `${stamp}-profiles`, name) : undefined;
  const outcome = await runBenchmark(
    { name, options: { node: node.path, nodeFlags, profiles, logs: kept, only } },
    {
      ...{ limitSeconds: limitSeconds(seconds), signal, folder },
      doing: (what) => process.stderr.write(`  … ${what}\n`),
    },
  );
  for (const line of rowLines(outcome.rows)) console.log(line);
  for (const line of profileLines(outcome.profiles)) console.log(line);
  for (const { part, message } of outcome.failures) console.log(`  FAILED: ${part}: ${message}`);
  console.log(`  ${title} took ${outcome.seconds.toFixed(1)} s`);
  const others = outcome.roles.filter((role) => role.node !== node.version);
  if (others.length > 0)
    console.log(`  NOT on Node ${node.version}: ${others.map(({ id }) => id).join(', ')}`);
  return {
    ...{ name, question, node: node.version, load, isPartial: only !== undefined },
    ...outcome,
  };
}

function minutes(seconds: number): string {
  return seconds < 90 ? `${seconds.toFixed(0)} s` : `${(seconds / 60).toFixed(1)} minutes`;
}

function list(): void {
  for (const { name, question, seconds, isExtra } of benchmarks)
    console.log(
      `${`${name}${isExtra === true ? '*' : ''}`.padEnd(18)} ${String(seconds).padStart(4)} s  ${question}`,
    );
}

async function main(args: readonly string[]): Promise<number> {
  let command: Command;
  try {
    command = parseCommand(args);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    return 2;
  }
  if (command.kind === 'run') return run(command, args);
  if (command.kind === 'docs') writeDocumentation(root, resultsFolder, command.files);
  else if (command.kind === 'list') list();
  else console.log(usage);
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
