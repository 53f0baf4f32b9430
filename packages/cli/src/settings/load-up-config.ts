// The configuration of `tailrace up` from flags, environment and file.
import { loadConfig } from './load-config.ts';
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
  return loadConfig({ settings: upSettings, parse: parseUpConfig }, flags, env);
}
