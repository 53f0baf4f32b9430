// The options of commands that are made from tables of settings, so that help, checks and documentation cannot differ.
import { type Command, Option } from 'commander';
import { environmentName, type Setting } from '../settings/setting.ts';
import { collect } from './command-context.ts';

/** Adds one option per setting, and `--config`. */
export function addSettingOptions(command: Command, settings: readonly Setting[]): Command {
  for (const setting of settings) command.addOption(optionOf(setting));
  return command.option('--config <file>', `YAML file with settings (${environmentName('config')})`);
}

function optionOf({ name, argument, summary, defaultText, repeatable }: Setting): Option {
  const option = new Option(
    argument === undefined ? `--${name}` : `--${name} <${argument.replace('[zone=]', '')}>`,
    `${summary} (${defaultText === 'required' ? defaultText : `default: ${defaultText}`})`,
  );
  return repeatable === true ? option.argParser(collect) : option;
}

/** What the help of every role says at its end. */
export const roleExplanation = `
It runs in the foreground and writes its own log to standard error: JSON lines,
or readable ones on a terminal. The line "... is up" has the addresses that it
bound. SIGTERM or Ctrl-C stops it within --grace, a second one at once. SIGUSR1
writes its state to standard error; SIGHUP reads a static registry again.

Without TLS (the traffic controller: and tokens) it listens on loopback only,
unless --insecure is given. Settings come from flags, then from the environment
(TAILRACE_ZONE for --zone, and so on), then from the file of --config, where
names are those of the flags without dashes. docs/configuration.md has them all.

Exit status: 0 stopped, 1 failure, 2 a setting is wrong.
`;
