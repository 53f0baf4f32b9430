// Name, flags and help of `tailrace logs`, and the flags that it shares with `recent`. The work is in logs.ts.
import { type Command, Option } from 'commander';
import type { ConnectionFlags } from '../client/controller-endpoint.ts';
import {
  addColourOption,
  addConnectionOptions,
  addExamples,
  type CommandContext,
  collect,
  wholeNumber,
} from './command-context.ts';

/** Flags of `logs` and `recent` as commander gives them. */
export interface LogsFlags extends ConnectionFlags {
  readonly recent?: boolean;
  readonly follow?: boolean;
  readonly lines?: number | 'all';
  /** What docker and heroku call `lines`. */
  readonly tail?: number | 'all';
  readonly num?: number | 'all';
  readonly since?: string;
  readonly until?: string;
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly instance?: readonly string[];
  readonly zone?: readonly string[];
  readonly stream?: 'out' | 'err';
  readonly output?: 'text' | 'raw' | 'json' | 'cf';
  readonly json?: boolean;
  readonly template?: string;
  readonly timestamps?: boolean;
  readonly utc?: boolean;
  readonly color?: 'auto' | 'always' | 'never' | boolean;
  readonly prefix?: boolean;
  readonly order?: 'time' | 'arrival';
  readonly reorder?: number;
  readonly afterCursor?: readonly string[];
  readonly cursorFile?: string;
  readonly showCursor?: boolean;
  readonly reconnect?: 'forever' | 'no' | number;
  readonly untilMatch?: string;
  readonly timeout?: string;
  readonly strict?: boolean;
  readonly quiet?: boolean;
}

const EXIT_CODES = `
Log lines go to standard output, everything else to standard error; with
-o json notices are records in the stream.

Exit status: 0 done or the reader closed the pipe, 1 failure, 2 usage,
4 not allowed, 5 lines are missing (--strict), 6 the cluster is unreachable,
124 --timeout, 130 Ctrl-C. --strict's 5 replaces 0 and 124.
`;

/** Declares `logs`. */
export function declare(program: Command, context: CommandContext): void {
  const command = program
    .command('logs')
    .description('Follow the log lines of one or more apps, beginning with the last 10.')
    .argument('<app...>', 'apps; one that has not logged yet is waited for');
  addExamples(command, [
    'tailrace logs web',
    'tailrace logs web api --since 5m --include "error|timeout"',
    'tailrace logs web --recent -n 500 -o raw > web.log',
    'tailrace logs web -o json --cursor-file web.cursor',
    'tailrace logs web --until-match "listening on" --timeout 60s',
  ]);
  command.optionsGroup('What to do:');
  command.option('-f, --follow', 'go on with new lines (the default)');
  command.option('--recent', 'print what is held and exit');
  command.addOption(new Option('--no-follow', 'the same as --recent').hideHelp());
  addReadingOptions(command);
  addFollowingOptions(command);
  addConnectionOptions(command);
  command.addHelpText('after', EXIT_CODES);
  command.action(async (apps: string[], flags: LogsFlags) => {
    const { runLogs } = await import('./logs.ts');
    process.exitCode = await runLogs(apps, flags, context);
  });
}

/** Adds the flags that choose lines and how they look. */
export function addReadingOptions(command: Command): void {
  command.optionsGroup('Which lines:');
  command.option('-n, --lines <n>', 'begin with the newest N lines, or all', parseLines);
  for (const alias of ['--tail <n>', '--num <n>']) {
    command.addOption(
      new Option(alias, 'the same as --lines').argParser(parseLines).conflicts('lines').hideHelp(),
    );
  }
  command.option('-s, --since <time>', '90s, 5m, 1h30m, 2d ago; RFC 3339, date or epoch');
  command.option('-u, --until <time>', 'the same; following ends then');
  command.option('-i, --include <re>', 'only lines that match; repeatable: any of them', collect);
  command.option('-e, --exclude <re>', 'not the lines that match; repeatable', collect);
  command.option('--instance <id>', 'only this instance; repeatable', collect);
  command.option('--zone <zone>', 'only this zone; repeatable', collect);
  command.addOption(new Option('--stream <stream>', 'out or err').choices(['out', 'err']));
  command.optionsGroup('How they look:');
  command.addOption(
    new Option('-o, --output <format>', 'text, raw (the bytes), json or cf').choices([
      'text',
      'raw',
      'json',
      'cf',
    ]),
  );
  command.addOption(new Option('--json', 'the same as -o json').conflicts('output'));
  command.addOption(
    new Option(
      '--template <text>',
      "such as '{time} {instance} {message}'; also {app}\n{zone} {type} {stream} {index} {tags.NAME}",
    ).conflicts(['output', 'json']),
  );
  command.option('-t, --timestamps', 'nanoseconds; times also with --no-prefix');
  command.option('--utc', 'times in UTC instead of local time');
  addColourOption(command);
  command.option('--no-prefix', 'only the messages');
  command.optionsGroup('Other:');
  command.option('--timeout <duration>', 'end after this time with status 124');
  command.option('--strict', 'exit with 5 if lines were dropped or may be missing');
  command.option('-q, --quiet', 'no notices on standard error');
}

function addFollowingOptions(command: Command): void {
  command.optionsGroup('Following:');
  command.addOption(
    new Option('--order <order>', 'merge by time (default on a terminal) or arrival').choices([
      'time',
      'arrival',
    ]),
  );
  command.option('--reorder <ms>', 'window for --order time (default 200)', wholeNumber(0));
  command.option('--reconnect <n>', 'forever (default), no, or N attempts', parseReconnect);
  command.option('--until-match <re>', 'end with status 0 after a line that matches');
  command.optionsGroup('Positions:');
  command.addOption(
    new Option('--after-cursor <cursor>', 'go on behind it; APP=CURSOR for several apps')
      .argParser(collect)
      .conflicts(['lines', 'since', 'cursorFile']),
  );
  command.option('--cursor-file <file>', 'go on where it says, and keep it up to date');
  command.option('--show-cursor', 'print the cursor at the end');
}

function parseLines(text: string): number | 'all' {
  if (text === 'all') return text;
  return wholeNumber(0)(text);
}

function parseReconnect(text: string): 'forever' | 'no' | number {
  if (text === 'forever' || text === 'no') return text;
  return wholeNumber(0)(text);
}
