// From settings as they were given to typed values, or to one error with every problem. The same for every command; which
// settings there are, and what depends on several of them, is theirs.
import type { z } from 'zod';
import { ConfigError, type ConfigProblem } from './config-error.ts';
import type { RawSettings } from './raw-settings.ts';

/** A problem by the name of the setting, before it is known where that was given. */
export interface NamedProblem {
  readonly name: string;
  readonly message: string;
}

/** What else is checked, and what was found before. */
export interface ParseOptions {
  /** Problems from reading the places. */
  readonly found?: readonly ConfigProblem[];
  /**
   * Problems that depend on several settings. It is handed the values as they were given, because zod does not come to such
   * checks while any setting is wrong.
   */
  readonly check?: (given: Readonly<Record<string, unknown>>) => readonly NamedProblem[];
}

/** @throws ConfigError with every problem */
export function parseValues<Schema extends z.ZodType>(
  schema: Schema,
  raw: RawSettings,
  { found = [], check = () => [] }: ParseOptions,
): z.output<Schema> {
  const given = Object.fromEntries([...raw].map(([name, { value }]) => [name, value]));
  const parsed = schema.safeParse(given);
  const issues = parsed.error?.issues.map(({ path, message }) => ({ name: String(path[0]), message })) ?? [];
  const problems = [...issues, ...check(given)].map(({ name, message }) => ({
    setting: raw.get(name)?.from ?? `--${name}`,
    problem: message,
  }));
  if (!parsed.success || problems.length + found.length > 0) throw new ConfigError([...found, ...problems]);
  return parsed.data;
}
