// The configuration of `tailrace up` from its three places: flags, then environment, then the file of `--config`.
// The only place of this program's service side that is handed the environment.
import type { ConfigProblem } from './config-error.ts';
import { mergeSettings, readConfigFile, readEnv, readFlags } from './raw-settings.ts';
import { parseUpConfig, type UpConfig } from './up-config.ts';
import { upSettings } from './up-settings.ts';

/**
 * Reads and checks every setting.
 * @throws ConfigError that lists all problems of all three places
 */
export function loadUpConfig(
  flags: Readonly<Record<string, unknown>>,
  env: Readonly<Record<string, string | undefined>>,
): UpConfig {
  const path = flags['config'] ?? env['TAILRACE_CONFIG'];
  const fromFlags = readFlags(flags, upSettings);
  const fromEnv = readEnv(env, upSettings);
  if (typeof path !== 'string' || path === '') return parseUpConfig(mergeSettings([fromFlags, fromEnv]));
  const file: { values: typeof fromFlags; problems: readonly ConfigProblem[] } = readConfigFile(
    path,
    upSettings,
  );
  return parseUpConfig(mergeSettings([fromFlags, fromEnv, file.values]), file.problems);
}
