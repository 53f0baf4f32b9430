// Name, flags and help of `tailrace pipe`. The work is in pipe.ts.
import type { Command } from 'commander';
import { addSenderOptions, type SenderFlags } from '../send/sender-flags.ts';
import { addExamples, type CommandContext } from './command-context.ts';

/** Flags of `pipe` as commander gives them. */
export interface PipeFlags extends SenderFlags {
  readonly stderr?: boolean;
  readonly block?: boolean;
  readonly quiet?: boolean;
}

const explanation = `
Every line is logged, empty ones too. While the agent takes lines, reading
waits for it; when it has not for 250 ms, up to 4 MiB are held and then the
oldest lines are dropped, counted, and announced in the log. With --block
nothing is dropped: reading waits as long as it takes.

Exit status: 0 every line was taken, 1 lines were dropped, 2 usage,
130 Ctrl-C.
`;

/** Declares `pipe`. */
export function declare(program: Command, context: CommandContext): void {
  const command = program.command('pipe').description('Log standard input, line by line.');
  addExamples(command, [
    'some-program | tailrace pipe --app web',
    'some-program 2>&1 >/dev/null | tailrace pipe --app web --stderr',
    'tailrace pipe --app history --block < big.log',
  ]);
  addSenderOptions(command);
  command.option('--stderr', 'log the lines as ERR instead of OUT');
  command.option('--block', 'wait for the agent for ever instead of dropping lines');
  command.option('-q, --quiet', 'say nothing while it runs; the exit status still tells');
  command.addHelpText('after', explanation);
  command.action(async (flags: PipeFlags) => {
    const { pipeLines } = await import('./pipe.ts');
    process.exitCode = await pipeLines(flags, context);
    // A connection that is still being tried must not keep an ended program alive.
    setTimeout(() => process.exit(), 100).unref();
  });
}
