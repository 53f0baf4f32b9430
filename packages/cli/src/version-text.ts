// The version of this program, from its package.json. Not here: versions of the protocols (commands/version.ts).
import { readFileSync } from 'node:fs';

/** The version, such as `0.1.0`; `unknown` where package.json is not beside the program. */
export function versionText(): string {
  try {
    const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
    const { version } = JSON.parse(text) as { version?: unknown };
    return typeof version === 'string' ? version : 'unknown';
  } catch {
    return 'unknown';
  }
}
