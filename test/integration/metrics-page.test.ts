// docs/metrics.md against what a running cluster serves: the same names of the same kinds, in both directions.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { TemporaryFolder } from '../kit/temporary-folder.ts';
import { UpProgram } from '../kit/up-program.ts';

const page = readFileSync(fileURLToPath(new URL('../../docs/metrics.md', import.meta.url)), 'utf8');

test('the page of metrics names every metric of ours, and no other', async () => {
  // Those of a process of its own are looked at where there are such processes, in roles.test.ts.
  const documented = [...page.matchAll(/^\| `(tailrace_(?!process_)\w+)` \| (\w+) \|/gm)].map(
    ([, name, kind]) => `${name} ${kind}`,
  );
  await using folder = await TemporaryFolder.create();
  await using up = await UpProgram.start(folder.path);
  const text = await (await fetch(`${up.url}/metrics`)).text();
  const served = [...text.matchAll(/^# TYPE (tailrace_\w+) (\w+)$/gm)].map(
    ([, name, kind]) => `${name} ${kind}`,
  );
  expect(served.length).toBeGreaterThan(20);
  expect(documented.toSorted()).toEqual(served.toSorted());
});
