// Who a process is, beyond its number: numbers are used again, so a number alone would call a dead owner alive.
// Linux only tells the start of a process cheaply; elsewhere the number has to do, and errs towards "alive".
import { readFileSync } from 'node:fs';

/** A process that can be told from a later one with the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Boot and moment of the start as the kernel counts it; empty where it cannot be read. */
  readonly started: string;
}

/** The identity of this process. */
export function ownIdentity(): ProcessIdentity {
  return { pid: process.pid, started: startOf(process.pid) };
}

/** Whether the process that recorded this identity still runs on this machine. */
export function isAlive({ pid, started }: ProcessIdentity): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it is there and belongs to somebody else.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const now = startOf(pid);
  if (now === 'ended') return false;
  return now === '' || started === '' || now === started;
}

/** `ended` for a process of which only the exit status is left: its parent may take long to ask for it, or never. */
function startOf(pid: number): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    // proc_pid_stat(5): field 22 is the start time; the name in field 2 may hold blanks and parentheses.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // Field 3 is the state.
    if (fields[0] === 'Z' || fields[0] === 'X') return 'ended';
    return `${boot} ${fields[19] ?? ''}`;
  } catch {
    return '';
  }
}
