// The tables of docs/performance.md from what was measured: where and how, every goal, every benchmark, what bounds the rates, and where
// the time goes. Pure: text from results.
import { goalText, isMet, type Row, valueText } from '../benchmark.ts';
import type { RoleProfile } from '../kit/profile-summary.ts';
import { type ChosenResult, nodeLine } from './chosen-results.ts';
import { profileTables } from './profile-table.ts';
import { stepTable, valueTable } from './result-tables.ts';

const LAG = 'loop lag p99';

/** All of it, as markdown. */
export function performanceTables(chosen: readonly ChosenResult[], profiles: readonly RoleProfile[]): string {
  const lines = [
    ...provenance(chosen),
    ...goalTable(chosen),
    ...boundTable(chosen),
    ...benchmarkTables(chosen),
    ...(profiles.length === 0 ? [] : ['', '### Where the time goes', ...profileTables(profiles)]),
  ];
  return `${lines.join('\n').trim()}\n`;
}

function provenance(chosen: readonly ChosenResult[]): string[] {
  const runs = new Map<string, ChosenResult[]>();
  for (const each of chosen) {
    const { startedAt } = each.machine;
    runs.set(startedAt, [...(runs.get(startedAt) ?? []), each]);
  }
  return [
    '| machine | commit | when (UTC) | Node of the roles | repeat with | took |',
    '|---|---|---|---|---|---|',
    ...[...runs.values()].map((results) => {
      const [{ machine, command } = { machine: undefined, command: [] }] = results;
      if (machine === undefined) return '';
      const nodes = [...new Set(results.map(({ result }) => result.node))].join(', ');
      const seconds = results.reduce((sum, { result }) => sum + result.seconds, 0);
      const memory = `${Math.round(machine.memoryBytes / 1e9)} GB`;
      const when = machine.startedAt.slice(0, 16).replace('T', ' ');
      return `| ${machine.cpu}, ${machine.cores} cores, ${memory}, ${machine.system} | ${machine.commit} | ${when} | ${nodes} | \`${commandText(command)}\` | ${(seconds / 60).toFixed(1)} min |`;
    }),
  ];
}

function commandText(command: readonly string[]): string {
  const words = command.map((word) => (/\s/.test(word) ? `"${word}"` : word));
  return ['npm run bench', ...(words.length === 0 ? [] : ['--', ...words])].join(' ');
}

/** One line for each goal, a column for each line of Node; loop lags are one goal for each benchmark. */
function goalTable(chosen: readonly ChosenResult[]): string[] {
  const nodes = nodesOf(chosen);
  const goals = new Map<string, { readonly goal: string; readonly cells: Map<string, string> }>();
  for (const { result } of chosen) {
    for (const row of withWorstLag(result.rows)) {
      const met = isMet(row);
      if (met === undefined) continue;
      const title = `\`${result.name}\`${row.group === undefined ? '' : ` ${row.group}`}: ${row.name}`;
      const goal = goals.get(title) ?? { goal: `${goalText(row)} ${row.unit}`.trim(), cells: new Map() };
      const value = Number.isNaN(row.value) ? 'not measured' : valueText(row.value);
      goal.cells.set(nodeLine(result.node), met ? value : `**${value}**, not met`);
      goals.set(title, goal);
    }
  }
  return [
    '',
    '### Goals',
    '',
    `| what | goal | ${nodes.map((node) => `Node ${node}`).join(' | ')} |`,
    `|---|---|${'---|'.repeat(nodes.length)}`,
    ...[...goals].map(
      ([title, { goal, cells }]) =>
        `| ${title} | ${goal.replaceAll('<=', '≤').replaceAll('>=', '≥')} | ${nodes.map((node) => cells.get(node) ?? '').join(' | ')} |`,
    ),
  ];
}

/** The rows with the highest loop lag of all columns and roles in place of the others. */
function withWorstLag(rows: readonly Row[]): Row[] {
  const lags = rows.filter(({ name }) => name.startsWith(LAG)).toSorted((a, b) => b.value - a.value);
  const others = rows.filter(({ name }) => !name.startsWith(LAG));
  const [worst] = lags;
  if (worst === undefined) return others;
  const { group: _, ...row } = worst;
  return [...others, { ...row, name: `${LAG}, the worst of all` }];
}

function benchmarkTables(chosen: readonly ChosenResult[]): string[] {
  const names = [...new Set(chosen.map(({ result }) => result.name))];
  return names.flatMap((name) => {
    const results = chosen.flatMap(({ result }) => (result.name === name ? [result] : []));
    const isStepped = results.some(({ rows }) => rows.some((row) => row.name.startsWith('rate')));
    const hasGroups = results.some(({ rows }) => rows.some(({ group }) => group !== undefined));
    const failures = results.flatMap((result) =>
      result.failures.map(
        ({ part, message }) => `Failed with Node ${nodeLine(result.node)}: ${part}: ${message}`,
      ),
    );
    return [
      ...['', `### \`${name}\``, '', sentence(results[0]?.question ?? ''), ''],
      ...(isStepped && hasGroups ? stepTable(results) : valueTable(results)),
      ...(failures.length === 0 ? [] : ['', ...failures]),
    ];
  });
}

const BOUNDS = [
  'cores, all processes',
  'CPU, all processes',
  'bound by the cores',
  'ratio to the floor',
  'bound by the cores, to the floor',
  'bound by the busiest process, to the floor',
  'cores that 0.3 x floor needs',
  'bound of bare connections, to the floor',
] as const;

/** What the cores of the machine allow. */
function boundTable(chosen: readonly ChosenResult[]): string[] {
  const lines = chosen.flatMap(({ result: { name, node, rows } }) => {
    const groups = new Set(
      rows.flatMap((row) => (row.name === BOUNDS[2] && row.group !== undefined ? [row.group] : [])),
    );
    return [...groups].map((group) => {
      const cells = BOUNDS.map((bound) => {
        const row = rows.find((each) => each.group === group && each.name === bound);
        return row === undefined ? '' : valueText(row.value);
      });
      return `| \`${name}\` ${group} | ${nodeLine(node)} | ${cells.join(' | ')} |`;
    });
  });
  if (lines.length === 0) return [];
  return [
    '',
    '### What bounds the rates',
    '',
    'CPU is that of all processes together, generator and reader included. "Bare connections" is what the floors of gRPC and websocket cost for the hops that a line makes, with nothing in between.',
    '',
    '| column | Node | cores busy | CPU, µs a line | the cores carry, /s | × floor measured | × floor with all cores full | × floor with the busiest process at one core | cores for 0.30 × floor | × floor of bare connections |',
    `|---|${'---|'.repeat(BOUNDS.length + 1)}`,
    ...lines,
  ];
}

function sentence(question: string): string {
  return question.endsWith('?') ? question : `${question}.`;
}

function nodesOf(chosen: readonly ChosenResult[]): string[] {
  return [...new Set(chosen.map(({ result }) => nodeLine(result.node)))].sort(
    (a, b) => Number(a) - Number(b),
  );
}
