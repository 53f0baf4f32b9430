// The configuration of a command from its three places: flags, then environment, then the file of `--config`.
// The only place of this program's service side that is handed the environment.
import type { ConfigProblem } from './config-error.ts';
import { mergeSettings, type RawSettings, readConfigFile, readEnv, readFlags } from './raw-settings.ts';
import type { Setting } from './setting.ts';

/** A command's table of settings, and what makes its configuration of them. */
export interface ConfigSource<Config> {
  readonly settings: readonly Setting[];
  /** @throws ConfigError with every problem, those that were found while reading included. */
  readonly parse: (raw: RawSettings, found: readonly ConfigProblem[]) => Config;
}

/**
 * Reads and checks every setting.
 * @throws ConfigError that lists all problems of all three places
 */
export function loadConfig<Config>(
  { settings, parse }: ConfigSource<Config>,
  flags: Readonly<Record<string, unknown>>,
  env: Readonly<Record<string, string | undefined>>,
): Config {
  const path = flags['config'] ?? env['TAILRACE_CONFIG'];
  const given = [readFlags(flags, settings), readEnv(env, settings)];
  if (typeof path !== 'string' || path === '') return parse(mergeSettings(given), []);
  const { values, problems } = readConfigFile(path, settings);
  return parse(mergeSettings([...given, values]), problems);
}

/** The configuration, and what it holds, can be read and not changed. */
export function freezeConfig<Config extends object>(config: Config): Readonly<Config> {
  for (const value of Object.values(config)) {
    if (typeof value === 'object' && value !== null) freezeConfig(value);
  }
  return Object.freeze(config);
}
