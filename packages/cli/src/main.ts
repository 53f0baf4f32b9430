// The program `tailrace`: its commands, how it reports errors, and how it ends. What a command does is loaded only
// when it runs, so that `logs` starts without a line of server code.
import { Command, CommanderError } from 'commander';
import { declare as declareAgent } from './commands/agent.flags.ts';
import { declare as declareApps } from './commands/apps.flags.ts';
import { declare as declareCanary } from './commands/canary.flags.ts';
import { declare as declareCerts } from './commands/certs.flags.ts';
import { addExamples, type CommandContext, HELP_COLUMNS } from './commands/command-context.ts';
import { declare as declareCompletion } from './commands/completion.flags.ts';
import { declare as declareDrains } from './commands/drains.flags.ts';
import { declare as declareLimits } from './commands/limits.flags.ts';
import { declare as declareLogs } from './commands/logs.flags.ts';
import { declare as declarePipe } from './commands/pipe.flags.ts';
import { declare as declareRecent } from './commands/recent.flags.ts';
import { declare as declareRun } from './commands/run.flags.ts';
import { declare as declareServer } from './commands/server.flags.ts';
import { declare as declareServers } from './commands/servers.flags.ts';
import { declare as declareStatus } from './commands/status.flags.ts';
import { declare as declareToken } from './commands/token.flags.ts';
import { declare as declareTrafficController } from './commands/traffic-controller.flags.ts';
import { declare as declareUp } from './commands/up.flags.ts';
import { declare as declareVersion } from './commands/version.flags.ts';
import { EXIT } from './exit-codes.ts';
import { openProgramOutput } from './output/program-output.ts';
import { escapeControls } from './output/terminal-safety.ts';
import { versionText } from './version-text.ts';

/** Builds the command tree. Nothing runs before it is parsed. */
export function createProgram(context: CommandContext): Command {
  const { stdout, stderr } = context.output;
  const program = new Command('tailrace');
  program
    .description('Tail, dump and drain the logs of apps.')
    .version(versionText(), '-V, --version', 'print the version')
    .exitOverride()
    .showSuggestionAfterError(true)
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      outputError: (text, write) => write(text.replace(/^error: /, 'tailrace: ')),
      getOutHelpWidth: () => HELP_COLUMNS,
      getErrHelpWidth: () => HELP_COLUMNS,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    // The descriptions name the choices already.
    .configureHelp({ optionDescription: (option) => option.description })
    .showHelpAfterError('Add --help to see how it is used.')
    .option('--debug', 'print stack traces of errors');
  addExamples(program, [
    'tailrace up',
    'some-program | tailrace pipe --app web',
    'tailrace logs web',
    'tailrace recent web -n 500',
  ]);
  program.commandsGroup('Log:');
  declareRun(program, context);
  declarePipe(program, context);
  program.commandsGroup('Read:');
  declareLogs(program, context);
  declareRecent(program, context);
  declareApps(program, context);
  declareStatus(program, context);
  program.commandsGroup('Send on:');
  declareDrains(program, context);
  program.commandsGroup('Operate:');
  declareUp(program, context);
  declareLimits(program, context);
  declareServers(program, context);
  declareCanary(program, context);
  declareToken(program, context);
  declareCerts(program, context);
  program.commandsGroup('One role of a cluster:');
  declareAgent(program, context);
  declareServer(program, context);
  declareTrafficController(program, context);
  program.commandsGroup('About:');
  program.addHelpCommand(
    new Command('help').argument('[command]').description('Print the help of a command.'),
  );
  declareVersion(program, context);
  declareCompletion(program, context);
  return program;
}

/** Runs the program. Sets `process.exitCode` and resolves when everything is written; it never ends the process. */
export async function main(args: readonly string[]): Promise<void> {
  const output = openProgramOutput();
  const program = createProgram({ output, env: process.env, now: Date.now });
  try {
    const asked = helpAskedOf(program, args);
    if (asked !== undefined) asked.outputHelp();
    else await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    process.exitCode = reportError(error, {
      isDebug: args.includes('--debug'),
      write: (text) => output.stderr.write(text),
    });
  }
  await output.stdout.flush();
  await output.stderr.flush();
  const { failure } = output.stdout;
  if (failure !== undefined && failure.code !== 'EPIPE' && !process.exitCode) {
    output.stderr.write(`tailrace: Cannot write to standard output: ${failure.message}\n`);
    process.exitCode = EXIT.failure;
  }
}

/** The command whose help is wanted, also beside values that are wrong; words behind `--` are not ours. */
function helpAskedOf(program: Command, args: readonly string[]): Command | undefined {
  if (args.length === 0) return program;
  const end = args.indexOf('--');
  const own = end === -1 ? args : args.slice(0, end);
  if (!own.includes('--help') && !own.includes('-h')) return undefined;
  let command = program;
  for (const word of own) command = command.commands.find((each) => each.name() === word) ?? command;
  return command;
}

/** Prints an error for people and returns the exit status that it asks for. */
function reportError(error: unknown, options: { isDebug: boolean; write: (text: string) => void }): number {
  if (error instanceof CommanderError) {
    // Help and version were asked for; a command group without a command prints its help and is a usage error.
    return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  }
  const { message, hint, exitCode } = describeError(error);
  const lines = message.split('\n').map(escapeControls).join('\n');
  options.write(`tailrace: ${lines}\n`);
  if (hint !== undefined) options.write(`${escapeControls(hint)}\n`);
  if (options.isDebug && error instanceof Error) options.write(`${error.stack ?? ''}\n`);
  return exitCode;
}

function describeError(error: unknown): { message: string; hint: string | undefined; exitCode: number } {
  const fields = error as { message?: unknown; hint?: unknown; exitCode?: unknown } | null;
  return {
    message: typeof fields?.message === 'string' && fields.message !== '' ? fields.message : String(error),
    hint: typeof fields?.hint === 'string' ? fields.hint : undefined,
    exitCode: typeof fields?.exitCode === 'number' ? fields.exitCode : EXIT.failure,
  };
}
