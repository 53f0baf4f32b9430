// Programs of others that tests talk to. A machine may lack them: then a test is skipped, by name, and fails where CI=true.
// The only place in the repository that skips tests.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { test } from 'vitest';

/** A program that may be there. */
export interface Peer {
  /** Its path; empty where it is missing, which only a test that is not run sees. */
  readonly path: string;
  /** Registers a test that needs it. */
  test(name: string, run: () => Promise<void> | void, timeoutMs?: number): void;
}

/** Looks for a program on the path, and where daemons lie, which a user's path often lacks. */
export function peer(program: string): Peer {
  const path = findProgram(program);
  return {
    path: path ?? '',
    test(name, run, timeoutMs) {
      testUnlessMissing(path === undefined ? `${program} is not installed` : undefined, name, run, timeoutMs);
    },
  };
}

/** Registers a test, unless something that it needs is missing: then it is skipped, by name, and fails where CI=true. */
export function testUnlessMissing(
  missing: string | undefined,
  name: string,
  run: () => Promise<void> | void,
  timeoutMs?: number,
): void {
  if (missing === undefined) {
    test(name, { ...(timeoutMs === undefined ? {} : { timeout: timeoutMs }) }, run);
  } else if (process.env['CI'] === 'true') {
    test(name, () => {
      throw new Error(`Cannot run this test: ${missing}, expected it where CI=true`);
    });
  } else {
    test.skip(`${name} (${missing})`, run);
  }
}

function findProgram(program: string): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin', '/usr/local/sbin'];
  return folders
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, program))
    .find((path) => existsSync(path));
}
