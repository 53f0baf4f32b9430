// Names, flags and help of `tailrace drains`. The work is in drains.ts.
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

/** Flags of the commands that print drains. */
export interface DrainsFlags extends ConnectionFlags, TableFlags {}

/** Flags of `drains rm`. */
export interface DrainsRemoveFlags extends ConnectionFlags, ConfirmationFlags {}

/** Declares `drains` and its subcommands. */
export function declare(program: Command, context: CommandContext): void {
  const drains = program
    .command('drains')
    .description('List the syslog drains of an app, or of every app.')
    .argument('[app]', 'app');
  addExamples(drains, [
    'tailrace drains add web syslog://logs.example.com:514',
    'tailrace drains web',
    'tailrace drains rm web syslog://logs.example.com:514',
  ]);
  addTableOptions(drains);
  addConnectionOptions(drains);
  drains.action(async (app: string | undefined, _flags: DrainsFlags, command: Command) => {
    const { listDrains } = await import('./drains.ts');
    await listDrains(app, command.optsWithGlobals<DrainsFlags>(), context);
  });
  declareAdd(drains, context);
  declareRemove(drains, context);
  declareShow(drains, context);
  declareTest(drains, context);
}

function declareAdd(drains: Command, context: CommandContext): void {
  const add = drains
    .command('add')
    .description('Send every further line of an app to a syslog receiver.')
    .argument('<app>', 'app')
    .argument('<url>', 'syslog://HOST:PORT, with ?framing=, format=, hostname=, sd=, type=');
  addExamples(add, [
    'tailrace drains add web syslog://logs.example.com:514',
    "tailrace drains add web 'syslog://10.0.0.7:514?sd=tags&framing=newline'",
  ]);
  addTableOptions(add);
  addConnectionOptions(add);
  add.action(async (app: string, url: string, _flags: DrainsFlags, command: Command) => {
    const { addDrain } = await import('./drains.ts');
    await addDrain(app, url, command.optsWithGlobals<DrainsFlags>(), context);
  });
}

function declareRemove(drains: Command, context: CommandContext): void {
  const remove = drains
    .command('rm')
    .description('Remove a drain.')
    .argument('<app>', 'app')
    .argument('<drain>', 'its URL, id or token');
  addExamples(remove, ['tailrace drains rm web syslog://logs.example.com:514']);
  addConfirmationOptions(remove);
  addConnectionOptions(remove);
  remove.action(async (app: string, drain: string, _flags: DrainsRemoveFlags, command: Command) => {
    const { removeDrain } = await import('./drains.ts');
    await removeDrain(app, drain, command.optsWithGlobals<DrainsRemoveFlags>(), context);
  });
}

function declareShow(drains: Command, context: CommandContext): void {
  const show = drains
    .command('show')
    .description('Show what a drain delivered, dropped and holds, and its last error, per zone.')
    .argument('<app>', 'app')
    .argument('<drain>', 'its URL, id or token');
  addExamples(show, ['tailrace drains show web 3f2a…']);
  addTableOptions(show);
  addConnectionOptions(show);
  show.action(async (app: string, drain: string, _flags: DrainsFlags, command: Command) => {
    const { showDrain } = await import('./drains.ts');
    await showDrain(app, drain, command.optsWithGlobals<DrainsFlags>(), context);
  });
}

function declareTest(drains: Command, context: CommandContext): void {
  const test = drains
    .command('test')
    .description('Send one marked line to a receiver and say which stage fails, if any.')
    .argument('<app>', 'app')
    .argument('<url>', 'as for drains add');
  addExamples(test, ['tailrace drains test web syslog://logs.example.com:514']);
  addTableOptions(test);
  addConnectionOptions(test);
  test.action(async (app: string, url: string, _flags: DrainsFlags, command: Command) => {
    const { testDrain } = await import('./drains.ts');
    process.exitCode = await testDrain(app, url, command.optsWithGlobals<DrainsFlags>(), context);
  });
}
