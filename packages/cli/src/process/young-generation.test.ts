import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { boundYoungGeneration } from './young-generation.ts';

const run = promisify(execFile);
const module = new URL('./young-generation.ts', import.meta.url).href;

/** Makes many objects that live for a while, with turns of the event loop in between; prints the largest size there was. */
const PROGRAM = `
import { boundYoungGeneration, youngBytes } from ${JSON.stringify(module)};
if (process.argv[1] === 'bound') boundYoungGeneration();
let largest = 0;
let held = [];
for (let round = 0; round < 1_500; round++) {
  for (let i = 0; i < 2_000; i++) held.push({ round, i: [i] });
  if (held.length > 60_000) held = held.slice(30_000);
  largest = Math.max(largest, youngBytes());
  await new Promise(setImmediate);
}
console.log(largest);
`;

async function largestBytes(...args: string[]): Promise<number> {
  const tsx = import.meta.resolve('tsx');
  const { stdout } = await run(process.execPath, [
    '--import',
    tsx,
    '--input-type=module',
    '--eval',
    PROGRAM,
    ...args,
  ]);
  return Number(stdout);
}

describe('young generation', () => {
  const { execArgv } = process;
  let takeBack = (): void => undefined;

  afterEach(() => {
    takeBack();
    process.execArgv = execArgv;
  });

  it('stays small where V8 would make it large', async () => {
    const [free, bound] = await Promise.all([largestBytes(), largestBytes('bound')]);
    expect(bound).toBeLessThan(free);
    expect(bound).toBeLessThanOrEqual(17e6);
  }, 60_000);

  it('gives the setting back, and sets nothing that is as it should be', () => {
    const flags: string[] = [];
    takeBack = boundYoungGeneration((flag) => flags.push(flag));
    takeBack();
    expect([[], ['--semi-space-growth-factor=1', '--semi-space-growth-factor=2']]).toContainEqual(flags);
  });

  it('leaves a size alone that was given to the program', () => {
    process.execArgv = ['--max_semi_space_size=64'];
    const flags: string[] = [];
    takeBack = boundYoungGeneration((flag) => flags.push(flag));
    takeBack();
    expect(flags).toEqual([]);
  });

  it('names a flag that V8 knows', () => {
    const known = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8', maxBuffer: 2 ** 24 });
    expect(known).toContain('--semi-space-growth-factor ');
  });
});
