import { execFileSync } from 'node:child_process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { heapGrowingPercent, letHeapGrow } from './heap-growth.ts';

describe('heap growth', () => {
  const { execArgv } = process;
  let takeBack = (): void => undefined;

  afterEach(() => {
    takeBack();
    process.execArgv = execArgv;
  });

  it('lets a small heap grow to three times its size, and a large one by half', () => {
    expect(heapGrowingPercent(0)).toBe(200);
    expect(heapGrowingPercent(20e6)).toBe(200);
    expect(heapGrowingPercent(64e6)).toBe(100);
    expect(heapGrowingPercent(100e6)).toBe(75);
    expect(heapGrowingPercent(1e9)).toBe(50);
  });

  it('follows the size of the heap, and gives the setting back', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const flags: string[] = [];
    takeBack = letHeapGrow((flag) => flags.push(flag));
    expect(flags).toHaveLength(1);
    const held = Array.from({ length: 2_000_000 }, (_, i) => ({ i }));
    collect();
    await vi.waitFor(() => expect(flags).toHaveLength(2), 15_000);
    expect(percentOf(flags[1])).toBeLessThan(percentOf(flags[0]));
    expect(held).toHaveLength(2_000_000);
    takeBack();
    expect(flags.at(-1)).toBe('--heap-growing-percent=0');
  });

  it('leaves a flag alone that was given to the program', () => {
    process.execArgv = ['--heap_growing_percent=80'];
    const flags: string[] = [];
    takeBack = letHeapGrow((flag) => flags.push(flag));
    expect(flags).toEqual([]);
  });

  it('names a flag that V8 knows', () => {
    const known = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8', maxBuffer: 2 ** 24 });
    expect(known).toContain('--heap-growing-percent ');
  });
});

function percentOf(flag: string | undefined): number {
  return Number(flag?.split('=')[1]);
}
