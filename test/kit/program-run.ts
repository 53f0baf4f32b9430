// Runs real programs for tests: ours as users start it, or anything else, with captured output. Whatever is still running at
// the end of the test is killed.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { reapWithThisProcess } from './child-reaper.ts';
import { until } from './until.ts';

/** Our program as it is installed. */
export const tailraceProgram = fileURLToPath(new URL('../../packages/cli/bin/tailrace.mjs', import.meta.url));

/** How a program ended. */
export interface ProgramEnd {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** Surroundings of a program. */
export interface ProgramOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Flags of Node itself, for our program: `--expose-gc`, `--import FILE`. */
  readonly nodeFlags?: readonly string[];
  /** Path of another build of our program. Default: the present one. */
  readonly program?: string;
  /** A program and its arguments that run our program, whose command line follows them. */
  readonly wrapper?: readonly string[];
}

/** A running program: `await using run = ProgramRun.tailrace(['up'])`. */
export class ProgramRun implements AsyncDisposable {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #ended: Promise<ProgramEnd>;
  readonly #stdout: Buffer[] = [];
  readonly #stderr: Buffer[] = [];
  #end: ProgramEnd | undefined;

  constructor(command: string, args: readonly string[], options: ProgramOptions = {}) {
    this.#child = spawn(command, args, {
      // Not the test runner's settings: a program is tested as a user's shell starts it.
      env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...options.env },
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    });
    reapWithThisProcess(this.#child);
    this.#child.stdout.on('data', (chunk: Buffer) => this.#stdout.push(chunk));
    this.#child.stderr.on('data', (chunk: Buffer) => this.#stderr.push(chunk));
    // A program that ends without reading its input is no trouble of the test's.
    this.#child.stdin.on('error', () => undefined);
    this.#ended = new Promise((resolve, reject) => {
      this.#child.once('error', reject);
      this.#child.once('close', (status, signal) => {
        this.#end = { status, signal };
        resolve(this.#end);
      });
    });
    this.#ended.catch(() => undefined);
  }

  /** Starts our program. */
  static tailrace(args: readonly string[], options: ProgramOptions = {}): ProgramRun {
    const { nodeFlags = [], program = tailraceProgram, wrapper = [] } = options;
    const [command = '', ...rest] = [...wrapper, process.execPath, ...nodeFlags, program, ...args];
    return new ProgramRun(command, rest, options);
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  get stdout(): string {
    return this.stdoutBytes.toString();
  }

  get stdoutBytes(): Buffer {
    return Buffer.concat(this.#stdout);
  }

  get stderr(): string {
    return Buffer.concat(this.#stderr).toString();
  }

  /** How it ended; undefined while it runs. */
  get end(): ProgramEnd | undefined {
    return this.#end;
  }

  /** Writes to its standard input, waiting while that is full. */
  async write(bytes: string | Buffer): Promise<void> {
    if (this.#child.stdin.write(bytes)) return;
    const drained = once(this.#child.stdin, 'drain').catch(() => undefined);
    await Promise.race([drained, this.#ended]);
  }

  /** Ends its standard input. */
  endInput(bytes?: string | Buffer): void {
    this.#child.stdin.end(bytes);
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Resolves when it has ended and its output is complete. */
  async ended(): Promise<ProgramEnd> {
    await until(() => this.#end, {
      timeoutMs: 30_000,
      what: 'the end of a program',
      describe: () => ({ args: this.#child.spawnargs, stderr: this.stderr.slice(-2000) }),
    });
    return this.#ended;
  }

  /** Resolves to the match of a pattern in its standard output. */
  untilStdout(pattern: RegExp): Promise<RegExpExecArray> {
    return this.#untilText(() => this.stdout, pattern);
  }

  untilStderr(pattern: RegExp): Promise<RegExpExecArray> {
    return this.#untilText(() => this.stderr, pattern);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#end === undefined) {
      this.#child.kill('SIGKILL');
      await this.#ended.catch(() => undefined);
    }
  }

  async #untilText(read: () => string, pattern: RegExp): Promise<RegExpExecArray> {
    const describe = (): unknown => ({ stdout: this.stdout.slice(-1000), stderr: this.stderr.slice(-2000) });
    return until(
      () => {
        const match = pattern.exec(read());
        if (match === null && this.#end !== undefined) {
          throw new Error(`The program ended before it said ${pattern}: ${JSON.stringify(describe())}`);
        }
        return match ?? undefined;
      },
      { what: String(pattern), describe, timeoutMs: 20_000 },
    );
  }
}
