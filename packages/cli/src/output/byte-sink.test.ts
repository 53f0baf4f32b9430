import { execFileSync } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, readFileSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeDescriptor, FdSink, openSink } from './byte-sink.ts';

let directory: string;
let descriptors: number[];

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'tailrace-sink-'));
  descriptors = [];
});

afterEach(() => {
  for (const fd of descriptors) closeSync(fd);
  rmSync(directory, { recursive: true });
});

function open(path: string, flags: number): number {
  const fd = openSync(path, flags);
  descriptors.push(fd);
  return fd;
}

/** A pipe: its write end blocks, its read end does not. */
function makePipe(): { readFd: number; writeFd: number } {
  const path = join(directory, 'pipe');
  execFileSync('mkfifo', [path]);
  const readFd = open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  return { readFd, writeFd: open(path, constants.O_WRONLY) };
}

function write(sink: FdSink, chunk: Buffer): Promise<NodeJS.ErrnoException | undefined> {
  return new Promise((resolve) => sink.write(chunk, resolve));
}

describe('openSink', () => {
  it('waits for a full pipe without blocking, and loses no byte of a chunk larger than it', async () => {
    const { readFd, writeFd } = makePipe();
    const descriptor = describeDescriptor(writeFd);
    expect(descriptor.kind).toBe('pipe');
    const sink = openSink(descriptor);
    const chunk = Buffer.alloc(1_000_000, 'abcdefghij');
    let isDone = false;
    const done = new Promise<void>((resolve) => {
      sink.write(chunk, () => {
        isDone = true;
        resolve();
      });
    });
    const received: Buffer[] = [];
    const buffer = Buffer.alloc(50_000);
    // Every turn of this loop is proof that the event loop goes on.
    while (!isDone) {
      await new Promise(setImmediate);
      for (let size = readSome(readFd, buffer); size > 0; size = readSome(readFd, buffer)) {
        received.push(Buffer.from(buffer.subarray(0, size)));
      }
    }
    await done;
    for (let size = readSome(readFd, buffer); size > 0; size = readSome(readFd, buffer)) {
      received.push(Buffer.from(buffer.subarray(0, size)));
    }
    expect(Buffer.concat(received).equals(chunk)).toBe(true);
  });

  it('says EPIPE when nobody reads any more', async () => {
    const { readFd, writeFd } = makePipe();
    const sink = openSink(describeDescriptor(writeFd));
    closeSync(descriptors.splice(descriptors.indexOf(readFd), 1)[0] ?? -1);
    const error = await new Promise<NodeJS.ErrnoException | undefined>((resolve) =>
      sink.write(Buffer.from('x'), resolve),
    );
    expect(error?.code).toBe('EPIPE');
  });

  it('goes on where a file ends instead of beginning again', async () => {
    const path = join(directory, 'file');
    const fd = open(path, constants.O_WRONLY | constants.O_CREAT);
    const sink = new FdSink(fd);
    expect(await write(sink, Buffer.from('one '))).toBeUndefined();
    expect(await write(sink, Buffer.from('two'))).toBeUndefined();
    expect(readFileSync(path, 'utf8')).toBe('one two');
    expect(describeDescriptor(fd).kind).toBe('other');
  });

  it('reports a descriptor that is not open', async () => {
    const descriptor = describeDescriptor(999);
    expect(descriptor.kind).toBe('other');
    expect((await write(new FdSink(999), Buffer.from('x')))?.code).toBe('EBADF');
  });
});

function readSome(fd: number, buffer: Buffer): number {
  try {
    return readSync(fd, buffer, 0, buffer.length, null);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return 0;
    throw error;
  }
}
