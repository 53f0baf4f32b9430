// Sees to it that no process of a test outlives it, whatever ends the test: a small shell, started with the first of them, is told of
// each process that starts and ends, and kills what is left when the pipe to it closes.
import { type ChildProcess, spawn } from 'node:child_process';

// It leads a session of its own, so that Ctrl-C and a kill of the group leave it to do its work.
const script = `trap '' INT TERM HUP
pids=' '
while read -r what pid; do
  case $what in
    +) pids="$pids$pid " ;;
    -) pids="\${pids%% $pid *} \${pids#* $pid }" ;;
  esac
done
[ -z "\${pids// /}" ] || kill -9 $pids 2>/dev/null
exit 0`;

let reaper: ChildProcess | undefined;

/** Has a process killed with this one at the latest. */
export function reapWithThisProcess(child: ChildProcess): void {
  const { pid } = child;
  if (pid === undefined) return;
  tell(`+ ${pid}`);
  child.once('exit', () => tell(`- ${pid}`));
}

function tell(line: string): void {
  reaper ??= startReaper();
  reaper.stdin?.write(`${line}\n`);
}

function startReaper(): ChildProcess {
  const shell = spawn('/bin/bash', ['-c', script], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  // Neither the shell nor the pipe to it keeps this process alive. Without bash a test that is killed leaves its processes, as before.
  shell.on('error', () => undefined);
  shell.stdin?.on('error', () => undefined);
  shell.unref();
  (shell.stdin as unknown as { unref?: () => void } | null)?.unref?.();
  return shell;
}
