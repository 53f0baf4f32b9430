// Names, flags and help of `tailrace apps`. The work is in apps.ts.
import type { Command } from 'commander';
import type { ConnectionFlags } from '../client/controller-endpoint.ts';
import {
  addConfirmationOptions,
  addConnectionOptions,
  addExamples,
  addTableOptions,
  type CommandContext,
  type ConfirmationFlags,
  type TableFlags,
} from './command-context.ts';

/** Flags of `apps`. */
export interface AppsFlags extends ConnectionFlags, TableFlags {
  readonly prefix?: string;
}

/** Flags of `apps rm`. */
export interface AppsRemoveFlags extends ConnectionFlags, ConfirmationFlags {}

/** Declares `apps` and `apps rm`. */
export function declare(program: Command, context: CommandContext): void {
  const apps = program
    .command('apps')
    .description('List the known apps with their rate, held and dropped lines and limit.');
  addExamples(apps, ['tailrace apps', 'tailrace apps --prefix web', 'tailrace apps rm web']);
  apps.option('--prefix <text>', 'only apps whose name begins so');
  addTableOptions(apps);
  addConnectionOptions(apps);
  apps.action(async (_flags: AppsFlags, command: Command) => {
    const { listApps } = await import('./apps.ts');
    await listApps(command.optsWithGlobals<AppsFlags>(), context);
  });

  const remove = apps
    .command('rm')
    .description('Forget the held lines of an app. They cannot be brought back.')
    .argument('<app>', 'app');
  addExamples(remove, ['tailrace apps rm web --yes']);
  addConfirmationOptions(remove);
  addConnectionOptions(remove);
  remove.action(async (app: string, _flags: AppsRemoveFlags, command: Command) => {
    const { removeApp } = await import('./apps.ts');
    await removeApp(app, command.optsWithGlobals<AppsRemoveFlags>(), context);
  });
}
