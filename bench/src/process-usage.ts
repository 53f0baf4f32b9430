// CPU time and memory of another process, as the operating system accounts for them (Linux /proc). Not an in-process estimate.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/** CPU seconds (user + system) that the process has used since it started: exact to the nanosecond where the kernel tells, else to a tick of 10 ms. */
export function cpuSeconds(pid: number): number {
  return runSeconds(pid) ?? tickSeconds(pid);
}

/** The time that threads were on a CPU (`schedstat`, first field, nanoseconds). Node's threads last as long as the process, so that none is missing. */
function runSeconds(pid: number): number | undefined {
  let sumNs = 0;
  try {
    for (const thread of readdirSync(`/proc/${pid}/task`)) {
      sumNs += Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ', 1)[0]);
    }
  } catch {
    return undefined;
  }
  return sumNs > 0 ? sumNs / 1e9 : undefined;
}

function tickSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // Fields 14 and 15 (utime, stime), counted after the command name, which may hold spaces (proc(5)).
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

/** Resident memory of the process in bytes. */
export function residentBytes(pid: number): number {
  const line = readFileSync(`/proc/${pid}/status`, 'utf8').match(/^VmRSS:\s+(\d+) kB$/m);
  return Number(line?.[1] ?? Number.NaN) * 1024;
}

/** Memory of the machine that can be had without swapping, in bytes. */
export function availableBytes(): number {
  const line = readFileSync('/proc/meminfo', 'utf8').match(/^MemAvailable:\s+(\d+) kB$/m);
  return Number(line?.[1] ?? Number.NaN) * 1024;
}
