// Names, flags and help of `tailrace limits`. The work is in limits.ts.
import type { Command } from 'commander';
import type { ConnectionFlags } from '../client/controller-endpoint.ts';
import {
  addConnectionOptions,
  addExamples,
  addTableOptions,
  type CommandContext,
  type TableFlags,
} from './command-context.ts';

/** Flags of `limits`. */
export interface LimitsFlags extends ConnectionFlags, TableFlags {}

/** Flags of `limits set`. */
export interface LimitsSetFlags extends ConnectionFlags {
  readonly lines?: string;
  readonly bytes?: string;
}

/** Declares `limits`, `limits set` and `limits rm`. */
export function declare(program: Command, context: CommandContext): void {
  const limits = program
    .command('limits')
    .description('List the rate limits of apps. A limit holds in each zone.');
  addExamples(limits, [
    'tailrace limits',
    'tailrace limits set web --lines 1000/s --bytes 64K/s',
    'tailrace limits rm web',
  ]);
  addTableOptions(limits);
  addConnectionOptions(limits);
  limits.action(async (_flags: LimitsFlags, command: Command) => {
    const { listLimits } = await import('./limits.ts');
    await listLimits(command.optsWithGlobals<LimitsFlags>(), context);
  });

  const set = limits.command('set').description("Set an app's limit, live within a second.");
  set.argument('<app>', 'app');
  addExamples(set, ['tailrace limits set web --lines 1000/s', 'tailrace limits set web --bytes 1M/s']);
  set.option('--lines <n/s>', 'lines a second: 1000, 1000/s, 2k/s');
  set.option('--bytes <n/s>', 'bytes a second: 65536, 64K/s, 1M/s (K is 1024)');
  addConnectionOptions(set);
  set.action(async (app: string, _flags: LimitsSetFlags, command: Command) => {
    const { setLimit } = await import('./limits.ts');
    await setLimit(app, command.optsWithGlobals<LimitsSetFlags>(), context);
  });

  const remove = limits.command('rm').description("Remove an app's limit; the default applies again.");
  remove.argument('<app>', 'app');
  addExamples(remove, ['tailrace limits rm web']);
  addConnectionOptions(remove);
  remove.action(async (app: string, _flags: ConnectionFlags, command: Command) => {
    const { removeLimit } = await import('./limits.ts');
    await removeLimit(app, command.optsWithGlobals<ConnectionFlags>(), context);
  });
}
