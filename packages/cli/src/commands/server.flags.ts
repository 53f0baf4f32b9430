// Name, flags and help of `tailrace server`, made from the table of its settings. The work is in ../roles.
import type { Command } from 'commander';
import { serverSettings } from '../settings/server-settings.ts';
import { addExamples, type CommandContext } from './command-context.ts';
import { addSettingOptions, roleExplanation } from './setting-options.ts';

/** Declares `server`. */
export function declare(program: Command, context: CommandContext): void {
  const command = program
    .command('server')
    .description('Run one server of a cluster: it holds a share of the lines of its zone.');
  addExamples(command, [
    'tailrace server --zone z1 --registry nats://nats.example:4222',
    'tailrace server --zone z1 --id z1-a --listen 127.0.0.1:7101 --registry static:cluster.yaml',
  ]);
  addSettingOptions(command, serverSettings);
  command.addHelpText('after', roleExplanation);
  command.action(async (flags: Readonly<Record<string, unknown>>) => {
    const { runServer } = await import('../roles/server.ts');
    process.exitCode = await runServer(flags, context);
  });
}
