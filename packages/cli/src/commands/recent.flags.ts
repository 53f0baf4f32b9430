// Name, flags and help of `tailrace recent`, which is `logs --recent`. The work is in logs.ts.
import type { Command } from 'commander';
import { addConnectionOptions, addExamples, type CommandContext } from './command-context.ts';
import { addReadingOptions, type LogsFlags } from './logs.flags.ts';

/** Declares `recent`. */
export function declare(program: Command, context: CommandContext): void {
  const command = program
    .command('recent')
    .description('Print the recent log lines of one or more apps, oldest first, and exit.')
    .argument('<app...>', 'apps');
  addExamples(command, [
    'tailrace recent web',
    'tailrace recent web -n all -o raw > web.log',
    'tailrace recent web --since 1h --exclude health',
  ]);
  addReadingOptions(command);
  command.option('--show-cursor', 'print the cursor at the end, for logs --after-cursor');
  addConnectionOptions(command);
  command.addHelpText(
    'after',
    '\nExit status: as "tailrace logs", and 3 if every zone answered and none knows\nthe app.\n',
  );
  command.action(async (apps: string[], flags: LogsFlags) => {
    const { runLogs } = await import('./logs.ts');
    process.exitCode = await runLogs(apps, { ...flags, recent: true }, context);
  });
}
