// Name, flags and help of `tailrace traffic-controller`, made from the table of its settings. The work is in ../roles.
import type { Command } from 'commander';
import { trafficControllerSettings } from '../settings/traffic-controller-settings.ts';
import { addExamples, type CommandContext } from './command-context.ts';
import { addSettingOptions, roleExplanation } from './setting-options.ts';

/** Declares `traffic-controller`. */
export function declare(program: Command, context: CommandContext): void {
  const command = program
    .command('traffic-controller')
    .description('Run a traffic controller of a cluster: readers ask it over HTTP and websockets.');
  addExamples(command, [
    'tailrace traffic-controller --zone z1 --registry nats://nats.example:4222',
    'tailrace traffic-controller --zone z1 --http 127.0.0.1:8081 --registry static:cluster.yaml',
  ]);
  addSettingOptions(command, trafficControllerSettings);
  command.addHelpText('after', roleExplanation);
  command.action(async (flags: Readonly<Record<string, unknown>>) => {
    const { runTrafficController } = await import('../roles/traffic-controller.ts');
    process.exitCode = await runTrafficController(flags, context);
  });
}
