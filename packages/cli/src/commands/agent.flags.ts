// Name, flags and help of `tailrace agent`, made from the table of its settings. The work is in ../roles.
import type { Command } from 'commander';
import { agentSettings } from '../settings/agent-settings.ts';
import { addExamples, type CommandContext } from './command-context.ts';
import { addSettingOptions, roleExplanation } from './setting-options.ts';

/** Declares `agent`. */
export function declare(program: Command, context: CommandContext): void {
  const command = program
    .command('agent')
    .description('Run the agent of a host: it takes lines and sends them to the servers of its zone.');
  addExamples(command, [
    'tailrace agent --zone z1 --registry nats://nats.example:4222',
    'tailrace agent --zone z1 --syslog tcp://127.0.0.1:5514 --registry static:cluster.yaml',
  ]);
  addSettingOptions(command, agentSettings);
  command.addHelpText('after', roleExplanation);
  command.action(async (flags: Readonly<Record<string, unknown>>) => {
    const { runAgent } = await import('../roles/agent.ts');
    process.exitCode = await runAgent(flags, context);
  });
}
