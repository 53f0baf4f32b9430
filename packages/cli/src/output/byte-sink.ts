// Where bytes leave the process: a file descriptor written without ever blocking the event loop.
// One write at a time is the caller's duty (output-writer.ts). Not here: queues, text, colours.
import { constants, fstatSync, openSync, write as writeFd } from 'node:fs';
import { isatty } from 'node:tty';

/** Takes one chunk at a time and says when the kernel has all of it. */
export interface ByteSink {
  /** Writes the whole chunk, then calls `done` once: with the error, or with nothing. Never throws. */
  write(chunk: Buffer, done: (error?: NodeJS.ErrnoException) => void): void;
}

/** How long a full pipe or terminal is left alone before the next attempt; doubles up to the maximum. */
const RETRY_FIRST_MS = 1;
const RETRY_MAX_MS = 16;

/**
 * Writes with `fs.write`, which runs outside the event loop: a stopped terminal (Ctrl-S) costs no heartbeat.
 * A descriptor in non-blocking mode answers EAGAIN while it is full and is tried again by a timer.
 */
export class FdSink implements ByteSink {
  readonly #fd: number;

  constructor(fd: number) {
    this.#fd = fd;
  }

  write(chunk: Buffer, done: (error?: NodeJS.ErrnoException) => void): void {
    let offset = 0;
    let waitMs = RETRY_FIRST_MS;
    const attempt = (): void => {
      writeFd(this.#fd, chunk, offset, chunk.length - offset, null, (error, written) => {
        if (error !== null) {
          if (error.code === 'EAGAIN' || error.code === 'EINTR') {
            setTimeout(attempt, waitMs);
            waitMs = Math.min(waitMs * 2, RETRY_MAX_MS);
            return;
          }
          done(error);
          return;
        }
        offset += written;
        waitMs = RETRY_FIRST_MS;
        if (offset < chunk.length) attempt();
        else done();
      });
    };
    attempt();
  }
}

/** Writes to a stream of Node's own: used for sockets only, which cannot be opened a second time. */
export class StreamSink implements ByteSink {
  readonly #stream: NodeJS.WritableStream;
  #failed: NodeJS.ErrnoException | undefined;
  #done: ((error?: NodeJS.ErrnoException) => void) | undefined;

  constructor(stream: NodeJS.WritableStream) {
    this.#stream = stream;
    stream.on('error', (error: NodeJS.ErrnoException) => {
      this.#failed = error;
      this.#finish(error);
    });
  }

  write(chunk: Buffer, done: (error?: NodeJS.ErrnoException) => void): void {
    if (this.#failed !== undefined) {
      queueMicrotask(() => done(this.#failed));
      return;
    }
    this.#done = done;
    this.#stream.write(chunk, (error) => this.#finish(error ?? undefined));
  }

  #finish(error: NodeJS.ErrnoException | undefined): void {
    const done = this.#done;
    this.#done = undefined;
    done?.(error);
  }
}

/** What a descriptor is, as far as writing to it differs. */
export type DescriptorKind = 'terminal' | 'pipe' | 'socket' | 'other';

/** A descriptor and the identity of what it leads to: two descriptors of one pipe have the same `target`. */
export interface Descriptor {
  readonly fd: number;
  readonly kind: DescriptorKind;
  readonly target: string;
}

/** Looks at a descriptor. A closed one counts as `other`; writing to it fails later with its own error. */
export function describeDescriptor(fd: number): Descriptor {
  try {
    const stat = fstatSync(fd);
    let kind: DescriptorKind = 'other';
    if (isatty(fd)) kind = 'terminal';
    else if (stat.isFIFO()) kind = 'pipe';
    else if (stat.isSocket()) kind = 'socket';
    return { fd, kind, target: `${stat.dev}:${stat.ino}:${stat.rdev}` };
  } catch {
    return { fd, kind: 'other', target: `closed:${fd}` };
  }
}

/**
 * The sink for standard output (1) or standard error (2).
 * Terminals and pipes are opened once more in non-blocking mode, a mode that belongs to this new description
 * alone and so does not reach the shell or the other end: no thread is ever stuck in a write, and the process
 * can end with the status it wants while nobody reads. Where that is not possible (another user's terminal,
 * systems without /proc), the descriptor is used as it is.
 */
export function openSink(descriptor: Descriptor): ByteSink {
  const { fd, kind } = descriptor;
  if (kind === 'socket') return new StreamSink(fd === 1 ? process.stdout : process.stderr);
  if (kind === 'other') return new FdSink(fd);
  try {
    const flags = constants.O_WRONLY | constants.O_NONBLOCK | constants.O_NOCTTY;
    return new FdSink(openSync(`/proc/self/fd/${fd}`, flags));
  } catch {
    return new FdSink(fd);
  }
}
