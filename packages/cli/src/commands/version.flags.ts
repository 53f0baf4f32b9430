// Name and help of `tailrace version`. The work is in version.ts.
import type { Command } from 'commander';
import type { CommandContext } from './command-context.ts';

/** Declares `version`. */
export function declare(program: Command, context: CommandContext): void {
  program
    .command('version')
    .description('Print the version of the program, of its protocols and of Node.')
    .action(async () => {
      const { printVersion } = await import('./version.ts');
      printVersion(context);
    });
}
