// Runs the real program for tests: the built one where it is newer than nothing, with pipes, and collects what it says.
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The program as users start it. `npm test` builds before it tests. */
export const PROGRAM = fileURLToPath(new URL('../../bin/tailrace.mjs', import.meta.url));

/** How a run ended. */
export interface ProgramResult {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** A run that is going on. */
export class ProgramRun {
  readonly child: ChildProcess;
  /** Resolves when the program has ended and its output is complete. */
  readonly ended: Promise<ProgramResult>;
  #stdout: Buffer[] = [];
  #stderr = '';
  #waiting: (() => void)[] = [];

  constructor(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
    this.child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'] ?? '', TZ: 'Europe/Berlin', ...env },
    });
    this.child.stdout?.on('data', (chunk: Buffer) => {
      this.#stdout.push(chunk);
      this.#wake();
    });
    this.child.stderr?.on('data', (chunk: Buffer) => {
      this.#stderr += chunk.toString('utf8');
      this.#wake();
    });
    this.ended = new Promise((resolve, reject) => {
      this.child.on('error', reject);
      this.child.on('close', (code, signal) => {
        this.#wake();
        resolve({ code, signal, stdout: Buffer.concat(this.#stdout), stderr: this.#stderr });
      });
    });
  }

  get stdout(): string {
    return Buffer.concat(this.#stdout).toString('utf8');
  }

  get stderr(): string {
    return this.#stderr;
  }

  /** Resolves as soon as the condition holds, looked at whenever the program has said something. */
  async until(condition: (run: ProgramRun) => boolean): Promise<void> {
    while (!condition(this)) {
      if (this.child.exitCode !== null || this.child.signalCode !== null) {
        throw new Error(
          `The program ended with ${this.child.exitCode} while it was waited for: ${this.#stderr}`,
        );
      }
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}

/** Starts `tailrace` with arguments. */
export function startProgram(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): ProgramRun {
  return new ProgramRun(process.execPath, [PROGRAM, ...args], env);
}

/** Runs `tailrace` to its end. */
export function runProgram(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<ProgramResult> {
  return startProgram(args, env).ended;
}

/** Starts a shell command in which `tailrace` stands for the program. */
export function startShell(command: string, env: Readonly<Record<string, string>> = {}): ProgramRun {
  const program = `tailrace() { '${process.execPath}' '${PROGRAM}' "$@"; }; `;
  return new ProgramRun('bash', ['-c', program + command], env);
}
