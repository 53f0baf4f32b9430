// What a run leaves behind as JSON in bench/results: written anew after each benchmark, so that an interrupted run keeps what it has.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Row } from '../benchmark.ts';
import type { Failure } from '../kit/benchmark-process.ts';
import type { RoleProfile } from '../kit/profile-summary.ts';
import type { RoleIdentity } from '../kit/roles.ts';

/** The form of these files. */
const FORMAT = 2;

/** Where and of what a run was made. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryBytes: number;
  readonly system: string;
  /** Of generators and readers. */
  readonly node: string;
  /** With a `+` behind it where the files differ from it. */
  readonly commit: string;
  readonly startedAt: string;
}

/** What came of one benchmark with one Node. */
export interface BenchmarkResult {
  readonly name: string;
  readonly question: string;
  /** `process.version` of the Node that ran the roles. */
  readonly node: string;
  /** What each role says that it is. */
  readonly roles: readonly RoleIdentity[];
  /** The machine's load in the minute before. */
  readonly load: number;
  readonly seconds: number;
  /** Columns were left out. */
  readonly isPartial: boolean;
  readonly rows: readonly Row[];
  /** Rows without a value: their measurement gave none. */
  readonly failures: readonly Failure[];
  /** Of a run after those that were measured. */
  readonly profiles: readonly RoleProfile[];
}

/** A file. */
export interface RunResults {
  readonly format: typeof FORMAT;
  readonly machine: Machine;
  /** Arguments of the command. */
  readonly command: readonly string[];
  readonly results: readonly BenchmarkResult[];
}

/** Writes a file, or the next state of it, as a whole. */
export function writeResults(path: string, run: Omit<RunResults, 'format'>): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, `${JSON.stringify({ format: FORMAT, ...run }, null, 2)}\n`);
  renameSync(`${path}.new`, path);
}

/** Undefined for what is of another form. A value that was no number is one again. */
export function readResults(path: string): RunResults | undefined {
  const run = JSON.parse(readFileSync(path, 'utf8')) as RunResults;
  if (run.format !== FORMAT) return undefined;
  // JSON has no NaN.
  const revive = (row: Row): Row => ({ ...row, value: row.value ?? Number.NaN });
  return { ...run, results: run.results.map((each) => ({ ...each, rows: each.rows.map(revive) })) };
}
