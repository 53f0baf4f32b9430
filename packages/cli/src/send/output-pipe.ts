// A pipe of the kernel for the output of a program. What Node makes for a child's output is a pair of sockets, and a socket
// behaves differently: `echo x > /dev/stderr` fails there, and a reader that goes away is "connection reset" instead of
// SIGPIPE. Where mkfifo is missing the caller is told, and takes what Node has.
import { spawnSync } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, rmSync } from 'node:fs';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/** Both ends of a pipe. */
export interface OutputPipe {
  readonly readable: Readable;
  /** For the program; to be closed here once it has it. */
  readonly writeFd: number;
}

/** Makes pipes, or gives undefined where that is not possible. */
export function openOutputPipes(count: number): OutputPipe[] | undefined {
  const opened: number[] = [];
  let folder = '';
  try {
    folder = mkdtempSync(join(tmpdir(), 'tailrace-run-'));
    const paths = Array.from({ length: count }, (_, i) => join(folder, String(i)));
    if (spawnSync('mkfifo', ['-m', '600', ...paths], { stdio: 'ignore' }).status !== 0) return undefined;
    return paths.map((path) => {
      // The reader first, without waiting for a writer; then the writer finds it there. The names are not needed any more.
      const readFd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
      opened.push(readFd);
      const writeFd = openSync(path, constants.O_WRONLY);
      opened.push(writeFd);
      return { readable: new Socket({ fd: readFd, readable: true, writable: false }), writeFd };
    });
  } catch {
    for (const fd of opened) closeSync(fd);
    return undefined;
  } finally {
    if (folder !== '') rmSync(folder, { recursive: true, force: true });
  }
}
