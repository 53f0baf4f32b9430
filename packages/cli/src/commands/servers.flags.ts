// Names, flags and help of `tailrace servers`. The work is in servers.ts.
import type { Command } from 'commander';
import type { ConnectionFlags } from '../client/controller-endpoint.ts';
import { addConnectionOptions, addExamples, type CommandContext } from './command-context.ts';

/** Declares `servers stop` and `servers start`. */
export function declare(program: Command, context: CommandContext): void {
  const servers = program
    .command('servers')
    .description('Stop or start servers of "tailrace up", to see what happens.');
  addExamples(servers, [
    'tailrace servers stop z1',
    'tailrace servers start z1',
    'tailrace servers stop z2-b',
  ]);
  for (const action of ['stop', 'start'] as const) {
    const command = servers
      .command(action)
      .description(`${action === 'stop' ? 'Stop' : 'Start'} the servers of a zone, or one server.`)
      .argument('<zone|id>', 'zone or server id; see tailrace status');
    addExamples(command, [`tailrace servers ${action} z1`]);
    addConnectionOptions(command);
    command.action(async (target: string, _flags: ConnectionFlags, self: Command) => {
      const { controlServers } = await import('./servers.ts');
      await controlServers(action, target, self.optsWithGlobals<ConnectionFlags>(), context);
    });
  }
}
