// Runs the benchmarks that are named, or all, prints a table for each and keeps the results as JSON in bench/results.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import type { Benchmark, Row } from './benchmark.ts';
import { heldApps } from './held-apps.ts';
import { idleLatency } from './idle-latency.ts';
import { idleUp } from './idle-up.ts';
import { pipeToTail } from './pipe-to-tail.ts';
import { recentProgram } from './recent-program.ts';
import { stalledReaders } from './stalled-readers.ts';

const all: readonly Benchmark[] = [idleLatency, heldApps, recentProgram, idleUp, stalledReaders, pipeToTail];

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}

function verdict(row: Row): string {
  if (row.goalMax === undefined) return '';
  return row.value <= row.goalMax ? `met (goal <= ${row.goalMax})` : `NOT met (goal <= ${row.goalMax})`;
}

function print(row: Row): void {
  const value = row.value.toLocaleString('en-US', { maximumFractionDigits: 2 });
  console.log(`  ${row.name.padEnd(44)} ${value.padStart(14)} ${row.unit.padEnd(8)} ${verdict(row)}`);
}

async function main(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !all.some((benchmark) => benchmark.name === name));
  if (unknown.length > 0) {
    console.error(`Cannot run ${unknown.join(', ')}: expected one of ${all.map((b) => b.name).join(', ')}`);
    process.exitCode = 2;
    return;
  }
  const machine = {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryBytes: totalmem(),
    node: process.version,
    commit: commit(),
    startedAt: new Date().toISOString(),
  };
  console.log(`${machine.cpu}, ${machine.cores} cores, Node ${machine.node}, commit ${machine.commit}`);
  const results: Record<string, readonly Row[]> = {};
  for (const benchmark of all) {
    if (names.length > 0 && !names.includes(benchmark.name)) continue;
    console.log(`\n${benchmark.name}: ${benchmark.question}`);
    const rows = await benchmark.run();
    results[benchmark.name] = rows;
    for (const row of rows) print(row);
  }
  const folder = new URL('../results/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  const file = new URL(`${machine.startedAt.replaceAll(':', '')}.json`, folder);
  writeFileSync(file, `${JSON.stringify({ machine, results }, null, 2)}\n`);
  console.log(`\nKept in bench/results/${file.pathname.split('/').at(-1)}`);
}

await main(process.argv.slice(2));
