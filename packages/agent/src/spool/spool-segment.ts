// One file of the spool while it is used, and what of the file system the spool needs. What is in a segment is the codec's.
import { constants } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';

/** An open file, as `FileHandle` of node:fs/promises is one. */
export interface SpoolFile {
  writev(pieces: readonly Buffer[], position: number): Promise<{ readonly bytesWritten: number }>;
  read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ readonly bytesRead: number }>;
  truncate(length: number): Promise<void>;
  datasync(): Promise<void>;
  close(): Promise<void>;
}

/** The file system; tests have one that fails. */
export interface SpoolFileSystem {
  makeFolder(path: string): Promise<void>;
  list(folder: string): Promise<readonly string[]>;
  size(path: string): Promise<number>;
  readAll(path: string): Promise<Buffer>;
  /** A new file, which must not be there. */
  create(path: string): Promise<SpoolFile>;
  openToRead(path: string): Promise<SpoolFile>;
  truncate(path: string, length: number): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
}

/** The process's file system. */
export const nodeFileSystem: SpoolFileSystem = {
  makeFolder: async (path) => {
    await mkdir(path, { recursive: true, mode: 0o700 });
  },
  list: (folder) => readdir(folder),
  size: async (path) => (await stat(path)).size,
  readAll: (path) => readFile(path),
  create: async (path) =>
    open(path, constants.O_CREAT | constants.O_EXCL | constants.O_RDWR, 0o600) as Promise<SpoolFile>,
  openToRead: async (path) => open(path, 'r') as Promise<SpoolFile>,
  truncate: async (path, length) => {
    const file = await open(path, 'r+');
    try {
      await file.truncate(length);
    } finally {
      await file.close();
    }
  },
  rename,
  remove: unlink,
};

/** Where entries lie. */
export interface SpoolPlace {
  readonly segment: SpoolSegment;
  readonly offset: number;
  readonly byteLength: number;
  readonly crc: number;
}

/** The file's name: numbers ascend in the order in which segments were begun. */
export function segmentName(number: number): string {
  return `${String(number).padStart(12, '0')}.spool`;
}

/** The number of a segment by its file's name; undefined for another file. */
export function segmentNumber(name: string): number | undefined {
  const match = /^(\d{12})\.spool$/.exec(name);
  return match === null ? undefined : Number(match[1]);
}

/** One segment. */
export class SpoolSegment {
  readonly number: number;
  readonly path: string;
  readonly #files: SpoolFileSystem;
  /** Bytes in the file. */
  byteLength = 0;
  /** Bytes of entries that are still needed. */
  liveBytes = 0;
  /** Chunks that have bytes here. */
  chunks = 0;
  /** Whether it is known on disk that nothing of it is needed. */
  isReleased = false;
  /** Whether it is to be kept aside when it is not needed any more. */
  isDamaged = false;
  #file: SpoolFile | undefined;
  #opening: Promise<SpoolFile> | undefined;

  constructor(files: SpoolFileSystem, folder: string, number: number) {
    this.#files = files;
    this.number = number;
    this.path = join(folder, segmentName(number));
  }

  /** Makes the file. */
  async create(): Promise<void> {
    this.#file = await this.#files.create(this.path);
  }

  /** Writes all pieces behind what is there. When it rejects, the file ends where it ended before, if that can still be had. */
  async append(pieces: readonly Buffer[], byteLength: number): Promise<void> {
    const file = this.#file;
    if (file === undefined) throw new Error('Cannot write a segment: it is not open, expected create first');
    let left = pieces;
    let at = this.byteLength;
    const end = at + byteLength;
    try {
      while (at < end) {
        const { bytesWritten } = await file.writev(left, at);
        if (bytesWritten === 0) throw Object.assign(new Error('nothing was written'), { code: 'EIO' });
        at += bytesWritten;
        if (at < end) left = rest(left, bytesWritten);
      }
      this.byteLength = end;
    } catch (error) {
      await file.truncate(this.byteLength).catch(() => undefined);
      throw error;
    }
  }

  /** Forces what was written to the disk. */
  async sync(): Promise<void> {
    await this.#file?.datasync();
  }

  /** Bytes of the file. Rejects when there are not so many. */
  async read(offset: number, byteLength: number): Promise<Buffer> {
    this.#opening ??=
      this.#file === undefined ? this.#files.openToRead(this.path) : Promise.resolve(this.#file);
    const file = await this.#opening;
    this.#file = file;
    const buffer = Buffer.allocUnsafeSlow(byteLength);
    for (let at = 0; at < byteLength; ) {
      const { bytesRead } = await file.read(buffer, at, byteLength - at, offset + at);
      if (bytesRead === 0)
        throw new Error(`the segment ends at ${offset + at}, expected ${offset + byteLength} bytes`);
      at += bytesRead;
    }
    return buffer;
  }

  /** Closes the file; it can be read again. */
  async close(): Promise<void> {
    const file = this.#file ?? (await this.#opening?.catch(() => undefined));
    this.#file = undefined;
    this.#opening = undefined;
    await file?.close();
  }
}

/** What is left of the pieces when so many bytes of them are done. */
function rest(pieces: readonly Buffer[], doneBytes: number): readonly Buffer[] {
  let done = doneBytes;
  for (const [i, piece] of pieces.entries()) {
    if (done < piece.length) return [piece.subarray(done), ...pieces.slice(i + 1)];
    done -= piece.length;
  }
  return [];
}
