// One benchmark in a process group of its own, so that it can be ended with all that it has started, whatever state it is in: after its
// time, when the run is interrupted, and when it crashes. The other end is `programs/run-one.ts`.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Row } from '../benchmark.ts';
import type { RoleProfile } from './profile-summary.ts';
import type { RoleIdentity } from './roles.ts';
import type { RunOptions } from './run-options.ts';

/** What the benchmark's process is told. */
export interface BenchmarkOrder {
  readonly name: string;
  readonly options: RunOptions;
}

/** What did not work. */
export interface Failure {
  /** The variant, or the benchmark as a whole. */
  readonly part: string;
  readonly message: string;
}

/** What the benchmark's process says. */
export type BenchmarkMessage =
  | { readonly kind: 'doing'; readonly what: string }
  | { readonly kind: 'rows'; readonly rows: readonly Row[] }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | {
      readonly kind: 'end';
      readonly roles: readonly RoleIdentity[];
      readonly profiles: readonly RoleProfile[];
    };

/** What came of it. */
export interface BenchmarkOutcome {
  readonly rows: readonly Row[];
  readonly failures: readonly Failure[];
  readonly roles: readonly RoleIdentity[];
  readonly profiles: readonly RoleProfile[];
  readonly seconds: number;
}

const program = fileURLToPath(new URL('../programs/run-one.js', import.meta.url));
/** For its processes to be ended one after the other, before they are all killed. */
const END_MS = 3_000;

/** How long it may take, and whom it tells what it does. */
export interface BenchmarkPlan {
  readonly limitSeconds: number;
  readonly doing: (what: string) => void;
  /** Ends it at once. */
  readonly signal: AbortSignal;
  /** Folder for everything that it writes for a while; the caller removes it. */
  readonly folder: string;
  /** The program; for tests. Default: the benchmarks of this folder. */
  readonly program?: string;
}

/** Runs one to its end or to its time, and leaves no process behind. Never throws. */
export async function runBenchmark(order: BenchmarkOrder, plan: BenchmarkPlan): Promise<BenchmarkOutcome> {
  const startedMs = performance.now();
  const rows: Row[] = [];
  const failures: Failure[] = [];
  let end: Extract<BenchmarkMessage, { kind: 'end' }> | undefined;
  const fail = (message: string): number => failures.push({ part: order.name, message });
  const child = fork(plan.program ?? program, [], {
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, TMPDIR: plan.folder },
  });
  child.on('message', (message: BenchmarkMessage) => {
    if (message.kind === 'doing') plan.doing(message.what);
    else if (message.kind === 'rows') rows.push(...message.rows);
    else if (message.kind === 'failed') failures.push(message.failure);
    else end = message;
  });
  const exited = once(child, 'exit').catch(() => undefined);
  const timer = setTimeout(() => {
    fail(`it did not end within ${plan.limitSeconds} s, and was ended`);
    void endGroup(child, exited);
  }, plan.limitSeconds * 1000);
  const onAbort = (): void => {
    fail('it was interrupted');
    void endGroup(child, exited);
  };
  plan.signal.addEventListener('abort', onAbort);
  if (plan.signal.aborted) onAbort();
  child.send(order, (error) => {
    if (error !== null) fail(`it cannot be told what to do: ${error.message}`);
  });
  await exited;
  clearTimeout(timer);
  plan.signal.removeEventListener('abort', onAbort);
  signalGroup(child, 'SIGKILL');
  if (end === undefined && failures.length === 0) {
    fail(`it ended with ${child.signalCode ?? `status ${child.exitCode}`} before it was done`);
  }
  const { roles = [], profiles = [] } = end ?? {};
  return { rows, failures, roles, profiles, seconds: (performance.now() - startedMs) / 1000 };
}

async function endGroup(child: ChildProcess, exited: Promise<unknown>): Promise<void> {
  signalGroup(child, 'SIGTERM');
  const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), END_MS);
  await exited;
  clearTimeout(timer);
}

/** The child leads its group, and whatever it starts is in it. */
function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // Nobody of it is left.
  }
}
