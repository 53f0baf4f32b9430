// Every process that a benchmark starts, so that none outlives it: they are ended by their ids when the benchmark ends, throws, or is
// interrupted. What they are is not known here.
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
// The first process of a run sets the clock that all others inherit.
import './shared-clock.ts';

const STOP_MS = 5_000;

const started = new Set<ChildProcess>();

/** Starts a program that is ended with this one at the latest. */
export function startProcess(command: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  const child = spawn(command, args, options);
  started.add(child);
  child.once('exit', () => started.delete(child));
  return child;
}

/** Asks it to end and waits; one that does not end within 5 s is killed. */
export async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await exited;
  clearTimeout(timer);
}

/** Kills what is left, at once. */
export function killAll(): void {
  for (const child of started) child.kill('SIGKILL');
  started.clear();
}

/** From now on nothing outlives this process, also when it is interrupted. */
export function endProcessesWithThisOne(): void {
  process.on('exit', killAll);
  const statuses = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
  for (const [signal, status] of Object.entries(statuses)) process.once(signal, () => process.exit(status));
}
