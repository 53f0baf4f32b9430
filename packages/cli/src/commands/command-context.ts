// What every command is given, and the flags that several commands share. Light: it is loaded at every start.
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { ProgramOutput } from '../output/program-output.ts';

/** The surroundings of a command: nothing in a command reaches for `process` itself, except for signals. */
export interface CommandContext {
  readonly output: ProgramOutput;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Help is at most this wide, also in wider terminals. */
export const HELP_COLUMNS = 80;
const EXAMPLE_INDENT = 2;
const CONTINUATION = ' \\';

/** Puts examples at the top of a command's help: people read those first. */
export function addExamples(command: Command, examples: readonly string[]): void {
  command.addHelpText('before', `Examples:\n${examples.map((line) => `  ${foldExample(line)}\n`).join('')}`);
}

/** A long example goes on in the next line, as a shell takes it; words in quotes stay whole. */
function foldExample(line: string): string {
  let folded = '';
  let column = EXAMPLE_INDENT;
  for (const word of line.match(/(?:"[^"]*"|'[^']*'|[^ ])+/g) ?? []) {
    const needs = folded === '' ? 0 : 1;
    if (needs === 1 && column + needs + word.length + CONTINUATION.length > HELP_COLUMNS) {
      folded += `${CONTINUATION}\n      `;
      column = 6;
    } else if (needs === 1) {
      folded += ' ';
      column += 1;
    }
    folded += word;
    column += word.length;
  }
  return folded;
}

/** Adds the flags that say where the traffic controller is. */
export function addConnectionOptions(command: Command): Command {
  command.optionsGroup('Where to:');
  command.option('--url <url>', 'traffic controller (TAILRACE_URL; default http://127.0.0.1:8080)');
  command.option('--ca <file>', 'authorities of an https controller (TAILRACE_CA)');
  command.option('--token-file <file>', 'file with the token to show (TAILRACE_TOKEN_FILE)');
  return command;
}

/** Adds `-o table|json`, `--json` and `--color` for commands that print a table. */
export function addTableOptions(command: Command): Command {
  command.optionsGroup('Output:');
  command.addOption(
    new Option('-o, --output <format>', 'table, or json: one object a line').choices(['table', 'json']),
  );
  command.addOption(new Option('--json', 'the same as -o json').conflicts('output'));
  addColourOption(command);
  return command;
}

/** Adds `--color WHEN` and `--no-color`. */
export function addColourOption(command: Command): Command {
  command.addOption(
    new Option('--color <when>', 'colours: auto, always or never').choices(['auto', 'always', 'never']),
  );
  command.addOption(new Option('--no-color', 'the same as --color never').hideHelp());
  return command;
}

/** The choice that `--color` and `--no-color` make together. */
export function colourChoice(flag: TableFlags['color']): 'auto' | 'always' | 'never' {
  if (flag === false) return 'never';
  return typeof flag === 'string' ? flag : 'auto';
}

/** Adds `-y` and `--no-input` for commands that take something away. */
export function addConfirmationOptions(command: Command): Command {
  command.option('-y, --yes', 'do not ask');
  command.option('--no-input', 'never ask: fail where a question would be asked');
  return command;
}

/** Collects the values of a flag that may be given several times. */
export function collect(value: string, previous: readonly string[] | undefined): readonly string[] {
  return [...(previous ?? []), value];
}

/** Parses a whole number of at least `minimum`. */
export function wholeNumber(minimum: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d{1,12}$/.test(text) && value >= minimum) return value;
    throw new InvalidArgumentError(`Expected a whole number, ${minimum} or more.`);
  };
}

/** Flags of {@link addTableOptions} and {@link addColourOption} as commander gives them. */
export interface TableFlags {
  readonly output?: 'table' | 'json';
  readonly json?: boolean;
  readonly color?: 'auto' | 'always' | 'never' | boolean;
}

/** Flags of {@link addConfirmationOptions}. */
export interface ConfirmationFlags {
  readonly yes?: boolean;
  readonly input?: boolean;
}
