// Looks whether the files that settings name can be read, so that a wrong path is told with all other problems and not by the
// part that happens to open it first. A file can still go away later; whoever opens it reports that.
import { accessSync, constants, statSync } from 'node:fs';
import type { NamedProblem } from './parse-values.ts';
import type { Setting } from './setting.ts';

/** Problems with files that were given. */
export function checkFiles(
  settings: readonly Setting[],
  given: Readonly<Record<string, unknown>>,
): readonly NamedProblem[] {
  return settings.flatMap(({ name, kind }) => {
    const path = given[name];
    const isFile = kind === 'file' || (kind === 'jwks' && !String(path).includes('://'));
    if (!isFile || typeof path !== 'string' || path.trim() === '') return [];
    const problem = problemOf(path);
    return problem === undefined ? [] : [{ name, message: `is ${JSON.stringify(path)}, ${problem}` }];
  });
}

function problemOf(path: string): string | undefined {
  try {
    if (statSync(path).isDirectory()) return 'which is a folder, expected a file';
    accessSync(path, constants.R_OK);
    return undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return 'which does not exist, expected a file';
    return `which cannot be read (${code ?? 'unknown error'}), expected a file that can`;
  }
}
