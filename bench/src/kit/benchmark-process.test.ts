// Benchmarks that end, fail, hang and start processes of their own, as real processes.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type BenchmarkOutcome, runBenchmark } from './benchmark-process.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tailrace-bench-test-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const options = {
  node: process.execPath,
  nodeFlags: [],
  profiles: undefined,
  logs: undefined,
  only: undefined,
};
const row = { name: 'rate', value: 1, unit: '/s' };
const tell = (message: object): string => `process.send(${JSON.stringify(message)});`;
const END = `${tell({ kind: 'end', roles: [], profiles: [] }).replace(/;$/, '')}; setImmediate(() => process.exit(0));`;
const HANG = 'setInterval(() => undefined, 1000);';
/** A process that does not end when it is asked to, as its grandchild; its id is in a file. */
const GRANDCHILD = `
  const { spawn } = await import('node:child_process');
  const { writeFileSync } = await import('node:fs');
  const stubborn = "process.on('SIGTERM', () => undefined); setInterval(() => undefined, 1000)";
  const child = spawn(process.execPath, ['-e', stubborn], { stdio: 'ignore' });
  writeFileSync('${'PID_FILE'}', String(child.pid));`;

interface Run {
  readonly limitSeconds?: number;
  readonly signal?: AbortSignal;
  readonly doing?: (what: string) => void;
}

function run(script: string, { limitSeconds = 60, signal, doing = () => undefined }: Run = {}) {
  const program = join(folder, 'program.mjs');
  const pidFile = join(folder, 'pid');
  const source = script.replace('PID_FILE', pidFile);
  writeFileSync(program, `process.once('message', async (order) => {${source}});`);
  return runBenchmark(
    { name: 'trial', options },
    { limitSeconds, doing, signal: signal ?? new AbortController().signal, folder, program },
  );
}

function grandchild(): number {
  return Number(readFileSync(join(folder, 'pid'), 'utf8'));
}

function isRunning(pid: number): boolean {
  try {
    // One that has ended and is waited for by nobody is gone too.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

async function grandchildIsGone(): Promise<void> {
  await vi.waitFor(() => expect(isRunning(grandchild())).toBe(false), { timeout: 15_000 });
}

function messagesOf({ failures }: BenchmarkOutcome): string[] {
  return failures.map(({ message }) => message);
}

test('what it measured and said comes back', async () => {
  const said: string[] = [];
  const outcome = await run(
    `${tell({ kind: 'doing', what: 'a thing' })} ${tell({ kind: 'rows', rows: [row] })} ${END}`,
    { doing: (what) => said.push(what) },
  );
  expect(outcome).toMatchObject({ rows: [row], failures: [] });
  expect(said).toEqual(['a thing']);
});

test('it is told what to do, and has its files in the folder of the run', async () => {
  const { rows } = await run(
    `process.send({ kind: 'rows', rows: [{ name: order.name, unit: process.env.TMPDIR, value: 0 }] }); ${END}`,
  );
  expect(rows).toEqual([{ name: 'trial', unit: folder, value: 0 }]);
});

test('one that crashes is a failure, and its rows so far are kept', async () => {
  const outcome = await run(`${tell({ kind: 'rows', rows: [row] })} setImmediate(() => process.exit(7));`);
  expect(outcome.rows).toEqual([row]);
  expect(messagesOf(outcome)).toEqual(['it ended with status 7 before it was done']);
});

test('one that hangs is ended after its time', async () => {
  const outcome = await run(HANG, { limitSeconds: 1 });
  expect(messagesOf(outcome)).toEqual(['it did not end within 1 s, and was ended']);
});

test('what it leaves running is ended when it ends', async () => {
  const outcome = await run(`${GRANDCHILD} ${END}`);
  expect(outcome.failures).toEqual([]);
  await grandchildIsGone();
});

test('it is ended with all that it has started when the run is interrupted', async () => {
  const controller = new AbortController();
  const outcome = run(`${GRANDCHILD} ${tell({ kind: 'doing', what: 'ready' })} ${HANG}`, {
    signal: controller.signal,
    doing: () => controller.abort(),
  });
  expect(messagesOf(await outcome)).toEqual(['it was interrupted']);
  await grandchildIsGone();
});
