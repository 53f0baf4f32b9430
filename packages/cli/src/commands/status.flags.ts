// Name, flags and help of `tailrace status`. The work is in status.ts.
import type { Command } from 'commander';
import type { ConnectionFlags } from '../client/controller-endpoint.ts';
import {
  addConnectionOptions,
  addExamples,
  addTableOptions,
  type CommandContext,
  type TableFlags,
} from './command-context.ts';

/** Flags of `status`. */
export interface StatusFlags extends ConnectionFlags, TableFlags {}

/** Declares `status`. */
export function declare(program: Command, context: CommandContext): void {
  const status = program
    .command('status')
    .description('Show zones, servers and agents with their state, replicas and load.');
  addExamples(status, ['tailrace status', 'tailrace status --json']);
  addTableOptions(status);
  addConnectionOptions(status);
  status.action(async (_flags: StatusFlags, command: Command) => {
    const { showStatus } = await import('./status.ts');
    await showStatus(command.optsWithGlobals<StatusFlags>(), context);
  });
}
