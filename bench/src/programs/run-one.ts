// One benchmark, in a process of its own: is told which, runs it, and tells what came out. Ends when whoever started it goes away, and
// takes every process with it that it has started.
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { findBenchmark } from '../all.ts';
import type { Reporter } from '../benchmark.ts';
import type { BenchmarkMessage, BenchmarkOrder } from '../kit/benchmark-process.ts';
import { profilesOf } from '../kit/profile-summary.ts';
import { rolesSeen } from '../kit/roles.ts';
import { setRunOptions } from '../kit/run-options.ts';
import { endProcessesWithThisOne } from '../kit/started-processes.ts';

process.once('message', (order: BenchmarkOrder) => void run(order));
process.once('disconnect', () => process.exit(1));
endProcessesWithThisOne();

async function run({ name, options }: BenchmarkOrder): Promise<void> {
  setRunOptions(options);
  const reporter: Reporter = {
    doing: (what) => void tell({ kind: 'doing', what }),
    add: (rows) => void tell({ kind: 'rows', rows }),
    failed: (part, error) => void tell({ kind: 'failed', failure: { part, message: messageOf(error) } }),
  };
  try {
    await findBenchmark(name).run(reporter);
  } catch (error) {
    reporter.failed(name, error);
  }
  removeEmptyLogs(options.logs);
  const profiles =
    options.profiles === undefined || !existsSync(options.profiles) ? [] : profilesOf(options.profiles);
  await tell({ kind: 'end', roles: rolesSeen(), profiles });
  process.exit(0);
}

function tell(message: BenchmarkMessage): Promise<void> {
  return new Promise((resolve) => {
    if (process.send === undefined) resolve();
    else process.send(message, undefined, undefined, () => resolve());
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What a role says is kept where it said something. */
function removeEmptyLogs(folder: string | undefined): void {
  if (folder === undefined || !existsSync(folder)) return;
  const files = readdirSync(folder).map((file) => join(folder, file));
  for (const file of files) if (statSync(file).size === 0) rmSync(file);
  if (readdirSync(folder).length === 0) rmSync(folder, { recursive: true });
}
