// Names, flags and help of `tailrace token`. The work is in token.ts.
import type { Command } from 'commander';
import { addExamples, type CommandContext, collect } from './command-context.ts';

/** Flags of `token`. */
export interface TokenFlags {
  readonly apps?: readonly string[];
  readonly rights?: readonly string[];
  readonly ttl?: string;
  readonly key?: string;
  readonly subject?: string;
  readonly audience?: string;
}

/** Declares `token` and `token key`. */
export function declare(program: Command, context: CommandContext): void {
  const token = program
    .command('token')
    .description('Make a token for controllers with --token-key, and print it.');
  addExamples(token, [
    'tailrace token key ./token.key',
    'tailrace token --key ./token.key --apps web,api --rights read',
    "tailrace token --key ./token.key --apps 'team-*' --rights read,drain --ttl 12h --subject ann",
    "tailrace token --key ./token.key --apps '*' --rights admin --ttl 15m",
  ]);
  token.option('--apps <apps>', 'names, or patterns with *; separated by commas; repeatable', collect);
  token.option('--rights <rights>', 'read, drain, admin (includes both); separated by commas', collect);
  token.option('--ttl <duration>', 'how long it is valid, such as 15m or 12h (default 1h)');
  token.option('--key <file>', 'key file of the controllers');
  token.option('--subject <name>', 'whom it is for; audit lines name it');
  token.option('--audience <name>', 'which controllers it is for (their --token-audience)');
  token.action(async (flags: TokenFlags) => {
    const { printToken } = await import('./token.ts');
    await printToken(flags, context);
  });

  const key = token.command('key').description('Make a new key file that only you can read.');
  key.argument('<file>', 'where to; there must be no such file yet');
  addExamples(key, ['tailrace token key ./token.key']);
  key.action(async (file: string) => {
    const { makeKeyFile } = await import('./token.ts');
    makeKeyFile(file, context);
  });
}
