import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CursorFile, readCursorFile } from './cursor-file.ts';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'tailrace-cursor-'));
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(directory, { recursive: true });
});

describe('CursorFile', () => {
  it('saves at most once a second, and always at the end', () => {
    const path = join(directory, 'cursor');
    let contents = 'one\n';
    const file = new CursorFile(path, () => contents);
    file.changed();
    expect(readCursorFile(path)).toBeUndefined();
    vi.advanceTimersByTime(1000);
    expect(readFileSync(path, 'utf8')).toBe('one\n');
    contents = 'two\n';
    file.changed();
    file.close();
    expect(readFileSync(path, 'utf8')).toBe('two\n');
    expect(readdirSync(directory)).toEqual(['cursor']);
  });

  it('leaves the old position where there is no new one', () => {
    const path = join(directory, 'cursor');
    writeFileSync(path, 'old\n');
    new CursorFile(path, () => '').close();
    expect(readCursorFile(path)).toBe('old\n');
  });

  it('says at the end that it could not be written', () => {
    const file = new CursorFile(join(directory, 'none', 'cursor'), () => 'x');
    file.changed();
    vi.advanceTimersByTime(1000);
    expect(() => file.close()).toThrow('Cannot write the cursor file');
  });

  it('refuses a file that cannot be read', () => {
    expect(() => readCursorFile(directory)).toThrow('Cannot read the cursor file');
  });
});
