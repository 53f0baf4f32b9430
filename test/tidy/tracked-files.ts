// The files of the repository as the tidy tests see them: what git tracks or would track, with their text.
// Not a general file walker: it knows which folders hold generated code.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** A text file of the repository: its path relative to the root, with forward slashes, and its content. */
export interface TrackedFile {
  readonly path: string;
  readonly text: string;
}

const binary = /\.(png|ico|gz|mdb|snapshot)$/;

/** Every text file that is tracked; what a user keeps beside them is not ours to judge. */
export function trackedFiles(): TrackedFile[] {
  const output = execFileSync('git', ['ls-files', '-z', '--cached'], {
    cwd: root,
    maxBuffer: 64 * 1024 * 1024,
  });
  const paths = [...new Set(output.toString().split('\0').filter(Boolean))];
  return paths
    .filter((path) => !binary.test(path) && existsSync(join(root, path)))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/** TypeScript and script sources that people write: no generated code. */
export function sourceFiles(): TrackedFile[] {
  return trackedFiles().filter(({ path }) => /\.(ts|mjs)$/.test(path) && !isGenerated(path));
}

/** Whether a file is written by a generator: it has the generator's own style and size. */
export function isGenerated(path: string): boolean {
  return path.startsWith('packages/proto/gen/') || path.startsWith('test/frozen/');
}

/** `path:line: text` for every line that a pattern matches. */
export function matches(files: readonly TrackedFile[], pattern: RegExp): string[] {
  return files.flatMap(({ path, text }) =>
    text
      .split('\n')
      .map((line, index) => ({ line, place: `${path}:${index + 1}` }))
      .filter(({ line }) => pattern.test(line))
      .map(({ line, place }) => `${place}: ${line.trim().slice(0, 120)}`),
  );
}
