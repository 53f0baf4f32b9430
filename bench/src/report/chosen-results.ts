// Which of many runs the documentation shows: the newest of each benchmark and Node.
import type { RoleProfile } from '../kit/profile-summary.ts';
import type { BenchmarkResult, Machine, RunResults } from './results.ts';

/** A benchmark's result with where it comes from. */
export interface ChosenResult {
  readonly result: BenchmarkResult;
  readonly machine: Machine;
  readonly command: readonly string[];
}

/** `v20.20.2` is of line 20. */
export function nodeLine(version: string): string {
  return version.replace(/^v(\d+).*$/, '$1');
}

/** In the order of `names`, and of Node's lines. Runs with all columns go before those without. */
export function chooseResults(runs: readonly RunResults[], names: readonly string[]): ChosenResult[] {
  const chosen = new Map<string, ChosenResult>();
  for (const isPartial of [true, false]) {
    for (const { machine, command, results } of inOrder(runs)) {
      for (const result of results) {
        if (result.isPartial !== isPartial || result.rows.length === 0) continue;
        chosen.set(`${result.name} ${nodeLine(result.node)}`, { result, machine, command });
      }
    }
  }
  return [...chosen.values()].sort(
    (a, b) =>
      names.indexOf(a.result.name) - names.indexOf(b.result.name) ||
      Number(nodeLine(a.result.node)) - Number(nodeLine(b.result.node)),
  );
}

/** The newest profile of each role in each run. */
export function chooseProfiles(runs: readonly RunResults[]): RoleProfile[] {
  const chosen = new Map<string, RoleProfile>();
  for (const { results } of inOrder(runs))
    for (const profile of results.flatMap(({ profiles }) => profiles))
      chosen.set(`${profile.run} ${profile.role}`, profile);
  return [...chosen.values()];
}

function inOrder(runs: readonly RunResults[]): RunResults[] {
  return runs.toSorted((a, b) => (a.machine.startedAt < b.machine.startedAt ? -1 : 1));
}
