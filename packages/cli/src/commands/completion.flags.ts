// Name, flags and help of `tailrace completion`. The work is in completion.ts.
import { Argument, type Command } from 'commander';
import { addExamples, type CommandContext } from './command-context.ts';

/** Shells that a completion script can be made for. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;

/** Declares `completion`. */
export function declare(program: Command, context: CommandContext): void {
  const command = program
    .command('completion')
    .description('Print a completion script for a shell.')
    .addArgument(new Argument('<shell>', 'bash, zsh or fish').choices(SHELLS));
  addExamples(command, [
    'source <(tailrace completion bash)',
    'tailrace completion zsh > ~/.zfunc/_tailrace',
    'tailrace completion fish > ~/.config/fish/completions/tailrace.fish',
  ]);
  command.action(async (shell: (typeof SHELLS)[number]) => {
    const { printCompletion } = await import('./completion.ts');
    printCompletion(shell, program, context);
  });
}
