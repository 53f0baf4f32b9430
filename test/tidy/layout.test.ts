// House rules about files and packages: sizes, names, what packages export, what a repository must have.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isGenerated, root, sourceFiles, trackedFiles } from './tracked-files.ts';

const linesMax = 500;
// A ratchet: a file that is already longer may only get shorter. An entry that is no longer needed must go.
const linesMaxOf: Readonly<Record<string, number>> = {
  'packages/core/src/syslog/syslog-parse.test.ts': 529,
};

interface PackageJson {
  readonly name: string;
  readonly bin?: Readonly<Record<string, string>>;
  readonly exports?: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const packagePaths = trackedFiles()
  .map(({ path }) => path)
  .filter((path) => /^(packages\/[^/]+|test|bench)\/package\.json$/.test(path));

function readPackage(path: string): PackageJson {
  return JSON.parse(readFileSync(join(root, path), 'utf8')) as PackageJson;
}

describe('files', () => {
  test(`stay under ${linesMax} lines`, () => {
    const long = sourceFiles()
      .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
      .filter(({ path, lines }) => lines > (linesMaxOf[path] ?? linesMax));
    expect(long).toEqual([]);
  });

  test('are in kebab-case and are not named after nothing', () => {
    const sources = sourceFiles().map(({ path }) => path);
    const names = sources.map((path) => path.split('/').pop() ?? '');
    expect(names.filter((name) => !/^[a-z0-9]+([.-][a-z0-9]+)*\.(ts|mjs)$/.test(name))).toEqual([]);
    const vague = /(^|\/)(utils?|helpers?|common|manager|misc|shared|index)\.(ts|mjs)$/;
    expect(sources.filter((path) => vague.test(path))).toEqual([]);
  });
});

test('nothing that the compiler wrote is tracked', () => {
  const compiled = trackedFiles().filter(
    ({ path }) => /\.(js|d\.ts|map|tsbuildinfo)$/.test(path) && !isGenerated(path),
  );
  expect(compiled.map(({ path }) => path)).toEqual([]);
});

describe('packages', () => {
  test.each(packagePaths)('%s exports only files that exist', (path) => {
    const folder = join(root, path, '..');
    const missing = Object.entries(readPackage(path).exports ?? {}).flatMap(([name, target]) => {
      const targets = typeof target === 'string' ? { default: target } : target;
      // What is compiled is there only after a build: its source stands for it.
      return Object.values(targets)
        .map((file) => file.replace(/^\.\/dist\/(.*?)(\.d\.ts|\.js)$/, sourceOf(folder)))
        .filter((file) => !existsSync(join(folder, file)))
        .map((file) => `${name}: ${file}`);
    });
    expect([...new Set(missing)]).toEqual([]);
  });

  test.each(packagePaths)('%s depends only on what is below it', (path) => {
    const below: Readonly<Record<string, readonly string[]>> = {
      proto: [],
      core: ['proto'],
      transport: ['proto', 'core'],
      agent: ['proto', 'core', 'transport'],
      server: ['proto', 'core', 'transport'],
      'traffic-controller': ['proto', 'core', 'transport'],
      cli: ['proto', 'core', 'transport', 'agent', 'server', 'traffic-controller'],
      test: ['proto', 'core', 'transport', 'agent', 'server', 'traffic-controller', 'cli'],
      bench: ['proto', 'core', 'transport', 'agent', 'server', 'traffic-controller', 'cli', 'test'],
    };
    const own = readPackage(path);
    const allowed = below[own.name.replace('@tailrace/', '')] ?? [];
    const ours = Object.keys({ ...own.dependencies, ...own.devDependencies })
      .filter((name) => name.startsWith('@tailrace/'))
      .map((name) => name.replace('@tailrace/', ''));
    expect(ours.filter((name) => !allowed.includes(name))).toEqual([]);
  });

  test.each(packagePaths)('%s names exact versions', (path) => {
    const { dependencies, devDependencies } = readPackage(path);
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
    );
    expect(loose).toEqual([]);
  });

  test.each(packagePaths)('%s declares every package that its sources import', (path) => {
    const own = readPackage(path);
    const declared = new Set([own.name, ...Object.keys({ ...own.dependencies, ...own.devDependencies })]);
    const tooling = new Set(Object.keys(readPackage('package.json').devDependencies ?? {}));
    const folder = path.replace('package.json', '');
    const undeclared = sourceFiles()
      .filter((file) => file.path.startsWith(folder))
      .flatMap((file) => importedPackages(file.text).map((name) => ({ file: file.path, name })))
      .filter(({ file, name }) => {
        const isTest =
          /\.(test|arbitrary)\.ts$|\/testing\//.test(file) || folder === 'test/' || folder === 'bench/';
        return !declared.has(name) && !(isTest && tooling.has(name));
      });
    expect(undeclared).toEqual([]);
  });
});

test('the repository has what a reader looks for', () => {
  const wanted = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'LICENSE', '.ci/run'];
  const paths = new Set(trackedFiles().map(({ path }) => path));
  expect(wanted.filter((path) => !paths.has(path))).toEqual([]);
});

/** Maps `./dist/x.js` and `./dist/x.d.ts` to the source that they come from, in the folder that the package compiles. */
function sourceOf(folder: string): (match: string, name: string) => string {
  return (_match, name) => (existsSync(join(folder, 'src')) ? `./src/${name}.ts` : `./${name}.ts`);
}

/** Names of the packages that a source imports, statically or not; neither `node:` modules nor files. */
function importedPackages(text: string): string[] {
  const specifiers = [
    ...text.matchAll(/^(?:import|export)\s[^;]*?from\s+'([^']+)'|\bimport\('([^']+)'\)|^import '([^']+)'/gm),
  ];
  return specifiers
    .map((match) => match[1] ?? match[2] ?? match[3] ?? '')
    .filter((name) => name !== '' && !name.startsWith('.') && !name.startsWith('node:'))
    .map((name) =>
      name.startsWith('@') ? name.split('/').slice(0, 2).join('/') : (name.split('/')[0] ?? name),
    );
}
