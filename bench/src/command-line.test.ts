// The command line of benchmarks.
import { expect, test } from 'vitest';
import { benchmarks } from './all.ts';
import { limitSeconds } from './benchmark.ts';
import { type BenchCommand, parseCommand } from './command-line.ts';

function parseRun(...args: string[]): BenchCommand {
  const command = parseCommand(args);
  if (command.kind !== 'run') throw new Error(`no run but ${command.kind}`);
  return command;
}

const names = ({ benchmarks: wanted }: BenchCommand): string[] => wanted.map(({ name }) => name);

test('without a name everything runs but what takes long', () => {
  const { nodes, ...command } = parseRun();
  expect(names({ nodes, ...command })).toContain('tail');
  expect(names({ nodes, ...command })).not.toContain('soak');
  expect(nodes).toEqual([undefined]);
});

test('everything together is planned to take less than 14 minutes', () => {
  const seconds = parseRun().benchmarks.reduce((sum, each) => sum + each.seconds, 0);
  expect(seconds).toBeLessThan(14 * 60);
});

test('benchmarks have names of their own and a time after which they are ended', () => {
  expect(new Set(benchmarks.map(({ name }) => name)).size).toBe(benchmarks.length);
  for (const { seconds } of benchmarks) expect(limitSeconds(seconds)).toBeGreaterThan(seconds);
});

test('those that are named run, in the order of all', () => {
  expect(names(parseRun('soak', 'tail', 'tail'))).toEqual(['tail', 'soak']);
  expect(names(parseRun('headline', 'apps'))).toEqual(
    expect.arrayContaining(['ingest', 'tail', 'fan-out', 'apps']),
  );
});

test('a name that is unknown is told with those that are known', () => {
  expect(() => parseCommand(['tial'])).toThrow(
    /^Cannot run tial: there is no such benchmark, expected ingest, tail/,
  );
});

test('several Nodes are columns of the same run', () => {
  const { nodes, isProfiled, only, nodeFlags } = parseRun(
    ...['--node', 'node', '--node', 'npx -p node@24 node', '--only', 'proto', '--flag=--x', 'tail'],
  );
  expect([nodes, isProfiled, only, nodeFlags]).toEqual([
    ['node', 'npx -p node@24 node'],
    false,
    'proto',
    ['--x'],
  ]);
});

test('the tables of the documentation are written from files or from all', () => {
  expect(parseCommand(['docs', 'a.json'])).toEqual({ kind: 'docs', files: ['a.json'] });
  expect(parseCommand(['--list'])).toEqual({ kind: 'list' });
});
