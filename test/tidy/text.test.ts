// House rules about the text of tracked files: nothing of one developer's machine, nothing left undone, no test switched off.
import { describe, expect, test } from 'vitest';
import { matches, sourceFiles, trackedFiles } from './tracked-files.ts';

// The rules themselves contain what they forbid.
const files = trackedFiles().filter(({ path }) => !path.startsWith('test/tidy/'));
const sources = sourceFiles().filter(({ path }) => !path.startsWith('test/tidy/'));

describe('tracked files', () => {
  test('name no folder of one machine', () => {
    const machinePath = /(^|[\s"'`(=:])\/(work|home|Users|root)\/[a-z]/;
    expect(matches(files, machinePath)).toEqual([]);
  });

  test('name no package registry', () => {
    expect(matches(files, /registry\.(npmjs\.org|yarnpkg\.com)|"resolved":\s*"https?:/)).toEqual([]);
  });

  test('leave nothing to do later', () => {
    expect(matches(sources, /\b(TODO|FIXME|XXX|HACK)\b/)).toEqual([]);
  });

  test('focus no test', () => {
    expect(matches(sources, /\b(test|it|describe|bench)\.only\s*\(/)).toEqual([]);
  });

  test('skip a test only when its peer program is missing', () => {
    const skips = matches(sources, /\b(test|it|describe)\.(skip|todo|fails|skipIf|runIf)\s*\(/);
    // `peer(…)` of the kit skips; elsewhere a condition has to name the platform, or say that the peer is optional here.
    const allowed = /^test\/kit\/peer\.ts:|\.(skipIf|runIf)\(.*(\bisOptional\b|process\.platform)/;
    expect(skips.filter((place) => !allowed.test(place))).toEqual([]);
  });

  test('have no trailing blanks and end in one newline', () => {
    const text = files.filter(({ path }) => !path.startsWith('packages/proto/gen/'));
    expect(matches(text, /[ \t]+$/)).toEqual([]);
    expect(text.filter(({ text }) => text !== '' && !/[^\n]\n$/.test(text)).map(({ path }) => path)).toEqual(
      [],
    );
  });

  test('say in their first lines what they are', () => {
    // Tests beside a module are about that module, which says what it is.
    const bare = sources.filter(
      ({ path, text }) =>
        !/^packages\/.*\.test\.ts$/.test(path) && !/^(#![^\n]*\n)?\s*(\/\/|\/\*)/.test(text),
    );
    expect(bare.map(({ path }) => path)).toEqual([]);
  });
});
