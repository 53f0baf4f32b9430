// Name, flags and help of `tailrace run`. The work is in run.ts.
import type { Command } from 'commander';
import { addSenderOptions, type SenderFlags } from '../send/sender-flags.ts';
import { addExamples, type CommandContext } from './command-context.ts';

/** Flags of `run` as commander gives them. */
export interface RunFlags extends SenderFlags {
  readonly verbose?: boolean;
}

const explanation = `
The program's output passes through unchanged; its standard output is logged as
OUT, its standard error as ERR. It never waits for the cluster, and never
notices when there is none. Its exit status and the signal that ended it are
those of this command; 127: no such program, 126: it cannot be executed.
`;

/** Declares `run`. */
export function declare(program: Command, context: CommandContext): void {
  const command = program
    .command('run')
    .description('Run a program and log what it writes.')
    .argument('<command...>', 'program and its arguments, after --');
  addExamples(command, [
    'tailrace run --app web -- python3 -m http.server 9000',
    'tailrace run --app worker --instance 3 -- ./worker --queue mail',
  ]);
  addSenderOptions(command);
  command.option('-v, --verbose', 'say on standard error when lines could not be logged');
  command.addHelpText('after', explanation);
  command.action(async (words: string[], flags: RunFlags) => {
    const { runProgram } = await import('./run.ts');
    await runProgram(words, flags, context);
  });
}
