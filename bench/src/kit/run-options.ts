// What all processes of a run have in common: which Node runs the roles, where their logs and profiles go, which variants are wanted. Set
// once, before the first process is started.
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import type { Reporter } from '../benchmark.ts';

/** See the head of this file. */
export interface RunOptions {
  /** The node binary that runs the roles. */
  readonly node: string;
  /** Flags of that binary: `--max-semi-space-size=32`. */
  readonly nodeFlags: readonly string[];
  /** Folder for CPU profiles of the roles; undefined: none are taken. */
  readonly profiles: string | undefined;
  /** Folder for what roles write to standard output and standard error; undefined: it goes nowhere. */
  readonly logs: string | undefined;
  /** Only variants with this in their name; undefined: all. */
  readonly only: string | undefined;
}

let options: RunOptions = {
  node: process.execPath,
  nodeFlags: [],
  profiles: undefined,
  logs: undefined,
  only: undefined,
};

/** Sets what the command line says, before the first process is started. */
export function setRunOptions(given: RunOptions): void {
  options = given;
}

/** As they were set. */
export function runOptions(): RunOptions {
  return options;
}

/** Whether the command line asks for this variant. */
export function isWanted(group: string): boolean {
  return options.only === undefined || group.includes(options.only);
}

/** Measures each wanted part after the other; one that fails is told and does not keep the others from running. */
export async function measureParts<T extends { readonly group: string }>(
  name: string,
  reporter: Reporter,
  parts: readonly T[],
  measure: (part: T) => Promise<void>,
): Promise<void> {
  for (const part of parts.filter(({ group }) => isWanted(group))) {
    reporter.doing(`${name}: ${part.group}`);
    try {
      await measure(part);
    } catch (error) {
      reporter.failed(part.group, error);
    }
  }
}

/** Opens a file for what a process says, for as long as `use` takes: the process has a descriptor of its own then. */
export function withLog<T>(name: string, use: (output: number | 'ignore') => T): T {
  const { logs } = options;
  if (logs === undefined) return use('ignore');
  mkdirSync(logs, { recursive: true });
  const file = openSync(join(logs, `${name.replaceAll(/[^\w.-]+/g, '-')}.log`), 'a');
  try {
    return use(file);
  } finally {
    closeSync(file);
  }
}
