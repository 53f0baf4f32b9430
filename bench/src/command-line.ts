// What `npm run bench -- …` is asked to do.
import { parseArgs } from 'node:util';
import { benchmarks, headline } from './all.ts';
import type { Benchmark } from './benchmark.ts';

/** Shown with `--help`, and where something cannot be understood. */
export const usage = `npm run bench [-- [OPTION…] NAME…]    runs benchmarks: all but those marked *, or those that are named
npm run bench -- docs [FILE…]        writes the tables of docs/performance.md from bench/results

  --node COMMAND   runs the roles with this Node: --node "npx -p node@24 node"; given twice, everything runs with each
  --flag=FLAG      gives that Node a flag: --flag=--max-semi-space-size=16
  --only TEXT      leaves out columns without TEXT in their name
  --profile        takes CPU profiles of the roles, and shows where they spent their time
  --list           shows the benchmarks and how long they take

NAME: ${benchmarks.map(({ name, isExtra }) => (isExtra === true ? `${name}*` : name)).join(', ')};
      headline: ${headline.map(({ name }) => name).join(', ')}`;

/** A run that is asked for. */
export interface BenchCommand {
  readonly kind: 'run';
  readonly benchmarks: readonly Benchmark[];
  /** Commands of Node for the roles, `undefined`: this one. */
  readonly nodes: readonly (string | undefined)[];
  readonly nodeFlags: readonly string[];
  readonly only: string | undefined;
  readonly isProfiled: boolean;
}

/** What is asked for. */
export type Command =
  | BenchCommand
  | { readonly kind: 'docs'; readonly files: readonly string[] }
  | { readonly kind: 'list' | 'help' };

/** Throws an error that says what is wrong. */
export function parseCommand(args: readonly string[]): Command {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      node: { type: 'string', multiple: true },
      profile: { type: 'boolean' },
      only: { type: 'string' },
      flag: { type: 'string', multiple: true },
      list: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
    allowPositionals: true,
  });
  if (values.help === true) return { kind: 'help' };
  if (values.list === true) return { kind: 'list' };
  const [first, ...rest] = positionals;
  if (first === 'docs') return { kind: 'docs', files: rest };
  const { node: nodes = [] } = values;
  return {
    kind: 'run',
    benchmarks: benchmarksOf(positionals),
    nodes: nodes.length === 0 ? [undefined] : nodes,
    nodeFlags: values.flag ?? [],
    only: values.only,
    isProfiled: values.profile === true,
  };
}

function benchmarksOf(names: readonly string[]): readonly Benchmark[] {
  if (names.length === 0) return benchmarks.filter(({ isExtra }) => isExtra !== true);
  const wanted = new Set(
    names.flatMap((name) => (name === 'headline' ? headline.map((each) => each.name) : name)),
  );
  const known = benchmarks.map(({ name }) => name);
  const unknown = [...wanted].filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new Error(
      `Cannot run ${unknown.join(', ')}: there is no such benchmark, expected ${known.join(', ')} or headline`,
    );
  }
  return benchmarks.filter(({ name }) => wanted.has(name));
}
