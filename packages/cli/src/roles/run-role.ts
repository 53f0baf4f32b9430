// The frame around every role: reads its settings, runs it until a signal, and ends within the grace.

import type { CommandContext } from '../commands/command-context.ts';
import { CliError, EXIT } from '../exit-codes.ts';
import { ConfigError } from '../settings/config-error.ts';
import { type ConfigSource, loadConfig } from '../settings/load-config.ts';
import type { RoleConfig } from '../settings/role-config.ts';

/** Runs until it is stopped; resolves to the exit status. */
export async function runRole<Config extends RoleConfig>(
  source: ConfigSource<Config>,
  flags: Readonly<Record<string, unknown>>,
  context: CommandContext,
): Promise<number> {
  const config = readConfig(source, flags, context);
  throw new CliError(
    `Cannot open the registry: ${config.registry.address.kind} is not there in this version`,
  );
}

function readConfig<Config>(
  source: ConfigSource<Config>,
  flags: Readonly<Record<string, unknown>>,
  context: CommandContext,
): Config {
  try {
    return loadConfig(source, flags, context.env);
  } catch (error) {
    if (error instanceof ConfigError)
      throw new CliError(error.message, { exitCode: EXIT.usage, cause: error });
    throw error;
  }
}
