// Collects settings as they were given, unchecked, from flags, the environment and a YAML file, and lets the first of them
// that names a setting win. It reads the file and nothing else; the environment and the flags are passed in.
import { readFileSync } from 'node:fs';
import { suggest } from '@tailrace/core/edit-distance';
import { parseDocument } from 'yaml';
import type { ConfigProblem } from './config-error.ts';
import { environmentName, optionKey, type Setting } from './setting.ts';

/** A value as it was given, and the words that name its place to a person. */
export interface RawSetting {
  readonly value: unknown;
  readonly from: string;
}

/** Settings by name. */
export type RawSettings = ReadonlyMap<string, RawSetting>;

/** Settings from the options that commander parsed; an option that was not given is `undefined` there. */
export function readFlags(
  options: Readonly<Record<string, unknown>>,
  settings: readonly Setting[],
): RawSettings {
  return collect(settings, (name) => ({ value: options[optionKey(name)], from: `--${name}` }));
}

/** Settings from `TAILRACE_…`; an empty variable is one that is not set. Lists are separated by blanks or commas. */
export function readEnv(
  env: Readonly<Record<string, string | undefined>>,
  settings: readonly Setting[],
): RawSettings {
  return collect(settings, (name, setting) => {
    const text = env[environmentName(name)];
    const value = text === undefined || text.trim() === '' ? undefined : text.trim();
    return {
      value: setting.repeatable === true ? value?.split(/[\s,]+/).filter(Boolean) : value,
      from: environmentName(name),
    };
  });
}

/** Settings from a YAML file; keys that are no settings, and a file that cannot be read, are problems. */
export function readConfigFile(
  path: string,
  settings: readonly Setting[],
): { readonly values: RawSettings; readonly problems: readonly ConfigProblem[] } {
  const nothing = new Map<string, RawSetting>();
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    return { values: nothing, problems: [{ setting: '--config', problem: unreadable(path, error) }] };
  }
  const document = parseDocument(text, { prettyErrors: true });
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => ({
      setting: path,
      problem: `is not YAML: ${error.message.split('\n')[0] ?? error.code}`,
    }));
    return { values: nothing, problems };
  }
  const content: unknown = document.toJS() ?? {};
  if (typeof content !== 'object' || Array.isArray(content) || content === null) {
    return {
      values: nothing,
      problems: [{ setting: path, problem: 'is not a mapping, expected `name: value`' }],
    };
  }
  const given = new Map<string, unknown>(Object.entries(content));
  const names = settings.map(({ name }) => name);
  const problems = [...given.keys()]
    .filter((key) => !names.includes(key))
    .map((key) => unknownKey(key, path, names));
  return {
    values: collect(settings, (name) => ({
      value: given.get(name) ?? undefined,
      from: `${name} in ${path}`,
    })),
    problems,
  };
}

/** The value of each setting from the first source that gives one. */
export function mergeSettings(sources: readonly RawSettings[]): RawSettings {
  return new Map([...sources].reverse().flatMap((source) => [...source]));
}

function collect(
  settings: readonly Setting[],
  read: (name: string, setting: Setting) => RawSetting,
): Map<string, RawSetting> {
  const found = new Map<string, RawSetting>();
  for (const setting of settings) {
    const raw = read(setting.name, setting);
    if (raw.value !== undefined) found.set(setting.name, raw);
  }
  return found;
}

function unknownKey(key: string, path: string, names: readonly string[]): ConfigProblem {
  const near = suggest(key, names);
  return {
    setting: `${key} in ${path}`,
    problem: `is not a setting${near === undefined ? '' : `, did you mean ${near}?`}`,
  };
}

function unreadable(path: string, error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return `"${path}" does not exist`;
  if (code === 'EISDIR') return `"${path}" is a folder, expected a YAML file`;
  return `"${path}" cannot be read (${code ?? 'unknown error'})`;
}
