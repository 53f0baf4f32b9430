// Which results the documentation shows, and how they look there.
import { expect, test } from 'vitest';
import type { Row } from '../benchmark.ts';
import { chooseProfiles, chooseResults, nodeLine } from './chosen-results.ts';
import { goalLines } from './goal-summary.ts';
import { performanceTables } from './performance-tables.ts';
import { rowLines } from './print-rows.ts';
import type { BenchmarkResult, RunResults } from './results.ts';

const group = 'proto, TLS';
const rows: readonly Row[] = [
  { group, name: 'floor, gRPC', value: 1000, unit: 'MB/s' },
  { group, name: 'rate without loss', value: 600_000, unit: '/s', goalMin: 200_000 },
  { group, name: 'ratio to the floor', value: 0.18, unit: 'x', goalMin: 0.3 },
  { group, name: 'lost and announced', value: 0, unit: 'lines' },
  { group, name: 'lost and not announced', value: 0, unit: 'lines' },
  { group, name: 'CPU server', value: 1.2, unit: 'us/line', goalMax: 4 },
  { group, name: 'loop lag p99 server', value: 5, unit: 'ms', goalMax: 20 },
  { group, name: 'loop lag p99 controller', value: 8, unit: 'ms', goalMax: 20 },
  { group, name: 'bound by the cores', value: 800_000, unit: '/s' },
  { group, name: 'CPU of TLS, server', value: 0.4, unit: 'us/line' },
];

function result(changes: Partial<BenchmarkResult> = {}): BenchmarkResult {
  return {
    ...{ name: 'tail', question: 'lines to one websocket', node: 'v20.20.2', roles: [], load: 0 },
    ...{ seconds: 60, isPartial: false, rows, failures: [], profiles: [] },
    ...changes,
  };
}

function run(startedAt: string, results: readonly BenchmarkResult[], command: string[] = []): RunResults {
  const machine = {
    ...{ cpu: 'A CPU', cores: 2, memoryBytes: 24e9, system: 'Linux 6', node: 'v20.20.2' },
    ...{ commit: 'abc1234', startedAt },
  };
  return { format: 2, machine, command, results };
}

const morning = '2026-01-01T08:00:00.000Z';
const noon = '2026-01-01T12:00:00.000Z';

test('the newest result of each benchmark and Node is shown; partial ones only where there is no other', () => {
  const chosen = chooseResults(
    [
      run(noon, [result({ load: 2 }), result({ node: 'v24.1.0', load: 3, isPartial: true })]),
      run(morning, [result({ load: 1 }), result({ name: 'drain', load: 4 })]),
      run(noon, [result({ load: 5, isPartial: true })]),
    ],
    ['drain', 'tail'],
  );
  expect(chosen.map(({ result: { name, node, load } }) => [name, nodeLine(node), load])).toEqual([
    ['drain', '20', 4],
    ['tail', '20', 2],
    ['tail', '24', 3],
  ]);
});

test('tables tell machine, commit, how to repeat it, floor, goals and what is not met', () => {
  const runs = [
    run(
      noon,
      [result(), result({ node: 'v24.1.0' })],
      ['--node', 'node', '--node', 'npx -p node@24 node', 'tail'],
    ),
  ];
  const text = performanceTables(chooseResults(runs, ['tail']), []);
  expect(text).toContain(
    '| A CPU, 2 cores, 24 GB, Linux 6 | abc1234 | 2026-01-01 12:00 | v20.20.2, v24.1.0 | `npm run bench -- --node node --node "npx -p node@24 node" tail` | 2.0 min |',
  );
  expect(text).toContain('| `tail` proto, TLS: rate without loss | ≥ 200,000 /s | 600,000 | 600,000 |');
  expect(text).toContain(
    '| `tail` proto, TLS: ratio to the floor | ≥ 0.3 x | **0.18**, not met | **0.18**, not met |',
  );
  expect(text).toContain('| `tail`: loop lag p99, the worst of all | ≤ 20 ms | 8 | 8 |');
  expect(text).toContain(
    '| proto, TLS | 24 | 600,000 | 1,000 | 0.18 | 0 / 0 | server 1.2 | server 5, controller 8 | CPU of TLS, server 0.4 us/line |',
  );
});

test('numbers that belong to no rate are a table of their own', () => {
  const text = performanceTables(
    chooseResults(
      [
        run(noon, [
          result({
            ...{ name: 'idle-up', question: 'an idle one' },
            rows: [{ name: 'resident memory', value: 90, unit: 'MB', goalMax: 250 }],
            failures: [{ part: 'x', message: 'it broke' }],
          }),
        ]),
      ],
      ['idle-up'],
    ),
    [],
  );
  expect(text).toContain('| `idle-up`: resident memory | ≤ 250 MB | 90 |');
  expect(text).toContain('|  | Node 20 |\n|---|---|\n| resident memory, MB | 90 |');
  expect(text).toContain('Failed with Node 20: x: it broke');
});

test('profiles are a table for each run with a column for each role', () => {
  const top = [{ share: 0.401, name: '(program)', place: '' }];
  const own = [{ share: 0.1, name: 'append', place: 'core/dist/log/app-log.js:42' }];
  const profiles = [
    { run: 'tail-proto', role: 'server', busyS: 2, top },
    { run: 'tail-proto', role: 'controller', busyS: 1, top: own },
  ];
  const runs = [run(noon, [result({ profiles })]), run(noon, [result()])];
  const text = performanceTables(chooseResults(runs, ['tail']), chooseProfiles(runs));
  expect(text).toContain('| server, 2.0 s | controller, 1.0 s |');
  expect(text).toContain('| 40.1 `(program)` | 10.0 `append` app-log.js:42 |');
});

test('a run ends with the goals that are not met', () => {
  expect(goalLines([result()])).toEqual([
    'Goals: 4 of 5 met',
    '  NOT met: tail, proto, TLS: ratio to the floor: 0.18 x, goal >= 0.3',
  ]);
  expect(goalLines([result({ rows: [] })])).toEqual([]);
});

test('rows of several columns are shown side by side', () => {
  const lines = rowLines([...rows, { ...(rows[1] as Row), group: 'json', value: Number.NaN }]);
  expect(lines[0]).toMatch(/^ +proto, TLS +json$/);
  expect(lines[2]).toMatch(/^ {2}rate without loss \(\/s\) +600,000 +- {2}met \(goal >= 200,000\); NOT met/);
});
