// The program that `tailrace run` runs: started without a shell, given our standard input, our signals, and asked for
// its end. It does not read the program's output.
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import type { Readable } from 'node:stream';
import { CliError } from '../exit-codes.ts';
import { openOutputPipes } from './output-pipe.ts';

/** Exit statuses that shells use for a command that could not be run. */
const notExecutable = 126;
const notFound = 127;

/** How the program ended. */
export type ProgramEnd =
  | { readonly kind: 'exited'; readonly status: number }
  | { readonly kind: 'killed'; readonly signal: NodeJS.Signals };

/** A program that runs. */
export interface ChildProgram {
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** Resolves when it runs. Rejects with a CliError: 127 when there is no such program, 126 when it cannot be executed. */
  readonly started: Promise<void>;
  /** Resolves when it has ended; its output may go on, from programs that it left behind. */
  readonly ended: Promise<ProgramEnd>;
  /** Stops forwarding signals. */
  release(): void;
}

/** Everything that asks a program for something; SIGKILL and SIGSTOP cannot be forwarded, SIGWINCH and SIGCONT reach it anyway. */
const forwarded: readonly NodeJS.Signals[] = ['SIGTERM', 'SIGHUP', 'SIGUSR1', 'SIGUSR2'];
/** What a terminal sends to all of its foreground programs at once, so that ours would be the second one. */
const fromKeyboard: readonly NodeJS.Signals[] = ['SIGINT', 'SIGQUIT'];

/** Starts a program. Its outputs must be read from this very turn on: Node throws away what it finds unread at the exit. */
export function startProgram(command: string, args: readonly string[]): ChildProgram {
  const pipes = openOutputPipes(2);
  const [out, err] = pipes ?? [];
  const child: ChildProcess = spawn(command, args, {
    stdio: ['inherit', out?.writeFd ?? 'pipe', err?.writeFd ?? 'pipe'],
  });
  for (const { writeFd } of pipes ?? []) closeSync(writeFd);
  const stdout = out?.readable ?? child.stdout;
  const stderr = err?.readable ?? child.stderr;
  if (stdout === null || stderr === null) throw new Error('Cannot read from the program: it has no output');
  const forward = (signal: NodeJS.Signals): void => {
    if (fromKeyboard.includes(signal) && isInForeground()) return;
    child.kill(signal);
  };
  const signals = [...forwarded, ...fromKeyboard];
  for (const signal of signals) process.on(signal, forward);
  const started = new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (error) => reject(notRunnable(command, error)));
  });
  const ended = new Promise<ProgramEnd>((resolve) => {
    child.once('exit', (status, signal) =>
      resolve(signal === null ? { kind: 'exited', status: status ?? 0 } : { kind: 'killed', signal }),
    );
  });
  return {
    stdout,
    stderr,
    started,
    ended,
    release: () => {
      for (const signal of signals) process.off(signal, forward);
    },
  };
}

/** Ends this process as the program ended, at once: what was to be written is written. */
export function endAs(end: ProgramEnd): void {
  if (end.kind === 'exited') process.exit(end.status);
  // Seen by the shell as the program's own death: a Ctrl-C stops the script around it, too.
  process.kill(process.pid, end.signal);
  // Node ignores some signals, SIGPIPE among them.
  setTimeout(() => process.exit(128 + constants.signals[end.signal]), 100);
}

/** Whether we are among the terminal's foreground programs, which all get what its keys send. */
function isInForeground(): boolean {
  try {
    // proc_pid_stat(5), after the name: state, ppid, pgrp, session, tty_nr, tpgid.
    const stat = readFileSync('/proc/self/stat', 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[2] === fields[5];
  } catch {
    return process.stdin.isTTY === true || process.stderr.isTTY === true;
  }
}

function notRunnable(command: string, error: NodeJS.ErrnoException): CliError {
  const name = JSON.stringify(command);
  if (error.code === 'ENOENT') {
    return new CliError(`Cannot run ${name}: there is no such program`, { exitCode: notFound, cause: error });
  }
  const why = error.code === 'EACCES' ? 'it is not executable' : (error.code ?? error.message);
  return new CliError(`Cannot run ${name}: ${why}`, { exitCode: notExecutable, cause: error });
}
