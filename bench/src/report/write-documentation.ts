// Writes the tables of docs/performance.md from the JSON of bench/results, so that no number there is typed by hand.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { benchmarks } from '../all.ts';
import { chooseProfiles, chooseResults } from './chosen-results.ts';
import { replaceBlock } from './marked-block.ts';
import { performanceTables } from './performance-tables.ts';
import { readResults } from './results.ts';

const marks = {
  begin: '<!-- bench:begin: written by `npm run bench -- docs`, do not edit -->',
  end: '<!-- bench:end -->',
};

/** From these files, or from all of the folder. */
export function writeDocumentation(root: string, folder: string, files: readonly string[]): void {
  const paths = files.length > 0 ? files : allFiles(folder);
  const runs = paths.map(readResults).filter((run) => run !== undefined);
  const chosen = chooseResults(
    runs,
    benchmarks.map(({ name }) => name),
  );
  if (chosen.length === 0) {
    throw new Error(
      `Cannot write the tables: there are no results in ${paths.length} files, expected some of \`npm run bench\``,
    );
  }
  const document = join(root, 'docs', 'performance.md');
  const text = performanceTables(chosen, chooseProfiles(runs));
  writeFileSync(document, replaceBlock(readFileSync(document, 'utf8'), marks, text));
  console.log(`Written to ${relative(root, document)}: ${chosen.length} results of ${runs.length} runs`);
}

function allFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => join(folder, file));
}
