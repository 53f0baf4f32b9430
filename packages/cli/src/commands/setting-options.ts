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
    `${summary} (default: ${defaultText})`,
  );
  return repeatable === true ? option.argParser(collect) : option;
}
