// A small file that is read again when it has changed. It is looked at by its name, so that files that are replaced (as editors,
// Kubernetes and Docker do it) are noticed as well as those that are written to. What is in it is the owner's business.
import { open, stat } from 'node:fs/promises';
import { cannot, LogError, quoted } from '@tailrace/core/errors';
import type { Logger } from 'pino';

/** How often it is looked whether the file has changed. */
export const LOOK_EVERY_MS = 1_000;

/** What a {@link ReloadedFile} is made with. */
export interface ReloadedFileOptions {
  readonly path: string;
  /** What it is, for errors: `token key file`. */
  readonly what: string;
  /** A larger file is an error. */
  readonly bytesMax: number;
  /** Takes new contents into use; it throws for contents that cannot be used, and then the old ones stay in use. */
  readonly apply: (contents: Buffer) => void | Promise<void>;
  readonly logger: Logger;
  /** Default {@link LOOK_EVERY_MS}. */
  readonly lookEveryMs?: number;
}

/** See the head of this file. */
export class ReloadedFile {
  readonly #options: ReloadedFileOptions;
  readonly #timer: NodeJS.Timeout;
  /** What the file system said of the file when it was last read. */
  #seen: string;
  #isLooking = false;
  #trouble: string | undefined;

  private constructor(options: ReloadedFileOptions, seen: string) {
    this.#options = options;
    this.#seen = seen;
    this.#timer = setInterval(() => void this.#look(), options.lookEveryMs ?? LOOK_EVERY_MS);
    this.#timer.unref();
  }

  /** Reads the file for the first time. Throws LogError `file_unusable`, or what `apply` throws. */
  static async open(options: ReloadedFileOptions): Promise<ReloadedFile> {
    const seen = await stateOf(options);
    await options.apply(await read(options));
    return new ReloadedFile(options, seen);
  }

  /** Why the file cannot be used as it is now; what was in use before still is. */
  get trouble(): string | undefined {
    return this.#trouble;
  }

  close(): void {
    clearInterval(this.#timer);
  }

  async #look(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    const { what, path, logger } = this.#options;
    try {
      const seen = await stateOf(this.#options);
      if (seen === this.#seen && this.#trouble === undefined) return;
      await this.#options.apply(await read(this.#options));
      this.#seen = seen;
      this.#trouble = undefined;
      logger.info({ path }, `the ${what} has changed and is in use`);
    } catch (error) {
      const trouble = error instanceof Error ? error.message : String(error);
      if (trouble !== this.#trouble) logger.error({ path }, `${trouble}; what it held before stays in use`);
      this.#trouble = trouble;
    } finally {
      this.#isLooking = false;
    }
  }
}

async function stateOf({ path, what }: ReloadedFileOptions): Promise<string> {
  try {
    const { ino, size, mtimeNs, ctimeNs } = await stat(path, { bigint: true });
    return [ino, size, mtimeNs, ctimeNs].join(' ');
  } catch (error) {
    throw unusable(what, path, error);
  }
}

async function read({ path, what, bytesMax }: ReloadedFileOptions): Promise<Buffer> {
  let length = 0;
  const buffer = Buffer.alloc(bytesMax + 1);
  try {
    const file = await open(path, 'r');
    try {
      for (;;) {
        const { bytesRead } = await file.read(buffer, length, buffer.length - length);
        length += bytesRead;
        if (bytesRead === 0 || length === buffer.length) break;
      }
    } finally {
      await file.close();
    }
  } catch (error) {
    throw unusable(what, path, error);
  }
  if (length <= bytesMax) return buffer.subarray(0, length);
  const message = cannot(
    `read the ${what} ${quoted(path, 200)}`,
    'it is too large',
    `at most ${bytesMax} bytes`,
  );
  throw new LogError(message, { code: 'file_unusable' });
}

function unusable(what: string, path: string, error: unknown): LogError {
  const code = (error as NodeJS.ErrnoException | null)?.code ?? String(error);
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: 'no such file',
    EACCES: 'permission denied',
    EISDIR: 'it is a folder',
  };
  return new LogError(cannot(`read the ${what} ${quoted(path, 200)}`, reasons[code] ?? code), {
    code: 'file_unusable',
    cause: error,
  });
}
